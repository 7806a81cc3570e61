"""Each edge of the three tables taken once from each of its states, and each guard of each edge seen to refuse.

The table is the test's own list of cases: an edge or a guard without a way to take it or break it here is an error.
"""

from datetime import timedelta

import pytest
from django.utils import timezone

from exposure import guards
from exposure.choices import CaseState, PublicationState
from exposure.models import BoardOpening, Case, Extension, Pause, Publication, Report
from exposure.services import cases, publishing
from exposure.workflow import MACHINE, MACHINES, RESIDENT, TransitionRefused, apply
from site_cms.audit.models import AuditEvent
from site_cms.audit.services import verify_chain
from site_cms.intake.models import Evidence
from site_cms.places.models import ResponsibleUnit
from tests.factories.exposure import NOW, picture
from tests.factories.people import person

pytestmark = pytest.mark.django_db

EDGES = [(model, edge) for model, table in MACHINES.items() for edge in table.values()]
STEPS = [
    pytest.param(model, edge, state, id=f"{model._meta.model_name}.{edge.name}-{state}")
    for model, edge in EDGES
    for state in edge.sources
]
GUARDED = [
    pytest.param(model, edge, guard, id=f"{model._meta.model_name}.{edge.name}-{guard.__name__}")
    for model, edge in EDGES
    for guard in edge.guards
]


def prepared(office, model, edge, state):
    """A row in `state` for which every guard of the edge holds, somebody who may take it, and its payload."""
    payload = dict.fromkeys(edge.records, "写明")
    changes = {}
    actor = None if edge.permission in (RESIDENT, MACHINE) else person(edge.permission)
    if model is Report:
        row = office.report(photos=[]).report
        if edge.name == "merge":
            changes["case"] = office.filed(photos=[])
    elif model is Case:
        row = office.filed(photos=[])
        row.evidence.add(Evidence.objects.create(purpose="after", sha256="0" * 64, width=1, height=1, added_at=NOW))
        Case.objects.filter(pk=row.pk).update(
            unit=office.unit, closed_at=NOW, handed_over_at=NOW, due_at=NOW + timedelta(days=3)
        )
        if edge.permission == "exposure.answer_case":
            actor = office.member
        if edge.name == "return_from_account":
            Case.objects.filter(pk=row.pk).update(unit=None)
        if edge.name == "end_pause":
            Pause.objects.create(case=row, reason="暴雨", from_at=NOW, by=office.commander)
        if edge.name in ("grant_extension", "refuse_extension"):
            Extension.objects.create(case=row, reason="材料未到", working_days=3, asked_by=office.member, asked_at=NOW)
    else:
        row = publication_of(
            office, is_picture=edge.name in ("finish_redacting", "approve", "publish", "release", "expire_photo")
        )
        payload |= {"sha256": row.content_hash} if "sha256" in edge.records else {}
        payload |= {"checklist": publishing.ALL_ANSWERED} if "checklist" in edge.records else {}
    model._default_manager.filter(pk=row.pk).update(state=state)
    return model._default_manager.get(pk=row.pk), actor, payload, changes


def publication_of(office, *, is_picture):
    """Redacted by one and approved by another; a picture's day is over."""
    case = office.filed(photos=[picture()] if is_picture else [])
    Case.objects.filter(pk=case.pk).update(state=CaseState.ASSIGNED, unit=office.unit)
    row = publishing.redact_text(case.publications.get(kind="text"), actor=office.redactor, now=NOW)
    if is_picture:
        row = case.publications.get(kind="before")
        row = publishing.redact_picture(row, [], style="solid", actor=office.redactor, now=NOW)
    Publication.objects.filter(pk=row.pk).update(
        approved_hash=row.content_hash, approver=office.approver, until=timezone.localdate(NOW) - timedelta(days=1)
    )
    return row


@pytest.mark.parametrize(("model", "edge", "state"), STEPS)
def test_each_edge_leads_where_the_table_says_and_says_so_in_the_chain(office, model, edge, state):
    row, actor, payload, changes = prepared(office, model, edge, state)
    after = apply(row, edge.name, actor=actor, now=NOW, payload=payload, **changes)
    target = edge.target or state
    assert after.state == target == model._default_manager.get(pk=row.pk).state
    event = AuditEvent.objects.select_related("payload").filter(subject=f"{row._meta.label_lower}:{row.pk}").last()
    assert (event.action, event.actor, event.at) == (f"{row._meta.model_name}.{edge.name}", actor, NOW)
    assert (event.payload.data["from"], event.payload.data["to"]) == (state, target)
    assert all(event.payload.data[name] for name in edge.records)
    if model is Publication:
        assert (event.payload.data["what"], event.payload.data["evidence"]) == (row.kind, row.evidence_id)
    assert not verify_chain(event.chain)


def other_unit(row, office):
    Case.objects.filter(pk=row.pk).update(unit=ResponsibleUnit.objects.create(name="另一个单位"))


def case_of(row, **fields):
    Case.objects.filter(pk=row.case_id).update(**fields)


def closed_case(office):
    case = office.filed(photos=[])
    Case.objects.filter(pk=case.pk).update(state=CaseState.CLOSED)
    return case


def set_case(**fields):
    return lambda row, office: Case.objects.filter(pk=row.pk).update(**fields)


def set_publication(**fields):
    return lambda row, office: Publication.objects.filter(pk=row.pk).update(**fields)


def minor(row, office):
    type(row.evidence).objects.filter(pk=row.evidence_id).update(may_show_minor=True)


def dirty_text(row, office):
    """The guard reads texts only; so the row becomes the text."""
    Publication.objects.filter(case=row.case, kind="text").delete()
    Publication.objects.filter(pk=row.pk).update(kind="text")
    case_of(row, summary="车牌吉A12345堵住通道")


# guard: what is done to a row for which it held, and the code of the refusal
BREAKS = {
    guards.target_case_is_open: (lambda row, office: None, "target"),
    guards.is_still_worked_on: (
        lambda row, office: Report.objects.filter(pk=row.pk).update(case=closed_case(office)),
        "closed",
    ),
    guards.has_room_for_pictures: (
        lambda row, office: [
            Evidence.objects.create(submission=row.submission, sha256="0" * 64, width=1, height=1, added_at=NOW)
            for _ in range(6)
        ],
        "too_many",
    ),
    guards.has_unit_and_term: (set_case(unit=None), "unit"),
    guards.is_of_the_unit: (other_unit, "unit"),
    guards.is_not_of_the_unit: (None, "own_unit"),
    guards.within_a_working_day: (set_case(handed_over_at=NOW - timedelta(days=3)), "late"),
    guards.has_after_photo: (lambda row, office: row.evidence.clear(), "after_photo"),
    guards.within_fourteen_days: (set_case(closed_at=NOW - timedelta(days=15)), "late"),
    guards.has_no_unit: (lambda row, office: Case.objects.filter(pk=row.pk).update(unit=office.unit), "unit"),
    guards.clock_runs: (
        lambda row, office: Pause.objects.create(case=row, reason="雨", from_at=NOW, by=office.leader),
        "paused",
    ),
    guards.is_not_paused: (set_case(clock_stopped_at=NOW), "paused"),
    guards.clock_stands: (lambda row, office: row.pauses.all().delete(), "running"),
    guards.is_not_overdue: (set_case(due_at=NOW - timedelta(hours=1)), "late"),
    guards.was_never_extended: (
        lambda row, office: Extension.objects.create(
            case=row, reason="缺料", working_days=2, asked_by=office.member, asked_at=NOW
        ),
        "extension",
    ),
    guards.extension_is_asked_for: (lambda row, office: Extension.objects.filter(case=row).delete(), "extension"),
    guards.no_minor: (minor, "minor"),
    guards.text_is_clean: (dirty_text, "text"),
    guards.is_another_person: (None, "same_person"),
    guards.checklist_is_complete: (None, "checklist"),
    guards.hash_matches: (set_publication(content_hash="0" * 64), "hash"),
    guards.board_is_switched_on: (lambda row, office: BoardOpening.objects.update(closed_at=NOW), "board"),
    guards.has_legal_basis: (lambda row, office: case_of(row, legal_note=" "), "basis"),
    guards.case_may_be_shown: (lambda row, office: case_of(row, state=CaseState.FILED), "case_state"),
    guards.approval_holds: (set_publication(approved_hash="0" * 64), "hash"),
    guards.is_a_picture: (dirty_text, "kind"),
    guards.time_is_up: (set_publication(until=timezone.localdate(NOW)), "until"),
}


@pytest.mark.parametrize(("model", "edge", "guard"), GUARDED)
def test_each_guard_of_each_edge_refuses(office, model, edge, guard):
    row, actor, payload, changes = prepared(office, model, edge, edge.sources[0])
    spoil, code = BREAKS[guard]
    if guard is guards.target_case_is_open:
        changes = {}
    elif guard is guards.is_not_of_the_unit:
        actor = person(edge.permission, unit=office.unit)
    elif guard is guards.is_another_person:
        Publication.objects.filter(pk=row.pk).update(redactor=actor)
    elif guard is guards.checklist_is_complete:
        payload["checklist"] = publishing.ALL_ANSWERED | {"faces": False}
    else:
        spoil(row, office)
    before = AuditEvent.objects.count()
    with pytest.raises(TransitionRefused) as error:
        apply(row, edge.name, actor=actor, now=NOW, payload=payload, **changes)
    assert error.value.code == code and str(error.value.message)
    assert model._default_manager.get(pk=row.pk).state == edge.sources[0]
    assert AuditEvent.objects.count() == before


def test_a_case_and_a_report_begin_with_an_event(office):
    case = office.filed()
    report = case.reports.get()
    first = AuditEvent.objects.select_related("payload").get(chain=case.chain, sequence=1)
    assert (first.action, first.actor, first.payload.data["number"]) == ("case.file", office.officer, case.number)
    first = AuditEvent.objects.select_related("payload").get(chain=f"report:{report.pk}", sequence=1)
    assert (first.action, first.actor, first.payload.data["channel"]) == ("report.receive", None, "snapshot")
    assert report.description not in str(first.payload.data)


def test_taking_down_takes_what_is_on_its_way_too(office):
    """A picture that is still being redacted must not come out a day later."""
    case = office.show(office.assigned())
    cases.accept_case(case, actor=office.member, now=NOW)
    cases.submit_rectification(case, text="清了", photos=[picture("green")], actor=office.member, now=NOW)
    assert len(publishing.take_down(case, reason="申诉成立", actor=office.duty, now=NOW)) == 3
    assert set(case.publications.values_list("state", flat=True)) == {PublicationState.UNPUBLISHED}


def test_held_is_shown_again_only_while_its_approval_fits(office):
    case = office.show(office.assigned())
    text = case.publications.get(kind="text")
    held = publishing.hold(text, reason="申诉 1", now=NOW)
    assert publishing.release(held, reason="申诉不成立", actor=office.duty, now=NOW).state == "published"
    held = publishing.hold(text, reason="申诉 2", now=NOW)
    Case.objects.filter(pk=case.pk).update(summary="改过的话")
    with pytest.raises(TransitionRefused):
        publishing.release(Publication.objects.get(pk=held.pk), reason="不成立", actor=office.duty, now=NOW)


def test_kept_on_account_before_anybody_was_responsible_returns_to_the_office(office):
    case = cases.suspend_case(office.filed(), cause="权属不清", review_on=NOW.date(), actor=office.leader, now=NOW)
    assert cases.resume_case(case, actor=office.leader, now=NOW).state == CaseState.FILED
