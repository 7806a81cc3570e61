"""Who wrote it: bylines on their own line, before, inside or behind the text, and the labelled lines around it.

Rule: the words that name the writers go to the byline as they are printed; brackets and marks around them are taken
out with a reason; 本报讯 and other dispatch heads are part of the story and stay in the text.
"""

import re
from dataclasses import dataclass

from .names import MARK, UNCOMMON, could_be_name, is_byline, is_names, is_signature
from .patterns import Pattern
from .vocabulary import DATE, DISPATCH, META_LABEL, META_PAIR, ROLE_WORD, TIME

_BRACKETED_HEAD = Pattern(r"^\s*[（(【\[]([^（()）】\]]{2,60})[)）】\]]\s*")
_BRACKETED_TAIL = Pattern(r"\s*[（(【\[]([^（()）】\]]{1,80})[)）】\]][。.]?\s*$")
_INSIDE = Pattern(r"[（(]([^（()）]{2,40})[)）]")
_SENTENCE_END = Pattern("[。！？”…]\\s*$")
OFFICE = Pattern(
    r"^[\u4e00-\u9fff]{2,14}\s*(?:供\s?稿|通讯组|报道组|新闻中心|融媒体中心)$"
)  # who sent it, if no person is named
_BODY_OFFICE = Pattern(
    r"^[\u4e00-\u9fff]{2,14}(?:办|办公室|局|委|组|部|中心|支队|大队|街道|社区|指挥部|委员会|公司|学校|医院|团委|妇联|工会)$"
)  # alone in brackets below the text
_RESIDENT = Pattern(
    r"^(?:市民|读者|网友|居民|村民|学生|教师|志愿者)[\s\u3000]+[\u4e00-\u9fff][\s\u3000]?[\u4e00-\u9fff]{1,2}$"
)
_IN_BRACKET = Pattern(  # behind 本报讯 a role makes a name of any two to four characters
    rf"^{MARK}(?:{ROLE_WORD})[\s\u3000]+[\u4e00-\u9fff]{{2,4}}(?:[\s\u3000、]+(?:(?:{ROLE_WORD})[\s\u3000]*)?[\u4e00-\u9fff]{{2,4}}){{0,4}}$"
)
_SOURCE_TAIL = Pattern(r"^(?:据|来源|转自|原载|选自|摘自|稿源)[^。]{2,40}$")
_END_TAIL = Pattern(r"^(?:完|全文完|未完待续|待续|续完)$")
_BARE_TAIL = Pattern(r"(?<=[。！？”…)）])[\s\u3000]*([□■◎●◇◆]?[^。！？，；]{2,50})$")
_MARKS = Pattern(rf"^{MARK}")
SOURCE_LABELS = Pattern(r"来\s?源|稿\s?源")
WRITER_LABELS = Pattern(r"^(?:作\s?者|供稿作者|供\s?稿人?|撰\s?稿人?|撰\s?文|文\s?字|记\s?者|通\s?讯\s?员)$")
DATE_LABELS = Pattern(r"时\s?间|日\s?期")
_BODY_LABELS = Pattern(r"^(?:关键词|标签|电\s?话|热线|地\s?址|时\s?间|日\s?期|网\s?址|邮\s?箱|栏\s?目)$")
EDITOR_LABELS = Pattern(r"编\s?辑|责\s?编|主\s?编")
_DATE = Pattern(DATE)
_DATED = Pattern(rf"^{DATE}(?:\s*{TIME})?[\s|｜/／]+(?={META_LABEL})")


@dataclass(frozen=True, slots=True)
class Pair:
    """One "标签：内容" of a labelled line, with the text it was cut from."""

    label: str
    value: str
    lead: str


def strip_marks(text: str) -> tuple[str, str]:
    """The □ or ■ before a byline, and the byline."""
    lead = _MARKS.match(text)
    end = lead.end() if lead else 0
    return text[:end].strip(), text[end:]


def labelled(text: str) -> list[Pair]:
    """The pairs of a line made of nothing but 来源：… 作者：… 编辑：…; empty when it holds anything else."""
    body = text.strip()
    if len(body) > 200 or not META_PAIR.search(body):
        return []
    pairs: list[Pair] = []
    at = 0
    if dated := _DATED.match(body):
        pairs.append(Pair("时间", dated.group().strip(), ""))
        at = dated.end()
    for match in META_PAIR.finditer(body):
        if (
            re.sub(r"[\s|｜/／;；,，（(【\[]", "", body[at : match.start()])
            or len(match["value"]) > 60
            or re.search("[。！？]", match["value"])
        ):
            return []
        pairs.append(Pair(match["label"], match["value"].strip(" 　|｜/／;；"), body[at : match.start("value")]))
        at = match.end("value")
    if re.sub(r"[\s|｜/／;；)）】\].。]", "", body[at:]):
        return []
    pairs.append(Pair("", "", body[at:]))
    return pairs


def take_head(text: str) -> tuple[str, str, str]:
    """Splits a first paragraph: (byline, signs taken out, text). The byline is "" when there is none.

    本报讯（记者 张三）4月8日… · （本报记者 张三）… · 本报讯 记者 张三 报道：… · □ 本报记者 张三　今年以来…
    """
    dispatch = DISPATCH.match(text)
    head, rest = (text[: dispatch.end()].rstrip(), text[dispatch.end() :]) if dispatch else ("", text)
    if match := _BRACKETED_HEAD.match(rest):
        inner = match[1].strip()
        if is_byline(inner) or (head and (is_names(inner) or UNCOMMON.match(inner) or _IN_BRACKET.match(inner))):
            outer = match.group().replace(match[1], "", 1)
            return match[1].strip(), outer.strip(), _rejoin(head, rest[match.end() :])
    limit = rest[:60]
    stops = [found.start() for found in re.finditer(r"[\s：:]", limit)]
    for stop in reversed(stops):
        prefix = limit[:stop]
        after = rest[stop:].lstrip(" \t　")
        if (
            len(after) > 3
            and is_byline(prefix)
            and (head or _MARKS.match(prefix).group().strip() or re.search("本报|通讯员|报道|文", prefix))
        ):  # type: ignore[union-attr]
            marks, byline = strip_marks(prefix)
            colon = after[:1] if after[:1] in "：:" else ""
            return byline, marks + colon, _rejoin(head, after[len(colon) :])
    if (match := _INSIDE.search(text[:120])) and is_byline(match[1].strip()):
        return match[1].strip(), match.group().replace(match[1], "", 1), text[: match.start()] + text[match.end() :]
    return "", "", text


def _rejoin(head: str, rest: str) -> str:
    return f"{head} {rest.lstrip()}" if head else rest.lstrip()


def take_tail(text: str, last: bool) -> tuple[str, str, str, str]:
    """Splits the end of a paragraph: (text, byline or remark, signs taken out, kind); kind is "" when nothing is there.

    kind: "byline", "names" (names alone, taken only from the ``last`` paragraph), "source", "end" or "meta".
    """
    if match := _BRACKETED_TAIL.search(text):
        inner = match[1].strip()
        outer = match.group().replace(match[1], "", 1).strip()
        rest = text[: match.start()]
        kind = ""
        if is_byline(inner):
            kind = "byline"
        elif last and (is_names(inner) or (is_signature(inner) and _SENTENCE_END.search(rest))):
            kind = "names"
        elif last and (OFFICE.match(inner) or _BODY_OFFICE.match(inner) or _RESIDENT.match(inner)):
            kind = "byline"
        elif _SOURCE_TAIL.match(inner):
            kind = "source"
        elif _END_TAIL.match(inner):
            kind = "end"
        elif labelled(inner):
            kind = "meta"
        if kind and rest.strip():
            return rest, match[1].strip(), outer, kind
    if match := _BARE_TAIL.search(text):
        tail = match[1].strip()
        spaced = text[match.start() : match.start(1)] != ""
        if is_byline(tail):
            marks, byline = strip_marks(tail)
            return text[: match.start()], byline, marks, "byline"
        if spaced and last and is_names(tail):
            return text[: match.start()], tail, "", "names"
        if labelled(tail):
            return text[: match.start()], tail, "", "meta"
    return text, "", "", ""


def signs(text: str) -> bool:
    """（市文明办） （市民 易水寒） （鱼跃 通讯员 米粒） alone on a line, as they stand below a text."""
    inner = re.fullmatch(r"[（(]([^（()）]{2,40})[)）]", text.strip())
    return bool(inner) and bool(
        _BODY_OFFICE.match(inner[1])
        or _RESIDENT.match(inner[1])
        or (is_signature(inner[1]) and (len(inner[1]) > 3 or could_be_name(inner[1])))
    )


def signs_off(text: str) -> bool:
    """（祁连）: one name alone in brackets, even if a dictionary knows it. Only to be asked of an article's last line."""
    inner = re.fullmatch(r"[（(]([^（()）]{2,12})[)）]", text.strip())
    return bool(inner) and is_signature(inner[1])


def is_source(text: str) -> bool:
    """（据《辽东晚报》） alone on a line."""
    inner = re.fullmatch(r"[（(]([^（()）]{2,40})[)）]", text.strip())
    return bool(inner) and bool(_SOURCE_TAIL.match(inner[1].strip()))


def is_body_label(text: str) -> bool:
    """关键词：志愿, 地点：… between two paragraphs is the text's own; above a text it belongs to the page."""
    pairs = [pair for pair in labelled(text) if pair.label]
    return len(pairs) == 1 and bool(_BODY_LABELS.match(pairs[0].label))


def find_date(text: str) -> str:
    match = _DATE.search(text)
    return match.group() if match else ""
