"""manage.py messages: bring every catalogue of the product up to date with the source and compile it."""

import subprocess

import polib
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from site_cms.language.catalogues import (
    LOCALE,
    catalogues,
    compile_catalogue,
    key,
    new_catalogue,
    own_words,
    said,
    text_of,
)


class Command(BaseCommand):
    help = "Add new words of the source to each app's zh-Hans catalogue, compile all, and list what has no Chinese yet."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--prune", action="store_true", help="drop entries that no source file asks for any more")
        parser.add_argument("--compile", action="store_true", help="only compile")

    def handle(self, *, prune, compile, **options):
        try:
            if not compile:
                everywhere = said()
                for folder, words in own_words().items():
                    self.refresh(folder, words, everywhere, prune)
            for path in catalogues():
                compile_catalogue(path)
                self.report(path)
        except FileNotFoundError as error:
            raise CommandError(f"{error.filename} is missing: sudo apt install gettext") from error
        except subprocess.CalledProcessError as error:
            raise CommandError(error.stderr.decode()) from error

    def refresh(self, folder, words, everywhere, prune):
        """New words go to the end, so that two people who each add some can merge; one message stands in one catalogue."""
        path = folder / "locale" / LOCALE / "LC_MESSAGES" / "django.po"
        catalogue = polib.pofile(str(path), wrapwidth=110) if path.exists() else new_catalogue()
        known, wanted = {key(entry) for entry in catalogue}, {key(entry) for entry in words}
        for entry in words:
            if key(entry) not in known | everywhere:
                everywhere.add(key(entry))
                entry.occurrences = []
                entry.comment = ""
                if entry.msgid_plural:
                    entry.msgstr_plural = {0: ""}
                catalogue.append(entry)
        stale = [entry for entry in catalogue if key(entry) not in wanted]
        for entry in stale if prune else []:
            catalogue.remove(entry)
        if len(catalogue):
            path.parent.mkdir(parents=True, exist_ok=True)
            catalogue.save(str(path))

    def report(self, path):
        catalogue = polib.pofile(str(path))
        missing = [entry for entry in catalogue if not text_of(entry)]
        self.stdout.write(
            f"{path.relative_to(settings.BASE_DIR)}: {len(catalogue)} entries, {len(missing)} without Chinese"
        )
        for entry in missing:
            self.stdout.write(f"    {entry.msgid!r}")
