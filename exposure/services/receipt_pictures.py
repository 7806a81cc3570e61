"""A receipt as a picture that a telephone can keep: the number, the QR code of its link, and what it is for."""

import io

import segno
from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image, ImageDraw, ImageFont

from site_cms.papers.fonts import SANS, SANS_BOLD, SERIF_BOLD

WIDTH, MARGIN = 720, 48
PAPER, INK, MUTED, CINNABAR = "#faf8f4", "#1f2328", "#4a4f55", "#981a1a"
GROUPS_A_LINE = 3


def receipt_address(receipt: str) -> str:
    """The link that fills the receipt in. What follows /r/ is masked in the logs."""
    return f"{settings.PUBLIC_BASE_URL}/r/{receipt}"


def draw_receipt(receipt: str, address: str, site_name: str) -> bytes:
    """A PNG. Nothing is kept of it."""
    code = segno.make(address, error="m", micro=False)
    side = WIDTH - 2 * MARGIN - 120
    scale = side // code.symbol_size(border=4)[0]
    square = io.BytesIO()
    code.save(square, kind="png", scale=scale, border=4)
    with Image.open(square) as opened:
        qr = opened.convert("RGB")
    groups = receipt.split("-")
    lines = ["-".join(groups[at : at + GROUPS_A_LINE]) for at in range(0, len(groups), GROUPS_A_LINE)]
    picture = Image.new("RGB", (WIDTH, MARGIN * 2 + 330 + 62 * len(lines) + qr.height), PAPER)
    draw = ImageDraw.Draw(picture)
    top = MARGIN
    draw.text((MARGIN, top), site_name[:20], CINNABAR, ImageFont.truetype(str(SANS_BOLD), 26))
    draw.text((MARGIN, top + 40), _("Receipt of a snapshot report"), INK, ImageFont.truetype(str(SERIF_BOLD), 44))
    top += 124
    for line in lines:
        draw.text((MARGIN, top), line, INK, ImageFont.truetype(str(SANS_BOLD), 42))
        top += 62
    top += 20
    picture.paste(qr, ((WIDTH - qr.width) // 2, top))
    top += qr.height + 20
    small = ImageFont.truetype(str(SANS), 24)
    for line in (
        _("Scan it or type the number to see what becomes of it,"),
        _("to withdraw it, add pictures, or say what is still wrong."),
        _("Whoever has this number can do so: keep it to yourself."),
    ):
        draw.text((MARGIN, top), line, MUTED, small)
        top += 38
    file = io.BytesIO()
    picture.quantize(64).save(file, "PNG", optimize=True)
    return file.getvalue()
