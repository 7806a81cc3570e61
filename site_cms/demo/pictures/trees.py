"""Trees, shrubs and flowers, cut from two or three tones each. All stand on (x, y); ``h`` is their whole height."""

import random

from .canvas import blob, circle, ellipse, group, num, path, polar, poly, smooth, stroke
from .palette import AMBER, FERN, GOLD, HONEY, PINE, SAGE, VERMILION, darker, lighter, mix

BARK = "#6E5640"


def trunk(x, y, h, width, colour=BARK) -> str:
    d = smooth(
        [
            (x - width * 0.75, y),
            (x - width * 0.4, y - h * 0.5),
            (x - width * 0.32, y - h),
            (x + width * 0.32, y - h),
            (x + width * 0.4, y - h * 0.5),
            (x + width * 0.8, y),
        ],
        tension=0.5,
    )
    fork = stroke(
        f"M{num(x)} {num(y - h * 0.72)}q{num(h * 0.12)} {num(-h * 0.1)} {num(h * 0.2)} {num(-h * 0.34)}M{num(x)} {num(y - h * 0.62)}q{num(-h * 0.14)} {num(-h * 0.12)} {num(-h * 0.2)} {num(-h * 0.34)}",
        colour,
        width * 0.34,
    )
    return path(d, colour) + fork


def round_tree(x, y, h, colour=FERN, seed=1, bark=BARK) -> str:
    """A street tree: trunk, a dark and a light heap of leaves."""
    dice = random.Random(seed)
    parts = [trunk(x, y, h * 0.55, h * 0.045, bark)]
    heaps = [(0, -0.70, 0.30, 0.25), (-0.20, -0.56, 0.22, 0.17), (0.21, -0.58, 0.22, 0.18), (0.02, -0.84, 0.2, 0.15)]
    for i, (dx, dy, rx, ry) in enumerate(heaps):
        parts.append(blob(x + dx * h, y + dy * h, rx * h, ry * h, colour, seed + i, 11, 0.07))
    light = lighter(colour, 0.16)
    for i, (dx, dy, rx, ry) in enumerate(
        [(-0.1, -0.76, 0.17, 0.13), (-0.24, -0.6, 0.12, 0.09), (0.12, -0.63, 0.13, 0.09)]
    ):
        parts.append(blob(x + dx * h, y + dy * h, rx * h, ry * h, light, seed + 20 + i, 9, 0.09))
    for _ in range(9):
        a, r = dice.uniform(150, 400), dice.uniform(0.06, 0.26)
        px, py = polar(x, y - 0.68 * h, r * h, a)
        parts.append(
            ellipse(
                px, py, h * 0.016, h * 0.009, lighter(colour, 0.3), transform=f"rotate({num(a)} {num(px)} {num(py)})"
            )
        )
    return group(*parts)


def ginkgo(x, y, h, seed=1) -> str:
    return round_tree(x, y, h, GOLD, seed, "#7A6248")


def poplar(x, y, h, colour=PINE, seed=1) -> str:
    leaf = smooth(
        [
            (x, y - h),
            (x + h * 0.1, y - h * 0.72),
            (x + h * 0.125, y - h * 0.36),
            (x + h * 0.05, y - h * 0.14),
            (x - h * 0.05, y - h * 0.14),
            (x - h * 0.125, y - h * 0.36),
            (x - h * 0.1, y - h * 0.72),
        ]
    )
    half = smooth(
        [
            (x, y - h * 0.98),
            (x + h * 0.02, y - h * 0.6),
            (x - h * 0.01, y - h * 0.16),
            (x - h * 0.05, y - h * 0.15),
            (x - h * 0.12, y - h * 0.36),
            (x - h * 0.095, y - h * 0.72),
        ]
    )
    return (
        path(f"M{num(x - h * 0.012)} {num(y)}h{num(h * 0.024)}v{num(-h * 0.3)}h{num(-h * 0.024)}Z", BARK)
        + path(leaf, colour)
        + path(half, lighter(colour, 0.13))
    )


def pine(x, y, h, colour=PINE, snow=False) -> str:
    """A conifer of four tiers; with snow on its shoulders."""
    parts = [
        poly([(x - h * 0.02, y), (x + h * 0.02, y), (x + h * 0.012, y - h * 0.3), (x - h * 0.012, y - h * 0.3)], BARK)
    ]
    for i in range(4):
        top, low, half = y - h * (1 - i * 0.17), y - h * (0.62 - i * 0.165), h * (0.13 + i * 0.055)
        tier = f"M{num(x)} {num(top)}Q{num(x + half * 0.5)} {num(low - h * 0.1)} {num(x + half)} {num(low)}Q{num(x)} {num(low + h * 0.05)} {num(x - half)} {num(low)}Q{num(x - half * 0.5)} {num(low - h * 0.1)} {num(x)} {num(top)}Z"
        parts.insert(1, path(tier, mix(colour, "#000000", 0.05 * i)))
        if snow:
            cap = f"M{num(x)} {num(top)}Q{num(x + half * 0.35)} {num(low - h * 0.13)} {num(x + half * 0.75)} {num(low - h * 0.035)}Q{num(x + half * 0.3)} {num(low - h * 0.08)} {num(x)} {num(low - h * 0.05)}Q{num(x - half * 0.4)} {num(low - h * 0.08)} {num(x - half * 0.75)} {num(low - h * 0.035)}Q{num(x - half * 0.35)} {num(low - h * 0.13)} {num(x)} {num(top)}Z"
            parts.insert(2, path(cap, "#FFFFFF"))
    return group(*parts)


def willow(x, y, h, colour=SAGE, seed=1, spread=0.5) -> str:
    """A willow whose curtains hang over the water."""
    dice = random.Random(seed)
    parts = [
        path(
            smooth(
                [
                    (x - h * 0.045, y),
                    (x - h * 0.02, y - h * 0.2),
                    (x - h * 0.01, y - h * 0.4),
                    (x - h * 0.05, y - h * 0.78),
                    (x + h * 0.02, y - h * 0.8),
                    (x + h * 0.03, y - h * 0.4),
                    (x + h * 0.03, y - h * 0.2),
                    (x + h * 0.05, y),
                ],
                tension=0.3,
            ),
            BARK,
        )
    ]
    for tone, count in ((darker(colour, 0.2), 13), (colour, 15), (lighter(colour, 0.25), 9)):
        for i in range(count):
            start = dice.uniform(-0.16, 0.16) * h
            reach = (i / (count - 1) * 2 - 1) * spread * h + dice.uniform(-0.03, 0.03) * h
            fall = h * dice.uniform(0.42, 0.78)
            top = y - h * dice.uniform(0.84, 0.99) + abs(reach) * 0.18
            d = f"M{num(x + start * 0.4)} {num(y - h * 0.8)}C{num(x + reach * 0.5)} {num(top - h * 0.06)} {num(x + reach)} {num(top)} {num(x + reach)} {num(top + fall)}"
            parts.append(stroke(d, tone, h * dice.uniform(0.012, 0.022)))
    return group(*parts)


def bare_tree(x, y, h, colour=BARK, seed=1, snow=False) -> str:
    """A winter tree, grown branch by branch."""
    dice = random.Random(seed)
    parts: list[str] = []

    def grow(px, py, length, angle, width, level):
        qx, qy = polar(px, py, length, angle)
        parts.append(stroke(f"M{num(px)} {num(py)}L{num(qx)} {num(qy)}", colour, width))
        if snow and level >= 2 and abs(angle + 90) > 25:
            parts.append(
                stroke(f"M{num(px)} {num(py - width * 0.5)}L{num(qx)} {num(qy - width * 0.5)}", "#FFFFFF", width * 0.6)
            )
        if level == 4:
            return
        for turn in (-dice.uniform(16, 38), dice.uniform(14, 36)):
            grow(qx, qy, length * dice.uniform(0.66, 0.8), angle + turn, width * 0.62, level + 1)

    grow(x, y, h * 0.32, -90, h * 0.045, 0)
    return group(*parts)


def bush(x, y, w, h, colour=FERN, seed=1) -> str:
    parts = [
        blob(x + dx * w, y - h * dy, w * r, h * ry, tone, seed + i, 10, 0.08)
        for i, (dx, dy, r, ry, tone) in enumerate(
            [
                (-0.28, 0.32, 0.26, 0.36, darker(colour, 0.12)),
                (0.26, 0.34, 0.28, 0.4, darker(colour, 0.12)),
                (0, 0.48, 0.34, 0.5, colour),
                (-0.06, 0.66, 0.2, 0.24, lighter(colour, 0.15)),
            ]
        )
    ]
    return group(*parts)


def hedge(x, y, w, h, colour=FERN, seed=1) -> str:
    dice = random.Random(seed)
    steps = max(4, int(w / (h * 0.7)))
    top = [(x + w * i / steps, y - h * dice.uniform(0.86, 1.06)) for i in range(steps + 1)]
    d = smooth(top, closed=False, tension=0.52) + f"L{num(x + w)} {num(y)}L{num(x)} {num(y)}Z"
    return path(d, colour)


def flowers(x, y, w, h, colours=(VERMILION, GOLD, "#F2EDE6"), seed=1, stalk=FERN, count=24) -> str:
    dice = random.Random(seed)
    parts = []
    for _ in range(count):
        px, height = x + dice.uniform(0, w), h * dice.uniform(0.5, 1)
        colour, r = dice.choice(colours), h * dice.uniform(0.1, 0.17)
        parts.append(
            stroke(
                f"M{num(px)} {num(y)}q{num(dice.uniform(-4, 4))} {num(-height / 2)} 0 {num(-height)}",
                stalk,
                max(1.4, h * 0.035),
            )
        )
        parts.append(circle(px, y - height, r, colour) + circle(px, y - height, r * 0.4, darker(colour, 0.25)))
    return group(*parts)


def grass(x, y, w, h, colour=FERN, seed=1, count=30) -> str:
    dice = random.Random(seed)
    d = ""
    for _ in range(count):
        px, lean, height = x + dice.uniform(0, w), dice.uniform(-0.4, 0.4) * h, h * dice.uniform(0.5, 1)
        d += f"M{num(px)} {num(y)}q{num(lean * 0.2)} {num(-height * 0.6)} {num(lean)} {num(-height)}"
    return stroke(d, colour, max(1.5, h * 0.07))


def fallen_leaves(x, y, w, h, seed=1, count=30, colours=(GOLD, HONEY, AMBER)) -> str:
    dice = random.Random(seed)
    parts = []
    for _ in range(count):
        px, py, s = x + dice.uniform(0, w), y + dice.uniform(0, h), dice.uniform(4, 8)
        parts.append(
            ellipse(
                px,
                py,
                s,
                s * 0.45,
                dice.choice(colours),
                transform=f"rotate({dice.randint(-40, 40)} {num(px)} {num(py)})",
            )
        )
    return group(*parts)


def potted(x, y, h, leaf=FERN, pot="#B5674A", seed=1) -> str:
    dice = random.Random(seed)
    parts = [
        path(
            f"M{num(x - h * 0.22)} {num(y - h * 0.36)}h{num(h * 0.44)}l{num(-h * 0.07)} {num(h * 0.36)}h{num(-h * 0.3)}Z",
            pot,
        )
    ]
    for i in range(9):
        a = -90 + (i - 4) * 17 + dice.uniform(-5, 5)
        ex, ey = polar(x, y - h * 0.36, h * dice.uniform(0.5, 0.66), a)
        mx, my = polar(x, y - h * 0.36, h * 0.3, a - 16)
        nx, ny = polar(x, y - h * 0.36, h * 0.3, a + 16)
        parts.insert(
            0,
            path(
                f"M{num(x)} {num(y - h * 0.34)}Q{num(mx)} {num(my)} {num(ex)} {num(ey)}Q{num(nx)} {num(ny)} {num(x)} {num(y - h * 0.34)}Z",
                leaf if i % 2 else lighter(leaf, 0.15),
            ),
        )
    return group(*parts)


def bamboo(x, y, h, colour=FERN, seed=1, stems=3) -> str:
    dice = random.Random(seed)
    parts = []
    for s in range(stems):
        px, lean, width = x + (s - stems / 2) * h * 0.09, dice.uniform(-0.06, 0.06) * h, h * dice.uniform(0.014, 0.022)
        height, tone = h * dice.uniform(0.8, 1), mix(colour, "#FFFFFF", 0.12 * s)
        for i in range(7):
            a, b = i / 7, (i + 0.93) / 7
            parts.append(
                stroke(
                    f"M{num(px + lean * a)} {num(y - height * a)}L{num(px + lean * b)} {num(y - height * b)}",
                    tone,
                    width * 2,
                    cap="butt",
                )
            )
            if i > 2:
                for turn in (dice.uniform(14, 50), dice.uniform(130, 166)):
                    jx, jy = px + lean * a, y - height * a
                    ex, ey = polar(jx, jy, h * dice.uniform(0.09, 0.14), turn)
                    parts.append(
                        path(
                            f"M{num(jx)} {num(jy)}Q{num((jx + ex) / 2)} {num((jy + ey) / 2 - h * 0.022)} {num(ex)} {num(ey)}Q{num((jx + ex) / 2)} {num((jy + ey) / 2 + h * 0.012)} {num(jx)} {num(jy)}Z",
                            tone,
                        )
                    )
    return group(*parts)
