"""Houses: flats with balconies, shops with awnings and signs, courtyard gates, walls of brick."""

import random

from .canvas import group, line, num, path, poly, rect, stroke
from .lettering import SANS_BOLD, SERIF_BOLD, across, down
from .palette import CINNABAR, FOG, GOLD, ICE, INK, PAPER, SAND, SKY, SLATE, STRAW, darker, lighter, mix


def flats(x, y, w, floors, columns, wall, *, floor_h=74, seed=1, lit=0.0, boxes=True, roof=True, pane=SKY) -> str:
    """A block of flats with its ground floor at y: window frames, balconies on every third column, air conditioners."""
    dice = random.Random(seed)
    h = floors * floor_h + 20
    top = y - h
    parts = [rect(x, top, w, h, wall), rect(x + w * 0.86, top, w * 0.14, h, darker(wall, 0.07))]
    if roof:
        parts.append(rect(x - 8, top - 10, w + 16, 16, darker(wall, 0.14)))
    cell = w / columns
    for r in range(floors):
        for c in range(columns):
            wx, wy, ww, wh = x + cell * (c + 0.2), top + 28 + r * floor_h, cell * 0.6, floor_h * 0.5
            glow = dice.random() < lit
            parts.append(rect(wx - 3, wy - 3, ww + 6, wh + 6, lighter(wall, 0.45)))
            parts.append(rect(wx, wy, ww, wh, STRAW if glow else pane))
            if not glow:
                parts.append(
                    poly(
                        [(wx, wy + wh), (wx, wy + wh * 0.5), (wx + ww * 0.6, wy), (wx + ww, wy)],
                        lighter(pane, 0.35),
                        opacity=0.7,
                    )
                )
            elif dice.random() < 0.6:
                parts.append(rect(wx, wy, ww * 0.28, wh, mix(STRAW, CINNABAR, 0.25)))
            parts.append(rect(wx + ww / 2 - 1.5, wy, 3, wh, lighter(wall, 0.45)))
            if c % 3 == 1:
                parts.append(rect(wx - 9, wy + wh * 0.62, ww + 18, wh * 0.62, darker(wall, 0.1), 2))
                parts.append(
                    stroke(
                        "".join(
                            f"M{num(wx - 3 + i * 9)} {num(wy + wh * 0.68)}v{num(wh * 0.48)}"
                            for i in range(int((ww + 14) / 9))
                        ),
                        lighter(wall, 0.3),
                        2,
                    )
                )
            elif boxes and dice.random() < 0.4:
                parts.append(
                    rect(wx + ww * 0.3, wy + wh + 8, ww * 0.56, 18, lighter(wall, 0.6), 2)
                    + rect(wx + ww * 0.36, wy + wh + 12, ww * 0.2, 10, FOG, 5)
                )
    return group(*parts)


def bricks(x, y, w, h, colour, seed=1, share=0.16) -> str:
    """A breath of brickwork: only some bricks show."""
    dice = random.Random(seed)
    d = ""
    for r in range(int(h / 16)):
        for c in range(int(w / 34)):
            if dice.random() < share:
                d += f"M{num(x + c * 34 + (r % 2) * 17)} {num(y + r * 16)}h26v9h-26Z"
    return path(d, colour, opacity=0.6)


def awning(x, y, w, drop, colours, n=8) -> str:
    """A striped awning whose front edge is scalloped."""
    step = w / n
    parts = []
    for i in range(n):
        a = x + i * step
        parts.append(
            path(
                f"M{num(a + step * 0.1)} {num(y)}H{num(a + step * 0.9)}L{num(a + step)} {num(y + drop)}a{num(step / 2)} {num(step * 0.36)} 0 0 1 {num(-step)} 0Z",
                colours[i % len(colours)],
            )
        )
    return group(*parts)


def shop(x, y, w, h, name, wall, board, *, awn=None, lit=False, seed=1, door_right=True) -> str:
    """A shop on the ground floor: sign board with its name, glass, door, awning."""
    board_h = h * 0.17
    glass = STRAW if lit else mix(ICE, SKY, 0.4)
    door_w = w * 0.24
    parts = [rect(x, y - h, w, h, wall), rect(x + 6, y - h + 6, w - 12, board_h, board, 3)]
    size = min(board_h * 0.62, (w - 40) / max(1, len(name)) / 1.06)
    parts.append(
        across(name, x + w / 2, y - h + 6 + board_h / 2, size, PAPER, SERIF_BOLD, tracking=0.06, align="centre")
    )
    gx, gw = (x + 14, w - door_w - 36) if door_right else (x + door_w + 24, w - door_w - 36)
    dx = x + w - door_w - 12 if door_right else x + 12
    gy, gh = y - h + board_h + 26, h - board_h - 70
    parts.append(
        rect(gx, gy, gw, gh, glass)
        + poly(
            [(gx, gy + gh), (gx + gw * 0.1, gy), (gx + gw * 0.34, gy), (gx + gw * 0.16, gy + gh)],
            "#FFFFFF",
            opacity=0.35,
        )
    )
    parts.append(
        stroke(
            f"M{num(gx + gw / 2)} {num(gy)}v{num(gh)}M{num(gx)} {num(gy)}h{num(gw)}v{num(gh)}h{num(-gw)}Z",
            darker(wall, 0.35),
            4,
        )
    )
    parts.append(
        rect(dx, gy, door_w, y - gy, darker(wall, 0.4), 2)
        + rect(dx + 7, gy + 8, door_w - 14, (y - gy) * 0.62, glass)
        + rect(dx + door_w - 16, gy + (y - gy) * 0.5, 4, 34, GOLD, 2)
    )
    if awn:
        parts.append(awning(x, y - h + board_h + 10, w, h * 0.12, awn, max(5, int(w / 42))))
    return group(*parts)


def tiled_roof(x, y, w, h, colour, curl=0.1) -> str:
    """A swept roof with ridge and round tile ends; (x, y) is the left end of the eaves."""
    d = f"M{num(x)} {num(y)}Q{num(x + w * 0.1)} {num(y - h * 0.2)} {num(x + w * 0.16)} {num(y - h)}H{num(x + w * 0.84)}Q{num(x + w * 0.9)} {num(y - h * 0.2)} {num(x + w)} {num(y)}L{num(x + w * 1.0)} {num(y + 8)}Q{num(x + w / 2)} {num(y + 2)} {num(x)} {num(y + 8)}Z"
    tiles = "".join(
        f"M{num(x + w * (0.17 + 0.66 * i / 17))} {num(y - h + 4)}L{num(x + w * (0.03 + 0.94 * i / 17))} {num(y + 2)}"
        for i in range(18)
    )
    ridge = path(
        f"M{num(x + w * 0.12)} {num(y - h - 12)}q{num(w * 0.03)} 8 {num(w * 0.06)} 6H{num(x + w * 0.82)}q{num(w * 0.03)} 2 {num(w * 0.06)} -6v14H{num(x + w * 0.12)}Z",
        darker(colour, 0.3),
    )
    return path(d, colour) + stroke(tiles, darker(colour, 0.2), 3) + ridge


def gate(x, y, w, h, name, *, wall="#A9503E", roof="#44505A") -> str:
    """A courtyard or school gate with a tiled roof and a name board."""
    pillar = w * 0.13
    parts = [rect(x, y - h * 0.72, pillar, h * 0.72, wall), rect(x + w - pillar, y - h * 0.72, pillar, h * 0.72, wall)]
    parts += [rect(x - 6, y - 22, pillar + 12, 22, FOG), rect(x + w - pillar - 6, y - 22, pillar + 12, 22, FOG)]
    parts.append(rect(x, y - h * 0.72, w, h * 0.16, darker(wall, 0.22)))
    parts.append(
        rect(x + w * 0.22, y - h * 0.715, w * 0.56, h * 0.15, INK, 3)
        + across(
            name,
            x + w / 2,
            y - h * 0.64,
            min(h * 0.095, w * 0.5 / len(name)),
            GOLD,
            SERIF_BOLD,
            tracking=0.12,
            align="centre",
        )
    )
    parts.append(tiled_roof(x - w * 0.1, y - h * 0.72, w * 1.2, h * 0.22, roof))
    return group(*parts)


def fence(x, y, w, h, colour=SLATE, gap=26) -> str:
    bars = "".join(f"M{num(x + i * gap)} {num(y)}v{num(-h)}" for i in range(int(w / gap) + 1))
    return (
        stroke(bars, colour, 4)
        + line([(x, y - h * 0.85), (x + w, y - h * 0.85)], colour, 5)
        + line([(x, y - h * 0.18), (x + w, y - h * 0.18)], colour, 5)
    )


def banner(x, y, w, h, text, ground=CINNABAR, ink=PAPER, sag=6) -> str:
    """A cloth banner between two strings."""
    d = f"M{num(x)} {num(y)}Q{num(x + w / 2)} {num(y + sag)} {num(x + w)} {num(y)}V{num(y + h)}Q{num(x + w / 2)} {num(y + h + sag)} {num(x)} {num(y + h)}Z"
    size = min(h * 0.56, w * 0.92 / (len(text) * 1.08))
    return path(d, ground) + across(
        text, x + w / 2, y + h / 2 + sag * 0.6, size, ink, SANS_BOLD, tracking=0.08, align="centre"
    )


def hanging_sign(x, y, w, h, text, ground=CINNABAR, ink=PAPER) -> str:
    size = min(w * 0.66, h * 0.9 / (len(text) * 1.1))
    return rect(x, y, w, h, ground, 4) + down(
        text, x + w / 2, y + (h - len(text) * size * 1.1) / 2, size, ink, SERIF_BOLD, tracking=0.1
    )


def notice_board(x, y, w, h, title="公益广告", sheets=3, frame="#6F7F78", seed=2) -> str:
    """A glazed showcase 宣传栏 on two posts; (x, y) is the foot's left corner."""
    dice = random.Random(seed)
    top = y - h
    parts = [
        rect(x + w * 0.1, y - h * 0.34, 12, h * 0.34, darker(frame)),
        rect(x + w * 0.9 - 12, y - h * 0.34, 12, h * 0.34, darker(frame)),
    ]
    parts.append(rect(x, top, w, h * 0.72, frame, 5) + rect(x - 8, top - 14, w + 16, 18, darker(frame, 0.3), 4))
    parts.append(across(title, x + w / 2, top + h * 0.085, h * 0.085, PAPER, SANS_BOLD, tracking=0.3, align="centre"))
    gap = w * 0.035
    sw = (w - gap * (sheets + 1)) / sheets
    tones = [CINNABAR, "#0F5146", "#1F3F77", GOLD, SAND]
    dice.shuffle(tones)
    for i in range(sheets):
        sx, sy, sh = x + gap + i * (sw + gap), top + h * 0.17, h * 0.49
        parts.append(rect(sx, sy, sw, sh, PAPER) + rect(sx + 4, sy + 4, sw - 8, sh * 0.58, tones[i % 5]))
        parts.append(
            stroke(
                f"M{num(sx + 10)} {num(sy + sh * 0.74)}h{num(sw - 20)}M{num(sx + 10)} {num(sy + sh * 0.86)}h{num(sw * 0.5)}",
                FOG,
                4,
            )
        )
        parts.append(
            path(
                f"M{num(sx + sw * 0.2)} {num(sy + sh * 0.52)}q{num(sw * 0.3)} {num(-sh * 0.5)} {num(sw * 0.6)} 0Z",
                lighter(tones[i % 5], 0.4),
            )
        )
    return group(*parts)
