"""Scripts hold to the floor, ES2019 and what Chromium 86 and iOS 13 offer: one unknown sign and a whole file does not run."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = sorted(
    path
    for path in ROOT.glob("*/**/static/**/*.js")
    if not {".venv", "var", "vendor"} & set(path.relative_to(ROOT).parts)
)
# Words of the language: where they stand the file does not parse. Names: where they are called the script stops.
ABOVE_THE_FLOOR = {
    "?. (ES2020)": r"\?\.(?!\d)",
    "?? (ES2020)": r"\?\?",
    "&&= or ||= (ES2021)": r"(?:&&|\|\|)=",
    "big integer (ES2020)": r"\b\d+n\b",
    "1_000 (ES2021)": r"\b\d+_\d",
    "private field (ES2022)": r"(?:^|[\s.;{])#[A-Za-z_]\w*",
    "import() or import.meta (ES2020)": r"\bimport\s*[(.]",
    "static block (ES2022)": r"\bstatic\s*\{",
    "globalThis (ES2020)": r"\bglobalThis\b",
    "matchAll, replaceAll, at": r"\.(?:matchAll|replaceAll|at)\(",
    "findLast": r"\.findLast(?:Index)?\(",
    "allSettled, any": r"\bPromise\.(?:allSettled|any)\b",
    "Object.hasOwn": r"\bObject\.hasOwn\b",
    "fromEntries of groups": r"\b(?:Object|Map)\.groupBy\b",
    "structuredClone": r"\bstructuredClone\b",
    "replaceChildren (iOS 14)": r"\.replaceChildren\(",
    "dialog (iOS 15.4)": r"\.showModal\(",
    "checkVisibility": r"\.checkVisibility\(",
    "eval": r"\b(?:eval|new Function)\s*\(",
    "address on another host": r"\b(?:https?:)?//\w",
}
# Comments and strings hold words, not code; the last two keep a string's quotes so that what surrounds it stays apart.
NOT_CODE = re.compile(
    r"""/\*.*?\*/|(?<![:'"\\])//[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`""", re.S
)


def code(source: str) -> str:
    return NOT_CODE.sub(lambda match: '""' if match[0][0] in "'\"`" else " ", source)


def faults(source: str) -> list[str]:
    """Names of what the floor does not know in one script."""
    bare = code(source)
    return [name for name, pattern in ABOVE_THE_FLOOR.items() if re.search(pattern, bare, re.M)]


@pytest.mark.pure
def test_there_are_scripts_to_look_at():
    assert {"suggest.js", "redaction.js", "paste.js"} <= {path.name for path in SCRIPTS}


@pytest.mark.pure
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_script_keeps_to_the_floor(script):
    source = script.read_text(encoding="utf-8")
    assert faults(source) == []
    assert not re.search(r"""["'`](?:https?:)?//""", source), "an address on another host"


@pytest.mark.pure
@pytest.mark.parametrize(
    "source",
    [
        "const a = b?.c;",
        "const a = b ?? c;",
        "a ||= b;",
        "class A { #b = 1; }",
        "import('./b.js');",
        "a.replaceAll('b', 'c');",
        "list.at(-1);",
        "globalThis.a = 1;",
        "box.replaceChildren();",
        "const n = 10n;",
        "const n = 1_000;",
        "Promise.allSettled(list);",
    ],
)
def test_a_fault_is_found(source):
    assert faults(source)


@pytest.mark.pure
@pytest.mark.parametrize(
    "source",
    [
        "const a = b ? .5 : c;",
        "const a = 'b?.c ?? d';",
        "// a?.b\nconst c = 1;",
        "/* a ?? b */",
        "const a = { ...b }; try { c(); } catch { d(); }",
        "async function a() { for await (const b of c) d(b ** 2); }",
    ],
)
def test_what_the_floor_knows_passes(source):
    assert faults(source) == []
