"""Make the widths that are missing: after a restore without them, or when the list of widths has changed."""

from django.core.management.base import BaseCommand

from ...intake import IntakeError
from ...models import SiteImage
from ...renditions import build_missing, missing_specs


class Command(BaseCommand):
    help = "Make missing renditions of pictures from their stored masters. Safe to run at any time and to break off."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only count what is missing")

    def handle(self, *args, dry_run=False, **options):
        made, broken, seen = 0, [], 0
        for image in SiteImage.objects.order_by("pk").iterator(chunk_size=200):
            seen += 1
            try:
                made += len(missing_specs(image)) if dry_run else build_missing(image)
            except (IntakeError, OSError) as error:
                broken.append(image.pk)
                self.stderr.write(f"{image.pk} {image.title}: {getattr(error, 'message', error)}")
        self.stdout.write(
            f"{seen} pictures, {made} renditions {'missing' if dry_run else 'made'}, {len(broken)} failed"
        )
        if broken:
            raise SystemExit(1)
