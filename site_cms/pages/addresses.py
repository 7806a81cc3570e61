"""Addresses that have more parts than the tree.

A room may write a part into its pages' addresses that no page stands for (a month, in front of an article). It registers
here how the part is taken out of a request, so that the one routing query looks for the page itself and a wrong address
costs no more, and how it is put in where an address is made from the tree alone, as for the site map.
"""

from collections.abc import Callable

_reading: list[Callable[[list[str]], list[str]]] = []
_writing: list[Callable[[str], str]] = []


def register(reading: Callable[[list[str]], list[str]], writing: Callable[[str], str]) -> None:
    """`reading` gets the parts of an address and gives those of the tree, `writing` gets a path of the tree and gives the
    address; what they don't know they give back as it was."""
    if reading not in _reading:
        _reading.append(reading)
        _writing.append(writing)


def tree_components(components: list[str]) -> list[str]:
    for rule in _reading:
        components = rule(components)
    return components


def address_of(path: str) -> str:
    for rule in _writing:
        path = rule(path)
    return path
