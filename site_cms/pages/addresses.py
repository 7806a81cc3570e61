"""Addresses that have more parts than the tree.

A room may write a part into its pages' addresses that no page stands for (a month, in front of an article). It registers
here how the part is taken out again, so that the one routing query looks for the page itself, and a wrong address costs no more.
"""

from collections.abc import Callable

_rules: list[Callable[[list[str]], list[str]]] = []


def register(rule: Callable[[list[str]], list[str]]) -> None:
    """`rule` gets the parts of an address and gives those of the tree; what it doesn't know it gives back as it was."""
    if rule not in _rules:
        _rules.append(rule)


def tree_components(components: list[str]) -> list[str]:
    for rule in _rules:
        components = rule(components)
    return components
