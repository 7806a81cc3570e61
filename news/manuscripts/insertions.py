"""Paragraphs that a caption or a page's edge cut in two."""

from .beginnings import is_signed, structural
from .captions import ends_caption, is_credit, starts_caption
from .chunks import BROKEN, LOOSE, Chunk
from .evidence import continues
from .furniture import JUMP
from .layout import Layout
from .spacing import glue
from .vocabulary import ENDS, NUMBERED


def over_insertions(chunks: list[Chunk], layout: Layout, place: dict[int, int]) -> list[Chunk]:
    """Joins a paragraph over a caption that the page put into the middle of it, when the words clearly go on."""
    result: list[Chunk] = []
    for chunk in chunks:
        inserted = 0
        while inserted < len(result) and inserted < 6 and _is_insertion(result[-1 - inserted]):
            inserted += 1
        if inserted and inserted < len(result) and not chunk.role and not chunk.hint and not structural(chunk.lines[0]):
            host = result[-1 - inserted]
            at = place[id(chunk.lines[0])]
            stopped = (
                not host.role
                and not host.hint
                and not ENDS.search(host.text)
                and not is_signed(host.text)
                and len(host.text) > 12
                and not _is_insertion(host)
            )
            if stopped and not chunk.lines[0].apart and not layout.indented(at) and not NUMBERED.match(chunk.text):
                words = continues(host.text[-80:], chunk.text)
                full = layout.full(place[id(host.lines[-1])])
                if words >= 1.5 or (full and words >= 0.5) or (full and layout.marks_paragraphs(at) and words >= -0.5):
                    host.text = glue(host.text, chunk.text)
                    host.lines += chunk.lines
                    host.doubts = [doubt for doubt in host.doubts if doubt[1] not in (BROKEN, LOOSE)] + chunk.doubts
                    host.broken = chunk.broken
                    if not JUMP.search(host.text):
                        host.doubts.append((chunk.lines[0].text, "中间隔着图片说明，已与上文连接"))
                    continue
        result.append(chunk)
    return result


def _is_insertion(chunk: Chunk) -> bool:
    if chunk.role == "furniture":
        return True
    return not chunk.hint and (
        chunk.role in ("caption", "credit")
        or starts_caption(chunk.text)
        or is_credit(chunk.text)
        or (len(chunk.text) <= 120 and ends_caption(chunk.text))
    )
