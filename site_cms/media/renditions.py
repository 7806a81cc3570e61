"""The widths of a picture: stored once, listed on the picture's row, written anew when its fields change."""

import os
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.core.files.storage import Storage

from .intake.rebuild import MASTER, RebuiltPicture, rebuild

if TYPE_CHECKING:
    from .models import SiteImage

SOURCE = re.compile(r"^width-\d+\|format-(webp|jpeg)$")


def store_renditions(image: "SiteImage", pictures: Iterable[RebuiltPicture]) -> None:
    """Write the widths that came out of the rebuild and list them on the row."""
    model = image.get_rendition_model()
    field, stem, rows = model._meta.get_field("file"), Path(image.file.name).stem, []
    for picture in pictures:
        name = model().get_upload_to(f"{stem}.{picture.spec.replace('|', '.')}.{picture.extension}")
        stored = field.storage.save(name, ContentFile(image.stamp(picture.bytes)))
        size = {"width": picture.width, "height": picture.height}  # given with the file, so that nothing is opened
        rows.append(model(image=image, filter_spec=picture.spec, file=stored, **size))
    model.objects.filter(image=image, filter_spec__in=[row.filter_spec for row in rows], focal_point_key="").delete()
    model.objects.bulk_create(rows)
    image.sources = keep_sources(image.pk, type(image))


def keep_sources(image_id: int, model: type["SiteImage"]) -> dict:
    """Bring the list on the picture's row in line with the rendition rows, narrowest first. Gives the list."""
    rows = model.get_rendition_model().objects.filter(image_id=image_id, focal_point_key="").order_by("width")
    sources: dict[str, list] = {}
    for row in rows:
        if found := SOURCE.match(row.filter_spec):
            sources.setdefault(found.group(1), []).append([row.width, row.height, row.file.name])
    model.objects.filter(pk=image_id).update(sources=sources)
    return sources


def write_over(storage: Storage, name: str, data: bytes) -> None:
    """Give a stored file new bytes under its old name, so that no cached page points to nothing."""
    try:
        path = Path(storage.path(name))
    except NotImplementedError:
        storage.delete(name)
        storage.save(name, ContentFile(data))
        return
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as temporary:
        temporary.write(data)
        os.fchmod(temporary.fileno(), path.stat().st_mode)
    os.replace(temporary.name, path)


def restamp(image: "SiteImage") -> None:
    """Write the picture's present fields into its master and all its renditions; pixels and names stay."""
    for file in [image.file, *(rendition.file for rendition in image.renditions.all())]:
        with file.storage.open(file.name) as stored:
            data = image.stamp(stored.read())
        write_over(file.storage, file.name, data)
        if file is image.file:
            image.file_size = len(data)
    image.written = image.fields_to_write()
    type(image).objects.filter(pk=image.pk).update(written=image.written, file_size=image.file_size)


def expected_specs(image: "SiteImage") -> set[str]:
    """The specs that an upload of this width would have made."""

    def wanted(widths: Iterable[int]) -> set[int]:
        larger = [width for width in widths if width >= image.width]
        return {width for width in widths if width < image.width} | ({min(larger)} if larger else set())

    return (
        {f"width-{width}|format-webp" for width in wanted(MASTER.webp)}
        | {f"width-{width}|format-jpeg" for width in wanted(MASTER.jpeg)}
        | {f"max-{width}x{height}" for width, height in MASTER.boxes}
    )


def missing_specs(image: "SiteImage") -> set[str]:
    """Specs without a row, or whose file is gone from the storage."""
    rows = {row.filter_spec: row for row in image.renditions.filter(focal_point_key="")}
    return {
        spec
        for spec in expected_specs(image)
        if spec not in rows or not rows[spec].file.storage.exists(rows[spec].file.name)
    }


def build_missing(image: "SiteImage") -> int:
    """Make what is missing from the stored master. Gives how many were made. Raises IntakeError or OSError."""
    missing = missing_specs(image)
    if missing:
        with image.file.storage.open(image.file.name) as stored:
            made = rebuild(stored, sizes=MASTER).renditions
        store_renditions(image, [picture for picture in made if picture.spec in missing])
    else:
        image.sources = keep_sources(image.pk, type(image))
    return len(missing)
