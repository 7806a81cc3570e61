"""Write var/environment once: secrets of this machine and the switches of a laptop (HTTPS=off).

Run by `make run` before Django starts, so it needs the standard library only. An existing file is never touched:
a city's keys are worth more than a fresh set.
"""

import base64
import os
import secrets
import sys
from pathlib import Path

VAR = Path(__file__).resolve().parent.parent / "var"


def environment(port: str) -> str:
    values = {
        "DJANGO_SETTINGS_MODULE": "site_cms.settings.production",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "FIELD_KEYS": base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
        "HTTPS": "off",
        "PUBLIC_BASE_URL": f"http://localhost:{port}",
        "ALLOWED_HOSTS": "localhost,127.0.0.1,[::1]",
    }
    return "".join(f"{name}={value}\n" for name, value in values.items())


def main() -> int:
    target = VAR / "environment"
    if target.exists():
        return 0
    VAR.mkdir(mode=0o700, exist_ok=True)
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(environment(os.environ.get("PORT", "8000")))
    return 0


if __name__ == "__main__":
    sys.exit(main())
