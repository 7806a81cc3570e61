"""The paragraphs of an article: bylines inside them, jumps to other pages, ends that are missing."""

from . import bylines, captions
from .article_pictures import Pictures
from .furniture import JUMP
from .result import CAPTION, PARAGRAPH, Removed
from .spacing import mend_text
from .vocabulary import ENDS

JUMPED = "文字转到或接自别的版，请确认前后文是否齐全"


class Text(Pictures):
    """Reads paragraphs."""

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
