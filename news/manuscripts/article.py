"""One article in the making: its chunks with their kinds, and the draft that the readers of head, text and blocks fill."""

from . import bylines
from .captions import reads_like_caption
from .chunks import Chunk
from .kinds import kind_of
from .result import PARAGRAPH, Block, Draft, Removed
from .spacing import mend_byline, mend_text

_TRAILING = {"furniture", "rule", "meta", "byline", "date", "end", "credit", "caption", "source"}


class Article:
    """The draft of one article and the chunks it is made of. ``first_text``, ``last_text``, ``last_body``: places of chunks."""

    def __init__(self, file: str, chunks: list[Chunk]):
        self.draft = Draft(file)
        self.chunks = chunks
        self.kinds = [kind_of(chunk) for chunk in chunks]
        self._sign()
        texts = [at for at, kind in enumerate(self.kinds) if kind in ("text", "dispatch", "item")]
        self.first_text = texts[0] if texts else len(chunks)
        self.last_text = texts[-1] if texts else -1
        # Wrapped text whose paragraphs are indented: what is flush there and short is none.
        wrapped = [
            chunk
            for at, (chunk, kind) in enumerate(zip(chunks, self.kinds, strict=True))
            if kind == "text"
            and len(chunk.lines) > 1
            and not (at == self.first_text and reads_like_caption(chunk.text))
        ]
        self.set_in = len(wrapped) > (0 if self.first_text < self.last_text else 1) and all(
            chunk.indented for chunk in wrapped
        )
        self.body = 0  # the place of the first chunk below the head
        self.last_body = max((at for at, kind in enumerate(self.kinds) if kind not in _TRAILING), default=-1)

    def _sign(self) -> None:
        """（祁连）, the very last words of an article and nothing else on their line, are who wrote it."""
        bodies = [at for at, kind in enumerate(self.kinds) if kind not in ("furniture", "rule", "end", "date")]
        if len(bodies) > 2 and bylines.signs_off(self.chunks[bodies[-1]].text):
            self.kinds[bodies[-1]] = "byline"

    def near(self, at: int, step: int) -> int | None:
        """The place of the next chunk (``step`` 1) or the one before (-1) that is no page furniture."""
        at += step
        while 0 <= at < len(self.chunks):
            if self.kinds[at] not in ("furniture", "rule"):
                return at
            at += step
        return None

    def add_plain(self, at: int) -> None:
        self.add(PARAGRAPH, mend_text(self.chunks[at].text), self.chunks[at])

    def add(self, kind: str, text: str, chunk: Chunk) -> None:
        if text.strip():
            self.draft.blocks.append(Block(kind, text))
        self.keep_doubts(chunk)

    def keep_doubts(self, chunk: Chunk) -> None:
        for text, reason in chunk.doubts:
            self.draft.doubt(mend_text(text), reason)

    def take_out(self, text: str, reason: str, role: str = "") -> None:
        if text:
            self.draft.removed.append(Removed(text, reason, role))

    def remove(self, chunk: Chunk) -> None:
        text, reason = chunk.text, chunk.reason or "版面文字"
        if chunk.role == "furniture" and not self.draft.date and (found := bylines.find_date(text)):
            self.draft.date = mend_byline(found)
            text = text.replace(found, "", 1).strip()
        self.take_out(text, reason)
