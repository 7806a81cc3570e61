"""Public style sheets hold to the floor, Chromium 86 and iOS 13: what those browsers do not know breaks a page silently."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHEETS = sorted(
    path
    for path in ROOT.glob("*/**/static/**/*.css")
    if not {".venv", "var", "admin"} & set(path.relative_to(ROOT).parts)  # the admin has Wagtail's floor, not ours
)
ABOVE_THE_FLOOR = {
    "@layer": r"@layer\b",
    "@container": r"@container\b",
    ":has()": r":has\(",
    ":is() or :where()": r":(?:is|where)\(",
    "inset shorthand": r"[{;\s]inset\s*:",
    "aspect-ratio": r"[{;\s]aspect-ratio\s*:",
    "color-mix()": r"color-mix\(",
    "dynamic viewport units": r"\d(?:dvh|svh|lvh|dvw)\b",
    "nesting": r"\{[^{}@]*&",
    "logical shorthand": r"[{;\s](?:margin|padding)-(?:inline|block)\s*:",
    "address on another host": r"url\(\s*[\"']?(?:https?:)?//",
}
SUPPORTS = re.compile(
    r"@supports[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}"
)  # asks the browser first: that is how to go above the floor
COMMENT = re.compile(r"/\*.*?\*/", re.S)
FLEX_RULE = re.compile(r"([^{}]+)\{([^{}]*display:\s*(?:inline-)?flex[^{}]*)\}")


def faults(css: str) -> list[str]:
    """Names of what the floor does not know in one sheet; gap in a flex box counts, for iOS 13 ignores it."""
    css = SUPPORTS.sub("", COMMENT.sub("", css))
    found = [name for name, pattern in ABOVE_THE_FLOOR.items() if re.search(pattern, css)]
    found += [
        f"gap in the flex box {selector.strip()}"
        for selector, body in FLEX_RULE.findall(css)
        if re.search(r"(?:^|[;\s])(?:row-|column-)?gap\s*:", body)
    ]
    return found


@pytest.mark.pure
def test_there_are_sheets_to_look_at():
    assert {"tokens.css", "base.css", "layout.css", "components.css"} <= {path.name for path in SHEETS}


@pytest.mark.pure
@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: str(path.relative_to(ROOT)))
def test_sheet_keeps_to_the_floor(sheet):
    assert faults(sheet.read_text(encoding="utf-8")) == []


@pytest.mark.pure
@pytest.mark.parametrize(
    "css",
    [
        "@layer a { p { color: red } }",
        "p:has(a) { color: red }",
        ".a { inset: 0 }",
        ".a { aspect-ratio: 1 }",
        ".a { color: red; & b { color: blue } }",
        ".a { display: flex; gap: 1px }",
        ".a { height: 100dvh }",
        ".a { background: url(//elsewhere.example/a.png) }",
    ],
)
def test_a_fault_is_found(css):
    assert faults(css)
