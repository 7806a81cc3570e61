"""The lines above an article: which is the kicker 引题, which the title, which the subtitle 副题.

Rule: a dash begins a subtitle; a word cut in two, a comma or a particle at the end joins two lines; how the others are related is the
most probable reading by ``head_relations``. Whatever no sign told is doubted.
"""

from dataclasses import dataclass

from .clauses import BALANCED, one_clause
from .evidence import crosses
from .head_relations import KICKER, ONE, SUBTITLE, names_column, relation
from .lines import width
from .patterns import Pattern
from .vocabulary import DASHED, OPEN_END

_NAMED = Pattern(r"^“[^”]{4,20}”$")
_HAPPENS = Pattern(
    r"^[^，。！？]{0,10}(?:活动|行动|比赛|大赛|竞赛|展览?|评选|论坛|仪式|讲座|系列)[^，。]{0,8}(?:启动|举行|举办|开幕|闭幕|收官|落幕|开展|揭晓|召开|结束|开赛|亮相)$"
)
_HAPPENS = Pattern(
    r"^[^，。！？]{0,10}(?:活动|行动|比赛|大赛|竞赛|展览?|评选|论坛|仪式|讲座|系列)[^，。]{0,8}(?:启动|举行|举办|开幕|闭幕|收官|落幕|开展|揭晓|召开|结束|开赛|亮相)$"
)
_PARTICLE = Pattern(r"(?<![目有])的$|[与和及或把被]$")  # no headline ends with one
_LEANING = Pattern(r"^(?:[的了着得吗呢吧？！]|[才就都却也](?!是))")
_QUOTES = Pattern(r"[“”‘’《》]")
_FIGURATIVE = Pattern(r"“[^”]{1,4}”")
_PLACE_DOES = Pattern(
    r"^(?:我[市省区县]|全[市省区县]|[\u4e00-\u9fff]{2,3}[区县市镇乡]|[\u4e00-\u9fff]{2,8}(?:街道|社区|村|局|委|办|公司|学校|小学|中学|医院))[^，！？]*(?:[0-9一二三四五六七八九十百千万两]|[给为把将让]|建[起成]|推出|开[设展])"
)
_PICTURES = Pattern(r"^[【\[]?(?:图片新闻|图片报道|摄影报道|图说新闻|新闻图片|镜头|图片故事|图\s?片)[】\]]?$")
_ANNOUNCED = Pattern(
    r"^(?:我[市省区县]|全[市省区县])[^，]*(?:出炉|启动|开通|揭晓|上线|投用|开放|发布|亮相|开工|落成|推出.+|开通.+)$"
)
SURE = 0.9
NO_TITLE = "没有找到标题"
SET_TOGETHER = "标题在换行处断开，两行已拼成一行，请核对"
TWO_LINES = "按一个标题的两行处理，也可能是引题或副题，请核对"
BY_FORM = "按写法判断的引题、主题、副题，请核对"
MANY = "标题行较多，引题、主题、副题请核对"


@dataclass(slots=True)
class Head:
    kicker: str = ""
    title: str = ""
    subtitle: str = ""
    doubt: str = ""


def read_head(lines: list[str]) -> Head:
    """Sorts the title lines of an article, given in their order, into kicker, title and subtitle."""
    lines, mended = _mend_wrapped(lines)
    head = _sort(lines)
    head.doubt = head.doubt or (SET_TOGETHER if mended else "")
    return head


def _sort(lines: list[str]) -> Head:
    if not lines:
        return Head(doubt=NO_TITLE)
    dashed = [at for at, line in enumerate(lines) if DASHED.match(line) and at > 0]
    if dashed:
        head = _above_a_dash(lines[: dashed[0]])
        head.subtitle = " ".join(filter(None, [head.subtitle, *lines[dashed[0] :]]))
        return head
    if len(lines) == 1:
        return Head(kicker=lines[0], doubt=NO_TITLE) if _PICTURES.match(lines[0]) else Head(title=lines[0])
    if len(lines) == 2:
        return _two(*lines)
    head = _three(*lines[:3])
    if len(lines) > 3:
        head.subtitle = " ".join(filter(None, [head.subtitle, *lines[3:]]))
        head.doubt = MANY
    return head


def _above_a_dash(lines: list[str]) -> Head:
    """The dash marks the subtitle already: what stands above it is kicker and title, or the title in two lines."""
    if len(lines) == 2:
        shares = relation(*lines)
        return _kicker(*lines, shares) if shares[KICKER] > shares[ONE] else _one(*lines, shares)
    return _sort(lines)


def _two(first: str, second: str) -> Head:
    shares = relation(first, second)
    best = max(shares, key=shares.__getitem__)
    if best == KICKER:
        return _kicker(first, second, shares)
    if best == ONE:
        return _one(first, second, shares)
    return Head(title=first, subtitle=second, doubt=BY_FORM)


def _kicker(first: str, second: str, shares: dict[str, float]) -> Head:
    told = names_column(first) and shares[KICKER] >= SURE
    return Head(kicker=first, title=second, doubt="" if told else BY_FORM)


def _one(first: str, second: str, shares: dict[str, float]) -> Head:
    return Head(title=_together(first, second), doubt=TWO_LINES)


def _together(first: str, second: str) -> str:
    return first + ("" if one_clause(first, second) else " ") + second


def _three(first: str, second: str, third: str) -> Head:
    above, below = relation(first, second), relation(second, third)
    readings = {
        (KICKER, SUBTITLE): above[KICKER] * below[SUBTITLE],
        (KICKER, ONE): above[KICKER] * below[ONE],
        (ONE, SUBTITLE): above[ONE] * below[SUBTITLE],
    }
    match max(readings, key=readings.__getitem__):
        case (str(one), str(two)) if one == KICKER and two == SUBTITLE:
            return Head(first, second, third, doubt=BY_FORM)
        case (str(one), _) if one == KICKER:
            return Head(first, _together(second, third), doubt=TWO_LINES)
    return Head(title=_together(first, second), subtitle=third, doubt=TWO_LINES)


def _mend_wrapped(lines: list[str]) -> tuple[list[str], bool]:
    """A headline that was broken is one headline; says too whether that was told by the grammar alone."""
    result: list[str] = []
    guessed = False
    for line in lines:
        if result and _NAMED.match(result[-1]) and _HAPPENS.match(line):
            result[-1] += line
            guessed = True
        elif not result or DASHED.match(line) or names_column(result[-1]):
            result.append(line)
        elif _PARTICLE.search(result[-1]) and width(line) <= width(result[-1]) + BALANCED:
            result[-1] += line
            guessed = True
        elif crosses(result[-1], line) or OPEN_END.search(result[-1]):
            result[-1] += line
        elif one_clause(result[-1], line):
            result[-1] += line
            guessed = True
        else:
            result.append(line)
    return result, guessed
