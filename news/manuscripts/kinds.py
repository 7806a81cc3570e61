"""What a chunk is by itself, before its neighbours are asked."""

import re

from .beginnings import is_label
from .bylines import OFFICE, is_source, labelled, signs
from .captions import is_caption, is_credit, starts_caption
from .chunks import Chunk, asks
from .names import is_bracketed_names, is_byline
from .patterns import Pattern
from .vocabulary import BULLET, DASHED, DATE_LINE, DISPATCH, ENDS, NUMBERED, SENTENCE_INSIDE, SUMMARY_LABEL

TITLE_WIDTH = 76  # columns: a longer line without an end is text
_END_MARK = Pattern(r"^[（(]?(?:完|全文完|待续|未完待续|END|End)[)）]?$")
_ARTICLE_OF_LAW = Pattern(r"^第[一二三四五六七八九十百零0-9]{1,4}条[\s\u3000]+\S.{6}")
_CUT_OFF = Pattern(r"[将把被在对与和及或从向]$")
_SALUTATION = Pattern(r"^(?:编辑|记者)(?:同志|先生|老师)?[：:]$")
_TOOK = Pattern(r"^[^文]*[^影]摄[)）]?$")  # who took the picture, and wrote nothing


def kind_of(chunk: Chunk) -> str:
    """What a chunk is by itself: furniture, rule, title, heading, quote, list, table, meta, date, byline, credit,
    caption, summary, dispatch, label, subtitle, numbered, bullet, end, short or text."""
    if chunk.kind or chunk.role:
        return chunk.kind or chunk.role
    if chunk.hint:
        return chunk.hint
    text = chunk.text
    if _END_MARK.match(text):
        return "end"
    if DATE_LINE.match(text):
        return "date"
    if is_source(text):
        return "source"
    if _SALUTATION.match(text):
        return "text"
    if labelled(text):
        return "meta"
    if is_credit(text) and _TOOK.search(text):
        return "credit"
    if is_label(text):
        return "label"
    if is_byline(text) or is_bracketed_names(text) or _sent_by_office(chunk) or signs(text):
        return "byline"
    if is_credit(text):
        return "credit"
    if is_caption(text) and (starts_caption(text) or len(text) <= 160):
        return "caption"
    if SUMMARY_LABEL.match(text) and (
        SUMMARY_LABEL.match(text)["colon"]
        or SUMMARY_LABEL.match(text).group().strip("【】[]〖〗（）() \u3000")
        and (
            SUMMARY_LABEL.match(text).end() == len(text)
            or text[0] in "【[〖（("
            or text.startswith(("核心提示", "核心阅读"))
        )
    ):  # type: ignore[index, union-attr]
        return "summary"
    if DISPATCH.match(text):
        return "dispatch"
    if (len(chunk.lines) == 1 or chunk.hint) and (  # a row is a line; a tab in running text strayed in
        len([cell for cell in text.split("\t") if cell.strip()]) >= 2
        or text.count("|") >= 2
        or text.count("｜") >= 2
        or text.count("│") >= 2
    ):
        return "table"
    ended = bool(ENDS.search(text))
    short = (
        chunk_width(chunk) <= TITLE_WIDTH
        and len(chunk.lines) <= 2
        and (not SENTENCE_INSIDE.search(text.rstrip("！？!?。")) or asks(chunk))
    )
    if DASHED.match(text) and short and not text.endswith("。"):
        return "subtitle"
    if re.match(r"^[^，。：:]{1,8}[：:].*[？?！!]$", text):
        return "text"  # somebody asks, in an interview
    if _ARTICLE_OF_LAW.match(text):
        return "text"
    if (
        NUMBERED.match(text)
        and len(text) <= 60
        and text.endswith(("；", "。", ";"))
        and not SENTENCE_INSIDE.search(text[:-1])
    ):
        return "item"
    if NUMBERED.match(text):
        return "numbered" if short and not text.endswith(("。", "；", "：", "，")) else "text"
    if BULLET.match(text):
        return "bullet"
    if ("，" in text and chunk_width(chunk) > 56) or re.fullmatch(r"[（(].*[)）]", text):
        short = False
    if (
        short
        and not chunk.broken
        and not (chunk.indented and chunk.lines[0].indent <= 8 and "，" in text and _CUT_OFF.search(text))
        and (not ended or text.endswith(("！", "？", "!", "?", "……")))
        and not (ended and chunk.indented and "，" in text and chunk.lines[0].indent <= 8)  # somebody asks in the story
        and not text.endswith(("，", "、", "：", "；", ":", ";"))
    ):
        return "short"
    return "text"


def _sent_by_office(chunk: Chunk) -> bool:
    """市供电公司 供稿, （市融媒体中心); not the office that signs a notice at the right."""
    text = chunk.text
    if not OFFICE.match(text.strip("（()）")):
        return False
    return text[0] in "（(" or not text.endswith("中心") or chunk.lines[0].indent <= 8


def chunk_width(chunk: Chunk) -> int:
    return sum(line.width for line in chunk.lines)
