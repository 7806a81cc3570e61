"""What is doubted in a finished draft: dates that don't exist, damaged characters, bylines that don't read like one."""

import re

from .dates import impossible_dates
from .names import is_byline, is_names
from .result import FIELDS, PARAGRAPH, Doubt, Draft


def place_doubts(draft: Draft) -> None:
    """Cuts each quotation to what stands in the draft, so that the place is found again when it is shown."""
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


def check(draft: Draft) -> None:
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
            draft.doubt(text[max(0, text.index("�") - 10) : text.index("�") + 10], "有无法识别的字符，请对照原稿补上")
    for block in draft.blocks:
        if block.type == PARAGRAPH:
            for match in re.finditer(r"[0-9] [0-9]", block.text):
                draft.doubt(block.text[max(0, match.start() - 8) : match.end() + 8], "数字之间有空格，可能是一个数")
    if draft.byline and len(draft.byline) > 60:
        draft.doubt(draft.byline, "署名过长，请核对")
    if draft.byline and not is_byline(draft.byline) and not is_names(draft.byline):
        draft.doubt(draft.byline, "由几处署名合成，请核对")
