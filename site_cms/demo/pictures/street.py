"""What stands in streets, yards and rooms: crossings, lamps, benches, bins, chargers, tables, and things hands hold."""

import random

from .canvas import circle, ellipse, group, line, num, path, poly, rect, stroke
from .lettering import SANS_BOLD, across, down
from .palette import (
    AMBER,
    CINNABAR,
    FERN,
    FOG,
    GOLD,
    HONEY,
    INDIGO,
    INK,
    KRAFT,
    LAKE,
    PAPER,
    PINE,
    SAND,
    SLATE,
    STONE,
    STRAW,
    VERMILION,
    darker,
    lighter,
)


def zebra(x0, x1, y0, y1, bars=8, lean=0.0, colour=PAPER) -> str:
    """A crossing seen from the kerb: bars widen towards the viewer."""
    parts, middle = [], (x0 + x1) / 2
    for i in range(bars):
        a, b = x0 + (x1 - x0) * i / bars, x0 + (x1 - x0) * (i + 0.56) / bars
        wide = 1.22
        parts.append(
            poly(
                [
                    (a, y0),
                    (b, y0),
                    (middle + (b - middle) * wide + lean, y1),
                    (middle + (a - middle) * wide + lean, y1),
                ],
                colour,
            )
        )
    return group(*parts)


def lamp(x, y, h, colour=SLATE, lit=False, arm=1) -> str:
    tip = x + arm * h * 0.16
    glow = ""
    if lit:
        glow = poly(
            [(tip - h * 0.03, y - h * 0.94), (tip + h * 0.03, y - h * 0.94), (tip + h * 0.26, y), (tip - h * 0.26, y)],
            STRAW,
            opacity=0.16,
        ) + circle(tip, y - h * 0.945, h * 0.07, STRAW, opacity=0.3)
    return (
        glow
        + stroke(
            f"M{num(x)} {num(y)}V{num(y - h * 0.8)}Q{num(x)} {num(y - h * 0.97)} {num(tip)} {num(y - h * 0.965)}",
            colour,
            h * 0.018,
        )
        + rect(x - h * 0.02, y - h * 0.08, h * 0.04, h * 0.08, colour, 3)
        + path(
            f"M{num(tip - h * 0.045)} {num(y - h * 0.94)}h{num(h * 0.09)}l{num(-h * 0.02)} {num(-h * 0.035)}h{num(-h * 0.05)}Z",
            STRAW if lit else colour,
        )
    )


def signal(x, y, h, lit="red") -> str:
    lights = "".join(
        circle(x, y - h + h * (0.06 + 0.08 * i), h * 0.03, tone if name == lit else darker(tone, 0.62))
        for i, (name, tone) in enumerate([("red", VERMILION), ("amber", GOLD), ("green", "#57B389")])
    )
    return (
        rect(x - h * 0.014, y - h, h * 0.028, h, SLATE)
        + rect(x - h * 0.05, y - h, h * 0.1, h * 0.28, INK, h * 0.03)
        + lights
    )


def bench(x, y, w, colour="#A5713F") -> str:
    h = w * 0.26
    return group(
        stroke(
            f"M{num(w * 0.1)} 0v{num(-h)}M{num(w * 0.9)} 0v{num(-h)}M{num(w * 0.1)} {num(-h)}l{num(-w * 0.03)} {num(-h * 0.9)}M{num(w * 0.9)} {num(-h)}l{num(w * 0.03)} {num(-h * 0.9)}",
            SLATE,
            w * 0.028,
        ),
        rect(0, -h * 1.12, w, h * 0.18, colour, 4),
        rect(-w * 0.02, -h * 1.62, w * 1.04, h * 0.16, lighter(colour, 0.1), 4),
        rect(-w * 0.03, -h * 1.94, w * 1.06, h * 0.16, lighter(colour, 0.1), 4),
        move=(x, y),
    )


BINS = (("可回收物", LAKE), ("有害垃圾", CINNABAR), ("厨余垃圾", FERN), ("其他垃圾", STONE))


def wheelie_bin(x, y, w, label, colour, *, open_=False, full="") -> str:
    h = w * 1.35
    lid = (
        path(
            f"M{num(-w * 0.04)} {num(-h)}l{num(w * 0.2)} {num(-h * 0.42)}h{num(w * 0.9)}l{num(-w * 0.02)} {num(h * 0.06)}h{num(-w * 0.82)}l{num(-w * 0.12)} {num(h * 0.36)}Z",
            darker(colour, 0.2),
        )
        if open_
        else path(
            f"M{num(-w * 0.05)} {num(-h)}Q{num(w * 0.5)} {num(-h * 1.16)} {num(w * 1.05)} {num(-h)}v{num(h * 0.08)}h{num(-w * 1.1)}Z",
            darker(colour, 0.15),
        )
    )
    return group(
        ellipse(w * 0.5, 2, w * 0.55, w * 0.06, "#1A1208", opacity=0.2),
        group(full, move=(w * 0.5, -h)) if full else "",
        path(f"M0 {num(-h * 0.96)}H{num(w)}L{num(w * 0.9)} 0H{num(w * 0.1)}Z", colour),
        path(f"M{num(w * 0.72)} {num(-h * 0.96)}H{num(w)}L{num(w * 0.9)} 0H{num(w * 0.72)}Z", darker(colour, 0.1)),
        lid,
        circle(w * 0.5, -h * 0.6, w * 0.2, "#FFFFFF", opacity=0.92),
        path(f"M{num(w * 0.5)} {num(-h * 0.7)}l{num(w * 0.11)} {num(w * 0.19)}h{num(-w * 0.22)}Z", colour),
        across(label, w * 0.5, -h * 0.3, w * 0.185, "#FFFFFF", SANS_BOLD, align="centre"),
        move=(x, y),
    )


def charger(x, y, h, colour=PINE) -> str:
    """A socket post for e-bikes."""
    w = h * 0.34
    return (
        rect(x - w / 2, y - h, w, h, colour, 6)
        + rect(x - w * 0.34, y - h * 0.92, w * 0.68, h * 0.22, lighter(colour, 0.75), 4)
        + path(
            f"M{num(x + w * 0.06)} {num(y - h * 0.9)}l{num(-w * 0.22)} {num(h * 0.1)}h{num(w * 0.16)}l{num(-w * 0.06)} {num(h * 0.08)}l{num(w * 0.22)} {num(-h * 0.1)}h{num(-w * 0.16)}Z",
            colour,
        )
        + "".join(circle(x + dx * w, y - h * 0.52, w * 0.09, INK) for dx in (-0.2, 0.2))
    )


def table(x, y, w, h, colour="#B98A5A", cloth=None) -> str:
    legs = stroke(
        f"M{num(x + w * 0.1)} {num(y)}V{num(y - h)}M{num(x + w * 0.9)} {num(y)}V{num(y - h)}", darker(colour, 0.25), 10
    )
    top = rect(x, y - h - 8, w, 18, colour, 4)
    drape = (
        path(
            f"M{num(x - 4)} {num(y - h - 8)}H{num(x + w + 4)}V{num(y - h * 0.45)}"
            + "".join(f"q{num(-(w + 8) / 16)} 12 {num(-(w + 8) / 8)} 0" for _ in range(8))
            + "Z",
            cloth,
        )
        if cloth
        else ""
    )
    return legs + top + drape


def umbrella(x, y, w, colours, pole=True) -> str:
    """A big stall umbrella; (x, y) is its tip's foot on the ground, w its span."""
    h = w * 0.3
    top = y - w * 0.95
    parts = [line([(x, y), (x, top)], SLATE, 7)] if pole else []
    n = len(colours)
    for i in range(n):
        a, b = x - w / 2 + w * i / n, x - w / 2 + w * (i + 1) / n
        parts.append(
            path(
                f"M{num(x)} {num(top - h * 0.1)}Q{num((x + a) / 2 + (a - x) * 0.22)} {num(top)} {num(a)} {num(top + h)}Q{num((a + b) / 2)} {num(top + h * 0.8)} {num(b)} {num(top + h)}Q{num((x + b) / 2 + (b - x) * 0.22)} {num(top)} {num(x)} {num(top - h * 0.1)}Z",
                colours[i],
            )
        )
    return group(*parts)


def stop_sign(x, y, h, name="文昌路", routes="6 · 12 · 27") -> str:
    w = h * 0.26
    return (
        rect(x - 5, y - h, 10, h, SLATE)
        + rect(x - w / 2, y - h, w, h * 0.42, INDIGO, 6)
        + rect(x - w / 2 + 6, y - h + h * 0.13, w - 12, h * 0.25, PAPER, 3)
        + across(name, x, y - h + h * 0.065, w * 0.24, PAPER, SANS_BOLD, align="centre")
        + stroke(
            f"M{num(x - w * 0.3)} {num(y - h * 0.82)}h{num(w * 0.6)}M{num(x - w * 0.3)} {num(y - h * 0.77)}h{num(w * 0.4)}M{num(x - w * 0.3)} {num(y - h * 0.72)}h{num(w * 0.52)}M{num(x - w * 0.3)} {num(y - h * 0.67)}h{num(w * 0.3)}",
            FOG,
            4,
        )
    )


# Things for hands: drawn around the palm at (0, 0), upright, in the figure's own units.


def broom(length, colour=HONEY) -> str:
    return line([(-length * 0.2, -length * 0.42), (length * 0.22, length * 0.5)], AMBER, length * 0.025) + path(
        f"M{num(length * 0.18)} {num(length * 0.46)}l{num(length * 0.1)} {num(-length * 0.04)}l{num(length * 0.14)} {num(length * 0.22)}l{num(-length * 0.22)} {num(length * 0.05)}Z",
        colour,
    )


def shovel(length, blade=LAKE) -> str:
    return line([(-length * 0.28, -length * 0.4), (length * 0.24, length * 0.42)], AMBER, length * 0.028) + path(
        f"M{num(length * 0.2)} {num(length * 0.42)}l{num(length * 0.14)} {num(-length * 0.08)}l{num(length * 0.16)} {num(length * 0.2)}q{num(-length * 0.06)} {num(length * 0.12)} {num(-length * 0.18)} {num(length * 0.08)}Z",
        blade,
    )


def flag(length, colour=VERMILION, text="") -> str:
    return (
        line([(0, length * 0.35), (0, -length * 0.65)], AMBER, length * 0.03)
        + path(
            f"M0 {num(-length * 0.65)}q{num(length * 0.15)} {num(-length * 0.06)} {num(length * 0.3)} 0t{num(length * 0.3)} 0v{num(length * 0.36)}q{num(-length * 0.15)} {num(length * 0.06)} {num(-length * 0.3)} 0t{num(-length * 0.3)} 0Z",
            colour,
        )
        + (across(text, length * 0.3, -length * 0.48, length * 0.16, PAPER, SANS_BOLD, align="centre") if text else "")
    )


def stop_paddle(r) -> str:
    return (
        line([(0, r * 0.6), (0, -r)], AMBER, r * 0.16)
        + circle(0, -r * 1.9, r, CINNABAR)
        + circle(0, -r * 1.9, r * 0.84, "none", stroke=PAPER, stroke_width=r * 0.09)
        + across("停", 0, -r * 1.9, r * 1.05, PAPER, SANS_BOLD, align="centre")
    )


def open_book(w, cover=CINNABAR) -> str:
    return path(
        f"M{num(-w)} {num(-w * 0.5)}L0 {num(-w * 0.36)}L{num(w)} {num(-w * 0.5)}V{num(w * 0.16)}L0 {num(w * 0.3)}L{num(-w)} {num(w * 0.16)}Z",
        cover,
    ) + path(
        f"M{num(-w * 0.9)} {num(-w * 0.56)}Q{num(-w * 0.4)} {num(-w * 0.6)} 0 {num(-w * 0.36)}Q{num(w * 0.4)} {num(-w * 0.6)} {num(w * 0.9)} {num(-w * 0.56)}V{num(w * 0.06)}Q{num(w * 0.4)} 0 0 {num(w * 0.22)}Q{num(-w * 0.4)} 0 {num(-w * 0.9)} {num(w * 0.06)}Z",
        PAPER,
    )


def phone(h) -> str:
    return rect(-h * 0.28, -h * 0.9, h * 0.56, h, INK, h * 0.08) + rect(
        -h * 0.22, -h * 0.8, h * 0.44, h * 0.78, "#BFD8E6"
    )


def stick(length) -> str:
    return stroke(
        f"M{num(-length * 0.06)} 0q{num(length * 0.05)} {num(-length * 0.08)} {num(length * 0.1)} 0L{num(length * 0.1)} {num(length)}",
        AMBER,
        length * 0.045,
    )


def bowl(w, colour=PAPER, rice=True) -> str:
    return (
        (ellipse(0, -w * 0.3, w * 0.44, w * 0.2, "#FFFFFF") if rice else "")
        + path(
            f"M{num(-w * 0.5)} {num(-w * 0.3)}H{num(w * 0.5)}Q{num(w * 0.46)} {num(w * 0.12)} {num(w * 0.18)} {num(w * 0.2)}H{num(-w * 0.18)}Q{num(-w * 0.46)} {num(w * 0.12)} {num(-w * 0.5)} {num(-w * 0.3)}Z",
            colour,
        )
        + path(f"M{num(-w * 0.47)} {num(-w * 0.14)}H{num(w * 0.47)}", stroke=INDIGO, stroke_width=w * 0.05)
    )


def bag(w, colour=INK) -> str:
    """A tied rubbish bag standing on (0, 0)."""
    return path(
        f"M{num(-w * 0.44)} 0Q{num(-w * 0.62)} {num(-w * 0.5)} {num(-w * 0.12)} {num(-w * 0.82)}L{num(-w * 0.22)} {num(-w * 1.02)}L0 {num(-w * 0.9)}L{num(w * 0.2)} {num(-w * 1.04)}L{num(w * 0.12)} {num(-w * 0.82)}Q{num(w * 0.64)} {num(-w * 0.5)} {num(w * 0.46)} 0Z",
        colour,
    ) + stroke(
        f"M{num(-w * 0.1)} {num(-w * 0.68)}Q{num(-w * 0.3)} {num(-w * 0.4)} {num(-w * 0.24)} {num(-w * 0.16)}",
        lighter(colour, 0.3),
        w * 0.04,
    )


def carton(w, h, colour=KRAFT) -> str:
    return (
        rect(0, -h, w, h, colour)
        + rect(w * 0.42, -h, w * 0.16, h * 0.42, lighter(colour, 0.25))
        + path(
            f"M0 {num(-h)}l{num(w * 0.1)} {num(-h * 0.12)}h{num(w * 0.8)}l{num(w * 0.1)} {num(h * 0.12)}Z",
            darker(colour, 0.12),
        )
    )


def dog(x, y, w, colour=HONEY, *, flip=False, collar=CINNABAR) -> str:
    body = f"M{num(w * 0.1)} {num(-w * 0.56)}Q{num(w * 0.4)} {num(-w * 0.62)} {num(w * 0.66)} {num(-w * 0.56)}L{num(w * 0.74)} {num(-w * 0.8)}Q{num(w * 0.8)} {num(-w * 0.92)} {num(w * 0.9)} {num(-w * 0.86)}L{num(w * 1.06)} {num(-w * 0.72)}Q{num(w * 1.08)} {num(-w * 0.62)} {num(w * 0.96)} {num(-w * 0.62)}L{num(w * 0.86)} {num(-w * 0.6)}Q{num(w * 0.82)} {num(-w * 0.36)} {num(w * 0.74)} {num(-w * 0.3)}L{num(w * 0.76)} 0H{num(w * 0.66)}L{num(w * 0.62)} {num(-w * 0.26)}H{num(w * 0.26)}L{num(w * 0.22)} 0H{num(w * 0.12)}L{num(w * 0.06)} {num(-w * 0.36)}Z"
    return group(
        stroke(
            f"M{num(w * 0.08)} {num(-w * 0.5)}Q{num(-w * 0.1)} {num(-w * 0.6)} {num(-w * 0.06)} {num(-w * 0.86)}",
            colour,
            w * 0.07,
        ),
        path(body, colour),
        path(
            f"M{num(w * 0.76)} {num(-w * 0.86)}l{num(-w * 0.1)} {num(w * 0.2)}q{num(w * 0.1)} {num(w * 0.06)} {num(w * 0.16)} {num(-w * 0.08)}Z",
            darker(colour, 0.35),
        ),
        circle(w * 0.93, -w * 0.77, w * 0.022, INK) + circle(w * 1.05, -w * 0.71, w * 0.03, INK),
        stroke(
            f"M{num(w * 0.7)} {num(-w * 0.6)}Q{num(w * 0.8)} {num(-w * 0.52)} {num(w * 0.86)} {num(-w * 0.6)}",
            collar,
            w * 0.05,
        ),
        move=(x + w, y) if flip else (x, y),
        flip=flip,
    )


def poster_frame(x, y, w, h, text, ground, ink=PAPER) -> str:
    size = min(w * 0.34, h * 0.8 / len(text))
    return (
        rect(x - 6, y - 6, w + 12, h + 12, SLATE, 3)
        + rect(x, y, w, h, ground)
        + down(text, x + w / 2, y + (h - len(text) * size * 1.08) / 2, size, ink)
    )


def crate(x, y, w, fruit, rows=2, wood="#C79A62") -> str:
    """A crate heaped with round fruit or greens."""
    r = w / 11
    heap = "".join(
        circle(
            x + w * (0.08 + 0.84 * (i + 0.5 * (k % 2)) / 6),
            y - w * 0.3 - k * r * 1.1,
            r,
            lighter(fruit, 0.08 * (i % 3)),
        )
        for k in range(rows)
        for i in range(7 - (k % 2))
    )
    return (
        heap
        + rect(x, y - w * 0.3, w, w * 0.3, wood, 2)
        + stroke(f"M{num(x)} {num(y - w * 0.15)}h{num(w)}", darker(wood, 0.22), 3)
    )


def lantern(x, y, r, colour=CINNABAR) -> str:
    return (
        line([(x, y - r * 1.9), (x, y - r)], GOLD, 2)
        + ellipse(x, y, r, r * 0.84, colour)
        + ellipse(x, y, r * 0.5, r * 0.84, lighter(colour, 0.14))
        + rect(x - r * 0.4, y - r * 0.95, r * 0.8, r * 0.18, GOLD, 2)
        + rect(x - r * 0.4, y + r * 0.76, r * 0.8, r * 0.18, GOLD, 2)
        + stroke(f"M{num(x)} {num(y + r * 0.9)}v{num(r * 0.7)}", GOLD, r * 0.12)
    )


def shelf(x, y, w, h, rows=3, colour="#9A6B40", seed=1, tones=(CINNABAR, PINE, INDIGO, GOLD, SAND, LAKE, FERN)) -> str:
    """A bookcase; (x, y) is its left foot."""
    dice = random.Random(seed)
    parts = [rect(x, y - h, w, h, colour, 3), rect(x + 10, y - h + 10, w - 20, h - 14, darker(colour, 0.3))]
    step = (h - 16) / rows
    for r in range(rows):
        floor_y = y - h + 12 + step * (r + 1) - 10
        bx = x + 16
        while bx < x + w - 34:
            bw, bh = dice.uniform(12, 24), step * dice.uniform(0.55, 0.8)
            tone = dice.choice(tones)
            parts.append(
                rect(bx, floor_y - bh, bw, bh, tone, 1)
                + rect(bx + bw * 0.25, floor_y - bh * 0.8, bw * 0.5, bh * 0.14, lighter(tone, 0.5))
            )
            bx += bw + (1 if dice.random() < 0.86 else 26)
        parts.append(rect(x + 6, floor_y, w - 12, 9, colour))
    return group(*parts)
