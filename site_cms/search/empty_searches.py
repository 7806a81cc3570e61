"""Searches that found nothing, for editors: noted in a file when they happen, folded into the table by the worker.

A public page never writes to the database. Nothing of the asker is noted, and no query that may name or reach a person.
"""

import json
import os
import re
import uuid
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from .models import EmptySearch
from .registry import secret_in

MAX_SPOOL = 512 * 1024  # bytes until the worker comes round: a flood costs no disk
KEPT_DAYS = 180
RARE_DAYS = 14  # what was asked once or twice is gone after a fortnight: it may be about one person
RARE = 3

# Numbers that reach or name somebody, addresses, plates.
_PERSONAL = re.compile(r"\d[\d\s-]{5,}\d|@|https?:|[\u4e00-\u9fff][a-z][·\s]?[a-z0-9]{5,6}(?![a-z0-9])")


def spool() -> Path:
    return Path(settings.VAR_DIR) / "spool" / "empty_searches.jsonl"


def is_personal(folded: str) -> bool:
    return bool(_PERSONAL.search(folded) or secret_in(folded))


def note(folded: str) -> bool:
    """Remember that this was searched in vain. False when it is not to be remembered. Never an error to the reader."""
    words = folded.strip()
    if len(words) < 2 or is_personal(words):
        return False
    path = spool()
    line = json.dumps([timezone.localdate().isoformat(), words[:64]], ensure_ascii=False) + "\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # One write of one line to a file opened for appending: processes never mix their lines.
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            if os.fstat(handle).st_size > MAX_SPOOL:
                return False
            os.write(handle, line.encode("utf-8", "ignore"))
        finally:
            os.close(handle)
    except OSError:
        return False
    return True


def fold_in(today: date | None = None) -> int:
    """Move what was noted into the table and forget what is old. Returns how many searches were counted.

    The file is renamed first and deleted after the commit: a worker killed in between counts it at its next round.
    """
    path = spool()
    if path.exists():
        path.rename(path.with_name(f"{path.stem}-{uuid.uuid4().hex[:8]}.folding"))
    counted = 0
    for waiting in sorted(path.parent.glob(f"{path.stem}-*.folding")) if path.parent.exists() else []:
        counts = Counter(_lines(waiting))
        with transaction.atomic():
            for (day, words), times in counts.items():
                row, _ = EmptySearch.objects.get_or_create(words=words, day=day)
                EmptySearch.objects.filter(pk=row.pk).update(times=F("times") + times)
            counted += sum(counts.values())
        waiting.unlink()
    today = today or timezone.localdate()
    EmptySearch.objects.filter(day__lt=today - timedelta(days=KEPT_DAYS)).delete()
    EmptySearch.objects.filter(day__lt=today - timedelta(days=RARE_DAYS), times__lt=RARE).delete()
    return counted


def _lines(path: Path) -> list[tuple[date, str]]:
    found = []
    for line in path.read_text(encoding="utf-8", errors="ignore").splitlines():
        try:
            day, words = json.loads(line)
            found.append((date.fromisoformat(day), str(words)[:64]))
        except (ValueError, TypeError):
            continue
    return found
