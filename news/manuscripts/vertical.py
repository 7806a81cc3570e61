"""Headlines that were set upright: one character a line when they are lifted from the page.

Rule: four lines or more of one character (or two unpunctuated ones) are one headline. Two upright headlines side by side come as
two characters a line with a gap; each is read by itself, the right one first, and doubted.
"""

from .lines import Line
from .patterns import Pattern
from .vocabulary import HAN

_ONE = Pattern(rf"^[{HAN}“”‘’《》「」、，：！？…—·0-9０-９A-Za-z]$")
_HAN = Pattern(rf"[{HAN}]")
_TWO = Pattern(rf"^[{HAN}]{{2}}$")
_PAIR = Pattern(rf"^([{HAN}“”《》，！？—])\s+([{HAN}“”《》，！？—])$")
LEAST = 4


def raise_vertical(lines: list[Line]) -> list[Line]:
    """Gives the lines with each upright headline as one line whose hint is "title"."""
    result: list[Line] = []
    at = 0
    while at < len(lines):
        for pattern, least in ((_ONE, LEAST), (_PAIR, LEAST), (_TWO, LEAST + 1)):
            run = _run(lines, at, pattern)
            if len(run) >= least and sum(bool(_HAN.search(line.text)) for line in run) >= least - 1:
                result += _headlines(run, pattern)
                at += len(run)
                break
        else:
            result.append(lines[at])
            at += 1
    return result


def _run(lines: list[Line], at: int, pattern: Pattern) -> list[Line]:
    run: list[Line] = []
    while at + len(run) < len(lines):
        line = lines[at + len(run)]
        number_first = not run and line.text.isdigit()  # a page number above an upright headline
        if line.role or line.hint or number_first or not pattern.match(line.text):
            break
        run.append(line)
    return run


def _headlines(run: list[Line], pattern: Pattern) -> list[Line]:
    first = run[0]
    if pattern is _PAIR:
        pairs = [_PAIR.match(line.text) for line in run]
        right = Line("".join(pair[2] for pair in pairs if pair), blanks=first.blanks, hint="title")
        left = Line("".join(pair[1] for pair in pairs if pair), hint="title", apart=True)
        for line in (right, left):
            line.doubts.append("两行竖排标题并排，已各自拼成一行，请核对先后")
        return [right, left]
    usual = min(line.blanks for line in run[1:])
    text = "".join((" " if at and line.blanks > usual else "") + line.text for at, line in enumerate(run))
    whole = Line(text, blanks=first.blanks, hint="title")
    if pattern is _TWO:
        whole.doubts.append("窄栏标题，由多行拼成，请核对")
    return [whole]
