"""Two lines that were one clause before the type was set: subject and predicate, verb and object, number and noun."""

from .dictionary import tags
from .evidence import continues
from .lines import width
from .pairs import fluency
from .patterns import Pattern
from .vocabulary import CN_NUMBER

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
_LEANING = Pattern(r"^(?:[的了着得吗呢吧？！]|[才就都却也](?!是))")
_QUOTES = Pattern(r"[“”‘’《》]")
_FIGURATIVE = Pattern(r"“[^”]{1,4}”")
_PLACE_DOES = Pattern(
    r"^(?:我[市省区县]|全[市省区县]|[\u4e00-\u9fff]{2,3}[区县市镇乡]|[\u4e00-\u9fff]{2,8}(?:街道|社区|村|局|委|办|公司|学校|小学|中学|医院))[^，！？]*(?:[0-9一二三四五六七八九十百千万两]|[给为把将让]|建[起成]|推出|开[设展])"
)
_QUOTES = Pattern(r"[“”‘’《》]")
_FIGURATIVE = Pattern(r"“[^”]{1,4}”")
_PLACE_DOES = Pattern(
    r"^(?:我[市省区县]|全[市省区县]|[\u4e00-\u9fff]{2,3}[区县市镇乡]|[\u4e00-\u9fff]{2,8}(?:街道|社区|村|局|委|办|公司|学校|小学|中学|医院))[^，！？]*(?:[0-9一二三四五六七八九十百千万两]|[给为把将让]|建[起成]|推出|开[设展])"
)
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
TELLS = Pattern(
    r".{6}(?:综述|纪实|侧记|见闻|札记|扫描|掠影|观察|速写|记事|[一二三四五六七八九十百0-9][年月日天]记|回访)$|出席|主持|并讲话|作批示|提出要求|走访记|^记|^（|系列报道之|[上中下][）)]$"
)
BALANCED = 12  # columns by which the lines of one headline may differ


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
    if abs(width(first) - width(second)) > BALANCED or width(first) < 8 or TELLS.search(second):
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
