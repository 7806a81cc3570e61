"""Lines that belong together, and what is doubtful about where they stop."""

from dataclasses import dataclass, field

from .lines import Line, width
from .patterns import Pattern

BROKEN = "句子在这里断了，下文不相连"
LOOSE = "看不出与下一行是否同一句，没有连接"
ASKING_WIDTH = 60
_ASKING = Pattern(r"^[^。；“：！？]+[！？][^。；“：！？]+[！？]?$")


@dataclass(slots=True)
class Chunk:
    """Lines that belong together. ``role`` and ``hint`` are their first line's; ``blanks``: empty lines before it."""

    lines: list[Line]
    text: str
    role: str = ""
    hint: str = ""
    blanks: int = 0
    indented: bool = False
    reason: str = ""
    doubts: list[tuple[str, str]] = field(default_factory=list)
    kind: str = ""  # set where the neighbours decide what it is
    broken: bool = False  # stops in the middle of a sentence


def asks(chunk: Chunk) -> bool:
    """Two short questions or calls in one line, 谁来看？看什么？: a headline when nobody speaks them."""
    return len(chunk.lines) == 1 and width(chunk.text) <= ASKING_WIDTH and bool(_ASKING.match(chunk.text))
