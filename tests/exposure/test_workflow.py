"""Every edge of the three machines, and every refusal: state, permission, guard."""

from datetime import timedelta

import pytest

from exposure import workflow
from exposure.choices import CaseState, PublicationKind, PublicationState, ReportState
from exposure.models import Case, Publication, Report
from exposure.services import cases, publishing, reports
from exposure.workflow import CASE, MACHINE, MACHINES, PUBLICATION, REPORT, RESIDENT, STAYS, TransitionRefused, apply
from site_cms.audit.models import AuditEvent, AuditPayload
from site_cms.audit.services import erase_payload, verify_chain
from tests.factories.exposure import NOW, picture
from tests.factories.people import person

pytestmark = pytest.mark.django_db

STATES = {Report: ReportState, Case: CaseState, Publication: PublicationState}
EDGES = [(model, edge) for model, table in MACHINES.items() for edge in table.values()]


def refusal(call) -> str:
    with pytest.raises(TransitionRefused) as error:
        call()
    assert str(error.value.message)
    return error.value.code


@pytest.fixture
def rows(office):
    case = office.filed()
    return {
        Report: office.report().report,
        Case: case,
        Publication: case.publications.get(kind=PublicationKind.TEXT),
    }


@pytest.mark.parametrize(("model", "edge"), EDGES, ids=lambda value: getattr(value, "name", ""))
def test_every_edge_refuses_every_state_it_does_not_start_from(rows, model, edge):
    row = rows[model]
    for state in STATES[model]:
        if state in edge.sources:
            continue
        model._default_manager.filter(pk=row.pk).update(state=state)
        actor = None if edge.permission in (RESIDENT, MACHINE) else person(edge.permission)
        assert refusal(lambda actor=actor: apply(row, edge.name, actor=actor, now=NOW)) == "state"
        assert model._default_manager.get(pk=row.pk).state == state


@pytest.mark.parametrize(("model", "edge"), EDGES, ids=lambda value: getattr(value, "name", ""))
def test_every_edge_asks_for_its_permission(rows, model, edge):
    row = rows[model]
    model._default_manager.filter(pk=row.pk).update(state=edge.sources[0])
    stranger = person()
    assert refusal(lambda: apply(row, edge.name, actor=stranger, now=NOW)) == "permission"
    if edge.permission not in (RESIDENT, MACHINE):
        assert refusal(lambda: apply(row, edge.name, actor=None, now=NOW)) == "permission"
        inactive = person(edge.permission, is_active=False)
        assert refusal(lambda: apply(row, edge.name, actor=inactive, now=NOW)) == "permission"


@pytest.mark.parametrize(
    ("model", "edge"), [(m, e) for m, e in EDGES if e.records], ids=lambda value: getattr(value, "name", "")
)
def test_every_edge_that_records_asks_for_what_it_records(rows, model, edge):
    row = rows[model]
    model._default_manager.filter(pk=row.pk).update(state=edge.sources[0])
    actor = None if edge.permission in (RESIDENT, MACHINE) else person(edge.permission)
    assert refusal(lambda: apply(row, edge.name, actor=actor, now=NOW)) == "missing"


def test_an_unknown_step_is_refused(rows):
    assert refusal(lambda: apply(rows[Case], "fly", actor=person(), now=NOW)) == "unknown"


def test_tables_reach_every_state():
    for table, states, start in (
        (REPORT, ReportState, "received"),
        (CASE, CaseState, "filed"),
        (PUBLICATION, PublicationState, "private"),
    ):
        assert {edge.target for edge in table.values() if edge.target != STAYS} | {start} == set(states.values)


# --- The whole way --------------------------------------------------------------------------------------------------------


def test_from_a_photo_to_struck_off(office):
    case = office.closed(NOW)
    assert case.state == CaseState.CLOSED
    assert case.closed_at == NOW
    actions = list(AuditEvent.objects.filter(chain=case.chain).values_list("action", flat=True))
    assert actions == ["case.file", "case.assign", "case.accept", "case.submit", "case.close"]
    assert not verify_chain(case.chain)


def test_sent_back_counts_and_keeps_the_deadline(office):
    case = office.submitted()
    due = case.due_at
    case = cases.verify_rectification(case, passed=False, finding="角落还有", actor=office.verifier, now=NOW)
    assert (case.state, case.rework_count, case.due_at) == (CaseState.REWORK, 1, due)
    case = cases.submit_rectification(case, text="再清", photos=[picture()], actor=office.member, now=NOW)
    assert case.state == CaseState.SUBMITTED


def test_declined_case_goes_back_or_is_upheld(office):
    case = cases.decline_case(office.assigned(), reason="不归我们管", actor=office.member, now=NOW)
    assert (
        apply(case, "uphold", actor=office.commander, now=NOW, payload={"reason": "归你们"}).state == CaseState.ASSIGNED
    )
    case = cases.decline_case(case, reason="不归我们管", actor=office.member, now=NOW)
    assert apply(case, "return_to_filed", actor=office.commander, now=NOW).state == CaseState.FILED


def test_suspended_case_goes_on(office):
    case = cases.suspend_case(
        office.in_progress(), cause="等待拆迁", review_on=NOW.date(), actor=office.leader, now=NOW
    )
    assert apply(case, "resume", actor=office.leader, now=NOW).state == CaseState.IN_PROGRESS


def test_reports_can_be_rejected_merged_and_withdrawn(office):
    case = office.filed()
    report = office.report().report
    assert reports.merge_report(report, case, actor=office.officer, now=NOW).case == case
    report = office.report().report
    assert (
        reports.reject_report(report, reason="untrue", answer="现场未见", actor=office.officer, now=NOW).state
        == "rejected"
    )
    report = office.report().report
    assert reports.withdraw_report(report, now=NOW).state == "withdrawn"


def test_a_case_without_a_deadline_is_said_to_have_none(office):
    case = office.assigned(has_deadline=False)
    assert case.due_at is None and not case.has_deadline and not case.deadlines.exists()


# --- Guards -----------------------------------------------------------------------------------------------------------------


def test_a_unit_answers_its_own_cases_only(office):
    other = person("exposure.answer_case", unit=type(office.unit).objects.create(name="另一个单位"))
    assert refusal(lambda: cases.accept_case(office.assigned(), actor=other, now=NOW)) == "unit"


def test_nobody_verifies_the_work_of_their_own_unit(office):
    own = person("exposure.verify_case", unit=office.unit)
    assert (
        refusal(lambda: cases.verify_rectification(office.submitted(), passed=True, finding="好", actor=own, now=NOW))
        == "own_unit"
    )


def test_declining_has_one_working_day(office):
    case = office.assigned()
    assert (
        refusal(lambda: cases.decline_case(case, reason="晚了", actor=office.member, now=NOW + timedelta(days=2)))
        == "late"
    )


def test_nothing_is_submitted_without_an_after_photo(office):
    case = office.in_progress()
    assert (
        refusal(lambda: cases.submit_rectification(case, text="好了", photos=[], actor=office.member, now=NOW))
        == "after_photo"
    )


def test_a_reporter_disagrees_within_fourteen_days(office):
    case = office.closed()
    assert (
        refusal(lambda: cases.reopen_case(case, evidence="又有了", actor=None, now=NOW + timedelta(days=15))) == "late"
    )
    assert (
        cases.reopen_case(case, evidence="又有了", actor=None, now=NOW + timedelta(days=13)).state == CaseState.REOPENED
    )


def test_who_redacted_cannot_approve(office):
    text = publishing.redact_text(office.assigned().publications.get(kind="text"), actor=office.redactor, now=NOW)
    both = person("exposure.redact_publication", "exposure.approve_publication")
    Publication.objects.filter(pk=text.pk).update(redactor=both)
    assert (
        refusal(lambda: publishing.approve(text, sha256=text.content_hash, checklist={}, actor=both, now=NOW))
        == "same_person"
    )


def test_six_questions_are_answered_for_a_picture(office):
    picture_publication = office.assigned().publications.get(kind="before")
    redacted = publishing.redact_picture(
        picture_publication, [{"x": 1, "y": 1, "width": 9, "height": 9}], style="solid", actor=office.redactor, now=NOW
    )
    for question in publishing.ALL_ANSWERED:
        answers = publishing.ALL_ANSWERED | {question: False}
        assert (
            refusal(
                lambda answers=answers: publishing.approve(
                    redacted, sha256=redacted.content_hash, checklist=answers, actor=office.approver, now=NOW
                )
            )
            == "checklist"
        )


def test_approval_is_bound_to_the_hash(office):
    case = office.assigned()
    text = publishing.redact_text(case.publications.get(kind="text"), actor=office.redactor, now=NOW)
    assert (
        refusal(lambda: publishing.approve(text, sha256="0" * 64, checklist={}, actor=office.approver, now=NOW))
        == "hash"
    )
    approved = publishing.approve(text, sha256=text.content_hash, checklist={}, actor=office.approver, now=NOW)
    Case.objects.filter(pk=case.pk).update(summary="被人悄悄改过的文字")
    assert (
        refusal(lambda: publishing.publish(Publication.objects.get(pk=approved.pk), actor=office.approver, now=NOW))
        == "hash"
    )


def test_what_changed_since_it_was_redacted_is_not_approved(office):
    """The approver sends the hash of the redaction, but the words in the database are others by now."""
    case = office.assigned()
    text = publishing.redact_text(case.publications.get(kind="text"), actor=office.redactor, now=NOW)
    Case.objects.filter(pk=case.pk).update(summary="被人悄悄改过的文字")
    assert (
        refusal(
            lambda: publishing.approve(
                Publication.objects.get(pk=text.pk),
                sha256=text.content_hash,
                checklist={},
                actor=office.approver,
                now=NOW,
            )
        )
        == "hash"
    )


def test_personal_data_in_the_text_blocks_publication(office):
    case = office.assigned()
    text = case.publications.get(kind="text")
    assert (
        refusal(lambda: publishing.redact_text(text, summary="车牌吉A12345堵住通道", actor=office.redactor, now=NOW))
        == "text"
    )
    assert Case.objects.get(pk=case.pk).summary == case.summary


def test_a_picture_that_may_show_a_minor_never_leaves(office):
    report = reports.start_verifying(office.report(may_show_minor=True).report, actor=office.officer, now=NOW)
    case = reports.file_case(report, title="滑梯破损", summary="滑梯开裂", actor=office.officer, now=NOW)
    publication = case.publications.get(kind="before")
    with pytest.raises(Exception) as error:
        publishing.redact_picture(publication, [], style="solid", actor=office.redactor, now=NOW)
    assert error.value.code == "minor"


def test_a_case_is_shown_only_after_it_was_handed_over(office):
    case = office.filed()
    text = publishing.redact_text(case.publications.get(kind="text"), actor=office.redactor, now=NOW)
    text = publishing.approve(text, sha256=text.content_hash, checklist={}, actor=office.approver, now=NOW)
    assert refusal(lambda: publishing.publish(text, actor=office.approver, now=NOW)) == "case_state"


def test_editing_what_is_shown_drops_the_approval(office):
    case = office.show(office.assigned())
    text = publishing.start_redacting(case.publications.get(kind="text"), actor=office.redactor, now=NOW)
    assert (text.approver, text.approved_hash) == (None, "")


# --- History that forgets ---------------------------------------------------------------------------------------------------


def test_a_tampered_row_is_named_and_a_lawful_erasure_is_not(office):
    case = office.closed()
    events = list(AuditEvent.objects.filter(chain=case.chain))
    erase_payload(events[1], now=NOW)
    assert not verify_chain(case.chain)
    AuditPayload.objects.filter(event=events[2]).update(data={"finding": "别的"})
    assert [(fault.sequence, fault.reason) for fault in verify_chain(case.chain)] == [(3, "payload")]
    AuditEvent.objects.filter(pk=events[0].pk).update(action="case.close")
    assert (1, "hash") in [(fault.sequence, fault.reason) for fault in verify_chain(case.chain)]


def test_events_are_append_only(office):
    event = AuditEvent.objects.filter(chain=office.closed().chain).first()
    with pytest.raises(TypeError):
        event.save()
    with pytest.raises(TypeError):
        event.delete()


def test_a_refused_step_leaves_nothing_behind(office):
    case = office.in_progress()
    before = AuditEvent.objects.filter(chain=case.chain).count()
    refusal(lambda: cases.submit_rectification(case, text="好了", photos=[], actor=office.member, now=NOW))
    assert AuditEvent.objects.filter(chain=case.chain).count() == before
    assert case.replies.count() == 0


def test_allowed_names_only_what_this_person_may_try(office):
    case = office.assigned()
    assert workflow.allowed(case, office.member) == ["decline", "accept", "ask_extension"]
    assert workflow.allowed(case, office.verifier) == []
