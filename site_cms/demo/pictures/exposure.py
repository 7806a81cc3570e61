"""Problem scenes for the demo's exposure board, each before and after with the same crop, 1280 x 960.

Every function draws one corner of the invented city; ``after`` says whether the problem has been put right. Some of the
first pictures hold a drawn face and a number plate of zeros, so that the redaction of the demo has something to cover.
"""

import random

from .buildings import bricks, flats, shop
from .canvas import blob, circle, cut, ellipse, group, line, num, path, poly, rect, stroke
from .cast import lady, mother, on_stage, vendor, youth
from .lettering import SANS_BOLD, SERIF_BOLD, across
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
    SLATE,
    STONE,
    STRAW,
    VERMILION,
    darker,
    mix,
)
from .skyline import sky, towers
from .street import BINS, bag, bench, carton, crate, umbrella, wheelie_bin
from .trees import flowers, hedge, poplar, potted, round_tree
from .vehicles import bicycle, car, e_bike, handcart, plate, van, van_front

WIDTH, HEIGHT = 1280, 960


def _street(seed: int, tint="#D9E4E4") -> tuple[str, str]:
    """Air, far houses and a pavement with its kerb: the ground most corners stand on."""
    air, defs = sky(WIDTH, 560, tint, "#F5EFE0")
    back = towers(-30, 1310, 540, 90, 240, mix(tint, "#9AA8A4", 0.35), seed, step=110)
    ground = (
        rect(0, 540, 1280, 420, "#D8CCB6")
        + stroke("M0 610H1280M0 700H1280", "#CBBEA6", 3)
        + rect(0, 784, 1280, 18, "#AFA595")
        + rect(0, 802, 1280, 158, "#7C8286")
    )
    return air + back + ground, defs


def parked_van(after: bool):
    base, defs = _street(3)
    body = [
        base,
        cut(shop(60, 600, 520, 330, "明河文具", "#EADCC2", INDIGO), depth=1),
        cut(shop(640, 600, 580, 330, "老杨早点铺", "#E5D2B5", CINNABAR, awn=(VERMILION, PAPER)), depth=1),
        stroke("M0 745H1280", GOLD, 26),
        stroke("".join(f"M{x} 736v18" for x in range(0, 1280, 20)), darker(GOLD, 0.2), 3),
    ]
    if not after:
        body += [
            cut(van_front(400, 800, 380, "#E6E4DE"), depth=2),
            on_stage(760, 900, 400, "stride", mother(), flip=True),
            on_stage(860, 905, 230, "hold_hand", youth(child=True), flip=True),
        ]
    else:
        body += [
            "".join(
                cut(rect(x, 690, 22, 94, SLATE, 10) + rect(x, 704, 22, 16, GOLD), depth=1)
                for x in (110, 330, 550, 770, 990, 1200)
            ),
            on_stage(480, 744, 380, "walk", mother()),
            on_stage(590, 748, 225, "walk", youth(child=True)),
        ]
    return body, defs


def rubbish_bags(after: bool):
    base, defs = _street(5)
    body = [
        base,
        cut(rect(0, 180, 1280, 420, "#D3A98A") + bricks(0, 190, 1280, 400, "#BF9273", 5, 0.2), depth=1),
        rect(0, 590, 1280, 20, "#A98367"),
        cut(round_tree(1130, 660, 420, FERN, 4), depth=1),
    ]
    body.append(
        rect(120, 260, 300, 150, PAPER, 4)
        + across("垃圾投放时间", 270, 306, 32, PINE, SANS_BOLD, align="centre")
        + across("7:00—9:00  18:00—20:00", 270, 362, 21, SLATE, SANS_BOLD, align="centre")
    )
    body.append(
        "".join(
            cut(wheelie_bin(120 + i * 190, 760, 150, name, tone, open_=not after and i == 1), depth=1)
            for i, (name, tone) in enumerate(BINS)
        )
    )
    if not after:
        dice = random.Random(3)
        heap = "".join(
            group(
                bag(dice.uniform(76, 120), dice.choice((INK, "#3E4A52", "#6E7B52", "#8A6A52"))),
                move=(180 + i * 66 + dice.uniform(-20, 20), 800 + dice.uniform(-10, 74)),
            )
            for i in range(12)
        )
        scraps = "".join(
            rect(
                dice.uniform(90, 980),
                dice.uniform(800, 930),
                dice.uniform(16, 34),
                dice.uniform(8, 16),
                dice.choice((PAPER, KRAFT, "#B9D0DA", "#D98A6A")),
                transform=f"rotate({dice.randint(-14, 14)} 600 860)",
            )
            for _ in range(26)
        )
        body += [
            cut(heap, depth=1),
            scraps,
            cut(group(carton(130, 90), move=(900, 860)), depth=1),
            stroke("M300 690q10 -14 20 0M520 660q8 -12 16 0M620 720q10 -14 20 0", INK, 3),
        ]
    else:
        body += [flowers(880, 770, 160, 60, seed=5, count=12), rect(870, 764, 190, 30, "#8A5A3A", 4)]
    return body, defs


def flying_wire(after: bool):
    base, defs = _street(7, "#DCE6EA")
    body = [
        base,
        cut(flats(60, 700, 760, 6, 6, "#D7BC9C", floor_h=96, seed=4), depth=1),
        rect(0, 700, 1280, 90, "#D8CCB6"),
        cut(poplar(1010, 720, 560, "#5D9877"), depth=1),
        hedge(860, 730, 420, 70, "#6FA283", 4),
    ]
    if not after:
        wire = "M330 330C300 480 420 560 450 640S560 760 636 786"
        body += [
            stroke(wire, INK, 7),
            rect(626, 774, 60, 22, PAPER, 4),
            stroke("M686 786q40 10 60 -6", INK, 6),
            cut(e_bike(700, 890, 330, CINNABAR, wired=True), depth=1),
            cut(e_bike(380, 900, 320, LAKE), depth=1),
            stroke("M450 640C420 720 470 780 520 820", INK, 6),
            on_stage(1130, 900, 400, "phone", lady(), flip=True),
        ]
    else:
        body += [
            cut(
                rect(150, 640, 14, 250, SLATE)
                + rect(1000, 640, 14, 250, SLATE)
                + path("M100 640L160 590H1010L1060 640Z", PINE)
                + across("集中充电棚", 580, 616, 32, PAPER, SANS_BOLD, tracking=0.2, align="centre"),
                depth=2,
            ),
            "".join(
                cut(rect(x, 730, 44, 130, PINE, 6) + rect(x + 8, 742, 28, 26, "#D9EBDF", 3), depth=1)
                for x in (300, 560, 820)
            ),
            "".join(cut(e_bike(x, 900, 240, tone), depth=1) for x, tone in ((200, CINNABAR), (470, LAKE), (740, GOLD))),
        ]
    return body, defs


def fire_lane(after: bool):
    base, defs = _street(9)
    lane = (
        rect(0, 640, 1280, 320, "#858B8E")
        + stroke("M0 660H1280M0 930H1280", GOLD, 10)
        + "".join(stroke(f"M{x} 670l160 250M{x + 160} 670l-160 250", GOLD, 7) for x in (-60, 1000))
        + across("消防通道", 640, 760, 96, GOLD, SANS_BOLD, tracking=0.24, align="centre")
        + across("禁止占用", 640, 870, 72, GOLD, SANS_BOLD, tracking=0.24, align="centre")
    )
    body = [
        base,
        cut(flats(-40, 640, 560, 6, 5, "#C9B79C", seed=8), depth=1),
        cut(flats(820, 640, 520, 5, 5, "#D8BFA0", seed=12), depth=1),
        round_tree(670, 640, 330, "#6FA283", 4),
        lane,
    ]
    if not after:
        body += [
            cut(van(80, 880, 560, "#DAD8D0", label="", plated=True), depth=2),
            cut(car(720, 900, 520, "#4C5B6A", flip=True), depth=2),
            plate(722, 842, 84),
        ]
    else:
        body += [
            "".join(
                cut(rect(x, 560, 20, 90, CINNABAR, 8) + rect(x, 576, 20, 14, PAPER), depth=1) for x in (560, 700, 820)
            )
        ]
    return body, defs


def stairwell_clutter(after: bool):
    steps = "".join(
        rect(620 + i * 84, 800 - i * 62, 760, 62, mix("#B9AF9F", "#8C8375", i / 8))
        + rect(614 + i * 84, 795 - i * 62, 760, 10, "#D8CFBF")
        for i in range(8)
    )
    wall = "#EAE2D0"
    body = [
        rect(0, 0, 1280, 960, wall),
        rect(0, 480, 1280, 320, "#9FBBAA"),
        path("M620 480L1280 -10V800H620Z", mix("#9FBBAA", wall, 0.3)),
        rect(60, 110, 250, 270, "#7C8F98", 5)
        + rect(74, 124, 222, 242, "#D8EAF0")
        + stroke("M185 124V366M74 245H296", "#7C8F98", 9),
        rect(0, 800, 1280, 160, "#C9BFAE"),
        rect(370, 280, 220, 520, "#7A4638", 5)
        + rect(390, 300, 84, 200, darker("#7A4638"))
        + rect(486, 300, 84, 200, darker("#7A4638"))
        + rect(390, 524, 180, 240, darker("#7A4638", 0.12))
        + circle(572, 540, 8, GOLD),
        rect(438, 236, 84, 30, PAPER, 3) + across("302", 480, 251, 22, SLATE, SANS_BOLD, align="centre"),
        steps,
        stroke("M600 580L1280 78", "#8A5A3A", 14)
        + stroke("".join(f"M{630 + i * 84} {560 - i * 62}v220" for i in range(8)), "#5E6E6A", 6),
        rect(700, 120, 40, 70, CINNABAR, 4) + rect(690, 196, 60, 26, CINNABAR, 3),
    ]
    if not after:
        body += [
            cut(
                group(carton(180, 140), move=(40, 900))
                + group(carton(140, 110, "#C9B08A"), move=(60, 760))
                + group(carton(110, 80), move=(90, 650)),
                depth=1,
            ),
            cut(bicycle(230, 900, 300, CINNABAR), depth=1),
            cut(
                group(
                    rect(0, -150, 120, 150, "#9C7A55", 4)
                    + rect(14, -136, 92, 54, "#7E5F3F")
                    + rect(14, -72, 92, 54, "#7E5F3F"),
                    move=(560, 905),
                ),
                depth=1,
            ),
            cut(group(bag(110, "#55606A"), move=(740, 920)) + group(bag(90, "#8A6A52"), move=(840, 926)), depth=1),
            cut(group(carton(100, 70), move=(700, 734)) + group(carton(90, 60, "#C9B08A"), move=(800, 672)), depth=1),
        ]
    else:
        body += [
            cut(potted(250, 900, 150, FERN), depth=1),
            rect(340, 796, 280, 26, "#7E8F7A", 4),
            cut(
                rect(80, 440, 190, 110, PAPER, 4)
                + across("楼道畅通", 175, 478, 34, CINNABAR, SERIF_BOLD, align="centre")
                + across("感谢您的配合", 175, 522, 20, SLATE, SANS_BOLD, align="centre"),
                depth=1,
            ),
        ]
    return body, ""


def flyers(after: bool):
    base, defs = _street(13)
    pole = rect(560, 0, 110, 800, "#8D979B") + rect(640, 0, 30, 800, "#7A8488") + rect(530, 740, 170, 60, "#6E777B", 6)
    body = [
        base,
        cut(shop(-60, 620, 480, 320, "便民药房", "#E4DCCB", PINE), depth=1),
        cut(round_tree(980, 680, 520, FERN, 6), depth=1),
        hedge(780, 720, 520, 70, "#6FA283", 3),
        cut(pole, depth=2),
        rect(556, 90, 118, 40, LAKE, 4) + across("文昌路", 615, 110, 26, PAPER, SANS_BOLD, align="centre"),
    ]
    if not after:
        dice = random.Random(8)
        for i, (text, tone) in enumerate(
            (
                ("开锁", "#F3E06A"),
                ("租房", PAPER),
                ("疏通", "#F2B8B0"),
                ("招工", "#BFE0D0"),
                ("回收", PAPER),
                ("贷款", "#F3E06A"),
                ("搬家", "#D9E6F2"),
                ("培训", PAPER),
            )
        ):
            x, y, turn = 566 + (i % 2) * 40 + dice.uniform(-14, 10), 180 + i * 66, dice.randint(-12, 12)
            body.append(
                cut(
                    group(
                        rect(-40, -38, 84, 80, tone)
                        + across(text, 2, -12, 27, CINNABAR if i % 2 else INK, SANS_BOLD, align="centre")
                        + stroke("M-30 14h62M-30 28h40", STONE, 4),
                        move=(x + 40, y),
                        turn=turn,
                    ),
                    depth=1,
                )
            )
        body += [
            "".join(
                rect(
                    500 + i * 46,
                    830 + (i % 3) * 22,
                    40,
                    26,
                    PAPER,
                    transform=f"rotate({i * 23 % 50 - 25} {520 + i * 46} 840)",
                )
                for i in range(6)
            ),
            on_stage(860, 900, 400, "reach", youth(hat=INK), flip=True),
        ]
    else:
        body += [
            cut(
                rect(540, 330, 150, 220, PINE, 4)
                + rect(550, 340, 130, 200, "none", 3, stroke=PAPER, stroke_width=2)
                + across("便民信息", 615, 380, 27, PAPER, SANS_BOLD, align="centre")
                + across("请到公示栏", 615, 424, 22, STRAW, SANS_BOLD, align="centre")
                + path("M615 460v44m-16 -16l16 18l16 -18", stroke=STRAW, stroke_width=5),
                depth=1,
            )
        ]
    return body, defs


def street_trading(after: bool):
    base, defs = _street(17, "#EADFC9")
    body = [
        base,
        cut(shop(40, 600, 560, 330, "米市百货", "#EADCC2", "#7A4A2B", awn=(PINE, PAPER)), depth=1),
        cut(shop(660, 600, 580, 330, "布行裁缝", "#E5D6BD", "#5B6E86"), depth=1),
        stroke("M-20 880H1300", PAPER, 8, stroke_dasharray="80 60"),
    ]
    if not after:
        body += [
            cut(umbrella(300, 900, 420, (CINNABAR, PAPER, CINNABAR, PAPER, CINNABAR)), depth=2),
            on_stage(420, 890, 400, "point", vendor()),
            cut(handcart(170, 920, 330, "#B98A5A", crate(10, 10, 240, "#D98A2B", 3)), depth=1),
            cut(crate(560, 930, 170, "#6E9A4E", 2) + crate(760, 930, 170, "#C8402F", 2), depth=1),
            on_stage(900, 925, 400, "give", lady(), flip=True),
            cut(car(1020, 860, 420, INDIGO, flip=True), depth=1),
            "".join(
                ellipse(x, y, 12, 6, "#6E9A4E", transform=f"rotate({x} {x} {y})")
                for x, y in ((520, 940), (700, 948), (960, 944), (450, 936))
            ),
        ]
    else:
        body += [
            cut(
                rect(80, 640, 300, 120, PAPER, 4)
                + across("便民市场由此进", 230, 682, 34, PINE, SANS_BOLD, align="centre")
                + path("M140 724h150m-24 -16l26 16l-26 16", stroke=PINE, stroke_width=7)
                + rect(222, 760, 16, 40, SLATE),
                depth=1,
            ),
            cut(car(640, 930, 460, INDIGO), depth=1),
            on_stage(980, 740, 370, "walk", lady(), flip=True),
        ]
    return body, defs


def damaged_ad(after: bool):
    base, defs = _street(19)
    body = [
        base,
        cut(round_tree(120, 640, 460, FERN, 3), depth=1),
        cut(poplar(1180, 650, 520, PINE), depth=1),
        hedge(0, 650, 1280, 70, "#6FA283", 5),
        rect(280, 620, 22, 190, SLATE) + rect(970, 620, 22, 190, SLATE),
    ]
    face = (
        rect(200, 150, 880, 480, PINE)
        + circle(880, 280, 70, STRAW)
        + path("M200 470Q360 330 540 440T860 400T1080 440V630H200Z", "#2F7A62")
        + path("M200 540Q420 450 640 540T1080 520V630H200Z", "#5D9877")
        + across("绿水青山", 480, 280, 110, PAPER, SERIF_BOLD, tracking=0.06, align="centre")
        + across("就是金山银山", 480, 384, 56, STRAW, SERIF_BOLD, tracking=0.08, align="centre")
    )
    body.append(cut(rect(180, 130, 920, 520, "#8A9296", 6), depth=2))
    if after:
        body.append(face)
    else:
        body += [
            '<clipPath id="torn"><path d="M200 150H1080V360L1010 330L960 420L880 380L830 520L740 470L690 630H420L380 560L300 600L260 520L200 540Z"/></clipPath>',
            rect(200, 150, 880, 480, "#B9B2A4")
            + stroke("".join(f"M{x} 150V630" for x in range(260, 1080, 90)), "#A49D8F", 3),
            group(face, clip_path="url(#torn)"),
            cut(
                path("M830 520L740 470L690 630L742 700L790 640Z", "#DDE3DC")
                + path("M1010 330L960 420L1030 560L1060 470Z", "#DDE3DC"),
                depth=2,
            ),
            stroke("M360 170l40 90l-30 60l50 70M620 180l-20 60l36 40", "#DDE3DC", 5),
        ]
    return body, defs


def hanging_cables(after: bool):
    base, defs = _street(23, "#CBD9E2")
    body = [
        base,
        cut(flats(-40, 660, 480, 6, 5, "#CDAE90", seed=6), depth=1),
        cut(flats(850, 660, 480, 6, 5, "#C9B79C", seed=9), depth=1),
        rect(0, 640, 1280, 150, "#D8CCB6"),
        rect(400, 90, 24, 710, "#7E7466")
        + rect(330, 150, 164, 14, "#6B6256")
        + rect(840, 110, 24, 690, "#7E7466")
        + rect(770, 170, 164, 14, "#6B6256"),
    ]
    if not after:
        dice = random.Random(4)
        sag = "".join(
            f"M{-20} {num(120 + i * 16)}Q{num(200 + dice.uniform(-40, 40))} {num(dice.uniform(200, 330))} 412 {num(150 + i * 6)}Q{num(630 + dice.uniform(-60, 60))} {num(dice.uniform(300, 640))} 852 {num(170 + i * 6)}Q{num(1060)} {num(dice.uniform(240, 420))} 1300 {num(110 + i * 18)}"
            for i in range(9)
        )
        loops = "".join(
            f"M{num(412 + dice.uniform(-20, 20))} {num(180 + i * 10)}c{num(-60)} 60 {num(60)} 120 0 {num(150 + i * 8)}"
            for i in range(5)
        )
        body += [
            stroke(sag, INK, 5),
            stroke(loops, INK, 5),
            stroke("M600 470C560 640 590 720 640 800", INK, 5),
            circle(412, 330, 52, "none", stroke=INK, stroke_width=12),
            on_stage(1010, 900, 400, "stand", youth(), flip=True),
        ]
    else:
        body += [
            stroke("M-20 130Q200 170 412 152Q630 200 852 172Q1060 190 1300 140", "#5A5F66", 6),
            stroke("M-20 140Q200 180 412 160Q630 208 852 180Q1060 198 1300 150", "#5A5F66", 6),
            rect(380, 560, 64, 110, FOG, 4)
            + across("整治", 412, 600, 22, PINE, SANS_BOLD, align="centre")
            + across("完成", 412, 632, 22, PINE, SANS_BOLD, align="centre"),
            on_stage(640, 900, 400, "walk", youth()),
        ]
    return body, defs


def rubble(after: bool):
    base, defs = _street(29)
    body = [
        base,
        cut(rect(0, 240, 1280, 380, "#E1D6C0"), depth=1),
        rect(0, 220, 1280, 30, "#8E8472"),
        across("美丽明河 我们共同的家", 640, 360, 76, "#B9A98A", SERIF_BOLD, tracking=0.08, align="centre"),
        rect(0, 600, 1280, 190, "#D8CCB6"),
    ]
    if not after:
        dice = random.Random(12)
        stones = (
            blob(640, 800, 470, 150, "#A39685", 4, 13, 0.1)
            + blob(520, 740, 260, 120, "#B3A795", 7, 11, 0.12)
            + blob(800, 770, 210, 90, "#988B7A", 9, 11, 0.12)
        )
        for _ in range(60):
            x, y, r = dice.uniform(230, 1060), dice.uniform(690, 910), dice.uniform(12, 40)
            tone = dice.choice(("#B5694B", "#C2B7A5", "#8E8376", "#A8503A", "#D3C9B8"))
            stones += rect(
                x - r, y - r * 0.5, r * 2, r, tone, 3, transform=f"rotate({dice.randint(-50, 50)} {num(x)} {num(y)})"
            )
        body += [
            cut(stones, depth=1),
            stroke("M420 700l-60 -130M800 690l90 -140M640 660l20 -150", "#7E5F3F", 12),
            cut(group(bag(130, "#C9B98F"), move=(280, 900)) + group(bag(120, "#BFB084"), move=(1060, 910)), depth=1),
        ]
    else:
        body += [
            cut(rect(180, 700, 920, 60, "#9C7A55", 4), depth=1),
            flowers(200, 704, 880, 90, (VERMILION, GOLD, PAPER, "#C77DA0"), 4, count=52),
            hedge(180, 712, 920, 40, "#6FA283", 6),
            cut(bench(520, 900, 260), depth=1),
        ]
    return body, defs


def tactile_paving(after: bool):
    base, defs = _street(31)
    strip = poly([(500, 560), (600, 560), (820, 960), (520, 960)], GOLD) + "".join(
        stroke(
            f"M{num(500 + 5 * i + k * (20 + i * 0.0) + i * (k - 2) * 2.4)} {560 + i * 50}l{num(4 + (k - 2) * 2)} 40",
            darker(GOLD, 0.22),
            6,
        )
        for i in range(8)
        for k in range(1, 5)
    )
    body = [
        base,
        rect(0, 540, 1280, 420, "#CFC5B2"),
        stroke(
            "M0 610H1280M0 700H1280M0 810H1280M0 930H1280M200 540L60 960M360 540L300 960M760 540L980 960M920 540L1220 960",
            "#BFB4A0",
            3,
        ),
        cut(shop(40, 560, 420, 320, "理发", "#E4DCCB", "#5B6E86"), depth=1),
        cut(shop(720, 560, 500, 320, "水果鲜生", "#EADCC2", FERN, awn=("#C8402F", PAPER)), depth=1),
        strip,
    ]
    if not after:
        body += [
            cut(e_bike(410, 760, 300, LAKE), depth=1),
            cut(e_bike(560, 860, 330, CINNABAR, flip=True), depth=1),
            cut(
                group(
                    rect(0, -130, 150, 130, "#3E6C9E", 6)
                    + across("特价", 75, -66, 54, PAPER, SANS_BOLD, align="centre"),
                    move=(640, 940),
                ),
                depth=1,
            ),
            cut(crate(860, 900, 200, "#D98A2B", 3), depth=1),
            on_stage(
                250, 900, 410, "cane", lady(top="#7C5A86", hair="bob"), in_near=line([(0, 0), (90, 180)], PAPER, 7)
            ),
        ]
    else:
        body += [
            on_stage(
                560, 850, 420, "cane", lady(top="#7C5A86", hair="bob"), in_near=line([(0, 0), (90, 190)], PAPER, 7)
            ),
            cut(
                rect(1010, 700, 12, 160, SLATE)
                + rect(930, 620, 180, 90, LAKE, 4)
                + across("非机动车", 1020, 650, 28, PAPER, SANS_BOLD, align="centre")
                + across("停放区", 1020, 684, 26, PAPER, SANS_BOLD, align="centre"),
                depth=1,
            ),
            cut(e_bike(900, 930, 250, LAKE), depth=1),
        ]
    return body, defs


def zombie_car(after: bool):
    base, defs = _street(37, "#DDE3D6")
    body = [
        base,
        cut(flats(-40, 620, 620, 6, 6, "#D3BFA2", seed=17), depth=1),
        cut(round_tree(960, 660, 560, "#5D8F5B", 7), depth=1),
        hedge(640, 690, 660, 80, "#6FA283", 4),
        rect(0, 640, 1280, 320, "#B4AFA3"),
        stroke("M180 960L260 660M620 960L610 660M1060 960L960 660", PAPER, 9),
        stroke("M0 660H1280", "#A29C8F", 6),
    ]
    if not after:
        dice = random.Random(6)
        dust = "".join(
            circle(dice.uniform(330, 930), dice.uniform(640, 850), dice.uniform(3, 9), "#C9BCA4", opacity=0.7)
            for _ in range(60)
        )
        leaves = "".join(
            ellipse(
                dice.uniform(360, 900),
                dice.uniform(630, 700),
                14,
                7,
                dice.choice((GOLD, HONEY, AMBER)),
                transform=f"rotate({dice.randint(0, 180)} 640 680)",
            )
            for _ in range(14)
        )
        body += [
            cut(car(290, 890, 690, "#8F8A7C", dusty=True), depth=2),
            dust,
            leaves,
            ellipse(430, 884, 62, 18, "#55524A") + ellipse(845, 884, 62, 18, "#55524A"),
            plate(300, 812, 96),
            stroke("M300 900q20 -60 10 -90M330 905q6 -50 26 -70M940 905q-4 -60 14 -90M965 900q10 -40 0 -70", FERN, 6),
            cut(rect(560, 640, 70, 48, PAPER), depth=1) + stroke("M570 654h50M570 668h34", CINNABAR, 4),
            stroke("M620 690l60 -30l-20 50l70 -10", "#DDE6E8", 3),
        ]
    else:
        body += [
            across("P", 430, 820, 130, PAPER, SANS_BOLD, align="centre"),
            cut(car(650, 880, 440, LAKE), depth=1),
            on_stage(240, 900, 390, "walk", mother()),
        ]
    return body, defs


PAIRS = {
    "parked-van": parked_van,
    "rubbish-bags": rubbish_bags,
    "flying-wire": flying_wire,
    "fire-lane": fire_lane,
    "stairwell-clutter": stairwell_clutter,
    "flyers": flyers,
    "street-trading": street_trading,
    "damaged-ad": damaged_ad,
    "hanging-cables": hanging_cables,
    "rubble": rubble,
    "tactile-paving": tactile_paving,
    "zombie-car": zombie_car,
}


def draw(name: str, after: bool) -> tuple[str, str]:
    """(drawing, definitions) of one state of one corner. Raises ``KeyError`` for a name that is not in ``PAIRS``."""
    body, defs = PAIRS[name](after)
    return group(*body), defs
