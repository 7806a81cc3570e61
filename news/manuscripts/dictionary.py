"""The dictionary of words, loaded at the first question: most commands never ask it."""

from functools import cache, lru_cache


@cache
def _rjieba():
    import rjieba

    return rjieba


def words(text: str) -> list[str]:
    """``text`` cut into dictionary words."""
    return _rjieba().cut(text, False)


@lru_cache(maxsize=20_000)
def tags(text: str) -> tuple[str, ...]:
    """The parts of speech of the words in ``text`` (n noun, v verb, vn verbal noun, d adverb ...)."""
    return tuple(tag for _, tag in _rjieba().tag(text, False))


@lru_cache(maxsize=20_000)
def is_word(text: str) -> bool:
    """A dictionary word that is no person's name (文明, 和谐, 平安 begin with surnames too)."""
    return len(text) > 1 and any(
        len(word) == len(text) and not tag.startswith("nr") for word, tag in _rjieba().tag(text, False)
    )
