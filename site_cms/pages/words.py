"""Where a heading may break: between words, never inside one (现|象), never a lone character on the next line."""

from functools import cache, lru_cache

OPENING = "“‘（《〈【「『〔([{"
LONGEST = 4  # characters that may grow together round a single one


@cache
def _rjieba():
    """Loaded at the first heading: 30 MB that commands and the worker never need."""
    import rjieba

    return rjieba


@lru_cache(maxsize=5_000)
def phrases(text: str) -> tuple[str, ...]:
    """`text` in the pieces that stay whole, joined again exactly `text`.

    Dictionary words; a single character (了, 的, 米) goes with what stands before it, a number with its unit, closing
    punctuation with the word before and opening punctuation with the word behind.
    """
    found: list[str] = []
    for word in _rjieba().cut(text, False):
        before = found[-1] if found else ""
        if before and _belongs(before, word):
            found[-1] += word
        else:
            found.append(word)
    return tuple(found)


def _belongs(before: str, word: str) -> bool:
    last = before[-1]
    if last in OPENING:
        return True
    if not word[0].isalnum():
        return word[0] not in OPENING
    if not last.isalnum():
        return False
    if last.isdigit() or (last.isascii() and word[0].isascii()):
        return True
    return len(word) == 1 and not word.isdigit() and len(before) < LONGEST
