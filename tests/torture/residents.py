"""Residents who send reports through the form, as a browser without JavaScript does, and press the button again when nothing came back."""

import http.cookiejar
import io
import random
import re
import secrets
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field

from PIL import Image

TOKEN = re.compile(r'name="token"[^>]*value="([^"]+)"')
CSRF = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
RECEIPT = re.compile(r'class="receipt[^"]*"[^>]*>\s*([2-9A-Z\-–— ]{20,})\s*<')
OPTION = re.compile(r'<select name="(category|district)".*?</select>', re.S)
GIVES_UP = 300  # seconds without an answer


def photo(dice: random.Random) -> bytes:
    image = Image.effect_noise((320, 240), dice.randrange(20, 90)).convert("RGB")
    file = io.BytesIO()
    image.save(file, "JPEG")
    return file.getvalue()


@dataclass
class Sent:
    """One form as it was filled in: what goes out again, byte for byte, until a receipt comes back."""

    fields: dict[str, str]
    picture: bytes
    receipt: str = ""
    tries: int = 0


@dataclass
class Resident(threading.Thread):
    """Sends until `enough()`; every fourth acknowledged form is sent once more and must bring the same receipt."""

    address: str
    seed: str
    enough: object
    acknowledged: list[Sent] = field(default_factory=list)
    differing: list[tuple[str, str]] = field(default_factory=list)
    fault: BaseException | None = None

    def __post_init__(self):
        super().__init__(daemon=True)
        self.dice = random.Random(self.seed)
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(jar)

    __hash__ = threading.Thread.__hash__

    def run(self) -> None:
        try:
            while not self.enough():
                form = self.filled_in()
                form.receipt = self.send(form)
                self.acknowledged.append(form)
                if self.dice.random() < 0.25:
                    again = self.send(form)
                    if again != form.receipt:
                        self.differing.append((form.receipt, again))
        except BaseException as fault:  # told by the test, which would wait for ever otherwise
            self.fault = fault

    def filled_in(self) -> Sent:
        page = self.asked(f"{self.address}/report/")
        choices = {}
        for match in OPTION.finditer(page):
            choices[match[1]] = self.dice.choice(re.findall(r'<option value="(\d+)"', match[0]))
        fields = {
            "csrfmiddlewaretoken": CSRF.search(page)[1],
            "token": TOKEN.search(page)[1],
            "place_words": f"路口第{self.dice.randrange(10**6)}号灯杆旁",
            "description": "垃圾过夜没有清",
            **choices,
        }
        return Sent(fields, photo(self.dice))

    def send(self, form: Sent) -> str:
        """Again and again until the server, back on its feet, answers with a receipt."""
        body, content_type = multipart(form)
        headers = {"Content-Type": content_type, "Referer": f"{self.address}/report/", "Origin": self.address}
        until = time.monotonic() + GIVES_UP
        while True:
            form.tries += 1
            try:
                request = urllib.request.Request(f"{self.address}/report/", body, headers)
                page = self.opener.open(request, timeout=60).read().decode()
            except urllib.error.HTTPError as error:
                said = error.read().decode(errors="replace")
                if error.code < 500 or time.monotonic() > until:
                    raise AssertionError(f"{error.code}: {re.sub('<[^>]+>', ' ', said)[:2000]}") from error
            except OSError:
                if time.monotonic() > until:
                    raise
            else:
                found = RECEIPT.search(page)
                assert found, re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", page))[:2000]
                return found[1].strip()
            time.sleep(0.2)

    def asked(self, address: str) -> str:
        until = time.monotonic() + GIVES_UP
        while True:
            try:
                return self.opener.open(address, timeout=60).read().decode()
            except OSError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.2)

    def knows(self, receipt: str) -> bool:
        """Whether the receipt opens its report."""
        page = self.asked(f"{self.address}/r/")
        body = urllib.parse.urlencode({"csrfmiddlewaretoken": CSRF.search(page)[1], "receipt": receipt}).encode()
        headers = {"Referer": f"{self.address}/r/", "Origin": self.address}
        try:
            answer = self.opener.open(urllib.request.Request(f"{self.address}/r/", body, headers), timeout=60)
        except urllib.error.HTTPError:
            return False
        return "timeline" in answer.read().decode()


def multipart(form: Sent) -> tuple[bytes, str]:
    edge = secrets.token_hex(12)
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in form.fields.items()
    ]
    parts.append(
        f'--{edge}\r\nContent-Disposition: form-data; name="photos"; filename="p.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'.encode()
        + form.picture
        + b"\r\n"
    )
    return b"".join([*parts, f"--{edge}--\r\n".encode()]), f"multipart/form-data; boundary={edge}"
