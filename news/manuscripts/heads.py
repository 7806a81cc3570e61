"""The lines above an article: which is the kicker 引题, which the title, which the subtitle 副题.

Rule: a dash begins a subtitle; a column's name, a colon or brackets make a kicker; of what is left the main title is
the terse one, for kicker and subtitle tell the facts. Whatever was decided by length alone is doubted.
"""

from dataclasses import dataclass

from .dictionary import tags
from .evidence import continues, crosses
from .lines import width
from .pairs import fluency
from .patterns import Pattern
from .vocabulary import CIRCLED, CN_NUMBER, DASHED, OPEN_END

_KICKER = Pattern(
    rf"在行动$|进行时$|专栏|专题|系列报道|系列评论|聚焦|^关注|走笔|特别报道|大家谈|观察$|在线$|纪事$|广角$|微评$|短评$|快评$|追踪$|调查$|盘点$|时评$|论坛$|杂谈$|茶座$|回音壁|三言两语|视窗$|之窗$|手记$|·|我为群众办实事|风采|先锋|巡礼|一线|面对面|访谈|曝光台|在路上$|^[“《【].{{2,16}}[”》】]$|^[【\[〖].+[】\]〗]|[：:]$|[｜|]|"
    rf"全民(?:在?行动|参与)$|从我做起$|人人(?:参与|有责)|百日|攻坚|之[{CN_NUMBER}]$|[{CIRCLED}]$"
)
_SUBTITLE = Pattern(
    r".{6}(?:综述|纪实|侧记|见闻|札记|扫描|掠影|观察|速写|记事|[一二三四五六七八九十百0-9][年月日天]记|回访)$|出席|主持|并讲话|作批示|提出要求|走访记|^记|^（|系列报道之|[上中下][）)]$"
)


_FACTS = Pattern(
    r"[0-9]{2}|我[市省区县]|全[市省区县]|累计|推行|开展|深入|扎实|实现|[区县市镇乡局委办]{1}(?:以|将|把|从|为|向|在)"
)
_NAMED = Pattern(r"^“[^”]{4,20}”$")
_HAPPENS = Pattern(
    r"^[^，。！？]{0,10}(?:活动|行动|比赛|大赛|竞赛|展览?|评选|论坛|仪式|讲座|系列)[^，。]{0,8}(?:启动|举行|举办|开幕|闭幕|收官|落幕|开展|揭晓|召开|结束|开赛|亮相)$"
)
_HOLDS = Pattern(
    r"(?:召开|举行|举办|启动|开展|组织|部署|推进|出席|参加|观摩|调研|督导|检查|通报|印发|公布|发布|通过)(?!会)"
)
_WANTING = Pattern(
    r"(?:成为|变成|化作|征集|推出|打造|迎来|荣获|获评|寻找|有了|成了|唱响|叫响|守护|擦亮|点亮|筑牢|织密|[建办架撑托燃]起|[送装用换披]上|[走搬][进入])$"
)  # verbs with which no headline ends
_OFFICE = Pattern(
    r"^[\u4e00-\u9fff]{2,12}(?:局|委|办|支队|大队|中队|公司|集团|街道|社区|法院|检察院|医院|学校|小学|中学|大学|学院|银行|协会|中心|工会|妇联|团市委)$"
)
_EVENT = Pattern(
    r"(?:会|会议|例会|大会|现场会|推进会|动员会|活动|仪式|行动|工作|论坛|比赛|大赛|竞赛|方案|办法|条例|名单|意见|情况|项目|工程)$"
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
_COUNTS = Pattern(r"^(?:首批)?[0-9一二三四五六七八九十百千万两]+")
_ASKS = Pattern(r"^[^，。：]{4,14}[？?]$")
_RESULT = Pattern(
    r"^“?[\u4e00-\u9fff]”?(?:[出起成进活亮暖](?![于色灯])|来了|走了|上了)"
)  # what comes of it; by what is in the line above
_PAPER = Pattern(
    r"(?:启事|通知|公告|通告|决定|意见|方案|办法|倡议书?|公示|函|通报|说明|报告|提示)(?:[（(].{1,8}[)）])?$"
)
_COUNTED_OFF = Pattern(
    rf"(?:第[{CN_NUMBER}0-9]+|首|[一两几十百千]|[0-9]+)(?:批|届|期|轮|座|家|名|位|条|项|处|支|户|所|场)$"
)
_COUNTED = Pattern(rf"[{CN_NUMBER}两几0-9]$")
BALANCED = 12  # columns by which the lines of one headline may differ
TWO_AND_FACTS = "前两行按一个标题、第三行按副题处理，请核对"
ASKED_AND_TOLD = "前一行问、后一行答，按一个标题的两行处理，请核对"
SET_TOGETHER = "标题在换行处断开，两行已拼成一行，请核对"


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


def names_column(text: str) -> bool:
    """城事微评, 【创城进行时】: the name of a column, which is no headline."""
    return bool(_KICKER.search(text))


def _sort(lines: list[str]) -> Head:
    if not lines:
        return Head(doubt="没有找到标题")
    dashed = [at for at, line in enumerate(lines) if DASHED.match(line) and at > 0]
    if dashed:
        first = dashed[0]
        head = _sort(lines[:first]) if first > 1 else Head(title=lines[0])
        if first == 2 and head.subtitle:
            head = Head(kicker=lines[0], title=lines[1], doubt=head.doubt)  # the dash marks the subtitle already
        head.subtitle = " ".join(filter(None, [head.subtitle, *lines[first:]]))
        return head
    if len(lines) == 1:
        if _PICTURES.match(lines[0]):
            return Head(kicker=lines[0], doubt="没有找到标题")
        return Head(title=lines[0])
    if len(lines) == 2:
        return _two(*lines)
    if (
        len(lines) == 3
        and _KICKER.search(lines[0])
        and abs(width(lines[1]) - width(lines[2])) <= 6
        and not any("，" in line or _SUBTITLE.search(line) or _FACTS.search(line) for line in lines[1:])
    ):
        return Head(lines[0], f"{lines[1]} {lines[2]}", doubt="两行长短相近，按一个标题的两行处理，请核对")
    if (
        len(lines) == 3
        and _is_couplet(*lines[:2])
        and width(lines[2]) - width(lines[1]) >= 6
        and _FACTS.search(lines[2])
    ):
        return Head(title=f"{lines[0]} {lines[1]}", subtitle=lines[2], doubt=TWO_AND_FACTS)
    if len(lines) == 3 and width(lines[0]) <= 16:
        below = _two(*lines[1:])
        if below.doubt == ASKED_AND_TOLD or (not below.kicker and not below.subtitle and width(lines[1]) <= 20):
            return Head(lines[0], below.title, doubt=below.doubt)
    if len(lines) == 3 and not _SUBTITLE.search(lines[1]):
        return Head(lines[0], lines[1], lines[2], doubt="三行标题按引题、主题、副题处理，请核对")
    head = _two(lines[0], lines[1])
    head.subtitle = " ".join(filter(None, [head.subtitle, *lines[2:]]))
    head.doubt = "标题行较多，引题、主题、副题请核对"
    return head


def _is_couplet(first: str, second: str) -> bool:
    """烟头不落地 / 城市更美丽: two short calls of the same length."""
    return (
        width(first) == width(second) <= 20
        and not _KICKER.search(first)
        and not any(char in " 　，：" for char in first + second)
    )


def _mend_wrapped(lines: list[str]) -> tuple[list[str], bool]:
    """A headline that was broken is one headline; says too whether that was told by the grammar alone."""
    result: list[str] = []
    guessed = False
    for line in lines:
        if result and _NAMED.match(result[-1]) and _HAPPENS.match(line):
            result[-1] += line
            guessed = True
        elif not result or DASHED.match(line) or _KICKER.search(result[-1]):
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


def _announces(first: str, second: str) -> bool:
    """我市召开创建全国文明城市 / 工作推进会: what is held or begun is named on the second line."""
    return (
        bool(_HOLDS.search(first))
        and not _EVENT.search(first)
        and bool(_EVENT.search(second))
        and not _HOLDS.search(second)
        and not any(char in " 　，：！？；——" for char in first + second)
        and width(first) >= width(second) - BALANCED
    )


def one_clause(first: str, second: str) -> bool:
    """Two lines of like width of which neither is a clause: subject and predicate, or verb and object, were parted."""
    if _WANTING.search(first) and abs(width(first) - width(second)) <= BALANCED and "，" not in first + second:
        return True
    if first.startswith("关于") and _PAPER.search(second) and not _PAPER.search(first):
        return True
    if _COUNTED_OFF.search(first) and tags(second)[0][:1] in ("n", "v", "a", "b"):
        return True  # 第三批 / 文明家庭名单
    if _announces(first, second) or (_OFFICE.match(first) and tags(second)[0] == "v" and "，" not in second):
        return True
    if (
        _RESULT.match(second)
        and 8 <= width(first) <= 16
        and width(second) - width(first) <= 2 * BALANCED
        and not {"v", "d"} & set(tags(_QUOTES.sub("", first)))
        and "，" not in second
    ):
        return True
    if abs(width(first) - width(second)) > BALANCED or width(first) < 8 or _SUBTITLE.search(second):
        return False
    if _LEANING.match(second) or (_COUNTED.search(first) and tags(second)[0] in ("q", "m")):
        return True
    if any(char in " 　，：！？；" for char in first):
        return False
    words = continues(first, second)
    if words >= 1.5 or words + 0.7 * fluency(first[-1], second[0]) >= 1.5:
        return True
    left, right = tags(_QUOTES.sub("", first)), tags(_QUOTES.sub("", second))
    subject_parted = (
        left[-1][:1] in ("n", "s", "f")  # who, or where
        and not {"v", "p", "d"} & set(left)
        and (right[0] in ("v", "d") or (right[0] == "vn" and right[1:2] == ("m",)) or second[0] == "在")
    )
    object_parted = (
        left[-1] == "v"
        and "n" in {tag[:1] for tag in left}
        and not {"d", "p", "r", "ul"} & set(right)
        and right[0][:1] == "n"
    )
    if set(right) <= {"m", "q"}:
        return True
    return subject_parted or (
        object_parted and right[-1][:1] in ("n", "v") and not any(char in " 　，" for char in second)
    )


def _two(first: str, second: str) -> Head:
    kicker = (
        2.0 * bool(_KICKER.search(first))
        - 0.5 * bool(_SUBTITLE.search(first))
        - 1.5 * bool(_KICKER.search(second) and not _KICKER.search(first))
    )
    subtitle = 2.0 * bool(_SUBTITLE.search(second))
    difference = (width(first) - max(map(width, second.split()))) / 2  # of two clauses the longer one counts
    # A subtitle without a dash is rare in print, a kicker has no sign of its own: unmarked, the first line is the kicker,
    # unless the second is by far the longer and tells facts, as subtitles do.
    factual = (
        difference <= -8
        and len(first) > 4
        and (bool(_FACTS.search(second)) or ("v" in tags(first) and "，" not in second))
    )
    tells = bool(_ANNOUNCED.match(first) and _COUNTS.match(second)) or (
        bool(_FIGURATIVE.search(first))
        and width(second) - max(map(width, first.split())) >= 8
        and bool(_PLACE_DOES.search(second))
    )  # an image above, below it who did how much
    factual = factual or tells
    kicker += 0.8 if not factual else 0
    subtitle += 1.0 if factual else 0
    if _ASKS.search(first) and abs(difference) <= 4 and kicker < 1.5:
        return Head(title=f"{first} {second}", doubt=ASKED_AND_TOLD)
    even = difference == 0 or (
        abs(difference) <= 2
        and width(first) <= 30
        and not _FACTS.search(first)
        and "v" in tags(first)
        and ("v" in tags(second) or tags(second)[-1] == "m")
        and not any(char in " 　，·" for char in first + second)
    )
    if even and len(first) >= 7 and kicker < 1.5 and subtitle < 1.5:
        return Head(title=f"{first} {second}", doubt="两行等长，按一个标题的两行处理，请核对")
    if (
        12 <= width(first) <= 18  # what is shorter names a column
        and 10 <= width(second) <= 18
        and abs(difference) <= 2
        and max(kicker, subtitle) < 1.5
        and not {"v", "vn", "d"} & set(tags(first))
        and "v" in tags(second)
    ):  # 擦亮城市名片 is a call of its own, 小小“积分簿” is what the next line tells about
        return Head(title=f"{first} {second}", doubt="两行都短，长短相近，按一个标题的两行处理，请核对")
    doubt = "" if abs(kicker - subtitle) >= 1.5 else "按长短判断的引题、副题，请核对"
    if kicker > subtitle:
        return Head(kicker=first, title=second, doubt=doubt)
    return Head(title=first, subtitle=second, doubt=doubt)
