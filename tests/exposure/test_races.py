"""Two people at the same row at the same moment: exactly one of them wins, and the other is told."""

import sqlite3
import threading
from copy import copy
from datetime import timedelta

import pytest
from django.db import connection, connections
from django.db.models.base import ModelState

from exposure.choices import CaseState, PublicationState
from exposure.models import Case, Publication
from exposure.services import publishing
from exposure.workflow import TransitionRefused
from site_cms.audit.models import AuditEvent
from site_cms.audit.services import verify_chain
from tests.factories.exposure import NOW, Office

PAIRS = 200


@pytest.fixture
def database(transactional_db, tmp_path):
    """Gives a function that points a thread's connection at a database two threads can share. SQLite's in memory has one
    lock a table and knows no waiting, unlike the file that a city has; so the threads get a copy in a file."""

    def shared():
        if connection.vendor != "sqlite":
            return lambda: None
        file = tmp_path / "shared.sqlite3"
        target = sqlite3.connect(file)
        connection.connection.backup(target)
        target.execute("PRAGMA journal_mode=WAL")
        target.close()

        def point():
            own = connections["default"]
            own.close()
            own.settings_dict = {**own.settings_dict, "NAME": str(file)}

        return point

    return shared


def redacted_texts(office) -> list[Publication]:
    """PAIRS cases with their words redacted and not yet approved, all copies of a real one."""
    case = office.filed(photos=[])
    Case.objects.filter(pk=case.pk).update(state=CaseState.ASSIGNED, unit=office.unit)
    real = publishing.redact_text(case.publications.get(kind="text"), actor=office.redactor, now=NOW)
    cases = []
    for number in range(PAIRS):
        other = copy(Case.objects.get(pk=case.pk)) if number == 0 else copy(cases[0])
        other._state = ModelState()
        other.pk, other.number = None, f"2026{800_000 + number}"
        cases.append(other)
    Case.objects.bulk_create(cases)
    texts = []
    for other in cases:
        text = copy(real)
        text._state = ModelState()
        text.pk, text.case = None, other
        texts.append(text)
    return Publication.objects.bulk_create(texts)


def test_of_two_hundred_pairs_of_decisions_one_each_wins(database):
    office = Office()
    texts = redacted_texts(office)
    point = database()
    barrier = threading.Barrier(2, timeout=60)
    outcomes: dict[str, list[str]] = {"approve": [], "send_back": []}
    found: dict[str, object] = {}

    def decide(name, step):
        point()
        try:
            for text in texts:
                barrier.wait()
                try:
                    step(copy(text))
                    outcomes[name].append("won")
                except TransitionRefused as refused:
                    outcomes[name].append(refused.code)
        finally:
            connections["default"].close()

    def look():
        point()
        rows = Publication.objects.filter(pk__in=[text.pk for text in texts]).order_by("pk")
        found["states"] = list(rows.values_list("state", flat=True))
        found["events"] = AuditEvent.objects.filter(
            chain__in=[text.case.chain for text in texts], at=NOW + timedelta(hours=1)
        ).count()
        found["faults"] = [fault for text in texts[:20] for fault in verify_chain(text.case.chain)]
        connections["default"].close()

    later = NOW + timedelta(hours=1)
    approve = threading.Thread(
        target=decide,
        args=(
            "approve",
            lambda text: publishing.approve(
                text, sha256=text.content_hash, checklist={}, actor=office.approver, now=later
            ),
        ),
    )
    send_back = threading.Thread(
        target=decide,
        args=(
            "send_back",
            lambda text: publishing.send_back(text, reason="再看一遍", actor=office.approver, now=later),
        ),
    )
    for thread in (approve, send_back):
        thread.start()
    for thread in (approve, send_back):
        thread.join(timeout=180)
    looking = threading.Thread(target=look)
    looking.start()
    looking.join(timeout=60)

    assert len(outcomes["approve"]) == len(outcomes["send_back"]) == PAIRS
    pairs = list(zip(outcomes["approve"], outcomes["send_back"], strict=True))
    assert {tuple(sorted(pair)) for pair in pairs} == {("state", "won")}
    expected = [PublicationState.APPROVED if approved == "won" else PublicationState.REDACTING for approved, _ in pairs]
    assert found["states"] == expected
    assert (found["events"], found["faults"]) == (PAIRS, [])
