"""Gunicorn for laptops and servers: threads, both loopback addresses, nginx in front on a real server.

WORKERS, THREADS and PORT come from the environment. Slow clients are nginx's business; uploads are streamed to disk.
"""

import os
import socket


def _loopback_addresses(port: int) -> list[str]:
    """127.0.0.1 always, ::1 where the machine has it (a browser may resolve localhost to either)."""
    addresses = [f"127.0.0.1:{port}"]
    if socket.has_ipv6:
        with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("::1", port))
            except OSError:
                return addresses
        addresses.append(f"[::1]:{port}")
    return addresses


# BIND is for containers, whose loopback nobody else reaches.
bind = os.environ.get("BIND") or _loopback_addresses(int(os.environ.get("PORT", "8000")))
workers = int(os.environ.get("WORKERS", "2"))
threads = int(os.environ.get("THREADS", "4"))
worker_class = "gthread"
preload_app = True
timeout = 60
graceful_timeout = 20
keepalive = 5
max_requests = 20_000
max_requests_jitter = 2_000
accesslog = None  # the application logs each request once, as JSON with its id
access_log_format = "%(m)s %(U)s %(s)s %(M)s"  # for whoever sets its logger below to INFO: no address, no query string
errorlog = "-"
loglevel = "warning"
_QUIET = {"handlers": ["console"], "level": "WARNING", "propagate": False}
logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "site_cms.operations.log_lines.JsonFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"gunicorn.error": _QUIET, "gunicorn.access": _QUIET},
}
forwarded_allow_ips = "127.0.0.1,::1"
