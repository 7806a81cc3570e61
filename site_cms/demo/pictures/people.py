"""People with posture: one jointed figure, many poses, clothes and heads.

A pose gives angles from straight down, positive towards where the figure looks: ``lean`` of the trunk, ``head``, then
(upper, lower) for the near and far arm and leg; the lower part bends on from the upper one. The figure stands on (x, y)
with its lowest foot; ``figure`` returns the drawing and where its hands and head are, so that things can be put in them.
"""

import math
from dataclasses import dataclass, field

from .canvas import Point, circle, ellipse, group, num, path, smooth, stroke
from .palette import BLUSH, HAIR, INDIGO, INK, SKIN, SLATE, darker, lighter, mix

POSES = {
    #          lean head  near arm     far arm      near leg    far leg
    "stand": (2, 0, (4, 8), (-6, 12), (2, 0), (-5, 0)),
    "walk": (5, 0, (-24, 22), (26, 26), (26, -6), (-22, -16)),
    "stride": (7, 0, (30, 40), (-30, 20), (-28, -18), (30, -4)),
    "run": (16, -4, (-40, 80), (50, 80), (48, -50), (-34, -56)),
    "wave": (-2, -4, (150, 20), (-4, 10), (3, 0), (-5, 0)),
    "point": (3, 0, (84, 6), (-8, 14), (6, 0), (-8, -4)),
    "stop": (0, 0, (96, 8), (6, 10), (4, 0), (-6, 0)),
    "give": (8, 6, (48, 30), (40, 36), (6, 0), (-8, -4)),
    "carry": (4, 4, (22, 62), (30, 58), (12, -4), (-12, -10)),
    "push": (14, 0, (52, 20), (58, 16), (-22, -10), (24, -8)),
    "sweep": (18, 14, (36, 34), (52, 10), (14, -6), (-14, -8)),
    "bend": (62, 20, (14, 8), (-2, 14), (8, -8), (-6, -10)),
    "reach": (4, -12, (158, 4), (30, 30), (4, 0), (-8, -4)),
    "read": (6, 16, (28, 84), (34, 78), (3, 0), (-5, 0)),
    "sit": (-2, 4, (24, 50), (30, 44), (86, -84), (82, -84)),
    "sit_read": (4, 18, (28, 78), (34, 74), (86, -84), (80, -84)),
    "sit_low": (10, 6, (40, 40), (46, 36), (112, -118), (104, -112)),
    "squat": (30, -6, (50, 30), (56, 24), (108, -128), (96, -122)),
    "kneel": (14, 10, (46, 30), (52, 24), (88, -86), (2, -92)),
    "taichi": (-2, 0, (88, -10), (64, 60), (34, -38), (-26, 2)),
    "dance": (-6, -6, (140, 24), (-76, -24), (4, 0), (-30, -20)),
    "dance2": (6, 6, (-80, -30), (128, 36), (20, -40), (-4, 0)),
    "ride": (22, -4, (58, 18), (60, 14), (70, -66), (58, -70)),
    "phone": (6, 22, (24, 110), (-6, 14), (3, 0), (-5, 0)),
    "cane": (14, 4, (18, 24), (-4, 20), (10, -4), (-10, -6)),
    "hold_high": (2, -8, (128, 44), (120, 52), (5, 0), (-7, -2)),
    "dig": (28, 12, (50, 10), (30, 40), (22, -20), (-16, -4)),
    "hands_front": (0, 0, (14, 40), (18, 36), (2, 0), (-4, 0)),
    "hold_hand": (3, -6, (64, 22), (-4, 12), (14, -4), (-14, -8)),
}


@dataclass
class Look:
    """What somebody wears. ``top`` and ``bottom`` are colours; ``wear`` one of coat, shirt, vest, dress, uniform."""

    top: str = INDIGO
    bottom: str = SLATE
    wear: str = "shirt"
    under: str | None = None
    hair: str = "short"
    hair_colour: str = HAIR
    skin: str = SKIN[0]
    shoes: str = INK
    hat: str | None = None
    scarf: str | None = None
    apron: str | None = None
    child: bool = False
    view: str = "side"
    mark: bool = False
    extras: tuple = field(default_factory=tuple)


@dataclass
class Figure:
    svg: str
    near_hand: Point
    far_hand: Point
    head: Point
    hip: Point

    def __str__(self) -> str:
        return self.svg


def _limb(a: Point, b: Point, r0: float, r1: float, colour: str) -> str:
    """A tapered, round-ended limb from a to b."""
    angle = math.atan2(b[1] - a[1], b[0] - a[0]) + math.pi / 2
    nx, ny = math.cos(angle), math.sin(angle)
    d = (
        f"M{num(a[0] + nx * r0)} {num(a[1] + ny * r0)}L{num(b[0] + nx * r1)} {num(b[1] + ny * r1)}"
        f"A{num(r1)} {num(r1)} 0 0 0 {num(b[0] - nx * r1)} {num(b[1] - ny * r1)}"
        f"L{num(a[0] - nx * r0)} {num(a[1] - ny * r0)}A{num(r0)} {num(r0)} 0 0 0 {num(a[0] + nx * r0)} {num(a[1] + ny * r0)}Z"
    )
    return path(d, colour)


def _step(start: Point, length: float, angle: float) -> Point:
    turn = math.radians(angle)
    return start[0] + math.sin(turn) * length, start[1] + math.cos(turn) * length


def _head(at: Point, r: float, look: Look, tilt: float) -> str:
    """The head around its own middle, looking to the right, then turned and put in place."""
    skin, hair = look.skin, look.hair_colour
    back = look.view == "back"
    parts = []
    if look.hair == "long":
        parts.append(
            path(
                smooth(
                    [
                        (-r * 0.2, -r * 1.05),
                        (-r * 1.1, -r * 0.5),
                        (-r * 1.2, r * 0.8),
                        (-r * 0.9, r * 1.9),
                        (-r * 0.2, r * 1.5),
                        (r * 0.1, 0),
                    ]
                ),
                hair,
            )
        )
    if look.hair == "bun":
        parts.append(circle(-r * 1.0, -r * 0.72, r * 0.48, hair))
    if look.hair == "tail":
        parts.append(
            path(
                smooth(
                    [
                        (-r * 0.7, -r * 0.6),
                        (-r * 1.6, -r * 0.5),
                        (-r * 1.75, r * 0.7),
                        (-r * 1.35, r * 1.2),
                        (-r * 1.2, r * 0.2),
                        (-r * 0.8, 0),
                    ]
                ),
                hair,
            )
        )
    if look.hair == "pigtails":
        parts.append(ellipse(-r * 0.95, r * 0.35, r * 0.34, r * 0.62, hair, transform="rotate(14)"))
    parts.append(
        path(
            smooth(
                [
                    (0, -r),
                    (r * 0.78, -r * 0.62),
                    (r * 0.92, r * 0.02),
                    (r * 0.72, r * 0.66),
                    (r * 0.22, r * 1.02),
                    (-r * 0.42, r * 0.86),
                    (-r * 0.92, r * 0.2),
                    (-r * 0.8, -r * 0.62),
                ]
            ),
            skin,
        )
    )
    if not back:
        parts.append(
            path(f"M{num(r * 0.86)} {num(-r * 0.12)}q{num(r * 0.26)} {num(r * 0.3)} {num(0)} {num(r * 0.4)}Z", skin)
        )
        parts.append(ellipse(r * 0.46, r * 0.42, r * 0.2, r * 0.13, mix(skin, "#E0705C", 0.34)))
        parts.append(ellipse(r * 0.56, r * 0.02, r * 0.085, r * 0.115, INK))
        parts.append(
            stroke(
                f"M{num(r * 0.5)} {num(r * 0.62)}q{num(r * 0.16)} {num(r * 0.1)} {num(r * 0.26)} {num(-r * 0.05)}",
                darker(skin, 0.42),
                r * 0.09,
            )
        )
        parts.append(ellipse(-r * 0.18, r * 0.16, r * 0.15, r * 0.22, darker(skin, 0.08)))
    caps = {
        "short": [
            (r * 0.82, -r * 0.42),
            (r * 0.5, -r * 0.98),
            (-r * 0.2, -r * 1.16),
            (-r * 0.95, -r * 0.7),
            (-r * 1.02, r * 0.1),
            (-r * 0.7, r * 0.5),
            (-r * 0.36, r * 0.06),
            (-r * 0.2, -r * 0.36),
            (r * 0.3, -r * 0.5),
        ],
        "bob": [
            (r * 0.86, -r * 0.3),
            (r * 0.55, -r * 1.0),
            (-r * 0.3, -r * 1.2),
            (-r * 1.1, -r * 0.6),
            (-r * 1.15, r * 0.5),
            (-r * 0.8, r * 1.0),
            (-r * 0.3, r * 0.75),
            (-r * 0.06, r * 0.1),
            (r * 0.25, -r * 0.45),
        ],
        "thin": [
            (-r * 0.1, -r * 0.98),
            (-r * 0.78, -r * 0.72),
            (-r * 1.0, r * 0.05),
            (-r * 0.72, r * 0.52),
            (-r * 0.4, r * 0.1),
            (-r * 0.5, -r * 0.3),
        ],
    }
    shape = caps.get(
        {"long": "bob", "bun": "short", "tail": "short", "pigtails": "bob"}.get(look.hair, look.hair), caps["short"]
    )
    if look.hair != "none":
        if back:
            parts.append(
                path(
                    smooth(
                        [
                            (r * 0.86, -r * 0.3),
                            (r * 0.5, -r * 1.05),
                            (-r * 0.3, -r * 1.15),
                            (-r * 1.0, -r * 0.5),
                            (-r * 0.95, r * 0.4),
                            (-r * 0.2, r * 0.85),
                            (r * 0.6, r * 0.6),
                        ]
                    ),
                    hair,
                )
            )
        else:
            parts.append(path(smooth(shape), hair))
    if look.hat:
        parts.append(
            path(
                smooth(
                    [
                        (-r * 1.08, -r * 0.3),
                        (-r * 0.95, -r * 1.05),
                        (0, -r * 1.5),
                        (r * 0.8, -r * 1.08),
                        (r * 0.92, -r * 0.4),
                    ],
                    tension=0.8,
                ),
                look.hat,
            )
        )
        brim = r * 1.55 if look.wear in {"uniform", "vest"} else r * 1.0
        parts.append(
            path(
                f"M{num(-r * 1.08)} {num(-r * 0.36)}Q0 {num(-r * 0.62)} {num(brim)} {num(-r * 0.34)}Q{num(brim * 0.5)} {num(-r * 0.14)} {num(-r * 1.05)} {num(-r * 0.12)}Z",
                darker(look.hat, 0.25),
            )
        )
    return group(*parts, move=at, turn=tilt)


def figure(
    x: float, y: float, h: float, pose="stand", look: Look | None = None, *, flip=False, in_near="", in_far=""
) -> Figure:
    """One person ``h`` tall. ``in_near`` and ``in_far`` are drawings around (0, 0) that the hands hold, in the same units."""
    look = look or Look()
    lean, nod, near_arm, far_arm, near_leg, far_leg = POSES[pose] if isinstance(pose, str) else pose
    big = 0.092 if look.child else 0.07
    leg, arm = h * (0.215 if look.child else 0.232), h * (0.145 if look.child else 0.165)
    trunk = h * (0.30 if look.child else 0.305)
    hip = (0.0, 0.0)
    shoulder = (math.sin(math.radians(lean)) * trunk, -math.cos(math.radians(lean)) * trunk)
    neck = (
        shoulder[0] + math.sin(math.radians(lean)) * h * 0.03,
        shoulder[1] - math.cos(math.radians(lean)) * h * 0.03,
    )
    tilt = lean * 0.55 + nod
    head = (
        neck[0] + math.sin(math.radians(tilt)) * h * big * 0.95,
        neck[1] - math.cos(math.radians(tilt)) * h * big * 0.95,
    )

    def chain(start: Point, angles: tuple[float, float], length: float, tip: float) -> tuple[Point, Point]:
        middle = _step(start, length, angles[0])
        return middle, _step(middle, length * tip, angles[0] + angles[1])

    knees = [chain(hip, angles, leg, 1.0) for angles in (near_leg, far_leg)]
    elbows = [chain(shoulder, angles, arm, 0.95) for angles in (near_arm, far_arm)]
    sole = max(ankle[1] for _, ankle in knees) + h * 0.035

    skirt = look.wear == "dress"
    far_tone = lambda colour: darker(colour, 0.2)  # noqa: E731
    parts = []

    def foot(ankle: Point, angles, colour: str) -> str:
        turn = -(angles[0] + angles[1]) * 0.55
        return group(
            path(
                smooth(
                    [
                        (-h * 0.022, -h * 0.012),
                        (h * 0.02, -h * 0.02),
                        (h * 0.066, h * 0.012),
                        (h * 0.07, h * 0.034),
                        (-h * 0.024, h * 0.034),
                    ],
                    tension=0.6,
                ),
                colour,
            ),
            move=ankle,
            turn=turn,
        )

    def draw_leg(i: int, angles, tone) -> str:
        knee, ankle = knees[i]
        cloth = look.skin if skirt else look.bottom
        width = h * (0.051 if not skirt else 0.032)
        return (
            foot(ankle, angles, tone(look.shoes))
            + _limb(knee, ankle, width * 0.84, width * 0.62, tone(cloth))
            + _limb(hip, knee, width * 1.12, width * 0.86, tone(cloth))
        )

    def draw_arm(i: int, tone, held: str) -> str:
        elbow, hand = elbows[i]
        sleeve = look.under or look.top if look.wear == "vest" else look.top
        grip = group(held, move=hand) if held else ""
        return (
            circle(hand[0], hand[1], h * 0.0235, tone(look.skin))
            + grip
            + _limb(
                elbow,
                (elbow[0] + (hand[0] - elbow[0]) * 0.86, elbow[1] + (hand[1] - elbow[1]) * 0.86),
                h * 0.0295,
                h * 0.0235,
                tone(sleeve),
            )
            + _limb(shoulder, elbow, h * 0.037, h * 0.030, tone(sleeve))
        )

    parts.append(draw_arm(1, far_tone, in_far))
    parts.append(draw_leg(1, far_leg, far_tone))
    parts.append(draw_leg(0, near_leg, lambda c: c))

    # The trunk, drawn upright on the hip and leaned as one.
    t, w = trunk, h * (0.075 if not look.child else 0.078)
    low = {"coat": h * 0.13, "dress": h * 0.17, "uniform": h * 0.035, "vest": h * 0.035, "shirt": h * 0.03}[look.wear]
    flare = {"coat": 1.18, "dress": 1.75}.get(look.wear, 1.0)
    seated = abs(near_leg[0]) > 60
    if seated:
        low, flare = min(low, h * 0.04), min(flare, 1.15)
    trunk_shape = smooth(
        [
            (-w * 0.55, -t - h * 0.012),
            (w * 0.5, -t - h * 0.008),
            (w * 1.0, -t * 0.76),
            (w * 0.98, -t * 0.3),
            (w * flare, low),
            (0, low + h * 0.008),
            (-w * flare * 0.98, low),
            (-w * 0.9, -t * 0.34),
            (-w * 1.02, -t * 0.8),
        ],
        tension=0.62,
    )
    body = [
        _limb((0, -t + h * 0.01), (0, -t - h * 0.035), h * 0.026, h * 0.024, darker(look.skin, 0.1)),
        path(trunk_shape, look.top),
    ]
    shade = smooth(
        [
            (-w * 0.55, -t),
            (-w * 0.2, -t * 0.6),
            (-w * 0.3, 0),
            (-w * flare * 0.6, low),
            (-w * flare * 0.98, low),
            (-w * 0.9, -t * 0.34),
            (-w * 1.02, -t * 0.8),
        ],
        tension=0.6,
    )
    body.append(path(shade, darker(look.top, 0.14)))
    if look.wear == "uniform":
        body.append(path(f"M{num(-w)} {num(-t * 0.1)}H{num(w)}v{num(h * 0.02)}H{num(-w)}Z", INK))
        body.append(circle(w * 0.4, -t * 0.72, h * 0.009, "#E3B04B"))
    if look.wear == "vest":
        body.append(
            path(
                f"M{num(-w * 0.98)} {num(-t * 0.26)}L{num(w * 0.98)} {num(-t * 0.26)}v{num(h * 0.018)}L{num(-w * 0.98)} {num(-t * 0.26 + h * 0.018)}Z",
                lighter(look.top, 0.75),
            )
        )
    if look.mark:
        s = h * 0.018
        body.append(
            group(path("M0 .9C-1.6-.3-.9-1.3 0-.5C.9-1.3 1.6-.3 0 .9Z", "#FFFFFF"), move=(w * 0.3, -t * 0.66), scale=s)
        )
    if look.apron:
        body.append(
            path(
                smooth(
                    [(w * 0.2, -t * 0.8), (w * 0.95, -t * 0.7), (w * 1.02, low), (-w * 0.2, low), (0, -t * 0.4)],
                    tension=0.5,
                ),
                look.apron,
            )
        )
    if look.scarf:
        body.append(
            path(
                smooth(
                    [
                        (-w * 0.7, -t - h * 0.028),
                        (w * 0.7, -t - h * 0.03),
                        (w * 0.85, -t + h * 0.012),
                        (-w * 0.6, -t + h * 0.016),
                    ],
                    tension=0.7,
                ),
                look.scarf,
            )
        )
        body.append(
            path(
                f"M{num(w * 0.3)} {num(-t)}l{num(w * 0.6)} {num(h * 0.012)}l{num(-w * 0.05)} {num(h * 0.09)}l{num(-w * 0.55)} {num(-h * 0.006)}Z",
                darker(look.scarf, 0.12),
            )
        )
    if "backpack" in look.extras:
        bag = darker(BLUSH, 0.3) if look.top != BLUSH else INDIGO
        body.insert(
            0,
            path(
                smooth(
                    [
                        (-w * 0.6, -t * 0.98),
                        (-w * 1.8, -t * 0.9),
                        (-w * 2.0, -t * 0.4),
                        (-w * 1.7, -t * 0.12),
                        (-w * 0.6, -t * 0.14),
                    ],
                    tension=0.6,
                ),
                bag,
            ),
        )
    if "satchel" in look.extras:
        body.append(
            stroke(f"M{num(w * 0.5)} {num(-t)}L{num(-w * 0.8)} {num(-t * 0.1)}", darker(look.top, 0.4), h * 0.012)
        )
        body.append(
            path(
                smooth(
                    [(-w * 1.5, -t * 0.16), (-w * 0.2, -t * 0.16), (-w * 0.2, h * 0.06), (-w * 1.5, h * 0.06)],
                    tension=0.3,
                ),
                darker(look.top, 0.4),
            )
        )
    parts.append(group(*body, turn=lean))
    parts.append(_head(head, h * big * 1.08, look, tilt))
    parts.append(draw_arm(0, lambda c: lighter(c, 0.06) if c not in SKIN else c, in_near))

    side = -1 if flip else 1

    def placed(at: Point) -> Point:
        return x + at[0] * side, y + at[1] - sole

    return Figure(
        group(*parts, move=(x, y - sole), flip=flip),
        placed(elbows[0][1]),
        placed(elbows[1][1]),
        placed(head),
        placed(hip),
    )


def shade_on_ground(x: float, y: float, length: float, colour="#1A1208", strength=0.16, slant=1.0) -> str:
    """The long shadow of somebody standing at (x, y), thrown to the right (slant > 0) or left."""
    tip = length * slant
    d = smooth(
        [
            (x - length * 0.1, y - length * 0.015),
            (x + tip * 0.6, y - length * 0.06),
            (x + tip, y + length * 0.01),
            (x + tip * 0.6, y + length * 0.07),
            (x - length * 0.08, y + length * 0.035),
        ],
        tension=0.7,
    )
    return path(d, colour, opacity=strength)
