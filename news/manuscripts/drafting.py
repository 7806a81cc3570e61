"""The chunks of one article to a draft: head, byline, summary, blocks, and what was taken out or is doubted."""

import re

from . import bylines, captions
from .columns import PARTED
from .dates import impossible_dates
from .furniture import JUMP
from .heads import one_clause, read_head
from .lines import width
from .names import could_be_name, is_byline, is_names, names_in
from .paragraphs import BROKEN, EDITORIAL, LOOSE, Chunk
from .patterns import Pattern
from .result import CAPTION, FIELDS, HEADING, LIST, PARAGRAPH, QUOTE, TABLE, Block, Doubt, Draft, Removed
from .spacing import mend_byline, mend_text, mend_title
from .splitting import kind_of
from .vocabulary import DATE_LINE, ENDS, NUMBERED, SENTENCE_INSIDE, SUMMARY_LABEL, SYMBOL_HEAD

HEADING_WIDTH = 64
NARROW = 48  # columns: a heading is broken only where the column is narrow
JUMPED = "文字转到或接自别的版，请确认前后文是否齐全"


def make_draft(file: str, chunks: list[Chunk]) -> Draft:
    """Builds the draft of one article from its chunks, in their order."""
    return _Builder(file, chunks).build()


_LABELLED = Pattern(r"^[\u4e00-\u9fff]{1,4}[：:]")
_SIGNATURE = Pattern(
    r"[\s，][\u4e00-\u9fff]{1,3}(?:女士|先生|大爷|大妈|阿姨|同学|师傅|老师)$|^(?:此致|敬礼)[！!]?$|^(?:一[名位])?(?:读者|网友|市民|居民|家长|学生|听众|观众)[\s：:]+[\u4e00-\u9fff\s]{2,5}$"
)
_BLOCK_MARK = Pattern(r"^[▌▎▍█■◆●►▶]+\s*(?=\S)")
_FIELD = Pattern(r"^(?:时间|地点|电话|对象|内容|主办|承办|联系人|地址|附|注|问|答|记者)[：:]")
_TRAILING = {"furniture", "rule", "meta", "byline", "date", "end", "credit", "caption", "source"}


class _Builder:
    def __init__(self, file: str, chunks: list[Chunk]):
        self.draft = Draft(file)
        self.chunks = chunks
        self.kinds = [kind_of(chunk) for chunk in chunks]
        texts = [at for at, kind in enumerate(self.kinds) if kind in ("text", "dispatch", "item")]
        self.first_text = texts[0] if texts else len(chunks)
        self.last_text = texts[-1] if texts else -1
        # Wrapped text whose paragraphs are indented: what is flush there and short is none.
        wrapped = [
            chunk for chunk, kind in zip(chunks, self.kinds, strict=True) if kind == "text" and len(chunk.lines) > 1
        ]
        self._set_in = len(wrapped) > 1 and all(chunk.indented for chunk in wrapped)
        self.last_body = max((at for at, kind in enumerate(self.kinds) if kind not in _TRAILING), default=-1)

    def build(self) -> Draft:
        body = self._head()
        at = body
        while at < len(self.chunks):
            at = self._body(at)
        self._check()
        self._place_doubts()
        return self.draft

    # The head

    def _head(self) -> int:
        """Reads everything above the body; gives the place of the first body chunk."""
        titles: list[Chunk] = []
        at, after_titles = 0, False
        while at < len(self.chunks):
            chunk, kind = self.chunks[at], self.kinds[at]
            if kind in ("title", "subtitle") or (kind == "short" and not after_titles):
                if (
                    kind == "short"
                    and titles
                    and (is_names(chunk.text) or could_be_name(chunk.text))
                    and self._is_name_line(at)
                ):
                    self._byline(chunk.text)
                    after_titles = True
                elif titles and (
                    self._is_first_question(at) if kind == "subtitle" else self._is_first_heading(at, titles)
                ):
                    break
                else:
                    titles.append(chunk)
            elif kind == "short" and is_names(chunk.text) and titles and self._is_name_line(at):
                self._byline(chunk.text)
            elif (
                kind == "heading"
                and not titles
                and chunk.hint == "heading"
                and not any(k == "title" for k in self.kinds)
            ):
                titles.append(chunk)
            elif kind in ("furniture", "rule"):
                self._remove(chunk)
            elif kind in ("byline", "credit") and (kind == "byline" or not titles):
                self._byline(chunk.text)
                after_titles = bool(titles)
            elif kind == "caption" and not titles and self._title_follows(at):
                self._caption(at)
                at += 1
                continue
            elif kind == "date":
                self._date(chunk)
                after_titles = bool(titles)
            elif kind == "meta":
                self._meta(chunk.text)
                after_titles = bool(titles)
            elif kind == "summary":
                at = self._summary(at)
                after_titles = True
                continue
            else:
                break
            for text, reason in chunk.doubts:
                if reason not in (BROKEN, LOOSE):
                    self.draft.doubt(text, reason)
            at += 1
        for twice in [
            chunk for place, chunk in enumerate(titles) if chunk.text in {other.text for other in titles[:place]}
        ]:
            self.draft.removed.append(Removed(twice.text, "重复的标题行"))
            titles = [chunk for chunk in titles if chunk is not twice]
        for chunk in titles:
            if match := _BLOCK_MARK.match(chunk.text):
                self.draft.removed.append(Removed(match.group().strip(), "标题前的符号"))
                chunk.text = chunk.text[match.end() :]
        head = read_head([mend_title(chunk.text) for chunk in titles])
        self.draft.kicker, self.draft.title, self.draft.subtitle = head.kicker, head.title, head.subtitle
        if head.doubt:
            self.draft.doubt(
                " ".join(chunk.text for chunk in titles) or (self.chunks[at].text if at < len(self.chunks) else ""),
                head.doubt,
            )
        return at

    def _title_follows(self, at: int) -> bool:
        """The picture stands above the headline: short lines and then a byline or text, with no text before them."""
        rest = [kind for kind in self.kinds[at + 1 :] if kind not in ("furniture", "rule", "caption", "credit")]
        return len(rest) > 1 and rest[0] in ("short", "title")

    def _is_name_line(self, at: int) -> bool:
        """Names alone are a byline just above the text, where a heading would not consist of surnames."""
        following = next(
            (kind for kind in self.kinds[at + 1 :] if kind not in ("furniture", "date", "meta", "credit")), ""
        )
        if following in ("text", "dispatch", "summary", "caption", "numbered", "short"):
            self.draft.doubt(self.chunks[at].text, "只有姓名的一行，按署名处理")
            return True
        return False

    def _set_in_heading(self, at: int) -> bool:
        """A short line set in as the paragraph below it is."""
        own, below = self.chunks[at], self.chunks[at + 1]
        return (
            self.kinds[at : at + 2] == ["short", "text"]
            and own.indented
            and own.lines[0].indent == below.lines[0].indent
        )

    def _is_first_question(self, at: int) -> bool:
        """——钱花到哪儿去了？ and further on another one: the questions of a talk, no subtitle."""
        return self.chunks[at].text.endswith(("？", "?")) and any(
            kind == "subtitle" and chunk.text.endswith(("？", "?"))
            for chunk, kind in zip(self.chunks[at + 1 :], self.kinds[at + 1 :], strict=True)
        )

    def _is_first_heading(self, at: int, titles: list[Chunk]) -> bool:
        """A short line right above the text, set off by a blank line or a symbol while the titles stand together."""
        chunk = self.chunks[at]
        following = self.kinds[at + 1] if at + 1 < len(self.chunks) else ""
        if following not in ("text", "dispatch"):
            return False
        if SYMBOL_HEAD.match(chunk.text) and not SYMBOL_HEAD.match(titles[0].text):
            return True
        if self._set_in_heading(at) and not any(title.indented for title in titles):
            return any(self._set_in_heading(later) for later in range(at + 2, len(self.chunks) - 1))
        others = [
            other
            for other, kind in zip(self.chunks[at + 1 :], self.kinds[at + 1 :], strict=True)
            if kind in ("short", "subtitle")
        ]
        return len(titles) >= 2 and bool(others) and chunk.blanks > titles[-1].blanks

    def _summary(self, at: int) -> int:
        chunk = self.chunks[at]
        match = SUMMARY_LABEL.match(chunk.text)
        label, text = (match.group(), chunk.text[match.end() :]) if match else ("", chunk.text)
        if label:
            self.draft.removed.append(Removed(label.strip(), "摘要的标签"))
        parts = [text] if text.strip() else []
        at += 1
        if not parts:
            while at < len(self.chunks) and self.kinds[at] == "furniture":
                self._remove(self.chunks[at])
                at += 1
            end = at
            while end < len(self.chunks) and self.kinds[end] == "text" and end - at < 4:
                end += 1
            more = any(kind in ("text", "dispatch") for kind in self.kinds[end:])
            closed = more and self.kinds[end] in ("byline", "date", "dispatch", "rule", "meta")
            stop = end if closed and end > at else min(at + 1, end)
            if not closed and end > at + 1:
                self.draft.doubt(self.chunks[at].text[:30], "摘要到哪里为止只能按一段处理，请核对")
            parts = [chunk.text for chunk in self.chunks[at:stop]]
            for part in self.chunks[at:stop]:
                self._doubts(part)
            at = stop
        self.draft.summary = "\n".join(filter(None, [self.draft.summary, *map(mend_text, parts)]))
        return at

    def _byline(self, text: str, doubt: str = "") -> None:
        marks, byline = bylines.strip_marks(text)
        tail = ""
        if match := re.fullmatch(r"[（(](.+)[)）]", byline.strip()):
            marks, byline, tail = marks + byline.strip()[0], match[1], byline.strip()[-1]
        self._writers(byline)
        if marks.strip() or tail:
            self.draft.removed.append(Removed(marks.strip() + tail, "署名前后的符号"))
        if doubt:
            self.draft.doubt(text, doubt)

    def _writers(self, byline: str) -> None:
        """Adds who wrote it; names that the byline holds already, below the text once more, go out."""
        names = names_in(byline)
        held = "".join(self.draft.byline.split())
        if names and held and all(name in held for name in names):
            self.draft.removed.append(Removed(mend_byline(byline), "署名重复"))
            return
        self.draft.byline = " ".join(filter(None, [self.draft.byline, mend_byline(byline)]))

    def _date(self, chunk: Chunk) -> None:
        match = DATE_LINE.match(chunk.text)
        if self.draft.date or not match:
            self.draft.removed.append(Removed(chunk.text, "又一处日期"))
            return
        self.draft.date = mend_byline(match["date"])
        rest = chunk.text[: match.start("date")] + chunk.text[match.end("date") :]
        if rest.strip():
            self.draft.removed.append(Removed(rest.strip(), "日期旁的星期、时刻等"))

    def _meta(self, text: str) -> None:
        for pair in bylines.labelled(text):
            if not pair.label:
                if pair.lead.strip():
                    self.draft.removed.append(Removed(pair.lead.strip(), "标签行的符号"))
            elif bylines.WRITER_LABELS.match(pair.label) and pair.value:
                self.draft.removed.append(Removed(pair.lead.strip(), "署名的标签"))
                self.draft.byline = " ".join(filter(None, [self.draft.byline, mend_byline(pair.value)]))
            elif bylines.DATE_LABELS.search(pair.label) and not self.draft.date and bylines.find_date(pair.value):
                found = bylines.find_date(pair.value)
                self.draft.date = mend_byline(found)
                self.draft.removed.append(Removed((pair.lead + pair.value.replace(found, "", 1)).strip(), "日期的标签"))
            else:
                role = (
                    "source"
                    if bylines.SOURCE_LABELS.search(pair.label)
                    else "editor"
                    if bylines.EDITOR_LABELS.search(pair.label)
                    else ""
                )
                reason = {"source": "来源，存入来源栏", "editor": "编辑署名，不在正文"}.get(role, "标签行，不在正文")
                self.draft.removed.append(Removed((pair.lead + pair.value).strip(), reason, role))

    def _remove(self, chunk: Chunk) -> None:
        text, reason = chunk.text, chunk.reason or "版面文字"
        if chunk.role == "furniture" and not self.draft.date and (found := bylines.find_date(text)):
            self.draft.date = mend_byline(found)
            text = text.replace(found, "", 1).strip()
        if text:
            self.draft.removed.append(Removed(text, reason))

    # The body

    def _body(self, at: int) -> int:
        chunk, kind = self.chunks[at], self.kinds[at]
        match kind:
            case "furniture" | "rule":
                self._remove(chunk)
            case "text" | "dispatch":
                self._text(at)
            case "roll" | "row":
                return self._plain(at)
            case "date":
                self._late_date(at)
            case "meta":
                self._meta(chunk.text)
            case "source":
                self.draft.removed.append(Removed(chunk.text, "来源，存入来源栏", "source"))
            case "byline":
                self._byline(chunk.text)
            case "end":
                self.draft.removed.append(Removed(chunk.text, "全文结束的标记"))
            case "credit" | "caption":
                self._caption(at)
            case "table":
                return self._rows(at)
            case "item" if at + 1 == len(self.chunks) or self.kinds[at + 1] != "item":
                self._text(at)
            case "list" | "bullet" | "numbered" | "item":
                return self._items(at)
            case "quote":
                return self._quote(at)
            case "short" if self._wrapped_heading(at):
                space = "" if one_clause(chunk.text, self.chunks[at + 1].text) else " "
                whole = chunk.text + space + self.chunks[at + 1].text
                self._add(HEADING, mend_title(whole), self.chunks[at + 1])
                self.draft.doubt(whole, "小标题在换行处断开，两行已拼成一行，请核对")
                return at + 2
            case "heading" | "title" | "subtitle" | "short":
                self._short(at)
            case "summary":
                return self._summary(at) if not self.draft.summary else self._plain(at)
            case _:
                self._text(at)
        return at + 1

    def _plain(self, at: int) -> int:
        self._add(PARAGRAPH, mend_text(self.chunks[at].text), self.chunks[at])
        return at + 1

    def _add(self, kind: str, text: str, chunk: Chunk) -> None:
        if text.strip():
            self.draft.blocks.append(Block(kind, text))
        self._doubts(chunk)

    def _doubts(self, chunk: Chunk) -> None:
        for text, reason in chunk.doubts:
            self.draft.doubt(mend_text(text), reason)

    def _text(self, at: int) -> None:
        chunk, text = self.chunks[at], self.chunks[at].text
        if at == self.first_text:
            byline, outer, text = bylines.take_head(text)
            if byline:
                self._writers(byline)
                if outer:
                    self.draft.removed.append(Removed(outer, "署名外的符号"))
        tails: list[tuple[str, str, str]] = []
        while True:
            text, tail, outer, kind = bylines.take_tail(text, last=at == self.last_text)
            if not kind:
                break
            tails.append((tail, outer, kind))
        for tail, outer, kind in reversed(tails):
            self._tail(tail, outer, kind)
        text, jumped = self._jumps(text)
        text = mend_text(text)
        if not text:
            self._doubts(chunk)
            return
        kind = PARAGRAPH
        if self._is_unmarked_caption(at, text):
            kind = CAPTION
            self.draft.doubt(text, "没有标记，按位置和写法判断为图片说明")
        elif captions.reads_like_caption(text) and at not in (self.first_text, self.last_text):
            self.draft.doubt(text, "可能是图片说明，先按正文处理")
        self._add(kind, text, chunk)
        last = at == self.last_text
        if (
            kind == PARAGRAPH
            and not ENDS.search(text)
            and not chunk.broken
            and not text.endswith(("：", ":", "；", ";", "）", ")"))
            and not jumped
        ):
            self.draft.doubt(text[-20:], "全文到这里断了，缺结尾" if last else "这一段没有结尾的标点，可能有缺文")
        if text[0] in "，。、；：！？”’）》":
            self.draft.doubt(text[:20], "以标点开头，前文可能缺失")

    def _tail(self, tail: str, outer: str, kind: str) -> None:
        if kind == "meta":
            self._meta(tail)
        elif kind == "source":
            self.draft.removed.append(Removed(outer[:1] + tail + outer[1:], "来源，存入来源栏", "source"))
            return
        elif kind == "end":
            self.draft.removed.append(Removed(outer[:1] + tail + outer[1:], "全文结束的标记"))
            return
        else:
            self._writers(tail)
            if kind == "names":
                self.draft.doubt(tail, "文末的姓名，按署名处理")
        if outer:
            self.draft.removed.append(Removed(outer, "署名外的括号"))

    def _jumps(self, text: str) -> tuple[str, bool]:
        found = False
        while match := JUMP.search(text):
            self.draft.removed.append(Removed(match.group(), "转版、接版标记"))
            self.draft.doubt(text[max(0, match.start() - 15) : match.start()], JUMPED)
            text, found = text[: match.start()] + text[match.end() :], True
        return text, found

    def _is_unmarked_caption(self, at: int, text: str) -> bool:
        if any(reason == PARTED for _, reason in self.chunks[at].doubts):
            return False
        if (
            self.chunks[at].indented
            and self._set_in
            and not any(
                near is not None and self.kinds[near] in ("credit", "caption")
                for near in (self._near(at, -1), self._near(at, 1))
            )
        ):
            return False  # set as the paragraphs are
        if not captions.reads_like_caption(text) or len(self.chunks[at].lines) > 3:
            return len(text) <= 30 and self._in_captions(at)
        before, after = self._near(at, -1), self._near(at, 1)
        if (
            before is not None
            and self.kinds[before] == "caption"
            and captions.ends_caption(self.chunks[before].text) is False
            and len(self.chunks[before].text) < 12
        ):
            return True
        if self._in_captions(at):
            return True
        if any(
            near is not None and captions.reads_like_caption(self.chunks[near].text) and self.kinds[near] == "text"
            for near in (before, after)
        ):
            return True
        return bool(after is not None and self.kinds[after] == "credit")

    def _in_captions(self, at: int) -> bool:
        """Stands among three or more single short sentences of which most read like captions: a row of pictures."""

        def terse(place: int) -> bool:
            return (
                self.kinds[place] == "text"
                and len(self.chunks[place].text) <= 40
                and not SENTENCE_INSIDE.search(self.chunks[place].text[:-1])
            )

        low = high = at
        while low > 0 and terse(low - 1):
            low -= 1
        while high + 1 < len(self.chunks) and terse(high + 1):
            high += 1
        row = [self.chunks[place].text for place in range(low, high + 1)]
        return terse(at) and len(row) >= 3 and sum(map(captions.reads_like_caption, row)) * 2 >= len(row)

    def _near(self, at: int, step: int) -> int | None:
        at += step
        while 0 <= at < len(self.chunks):
            if self.kinds[at] not in ("furniture", "rule"):
                return at
            at += step
        return None

    def _late_date(self, at: int) -> None:
        if self.draft.date:
            self._plain(at)
        else:
            self._date(self.chunks[at])

    def _caption(self, at: int) -> None:
        chunk = self.chunks[at]
        mark, text = captions.split_mark(chunk.text)
        if mark:
            self.draft.removed.append(Removed(mark, "图片说明前的符号"))
        text = mend_byline(mend_text(text)) if not captions.is_credit(text) else mend_byline(text)
        last = self.draft.blocks[-1] if self.draft.blocks else None
        joined = (
            captions.is_credit(chunk.text)
            and not captions.names_all_pictures(chunk.text)
            and last is not None
            and last.type == CAPTION
            and not captions.ends_caption(last.text)
        )
        if joined and last is not None:
            last.text = f"{last.text} {text}"
            self._doubts(chunk)
            return
        self._add(CAPTION, text, chunk)

    def _rows(self, at: int) -> int:
        rows: list[str] = []
        while (
            at < len(self.chunks)
            and self.kinds[at] == "table"
            and (not rows or self.chunks[at].blanks == 0 or self.chunks[at].hint)
        ):
            cells = re.split(r"\t+", self.chunks[at].text)
            rows.append("\t".join(mend_title(cell) for cell in cells))
            self._doubts(self.chunks[at])
            at += 1
        self.draft.blocks.append(Block(TABLE, "\n".join(rows)))
        return at

    def _items(self, at: int) -> int:
        """Items that follow each other are a list; a numbered line that text follows is a heading."""
        end = at
        own = self.kinds[at]
        kinds = (own,) if own in ("numbered", "item") else ("bullet", "list")
        while (
            end < len(self.chunks)
            and self.kinds[end] in kinds
            and not (end > at and self.chunks[end].hint == "list" and self.chunks[end].lines[0].apart)
        ):
            end += 1
        following = self._near(end - 1, 1)
        if (
            self.kinds[at] == "numbered"
            and following is not None
            and self.kinds[following] in ("text", "roll", "dispatch", "caption", "table", "bullet", "quote")
        ):
            if end - at > 1 and end - at <= 3 and not self._same_numbering(at, end):
                pass
            elif end - at > 1:
                self._list(at, end - 1)
                at = end - 1
            for place in range(at, end):
                self._short(place, heading=True)
            return end
        if end - at == 1 and self.kinds[at] == "bullet":
            text = self.chunks[at].text
            if (
                width(text) <= HEADING_WIDTH
                and not ENDS.search(text)
                and not SENTENCE_INSIDE.search(text)
                and SYMBOL_HEAD.match(text)
            ):
                self._short(at)
            else:
                self._text(at)
            return end
        if end - at == 1 and self.kinds[at] == "numbered":
            self._short(at, heading=True)
            return end
        self._list(at, end)
        return end

    def _in_closing(self, at: int) -> bool:
        """Below the last text nothing but short lines and a date follows: who signed it."""
        rest = self.kinds[at + 1 :]
        return (
            at > self.last_text >= 0 and "date" in rest and set(rest) <= {"short", "date", "furniture", "rule", "meta"}
        )

    def _same_numbering(self, at: int, end: int) -> bool:
        shapes = {
            re.sub(r"[\w①-⑳]+", "0", (NUMBERED.match(self.chunks[place].text) or [""])[0].strip())
            for place in range(at, end)
        }
        return len(shapes) == 1

    def _list(self, at: int, end: int) -> None:
        items = self.chunks[at:end]
        if self.kinds[at] == "bullet" and sum(len(item.text) > 90 for item in items) * 2 > len(items):
            for place in range(at, end):
                self._text(place)
            return
        self.draft.blocks.append(Block(LIST, "\n".join(mend_text(item.text) for item in items)))
        for item in items:
            self._doubts(item)

    def _quote(self, at: int) -> int:
        end = at + 1
        while end < len(self.chunks) and self.kinds[end] == "quote" and not self.chunks[end].lines[0].apart:
            end += 1
        self.draft.blocks.append(Block(QUOTE, "\n".join(mend_text(chunk.text) for chunk in self.chunks[at:end])))
        for chunk in self.chunks[at:end]:
            self._doubts(chunk)
        return end

    def _is_one_of_labels(self, at: int) -> bool:
        """时间：… 地点：… stand in a row; 头一段：码头到石桥 alone above a text is a heading."""
        near = [place for place in (self._near(at, -1), self._near(at, 1)) if place is not None]
        return bool(_FIELD.match(self.chunks[at].text)) or any(
            len(self.chunks[place].text) <= 40 and _LABELLED.match(self.chunks[place].text) for place in near
        )

    def _in_shorts(self, at: int) -> bool:
        """Three short lines or more with no text between them are not headings."""
        low = high = at
        while low > 0 and self.kinds[low - 1] == "short":
            low -= 1
        while high + 1 < len(self.chunks) and self.kinds[high + 1] == "short":
            high += 1
        return high - low >= 2

    def _wrapped_heading(self, at: int) -> bool:
        """Exactly two short lines between two texts: of which neither is a clause, or in a column too narrow for one."""
        around = self.kinds[max(0, at - 1) : at + 3]
        if (
            len(around) != 4
            or around[1:3] != ["short", "short"]
            or not {around[0], around[3]} <= {"text", "dispatch"}
            or self.chunks[at + 1].blanks
        ):
            return False
        first, second = self.chunks[at].text, self.chunks[at + 1].text
        return one_clause(first, second) or (
            self._column(at) <= NARROW
            and max(width(first), width(second)) < self._column(at)
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

    def _column(self, at: int) -> int:
        """Columns of the text around two lines; very many where it isn't wrapped."""
        beside = [line.width + line.indent for near in (at - 1, at + 2) for line in self.chunks[near].lines[:-1]]
        return max(beside, default=1000) if all(self.chunks[near].indented for near in (at - 1, at + 2)) else 1000

    def _short(self, at: int, heading: bool = False) -> None:
        chunk = self.chunks[at]
        following = self._near(at, 1)
        text = chunk.text
        doubts = [doubt for doubt in chunk.doubts if doubt[1] != LOOSE]
        if chunk.hint == "heading" or heading:
            kind = HEADING
        elif following is None or at >= self.last_body or self._in_closing(at):
            if is_names(text) and at > self.first_text:
                self._byline(text, "文末的姓名，按署名处理")
                return
            kind = CAPTION if captions.reads_like_caption(text) else PARAGRAPH
            self.draft.doubt(
                mend_text(text),
                "文末的短行，看不出是标题还是图片说明" if kind == PARAGRAPH else "没有标记，按写法判断为图片说明",
            )
        elif _LABELLED.match(text) and not NUMBERED.match(text) and self._is_one_of_labels(at):
            kind = PARAGRAPH
        elif _SIGNATURE.search(text):
            kind = PARAGRAPH
            self.draft.doubt(mend_text(text), "像是来信的落款，先按正文处理")
        elif self._in_shorts(at):
            kind = PARAGRAPH
            self.draft.doubt(mend_text(text), "连续几行短句，看不出是小标题还是图片说明")
        elif (
            text.endswith(("！", "？", "!", "?", "…"))
            and not SYMBOL_HEAD.match(text)
            and not chunk.indented
            and not chunk.blanks
        ):
            kind = HEADING if len(text) <= 16 else PARAGRAPH
            self.draft.doubt(text, "短行，看不出是小标题还是正文")
        elif chunk.indented and text.endswith(("！", "？", "!", "?", "…")):
            kind = HEADING if len(text) <= 10 and text.endswith(("？", "?")) and "“" not in text else PARAGRAPH
            self.draft.doubt(text, "短行，看不出是小标题还是正文")
        elif captions.reads_like_caption(text):
            kind = CAPTION
            self.draft.doubt(mend_text(text), "没有标记，按写法判断为图片说明")
        elif width(text) <= HEADING_WIDTH:
            kind = HEADING
        else:
            kind = PARAGRAPH
            self.draft.doubt(text[-20:], "这一段没有结尾的标点，可能有缺文")
        if kind == HEADING and (match := SYMBOL_HEAD.match(text)):
            self.draft.removed.append(Removed(match.group().strip(), "小标题前的符号"))
            text = text[match.end() :]
        chunk.doubts = doubts
        # Without an end in sight a space parts words that belong apart (读者 张三), as in a title.
        self._add(kind, mend_text(text) if ENDS.search(text) else mend_title(text), chunk)

    def _place_doubts(self) -> None:
        """Cuts each quotation to what stands in the draft, so that the place is found again when it is shown."""
        draft = self.draft
        whole = "\n".join(
            "".join(text.split())
            for text in (
                *(getattr(draft, name) for name in FIELDS),
                *(piece.text for piece in (*draft.blocks, *draft.removed)),
            )
        )
        for at, doubt in enumerate(draft.doubts):
            bare = "".join(doubt.text.split())
            if bare not in whole:
                for cut in (doubt.text[-20:], doubt.text[:20], doubt.text[-10:], doubt.text[:10], ""):
                    if "".join(cut.split()) in whole:
                        draft.doubts[at] = Doubt(cut, doubt.reason)
                        break

    def _check(self) -> None:
        draft = self.draft
        for text in (
            draft.title,
            draft.kicker,
            draft.subtitle,
            draft.summary,
            draft.date,
            *(block.text for block in draft.blocks),
        ):
            for found, reason in impossible_dates(text):
                draft.doubt(found, reason)
            if "�" in text:
                draft.doubt(
                    text[max(0, text.index("�") - 10) : text.index("�") + 10], "有无法识别的字符，请对照原稿补上"
                )
        for block in draft.blocks:
            if block.type == PARAGRAPH:
                for match in re.finditer(r"[0-9] [0-9]", block.text):
                    draft.doubt(block.text[max(0, match.start() - 8) : match.end() + 8], "数字之间有空格，可能是一个数")
        if draft.byline and len(draft.byline) > 60:
            draft.doubt(draft.byline, "署名过长，请核对")
        if draft.byline and not is_byline(draft.byline) and not is_names(draft.byline):
            draft.doubt(draft.byline, "由几处署名合成，请核对")
