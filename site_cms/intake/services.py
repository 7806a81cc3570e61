"""Taking in what a stranger sends, and making what may be shown of it."""

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import IO

from django.db import IntegrityError, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from site_cms import encrypted
from site_cms.media import intake as pictures
from site_cms.media.redaction import Box, redact

from .models import Channel, Contact, DailyKey, Evidence, Quota, Receipt, Redaction, Submission
from .receipts import form_key_hash, receipt_for, receipt_hash

ORIGINAL_MAX_PX = 2560  # enough to see what is wrong, too little to read a face across the street
SHOWN_MAX_PX = 1600
STAGED_FOR = timedelta(hours=25)  # an hour more than a form is good for
REPORTS_A_DAY = 20  # from one network; beyond it the queue is stricter, never closed


@dataclass(frozen=True)
class Received:
    """A submission with the receipt that is shown once. `is_new` is false for the second press of the same button."""

    submission: Submission
    receipt: str
    is_new: bool


def rebuild_pictures(files: Sequence[IO[bytes]], *, position: bool = False) -> list[pictures.RebuiltPicture]:
    """All pictures rebuilt from pixels, before any transaction. Raises IntakeError for the first that cannot be.

    `position`: say where each was taken, to suggest the place; it is in the answer only and is stored nowhere.
    """
    return [pictures.rebuild(file, ORIGINAL_MAX_PX, position=position) for file in files]


def receive(
    *,
    form_key: str,
    now: datetime,
    channel: str = Channel.SNAPSHOT,
    consent_version: str,
    contact: str = "",
    is_strict: bool = False,
    typed_in_by=None,
) -> Received:
    """One submission for one form key, in the caller's transaction. The same key again gives the same one back."""
    key_hash = form_key_hash(form_key)
    receipt = receipt_for(form_key)
    try:
        with transaction.atomic():
            submission = Submission.objects.create(
                key_hash=key_hash,
                channel=channel,
                received_at=now,
                consent_version=consent_version,
                is_strict=is_strict,
                typed_in_by=typed_in_by,
            )
            Receipt.objects.create(submission=submission, code_hash=receipt_hash(receipt))
    except IntegrityError:
        return Received(Submission.objects.get(key_hash=key_hash), receipt, is_new=False)
    if contact:
        Contact.objects.create(submission=submission, encrypted=encrypted.encrypt(contact))
    return Received(submission, receipt, is_new=True)


def find_by_receipt(entered: str) -> Submission | None:
    receipt = Receipt.objects.select_related("submission").filter(code_hash=receipt_hash(entered)).first()
    return receipt.submission if receipt else None


def add_evidence(
    picture: pictures.RebuiltPicture,
    *,
    now: datetime,
    submission: Submission | None = None,
    purpose: str = Evidence.Purpose.BEFORE,
    may_show_minor: bool = False,
    waits_for: str = "",
) -> Evidence:
    """Keep a rebuilt picture in the private store under a random name."""
    evidence = Evidence(
        submission=submission,
        purpose=purpose,
        sha256=picture.sha256,
        width=picture.width,
        height=picture.height,
        added_at=now,
        may_show_minor=may_show_minor,
        waits_for=waits_for,
    )
    evidence.original.save(_random_name(picture.extension), pictures.PictureFile(picture), save=False)
    evidence.save()
    return evidence


def make_redaction(evidence: Evidence, boxes: Sequence[dict], *, style: str, redactor, now: datetime) -> Redaction:
    """Burn boxes into a picture made anew from pixels, at most 1,600 px a side, and keep the result with its hash.

    `boxes`: {"x", "y", "width", "height", "shape", "label"} in pixels of the original. Raises RedactionError.
    """
    with evidence.original.open("rb") as file:
        burnt = redact(file.read(), [_box(box) for box in boxes], style)
    shown = pictures.rebuild(burnt, SHOWN_MAX_PX)
    redaction = Redaction(
        evidence=evidence,
        boxes=list(boxes),
        style=style,
        sha256=shown.sha256,
        width=shown.width,
        height=shown.height,
        redactor=redactor,
        made_at=now,
    )
    redaction.derivative.save(_random_name(shown.extension), pictures.PictureFile(shown), save=False)
    redaction.save()
    return redaction


def _box(box: dict) -> Box:
    return Box(
        float(box["x"]), float(box["y"]), float(box["width"]), float(box["height"]), box.get("shape", "rectangle")
    )


# --- Pictures of a report that is not sent yet ------------------------------------------------------------------------


def stage_pictures(form_key: str, pictures_: Sequence[pictures.RebuiltPicture], *, now: datetime) -> None:
    """Keep rebuilt pictures privately while their report is looked over. Those staged before under the same key go."""
    key_hash = form_key_hash(form_key)
    with transaction.atomic():
        waiting(form_key).delete()
        for picture in pictures_:
            add_evidence(picture, now=now, waits_for=key_hash)


def waiting(form_key: str) -> QuerySet[Evidence]:
    return Evidence.objects.filter(waits_for=form_key_hash(form_key), submission=None)


def arrived(form_key: str) -> QuerySet[Evidence]:
    """The pictures of a form, waiting or sent already: the same button may be pressed twice."""
    key_hash = form_key_hash(form_key)
    return Evidence.objects.filter(Q(waits_for=key_hash, submission=None) | Q(submission__key_hash=key_hash))


def take_staged(form_key: str, submission: Submission, *, may_show_minor: bool) -> list[Evidence]:
    """What waited for this form key becomes the submission's, in the caller's transaction."""
    rows = list(waiting(form_key).order_by("pk"))
    waiting(form_key).update(submission=submission, may_show_minor=may_show_minor, waits_for="")
    return rows


def sweep_staged(now: datetime) -> int:
    """Pictures whose report never came: a form is good for a day. Their files go with the rows."""
    return Evidence.objects.exclude(waits_for="").filter(added_at__lt=now - STAGED_FOR).delete()[0]


def _random_name(extension: str) -> str:
    return f"{secrets.token_hex(16)}.{extension}"


# --- Contact ----------------------------------------------------------------------------------------------------------


def read_contact(contact: Contact) -> str:
    """The plain text, or nothing when it was erased or the key is gone."""
    if contact.erased_at is not None:
        return ""
    try:
        return encrypted.decrypt(bytes(contact.encrypted))
    except encrypted.Unreadable:
        return ""


def erase_contact(submission: Submission, *, now: datetime) -> None:
    Contact.objects.filter(submission=submission, erased_at=None).update(encrypted=b"", erased_at=now)


def rotate_contacts() -> tuple[int, list[int]]:
    """Every kept contact under the newest key; gives how many, and the submissions whose contact no key opens.

    One that was erased meanwhile stays erased.
    """
    rotated, unreadable = 0, []
    for pk, closed in Contact.objects.filter(erased_at=None).values_list("pk", "encrypted").iterator():
        try:
            anew = encrypted.rotate(bytes(closed))
        except encrypted.Unreadable:
            unreadable.append(pk)
        else:
            rotated += Contact.objects.filter(pk=pk, erased_at=None).update(encrypted=anew)
    return rotated, unreadable


# --- Quota ------------------------------------------------------------------------------------------------------------


def count_against_quota(address: str, *, now: datetime, purpose: str = "", most: int = REPORTS_A_DAY) -> bool:
    """Count one submission of this network address today; true when it is over quota. Each `purpose` is counted by itself.

    Neither the address nor anything from which it could be reckoned back is kept: the hash is keyed with a secret of
    the day, and yesterday's secret is deleted. A whole street shares a mobile address, so over quota means a stricter
    queue, never a refusal.
    """
    day = timezone.localdate(now)
    with transaction.atomic():
        DailyKey.objects.filter(day__lt=day).delete()
        key, _ = DailyKey.objects.get_or_create(day=day, defaults={"key": secrets.token_bytes(32)})
        bucket = hmac.new(bytes(key.key), f"{purpose}{address}".encode(), hashlib.sha256).hexdigest()
        Quota.objects.filter(day__lt=day).delete()
        quota, _ = Quota.objects.get_or_create(day=day, bucket=bucket)
        Quota.objects.filter(pk=quota.pk).update(count=F("count") + 1)
        quota.refresh_from_db()
    return quota.count > most
