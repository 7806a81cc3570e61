"""A line to a real server that can be made slow, silent or cut, for what is connected already as well."""

import contextlib
import socket
import threading
import time
from urllib.parse import urlsplit


class Relay:
    """`mode`: well, slow (each piece of an answer a second late), silent (answers are swallowed), cut (connections end).
    `carried`: bytes of answers that reached the asker."""

    def __init__(self, upstream: str):
        address = urlsplit(upstream)
        self.upstream = (address.hostname, address.port)
        self.mode, self.carried = "well", 0
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listening.getsockname()[1]}"

    def __enter__(self) -> "Relay":
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_) -> None:
        self.mode = "cut"
        self.listening.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):  # closed at the end
            while True:
                asker, _ = self.listening.accept()
                server = socket.create_connection(self.upstream)
                for one, other, answers in ((asker, server, False), (server, asker, True)):
                    threading.Thread(target=self._carry, args=(one, other, answers), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket, answers: bool) -> None:
        with contextlib.suppress(OSError):
            while piece := one.recv(65_536):
                if self.mode == "cut":
                    break
                if answers and self.mode == "silent":
                    continue
                if answers and self.mode == "slow":
                    time.sleep(1)
                other.sendall(piece)
                if answers:
                    self.carried += len(piece)
        for end in (one, other):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
