"""What production refuses to start with: security values that are missing, weak, or contradict each other. All at once, in Chinese."""

import base64
import binascii
from collections.abc import Mapping
from urllib.parse import urlsplit

SECRET_KEY_LENGTH = 50  # what Django's own check asks for
FERNET_BYTES = 32


def faults(environment: Mapping[str, str]) -> list[str]:
    """One sentence a fault; none means that the site may start. No sentence repeats a value."""
    found = []
    secret = environment.get("SECRET_KEY", "")
    if not secret:
        found.append("缺少 SECRET_KEY：一串只有本站知道的随机字符，签名用。")
    elif len(secret) < SECRET_KEY_LENGTH or len(set(secret)) < 5 or secret.startswith(("dev-only", "django-insecure")):
        found.append(f"SECRET_KEY 太弱：至少 {SECRET_KEY_LENGTH} 个随机字符。")
    keys = [key.strip() for key in environment.get("FIELD_KEYS", "").split(",") if key.strip()]
    if not keys:
        found.append("缺少 FIELD_KEYS：加密举报人信息的 Fernet 密钥，多个用逗号分开，最新的在前。")
    elif not all(map(_is_fernet_key, keys)):
        found.append("FIELD_KEYS 里有一个不是 Fernet 密钥（32 字节的 URL 安全 Base64）。")
    return found + _address_faults(environment)


def _address_faults(environment: Mapping[str, str]) -> list[str]:
    base = environment.get("PUBLIC_BASE_URL", "")
    if not base:
        return ["缺少 PUBLIC_BASE_URL：网站对外的网址，例如 https://www.example.gov.cn；二维码、邮件和订阅都用它。"]
    parts = urlsplit(base.rstrip("/"))
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path or parts.query:
        return ["PUBLIC_BASE_URL 只写协议和域名，例如 https://www.example.gov.cn。"]
    if environment.get("HTTPS", "on").strip().lower() not in ("true", "on", "ok", "y", "yes", "1"):
        return []
    found = []
    if parts.scheme != "https":
        found.append("HTTPS=on 时 PUBLIC_BASE_URL 要以 https:// 开头。")
    hosts = [host.strip() for host in environment.get("ALLOWED_HOSTS", "").split(",") if host.strip()]
    if "*" in hosts:
        found.append("ALLOWED_HOSTS 不能写 *。")
    if not any(parts.hostname == host or (host[:1] == "." and f".{parts.hostname}".endswith(host)) for host in hosts):
        found.append("ALLOWED_HOSTS 里没有 PUBLIC_BASE_URL 的域名。")
    return found


def _is_fernet_key(key: str) -> bool:
    try:
        return len(base64.b64decode(key, altchars=b"-_", validate=True)) == FERNET_BYTES
    except (binascii.Error, ValueError):
        return False
