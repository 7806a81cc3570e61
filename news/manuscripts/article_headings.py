"""Short lines of an article: headings, and what only looks like one."""

from . import captions
from .article import Article
from .article_credits import add_byline
from .beginnings import EDITORIAL
from .chunks import LOOSE
from .clauses import one_clause
from .lines import width
from .names import is_names
from .patterns import Pattern
from .result import CAPTION, HEADING, PARAGRAPH
from .rows import COUNT
from .spacing import mend_text, mend_title
from .vocabulary import ENDS, NUMBERED, SYMBOL_HEAD

LEAST_CAPTION = 18  # columns: without an end and shorter it is a heading
HEADING_WIDTH = 64
NARROW = 48  # columns: a heading is broken only where the column is narrow
_LABELLED = Pattern(r"^[\u4e00-\u9fff]{1,4}[：:]")
_SIGNATURE = Pattern(
    r"[\s，][\u4e00-\u9fff]{1,3}(?:女士|先生|大爷|大妈|阿姨|同学|师傅|老师)$|^(?:此致|敬礼)[！!]?$|^[一几][名位群个](?:家长|市民|读者|居民|学生|网友|司机|老人|教师|业主)$|^(?:一[名位])?(?:读者|网友|市民|居民|家长|学生|听众|观众)[\s：:]+[\u4e00-\u9fff\s]{2,5}$"
)
_FIELD = Pattern(
    r"^(?:主\s*持\s*人?|嘉\s*宾|访谈嘉宾|时间|地点|电话|对象|内容|主办|承办|联系人|地址|附|注|问|答|记者)[：:]"
)


def _in_closing(article: Article, at: int) -> bool:
    """Below the last text nothing but short lines and a date follows: who signed it."""
    rest = article.kinds[at + 1 :]
    return (
        at > article.last_text >= 0 and "date" in rest and set(rest) <= {"short", "date", "furniture", "rule", "meta"}
    )


def _is_one_of_labels(article: Article, at: int) -> bool:
    """时间：… 地点：… stand in a row; 头一段：码头到石桥 alone above a text is a heading."""
    near = [place for place in (article.near(at, -1), article.near(at, 1)) if place is not None]
    return bool(_FIELD.match(article.chunks[at].text)) or any(
        len(article.chunks[place].text) <= 40 and _LABELLED.match(article.chunks[place].text) for place in near
    )


def _in_shorts(article: Article, at: int) -> bool:
    """Three short lines or more with no text between them are not headings."""
    low = high = at
    while low > article.body and article.kinds[low - 1] == "short":
        low -= 1
    while high + 1 < len(article.chunks) and article.kinds[high + 1] == "short":
        high += 1
    return high - low >= 2


def is_wrapped(article: Article, at: int) -> bool:
    """Exactly two short lines between two texts: of which neither is a clause, or in a column too narrow for one."""
    around = article.kinds[max(0, at - 1) : at + 3]
    if (
        len(around) != 4
        or around[1:3] != ["short", "short"]
        or not {around[0], around[3]} <= {"text", "dispatch"}
        or article.chunks[at + 1].blanks
        or abs(article.chunks[at].lines[0].indent - article.chunks[at + 1].lines[0].indent)
        > 8  # the one is a signature at the right
        or article.chunks[at + 1].text.startswith(("【", "★", "■", "●", "◆"))
    ):
        return False
    first, second = article.chunks[at].text, article.chunks[at + 1].text
    return one_clause(first, second) or (
        _column(article, at) <= NARROW
        and max(width(first), width(second)) < _column(article, at)
        and not NUMBERED.match(second)
        and not any(
            EDITORIAL.match(t)
            or is_names(t)
            or captions.reads_like_caption(t)
            or _SIGNATURE.search(t)
            or ENDS.search(t)
            for t in (first, second)
        )
    )


def _column(article: Article, at: int) -> int:
    """Columns of the text around two lines; very many where it isn't wrapped."""
    beside = [line.width + line.indent for near in (at - 1, at + 2) for line in article.chunks[near].lines[:-1]]
    return max(beside, default=1000) if all(article.chunks[near].indented for near in (at - 1, at + 2)) else 1000


def add_short(article: Article, at: int, heading: bool = False) -> None:
    chunk = article.chunks[at]
    following = article.near(at, 1)
    text = chunk.text
    doubts = [doubt for doubt in chunk.doubts if doubt[1] != LOOSE]
    if chunk.hint == "heading" or heading:
        kind = HEADING
    elif following is None or at >= article.last_body or _in_closing(article, at):
        if is_names(text) and at > article.first_text:
            add_byline(article, text, "文末的姓名，按署名处理")
            return
        kind = CAPTION if captions.reads_like_caption(text) else PARAGRAPH
        article.draft.doubt(
            mend_text(text),
            "文末的短行，看不出是标题还是图片说明" if kind == PARAGRAPH else "没有标记，按写法判断为图片说明",
        )
    elif _LABELLED.match(text) and not NUMBERED.match(text) and _is_one_of_labels(article, at):
        kind = PARAGRAPH
    elif _SIGNATURE.search(text):
        kind = PARAGRAPH
        article.draft.doubt(mend_text(text), "像是来信的落款，先按正文处理")
    elif COUNT.match(text):
        kind = HEADING  # 平湖区（6户）
    elif _in_shorts(article, at):
        kind = PARAGRAPH
        article.draft.doubt(mend_text(text), "连续几行短句，看不出是小标题还是图片说明")
    elif (
        text.endswith(("！", "？", "!", "?", "…"))
        and not SYMBOL_HEAD.match(text)
        and not chunk.indented
        and not chunk.blanks
    ):
        kind = HEADING if len(text) <= 16 else PARAGRAPH
        article.draft.doubt(text, "短行，看不出是小标题还是正文")
    elif chunk.indented and text.endswith(("！", "？", "!", "?", "…")):
        kind = HEADING if len(text) <= 10 and text.endswith(("？", "?")) and "“" not in text else PARAGRAPH
        article.draft.doubt(text, "短行，看不出是小标题还是正文")
    elif captions.reads_like_caption(text) and width(text) >= LEAST_CAPTION:
        kind = CAPTION
        article.draft.doubt(mend_text(text), "没有标记，按写法判断为图片说明")
    elif width(text) <= HEADING_WIDTH:
        kind = HEADING
    else:
        kind = PARAGRAPH
        article.draft.doubt(text[-20:], "这一段没有结尾的标点，可能有缺文")
    if kind == HEADING and (match := SYMBOL_HEAD.match(text)):
        article.take_out(match.group().strip(), "小标题前的符号")
        text = text[match.end() :]
    chunk.doubts = doubts
    # Without an end in sight a space parts words that belong apart (读者 张三), as in a title.
    article.add(kind, mend_text(text) if ENDS.search(text) else mend_title(text), chunk)


def add_wrapped(article: Article, at: int) -> None:
    """A heading of two lines."""
    first, second = article.chunks[at : at + 2]
    whole = first.text + ("" if one_clause(first.text, second.text) else " ") + second.text
    article.add(HEADING, mend_title(whole), second)
    article.draft.doubt(whole, "小标题在换行处断开，两行已拼成一行，请核对")
