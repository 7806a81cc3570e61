"""Tables, lists and quotations of an article."""

import re

from .article_text import Text
from .lines import width
from .result import LIST, QUOTE, TABLE, Block
from .spacing import mend_text, mend_title
from .vocabulary import ENDS, NUMBERED, SENTENCE_INSIDE, SYMBOL_HEAD

HEADING_WIDTH = 64


class Lists(Text):
    """Reads what stands in rows."""

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

    def _short(self, at: int, heading: bool = False) -> None:
        """A short line of its own; read where headings are."""
        raise NotImplementedError
