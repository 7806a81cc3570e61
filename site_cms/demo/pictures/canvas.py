"""Small words for writing SVG, and the one way from SVG to a picture file.

Shapes are strings. Lengths are user units, y grows downwards, angles are degrees. ``cut`` gives a group the soft shadow of
a sheet of paper lying on another: the one effect the whole style stands on.
"""

import io
import math
import random
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import typst
from PIL import Image

Point = tuple[float, float]


def num(value: float) -> str:
    text = f"{value:.1f}"
    return text.removesuffix(".0") if text != "-0.0" else "0"


def _attributes(values: dict) -> str:
    pairs = ((key.rstrip("_").replace("_", "-"), value) for key, value in values.items() if value is not None)
    return "".join(
        f' {key}="{num(value) if isinstance(value, float | int) and key != "opacity" else value}"'
        for key, value in pairs
    )


def rect(x, y, w, h, fill, rx=None, **more) -> str:
    return f"<rect{_attributes(dict(x=x, y=y, width=w, height=h, rx=rx, fill=fill, **more))}/>"


def circle(x, y, r, fill, **more) -> str:
    return f"<circle{_attributes(dict(cx=x, cy=y, r=r, fill=fill, **more))}/>"


def ellipse(x, y, rx, ry, fill, **more) -> str:
    return f"<ellipse{_attributes(dict(cx=x, cy=y, rx=rx, ry=ry, fill=fill, **more))}/>"


def path(d: str, fill="none", **more) -> str:
    return f'<path d="{d}"{_attributes(dict(fill=fill, **more))}/>'


def poly(points: Iterable[Point], fill, **more) -> str:
    return path("M" + "L".join(f"{num(x)} {num(y)}" for x, y in points) + "Z", fill, **more)


def line(points: Sequence[Point], stroke, width=2.0, **more) -> str:
    d = "M" + "L".join(f"{num(x)} {num(y)}" for x, y in points)
    return path(d, stroke=stroke, stroke_width=width, stroke_linecap="round", stroke_linejoin="round", **more)


def stroke(d: str, colour, width=2.0, **more) -> str:
    return path(
        d, stroke=colour, stroke_width=width, stroke_linecap=more.pop("cap", "round"), stroke_linejoin="round", **more
    )


def group(*parts: str, move: Point | None = None, scale=None, turn=None, flip=False, **more) -> str:
    steps = []
    if move:
        steps.append(f"translate({num(move[0])} {num(move[1])})")
    if turn:
        steps.append(f"rotate({turn:.2f})")
    if scale is not None or flip:
        size = 1 if scale is None else scale
        steps.append(f"scale({-size if flip else size:.4f} {size:.4f})")
    return f"<g{_attributes(dict(transform=' '.join(steps) or None, **more))}>{''.join(parts)}</g>"


def cut(*parts: str, depth=2, **more) -> str:
    """The parts as one sheet of paper that throws a soft shadow; depth 1 (touching) to 3 (standing off)."""
    return group(*parts, filter=f"url(#cut{depth})", **more)


def smooth(points: Sequence[Point], closed=True, tension=0.5) -> str:
    """Path data of a soft curve through all the points (Catmull-Rom)."""
    count = len(points)
    at = (lambda i: points[i % count]) if closed else (lambda i: points[max(0, min(count - 1, i))])
    d = f"M{num(points[0][0])} {num(points[0][1])}"
    for i in range(count if closed else count - 1):
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = at(i - 1), at(i), at(i + 1), at(i + 2)
        k = tension / 3 * 2
        d += f"C{num(x1 + (x2 - x0) * k / 2)} {num(y1 + (y2 - y0) * k / 2)} {num(x2 - (x3 - x1) * k / 2)} {num(y2 - (y3 - y1) * k / 2)} {num(x2)} {num(y2)}"
    return d + ("Z" if closed else "")


def blob(x, y, rx, ry, fill, seed=1, bumps=9, wild=0.12, **more) -> str:
    """An uneven round: foliage, a stone, a cloud's belly, a rubbish bag."""
    dice = random.Random(seed)
    points = []
    for i in range(bumps):
        a = math.tau * i / bumps
        r = 1 + dice.uniform(-wild, wild)
        points.append((x + math.cos(a) * rx * r, y + math.sin(a) * ry * r))
    return path(smooth(points, tension=0.52), fill, **more)


def polar(x, y, r, angle) -> Point:
    return x + r * math.cos(math.radians(angle)), y + r * math.sin(math.radians(angle))


def gradient(name: str, stops: Sequence[tuple[float, str, float]], *, down=True, radial: tuple | None = None) -> str:
    """A definition: stops are (place 0-1, colour, opacity); radial is (cx, cy, r) in user units."""
    inner = "".join(
        f'<stop offset="{at}" stop-color="{colour}" stop-opacity="{opacity}"/>' for at, colour, opacity in stops
    )
    if radial:
        cx, cy, r = radial
        return f'<radialGradient id="{name}" gradientUnits="userSpaceOnUse" cx="{num(cx)}" cy="{num(cy)}" r="{num(r)}">{inner}</radialGradient>'
    end = 'x2="0" y2="1"' if down else 'x2="1" y2="0"'
    return f'<linearGradient id="{name}" x1="0" y1="0" {end}>{inner}</linearGradient>'


def clip(name: str, shape: str) -> str:
    return f'<clipPath id="{name}">{shape}</clipPath>'


def _shadow(depth: int, dx: float, dy: float, blur: float, strength: float) -> str:
    return (
        f'<filter id="cut{depth}" x="-20%" y="-20%" width="140%" height="140%" color-interpolation-filters="sRGB">'
        f'<feGaussianBlur in="SourceAlpha" stdDeviation="{blur}"/><feOffset dx="{dx}" dy="{dy}" result="s"/>'
        f'<feFlood flood-color="#1A1208" flood-opacity="{strength}"/><feComposite in2="s" operator="in"/>'
        f'<feMerge><feMergeNode/><feMergeNode in="SourceGraphic"/></feMerge></filter>'
    )


def document(width: int, height: int, body: str, defs: str = "", unit: float = 1.0) -> str:
    """A whole SVG. ``unit`` scales the paper shadows to the size of the sheet."""
    shadows = ""
    for depth, (dx, dy, blur, strength) in enumerate(
        [(1.5, 2.5, 2.2, 0.16), (3, 6, 5, 0.20), (6, 12, 11, 0.24)], start=1
    ):
        if f"#cut{depth}" in body:
            shadows += _shadow(depth, dx * unit, dy * unit, blur * unit, strength)
    soft = (
        '<filter id="soft" x="-30%" y="-30%" width="160%" height="160%"><feGaussianBlur stdDeviation="14"/></filter>'
        if "#soft" in body
        else ""
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f"<defs>{shadows}{soft}{defs}</defs>{body}</svg>"
    )


def pixels(svg: str, width: int) -> Image.Image:
    """The SVG rendered ``width`` pixels wide, with its transparency kept. Raises ``RuntimeError`` for SVG that is not well-formed."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "in.svg").write_text(svg, encoding="utf-8")
        Path(folder, "in.typ").write_text(
            '#set page(width: auto, height: auto, margin: 0pt, fill: none)\n#image("in.svg", width: 720pt)',
            encoding="utf-8",
        )
        png = typst.compile(Path(folder, "in.typ"), format="png", ppi=width / 10)
    return Image.open(io.BytesIO(png))


def save(picture: Image.Image, target: Path, limit: int, best=88, ground="#FFFFFF") -> int:
    """Write JPEG or WebP (by the name's ending) at the best quality that stays within ``limit`` bytes; returns the size.

    Raises ``ValueError`` where even a poor quality would be too big: then the picture has too much in it.
    """
    flat = Image.new("RGB", picture.size, ground)
    flat.paste(picture, mask=picture.getchannel("A") if picture.mode == "RGBA" else None)
    for quality in range(best, 49, -3):
        held = io.BytesIO()
        if target.suffix == ".webp":
            flat.save(held, "WEBP", quality=quality, method=6)
        else:
            flat.save(held, "JPEG", quality=quality, optimize=True, progressive=True)
        if held.tell() <= limit:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(held.getvalue())
            return held.tell()
    raise ValueError(f"{target.name} does not fit into {limit} bytes")
