"""What belongs to the printed page and not to an article: running heads, page numbers, jumps, rules.

Rule: a line goes out only when it is made of nothing else than the parts of a running head (paper, date, weekday,
page, section, desk), or when it comes back on other pages and stands in the middle of a sentence there.
"""

import re
from collections import defaultdict

from .evidence import continues
from .lines import Line
from .patterns import Pattern
from .vocabulary import CN_NUMBER, DATE, DIGITS, ENDS, HAN, JUMP, RULE, TIME, WEEKDAY

PAGE = rf"(?:第\s*[A-Za-zＡ-Ｚ]?\s*[{DIGITS}{CN_NUMBER}]{{1,3}}\s*[A-Za-z]?\s*[版页](?:\s*[/／,，]?\s*共\s*[{DIGITS}]{{1,3}}\s*[版页])?|(?<![{HAN}{DIGITS}])[A-Za-zＡ-Ｚ]?[{DIGITS}]{{1,3}}\s*[版页](?!面)|(?<![A-Za-z0-9])[A-DＡ-Ｄ]\s?[{DIGITS}]{{1,2}}(?!\w)|(?<![\w.])[0０][{DIGITS}](?![\w.])|今日[{DIGITS}{CN_NUMBER}]+版)"
PAPER = rf"(?:《?[{HAN}]{{2,5}}?(?:日报|晚报|晨报|早报|时报|商报|周报|都市报|青年报|新报|导报|工人报|广播电视报|新闻网|融媒体中心|数字报|电子报)(?:社?(?:主办|主管|出版)|社|数字报|电子版|·?[{HAN}]{{2,4}}(?:版|周刊))?》?)"
SECTION = r"(?:城事|要闻|综合新闻|综合|本地新闻|本地|本市新闻|时政要闻|时政|民生新闻|民生|社会新闻|社会|专题报道|专题|专版|特刊|副刊|文化|经济新闻|经济|教育|健康|国内新闻|国内|国际|理论评论|理论|评论|城事|城市新闻|县区新闻|区县新闻|县区|区县|新闻|焦点|视点|热线|关注|文明创建|公益广告|公益|广告)"
ISSUE = rf"(?:(?:总?第|新?\s*总第)\s*[{DIGITS}]{{1,6}}\s*期|国内统一(?:连续出版物)?刊?号\s*[：:]?\s*(?:CN\s*[\d\-—/]+)?|CN\s*\d{{2}}\s*[-—]\s*\d{{4}}|邮发代号\s*[：:]?\s*[\d\-—]+|代号\s*[：:]?\s*\d+\s*[-—]\s*\d+)"
LUNAR = rf"(?:(?:农历|夏历)?[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年?(?:[闰{CN_NUMBER}正冬腊]{{1,3}}月)?(?:[初廿{CN_NUMBER}]{{1,3}})?|农历[闰{CN_NUMBER}正冬腊]{{1,3}}月[初廿{CN_NUMBER}]{{1,3}})"
PHONE = r"(?:(?:新闻|发行|广告|投稿|报料|投诉|服务)?(?:热线|电话|传真)\s*[：:]?\s*[\d\-—()（）]{7,16})"
MAIL = r"(?:(?:投稿|电子)?(?:邮箱|信箱|E-?mail|email)?\s*[：:]?\s*[\w.\-]+@[\w.\-]+|(?:https?://|www\.)[\w./\-?=&%]+)"
DESK = rf"(?:(?:本版|值班|责任|执行|见习|今日|首席)*(?:编辑|责编|美编|版式|校对|检校|组版|主编|主任|统筹|视觉|制图|策划|编审)(?:设计)?\s*[：:/／]\s*(?:[{HAN}]\s[{HAN}](?![{HAN}])|[{HAN}]{{2,4}})(?:[\s、](?:[{HAN}]\s[{HAN}](?![{HAN}])|[{HAN}]{{2,3}}(?![{HAN}：:/／])))?)"
CLICKS = rf"(?:(?:点击|浏览|阅读|访问)(?:数|量|次数)?\s*[：:]\s*[{DIGITS}]+\s*次?)"
LATIN = r"(?:[A-Z]{3,}(?:\s+[A-Z]{2,})*)"
GLUE = Pattern(r"[\s·•|｜/／,，、:：—\-_=~()（）【】\[\]■□◆●★☆.。<>《》&]+")
PLAIN_DATE = rf"(?:{DATE}|[{DIGITS}]{{1,2}}月[{DIGITS}]{{1,2}}日|[{DIGITS}]{{4}}年|[{DIGITS}]{{1,2}}月|[{DIGITS}]{{4}}[.\-/][{DIGITS}]{{1,2}}[.\-/][{DIGITS}]{{1,2}}|[{DIGITS}]{{8}}(?!\d))"
BARE_PAGE = Pattern(rf"^[\-—－–·•~\s.]*[{DIGITS}]{{1,3}}[\-—－–·•~\s.]*$|^[{DIGITS}]{{1,3}}\s*/\s*[{DIGITS}]{{1,3}}$")
DRESSED_PAGE = Pattern(
    rf"^[\-—－–·•~]+\s*[{DIGITS}]{{1,3}}\s*[\-—－–·•~]+$|^[{DIGITS}]{{1,3}}\s*/\s*[{DIGITS}]{{1,3}}$|^第\s*[{DIGITS}{CN_NUMBER}]{{1,3}}\s*页(?:.{{0,3}}共\s*[{DIGITS}]{{1,3}}\s*页)?$"
)
WEB = Pattern(
    r"^(?:[【\[]?(?:上一[篇版期]|下一[篇版期]|返回目录|返回首页|放大|缩小|默认|打印(?:本页|此文)?|关闭(?:窗口|本页)?|分享(?:到)?|收藏|版面导航|标题导航|往期回顾|朗读|复制链接|扫一扫[^。]{0,14})[】\]]?\s*[|｜:：>》]*\s*)+$|^版权所有|^[上下]一[篇版条][：:]|^相关(?:热词|阅读|新闻|搜索|推荐)[^。]{0,4}[：:]|(?:中国)?互联网(?:违法和不良信息)?举报中心$|^(?:免责|版权)声明|^\d{5,}$|^Copyright\b|^[^。]{0,6}ICP备|^当前位置[：:]|^您(?:现在|当前)?的?位置[：:]|^首页\s*>|^\[?\s*字体?号?[：:]\s*[大中小]"
)
_PARTS = Pattern(
    "|".join(
        f"(?P<{name}>{pattern})"
        for name, pattern in (
            ("web", r"[上下]一[篇版期条]|返回目录|版面导航|标题导航|字[体号][：:]\s*[\[【]?\s*大\s*中\s*小\s*[\]】]?"),
            ("desk", DESK),
            ("phone", PHONE),
            ("mail", MAIL),
            ("issue", ISSUE),
            ("lunar", LUNAR),
            ("time", TIME),
            ("clicks", CLICKS),
            ("paper", PAPER),
            ("date", PLAIN_DATE),
            ("week", WEEKDAY),
            ("page", PAGE),
            ("section", SECTION),
            ("latin", LATIN),
        )
    )
)
LONGEST = 90
_POINTS = Pattern(
    rf"^[^。]{{4,40}}(?:[\s.·…—>▶]+|[（(])(?:详?见|刊)?[A-Za-zＡ-Ｚ]?[{DIGITS}{CN_NUMBER}]{{1,3}}版[)）]?$"
)
_GUIDE = Pattern(r"^[【\[]?(?:今日|本期|本版|明日|新闻)?(?:导读|导航|看点|要目|导刊|提要|预告)[】\]]?$")


def head_parts(text: str) -> set[str]:
    """The kinds of running-head parts a line is made of; empty when it holds anything else."""
    if len(text) > LONGEST or ENDS.search(text):
        return set()
    found: set[str] = set()

    def take(match: re.Match) -> str:
        found.add(match.lastgroup or "")
        return " "

    rest = GLUE.sub("", _PARTS.sub(take, text))
    if re.fullmatch(rf"[{DIGITS}]{{1,3}}", rest) and len(found) >= 2 and found & {"date", "week", "section"}:
        rest = ""  # a page number without 版
        found.add("page")
    if rest and "page" in found and found & {"date", "week", "web"} and re.fullmatch(rf"[{HAN}]{{2,8}}", rest):
        rest = ""  # the page's own name: between a date and a page number nothing else can stand
    return found if not rest else set()


def is_running_head(text: str) -> bool:
    parts = head_parts(text)
    if not parts:
        return False
    if parts == {"paper"} and text.endswith("中心"):
        return False  # who signs a notice
    if parts & {"page", "issue", "paper"}:
        return True
    if "web" in parts and parts & {"date", "week"}:
        return True
    if "week" in parts and "lunar" in parts:
        return True
    return len(parts & {"section", "phone", "mail", "desk", "latin", "week", "date"}) >= 2 and bool(
        parts & {"section", "mail", "phone"}
    )


def mark_furniture(lines: list[Line]) -> None:
    """Sets ``role`` to "furniture" or "rule" with the reason; the lines stay where they are."""
    for line in lines:
        if line.hint or line.role:
            continue
        if RULE.match(line.text):
            line.role, line.reason = "rule", "分隔线"
        elif WEB.match(line.text) and len(line.text) < LONGEST:
            line.role, line.reason = "furniture", "网页上的按钮或版权行"
        elif DRESSED_PAGE.match(line.text):
            line.role, line.reason = "furniture", "页码"
        elif is_running_head(line.text):
            line.role, line.reason = "furniture", "报头、版次等版面文字"
        elif len(line.text) < 40 and (jump := JUMP.search(line.text)) and jump.group() == line.text.strip("。 "):
            line.role, line.reason = "furniture", "转版、接版标记"
    _mark_guide(lines)
    _mark_bare_numbers(lines)
    _mark_page_names(lines)
    _mark_repeated(lines)


def _mark_guide(lines: list[Line]) -> None:
    """今日导读 and below it headlines with the pages on which they stand."""
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and not lines[end].role and not lines[end].hint and _POINTS.search(lines[end].text):
            end += 1
        if end - at >= 2 or (end > at > 0 and _GUIDE.match(lines[at - 1].bare)):
            first = at - 1 if at and _GUIDE.match(lines[at - 1].bare) else at
            for line in lines[first:end]:
                line.role, line.reason = "furniture", "导读，指向别的版"
        at = max(end, at + 1)


def _mark_bare_numbers(lines: list[Line]) -> None:
    """A number alone is a page number where a running head or the middle of a sentence stands beside it."""
    for at, line in enumerate(lines):
        if line.role or line.hint or not BARE_PAGE.match(line.text):
            continue
        before = lines[at - 1] if at else None
        after = lines[at + 1] if at + 1 < len(lines) else None
        beside = any(near and near.role == "furniture" for near in (before, after))
        outermost = len(lines) > 2 and (before is None or after is None)
        if (
            beside
            or outermost
            or line.new_page
            or (after and after.new_page)
            or (
                before
                and after
                and not before.role
                and not ENDS.search(before.text)
                and before.width >= 20
                and after.width >= 16
            )
        ):
            line.role, line.reason = "furniture", "页码"


def _mark_page_names(lines: list[Line]) -> None:
    """要闻 or 综 合 alone is the page's name where a running head stands beside it."""
    for at, line in enumerate(lines):
        beside = [lines[near] for near in (at - 1, at + 1) if 0 <= near < len(lines)]
        if (
            not line.role
            and not line.hint
            and len(line.bare) <= 6
            and any(near.role == "furniture" and near.reason != "页码" for near in beside)
            and re.fullmatch(SECTION, line.bare)
        ):
            line.role, line.reason = "furniture", "版面名称"


def _mark_repeated(lines: list[Line]) -> None:
    """A short line that comes back and stands beside a page's edge, or cuts a sentence in two, is a running head."""
    shapes: dict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if _may_repeat(line):
            shapes[_shape(line)].append(at)
    for places in shapes.values():
        count = len(places)
        if count < 2:
            continue
        edges = sum(_at_edge(lines, at) for at in places)
        if edges * 2 >= count and (count >= 3 or edges == count):
            for at in places:
                lines[at].role, lines[at].reason = "furniture", "每页重复的页眉页脚"


def _may_repeat(line: Line) -> bool:
    return (
        not line.role
        and not line.hint
        and 4 <= line.width <= 60
        and not ENDS.search(line.text)
        and not re.search("[，、；：。]", line.text)
    )


def _shape(line: Line) -> str:
    return re.sub(rf"[{DIGITS}]+", "0", line.bare)


def _at_edge(lines: list[Line], at: int) -> bool:
    before = lines[at - 1] if at else None
    after = lines[at + 1] if at + 1 < len(lines) else None
    if (
        any(near and (near.role == "furniture") for near in (before, after))
        or lines[at].new_page
        or (after and after.new_page)
    ):
        return True
    if not before or not after or before.role or before.hint or before.width <= 20 or ENDS.search(before.text):
        return False
    own = lines[at].text
    return (
        max(continues(before.text[-40:], own), continues(own, after.text))
        <= 0
        < continues(before.text[-40:], after.text)
    )
