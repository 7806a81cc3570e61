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
    ":focus-visible in a list of selectors": r":focus-visible[^{},]*,|,[^{},]*:focus-visible",  # iOS 13 drops the whole rule
    "range in a media query": r"@media[^{]*[<>]",
    "overflow: clip": r"overflow(?:-[xy])?\s*:\s*clip",
    "translate, rotate, scale alone": r"[{;\s](?:translate|rotate|scale)\s*:",
    "oklch() and its kind": r"\b(?:ok)?(?:lch|lab)\(",
    "light-dark()": r"\blight-dark\(",
    "@property or @scope": r"@(?:property|scope)\b",
    "logical shorthand": r"[{;\s](?:margin|padding)-(?:inline|block)\s*:",
    "address on another host": r"url\(\s*[\"']?(?:https?:)?//",
}
SUPPORTS = re.compile(
    r"@supports[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}"
)  # asks the browser first: that is how to go above the floor
COMMENT = re.compile(r"/\*.*?\*/", re.S)
BLOCK = re.compile(r"([^{};]*)\{|\}")
FLEX_RULE = re.compile(r"([^{}]+)\{([^{}]*display:\s*(?:inline-)?flex[^{}]*)\}")


def is_nested(css: str) -> bool:
    """Whether a rule stands inside another that is no at-rule, with & or without."""
    open_blocks: list[str] = []
    for match in BLOCK.finditer(css):
        if match[0] == "}":
            if open_blocks:
                open_blocks.pop()
            continue
        if open_blocks and not open_blocks[-1].startswith("@"):
            return True
        open_blocks.append(match[1].strip())
    return False


def faults(css: str) -> list[str]:
    """Names of what the floor does not know in one sheet; gap in a flex box counts, for iOS 13 ignores it."""
    css = SUPPORTS.sub("", COMMENT.sub("", css))
    found = [name for name, pattern in ABOVE_THE_FLOOR.items() if re.search(pattern, css)]
    found += ["nesting"] if is_nested(css) else []
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
        ".a { color: red; .b { color: blue } }",
        "@media print { .a { .b { color: blue } } }",
        ".a { @media print { color: red } }",
        "a:hover, a:focus-visible { color: red }",
        "@media (width >= 40em) { a { color: red } }",
        ".a { overflow: clip }",
        ".a { display: flex; gap: 1px }",
        ".a { height: 100dvh }",
        ".a { background: url(//elsewhere.example/a.png) }",
    ],
)
def test_a_fault_is_found(css):
    assert faults(css)


@pytest.mark.pure
@pytest.mark.parametrize(
    "css",
    [
        "@media print { .a { color: red } .b { color: blue } }",
        "@keyframes a { from { opacity: 0 } to { opacity: 1 } }",
        ".a { padding-top: 50% } @supports (aspect-ratio: 1) { .a { aspect-ratio: 1; padding: 0 } }",
        ".a { display: grid; gap: 1px }",
    ],
)
def test_what_the_floor_knows_passes(css):
    assert faults(css) == []
