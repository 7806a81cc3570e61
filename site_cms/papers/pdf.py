"""Papers as PDF, set by typst with the fonts that lie beside this file. Nothing of the machine's own fonts is used."""

import json
from pathlib import Path
from typing import Any

import typst

from .fonts import FONTS_DIR, SANS, missing_glyphs


class CannotBeSet(Exception):
    """A text holds characters that no font of ours has; typst would drop them without a word. `characters` names them."""

    def __init__(self, characters: list[str]):
        super().__init__("".join(characters))
        self.characters = characters


def typeset(template: Path, content: dict[str, Any]) -> bytes:
    """One PDF from a typst template that reads `json(bytes(sys.inputs.content))`. Raises CannotBeSet."""
    text = json.dumps(content, ensure_ascii=False)
    missing = missing_glyphs("".join(_strings(content)), SANS)
    if missing:
        raise CannotBeSet(missing)
    return typst.compile(
        template,
        root=template.parent,
        font_paths=[FONTS_DIR],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"content": text},
    )


def _strings(value: Any):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _strings(part)
