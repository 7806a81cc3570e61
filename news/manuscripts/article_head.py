"""What stands above an article's text: title lines, byline, date, summary."""

from .article_headings import Headings
from .chunks import BROKEN, LOOSE, Chunk
from .heads import read_head
from .names import could_be_name, is_names
from .patterns import Pattern
from .result import Removed
from .spacing import mend_text, mend_title
from .vocabulary import SUMMARY_LABEL, SYMBOL_HEAD

_BLOCK_MARK = Pattern(r"^[▌▎▍█■◆●►▶]+\s*(?=\S)")


class Head(Headings):
    """Reads everything above the body."""

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
