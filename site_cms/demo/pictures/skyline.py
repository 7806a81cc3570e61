"""Air and distance: skies, the sun, hills, the river, the town seen from afar."""

import random

from .canvas import circle, ellipse, gradient, group, num, path, poly, rect, smooth, stroke
from .palette import FOG, GOLD, MIST, PAPER, SAGE, SKY, STRAW, lighter, mix


def sky(width, height, top, low, name="sky") -> tuple[str, str]:
    """(drawing, definition) of a sky that fades to the horizon."""
    return rect(0, 0, width, height, f"url(#{name})"), gradient(name, [(0, top, 1), (1, low, 1)])


def sun(x, y, r, colour=STRAW, rings=3) -> str:
    """A disc with rings of light, each a thinner sheet."""
    halo = "".join(circle(x, y, r * (1 + 0.55 * i), colour, opacity=round(0.16 / i, 3)) for i in range(rings, 0, -1))
    return halo + circle(x, y, r, colour)


def cloud(x, y, w, colour="#FFFFFF", opacity=0.8) -> str:
    h = w * 0.22
    d = f"M{num(x)} {num(y)}h{num(w)}a{num(h * 0.5)} {num(h * 0.5)} 0 0 0 {num(-w * 0.12)} {num(-h * 0.72)}a{num(w * 0.17)} {num(w * 0.17)} 0 0 0 {num(-w * 0.3)} {num(-h * 0.45)}a{num(w * 0.13)} {num(w * 0.13)} 0 0 0 {num(-w * 0.24)} {num(h * 0.34)}a{num(h * 0.44)} {num(h * 0.44)} 0 0 0 {num(-w * 0.34)} {num(h * 0.83)}Z"
    return path(d, colour, opacity=opacity)


def hills(width, base, height, colour, seed=1, points=7) -> str:
    dice = random.Random(seed)
    ridge = [(width * (i / (points - 1) * 1.2 - 0.1), base - height * dice.uniform(0.35, 1)) for i in range(points)]
    return path(
        smooth(ridge, closed=False, tension=0.52)
        + f"L{num(width * 1.1)} {num(base + 400)}L{num(-width * 0.1)} {num(base + 400)}Z",
        colour,
    )


def towers(x0, x1, base, low, high, colour, seed=1, lit: str | None = None, step=90) -> str:
    """A row of distant houses; windows only as a breath of a lighter tone (or lit, at night)."""
    dice = random.Random(seed)
    parts, x = [], x0
    pane = lit or mix(colour, "#FFFFFF", 0.32)
    while x < x1:
        w, h = dice.uniform(0.7, 1.35) * step, dice.uniform(low, high)
        top = base - h
        kind = dice.random()
        if kind < 0.2:
            parts.append(
                poly([(x, base), (x, top), (x + w * 0.5, top - w * 0.28), (x + w, top), (x + w, base)], colour)
            )
        elif kind < 0.36:
            parts.append(rect(x, top, w, h, colour) + rect(x + w * 0.3, top - h * 0.08, w * 0.4, h * 0.1, colour))
        else:
            parts.append(rect(x, top, w, h, colour))
        columns, rows = max(2, int(w / 26)), max(2, int(h / 34))
        cells = ""
        for r in range(rows):
            for c in range(columns):
                if dice.random() < (0.3 if lit else 0.72):
                    cells += f"M{num(x + w * (c + 0.3) / columns)} {num(top + 14 + r * 34)}h{num(w * 0.4 / columns)}v13h{num(-w * 0.4 / columns)}Z"
        parts.append(path(cells, pane, opacity=0.75))
        x += w + dice.uniform(-6, 24)
    return group(*parts)


def river(width, y0, y1, colour=SKY, seed=1, ripples=26, name="river") -> tuple[str, str]:
    """A band of water with glints; returns (drawing, definition)."""
    dice = random.Random(seed)
    d = ""
    for _ in range(ripples):
        y = y0 + (y1 - y0) * dice.random() ** 0.8
        w = 30 + 110 * (y - y0) / (y1 - y0)
        x = dice.uniform(-20, width)
        d += f"M{num(x)} {num(y)}q{num(w / 4)} {num(-3)} {num(w / 2)} 0t{num(w / 2)} 0"
    glints = stroke(d, "#FFFFFF", 2.6, opacity=0.5)
    return rect(0, y0, width, y1 - y0, f"url(#{name})") + glints, gradient(
        name, [(0, lighter(colour, 0.35), 1), (1, colour, 1)]
    )


def arch_bridge(x, y, w, h, colour, shade, arches=3) -> str:
    """An old stone bridge from the side; (x, y) is the left foot at the water."""
    deck = f"M{num(x)} {num(y - h * 0.5)}Q{num(x + w / 2)} {num(y - h * 1.35)} {num(x + w)} {num(y - h * 0.5)}L{num(x + w)} {num(y)}L{num(x)} {num(y)}Z"
    holes = ""
    span = w / arches
    for i in range(arches):
        middle = arches // 2 == i
        a, r = x + span * (i + 0.5), span * 0.36
        rise = h * (0.62 if middle else 0.42)
        holes += f"M{num(a - r)} {num(y + 1)}V{num(y - rise * 0.3)}A{num(r)} {num(rise)} 0 0 1 {num(a + r)} {num(y - rise * 0.3)}V{num(y + 1)}Z"
    rail = "".join(
        rect(x + w * i / 14 - 2, y - h * (0.5 + 0.44 * (1 - (2 * i / 14 - 1) ** 2)) - h * 0.16, 4, h * 0.17, colour)
        for i in range(1, 14)
    )
    top = stroke(
        f"M{num(x)} {num(y - h * 0.64)}Q{num(x + w / 2)} {num(y - h * 1.52)} {num(x + w)} {num(y - h * 0.64)}",
        colour,
        5,
    )
    return (
        rail
        + top
        + path(deck + holes, colour, fill_rule="evenodd")
        + stroke(
            f"M{num(x)} {num(y - h * 0.5)}Q{num(x + w / 2)} {num(y - h * 1.35)} {num(x + w)} {num(y - h * 0.5)}",
            shade,
            4,
        )
    )


def pagoda(x, y, h, colour, roof) -> str:
    """A tower of five eaves on a far hill."""
    parts = [stroke(f"M{num(x)} {num(y - h)}v{num(h * 0.12)}", roof, h * 0.02)]
    for i in range(5):
        w, top = h * (0.1 + 0.028 * i), y - h * (0.9 - 0.18 * i)
        parts.append(rect(x - w * 0.72, top, w * 1.44, h * 0.18, colour))
        parts.append(
            path(
                f"M{num(x - w * 1.3)} {num(top + h * 0.02)}Q{num(x - w * 0.6)} {num(top - h * 0.005)} {num(x - w * 0.4)} {num(top - h * 0.05)}H{num(x + w * 0.4)}Q{num(x + w * 0.6)} {num(top - h * 0.005)} {num(x + w * 1.3)} {num(top + h * 0.02)}Z",
                roof,
            )
        )
    return group(*parts)


def city_band(width, height) -> str:
    """The lower half of a wide sheet: sun, hills with the pagoda, town, river and bridge, in quiet tints."""
    base = height * 0.74
    return group(
        sun(width * 0.78, height * 0.4, height * 0.13, GOLD, 2),
        hills(width, base, height * 0.34, MIST, 5),
        pagoda(width * 0.925, base - height * 0.2, height * 0.26, SAGE, mix(SAGE, "#0F5146", 0.5)),
        hills(width, base, height * 0.2, mix(MIST, SAGE, 0.6), 9),
        towers(-20, width, base, height * 0.08, height * 0.22, mix(SAGE, FOG, 0.2), 4, step=70),
        rect(0, base, width, height - base, mix(SKY, PAPER, 0.25)),
        arch_bridge(width * 0.24, base + height * 0.085, width * 0.44, height * 0.14, "#B9AE9C", "#9A8F7D", 5),
        ellipse(width * 0.22, base + height * 0.1, width * 0.09, height * 0.045, mix(SAGE, MIST, 0.2)),
        ellipse(width * 0.71, base + height * 0.1, width * 0.1, height * 0.045, mix(SAGE, MIST, 0.2)),
        stroke(
            "".join(
                f"M{num(width * x)} {num(base + height * y)}q18 -4 36 0t36 0"
                for x, y in ((0.06, 0.1), (0.2, 0.18), (0.42, 0.16), (0.55, 0.2), (0.8, 0.12), (0.88, 0.2))
            ),
            "#FFFFFF",
            3,
            opacity=0.7,
        ),
    )
