"""From a private picture to one that may be seen, and back. One person redacts, another approves what was redacted."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from site_cms.intake import services as intake

from .. import guards
from ..choices import PublicationKind, PublicationState
from ..models import Case, Publication
from ..workflow import apply
from .retention import set_end_of_showing

PUBLIC_WORDS = ("title", "summary", "demand", "place_words", "legal_basis", "legal_note")
ALL_ANSWERED = dict.fromkeys(guards.QUESTIONS, True)


def start_redacting(publication: Publication, *, actor, now: datetime) -> Publication:
    """Also for what was shown: from here on it is not, and its approval is void."""
    return apply(
        publication,
        "start_redacting",
        actor=actor,
        now=now,
        payload={"voids": publication.approved_hash or "none"},
        approver=None,
        approved_hash="",
        content_hash="",
        checklist={},
    )


def redact_picture(publication: Publication, boxes: Sequence[dict], *, style: str, actor, now: datetime) -> Publication:
    """Burn the boxes in and hand the derivative on for approval."""
    if publication.state != PublicationState.REDACTING:
        publication = start_redacting(publication, actor=actor, now=now)
    guards_before_burning(publication)
    redaction = intake.make_redaction(publication.evidence, boxes, style=style, redactor=actor, now=now)
    return apply(
        publication,
        "finish_redacting",
        actor=actor,
        now=now,
        payload={"sha256": redaction.sha256, "method": style, "boxes": len(boxes)},
        redaction=redaction,
        redactor=actor,
        content_hash=redaction.sha256,
    )


def guards_before_burning(publication: Publication) -> None:
    """No derivative is made of a picture that may never be shown."""
    guards.no_minor(publication, None, {})


def redact_text(publication: Publication, *, actor, now: datetime, **texts: str) -> Publication:
    """Write the public words (PUBLIC_WORDS) and hand them on for approval."""
    with transaction.atomic():
        if publication.state != PublicationState.REDACTING:
            publication = start_redacting(publication, actor=actor, now=now)
        case = Case.objects.select_for_update().get(pk=publication.case_id)
        for name, text in texts.items():
            if name not in PUBLIC_WORDS:
                raise ValueError(f"{name} is no public text")
            setattr(case, name, text)
        case.save(update_fields=list(texts)) if texts else None
        publication.case = case
        sha256 = guards.content_hash(publication)
        return apply(
            publication,
            "finish_redacting",
            actor=actor,
            now=now,
            payload={"sha256": sha256, "method": "text"},
            redactor=actor,
            content_hash=sha256,
        )


def approve(publication: Publication, *, sha256: str, checklist: dict[str, bool], actor, now: datetime) -> Publication:
    """By another person, of exactly what they saw: `sha256` is the hash of what their screen showed."""
    return apply(
        publication,
        "approve",
        actor=actor,
        now=now,
        payload={"sha256": sha256, "checklist": checklist or {"text": True}},
        approver=actor,
        approved_hash=sha256,
        checklist=checklist,
    )


def send_back(publication: Publication, *, reason: str, actor, now: datetime) -> Publication:
    return apply(
        publication, "send_back", actor=actor, now=now, payload={"reason": reason}, content_hash="", reason=reason
    )


def publish(publication: Publication, *, actor, now: datetime) -> Publication:
    with transaction.atomic():
        publication = apply(
            publication,
            "publish",
            actor=actor,
            now=now,
            payload={"sha256": publication.approved_hash},
            published_at=now,
        )
        set_end_of_showing(publication.case)
    publication.refresh_from_db(fields=["until"])
    return publication


def keep_private(publication: Publication, *, reason: str, actor, now: datetime) -> Publication:
    """Decide that this is not for the public: what was redacted of it is void."""
    return apply(
        publication,
        "keep_private",
        actor=actor,
        now=now,
        payload={"reason": reason},
        content_hash="",
        reason=reason,
    )


def hold(publication: Publication, *, reason: str, now: datetime) -> Publication:
    """Hide at once while an appeal is decided; a job's step, in the name of the rule (P11)."""
    return apply(publication, "hold", actor=None, now=now, payload={"reason": reason}, reason=reason)


def release(publication: Publication, *, reason: str, actor, now: datetime) -> Publication:
    """Show again what was held: only while its approval still fits."""
    return apply(
        publication,
        "release",
        actor=actor,
        now=now,
        payload={"reason": reason, "sha256": publication.approved_hash},
        reason="",
    )


def take_down_one(publication: Publication, *, reason: str, actor, now: datetime) -> Publication:
    """撤下 of one picture, after an appeal; the case's other pictures and words stay."""
    step = "take_down_held" if publication.state == PublicationState.HELD else "take_down"
    return apply(publication, step, actor=actor, now=now, payload={"reason": reason}, reason=reason)


def take_down(case: Case, *, reason: str, actor, now: datetime) -> list[Publication]:
    """撤下: everything of a case at once, what is shown and what was on the way to be. The case itself goes on."""
    taken = []
    with transaction.atomic():
        for publication in case.publications.exclude(state=PublicationState.UNPUBLISHED):
            taken.append(take_down_one(publication, reason=reason, actor=actor, now=now))
    return taken


def shown_text(case: Case) -> Publication | None:
    """The case's text publication if the public may read it while the board is open (`Case.objects.shown()` and the case's page ask
    that); else None, and there is no page."""
    text = next((p for p in case.publications.all() if p.kind == PublicationKind.TEXT), None)
    if (
        text is None
        or text.state != PublicationState.PUBLISHED
        or not guards.is_approved_for(text, guards.content_hash(text))
    ):
        return None
    return text
