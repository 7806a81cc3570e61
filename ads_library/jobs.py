"""What happens of itself: designs whose time is up leave the library and are taken down."""

from .services.withdrawal import expire_designs


def run_out(now) -> None:
    expire_designs(now)
