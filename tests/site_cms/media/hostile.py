"""Files that somebody sends who means no good, or whose phone broke. Made here, so that nothing of the kind lies about.

`corpus()` gives (name, bytes) pairs. Every file that can hold words carries MARKER; no stored or served byte may. Those in
MAY_PASS are pictures with something hidden in them: they may be rebuilt. All others must be refused.
"""

import io
import random
import struct
import zipfile
import zlib
from functools import cache

import pillow_heif
from PIL import Image, PngImagePlugin

MARKER = b"LEAK-7f3a91"
WORDS = MARKER.decode()
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
PHP = b"<?php system($_GET['c']); /* " + MARKER + b" */ ?>"


def photo(size=(240, 180), mode="RGB", seed=1) -> Image.Image:
    small = Image.frombytes("RGB", (8, 6), random.Random(seed).randbytes(8 * 6 * 3))
    return small.resize(size, Image.Resampling.BICUBIC).convert(mode)


def saved(image: Image.Image, name: str, **options) -> bytes:
    out = io.BytesIO()
    image.save(out, name, **options)
    return out.getvalue()


def exif() -> Image.Exif:
    data = Image.Exif()
    data[0x010F] = data[0x0110] = data[0x013B] = data[0x8298] = data[0x010E] = WORDS
    data.get_ifd(0x8769)[0x9286] = b"ASCII\x00\x00\x00" + MARKER
    data.get_ifd(0x8769)[0xA431] = WORDS
    gps = data.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (31.0, 14.0, 7.0), "E", (121.0, 28.0, 9.0)
    gps[27] = MARKER
    return data


def xmp() -> bytes:
    return b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF>' + MARKER + b"</rdf:RDF></x:xmpmeta>"


def chunk(kind: bytes, content: bytes, crc: int | None = None) -> bytes:
    crc = zlib.crc32(kind + content) if crc is None else crc
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", crc)


def png(width: int, height: int, rows: bytes, *extra: bytes, depth=8, colour=2, crc=None) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    body = b"".join([chunk(b"IHDR", header, crc), *extra, chunk(b"IDAT", rows), chunk(b"IEND", b"")])
    return b"\x89PNG\r\n\x1a\n" + body


def segment(marker: int, content: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(content) + 2) + content


def with_segments(data: bytes, *segments: bytes) -> bytes:
    return data[:2] + b"".join(segments) + data[2:]


@cache
def many_scans(scans: int = 20_000, size: int = 4096) -> bytes:
    """A progressive JPEG whose first scan is real and is then said again and again: legal header, hours of work."""
    data = saved(photo((size, size), "L"), "JPEG", progressive=True, quality=60)
    at = data.rindex(b"\xff\xda")
    last = data[at:-2]
    return data[:at] + (b"\xff\xda\x00\x08\x01\x01\x00\x01\x3f\x00" + b"\x00" * 4) * scans + last + b"\xff\xd9"


def flat_png(side: int) -> bytes:
    packer = zlib.compressobj(1)
    row = b"\x00" * (side * 3 + 1)
    rows = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    return png(side, side, rows)


def apng() -> bytes:
    return saved(photo(), "PNG", save_all=True, append_images=[photo(seed=2)], duration=100)


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("evil.php", PHP)
    return out.getvalue()


def heic(**options) -> bytes:
    pillow_heif.register_heif_opener()
    return saved(photo(), "HEIF", quality=60, **options)


# Pictures with something hidden in them: rebuilt, they are harmless.
MAY_PASS = {
    "php_tail.jpg", "zip_polyglot.jpg", "html_comment.jpg", "exif_all.jpg", "xmp.jpg", "iptc.jpg", "app_all.jpg",
    "huge_icc.jpg", "false_icc.jpg", "thumbnail.jpg", "text_chunks.png", "trailing.png", "private_chunk.png", "exif.png",
    "xmp.webp", "trailing.webp", "exif.heic", "jpeg_named.png", "png_named.jpg", "heic_named.jpg", "name<script>.jpg",
    "..%2f..%2fetc%2fpasswd.jpg", "nul\x00name.jpg", "\u202egpj.exe.jpg", "no_suffix", ".htaccess", "a" * 300 + ".jpg",
    "con.jpg", "photo.php", "shell.jpg.php", "../../../../etc/cron.d/x.jpg", "'; DROP TABLE media_siteimage;--.jpg",
    "mpo_two.jpg", "bad_orientation.jpg", "broken_exif.jpg", "icc_text.png", "xmp_huge.jpg", "long_comment.jpg",
    "missing_iend.png", "scans_150.jpg",
}  # fmt: skip


@cache
def corpus() -> tuple[tuple[str, bytes], ...]:
    plain = saved(photo(), "JPEG", quality=85)
    plain_png, plain_webp, plain_heic = saved(photo(), "PNG"), saved(photo(), "WEBP"), heic()
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", WORDS)
    text.add_text("Author", WORDS, zip=True)
    text.add_itxt("XML:com.adobe.xmp", xmp().decode())
    bomb = PngImagePlugin.PngInfo()
    bomb.add_text("Comment", "A" * 60_000_000, zip=True)
    real = zlib.compress(b"".join(b"\x00" + b"\x55" * 30 for _ in range(10)))
    files: list[tuple[str, bytes]] = [
        # something hidden in a real picture
        ("php_tail.jpg", plain + PHP),
        ("zip_polyglot.jpg", plain + zipped()),
        ("html_comment.jpg", saved(photo(), "JPEG", comment=b"<script>alert(1)</script>" + MARKER)),
        ("exif_all.jpg", saved(photo(), "JPEG", exif=exif())),
        ("xmp.jpg", saved(photo(), "JPEG", xmp=xmp())),
        ("xmp_huge.jpg", with_segments(plain, *[segment(0xE1, b"http://ns.adobe.com/xmp/extension/\x00" + MARKER * 5000)] * 9)),
        ("iptc.jpg", with_segments(plain, segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x10" + MARKER * 4))),
        ("app_all.jpg", with_segments(plain, *[segment(n, MARKER * 3) for n in range(0xE2, 0xF0)])),
        ("long_comment.jpg", with_segments(plain, *[segment(0xFE, MARKER * 5000)] * 20)),
        ("huge_icc.jpg", saved(photo(), "JPEG", icc_profile=MARKER * 800_000)),
        ("false_icc.jpg", saved(photo(), "JPEG", icc_profile=b"\x00\x00\x02\x00" + b"acsp" * 20 + MARKER)),
        ("icc_text.png", saved(photo(), "PNG", icc_profile=MARKER * 100)),
        ("thumbnail.jpg", with_segments(plain, segment(0xE0, b"JFXX\x00\x10" + saved(photo((40, 30)), "JPEG", comment=MARKER)))),
        ("broken_exif.jpg", with_segments(plain, segment(0xE1, b"Exif\x00\x00II*\x00\xff\xff\xff\xff" + MARKER))),
        ("bad_orientation.jpg", with_segments(plain, segment(0xE1, b"Exif\x00\x00" + b"II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00\x63\x00\x00\x00\x00\x00\x00\x00"))),
        ("text_chunks.png", saved(photo(), "PNG", pnginfo=text)),
        ("trailing.png", plain_png + PHP),
        ("private_chunk.png", plain_png[:33] + chunk(b"seCr", MARKER) + plain_png[33:]),
        ("exif.png", saved(photo(), "PNG", exif=exif())),
        ("wrong_crc_text.png", plain_png[:33] + chunk(b"tEXt", b"Comment\x00" + MARKER, crc=1) + plain_png[33:]),
        ("missing_iend.png", plain_png[:-12]),
        ("xmp.webp", saved(photo(), "WEBP", xmp=xmp(), exif=exif())),
        ("trailing.webp", plain_webp + PHP),
        ("exif.heic", heic(exif=exif().tobytes(), xmp=xmp())),
        ("mpo_two.jpg", saved(photo(), "MPO", save_all=True, append_images=[photo(seed=3)], exif=exif())),
        # a name that lies or bites
        ("jpeg_named.png", plain), ("png_named.jpg", plain_png), ("heic_named.jpg", plain_heic), ("no_suffix", plain),
        ("name<script>.jpg", plain), ("..%2f..%2fetc%2fpasswd.jpg", plain), ("../../../../etc/cron.d/x.jpg", plain),
        ("nul\x00name.jpg", plain), ("\u202egpj.exe.jpg", plain), (".htaccess", plain), ("a" * 300 + ".jpg", plain),
        ("con.jpg", plain), ("photo.php", plain), ("shell.jpg.php", plain),
        ("'; DROP TABLE media_siteimage;--.jpg", plain),
        # something else under a picture's name
        ("eps.jpg", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n(" + MARKER + b") show\n"),
        ("svg.jpg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script>' + MARKER + b"</svg>"),
        ("drawing.svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">' + MARKER + b"</svg>"),
        ("paper.jpg", b"%PDF-1.7\n" + MARKER), ("gif.jpg", saved(photo(), "GIF", comment=MARKER)), ("anim.gif", b"GIF89a" + MARKER),
        ("gifar.jpg", b"GIF89a/*" + zipped()), ("tiff.jpg", saved(photo(), "TIFF", description=WORDS)), ("bmp.jpg", saved(photo(), "BMP")),
        ("page.jpg", b"<!DOCTYPE html><script>alert(1)</script>" + MARKER), ("eicar.jpg", EICAR), ("eicar.com", EICAR),
        ("php.jpg", PHP), ("elf.png", b"\x7fELF\x02\x01\x01" + MARKER), ("zip.png", zipped()), ("xml_bomb.jpg", b"<!DOCTYPE a [<!ENTITY b '" + MARKER * 50 + b"'>]>"),
        ("psd.jpg", b"8BPS\x00\x01" + MARKER), ("ico.jpg", saved(photo((32, 32)), "ICO")), ("fits.png", b"SIMPLE  =                    T" + MARKER),
        ("jp2.jpg", b"\x00\x00\x00\x0cjP  \r\n\x87\n" + MARKER), ("movie.heic", b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2" + MARKER),
        ("avif.heic", saved(photo(), "AVIF")), ("mvg.jpg", b"push graphic-context\nimage over 0,0 0,0 '|ls'"), ("empty.jpg", b""), ("one_byte.jpg", b"\xff"),
        ("only_magic.jpg", b"\xff\xd8\xff"), ("only_magic.png", b"\x89PNG\r\n\x1a\n"), ("only_magic.webp", b"RIFF\x10\x00\x00\x00WEBP"),
        ("only_magic.heic", b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00heicmif1"), ("noise.jpg", b"\xff\xd8\xff" + random.Random(5).randbytes(20_000)),
        ("noise.heic", b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00heicmif1" + random.Random(6).randbytes(20_000)),
        ("noise.webp", b"RIFF\x00\x40\x00\x00WEBPVP8 " + random.Random(7).randbytes(16_000)),
        # cut or damaged
        ("truncated.jpg", plain[: len(plain) - 200]), ("half.jpg", plain[: len(plain) // 2]), ("half.png", plain_png[: len(plain_png) // 2]),
        ("half.webp", plain_webp[: len(plain_webp) // 2]), ("half.heic", plain_heic[: len(plain_heic) // 2]),
        ("wrong_crc_header.png", png(10, 10, real, crc=7)), ("wrong_crc_data.png", plain_png[:60] + b"\x13\x37" + plain_png[62:]),
        ("zero_size.png", png(0, 0, zlib.compress(b""))), ("zero_width.png", png(0, 10, zlib.compress(b"\x00" * 10))),
        ("few_rows.png", png(10, 4000, real)), ("bad_zlib.png", png(10, 10, b"\x78\x9c" + b"\xff" * 40)),
        ("zero_size.jpg", plain.replace(b"\xff\xc0\x00\x11\x08\x00\xb4\x00\xf0", b"\xff\xc0\x00\x11\x08\x00\x00\x00\x00")),
        # bombs
        ("flat_30000.png", png(30_000, 30_000, zlib.compress(b"\x00" * 10_000_000, 1))), ("flat_11000.png", flat_png(11_000)),
        ("huge_claim.png", png(0x7FFFFFFF, 0x7FFFFFFF, zlib.compress(b"\x00"))), ("thin.png", png(1, 60_000_000, zlib.compress(b"\x00\x00" * 1000))),
        ("huge_claim.jpg", plain.replace(b"\x08\x00\xb4\x00\xf0", b"\x08\xff\xff\xff\xff")), ("ztxt_bomb.png", saved(photo(), "PNG", pnginfo=bomb)),
        ("scans_20000.jpg", many_scans(20_000, 1024)), ("scans_150.jpg", many_scans(150)), ("big_21mb.jpg", plain + b"\x00" * (21 * 1024 * 1024)),
        ("anim.webp", saved(photo(), "WEBP", save_all=True, append_images=[photo(seed=2)], duration=100)), ("anim.png", apng()),
    ]  # fmt: skip
    return tuple(files)
