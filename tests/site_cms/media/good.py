"""Pictures that people rightly send, in every kind their phones, cameras and office programs make.

`good_files()` gives GoodFile(name, format, data, looks_like, psnr): how it must look (upright, sRGB, on white where clear)
and how close, in dB. The bounds are below what the format's own loss gives, and far above what a wrong profile (P3 read
as sRGB: 25 dB), a lost orientation (10 dB) or an inverted CMYK (6 dB) would give.
"""

import io
import random
import struct
import zlib
from dataclasses import dataclass
from functools import cache

import numpy as np
import pillow_heif
from PIL import Image, ImageChops, ImageCms, ImageDraw, ImageFilter

from .hostile import chunk, png, saved

pillow_heif.register_heif_opener()


@dataclass(frozen=True)
class GoodFile:
    name: str
    format: str
    data: bytes
    looks_like: Image.Image
    psnr: float


@cache
def scene(width: int = 240, height: int = 180) -> Image.Image:
    """Smooth sky, hard edges, saturated colours, no two corners alike: shows a turn, a flip, a wrong profile."""
    sky = Image.linear_gradient("L").resize((width, height), Image.Resampling.BICUBIC)
    side = Image.linear_gradient("L").rotate(90).resize((width, height), Image.Resampling.BICUBIC)
    image = Image.merge("RGB", (sky, side, ImageChops.invert(sky)))
    draw = ImageDraw.Draw(image)
    unit = min(width, height) / 12
    draw.rectangle((unit, unit, 4 * unit, 2 * unit), fill=(225, 30, 40))
    draw.ellipse((width - 4 * unit, unit, width - 2 * unit, 3 * unit), fill=(250, 210, 30))
    draw.polygon([(unit, height - unit), (3 * unit, height - 4 * unit), (5 * unit, height - unit)], fill=(20, 160, 70))
    return image.filter(ImageFilter.GaussianBlur(min(width, height) / 120))  # a lens is softer than a drawing program


@cache
def photo(width: int, height: int) -> Image.Image:
    """As a camera sees: soft forms and a sensor's noise."""
    image = Image.frombytes("RGB", (48, 36), random.Random(4).randbytes(48 * 36 * 3)).resize(
        (width, height), Image.Resampling.BICUBIC
    )
    grain = Image.effect_noise((512, 512), 10)
    tiles = Image.new("L", (width, height))
    for x in range(0, width, 512):
        for y in range(0, height, 512):
            tiles.paste(grain, (x, y))
    return Image.blend(image, Image.merge("RGB", [tiles] * 3), 0.06)


def display_p3() -> bytes:
    """A minimal ICC profile of Display P3: three primaries adapted to D50, sRGB's curve as a table."""

    def fixed(*values):
        return b"".join(struct.pack(">i", round(value * 65536)) for value in values)

    curve = [x / 1023 for x in range(1024)]
    curve = [x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in curve]
    trc = b"curv\0\0\0\0" + struct.pack(">I", 1024) + b"".join(struct.pack(">H", round(x * 65535)) for x in curve)
    tags = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", 11) + b"Display P3\0" + b"\0" * 79,
        b"cprt": b"text\0\0\0\0none\0\0\0\0",
        b"wtpt": b"XYZ \0\0\0\0" + fixed(0.9642, 1.0, 0.8249),
        b"rXYZ": b"XYZ \0\0\0\0" + fixed(0.51512, 0.24120, -0.00105),
        b"gXYZ": b"XYZ \0\0\0\0" + fixed(0.29198, 0.69225, 0.04189),
        b"bXYZ": b"XYZ \0\0\0\0" + fixed(0.15710, 0.06657, 0.78407),
        b"rTRC": trc, b"gTRC": trc, b"bTRC": trc,
    }  # fmt: skip
    table, body, at = struct.pack(">I", len(tags)), b"", 132 + 12 * len(tags)
    for name, content in tags.items():
        content += b"\0" * (-len(content) % 4)
        table += name + struct.pack(">II", at + len(body), len(content))
        body += content
    head = struct.pack(">I4sI4s4s4s", at + len(body), b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 28 + fixed(0.9642, 1.0, 0.8249)
    return head.ljust(128, b"\0") + table + body


@cache
def wide_gamut() -> tuple[Image.Image, bytes]:
    """The scene's colours as P3 numbers, and the profile that says so."""
    profile = display_p3()
    image = ImageCms.profileToProfile(
        scene(), ImageCms.createProfile("sRGB"), ImageCms.ImageCmsProfile(io.BytesIO(profile)), renderingIntent=1
    )
    return image, profile


def turned(orientation: int) -> Image.Image:
    """The scene as a sensor delivers it that notes `orientation` for turning it upright."""
    undo = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # Pillow's Transpose numbers, the reverse of each
    return scene() if orientation == 1 else scene().transpose(Image.Transpose(undo[orientation]))


def orientation_exif(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[274] = orientation
    return exif.tobytes()


def clear() -> Image.Image:
    image = scene().convert("RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    return image


def on_white(image: Image.Image) -> Image.Image:
    image = image.convert("RGBA")
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def sixteen(image: Image.Image) -> np.ndarray:
    """0..255 as 0..65535, big-endian, with noise in the low byte as scanners give."""
    array = np.asarray(image).astype(">u2") * 257
    return array.astype(">u2")


def png16(image: Image.Image, colour: int) -> bytes:
    array = sixteen(image)
    rows = b"".join(b"\0" + row.tobytes() for row in array)
    return png(*image.size, zlib.compress(rows), depth=16, colour=colour)


def interlaced(image: Image.Image) -> bytes:
    array, rows = np.asarray(image), []
    for x, y, dx, dy in (
        (0, 0, 8, 8),
        (4, 0, 8, 8),
        (0, 4, 4, 8),
        (2, 0, 4, 4),
        (0, 2, 2, 4),
        (1, 0, 2, 2),
        (0, 1, 1, 2),
    ):
        rows += [b"\0" + row.tobytes() for row in array[y::dy, x::dx]]
    header = struct.pack(">IIBBBBB", *image.size, 8, 2, 0, 0, 1)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        [chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(b"".join(rows))), chunk(b"IEND", b"")]
    )


def stripped_like_wechat(image: Image.Image) -> bytes:
    """A JPEG after a messenger: no JFIF, no EXIF, strong compression."""
    data = saved(image, "JPEG", quality=75)
    length = struct.unpack(">H", data[4:6])[0]
    return data[:2] + data[4 + length :]


def jpegs():
    wide, profile = wide_gamut()
    yield "plain", saved(scene(), "JPEG", quality=95), scene(), 34
    yield "progressive", saved(scene(), "JPEG", quality=95, progressive=True), scene(), 34
    yield "full_colour", saved(scene(), "JPEG", quality=95, subsampling=0), scene(), 36
    yield "half_colour", saved(scene(), "JPEG", quality=95, subsampling=1), scene(), 34
    yield "restarts", saved(scene(), "JPEG", quality=95, restart_marker_blocks=4), scene(), 34
    yield "grey", saved(scene().convert("L"), "JPEG", quality=95), scene().convert("L").convert("RGB"), 36
    yield "cmyk", saved(scene().convert("CMYK"), "JPEG", quality=95), scene(), 30
    yield "wide_gamut", saved(wide, "JPEG", quality=95, icc_profile=profile), scene(), 32
    yield "wechat", stripped_like_wechat(scene()), scene(), 30
    yield "mpo", saved(scene(), "MPO", save_all=True, append_images=[scene().rotate(180)], quality=95), scene(), 34
    yield "odd_size", saved(scene(241, 179), "JPEG", quality=95), scene(241, 179), 34
    yield (
        "one_pixel",
        saved(Image.new("RGB", (1, 1), (200, 30, 40)), "JPEG", quality=95),
        Image.new("RGB", (1, 1), (200, 30, 40)),
        30,
    )
    yield "long_screenshot", saved(scene(540, 9000), "JPEG", quality=90), scene(540, 9000), 34
    for turn in range(1, 9):
        yield f"turned_{turn}", saved(turned(turn), "JPEG", quality=95, exif=orientation_exif(turn)), scene(), 34
    yield "12_mp", saved(photo(4032, 3024), "JPEG", quality=92), photo(4032, 3024), 34
    yield "64_mp", saved(photo(9248, 6936), "JPEG", quality=85), photo(9248, 6936), 34


def pngs():
    wide, profile = wide_gamut()
    palette = scene().quantize(64)
    holed = scene().quantize(32)
    hole = holed.convert("RGBA")
    hole.putalpha(Image.fromarray(np.where(np.asarray(holed) == 3, 0, 255).astype("uint8")))
    grey = scene().convert("L")
    named = scene().copy()
    named.paste((255, 0, 255), (20, 20, 60, 60))
    named_clear = scene().copy()
    named_clear.paste((255, 255, 255), (20, 20, 60, 60))
    yield "plain", saved(scene(), "PNG"), scene(), 36
    yield "drawing", saved(palette.convert("RGB"), "PNG"), palette.convert("RGB"), 60
    yield "palette", saved(palette, "PNG"), palette.convert("RGB"), 60
    yield "palette_with_hole", saved(holed, "PNG", transparency=3), on_white(hole), 60
    yield "clear_colour", saved(named, "PNG", transparency=(255, 0, 255)), named_clear, 60
    yield "alpha", saved(clear(), "PNG"), on_white(clear()), 60
    yield "grey", saved(grey, "PNG"), grey.convert("RGB"), 36
    yield "grey_alpha", saved(clear().convert("LA"), "PNG"), on_white(clear().convert("LA")), 60
    yield "one_bit", saved(grey.convert("1"), "PNG"), grey.convert("1").convert("RGB"), 60
    yield "grey_16", png16(grey, 0), grey.convert("RGB"), 36
    yield "colour_16", png16(scene(), 2), scene(), 36
    yield "alpha_16", png16(clear(), 6), on_white(clear()), 48
    yield "interlaced", interlaced(scene()), scene(), 36
    yield "wide_gamut", saved(wide, "PNG", icc_profile=profile), scene(), 36
    yield "turned", saved(turned(6), "PNG", exif=orientation_exif(6)), scene(), 36
    yield "screenshot", saved(scene(1170, 2532), "PNG"), scene(1170, 2532), 36
    yield "36_mp", saved(scene(7000, 5200), "PNG", compress_level=1), scene(7000, 5200), 34


def webps():
    wide, profile = wide_gamut()
    yield "plain", saved(scene(), "WEBP", quality=92), scene(), 30
    yield "lossless", saved(scene(), "WEBP", lossless=True), scene(), 36
    yield "slow", saved(scene(), "WEBP", quality=92, method=6), scene(), 30
    yield "alpha", saved(clear(), "WEBP", quality=95), on_white(clear()), 30
    yield "alpha_lossless", saved(clear(), "WEBP", lossless=True, exact=True), on_white(clear()), 60
    yield "alpha_opaque", saved(scene().convert("RGBA"), "WEBP", lossless=True), scene(), 36
    yield "grey", saved(scene().convert("L"), "WEBP", quality=95), scene().convert("L").convert("RGB"), 32
    yield "wide_gamut", saved(wide, "WEBP", lossless=True, icc_profile=profile), scene(), 36
    yield "turned", saved(turned(8), "WEBP", lossless=True, exif=orientation_exif(8)), scene(), 36
    yield "odd_size", saved(scene(237, 171), "WEBP", lossless=True), scene(237, 171), 36
    yield (
        "one_pixel",
        saved(Image.new("RGB", (1, 1), (200, 30, 40)), "WEBP", lossless=True),
        Image.new("RGB", (1, 1), (200, 30, 40)),
        30,
    )
    yield (
        "drawing",
        saved(scene().quantize(64).convert("RGB"), "WEBP", lossless=True),
        scene().quantize(64).convert("RGB"),
        60,
    )
    yield "12_mp", saved(photo(4032, 3024), "WEBP", quality=80, method=0), photo(4032, 3024), 33
    yield "64_mp", saved(scene(9248, 6936), "WEBP", quality=60, method=0), scene(9248, 6936), 33


FAST = {"enc_params": {"preset": "ultrafast"}}


def heics():
    wide, profile = wide_gamut()
    deep = pillow_heif.from_bytes("RGB;16", scene().size, sixteen(scene()).astype("<u2").tobytes())
    out = io.BytesIO()
    deep.save(out, quality=90)
    yield "plain", saved(scene(), "HEIF", quality=90), scene(), 32
    yield "best", saved(scene(), "HEIF", quality=-1, chroma=444), scene(), 36
    yield "full_colour", saved(scene(), "HEIF", quality=92, chroma=444), scene(), 33
    yield "tiles", saved(scene(1000, 760), "HEIF", quality=80, tile_size=512), scene(1000, 760), 32
    yield "ten_bits", out.getvalue(), scene(), 32
    yield "grey", saved(scene().convert("L"), "HEIF", quality=90), scene().convert("L").convert("RGB"), 32
    yield "alpha", saved(clear(), "HEIF", quality=92), on_white(clear()), 30
    yield "wide_gamut", saved(wide, "HEIF", quality=92, chroma=444, icc_profile=profile), scene(), 31
    yield (
        "two_stills",
        saved(scene(), "HEIF", quality=90, save_all=True, append_images=[scene().rotate(180)]),
        scene(),
        32,
    )
    yield "thumbnail", saved(scene(480, 360), "HEIF", quality=90, thumbnails=[120]), scene(480, 360), 32
    yield "odd_size", saved(scene(243, 177), "HEIF", quality=90), scene(243, 177), 32
    for turn in (3, 6, 8):
        yield f"turned_{turn}", saved(turned(turn), "HEIF", quality=90, exif=orientation_exif(turn)), scene(), 32
    yield "12_mp", saved(photo(4032, 3024), "HEIF", quality=50, tile_size=512, **FAST), photo(4032, 3024), 30
    yield "48_mp", saved(photo(8064, 6048), "HEIF", quality=40, tile_size=512, **FAST), photo(8064, 6048), 30


MAKERS = {"JPEG": jpegs, "PNG": pngs, "WEBP": webps, "HEIF": heics}


def good_files(name: str):
    """The good files of one format, made one at a time: the large ones hold 200 MB each."""
    for title, data, looks_like, psnr in MAKERS[name]():
        yield GoodFile(title, name, data, looks_like, psnr)
