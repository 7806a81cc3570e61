"""The chunks of one article to a draft: head, byline, summary, blocks, and what was taken out or is doubted."""

import re

from .article_head import Head
from .chunks import Chunk
from .dates import impossible_dates
from .heads import one_clause
from .names import is_byline, is_names
from .result import FIELDS, HEADING, PARAGRAPH, Doubt, Draft, Removed
from .spacing import mend_title


def make_draft(file: str, chunks: list[Chunk]) -> Draft:
    """Builds the draft of one article from its chunks, in their order."""
    return _Builder(file, chunks).build()


class _Builder(Head):
    def build(self) -> Draft:
        body = self._head()
        at = body
        while at < len(self.chunks):
            at = self._body(at)
        self._check()
        self._place_doubts()
        return self.draft

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

    def _late_date(self, at: int) -> None:
        if self.draft.date:
            self._plain(at)
        else:
            self._date(self.chunks[at])

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
