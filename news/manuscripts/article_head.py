"""What stands above an article's text: title lines, byline, date, summary."""

from .article import Article
from .article_credits import add_byline, add_date, add_labels
from .article_pictures import add_caption
from .beginnings import EDITORIAL
from .chunks import BROKEN, LOOSE, Chunk
from .head_relations import names_column
from .heads import read_head
from .names import could_be_name, is_names, is_person_of_office
from .patterns import Pattern
from .result import HEADING, PARAGRAPH
from .spacing import mend_text, mend_title
from .vocabulary import ENDS, SUMMARY_LABEL, SYMBOL_HEAD

_BLOCK_MARK = Pattern(r"^[▌▎▍█■◆●►▶★◎○]+\s*(?=\S)")


def read_top(article: Article) -> int:
    """Reads everything above the body; gives the place of the first body chunk."""
    titles: list[Chunk] = []
    at, after_titles = 0, False
    while at < len(article.chunks):
        chunk, kind = article.chunks[at], article.kinds[at]
        if kind in ("title", "subtitle") or (kind == "short" and not after_titles):
            if (
                (
                    kind == "short"
                    and titles
                    and (is_names(chunk.text) or could_be_name(chunk.text))
                    and _is_name_line(article, at)
                )
                or kind == "short"
                and titles
                and is_person_of_office(chunk.text)
                and _is_name_line(article, at)
            ):
                add_byline(article, chunk.text)
                after_titles = True
            elif titles and (
                _is_first_question(article, at) if kind == "subtitle" else _is_first_heading(article, at, titles)
            ):
                break
            else:
                titles.append(chunk)
        elif kind == "short" and is_names(chunk.text) and titles and _is_name_line(article, at):
            add_byline(article, chunk.text)
        elif (
            kind == "heading"
            and not titles
            and chunk.hint == "heading"
            and not any(k == "title" for k in article.kinds)
        ):
            titles.append(chunk)
        elif kind in ("furniture", "rule"):
            article.remove(chunk)
        elif kind in ("byline", "credit") and (kind == "byline" or not titles):
            add_byline(article, chunk.text)
            after_titles = bool(titles)
        elif kind == "caption" and not titles and _title_follows(article, at):
            add_caption(article, at)
            at += 1
            continue
        elif (
            kind == "bullet"
            and titles
            and all(names_column(title.text) for title in titles)
            and _is_headline(article, at)
        ):
            titles.append(chunk)
        elif kind == "date":
            add_date(article, chunk)
            after_titles = bool(titles)
        elif kind == "meta":
            add_labels(article, chunk.text)
            after_titles = bool(titles)
        elif kind == "summary":
            at = read_summary(article, at)
            after_titles = True
            continue
        elif not titles and (end := _note_above(article, at)):
            for place in range(at, end):
                article.add(
                    HEADING if article.kinds[place] == "label" else PARAGRAPH,
                    mend_text(article.chunks[place].text),
                    article.chunks[place],
                )
            at = end
            continue
        else:
            break
        for text, reason in chunk.doubts:
            if reason not in (BROKEN, LOOSE):
                article.draft.doubt(text, reason)
        at += 1
    for twice in [
        chunk for place, chunk in enumerate(titles) if chunk.text in {other.text for other in titles[:place]}
    ]:
        article.take_out(twice.text, "重复的标题行")
        titles = [chunk for chunk in titles if chunk is not twice]
    for chunk in titles:
        if match := _BLOCK_MARK.match(chunk.text):
            article.take_out(match.group().strip(), "标题前的符号")
            chunk.text = chunk.text[match.end() :]
    head = read_head([mend_title(chunk.text) for chunk in titles])
    article.draft.kicker, article.draft.title, article.draft.subtitle = head.kicker, head.title, head.subtitle
    if head.doubt:
        article.draft.doubt(
            " ".join(chunk.text for chunk in titles) or (article.chunks[at].text if at < len(article.chunks) else ""),
            head.doubt,
        )
    return at


def _note_above(article: Article, at: int) -> int:
    """The place behind an editor's note that stands above the headline; 0 if there is none."""
    if not EDITORIAL.match(article.chunks[at].text):
        return 0
    end = at + 1
    while end < len(article.chunks) and article.kinds[end] == "text":
        end += 1
    return end if article.kinds[end : end + 1] in (["short"], ["title"]) else 0


def _is_headline(article: Article, at: int) -> bool:
    """●“让一让”与“等一等” below a column's name and above text: the headline of what stands in the column."""
    text = article.chunks[at].text
    return (
        article.kinds[at + 1 : at + 2] in (["text"], ["dispatch"])
        and len(text) <= 30
        and not ENDS.search(text)
        and "bullet" not in article.kinds[at + 1 :]
    )


def _title_follows(article: Article, at: int) -> bool:
    """The picture stands above the headline: short lines and then a byline or text, with no text before them."""
    rest = [kind for kind in article.kinds[at + 1 :] if kind not in ("furniture", "rule", "caption", "credit")]
    return len(rest) > 1 and rest[0] in ("short", "title")


def _is_name_line(article: Article, at: int) -> bool:
    """Names alone are a byline just above the text, where a heading would not consist of surnames."""
    following = next(
        (kind for kind in article.kinds[at + 1 :] if kind not in ("furniture", "date", "meta", "credit")), ""
    )
    if following in ("text", "dispatch", "summary", "caption", "numbered", "short"):
        article.draft.doubt(article.chunks[at].text, "只有姓名的一行，按署名处理")
        return True
    return False


def _set_in_heading(article: Article, at: int) -> bool:
    """A short line set in as the paragraph below it is."""
    own, below = article.chunks[at], article.chunks[at + 1]
    return (
        article.kinds[at : at + 2] == ["short", "text"]
        and own.indented
        and own.lines[0].indent == below.lines[0].indent
    )


def _is_first_question(article: Article, at: int) -> bool:
    """——钱花到哪儿去了？ and further on another one: the questions of a talk, no subtitle."""
    return article.chunks[at].text.endswith(("？", "?")) and any(
        kind == "subtitle" and chunk.text.endswith(("？", "?"))
        for chunk, kind in zip(article.chunks[at + 1 :], article.kinds[at + 1 :], strict=True)
    )


def _is_first_heading(article: Article, at: int, titles: list[Chunk]) -> bool:
    """A short line right above the text, set off by a blank line or a symbol while the titles stand together."""
    chunk = article.chunks[at]
    following = article.kinds[at + 1] if at + 1 < len(article.chunks) else ""
    if following not in ("text", "dispatch"):
        return False
    if SYMBOL_HEAD.match(chunk.text) and not SYMBOL_HEAD.match(titles[0].text):
        return True
    if _set_in_heading(article, at) and not any(title.indented for title in titles):
        return any(_set_in_heading(article, later) for later in range(at + 2, len(article.chunks) - 1))
    others = [
        other
        for other, kind in zip(article.chunks[at + 1 :], article.kinds[at + 1 :], strict=True)
        if kind in ("short", "subtitle")
    ]
    return len(titles) >= 2 and bool(others) and chunk.blanks > titles[-1].blanks


def read_summary(article: Article, at: int) -> int:
    chunk = article.chunks[at]
    match = SUMMARY_LABEL.match(chunk.text)
    label, text = (match.group(), chunk.text[match.end() :]) if match else ("", chunk.text)
    if label:
        article.take_out(label.strip(), "摘要的标签")
    parts = [text] if text.strip() else []
    at += 1
    if not parts:
        while at < len(article.chunks) and article.kinds[at] == "furniture":
            article.remove(article.chunks[at])
            at += 1
        end = at
        while end < len(article.chunks) and article.kinds[end] == "text" and end - at < 4:
            end += 1
        more = any(kind in ("text", "dispatch") for kind in article.kinds[end:])
        closed = more and article.kinds[end] in ("byline", "date", "dispatch", "rule", "meta")
        stop = end if closed and end > at else min(at + 1, end)
        if not closed and end > at + 1:
            article.draft.doubt(article.chunks[at].text[:30], "摘要到哪里为止只能按一段处理，请核对")
        parts = [chunk.text for chunk in article.chunks[at:stop]]
        for part in article.chunks[at:stop]:
            article.keep_doubts(part)
        at = stop
    article.draft.summary = "\n".join(filter(None, [article.draft.summary, *map(mend_text, parts)]))
    return at
