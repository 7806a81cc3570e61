"""From clean pixels to new bytes: the master and its smaller widths, all from one decode by a chain of halvings."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image

WHITE = (255, 255, 255)


@dataclass(frozen=True)
class Made:
    """One encoded picture. `spec` is Wagtail's filter spec of a rendition, "" for the master."""

    spec: str
    format: str
    width: int
    height: int
    data: bytes


def on_white(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    paper = Image.new("RGB", image.size, WHITE)
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def encode(image: Image.Image, name: str, *, quality: int = 0, fine: bool = False) -> bytes:
    """`name` is jpeg, png or webp. `fine` keeps full colour resolution, which drawn edges and type need."""
    out = io.BytesIO()
    if name == "jpeg":
        on_white(image).save(
            out, "JPEG", quality=quality or 82, subsampling=0 if fine else 2, progressive=max(image.size) > 400
        )
    elif name == "webp":
        image.save(out, "WEBP", quality=quality or 80, method=2)
    else:
        image.save(out, "PNG", compress_level=6)
    return out.getvalue()


def master_format(image: Image.Image, source: str) -> str:
    """PNG where pixels would suffer in JPEG: clear parts, and drawings of few colours. JPEG for all else."""
    if image.mode == "RGBA":
        return "png"
    if source in {"PNG", "WEBP"} and image.getcolors(1024) is not None:
        return "png"
    return "jpeg"


def make_master(image: Image.Image, source: str) -> Made:
    name = master_format(image, source)
    data = encode(image, name, quality=92, fine=source in {"PNG", "WEBP"})
    return Made("", name, *image.size, data)


def scaled_to_width(image: Image.Image, width: int) -> Image.Image:
    if width >= image.width:
        return image
    return image.resize((width, max(1, round(image.height * width / image.width))), Image.Resampling.LANCZOS)


def boxed(size: tuple[int, int], width: int, height: int) -> tuple[int, int]:
    scale = min(1.0, width / size[0], height / size[1])
    return max(1, int(size[0] * scale)), max(1, int(size[1] * scale))


def make_widths(
    image: Image.Image, webp: list[int], jpeg: list[int], boxes: list[tuple[int, int]], master: str
) -> Iterator[Made]:
    """The renditions of one picture, widest first. Each is resized from the last one, never from the full picture.

    Widths beyond the picture's own are left out, but one at its own width is always made, under the smallest width that
    covers it, so that every picture has a WebP and a JPEG. `boxes` are the sizes the admin shows, in the master's format.
    """

    def wanted(widths: list[int]) -> set[int]:
        larger = [width for width in widths if width >= image.width]
        return {width for width in widths if width < image.width} | ({min(larger)} if larger else set())

    in_webp, in_jpeg = wanted(webp), wanted(jpeg)
    made: list[Image.Image] = [image]

    def larger_than(width: int, height: int) -> Image.Image:
        return next((one for one in reversed(made) if one.width >= width and one.height >= height), image)

    for width in sorted(in_webp | in_jpeg, reverse=True):
        made.append(scaled_to_width(made[-1], width))
        if width in in_webp:
            yield Made(f"width-{width}|format-webp", "webp", *made[-1].size, encode(made[-1], "webp"))
        if width in in_jpeg:
            yield Made(f"width-{width}|format-jpeg", "jpeg", *made[-1].size, encode(made[-1], "jpeg"))
    for width, height in boxes:
        size = boxed(image.size, width, height)
        small = larger_than(*size).resize(size, Image.Resampling.LANCZOS)
        yield Made(f"max-{width}x{height}", master, *small.size, encode(small, master))
