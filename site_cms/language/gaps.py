"""What the installed packages leave in English.

A package's words are those its source asks for, and, for JavaScript that comes minified, those of its own English
catalogue. The Chinese is what Django would answer at run time, the overlay included, so an upgrade of a package shows
exactly what is new.
"""

import re
from functools import cache
from pathlib import Path

import django
import polib
from django.apps import apps
from django.conf import settings
from django.utils.translation.trans_real import DjangoTranslation, translation

from site_cms.language.catalogues import PYTHON, TEMPLATES, Key, extract, key, own_apps, walk

# Screens nobody can reach here: their words may stay English.
UNREACHED = re.compile(r"treebeard/(admin|forms)\.py")  # forms of Django's own admin; Wagtail moves pages by its own
NOT_WORDS = re.compile(r"%\(\w+\)[a-z]|\{[\w.]*\}|<[^>]+>")


def packages() -> dict[str, Path]:
    """Name → folder of each installed package that is not ours, and of Django's own core."""
    ours = own_apps()
    found = {app.name: Path(app.path) for app in apps.get_app_configs() if Path(app.path) not in ours}
    return found | {"django": Path(django.__file__).parent}


def files_of(folder: Path) -> list[Path]:
    """The files of one package without those of the apps inside it (wagtail.admin is an app inside wagtail)."""
    inner = {path.parent for name in ("apps.py", "locale") for path in folder.rglob(name)} - {folder}
    return [
        path
        for path in walk(folder, PYTHON | TEMPLATES)
        if not any(path.is_relative_to(other) for other in inner) and not UNREACHED.search(str(path))
    ]


def runtime_catalogue(domain: str):
    """Key → Chinese as Django answers it: packages, apps and the overlay merged in its own order."""
    if domain == "django":
        return translation(settings.LANGUAGE_CODE)._catalog
    return DjangoTranslation(
        settings.LANGUAGE_CODE,
        domain=domain,
        localedirs=[str(Path(apps.get_app_config("wagtailadmin").path) / "locale")],
    )._catalog


def answer(catalogue, wanted: Key) -> str:
    """The Chinese for one message, "" where there is none."""
    context, singular, plural = wanted
    name = f"{context}\x04{singular}" if context else singular
    return catalogue.get((name, 0) if plural else name, "") or ""


@cache
def english_words(domain: str) -> dict[Key, polib.POEntry]:
    """Every message of the installed packages."""
    folders = packages()
    found: dict[Key, polib.POEntry] = {}
    if domain == "django":
        for folder in folders.values():
            for entry in extract(files_of(folder)):
                found.setdefault(key(entry), entry)
    else:
        wagtail_admin = Path(apps.get_app_config("wagtailadmin").path)
        for entry in polib.pofile(str(wagtail_admin / "locale" / "en" / "LC_MESSAGES" / f"{domain}.po")):
            found.setdefault(key(entry), entry)
    return found


def gaps() -> list[tuple[str, polib.POEntry]]:
    """(domain, message) for each message of the installed packages that has no Chinese."""
    missing = []
    for domain in ("django", "djangojs"):
        catalogue = runtime_catalogue(domain)
        for wanted, entry in english_words(domain).items():
            if re.search("[A-Za-z]{2}", NOT_WORDS.sub("", entry.msgid)) and not answer(catalogue, wanted):
                missing.append((domain, entry))
    return missing
