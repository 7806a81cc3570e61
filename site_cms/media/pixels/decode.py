"""From a stranger's bytes to upright 8-bit sRGB pixels of a bounded size.

What a file is, its bytes say and not its name. Its header is judged before a pixel is decoded: a flat PNG of 400 KB may
unfold to a gigabyte. JPEG is decoded at the smallest of its own scales that is still large enough; the other formats
have no such scale and are decoded whole.
"""

import io
from dataclasses import dataclass

from PIL import Image, ImageCms

from . import faults
from .faults import Refused
from .png_check import check_png

MAX_PIXELS = 66_000_000  # phones sold as 64 MP shoot 64.14
MAX_SIDE = 40_000
LARGE = 24_000_000
MAX_JPEG_SCANS = 200  # a camera writes 10 or so; each one costs a pass over all coefficients
MAX_PROFILE_BYTES = 4 * 1024 * 1024  # a press profile has 0.5 to 2.5 MB

# Pillow raises above twice this, before a plugin allocates; the sides and the rest are judged below.
Image.MAX_IMAGE_PIXELS = MAX_PIXELS // 2

HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"mif1", b"hevc", b"hevx", b"msf1"}
HEIF_SEQUENCES = {b"hevc", b"hevx", b"msf1"}

# EXIF 274: what to do so that the picture stands upright.
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True)
class Bound:
    """How large a rebuilt picture may be: longest side and, for very long pictures, area, both in pixels."""

    side: int
    area: int

    def fit(self, size: tuple[int, int]) -> tuple[int, int]:
        width, height = size
        scale = min(1.0, self.side / max(size), (self.area / (width * height)) ** 0.5)
        return max(1, round(width * scale)), max(1, round(height * scale))


def format_of(data: bytes) -> str:
    """Pillow's name of the format, from the first bytes. Raises Refused for all but the four."""
    if data[:3] == b"\xff\xd8\xff":
        return "JPEG"
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        return "PNG"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data[4:8] == b"ftyp" and data[8:12] in HEIF_BRANDS:
        return "HEIF"
    raise Refused(faults.WRONG_FORMAT)


def open_header(data: bytes) -> Image.Image:
    """The picture with its header read and judged, nothing decoded. Raises Refused."""
    name = format_of(data)
    if name == "HEIF":
        import pillow_heif  # 40 ms that the other formats need not pay

        pillow_heif.register_heif_opener(thumbnails=False, decode_threads=1)
        pillow_heif.options.DEPTH_IMAGES = pillow_heif.options.AUX_IMAGES = False
        if data[8:12] in HEIF_SEQUENCES:
            raise Refused(faults.ANIMATED)
    elif name == "JPEG" and data.count(b"\xff\xda") > MAX_JPEG_SCANS:
        raise Refused(faults.TOO_COMPLEX)
    try:
        image = Image.open(io.BytesIO(data), formats=[name])
    except Image.DecompressionBombError as error:
        raise Refused(faults.TOO_MANY_PIXELS) from error
    width, height = image.size
    if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
        raise Refused(faults.TOO_MANY_PIXELS, width=width, height=height)
    if min(width, height) < 1:
        raise Refused(faults.BROKEN)
    if name == "PNG":
        check_png(data)
    # A phone's MPO and a HEIC with several stills have a first picture that is the photo; an animation has none.
    if name in {"PNG", "WEBP"} and getattr(image, "n_frames", 1) > 1:
        raise Refused(faults.ANIMATED)
    return image


def to_eight_bits(image: Image.Image) -> Image.Image:
    """1, 16 and 32 bits a channel and palettes become L, LA, RGB, RGBA or CMYK of eight bits."""
    if image.mode == "P":
        return image.convert("RGBA" if "transparency" in image.info else "RGB")
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value * (1 / 257) + 0.5).convert("L")
    if image.mode == "F":
        raise Refused(faults.BROKEN)
    if image.mode == "1":
        return image.convert("L")
    if "transparency" in image.info and image.mode in {"L", "RGB"}:
        return image.convert("RGBA")  # one colour is named as the clear one
    if image.mode in {"L", "LA", "RGB", "RGBA", "RGBX", "CMYK"}:
        return image
    return image.convert("RGBA" if image.mode in {"PA", "La", "RGBa"} else "RGB")


def to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """RGB or RGBA in sRGB. A profile that cannot be used is passed over: a viewer does the same."""
    alpha = image.getchannel("A") if image.mode in {"LA", "RGBA"} else None
    colours = image.convert(image.mode[:-1]) if alpha else image
    converted = None
    if profile and len(profile) <= MAX_PROFILE_BYTES:
        try:
            converted = ImageCms.profileToProfile(
                colours,
                ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
                outputMode="RGB",
                flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )
        except (ImageCms.PyCMSError, OSError, ValueError):
            converted = None
    result = converted or colours.convert("RGB")
    if alpha:
        result.putalpha(alpha)
    return result


def orientation_of(image: Image.Image) -> int:
    """EXIF 274. HEIF carries its rotation in the container, where the decoder has applied it already."""
    if image.format == "HEIF":
        return 1
    try:
        return image.getexif().get(274, 1)
    except Exception:  # broken EXIF is thrown away with the rest, it is no reason to lose the photo
        return 1


def loaded(image: Image.Image) -> Image.Image:
    """Decode. A large WebP gives up its decoder's two canvases first, and its pixels are used where they lie: 66 MP then
    take 0.8 GB instead of 1.1."""
    if image.format != "WEBP" or image.width * image.height < LARGE or not hasattr(image, "_decoder"):
        image.load()
        return image
    mode, (data, *_) = image.rawmode, image._get_next()
    image._decoder = None
    return Image.frombuffer(mode, image.size, data, "raw", mode, 0, 1)


def pixels_of(image: Image.Image, bound: Bound) -> Image.Image:
    """Decode, shrink into the bound, set upright, convert to sRGB. The result holds pixels and nothing else."""
    orientation, profile = orientation_of(image), image.info.get("icc_profile")
    target = bound.fit(image.size)
    if image.format in {"JPEG", "MPO"}:
        # Twice the target where the file has it: the last step down is then made by a good filter and not by the DCT.
        image.draft(None, (target[0] * 2, target[1] * 2) if max(target) < 1000 else target)
    image = to_eight_bits(loaded(image))
    if image.size != target:
        # Above 24 MP a box filter does the first halving: half the CPU for 0.2 dB.
        gap = 1.2 if image.width * image.height > LARGE else 3.0
        image = image.resize(target, Image.Resampling.LANCZOS, reducing_gap=gap)
    if image.mode == "RGBX":
        image = image.convert("RGB")
    image = to_srgb(image, profile)
    if orientation in UPRIGHT:
        image = image.transpose(UPRIGHT[orientation])
    if image.mode == "RGBA" and image.getchannel("A").getextrema()[0] == 255:
        image = image.convert("RGB")
    clean = Image.new(image.mode, image.size)
    clean.paste(image)  # a fresh picture: no info, no palette, no EXIF can ride along
    return clean
