"""Scenes on the road: crossings, the bus, the school gate, work by night and in the rain."""

import random

from ..buildings import banner, fence, flats, gate, shop
from ..canvas import circle, cut, ellipse, gradient, group, line, num, path, poly, rect, stroke
from ..cast import (
    cleaner,
    courier,
    girl,
    grandpa,
    granny,
    lady,
    mother,
    on_stage,
    pupil,
    student,
    traffic_officer,
    volunteer,
    volunteer_man,
    youth,
)
from ..lettering import SANS_BOLD, SERIF_BOLD, across
from ..palette import (
    AMBER,
    CINNABAR,
    CORAL,
    FERN,
    FOG,
    GOLD,
    HONEY,
    INDIGO,
    INK,
    LAKE,
    PAPER,
    PINE,
    SAGE,
    SLATE,
    STRAW,
    VERMILION,
    darker,
    lighter,
)
from ..people import Look
from ..skyline import cloud, sky, sun, towers
from ..street import broom, lamp, signal, stop_paddle, zebra
from ..trees import ginkgo, hedge, poplar, round_tree
from ..vehicles import bicycle, car, e_bike, handcart

ROAD = "#7C8286"


def zebra_crossing():
    air, defs = sky(1600, 620, "#F6E3C0", "#FBF3E2")
    body = [
        air,
        sun(1210, 300, 92, "#F7C873"),
        towers(-40, 1640, 584, 160, 350, "#DCCDB4", 3, step=120),
        towers(-20, 1640, 584, 70, 200, "#C6BDA6", 8, step=100),
        cut(flats(-60, 590, 330, 6, 4, "#CDA98A", seed=3), depth=1),
        cut(flats(1330, 590, 330, 5, 4, "#B9B7A6", seed=5), depth=1),
        rect(0, 582, 1600, 60, "#CFC6B4"),
        cut(round_tree(360, 612, 330, FERN, 3), depth=1),
        cut(round_tree(1250, 610, 300, "#5D8F5B", 9), depth=1),
        signal(1120, 640, 300, "green"),
        rect(0, 640, 1600, 360, ROAD),
        rect(0, 634, 1600, 14, "#B8B0A2"),
        stroke("M0 800H210M1380 800H1600", "#F4DFA8", 8),
        zebra(470, 1090, 648, 1000, 8),
        poly([(1130, 640), (1600, 640), (1600, 1000), (900, 1000)], "#F7C873", opacity=0.10),
        cut(car(-130, 850, 520, CINNABAR), depth=1),
        cut(car(1250, 740, 400, LAKE, flip=True), depth=1),
        on_stage(690, 800, 330, "cane", grandpa(), slant=-0.75, in_near=line([(0, 0), (6, 152)], AMBER, 7)),
        on_stage(600, 812, 335, "hold_hand", volunteer(), slant=-0.75),
        on_stage(880, 900, 250, "stride", girl(), slant=-0.7),
        on_stage(980, 890, 360, "walk", mother(), slant=-0.7),
    ]
    return group(*body), defs


def crossing_guard():
    air, defs = sky(1600, 560, "#CFE2E6", "#F4F1E2")
    body = [
        air,
        cloud(180, 190, 300),
        cloud(1150, 130, 240),
        towers(-40, 1640, 520, 150, 310, "#C3D3D0", 12, step=130),
        cut(gate(830, 560, 460, 330, "明河市文昌小学"), depth=2),
        fence(-20, 560, 850, 110, "#6F7F78"),
        fence(1290, 560, 330, 110, "#6F7F78"),
        hedge(-20, 566, 830, 60, "#6FA283", 4),
        hedge(1300, 566, 330, 60, "#6FA283", 6),
        cut(ginkgo(180, 580, 400, 4), depth=1),
        cut(ginkgo(520, 576, 330, 8), depth=1),
        rect(0, 560, 1600, 70, "#DCCFB6"),
        rect(0, 624, 1600, 16, "#B8B0A2"),
        rect(0, 640, 1600, 360, ROAD),
        zebra(560, 1240, 640, 1000, 8),
        on_stage(1090, 770, 225, "walk", pupil(), slant=0.5),
        on_stage(985, 790, 235, "walk", girl(), slant=0.5),
        on_stage(870, 780, 228, "run", pupil(top="#F2C14E", hair="bob"), slant=0.5),
        on_stage(420, 930, 480, "stop", traffic_officer(), flip=True, slant=0.5),
        on_stage(1380, 950, 460, "stop", volunteer_man(hair="short"), flip=False, slant=0.5, in_near=stop_paddle(44)),
        cut(car(-330, 900, 560, "#E9E4DA"), depth=1),
        group(
            *(
                ellipse(x, y, 9, 5, GOLD, transform=f"rotate({x % 70 - 35} {x} {y})")
                for x, y in (
                    (120, 660),
                    (300, 690),
                    (520, 610),
                    (700, 650),
                    (90, 600),
                    (1340, 610),
                    (1480, 680),
                    (230, 620),
                    (610, 700),
                )
            )
        ),
    ]
    return group(*body), defs


def school_gate():
    air, defs = sky(1600, 640, "#BFD8E2", "#FBF1DA")
    body = [
        air,
        sun(300, 250, 80, "#FBDD9B"),
        cut(flats(120, 600, 620, 4, 7, "#D9B99A", floor_h=88, seed=6, boxes=False), depth=1),
        cut(flats(860, 600, 640, 4, 7, "#E3CBA9", floor_h=88, seed=9, boxes=False), depth=1),
        rect(640, 210, 320, 390, "#C98F6B"),
        circle(800, 300, 56, PAPER) + circle(800, 300, 50, "#FFFFFF") + stroke("M800 300V266M800 300L822 312", INK, 6),
        across("好好学习 天天向上", 800, 415, 33, PAPER, SANS_BOLD, tracking=0.06, align="centre"),
        stroke("M1180 600V120", FOG, 8) + path("M1180 124q40 -14 74 0t66 0v92q-34 14 -70 0t-70 0Z", VERMILION),
        rect(0, 596, 1600, 404, "#E3D6BD"),
        poly([(520, 1000), (700, 596), (900, 596), (1080, 1000)], "#EFE5D0"),
        cut(gate(470, 690, 660, 470, "明河市书院巷小学", wall="#9C4A38"), depth=3),
        fence(-20, 690, 490, 150, "#59676F", 34),
        fence(1130, 690, 490, 150, "#59676F", 34),
        cut(round_tree(200, 720, 430, FERN, 5), depth=2),
        cut(round_tree(1420, 720, 450, "#4C8A63", 7), depth=2),
        on_stage(700, 770, 205, "walk", pupil(view="back"), slant=0.5),
        on_stage(780, 765, 200, "walk", girl(), flip=True, slant=0.5),
        on_stage(890, 780, 210, "wave", pupil(hair="bob"), flip=True, slant=0.5),
        on_stage(560, 900, 380, "wave", lady(top="#3E6C9E"), slant=0.5),
        on_stage(1060, 930, 250, "run", pupil(top="#F2C14E"), flip=True, slant=0.5),
        on_stage(1180, 935, 390, "give", granny(), flip=True, slant=0.5),
        on_stage(
            350,
            940,
            400,
            "stand",
            volunteer_man(),
            slant=0.5,
            in_near=line([(0, 40), (0, -150)], AMBER, 7) + path("M0 -150h92l-16 30l16 30h-92Z", VERMILION),
        ),
    ]
    return group(*body), defs


def bus_carriage():
    defs = gradient("day", [(0, "#CFE3EA", 1), (1, "#F5EBD2", 1)])
    windows = ""
    for i, x in enumerate((40, 430, 820, 1210)):
        windows += rect(x - 10, 150, 370, 380, "#5E7A86", 30) + rect(x, 160, 350, 360, "url(#day)", 24)
        windows += group(
            towers(x + 10, x + 320, 520, 80, 200, "#B9CCC9", 20 + i, step=80),
            round_tree(x + 250, 540, 200, SAGE, i + 2),
            clip_path=f"url(#w{i})",
        )
        defs += f'<clipPath id="w{i}"><rect x="{x}" y="160" width="350" height="360" rx="24"/></clipPath>'
        windows += poly([(x + 30, 520), (x + 150, 160), (x + 210, 160), (x + 90, 520)], "#FFFFFF", opacity=0.22)
    straps = "".join(
        line([(x, 92), (x, 150)], FOG, 6)
        + path(f"M{x} 150l-26 44h52Z", stroke=CINNABAR, stroke_width=8, stroke_linejoin="round")
        for x in (300, 470, 700, 960, 1130, 1400)
    )

    def seat(x, colour, tall=250):
        return (
            rect(x - 8, 770 - tall, 52, tall, colour, 22)
            + rect(x - 8, 700, 190, 70, darker(colour, 0.1), 20)
            + rect(x + 60, 768, 20, 110, SLATE)
            + rect(x - 2, 770 - tall + 10, 40, 60, lighter(colour, 0.2), 14)
        )

    body = [
        rect(0, 0, 1600, 1000, "#E9E3D4"),
        rect(0, 0, 1600, 84, "#D6CFBF"),
        windows,
        rect(0, 560, 1600, 300, "#7FA79B"),
        rect(0, 552, 1600, 16, "#5F8A7E"),
        rect(0, 858, 1600, 142, "#A79F90"),
        stroke("M0 900H1600M0 950H1600", "#978F80", 4),
        stroke("M0 88H1600", FOG, 12),
        straps,
        banner(560, 20, 480, 52, "文明乘车 从让座做起", PINE, PAPER, 0),
        stroke("M640 88V860M1180 88V860", "#D9B44A", 14),
        cut(seat(110, "#C65F4A"), depth=1),
        cut(seat(760, "#3E6C9E"), depth=1),
        on_stage(
            215,
            872,
            470,
            "sit_read",
            student(),
            slant=0,
            in_near=group(rect(-22, -46, 46, 60, CINNABAR, 3) + rect(-17, -42, 36, 52, PAPER)),
        ),
        on_stage(1000, 885, 520, "give", youth(), flip=True, slant=0),
        on_stage(640, 890, 480, "cane", granny(), slant=0, in_near=line([(0, 0), (4, 215)], AMBER, 10)),
        on_stage(1330, 890, 530, "reach", lady(), flip=True, slant=0),
        on_stage(1470, 890, 300, "hold_hand", girl(), flip=True, slant=0),
        poly([(90, 860), (330, 160), (390, 160), (190, 860)], "#FFFFFF", opacity=0.1),
        poly([(860, 860), (1090, 160), (1170, 160), (980, 860)], "#FFFFFF", opacity=0.1),
    ]
    return group(*body), defs


def rest_stop():
    air, defs = sky(1600, 640, "#F3DDBB", "#FBF2E0")
    body = [
        air,
        towers(-40, 1640, 600, 120, 320, "#E2CFB2", 15, step=120),
        rect(0, 600, 1600, 400, "#D9CDB8"),
        cut(shop(300, 760, 900, 480, "小哥驿站", "#EFE6D5", PINE, lit=True, door_right=False, awn=None), depth=2),
        rect(300, 392, 900, 22, CORAL),
        cut(round_tree(170, 770, 520, "#6E9A5E", 4), depth=2),
        cut(poplar(1350, 760, 560, PINE), depth=1),
        rect(0, 756, 1600, 244, "#C9BCA4"),
        stroke("M0 800H1600M0 870H1600M0 950H1600", "#BCAF97", 3),
        # a table with a kettle behind the glass
        rect(660, 640, 380, 14, "#A5713F"),
        path(
            "M720 640v-46q0 -14 14 -14h34q14 0 14 14v46ZM782 602q26 0 26 22",
            "#5E7A86",
            stroke="#5E7A86",
            stroke_width=6,
        ),
        rect(840, 596, 28, 44, PAPER, 3) + rect(880, 602, 28, 38, PAPER, 3) + rect(920, 596, 28, 44, PAPER, 3),
        cut(
            e_bike(1180, 880, 330, GOLD, flip=True)
            + rect(1390, 640, 120, 110, GOLD, 8)
            + rect(1390, 640, 120, 26, darker(GOLD, 0.2), 8),
            depth=1,
        ),
        rect(560, 806, 260, 18, "#A5713F", 5) + rect(585, 824, 16, 74, SLATE) + rect(780, 824, 16, 74, SLATE),
        on_stage(640, 900, 400, "sit", courier(), slant=0.5, in_near=group(rect(-14, -38, 30, 44, PAPER, 4))),
        on_stage(960, 915, 410, "give", volunteer(), flip=True, slant=0.5, in_near=rect(-14, -36, 30, 42, LAKE, 4)),
        on_stage(420, 930, 400, "stand", cleaner(), slant=0.5, in_near=rect(-12, -34, 26, 38, PAPER, 4)),
    ]
    return group(*body), defs


def night_street():
    air, defs = sky(1600, 700, "#101A33", "#324468")
    defs += gradient("pool", [(0, STRAW, 0.5), (1, STRAW, 0)], radial=(0, 0, 1))
    stars = "".join(
        circle(x * 97 % 1600, x * 53 % 260 + 20, 1.5 + x % 3 * 0.7, "#FFFFFF", opacity=0.7) for x in range(1, 46)
    )
    body = [
        air,
        stars,
        path("M1330 110A62 62 0 1 0 1364 182A54 54 0 1 1 1330 110Z", "#F6E7BE"),
        towers(-40, 1640, 640, 200, 430, "#22304F", 5, lit="#F2C879", step=125),
        towers(-20, 1640, 650, 100, 240, "#1A2643", 9, lit="#F7DB9F", step=105),
        rect(0, 640, 1600, 60, "#2E3B57"),
        cut(shop(-40, 690, 470, 330, "明河书店 夜间开放", "#6B4A3A", "#7A2A22", lit=True), depth=1),
        cut(shop(1210, 690, 430, 320, "馄饨 · 面", "#5A4A4A", PINE, lit=True, awn=(VERMILION, PAPER)), depth=1),
        round_tree(560, 700, 340, "#264A48", 6),
        round_tree(1080, 700, 320, "#264A48", 8),
        rect(0, 694, 1600, 306, "#39435A"),
        rect(0, 688, 1600, 14, "#566179"),
        stroke("M-20 880H1620", "#C9A85A", 7, stroke_dasharray="90 60"),
        poly([(40, 700), (400, 700), (520, 800), (-80, 800)], STRAW, opacity=0.18),
        poly([(1240, 700), (1600, 700), (1680, 800), (1130, 800)], STRAW, opacity=0.18),
        lamp(700, 720, 560, "#8A94A8", lit=True),
        lamp(1120, 716, 540, "#8A94A8", lit=True, arm=-1),
        ellipse(790, 800, 190, 40, STRAW, opacity=0.2),
        on_stage(830, 850, 380, "sweep", cleaner(), slant=0.5, strength=0.3, in_near=broom(300)),
        cut(
            handcart(
                420, 850, 250, "#C9772C", ellipse(90, -6, 80, 34, "#6E7C4E") + ellipse(140, -10, 50, 30, "#8A8F52")
            ),
            depth=1,
        ),
        on_stage(1330, 760, 300, "walk", youth(top="#5F7FB0"), flip=True, slant=0.4, strength=0.3),
        on_stage(1410, 758, 285, "walk", lady(top="#B0584E"), flip=True, slant=0.4, strength=0.3),
        group(
            *(
                ellipse(x, y, 8, 4, "#C98A3B", transform=f"rotate({x % 60} {x} {y})")
                for x, y in (
                    (930, 858),
                    (960, 846),
                    (990, 862),
                    (1030, 850),
                    (905, 870),
                    (1080, 866),
                    (560, 760),
                    (620, 742),
                )
            )
        ),
    ]
    return group(*body), defs


def hoarding():
    air, defs = sky(1600, 600, "#CFE0E4", "#F3EDDC")
    crane = (
        stroke("M1180 560V90M1100 120H1520M1180 90L1110 120M1180 90L1420 120M1480 120V260", "#D09A2E", 9)
        + rect(1466, 260, 30, 36, SLATE)
        + rect(1090, 116, 44, 30, SLATE)
    )
    floors = "".join(
        rect(820, 180 + i * 82, 500, 14, "#B7AFA2")
        + "".join(rect(840 + c * 92, 194 + i * 82, 12, 68, "#B7AFA2") for c in range(6))
        for i in range(5)
    )
    net = path("M812 176H1330V590H812Z", "#6FA88C", opacity=0.35)
    panels = []
    art = [
        ("讲文明", CINNABAR),
        ("树新风", "#B0472F"),
        ("绿水青山", PINE),
        ("就是金山银山", "#1D6456"),
        ("节水", LAKE),
        ("惜粮", HONEY),
        ("平安工地", INDIGO),
    ]
    for i, (text, tone) in enumerate(art):
        x = -60 + i * 250
        panels.append(rect(x, 430, 246, 360, PAPER) + rect(x + 12, 444, 222, 332, tone))
        panels.append(
            path(f"M{x + 12} 700q56 -70 111 -24t111 -30v130h-222Z", lighter(tone, 0.16))
            + path(f"M{x + 12} 736q70 -40 130 -8t92 -10v58h-222Z", lighter(tone, 0.32))
        )
        panels.append(circle(x + 180, 510, 26, STRAW, opacity=0.85))
        size = 60 if len(text) <= 3 else 50 if len(text) == 4 else 33
        panels.append(across(text, x + 123, 600, size, PAPER, SERIF_BOLD, tracking=0.06, align="centre"))
    body = [
        air,
        cloud(150, 170, 280),
        towers(-40, 700, 560, 120, 260, "#C5D0CB", 21, step=110),
        crane,
        floors,
        net,
        cut(*panels, depth=3),
        rect(-60, 418, 1760, 16, "#8C9892"),
        rect(0, 788, 1600, 212, "#CFC3AD"),
        rect(0, 786, 1600, 26, FERN) + hedge(0, 812, 1600, 50, "#5D9877", 3),
        stroke("M0 870H1600M0 940H1600", "#BFB29B", 3),
        on_stage(
            470,
            930,
            400,
            "point",
            Look(top="#D9862F", under="#5B6E86", wear="vest", bottom=SLATE, hat=GOLD, skin="#D9A679"),
            slant=0.5,
        ),
        on_stage(
            360,
            936,
            390,
            "read",
            Look(top=LAKE, bottom=SLATE, wear="shirt", hat=PAPER),
            slant=0.5,
            in_near=rect(-24, -36, 48, 34, PAPER, 2),
        ),
        on_stage(1130, 945, 370, "walk", mother(top="#C9A0B0"), flip=True, slant=0.5),
        on_stage(1030, 950, 220, "point", girl(), flip=False, slant=0.5),
        bicycle(1300, 940, 240, CINNABAR),
    ]
    return group(*body), defs


def rain_drain():
    air, defs = sky(1600, 600, "#8FA3B3", "#C3CFD3")
    dice = random.Random(9)
    rain = "".join(f"M{num(dice.uniform(0, 1640))} {num(dice.uniform(-30, 940))}l-14 46" for _ in range(130))
    rings = "".join(
        ellipse(x, y, r, r * 0.3, "none", stroke="#DDE7EA", stroke_width=3, opacity=0.7)
        for x, y, r in (
            (260, 860, 50),
            (290, 870, 24),
            (1240, 900, 60),
            (1330, 850, 30),
            (1080, 950, 34),
            (520, 940, 40),
        )
    )

    def brolly(x, y, w, tone):
        return path(
            f"M{x - w / 2} {y}Q{x - w / 2} {y - w * 0.5} {x} {y - w * 0.52}Q{x + w / 2} {y - w * 0.5} {x + w / 2} {y}q{-w / 8} {-w * 0.08} {-w / 4} 0t{-w / 4} 0t{-w / 4} 0t{-w / 4} 0Z",
            tone,
        ) + line([(x, y - w * 0.56), (x, y + w * 0.6)], SLATE, 5)

    body = [
        air,
        towers(-40, 1640, 560, 150, 340, "#A2B2BC", 30, step=120),
        towers(-40, 1640, 570, 60, 190, "#8FA1AC", 33, step=100),
        cut(flats(1150, 600, 420, 5, 5, "#93979A", seed=4, lit=0.35), depth=1),
        round_tree(330, 620, 380, "#56776B", 4),
        round_tree(900, 610, 300, "#5F8072", 8),
        rect(0, 590, 1600, 70, "#A9AFAE"),
        rect(0, 654, 1600, 14, "#8D9596"),
        rect(0, 666, 1600, 334, "#6B777E"),
        path("M0 760Q260 720 560 770T1100 760T1600 740V1000H0Z", "#7F929C")
        + path("M0 830Q300 790 640 840T1240 830T1600 810V1000H0Z", "#8EA3AD"),
        rect(690, 850, 220, 64, "#2C353B", 8)
        + stroke("".join(f"M{712 + i * 25} 858v48" for i in range(8)), "#8EA3AD", 8),
        path("M560 850q70 12 128 28M1040 850q-60 14 -128 28", stroke="#DDE7EA", stroke_width=5),
        rings,
        on_stage(
            610,
            930,
            420,
            "bend",
            Look(top="#E8B52C", bottom="#3C5566", wear="coat", hat="#E8B52C", shoes="#22313B"),
            slant=0,
            in_near=line([(-14, -60), (70, 70)], AMBER, 8),
        ),
        on_stage(
            1010,
            910,
            430,
            "sweep",
            Look(
                top=VERMILION, under="#E8B52C", bottom="#3C5566", wear="vest", hat=VERMILION, mark=True, shoes="#22313B"
            ),
            flip=True,
            slant=0,
            in_near=line([(-60, -120), (60, 160)], AMBER, 9),
        ),
        brolly(1322, 478, 230, CINNABAR),
        on_stage(1360, 860, 370, "carry", lady(top="#C9A46A"), flip=True, slant=0),
        path("M180 900l40 -120l40 120Z", "#E8742C")
        + rect(196, 838, 48, 16, PAPER)
        + rect(164, 896, 112, 14, "#E8742C", 4),
        stroke(rain, "#E6EEF0", 2.4, opacity=0.55),
    ]
    return group(*body), defs


SCENES = {
    "zebra-crossing": zebra_crossing,
    "crossing-guard": crossing_guard,
    "school-gate": school_gate,
    "bus-carriage": bus_carriage,
    "rest-stop": rest_stop,
    "night-street": night_street,
    "hoarding": hoarding,
    "rain-drain": rain_drain,
}
