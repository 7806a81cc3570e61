"""A cleaned manuscript article to the fields of an article page.

Rule: nothing may be cut off by a field's length. What doesn't fit goes to the front of the text and is noted, and so
is what the page has no place for yet (a caption without its picture).
"""

import json
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.utils.html import escape

from ..manuscripts import parse_date

NO_TITLE = "【缺标题】"
AWAITING = "【待配图】"
TITLE, KICKER, SUBTITLE, SUMMARY, REPORTER, SOURCE, EDITOR, HEADING, QUOTE = 255, 60, 100, 200, 60, 60, 30, 60, 500
_LABEL = re.compile(r"^[^：:]{1,8}[：:]\s*")
_BULLET = re.compile(r"^[•·●○◆◇■□▪▫➤►★☆✓✔\-－–*＊]\s*")
_ROLES = re.compile(
    r"(?:本报|本刊|本台)?(?:全媒体|融媒体?|首席|特约|见习|实习)*(?:记者|通讯员|作者|撰稿人?|评论员)\s*|\s*(?:文\s*[/／]?\s*图|摄影报道|图文报道|报道)\s*$"
)


@dataclass
class PageFields:
    """``values`` for ArticlePage; ``notes``: (content path, text) for whoever edits the draft."""

    values: dict = field(default_factory=dict)
    notes: list[tuple[str, str]] = field(default_factory=list)


def page_fields(article: dict, *, today: date) -> PageFields:
    """Gives the page fields of one stored article. ``today``: a later day of print isn't believed."""
    result = PageFields()
    overflow: list[str] = []

    def fit(name: str, label: str, text: str, limit: int) -> None:
        if len(text) <= limit:
            result.values[name] = text
        else:
            result.values[name] = ""
            overflow.append(f"{label}：{text}")
            result.notes.append((name, f"{label}超过 {limit} 字，已放在正文开头"))

    title = " ".join(article["title"].split())
    if not title:
        first = next((block["text"] for block in article["blocks"]), article["summary"] or article["file"])
        title = NO_TITLE + " ".join(first.split())[:20]
        result.notes.append(("title", "没有找到标题，请补上"))
    if len(title) > TITLE:
        overflow.append(f"标题：{title}")
        title = title[: TITLE - 1] + "…"
        result.notes.append(("title", f"标题超过 {TITLE} 字，全文已放在正文开头"))
    result.values["title"] = title
    fit("kicker", "引题", article["kicker"], KICKER)
    fit("subtitle", "副题", article["subtitle"], SUBTITLE)
    fit("summary", "摘要", " ".join(article["summary"].split()), SUMMARY)
    fit("reporter", "署名", reporters(article["byline"]), REPORTER)
    for role, name, label, limit in (
        ("source", "source", "来源", SOURCE),
        ("editor", "responsible_editor", "责任编辑", EDITOR),
    ):
        found = next((item["text"] for item in article["removed"] if item.get("role") == role), "")
        if found:
            fit(name, label, _LABEL.sub("", found.strip("（）()")), limit)
    if article["date"]:
        day = parse_date(article["date"])
        if day and day <= today:
            result.values["printed_on"] = day
        else:
            overflow.append(f"日期：{article['date']}")
            result.notes.append(("printed_on", "原稿的日期不能采用，已放在正文开头"))
    blocks = [{"type": "paragraph", "text": text} for text in overflow] + article["blocks"]
    body = list(_stream(blocks))
    result.values["body"] = json.dumps(body, ensure_ascii=False)
    result.notes += _doubts(article, body)
    return result


def reporters(byline: str) -> str:
    """The names of a byline, parted by 、 as the field wants them; a byline that names nobody stays as it is."""
    parts = [
        part
        for part in re.split(
            r"[\s、，,/／]+", _ROLES.sub(" ", re.sub(r"(?<=[\u4e00-\u9fff])\s(?=[\u4e00-\u9fff](?:\s|$))", "", byline))
        )
        if part
    ]
    names = [part for part in parts if 2 <= len(part) <= 8]
    return "、".join(names) if names and len(names) == len(parts) else byline


def _stream(blocks: list[dict]) -> Iterator[dict]:
    """Raw stream values; paragraphs that follow each other share a text block, as editors write them."""
    running: list[str] = []

    def flush() -> Iterator[dict]:
        if running:
            yield _block("text", "".join(running))
            running.clear()

    for block in blocks:
        kind, text = block["type"], block["text"]
        if kind == "heading" and len(text) <= HEADING:
            yield from flush()
            yield _block("heading", {"text": " ".join(text.split()), "level": "2"})
        elif kind == "quote" and len(text) <= QUOTE:
            yield from flush()
            yield _block("quote", {"text": text, "speaker": ""})
        elif kind == "table":
            yield from flush()
            yield _block("table", {"caption": "", "table": _table(text)})
        elif kind == "list":
            running.append(_list(text))
        elif kind == "caption":
            running.append(f"<p>{escape(AWAITING + text)}</p>")
        elif kind == "heading":
            running.append(f"<p><b>{escape(text)}</b></p>")
        else:
            running += [f"<p>{escape(line)}</p>" for line in text.split("\n") if line.strip()]
    yield from flush()


def _block(kind: str, value) -> dict:
    return {"type": kind, "value": value, "id": str(uuid.uuid4())}


def _list(text: str) -> str:
    items = [item for item in text.split("\n") if item.strip()]
    if items and all(_BULLET.match(item) or not re.match(r"[\d(（①-⑳一二三四五六七八九十]", item) for item in items):
        return "<ul>" + "".join(f"<li>{escape(_BULLET.sub('', item))}</li>" for item in items) + "</ul>"
    return "".join(f"<p>{escape(item)}</p>" for item in items)


def _table(text: str) -> dict:
    rows = [row.split("\t") for row in text.split("\n")]
    wide = max(len(row) for row in rows)
    rows = [row + [""] * (wide - len(row)) for row in rows]
    return {
        "columns": [{"type": "text", "heading": cell} for cell in rows[0]],
        "rows": [{"values": row} for row in rows[1:]],
        "caption": "",
    }


def _doubts(article: dict, body: list[dict]) -> Iterator[tuple[str, str]]:
    """Each doubt as a note at the field or block in which its quotation stands."""
    for doubt in article["doubts"]:
        quoted = doubt["text"]
        text = f"{doubt['reason']}：“{quoted}”" if quoted else doubt["reason"]
        yield _path_of(quoted, article, body), text


def _path_of(quoted: str, article: dict, body: list[dict]) -> str:
    wanted = "".join(quoted.split())
    if wanted:
        for name in ("title", "kicker", "subtitle", "summary"):
            if wanted in "".join(article[name].split()):
                return name
        for block in body:
            value = block["value"]
            path = f"body.{block['id']}"
            if block["type"] == "text" and escape(wanted) in "".join(value.split()):
                return path
            if block["type"] in ("heading", "quote") and wanted in "".join(value["text"].split()):
                return f"{path}.text"
    return "title"
