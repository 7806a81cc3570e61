"""The three machines as literal tables: from, to, who may, what must hold, what it records.

`apply()` is the only way to change a state: it locks the row, checks the table, the permission and the guards, writes
the state and an append-only chained event in one transaction. The state is in no form. The tables are the
documentation; every edge has a test, and so has every refusal.

Sources: the seven steps of digital city management (采集 立案 派遣 处置 反馈 核查 结案) and the publication rules P1-P20.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from site_cms.audit.services import record

from . import guards
from .choices import UNIT_MUST_ACT
from .choices import CaseState as C
from .choices import PublicationState as P
from .choices import ReportState as R
from .models import Case, Publication, Report

RESIDENT = ""  # no account: whoever holds the receipt
MACHINE = "machine"  # a job, in the name of the rule that it carries out
STAYS = ""

Guard = Callable[[Any, Any, dict[str, Any]], None]


class TransitionRefused(Exception):
    """Why a step may not be taken now, in the user's language."""

    def __init__(self, message: Any, code: str):
        super().__init__(message)
        self.message, self.code = message, code


@dataclass(frozen=True)
class Edge:
    """One permitted step. `permission` is a dotted name, RESIDENT or MACHINE; guards raise `guards.GuardError`.

    `target` STAYS: the step is taken and recorded, and the state remains (a pause is no state of a case).
    """

    name: str
    sources: tuple[str, ...]
    target: str
    permission: str
    guards: tuple[Guard, ...] = ()
    records: tuple[str, ...] = field(default=())  # keys of the payload that must be given


def _table(*edges: Edge) -> dict[str, Edge]:
    return {edge.name: edge for edge in edges}


VERIFY = "exposure.verify_report"
ASSIGN = "exposure.assign_case"
ANSWER = "exposure.answer_case"
CHECK = "exposure.verify_case"
SUSPEND = "exposure.approve_suspension"
EXTEND = "exposure.approve_extension"
REDACT = "exposure.redact_publication"
APPROVE = "exposure.approve_publication"
PUBLISH = "exposure.publish_publication"
WITHDRAW = "exposure.withdraw_publication"

# Where a unit has the case in hand, so that its clock runs.
WITH_A_UNIT = (C.ASSIGNED, C.IN_PROGRESS, C.SUBMITTED, C.REWORK)

REPORT = _table(
    Edge("start_verifying", (R.RECEIVED,), R.VERIFYING, VERIFY, records=("category",)),
    Edge("check", (R.VERIFYING,), STAYS, VERIFY, records=("found",)),
    Edge("reject", (R.RECEIVED, R.VERIFYING), R.REJECTED, VERIFY, records=("reason",)),
    Edge("merge", (R.RECEIVED, R.VERIFYING), R.MERGED, VERIFY, (guards.target_case_is_open,), records=("case",)),
    Edge("file", (R.VERIFYING,), R.FILED, VERIFY, records=("case",)),
    Edge("withdraw", (R.RECEIVED, R.VERIFYING), R.WITHDRAWN, RESIDENT),
    Edge(
        "add_photo",
        (R.RECEIVED, R.VERIFYING, R.FILED, R.MERGED),
        STAYS,
        RESIDENT,
        (guards.is_still_worked_on, guards.has_room_for_pictures),
        records=("pictures",),
    ),
)

CASE = _table(
    Edge(
        "assign",
        (C.FILED, C.DECLINED, C.REOPENED),
        C.ASSIGNED,
        ASSIGN,
        (guards.has_unit_and_term,),
        records=("unit", "due_at"),
    ),
    Edge(
        "decline",
        (C.ASSIGNED,),
        C.DECLINED,
        ANSWER,
        (guards.is_of_the_unit, guards.within_a_working_day),
        records=("reason",),
    ),
    Edge("return_to_filed", (C.DECLINED,), C.FILED, ASSIGN),
    Edge("uphold", (C.DECLINED,), C.ASSIGNED, ASSIGN, records=("reason",)),
    Edge("accept", (C.ASSIGNED,), C.IN_PROGRESS, ANSWER, (guards.is_of_the_unit,)),
    Edge("submit", (C.IN_PROGRESS, C.REWORK), C.SUBMITTED, ANSWER, (guards.is_of_the_unit, guards.has_after_photo)),
    Edge("send_back", (C.SUBMITTED,), C.REWORK, CHECK, (guards.is_not_of_the_unit,), records=("finding",)),
    Edge(
        "close",
        (C.SUBMITTED,),
        C.CLOSED,
        CHECK,
        (guards.is_not_of_the_unit, guards.has_after_photo),
        records=("finding",),
    ),
    Edge(
        "suspend",
        (C.FILED, C.ASSIGNED, C.IN_PROGRESS, C.SUBMITTED, C.REWORK, C.REOPENED),
        C.SUSPENDED,
        SUSPEND,
        records=("cause", "review_on"),
    ),
    Edge("resume", (C.SUSPENDED,), C.IN_PROGRESS, SUSPEND, (guards.has_unit_and_term,)),
    Edge("return_from_account", (C.SUSPENDED,), C.FILED, SUSPEND, (guards.has_no_unit,)),
    Edge("reopen", (C.CLOSED,), C.REOPENED, CHECK, records=("evidence",)),
    Edge(
        "reopen_by_reporter", (C.CLOSED,), C.REOPENED, RESIDENT, (guards.within_fourteen_days,), records=("evidence",)
    ),
    Edge("pause", WITH_A_UNIT, STAYS, ASSIGN, (guards.clock_runs,), records=("reason",)),
    Edge("end_pause", WITH_A_UNIT, STAYS, ASSIGN, (guards.clock_stands,), records=("due_at",)),
    Edge(
        "ask_extension",
        (C.ASSIGNED, C.IN_PROGRESS, C.REWORK),
        STAYS,
        ANSWER,
        (guards.is_of_the_unit, guards.is_not_overdue, guards.was_never_extended),
        records=("reason", "working_days"),
    ),
    Edge(
        "grant_extension",
        WITH_A_UNIT,
        STAYS,
        EXTEND,
        (guards.extension_is_asked_for, guards.is_not_of_the_unit),
        records=("due_at",),
    ),
    Edge(
        "refuse_extension",
        WITH_A_UNIT,
        STAYS,
        EXTEND,
        (guards.extension_is_asked_for, guards.is_not_of_the_unit),
        records=("reason",),
    ),
    Edge("escalate", UNIT_MUST_ACT, STAYS, MACHINE, (guards.is_not_paused,), records=("step", "due_at")),
)

PUBLICATION = _table(
    Edge(
        "start_redacting",
        (P.PRIVATE, P.REDACTED, P.APPROVED, P.PUBLISHED, P.UNPUBLISHED),
        P.REDACTING,
        REDACT,
        records=("voids",),
    ),
    Edge("keep_private", (P.REDACTING, P.REDACTED), P.PRIVATE, REDACT, records=("reason",)),
    Edge(
        "finish_redacting",
        (P.REDACTING,),
        P.REDACTED,
        REDACT,
        (guards.no_minor, guards.text_is_clean),
        records=("sha256", "method"),
    ),
    Edge(
        "approve",
        (P.REDACTED,),
        P.APPROVED,
        APPROVE,
        (guards.is_another_person, guards.checklist_is_complete, guards.hash_matches, guards.no_minor),
        records=("sha256", "checklist"),
    ),
    Edge("send_back", (P.REDACTED,), P.REDACTING, APPROVE, records=("reason",)),
    Edge(
        "publish",
        (P.APPROVED,),
        P.PUBLISHED,
        PUBLISH,
        (
            guards.board_is_switched_on,
            guards.has_legal_basis,
            guards.case_may_be_shown,
            guards.no_minor,
            guards.approval_holds,
        ),
        records=("sha256",),
    ),
    Edge("hold", (P.PUBLISHED,), P.HELD, MACHINE, records=("reason",)),
    Edge(
        "release",
        (P.HELD,),
        P.PUBLISHED,
        WITHDRAW,
        (guards.board_is_switched_on, guards.case_may_be_shown, guards.no_minor, guards.approval_holds),
        records=("reason", "sha256"),
    ),
    Edge("take_down_held", (P.HELD,), P.UNPUBLISHED, WITHDRAW, records=("reason",)),
    Edge(
        "take_down",
        (P.PRIVATE, P.REDACTING, P.REDACTED, P.APPROVED, P.PUBLISHED, P.PHOTO_EXPIRED),
        P.UNPUBLISHED,
        WITHDRAW,
        records=("reason",),
    ),
    Edge(
        "expire_photo",
        (P.PUBLISHED,),
        P.PHOTO_EXPIRED,
        MACHINE,
        (guards.is_a_picture, guards.time_is_up),
        records=("until",),
    ),
)

MACHINES: dict[type[models.Model], dict[str, Edge]] = {Report: REPORT, Case: CASE, Publication: PUBLICATION}


def allowed(subject: models.Model, actor: Any) -> list[str]:
    """The names of the steps that this person may try from here (guards may still refuse)."""
    return [
        edge.name
        for edge in MACHINES[type(subject)].values()
        if subject.state in edge.sources
        and edge.permission not in (RESIDENT, MACHINE)
        and actor.has_perm(edge.permission)
    ]


def apply(
    subject: models.Model,
    name: str,
    *,
    actor: Any,
    now: datetime,
    payload: dict[str, Any] | None = None,
    **changes: Any,
) -> models.Model:
    """Take one step. `changes` are fields that are written with the state; `payload` goes into the event.

    `actor` None means the holder of a receipt (RESIDENT edges) or a job (MACHINE edges). Gives the fresh row; raises
    TransitionRefused, and then nothing has changed.
    """
    payload = payload or {}
    edge = MACHINES[type(subject)].get(name)
    if edge is None:
        raise TransitionRefused(_("There is no such step."), "unknown")
    with transaction.atomic():
        row = type(subject)._default_manager.select_for_update().get(pk=subject.pk)
        if row.state not in edge.sources:
            raise TransitionRefused(
                _("This is not possible any more: the state is now “%(state)s”.") % {"state": row.get_state_display()},
                "state",
            )
        if not _may(actor, edge.permission):
            raise TransitionRefused(_("You may not take this step."), "permission")
        missing = [key for key in edge.records if payload.get(key) in (None, "")]
        if missing:
            raise TransitionRefused(_("Something is missing: %(what)s.") % {"what": "、".join(missing)}, "missing")
        for key, value in changes.items():
            setattr(row, key, value)
        for guard in edge.guards:
            try:
                guard(row, actor, {**payload, "now": now})
            except guards.GuardError as error:
                raise TransitionRefused(error.message, error.code) from error
        before, row.state = row.state, edge.target or row.state
        row.save(update_fields=["state", *changes])
        record(
            chain=chain_of(row),
            action=f"{row._meta.model_name}.{edge.name}",
            subject=f"{row._meta.label_lower}:{row.pk}",
            now=now,
            actor=actor,
            payload={**_about(row), **payload, "from": before, "to": row.state},
        )
    return row


def chain_of(row: models.Model) -> str:
    """One chain a case: its publications' events stand in it too. A report has its own until it is filed, and keeps it."""
    if isinstance(row, Publication):
        return row.case.chain
    if isinstance(row, Case):
        return row.chain
    return f"report:{row.pk}"


def _about(row: models.Model) -> dict[str, Any]:
    """What of a case a publication is: its events stand in the case's chain beside those of all others."""
    return {"what": row.kind, "evidence": row.evidence_id} if isinstance(row, Publication) else {}


def _may(actor: Any, permission: str) -> bool:
    if permission in (RESIDENT, MACHINE):
        return actor is None
    return actor is not None and actor.is_active and actor.has_perm(permission)
