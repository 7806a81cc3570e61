"""Private pictures that no row knows: what a killed server left behind between writing a file and its row.

A file is looked at only when it is a day old, so that one whose row is just being written is never taken.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.core.files.storage import storages

from site_cms.audit.services import record
from site_cms.intake.models import Evidence, Redaction

OLD_ENOUGH = timedelta(days=1)
FOLDERS = ("evidence", "redacted")
CHAIN = "exposure:retention"


def sweep_orphans(now: datetime, *, dry_run: bool = False, old_enough: timedelta = OLD_ENOUGH) -> list[str]:
    """Delete the files of private pictures without a row; gives their names. Safe to run twice."""
    storage = storages["private"]
    known = set(Evidence.objects.exclude(original="").values_list("original", flat=True))
    known |= set(Redaction.objects.exclude(derivative="").values_list("derivative", flat=True))
    orphans = []
    for name in _files(storage, FOLDERS):
        if name in known:
            continue
        try:
            if storage.get_modified_time(name) > now - old_enough:
                continue
            if not dry_run:
                storage.delete(name)
        except FileNotFoundError:
            continue  # another run was quicker
        orphans.append(name)
    if orphans and not dry_run:
        record(chain=CHAIN, action="orphans.delete", subject=CHAIN, now=now, payload={"files": orphans[:1000]})
    return orphans


def _files(storage, folders) -> Iterator[str]:
    for folder in folders:
        try:
            inner, names = storage.listdir(folder)
        except FileNotFoundError:
            continue
        yield from (f"{folder}/{name}" for name in names)
        yield from _files(storage, [f"{folder}/{name}" for name in inner])
