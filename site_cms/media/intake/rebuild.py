"""The service: a file in, a rebuilt picture out."""

import hashlib
from dataclasses import dataclass, field
from typing import IO

from django.core.files.base import ContentFile

from ..pixels import faults
from .faults import IntakeError
from .process import run_worker

MAX_BYTES = 20 * 1024 * 1024
EXTENSIONS = {"jpeg": "jpg", "png": "png", "webp": "webp"}


@dataclass(frozen=True)
class Sizes:
    """What to make of a picture: the master's bounds, and the widths and boxes of its renditions in pixels.

    `max_area` keeps very long pictures (screenshots of a chat, scrolls) readable: they may be longer than wide pictures are
    wide, as long as `max_side` (WebP ends at 16,383) and the area hold.
    """

    max_side: int
    max_area: int
    webp: tuple[int, ...] = ()
    jpeg: tuple[int, ...] = ()
    boxes: tuple[tuple[int, int], ...] = ()


# The site's own pictures. 320 to 1600 are what a column, a phone at 3x and a wide screen ask for; JPEG is for iOS 13 and for
# shared links; the boxes are what Wagtail's own screens show.
MASTER = Sizes(
    max_side=12_000,
    max_area=3200 * 2400,
    webp=(320, 640, 1280, 1600),
    jpeg=(640, 1280),
    boxes=((800, 600), (165, 165)),
)


@dataclass(frozen=True)
class RebuiltPicture:
    """New bytes made of pixels alone.

    bytes: the encoded picture, without any metadata; format: "jpeg", "png" or "webp"; width, height in pixels, upright;
    sha256: of `bytes`, hex; source: "JPEG", "PNG", "WEBP" or "HEIF"; ai_label: the label of machine-made content that the
    upload carried (GB 45438-2025), or None; position: where it was taken (longitude, latitude in WGS84) if that was asked for, to
    be used and forgotten; cost: what the child used (cpu s, rss MB, address_space MB); renditions: the smaller ones, each with its filter spec in `spec`.
    """

    bytes: bytes
    format: str
    width: int
    height: int
    sha256: str
    source: str = ""
    ai_label: dict[str, str] | None = None
    spec: str = ""
    cost: dict[str, float] = field(default_factory=dict, compare=False)
    position: tuple[float, float] | None = field(default=None, compare=False, repr=False)
    renditions: tuple["RebuiltPicture", ...] = field(default=(), repr=False)

    @property
    def extension(self) -> str:
        return EXTENSIONS[self.format]

    @property
    def content_type(self) -> str:
        return f"image/{self.format}"


class PictureFile(ContentFile):
    """A rebuilt picture as a Django file. The picture fields of the models store this and nothing else."""

    def __init__(self, picture: RebuiltPicture, name: str = ""):
        super().__init__(picture.bytes, name=name or f"picture.{picture.extension}")
        self.picture = picture
        self.content_type = picture.content_type


def bytes_of(file: bytes | IO[bytes]) -> bytes:
    """The whole file, or IntakeError when it is too large or empty: it is not read further than that."""
    if isinstance(file, bytes):
        data = file
    else:
        file.seek(0)
        data = file.read(MAX_BYTES + 1)
        file.seek(0)
    if not data:
        raise IntakeError(faults.EMPTY)
    if len(data) > MAX_BYTES:
        raise IntakeError(faults.TOO_BIG)
    return data


def rebuild(
    file: bytes | IO[bytes], max_px: int | None = None, *, sizes: Sizes | None = None, position: bool = False
) -> RebuiltPicture:
    """Decode in a limited child process, set upright, convert to sRGB, shrink, encode anew.

    `max_px` bounds the longest side of the one picture you get; `sizes` asks for renditions too (default: `MASTER` without
    them). JPEG, PNG, WebP and HEIC are taken, told by their bytes; the name plays no part. The file's position is put
    back to 0. Not within a database transaction: a picture may take 10 s. Raises IntakeError.
    """
    sizes = sizes or (Sizes(max_px, max_px * max_px) if max_px else Sizes(MASTER.max_side, MASTER.max_area))
    data = bytes_of(file)
    job = {
        "max_side": sizes.max_side,
        "max_area": sizes.max_area,
        "webp": sizes.webp,
        "jpeg": sizes.jpeg,
        "boxes": sizes.boxes,
        "position": position,
    }
    head, parts = run_worker(job, data)
    if "error" in head or not parts:
        raise IntakeError(head.get("error", faults.BROKEN))
    made = [
        RebuiltPicture(
            bytes=content,
            format=part["format"],
            width=part["width"],
            height=part["height"],
            sha256=hashlib.sha256(content).hexdigest(),
            source=head["source"],
            ai_label=head["label"],
            spec=part["spec"],
            position=tuple(head["position"]) if head.get("position") else None,
            cost=head["cost"],
        )
        for part, content in zip(head["parts"], parts, strict=True)
    ]
    master, renditions = made[0], made[1:]
    return RebuiltPicture(**{**vars(master), "renditions": tuple(renditions)})
