"""manage.py message_gaps: words of the installed packages that a Chinese reader would meet in English."""

from django.core.management.base import BaseCommand

from site_cms.language.gaps import gaps


class Command(BaseCommand):
    help = "List what the installed packages say and neither they nor the overlay say in Chinese; run after an upgrade."

    def handle(self, **options):
        found = gaps()
        for domain, entry in found:
            where = entry.occurrences[0][0] if entry.occurrences else ""
            self.stdout.write(f"{domain}\t{entry.msgctxt or ''}\t{entry.msgid!r}\t{where}")
        self.stdout.write(f"{len(found)} without Chinese; they belong in site_cms/locale_overlay")
