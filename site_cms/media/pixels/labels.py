"""The implicit label of machine-made content, read from an upload.

The labelling measures (人工智能生成合成内容标识办法, in force since 2025-09-01) forbid removing it, and everything else in
the metadata goes. GB 45438-2025 appendix E gives its shape: the key AIGC with seven named strings. The practice guide puts it
into XMP under TC260; generators also write it to EXIF comments and PNG text. IPTC's digital source type says the same
with less; it counts as a trace (Label 3, suspected, article 6).
"""

import html
import json
import re

from PIL import Image

FIELDS = (
    "Label",
    "ContentProducer",
    "ProduceID",
    "ReservedCode1",
    "ContentPropagator",
    "PropagateID",
    "ReservedCode2",
)
CERTAIN, POSSIBLE, SUSPECTED = "1", "2", "3"
MAX_VALUE = 300
MAX_TEXT = 2_000_000
OBJECT = re.compile(r"AIGC[^{}]{0,60}?(\{[^{}]{2,6000}\})", re.DOTALL)
UNWANTED = re.compile(r"[^\w\s.:,;|/+=@()\-（）·、，。：]")


def cleaned(value: object) -> str:
    """A label's value as one line of plain letters: it is written into files that browsers and parsers read."""
    return " ".join(UNWANTED.sub("", str(value)).split())[:MAX_VALUE] if isinstance(value, str | int) else ""


def label_in(text: str) -> dict[str, str] | None:
    """The first well-formed label in a text, be it plain, in XML or quoted inside other JSON."""
    unescaped = html.unescape(text)
    candidates = [unescaped, unescaped.replace('\\"', '"')]
    for match in (match for candidate in candidates for match in OBJECT.finditer(candidate)):
        try:
            found = json.loads(match.group(1))
        except ValueError:
            continue
        label = {name: cleaned(found[name]) for name in FIELDS if name in found}
        if label.get("Label") in {CERTAIN, POSSIBLE, SUSPECTED}:
            return label
    return None


def texts_of(image: Image.Image) -> list[str]:
    """Every place of the metadata that may hold words."""
    texts: list[str] = []
    for key in ("xmp", "exif", "comment", "photoshop"):
        raw = image.info.get(key)
        if isinstance(raw, bytes):
            raw = raw[:MAX_TEXT]
            texts += [
                raw.decode("utf-8", "ignore"),
                raw.decode("utf-16-le", "ignore"),
                raw.decode("utf-16-be", "ignore"),
            ]
            texts += [raw[1:].decode("utf-16-le", "ignore")]
        elif isinstance(raw, str):
            texts.append(raw[:MAX_TEXT])
    for key, value in getattr(image, "text", {}).items():
        texts.append(f"{key}: {str(value)[:MAX_TEXT]}")
    for box in image.info.get("metadata", []) or []:  # HEIF's items
        raw = box.get("data") if isinstance(box, dict) else None
        if isinstance(raw, bytes):
            texts.append(raw[:MAX_TEXT].decode("utf-8", "ignore"))
    return texts


def read_label(image: Image.Image, data: bytes) -> dict[str, str] | None:
    """The label of a picture whose header is open, or None. Never raises: an unreadable label is a missing one."""
    try:
        for text in texts_of(image):
            if label := label_in(text):
                return label
        texts = " ".join(texts_of(image))
    except Exception:
        texts = ""
    if "rainedAlgorithmicMedia" in texts or b"rainedAlgorithmicMedia" in data:
        return {"Label": SUSPECTED}
    return None
