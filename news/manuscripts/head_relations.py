"""How two lines above an article are related: kicker and title, one title in two lines, or title and subtitle.

Rule: a softmax over a few things that can be seen of the two lines (length, verbs, figures, quotation marks, who is named). Its
weights are in ``data/heads.json``, fitted by ``tests/news/manuscripts/fit_heads.py`` on headlines of our own. Without type sizes nobody
can be sure, so whoever asks doubts what was told by this alone.
"""

import json
import math
import re
from functools import cache
from pathlib import Path

from .clauses import TELLS, one_clause
from .dictionary import tags
from .evidence import continues
from .lines import width
from .pairs import fluency
from .patterns import Pattern
from .vocabulary import CIRCLED, CN_NUMBER

FILE = Path(__file__).parent / "data" / "heads.json"
GLUED = 0.6
KICKER, ONE, SUBTITLE = "kicker", "one", "subtitle"
RELATIONS = (KICKER, ONE, SUBTITLE)

_COLUMN = Pattern(
    rf"在行动$|进行时$|专栏|专题|系列报道|系列评论|聚焦|^关注|走笔|特别报道|大家谈|观察$|在线$|纪事$|广角$|微评$|短评$|快评$|追踪$|调查$|盘点$|时评$|论坛$|杂谈$|茶座$|回音壁|三言两语|视窗$|之窗$|手记$|·|我为群众办实事|风采|先锋|巡礼|一线|面对面|访谈|曝光台|在路上$|^最美[^，]{2, 5}$|^身边的?[^，]{2, 3}$|^本期[^，]{2}$|^读者来信|^网友[^，]{2, 4}$|热线$|^[“《【].{{2,16}}[”》】]$|^[【\[〖].+[】\]〗]|[：:]$|[｜|]|"
    rf"全民(?:在?行动|参与)$|从我做起$|人人(?:参与|有责)|百日|攻坚|之[{CN_NUMBER}]$|[{CIRCLED}]$"
)
_QUOTES = Pattern(r"[“”‘’《》]")
_FIGURATIVE = Pattern(r"“[^”]{1,5}”")
_FIGURES = Pattern(rf"[0-9]|[{CN_NUMBER}两]{{1,3}}[{CN_NUMBER}百千万余多]|百分之")
_PLACE = Pattern(
    r"^(?:我[市省区县]|全[市省区县]|城[区东西南北]|[\u4e00-\u9fff]{2,4}[区县市镇乡](?!民|场)|市[\u4e00-\u9fff]{1,8}[局委办院团联队]|[\u4e00-\u9fff]{2,8}(?:街道|社区|村|局|委|办|公司|学校|小学|中学|医院|部门|支队))"
)
_SAYS = Pattern(
    r"(?:强调|指出|建议|提出|表示|要求|提醒|倡议|呼吁|支招|通报|通告|回应[^，]*|反馈|来信[^，]*|发布[^，]{0,4})$"
)
_ASKS = Pattern(r"^[^，。：]{4,14}[？?]$")
_TOPIC = Pattern(
    r"(?:创建|创城|创文|文明|志愿|民生|热线|关注|聚焦|故事|榜样|好人|追踪|大家谈|在身边|到底|行动|品质|家园|为民)"
)
_VERB_END = Pattern(
    r"(?:设立|试行|开展|部署|推开|出台|举办|再现|变成|走进|搬进|办起|送到|打赢|扮靓|带头|需要|破坏|解了|连着|看病|有了)$"
)
_MARKED = Pattern(r"[“”‘’，、？！0-9]")
_ABSTRACT = Pattern(
    r"^(?:践行|聚力|凝聚|深化|打好|办好|共建|坚持|弘扬|擦亮|共筑|共创|争当|争做|倡导|唱响|推进|提升|创建|全力|坚定|巩固)"
)


def _verbs(found: tuple[str, ...]) -> bool:
    return any(tag in ("v", "vd", "vi", "l", "i") for tag in found)


def names_column(text: str) -> bool:
    """城事微评, 【创城进行时】: the name of a column or a series, which is no headline."""
    return bool(_COLUMN.search(text))


def _is_couplet(line: str) -> bool:
    """街巷换新颜 居民笑开颜: two parts of like length."""
    parts = re.split(r"[\s，]+", line.strip())
    return len(parts) == 2 and abs(width(parts[0]) - width(parts[1])) <= 4


def features(first: str, second: str) -> dict[str, float]:
    """What can be seen of two lines, each between about -2 and 2."""
    plain = [_QUOTES.sub("", line).strip() or line for line in (first, second)]
    left, right = tags(plain[0]), tags(plain[1])
    one, two = width(first), width(second)
    longest = [max(map(width, line.split()), default=1) for line in (first, second)]
    bond = min(4.0, continues(first, second)) + fluency(first[-1], second[0])
    return {
        "bias": 1.0,
        "difference": (one - two) / 12,
        "apart": abs(one - two) / 12,
        "clauses apart": (longest[0] - longest[1]) / 12,
        "first": one / 20 - 1,
        "second": two / 20 - 1,
        "same length": float(one == two),
        "both short": float(max(one, two) <= 18),
        "bond": bond / 3,
        "label": float(one <= 12 and two - one >= 4 and not _MARKED.search(first)),
        "very short first": float(one <= 8),
        "verb in first": float(_verbs(left)),
        "verb in second": float(_verbs(right)),
        "no verb, then verb": float(not _verbs(left) and right[0][:1] in ("v", "d", "p")),
        "first ends in verb": float(left[-1][:1] == "v"),
        "wants an object": float(bool(_VERB_END.search(first))),
        "first ends in noun": float(left[-1][:1] in ("n", "s", "f")),
        "second begins with verb": float(right[0][:1] == "v"),
        "second begins with adverb": float(right[0][:1] in ("d", "p", "c")),
        "second begins with noun": float(right[0][:1] in ("n", "s", "f")),
        "second has no verb": float(not _verbs(right)),
        "gap in first": float(bool(re.search(r"\s|，|、", first.strip()))),
        "gap in second": float(bool(re.search(r"\s|，", second.strip()))),
        "couplet": float(_is_couplet(first)),
        "couplet with an image": float(_is_couplet(first) and bool(_FIGURATIVE.search(first))),
        "couplet below": float(_is_couplet(second)),
        "quoted in first": float(bool(_FIGURATIVE.search(first))),
        "quoted in second": float(bool(_FIGURATIVE.search(second))),
        "second is quoted": float(second.startswith("“") and second.endswith("”")),
        "first is quoted": float(first.startswith("“") and first.endswith("”")),
        "figures in first": float(bool(_FIGURES.search(first))),
        "figures in second": float(bool(_FIGURES.search(second))),
        "place in first": float(bool(_PLACE.search(first))),
        "place in second": float(bool(_PLACE.search(second))),
        "place and figures": float(bool(_PLACE.search(second) and _FIGURES.search(second))),
        "column": float(names_column(first)),
        "column below": float(names_column(second) and not names_column(first)),
        "one clause": float(one_clause(first, second)),
        "question, then answer": float(bool(_ASKS.match(first))),
        "first says": float(bool(_SAYS.search(first))),
        "second tells": float(bool(TELLS.search(second))),
        "first asks": float(bool(re.match("(?:谁|如何|怎样|怎么|何时)", first))),
        "second asks": float(bool(re.match("(?:为何|为啥|为什么|难在|怎么|谁|何时)", second))),
        "first is a call": float(bool(re.match("(?:让|把|别|请|给|以|从|不让|管住)", first))),
        "topic in first": float(bool(_TOPIC.search(first))),
        "abstract first": float(bool(_ABSTRACT.search(first))),
        "colon in second": float("：" in second),
        "second leans": float(bool(re.match("[的了着才就都却也只]|不再|只为|为何|为啥", second))),
    }


@cache
def weights() -> dict[str, dict[str, float]]:
    return json.loads(FILE.read_text(encoding="utf-8"))


def relation(first: str, second: str) -> dict[str, float]:
    """The probability of each of RELATIONS for two title lines in their order."""
    seen, learnt = features(first, second), weights()
    sums = {name: sum(learnt[name].get(key, 0.0) * value for key, value in seen.items()) for name in RELATIONS}
    highest = max(sums.values())
    shares = {name: math.exp(value - highest) for name, value in sums.items()}
    shares[ONE] *= GLUED  # two headlines made one are worse than one taken for a kicker
    total = sum(shares.values())
    return {name: share / total for name, share in shares.items()}
