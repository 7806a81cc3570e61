"""Nothing lost, nothing invented, nothing turned round: the proof that is made for every manuscript.

Rule: as a multiset, the non-space characters of the input less the listed markup are those of all fields and of
``removed``; and what stands in one field or block stands there in the input's order.
"""

from collections import Counter

from .result import FIELDS, Draft


def characters(text: str) -> Counter[str]:
    return Counter(char for char in text if not char.isspace())


def kept(drafts: list[Draft]) -> Counter[str]:
    """Every non-space character of the fields, blocks and removed pieces of ``drafts``."""
    total: Counter[str] = Counter()
    for draft in drafts:
        for name in FIELDS:
            total.update(characters(getattr(draft, name)))
        for piece in (*draft.blocks, *draft.removed):
            total.update(characters(piece.text))
    return total


def difference(source: str, drafts: list[Draft]) -> tuple[str, str]:
    """(lost, invented): the characters that are in only one of the two, each in code point order."""
    before, after = characters(source), kept(drafts)
    return "".join(sorted((before - after).elements())), "".join(sorted((after - before).elements()))


def in_order(source: str, text: str) -> bool:
    """``text`` without spaces is a subsequence of ``source``."""
    rest = iter(source)
    return all(char in rest for char in text if not char.isspace())


def out_of_order(source: str, drafts: list[Draft]) -> list[str]:
    """The fields and blocks whose characters don't stand in the input's order."""
    whole, at = "".join(source.split()), 0
    pieces = [getattr(draft, name) for draft in drafts for name in FIELDS] + [
        block.text for draft in drafts for block in draft.blocks
    ]
    wrong: list[str] = []
    for piece in pieces:
        text = "".join(piece.split())
        # Most pieces stand in one stretch and follow each other: found from where the last one was, without a walk.
        found = whole.find(text, at)
        if found < 0:
            found = whole.find(text)
        if found >= 0:
            at = found
        elif not in_order(whole, text):
            wrong.append(piece)
    return wrong
