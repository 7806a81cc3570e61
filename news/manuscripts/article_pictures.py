"""The captions of an article: marked ones, and those told by where they stand and how they read."""

from . import captions
from .article import Article
from .columns import PARTED
from .result import CAPTION, Removed
from .spacing import mend_byline, mend_text
from .vocabulary import SENTENCE_INSIDE


class Pictures(Article):
    """Reads captions and credits."""

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
