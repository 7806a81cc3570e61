"""The lines above an article: which is the kicker 引题, which the title, which the subtitle 副题.

Rule: a dash begins a subtitle; a column's name, a colon or brackets make a kicker; of what is left the main title is
the terse one, for kicker and subtitle tell the facts. Whatever was decided by length alone is doubted.
"""

from dataclasses import dataclass

from .evidence import crosses
from .lines import width
from .patterns import Pattern
from .vocabulary import CIRCLED, CN_NUMBER, DASHED, OPEN_END

_KICKER = Pattern(
    rf"在行动$|进行时$|专栏|专题|系列报道|系列评论|聚焦|^关注|走笔|特别报道|大家谈|观察$|在线$|纪事$|广角$|视窗$|之窗$|手记$|·|我为群众办实事|风采|先锋|巡礼|一线|面对面|访谈|曝光台|在路上$|^[“《【].{{2,16}}[”》】]$|^[【\[〖].+[】\]〗]|[：:]$|[｜|]|"
    rf"全民(?:在?行动|参与)$|从我做起$|人人(?:参与|有责)|百日|攻坚|之[{CN_NUMBER}]$|[{CIRCLED}]$"
)
_SUBTITLE = Pattern(
    r".{6}(?:综述|纪实|侧记|见闻|札记|扫描|掠影|观察|速写|记事)$|出席|主持|并讲话|作批示|提出要求|走访记|^记|^（|系列报道之|[上中下][）)]$"
)


@dataclass(slots=True)
class Head:
    kicker: str = ""
    title: str = ""
    subtitle: str = ""
    doubt: str = ""


def read_head(lines: list[str]) -> Head:
    """Sorts the title lines of an article, given in their order, into kicker, title and subtitle."""
    lines = _mend_wrapped(lines)
    if not lines:
        return Head(doubt="没有找到标题")
    dashed = [at for at, line in enumerate(lines) if DASHED.match(line) and at > 0]
    if dashed:
        first = dashed[0]
        head = read_head(lines[:first]) if first > 1 else Head(title=lines[0])
        if first == 2 and head.subtitle:
            head = Head(kicker=lines[0], title=lines[1], doubt=head.doubt)  # the dash marks the subtitle already
        head.subtitle = " ".join(filter(None, [head.subtitle, *lines[first:]]))
        return head
    if len(lines) == 1:
        return Head(title=lines[0])
    if len(lines) == 2:
        return _two(*lines)
    if len(lines) == 3 and not _SUBTITLE.search(lines[1]):
        return Head(lines[0], lines[1], lines[2], doubt="三行标题按引题、主题、副题处理，请核对")
    head = _two(lines[0], lines[1])
    head.subtitle = " ".join(filter(None, [head.subtitle, *lines[2:]]))
    head.doubt = "标题行较多，引题、主题、副题请核对"
    return head


def _mend_wrapped(lines: list[str]) -> list[str]:
    """A headline broken in the middle of a word, or after a sign that can't end one, is one headline."""
    result: list[str] = []
    for line in lines:
        if result and (crosses(result[-1], line) or OPEN_END.search(result[-1])) and not DASHED.match(line):
            result[-1] += line
        else:
            result.append(line)
    return result


def _two(first: str, second: str) -> Head:
    kicker = (
        2.0 * bool(_KICKER.search(first))
        - 1.0 * bool(_SUBTITLE.search(first))
        - 1.5 * bool(_KICKER.search(second) and not _KICKER.search(first))
    )
    subtitle = 2.0 * bool(_SUBTITLE.search(second))
    difference = (width(first) - max(map(width, second.split()))) / 2  # of two clauses the longer one counts
    # A subtitle without a dash is rare in print, a kicker has no sign of its own: unmarked, the first line is the kicker,
    # unless the second is by far the longer, as subtitles are.
    kicker += 0.8 if difference > -8 else 0
    subtitle += 1.0 if difference <= -8 else 0
    if difference == 0 and len(first) >= 7 and kicker < 1.5 and subtitle < 1.5:
        return Head(title=f"{first} {second}", doubt="两行等长，按一个标题的两行处理，请核对")
    doubt = "" if abs(kicker - subtitle) >= 1.5 else "按长短判断的引题、副题，请核对"
    if kicker > subtitle:
        return Head(kicker=first, title=second, doubt=doubt)
    return Head(title=first, subtitle=second, doubt=doubt)
