"""What rolls: cars, vans, buses, e-bikes, bicycles, carts. (x, y) is the ground under the left end; they face right."""

from .canvas import circle, ellipse, group, line, num, path, rect, stroke
from .lettering import SANS_BOLD, across
from .palette import FOG, GOLD, INDIGO, INK, PAPER, SKY, SLATE, STRAW, VERMILION, darker, lighter


def wheel(x, y, r, rim=FOG) -> str:
    return circle(x, y, r, INK) + circle(x, y, r * 0.56, rim) + circle(x, y, r * 0.2, SLATE)


# Letters and zeros of the invented city: a plate that nobody has.
PLATE_TEXT = "明A·00000"


def plate(x, y, w, text=PLATE_TEXT) -> str:
    """A number plate of the invented city."""
    h = w * 0.3
    return rect(x, y, w, h, INDIGO, 2, stroke="#FFFFFF", stroke_width=1.2) + across(
        text, x + w / 2, y + h * 0.5, w * 0.165, "#FFFFFF", SANS_BOLD, tracking=0.02, align="centre"
    )


def car(x, y, w, colour, *, flip=False, dusty=False) -> str:
    h = w * 0.34
    body = f"M0 {num(-h * 0.28)}Q0 {num(-h * 0.6)} {num(w * 0.08)} {num(-h * 0.62)}L{num(w * 0.2)} {num(-h * 0.66)}Q{num(w * 0.3)} {num(-h)} {num(w * 0.4)} {num(-h)}H{num(w * 0.6)}Q{num(w * 0.7)} {num(-h)} {num(w * 0.79)} {num(-h * 0.64)}L{num(w * 0.93)} {num(-h * 0.56)}Q{num(w)} {num(-h * 0.52)} {num(w)} {num(-h * 0.26)}V{num(-h * 0.16)}H0Z"
    glass = f"M{num(w * 0.25)} {num(-h * 0.64)}Q{num(w * 0.33)} {num(-h * 0.92)} {num(w * 0.41)} {num(-h * 0.92)}H{num(w * 0.49)}V{num(-h * 0.64)}ZM{num(w * 0.515)} {num(-h * 0.64)}V{num(-h * 0.92)}H{num(w * 0.59)}Q{num(w * 0.66)} {num(-h * 0.92)} {num(w * 0.735)} {num(-h * 0.64)}Z"
    parts = [
        ellipse(w * 0.5, 2, w * 0.52, h * 0.07, "#1A1208", opacity=0.22),
        path(body, colour),
        path(f"M0 {num(-h * 0.3)}H{num(w)}V{num(-h * 0.14)}H0Z", darker(colour, 0.2)),
        path(glass, darker(SKY, 0.3) if dusty else SKY),
        stroke(f"M{num(w * 0.5)} {num(-h * 0.6)}V{num(-h * 0.2)}", darker(colour, 0.25), 2),
        rect(w * 0.53, -h * 0.54, w * 0.05, h * 0.05, darker(colour, 0.3), 2),
        rect(w * 0.955, -h * 0.5, w * 0.04, h * 0.13, STRAW, 4),
        rect(0, -h * 0.52, w * 0.028, h * 0.14, VERMILION, 3),
        wheel(w * 0.2, -h * 0.15, h * 0.17),
        wheel(w * 0.8, -h * 0.15, h * 0.17),
    ]
    return group(*parts, move=(x + w, y) if flip else (x, y), flip=flip)


def van(x, y, w, colour, *, flip=False, label="", plated=False) -> str:
    h = w * 0.46
    body = f"M0 {num(-h * 0.14)}V{num(-h * 0.9)}Q0 {num(-h)} {num(w * 0.05)} {num(-h)}H{num(w * 0.7)}Q{num(w * 0.78)} {num(-h)} {num(w * 0.83)} {num(-h * 0.84)}L{num(w * 0.9)} {num(-h * 0.56)}L{num(w * 0.97)} {num(-h * 0.48)}Q{num(w)} {num(-h * 0.44)} {num(w)} {num(-h * 0.3)}V{num(-h * 0.12)}H0Z"
    parts = [
        ellipse(w * 0.5, 2, w * 0.52, h * 0.06, "#1A1208", opacity=0.22),
        path(body, colour),
        rect(0, -h * 0.26, w, h * 0.13, darker(colour, 0.2)),
        path(
            f"M{num(w * 0.62)} {num(-h * 0.54)}V{num(-h * 0.88)}H{num(w * 0.7)}Q{num(w * 0.76)} {num(-h * 0.88)} {num(w * 0.79)} {num(-h * 0.8)}L{num(w * 0.855)} {num(-h * 0.54)}Z",
            SKY,
        ),
        stroke(
            f"M{num(w * 0.58)} {num(-h * 0.92)}V{num(-h * 0.16)}M{num(w * 0.3)} {num(-h * 0.92)}V{num(-h * 0.16)}",
            darker(colour, 0.18),
            2.5,
        ),
        rect(w * 0.51, -h * 0.5, w * 0.045, h * 0.04, darker(colour, 0.35), 2),
        rect(w * 0.955, -h * 0.42, w * 0.035, h * 0.1, STRAW, 3),
        rect(0, -h * 0.46, w * 0.02, h * 0.16, VERMILION, 2),
        wheel(w * 0.19, -h * 0.12, h * 0.135),
        wheel(w * 0.8, -h * 0.12, h * 0.135),
    ]
    mirrored = group(*parts, move=(x + w, y) if flip else (x, y), flip=flip)
    if label:
        mirrored += across(
            label,
            x + w * (0.72 if flip else 0.28),
            y - h * 0.62,
            h * 0.13,
            darker(colour, 0.5),
            SANS_BOLD,
            tracking=0.1,
            align="centre",
        )
    if plated:
        mirrored += plate(x + w * (0.015 if flip else 0.815), y - h * 0.25, w * 0.17)
    return mirrored


def van_front(x, y, w, colour, text=PLATE_TEXT) -> str:
    """A van seen from the front: wind screen, lamps, plate. (x, y) is the ground under its middle."""
    h = w * 1.12
    return group(
        ellipse(0, 2, w * 0.56, h * 0.05, "#1A1208", opacity=0.25),
        rect(-w * 0.44, -h * 0.16, w * 0.17, h * 0.16, INK, 6) + rect(w * 0.27, -h * 0.16, w * 0.17, h * 0.16, INK, 6),
        path(
            f"M{num(-w * 0.5)} {num(-h * 0.1)}V{num(-h * 0.5)}Q{num(-w * 0.46)} {num(-h * 0.98)} {num(-w * 0.34)} {num(-h)}H{num(w * 0.34)}Q{num(w * 0.46)} {num(-h * 0.98)} {num(w * 0.5)} {num(-h * 0.5)}V{num(-h * 0.1)}Z",
            colour,
        ),
        path(
            f"M{num(-w * 0.43)} {num(-h * 0.54)}Q{num(-w * 0.4)} {num(-h * 0.9)} {num(-w * 0.31)} {num(-h * 0.91)}H{num(w * 0.31)}Q{num(w * 0.4)} {num(-h * 0.9)} {num(w * 0.43)} {num(-h * 0.54)}Z",
            SKY,
        ),
        path(
            f"M{num(-w * 0.2)} {num(-h * 0.54)}L{num(-w * 0.05)} {num(-h * 0.91)}H{num(w * 0.1)}L{num(-w * 0.05)} {num(-h * 0.54)}Z",
            "#FFFFFF",
            opacity=0.4,
        ),
        rect(-w * 0.5, -h * 0.24, w, h * 0.14, darker(colour, 0.28), 6),
        rect(-w * 0.47, -h * 0.44, w * 0.18, h * 0.1, STRAW, 8)
        + rect(w * 0.29, -h * 0.44, w * 0.18, h * 0.1, STRAW, 8),
        rect(-w * 0.2, -h * 0.42, w * 0.4, h * 0.05, darker(colour, 0.4), 4),
        plate(-w * 0.19, -h * 0.225, w * 0.38, text),
        rect(-w * 0.59, -h * 0.6, w * 0.08, h * 0.1, darker(colour, 0.4), 5)
        + rect(w * 0.51, -h * 0.6, w * 0.08, h * 0.1, darker(colour, 0.4), 5),
        move=(x, y),
    )


def bus(x, y, w, colour, number="6", *, flip=False) -> str:
    h = w * 0.33
    panes = "".join(
        f"M{num(w * (0.06 + 0.125 * i))} {num(-h * 0.84)}h{num(w * 0.105)}v{num(h * 0.36)}h{num(-w * 0.105)}Z"
        for i in range(5)
    )
    parts = [
        ellipse(w * 0.5, 3, w * 0.5, h * 0.05, "#1A1208", opacity=0.22),
        rect(0, -h, w, h * 0.88, colour, 16),
        rect(0, -h * 0.36, w, h * 0.1, lighter(colour, 0.55)),
        path(panes, SKY),
        rect(w * 0.7, -h * 0.84, w * 0.09, h * 0.68, lighter(SKY, 0.3), 3)
        + line([(w * 0.745, -h * 0.84), (w * 0.745, -h * 0.16)], darker(colour), 3),
        path(
            f"M{num(w * 0.82)} {num(-h * 0.84)}H{num(w * 0.97)}Q{num(w * 0.99)} {num(-h * 0.84)} {num(w * 0.99)} {num(-h * 0.76)}V{num(-h * 0.42)}H{num(w * 0.82)}Z",
            SKY,
        ),
        rect(w * 0.81, -h * 0.97, w * 0.16, h * 0.1, INK, 4),
        rect(w * 0.975, -h * 0.26, w * 0.02, h * 0.09, STRAW, 3),
        wheel(w * 0.2, -h * 0.12, h * 0.15),
        wheel(w * 0.8, -h * 0.12, h * 0.15),
    ]
    drawn = group(*parts, move=(x + w, y) if flip else (x, y), flip=flip)
    return drawn + across(
        f"{number} 路", x + w * (0.11 if flip else 0.89), y - h * 0.918, h * 0.075, GOLD, SANS_BOLD, align="centre"
    )


def e_bike(x, y, w, colour, *, flip=False, wired=False) -> str:
    r = w * 0.155
    parts = [
        wheel(w * 0.17, -r, r, PAPER),
        wheel(w * 0.83, -r, r, PAPER),
        path(
            f"M{num(w * 0.08)} {num(-w * 0.3)}Q{num(w * 0.2)} {num(-w * 0.42)} {num(w * 0.36)} {num(-w * 0.36)}L{num(w * 0.44)} {num(-w * 0.2)}H{num(w * 0.64)}L{num(w * 0.74)} {num(-w * 0.52)}L{num(w * 0.8)} {num(-w * 0.52)}L{num(w * 0.78)} {num(-w * 0.14)}H{num(w * 0.34)}Q{num(w * 0.2)} {num(-w * 0.16)} {num(w * 0.08)} {num(-w * 0.3)}Z",
            colour,
        ),
        path(
            f"M{num(w * 0.1)} {num(-w * 0.4)}Q{num(w * 0.26)} {num(-w * 0.5)} {num(w * 0.48)} {num(-w * 0.4)}L{num(w * 0.44)} {num(-w * 0.34)}H{num(w * 0.14)}Z",
            INK,
        ),
        stroke(
            f"M{num(w * 0.78)} {num(-w * 0.52)}L{num(w * 0.75)} {num(-w * 0.64)}L{num(w * 0.66)} {num(-w * 0.66)}",
            INK,
            w * 0.03,
        ),
        line([(w * 0.79, -w * 0.4), (w * 0.83, -r)], SLATE, w * 0.035),
        circle(w * 0.815, -w * 0.46, w * 0.035, STRAW),
    ]
    if wired:
        parts.append(circle(w * 0.4, -w * 0.25, w * 0.025, VERMILION))
    return group(*parts, move=(x + w, y) if flip else (x, y), flip=flip)


def bicycle(x, y, w, colour, *, flip=False) -> str:
    r = w * 0.22
    spokes = "".join(
        f"M{num(cx)} {num(-r)}l{num(dx * r)} {num(dy * r)}"
        for cx in (r, w - r)
        for dx, dy in ((0.9, 0.2), (-0.9, -0.2), (0.2, -0.9), (-0.2, 0.9), (0.7, -0.7), (-0.7, 0.7))
    )
    parts = [
        circle(r, -r, r, "none", stroke=INK, stroke_width=w * 0.028)
        + circle(w - r, -r, r, "none", stroke=INK, stroke_width=w * 0.028),
        stroke(spokes, FOG, 1.2),
        stroke(
            f"M{num(r)} {num(-r)}L{num(w * 0.4)} {num(-w * 0.52)}L{num(w * 0.7)} {num(-w * 0.55)}L{num(w * 0.47)} {num(-r)}ZM{num(w * 0.38)} {num(-w * 0.58)}L{num(w * 0.47)} {num(-r)}M{num(w * 0.69)} {num(-w * 0.64)}L{num(w - r)} {num(-r)}",
            colour,
            w * 0.03,
        ),
        stroke(
            f"M{num(w * 0.3)} {num(-w * 0.58)}h{num(w * 0.15)}M{num(w * 0.69)} {num(-w * 0.64)}l{num(-w * 0.1)} {num(-w * 0.02)}",
            INK,
            w * 0.034,
        ),
    ]
    return group(*parts, move=(x + w, y) if flip else (x, y), flip=flip)


def handcart(x, y, w, colour=GOLD, load="") -> str:
    """A street sweeper's or a stall's cart; ``load`` is drawn around its top edge's left end."""
    return group(
        group(load, move=(0, -w * 0.5)) if load else "",
        path(f"M0 {num(-w * 0.5)}H{num(w * 0.8)}L{num(w * 0.74)} {num(-w * 0.16)}H{num(w * 0.06)}Z", colour),
        stroke(f"M{num(w * 0.78)} {num(-w * 0.42)}L{num(w)} {num(-w * 0.56)}", SLATE, w * 0.03),
        wheel(w * 0.24, -w * 0.12, w * 0.12),
        wheel(w * 0.6, -w * 0.12, w * 0.12),
        move=(x, y),
    )
