"""Where a request comes from. The one place that reads X-Forwarded-For, and it believes declared proxies only."""

from functools import lru_cache
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest


@lru_cache(maxsize=8)
def _networks(declared: tuple[str, ...]):
    return tuple(ip_network(value.strip(), strict=False) for value in declared)


def _trusted(address: str) -> bool:
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    return any(parsed in network for network in _networks(tuple(settings.TRUSTED_PROXIES)))


def is_from_trusted_proxy(request: HttpRequest) -> bool:
    """Whether a declared proxy sent this request, so that its headers are its own."""
    return _trusted(request.META.get("REMOTE_ADDR", ""))


def client_address(request: HttpRequest) -> str:
    """The address of whoever spoke to the first proxy of ours. From the right: each hop that a trusted proxy added is
    believed as long as it is a proxy of ours itself; what a client wrote into the header stays unread."""
    address = request.META.get("REMOTE_ADDR", "")
    for hop in reversed(request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")):
        hop = hop.strip()
        if not _trusted(address) or not _is_address(hop):
            break
        address = hop
    return address if _is_address(address) else "127.0.0.1"  # a Unix socket has none


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
