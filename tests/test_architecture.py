"""Who may import whom. Walks every import of the product and fails on a breach of the house rules:

- news, exposure and ads_library import site_cms and never each other; site_cms imports none of the three.
- Inside an app the arrows run one way: views, viewsets, hooks -> forms, filters -> services -> models, querysets -> choices.
- No import inside a function to dodge a circle (an AppConfig's ready() is where Django wants them, so it may).
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("news", "exposure", "ads_library")
TOP_LEVEL = ("site_cms", *ROOMS)

LAYERS = [
    {"choices", "textscan", "questions"},
    {"models", "querysets", "managers", "blocks", "guards", "workflow"},
    {"services"},
    {"forms", "filters", "panels", "tables"},
    {"views", "viewsets", "wagtail_hooks", "urls", "feeds", "sitemaps", "api", "management", "templatetags"},
]
LAYER_OF = {name: level for level, names in enumerate(LAYERS) for name in names}

# Routable pages are models that answer requests: the top layer, imported by nobody but their package's __init__.
PAGE_MODULES: set[str] = {
    "news.models.column",
    "news.models.columns",
    "news.models.events",
    "exposure.models.board",
    "exposure.models.issue",
    "ads_library.models.library",
}


def modules() -> Iterator[tuple[str, Path]]:
    for package in TOP_LEVEL:
        for path in sorted((ROOT / package).rglob("*.py")):
            if "migrations" in path.parts:
                continue
            parts = path.relative_to(ROOT).with_suffix("").parts
            yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def resolve(module: str, path: Path, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    base = module.split(".") if path.name == "__init__.py" else module.split(".")[:-1]
    base = base[: len(base) - (node.level - 1)]
    return ".".join([*base, *([node.module] if node.module else [])])


def imports(module: str, path: Path) -> Iterator[tuple[str, ast.AST, bool]]:
    """Each imported dotted name, its node, and whether it stands inside a function other than ready()."""
    tree = ast.parse(path.read_text(encoding="utf-8"))

    def walk(node: ast.AST, inside: bool) -> Iterator[tuple[str, ast.AST, bool]]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Import):
                for alias in child.names:
                    yield alias.name, child, inside
            elif isinstance(child, ast.ImportFrom):
                target = resolve(module, path, child)
                for alias in child.names:
                    yield f"{target}.{alias.name}", child, inside
            nested = inside or (
                isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
                and not (path.name == "apps.py" and child.name == "ready")
            )
            yield from walk(child, nested)

    yield from walk(tree, False)


def app_of(dotted: str) -> tuple[str, ...] | None:
    """("news",) or ("site_cms", "places"); None for what is not ours."""
    parts = dotted.split(".")
    if parts[0] in ROOMS:
        return (parts[0],)
    if parts[0] == "site_cms":
        return tuple(parts[:2])
    return None


def layer_of(dotted: str) -> int | None:
    app = app_of(dotted)
    if app is None:
        return None
    rest = dotted.split(".")[len(app) :]
    return LAYER_OF.get(rest[0]) if rest else None


ALL = list(modules())


def test_the_walk_sees_the_whole_house():
    assert {name.split(".")[0] for name, _ in ALL} == set(TOP_LEVEL)
    assert len(ALL) > 20


@pytest.mark.parametrize(("module", "path"), ALL, ids=[name for name, _ in ALL])
def test_imports_keep_to_the_house_rules(module, path):
    own = app_of(module)
    for target, node, inside in imports(module, path):
        where = f"{path.relative_to(ROOT)}:{node.lineno} imports {target}"
        other = app_of(target)
        if other is None:
            continue
        assert not inside, f"{where} inside a function"
        if own[0] == "site_cms":
            assert other[0] == "site_cms", f"{where}: the ground knows none of the rooms"
        else:
            assert other[0] in ("site_cms", own[0]), f"{where}: rooms never import each other"
        if other == own and module not in PAGE_MODULES and path.name != "__init__.py":
            mine, theirs = layer_of(module), layer_of(target)
            if mine is not None and theirs is not None:
                assert theirs <= mine, f"{where}: the arrows run the other way"
