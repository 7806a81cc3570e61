"""Designs: entered, passed three times by three people, shown."""

import hashlib
import io

import numpy as np
from django.db import transaction
from PIL import Image

from site_cms.media.models import SiteImage

from ..choices import ApprovalStep, DesignState, FileRole
from ..models import Design, DesignApproval, DesignFile, DesignVersion
from ..workflow import Refused, move_design

STEP_PERMISSIONS = {
    ApprovalStep.FIRST: "ads_library.review_design_first",
    ApprovalStep.SECOND: "ads_library.review_design_second",
    ApprovalStep.FINAL: "ads_library.approve_design",
}


def create_design(
    *, title: str, source_kind: str, now, by=None, themes=(), image: SiteImage | None = None, **fields
) -> Design:
    """Enter a design with its first version; ``image`` (already rebuilt from pixels) is its web picture."""
    with transaction.atomic():
        design = Design.objects.create(title=title, source_kind=source_kind, created_by=by, created_at=now, **fields)
        design.themes.set(themes)
        add_version(design, now=now, image=image, change_note="")
    return design


def enter_design(design: Design, *, image: SiteImage | None, by, now) -> Design:
    """Complete a design that a form has just saved: who entered it, when, and its first version."""
    with transaction.atomic():
        design.created_by, design.created_at = by, now
        design.save(update_fields=["created_by", "created_at"])
        add_version(design, now=now, image=image, change_note="")
    return design


def revise_design(design: Design, *, image: SiteImage | None, by, now) -> DesignVersion | None:
    """Make a version of what a form has just changed, if words or picture did; passes of the version before are void, and
    an approved design goes back into review, so that nothing is shown that three people have not seen."""
    with transaction.atomic():
        last, file = design.versions.first(), web_file(design)
        if last and last.inscription == design.inscription and (file.image if file else None) == image:
            return None
        version = add_version(design, now=now, image=image, change_note="")
        if design.state == DesignState.APPROVED:
            move_design(design, DesignState.IN_REVIEW, by=by, now=now)
    return version


def web_file(design: Design) -> DesignFile | None:
    """The web picture of a design's newest version."""
    version = design.versions.first()
    return version.files.filter(role=FileRole.WEB).select_related("image").first() if version else None


def add_version(design: Design, *, now, image: SiteImage | None, change_note: str) -> DesignVersion:
    """Add a version; it carries the inscription that the design has now and is bound to it by its digest."""
    last = design.versions.order_by("-number").first()
    version = DesignVersion.objects.create(
        design=design,
        number=last.number + 1 if last else 1,
        inscription=design.inscription,
        change_note=change_note,
        created_at=now,
    )
    if image is not None:
        with image.file.open("rb") as file:
            data = file.read()
        DesignFile.objects.create(
            version=version,
            role=FileRole.WEB,
            image=image,
            format=image.file.name.rpartition(".")[2].lower(),
            width_px=image.width,
            height_px=image.height,
            bytes=len(data),
            checksum=hashlib.sha256(data).hexdigest(),
            phash=picture_hash(data),
        )
    version.digest = version_digest(version)
    version.save(update_fields=["digest"])
    return version


def version_digest(version: DesignVersion) -> str:
    """SHA-256 over the inscription and every file of a version: what a pass is bound to."""
    parts = [version.inscription, *sorted(f"{file.role}:{file.checksum}" for file in version.files.all())]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def submit_design(design: Design, *, by, now) -> Design:
    return move_design(design, DesignState.IN_REVIEW, by=by, now=now)


def pass_design(design: Design, *, by, now, note: str = "") -> Design:
    """Pass the next of the three steps. Three different people, none of them who entered it; every pass must be of the
    same bytes. The third pass approves."""
    with transaction.atomic():
        design = Design.objects.select_for_update().get(pk=design.pk)
        if design.state != DesignState.IN_REVIEW:
            raise Refused("这件作品不在审核中。")
        version = design.versions.first()
        digest = version_digest(version)
        passed = list(version.approvals.filter(digest=digest))
        step = ApprovalStep(len(passed) + 1)
        if not by.has_perm(STEP_PERMISSIONS[step]):
            raise Refused("您没有这项权限。")
        if by.pk == design.created_by_id or any(earlier.by_id == by.pk for earlier in passed):
            raise Refused("三审须由三个人完成，且都不是录入人。")
        DesignApproval.objects.create(version=version, step=step, by=by, at=now, digest=digest, note=note)
        if step == ApprovalStep.FINAL:
            version.digest, version.is_approved = digest, True
            version.save(update_fields=["digest", "is_approved"])
            return move_design(design, DesignState.APPROVED, by=by, now=now)
    return design


def refuse_design(design: Design, *, by, now, reason: str) -> Design:
    """Send a design back to its author with the reason; any of the three reviewers may, whichever step is open. Passes of the
    same bytes stand: who changes nothing meets only those who have not passed it."""
    if not any(by.has_perm(permission) for permission in STEP_PERMISSIONS.values()):
        raise Refused("您没有这项权限。")
    if not reason.strip():
        raise Refused("请写明原因。")
    # The table's edge is the first reviewer's; that one of the three asks was seen to here.
    return move_design(design, DesignState.DRAFT, now=now, reason=reason, recorded_by=by)


def open_step(design: Design) -> ApprovalStep | None:
    """The review that a design in review waits for."""
    if design.state != DesignState.IN_REVIEW:
        return None
    version = design.versions.first()
    return ApprovalStep(version.approvals.filter(digest=version_digest(version)).count() + 1)


def same_picture(data: bytes, distance: int = 6) -> list[Design]:
    """Designs that show the same picture already: equal bytes, or a perceptual hash a few bits away."""
    checksum, mine = hashlib.sha256(data).hexdigest(), int(picture_hash(data), 16)
    near = [
        version
        for version, known, phash in DesignFile.objects.exclude(phash="").values_list("version", "checksum", "phash")
        if known == checksum or (int(phash, 16) ^ mine).bit_count() <= distance
    ]
    return list(Design.objects.filter(versions__in=near).distinct())


def picture_hash(data: bytes) -> str:
    """A 64-bit DCT hash as 16 hex digits: small changes of size or quality change few bits."""
    with Image.open(io.BytesIO(data)) as opened:
        opened.draft("L", (128, 128))
        grey = np.asarray(opened.convert("L").resize((32, 32), Image.Resampling.LANCZOS), dtype=float)
    steps = np.arange(32)
    basis = np.cos(np.pi * (2 * steps[None, :] + 1) * np.arange(8)[:, None] / 64)
    low = basis @ grey @ basis.T
    bits = (low > np.median(low.flatten()[1:])).flatten()
    return f"{int(''.join('1' if bit else '0' for bit in bits), 2):016x}"
