"""Whether a PNG is whole. Pillow shows the rows that came and leaves the rest black without a word; a cut upload must be
refused, as it is for the other formats."""

import struct
import zlib

CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
STEP = 1 << 20


def bytes_of_rows(width: int, height: int, bits: int) -> int:
    return height * (1 + (width * bits + 7) // 8) if width and height else 0


def expected_bytes(width: int, height: int, depth: int, colour: int, interlaced: int) -> int:
    """Length of the unpacked image data: every row with its filter byte."""
    bits = depth * CHANNELS[colour]
    if not interlaced:
        return bytes_of_rows(width, height, bits)
    return sum(bytes_of_rows(-(-(width - x) // dx), -(-(height - y) // dy), bits) for x, y, dx, dy in ADAM7)


def check_png(data: bytes) -> None:
    """Raises ValueError (or struct.error, KeyError, zlib.error) when a needed chunk is damaged or image data is missing.

    Nothing is kept: the data is unpacked in steps of 1 MB and only counted, and counting ends where the picture ends.
    """
    at, unpacker, missing = 8, zlib.decompressobj(), -1
    while at + 12 <= len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        content = memoryview(data)[at + 8 : at + 8 + length]
        if kind in (b"IHDR", b"PLTE", b"IDAT"):
            (crc,) = struct.unpack(">I", data[at + 8 + length : at + 12 + length])
            if zlib.crc32(content, zlib.crc32(kind)) != crc:
                raise ValueError("checksum")
        if kind == b"IHDR":
            width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", content)
            missing = expected_bytes(width, height, depth, colour, interlaced)
        elif kind == b"IDAT" and missing > 0:
            packed = bytes(content)
            while packed and missing > 0 and not unpacker.eof:
                missing -= len(unpacker.decompress(packed, STEP))
                packed = unpacker.unconsumed_tail
        at += 12 + length
    while missing > 0 and (rest := unpacker.decompress(unpacker.unconsumed_tail, STEP)):
        missing -= len(rest)
    if missing > 0:
        raise ValueError("image data is missing")
