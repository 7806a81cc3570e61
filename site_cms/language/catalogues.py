"""The words of the interface: found in the source, kept in one catalogue an app.

The words of `templates/news/` belong to the catalogue of `news`, as those of its Python do, so that an app carries its own
language. `site_cms/locale_overlay` is different: it holds what the installed packages leave untranslated, and better wording
for what they translate badly; Django lets it win over every other catalogue.

Needs GNU gettext (xgettext, msgfmt) and polib; both are tools of the developer, not of the running site.
"""

import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import polib
from django.apps import apps
from django.conf import settings
from django.utils.translation.template import templatize

LOCALE = "zh_Hans"
OVERLAY = settings.BASE_DIR / "site_cms" / "locale_overlay"
PYTHON, TEMPLATES, SCRIPTS = {".py"}, {".html", ".txt", ".xml"}, {".js"}
SKIPPED = {"migrations", "node_modules", "locale", "tests", "test", "vendor", "__pycache__", "static_collected"}
KEYWORDS = [
    "_",
    "gettext",
    "gettext_lazy",
    "gettext_noop",
    "ngettext:1,2",
    "ngettext_lazy:1,2",
    "ngettext_noop:1,2",
    "pgettext:1c,2",
    "pgettext_lazy:1c,2",
    "npgettext:1c,2,3",
    "npgettext_lazy:1c,2,3",
]
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sdr]|\{[\w.]*\}")

Key = tuple[str | None, str, str]  # context, singular, plural ("" where there is none)


def key(entry: polib.POEntry) -> Key:
    return entry.msgctxt, entry.msgid, entry.msgid_plural or ""


def text_of(entry: polib.POEntry) -> str:
    """The Chinese of an entry; Chinese has one form for every number."""
    return entry.msgstr_plural.get(0, "") if entry.msgid_plural else entry.msgstr


def own_apps() -> dict[Path, str]:
    """Folder of each app of the product, and its name."""
    root = settings.BASE_DIR
    return {
        Path(app.path): app.name
        for app in apps.get_app_configs()
        if Path(app.path).is_relative_to(root) and "site-packages" not in app.path
    }


def owner(path: Path) -> Path:
    """The app folder whose catalogue holds the words of this file."""
    root, folders = settings.BASE_DIR, own_apps()
    parts = path.relative_to(root).parts
    if parts[0] == "templates":
        for candidate in (root / parts[1], root / "site_cms" / parts[1]):
            if candidate in folders:
                return candidate
        return root / "site_cms"
    return next(folder for folder in path.parents if folder in folders or folder == root / "site_cms")


def walk(folder: Path, suffixes: set[str]) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.suffix in suffixes and not SKIPPED.intersection(path.relative_to(folder).parts) and path.is_file():
            yield path


def own_files(domain: str) -> Iterator[Path]:
    suffixes = SCRIPTS if domain == "djangojs" else PYTHON | TEMPLATES
    for name in ("site_cms", "news", "exposure", "ads_library", "templates"):
        yield from walk(settings.BASE_DIR / name, suffixes)


def extract(files: Iterable[Path], domain: str = "django") -> polib.POFile:
    """What gettext would be asked for by these files: Python, templates, or JavaScript (domain "djangojs").

    Each entry's occurrences are (path, line) with paths as given. Raises CalledProcessError where xgettext refuses a file.
    """
    with tempfile.TemporaryDirectory() as folder:
        names: dict[str, str] = {}
        for number, path in enumerate(files):
            source = path.read_text(encoding="utf-8", errors="replace")
            if path.suffix in TEMPLATES:
                if "{%" not in source and "{{" not in source:
                    continue
                source = templatize(source, origin=str(path))
            if "gettext" not in source and "_(" not in source:
                continue
            name = f"{number}.{'js' if domain == 'djangojs' else 'py'}"
            names[name] = str(path)
            Path(folder, name).write_text(source, encoding="utf-8")
        if not names:
            return polib.POFile()
        output = subprocess.run(
            [
                "xgettext",
                "--from-code=UTF-8",
                "--keyword",
                *(f"--keyword={word}" for word in KEYWORDS),
                f"--language={'JavaScript' if domain == 'djangojs' else 'Python'}",
                "--output=-",
                *names,
            ],
            cwd=folder,
            check=True,
            capture_output=True,
        ).stdout.decode()
    found = polib.pofile(output)
    for entry in found:
        entry.occurrences = [(names[name], line) for name, line in entry.occurrences]
    return found


def permission_words(folder: Path) -> Iterator[polib.POEntry]:
    """Names of an app's own permissions: Django takes them as plain strings, so xgettext can't see them."""
    app = apps.get_app_config(own_apps()[folder].rpartition(".")[2])
    for model in app.get_models():
        for _, name in model._meta.permissions:
            yield polib.POEntry(msgid=str(name), occurrences=[(str(folder), model.__name__)])


def own_words(domain: str = "django") -> dict[Path, polib.POFile]:
    """App folder → the words its files ask for."""
    files: dict[Path, list[Path]] = {}
    for path in own_files(domain):
        files.setdefault(owner(path), []).append(path)
    found = {folder: extract(paths, domain) for folder, paths in files.items()}
    for folder, words in found.items() if domain == "django" else ():
        known = {entry.msgid for entry in words}
        words.extend(entry for entry in permission_words(folder) if entry.msgid not in known)
    return found


def catalogues() -> list[Path]:
    """Every .po of the product: the overlay's two and one an app."""
    found = sorted(OVERLAY.glob("*/LC_MESSAGES/*.po"))
    for folder in own_apps():
        found += sorted((folder / "locale").glob("*/LC_MESSAGES/*.po"))
    return found


def said() -> set[Key]:
    """Every message that some catalogue of ours says in Chinese."""
    return {
        key(entry)
        for path in catalogues()
        if path.stem == "django"
        for entry in polib.pofile(str(path))
        if text_of(entry)
    }


def new_catalogue() -> polib.POFile:
    catalogue = polib.POFile(wrapwidth=110)
    catalogue.metadata = {
        "Project-Id-Version": "Chuangcheng",
        "Language": LOCALE,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=1; plural=0;",
    }
    return catalogue


def compile_catalogue(path: Path) -> None:
    """Write the .mo beside a .po; msgfmt refuses what would break at run time (a placeholder lost, a plural without form)."""
    subprocess.run(
        ["msgfmt", "--check-format", "--output-file", path.with_suffix(".mo"), path], check=True, capture_output=True
    )
