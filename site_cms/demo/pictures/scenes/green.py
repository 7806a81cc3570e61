"""Scenes in the open: market, river, parks, squares, the seasons."""

import random

from ..buildings import awning, banner, flats, tiled_roof
from ..canvas import blob, circle, cut, ellipse, gradient, group, line, path, poly, rect, stroke
from ..cast import (
    cleaner,
    girl,
    grandpa,
    granny,
    lady,
    mother,
    on_stage,
    pupil,
    student,
    vendor,
    volunteer,
    volunteer_man,
    youth,
)
from ..lettering import SANS_BOLD, SERIF_BOLD, across
from ..palette import AMBER, CINNABAR, FERN, FOG, GOLD, INDIGO, INK, LAKE, PAPER, PINE, SLATE, STRAW, VERMILION, darker
from ..skyline import arch_bridge, cloud, hills, pagoda, river, sky, sun, towers
from ..street import bench, broom, crate, flag, lamp, open_book, shelf, shovel
from ..trees import bare_tree, bush, fallen_leaves, flowers, ginkgo, grass, pine, poplar, potted, round_tree, willow


def market_stall():
    stalls = []
    for x in (60, 860):
        stalls.append(rect(x + 4, 330, 14, 500, SLATE) + rect(x + 574, 330, 14, 500, SLATE))
        stalls.append(
            "".join(
                line([(x + 70 + i * 210, 350), (x + 70 + i * 210, 430)], AMBER, 3)
                + ellipse(x + 70 + i * 210, 460, 20, 34, tone)
                for i, tone in enumerate(("#C99A4B", "#B55B3A", "#C99A4B"))
            )
        )
    boards = "".join(
        cut(
            rect(x, 730, 600, 150, "#B98A5A", 4)
            + rect(x - 10, 716, 620, 22, "#CDA070", 4)
            + rect(x + 30, 770, 540, 80, darker("#B98A5A", 0.12), 4),
            depth=2,
        )
        for x in (90, 890)
    )
    body = [
        rect(0, 0, 1600, 1000, "#F1E4CB"),
        path("M0 0H1600V210L800 60L0 210Z", "#C8CFC8")
        + stroke("M0 210L800 60L1600 210M200 172V600M1400 172V600M500 116V500M1100 116V500", "#A9B3AE", 10),
        "".join(
            poly([(x, 60), (x + 130, 60), (x + 420, 1000), (x + 60, 1000)], "#FFFFFF", opacity=0.13)
            for x in (180, 700, 1120)
        ),
        towers(500, 1100, 560, 60, 150, "#DCCFB4", 8, step=80),
        rect(0, 560, 1600, 440, "#D3C3A6"),
        poly([(620, 560), (900, 560), (1150, 1000), (420, 1000)], "#DFD2B8"),
        cut(banner(470, 130, 660, 78, "文明市场 · 诚信经营 · 明码标价", CINNABAR, PAPER, 8), depth=1),
        *stalls,
        on_stage(300, 790, 400, "give", vendor(), slant=0),
        on_stage(1290, 790, 400, "stand", vendor(top=CINNABAR, hair="short", apron="#4F6B5E"), flip=True, slant=0),
        boards,
        "".join(
            crate(x, 724, 196, tone, 3)
            for x, tone in (
                (110, "#C8402F"),
                (305, "#8DB05A"),
                (500, "#E3B04B"),
                (910, "#D98A2B"),
                (1105, "#7A4E8A"),
                (1300, "#6E9A4E"),
            )
        ),
        "".join(
            rect(x, 612, 84, 40, PAPER, 3) + across(t, x + 42, 632, 24, CINNABAR, SANS_BOLD, align="centre")
            for x, t in ((160, "6.8 元"), (548, "3.5 元"), (950, "4.2 元"), (1345, "2.9 元"))
        ),
        cut(awning(30, 250, 640, 90, (CINNABAR, PAPER), 10), depth=2),
        cut(awning(830, 250, 640, 90, (PINE, PAPER), 10), depth=2),
        rect(760, 640, 90, 110, "#E9E4DA", 8)
        + rect(745, 630, 120, 18, SLATE, 4)
        + rect(772, 660, 66, 34, "#24332F", 3)
        + across("0.00", 805, 677, 22, "#9FE0B4", SANS_BOLD, align="centre")
        + across("公平秤", 805, 724, 24, CINNABAR, SANS_BOLD, align="centre"),
        on_stage(610, 950, 420, "give", lady(top=INDIGO), flip=True, slant=0.4),
        on_stage(
            1010,
            955,
            430,
            "carry",
            mother(),
            slant=0.4,
            in_near=group(
                path("M-44 0h88l-10 84h-68Z", "#B98A5A")
                + circle(-16, -6, 18, "#6E9A4E")
                + circle(14, -8, 20, "#8DB05A")
            ),
        ),
        on_stage(770, 960, 230, "walk", pupil(scarf=None, top=GOLD), slant=0.4),
    ]
    return group(*body), ""


def riverside():
    air, d1 = sky(1600, 620, "#F3CFAE", "#FCEBD0")
    water, d2 = river(1600, 560, 1000, "#9DB9C4", 5, 30)
    body = [
        air,
        sun(470, 320, 104, "#F5B36B"),
        hills(1600, 540, 260, "#DCC7B4", 3),
        pagoda(1210, 420, 190, "#C9AF9C", "#A98A78"),
        hills(1600, 560, 150, "#C7BBA4", 8),
        towers(-20, 700, 570, 40, 140, "#BBB39D", 4, step=80),
        water,
        poly([(360, 566), (580, 566), (760, 1000), (180, 1000)], "#F7C88E", opacity=0.35),
        cut(arch_bridge(640, 640, 760, 170, "#CDBFA8", "#A79A84", 5), depth=2),
        path("M0 720Q360 690 620 770T1010 1000H0Z", "#8DA77A"),
        path("M0 800Q300 770 520 840T830 1000H0Z", "#E8D9BC"),
        path("M1600 820Q1400 830 1320 1000H1600Z", "#8DA77A"),
        stroke("M0 716Q360 690 620 768T1000 990", "#6E7E70", 6)
        + stroke(
            "".join(
                f"M{x} {y}v-60"
                for x, y in (
                    (40, 720),
                    (170, 708),
                    (300, 708),
                    (430, 724),
                    (560, 752),
                    (680, 796),
                    (790, 850),
                    (880, 910),
                )
            ),
            "#6E7E70",
            7,
        )
        + stroke("M0 662Q360 634 620 712T940 900", "#6E7E70", 6),
        cut(willow(210, 790, 620, "#8FA86B", 4, 0.4), depth=1),
        cut(willow(1520, 880, 560, "#7F9C66", 8, 0.42), depth=1),
        on_stage(430, 900, 370, "run", youth(top=CINNABAR), slant=0.6),
        on_stage(610, 960, 350, "walk", grandpa(), slant=0.6),
        on_stage(690, 966, 335, "walk", granny(), slant=0.6),
        grass(0, 1000, 500, 60, "#5F8A55", 3, 60),
        stroke("M1080 760q16 -14 34 0q16 -14 34 0M1170 720q12 -10 26 0q12 -10 26 0", INK, 4),
    ]
    return group(*body), d1 + d2


def park_morning():
    air, defs = sky(1600, 620, "#DDEADF", "#FCF3D9")
    beams = "".join(
        poly([(1180, 60), (x, 1000), (x + 150, 1000)], "#FFF3C4", opacity=0.2) for x in (120, 440, 780, 1080)
    )
    body = [
        air,
        sun(1180, 170, 84, "#FBDD8F"),
        hills(1600, 600, 240, "#C9DDCB", 6),
        hills(1600, 600, 140, "#AFCBB0", 11),
        "".join(poplar(x, 620, h, "#8FB596") for x, h in ((60, 380), (150, 330), (1440, 360), (1540, 420))),
        rect(0, 600, 1600, 400, "#A5C48C"),
        path("M-20 700Q500 640 900 690T1640 660V770Q1100 790 760 760T-20 830Z", "#E9DFC4"),
        cut(
            rect(560, 520, 22, 150, "#A94434")
            + rect(900, 520, 22, 150, "#A94434")
            + rect(720, 520, 18, 150, "#8F3A2D")
            + rect(545, 520, 392, 20, "#C8643B")
            + tiled_roof(490, 520, 500, 120, "#4F5E62"),
            depth=1,
        ),
        cut(round_tree(230, 720, 560, FERN, 13), depth=2),
        cut(round_tree(1330, 690, 450, "#4C8A63", 15), depth=2),
        beams,
        on_stage(640, 860, 370, "taichi", grandpa(top=PAPER, bottom=PAPER, shoes=SLATE), slant=-0.5),
        on_stage(880, 850, 350, "taichi", granny(top="#E9C9C0", bottom=PAPER, wear="shirt"), slant=-0.5),
        on_stage(1110, 860, 360, "taichi", grandpa(top="#C9D8E4", bottom=PAPER, hair="short"), slant=-0.5),
        bench(1270, 900, 270),
        on_stage(1350, 935, 370, "sit_read", student(), slant=0, in_near=open_book(32)),
        on_stage(330, 930, 380, "sweep", cleaner(), slant=-0.5, in_near=broom(300)),
        bush(60, 960, 240, 130, "#5D8F5B", 4),
        flowers(900, 990, 420, 70, (VERMILION, GOLD, PAPER, "#C77DA0"), 5, count=26),
        fallen_leaves(380, 930, 220, 50, 4, 14),
    ]
    return group(*body), defs


def volunteer_friday():
    air, defs = sky(1600, 600, "#CFE2EA", "#F8F0DA")
    folk = [
        (300, "wave", volunteer(), False),
        (470, "carry", volunteer_man(), False),
        (1130, "hold_high", volunteer(hair="tail"), True),
        (1290, "stand", volunteer_man(skin="#D9A679"), True),
    ]
    body = [
        air,
        cloud(1080, 130, 300),
        cloud(240, 90, 200),
        towers(-40, 1640, 570, 150, 320, "#C6D6D2", 44, step=120),
        cut(flats(1240, 620, 420, 5, 5, "#D5B79B", seed=3), depth=1),
        cut(flats(-60, 620, 360, 5, 4, "#D9C2A2", seed=8), depth=1),
        rect(0, 600, 1600, 400, "#DED2BA"),
        cut(round_tree(420, 640, 360, "#6FA283", 4), depth=1) + cut(ginkgo(1130, 640, 340, 6), depth=1),
        poly([(0, 1000), (520, 610), (1080, 610), (1600, 1000)], "#E9DFC8"),
        # the tent
        rect(560, 430, 14, 380, SLATE) + rect(1020, 430, 14, 380, SLATE),
        cut(
            path("M520 430L620 290H980L1080 430Z", CINNABAR)
            + path("M620 290H700L640 430H520Z", "#B03226")
            + path("M860 290H980L1080 430H920Z", "#B03226")
            + path("M520 430H1080v34" + "q-17.5 22 -35 0" * 16 + "Z", VERMILION),
            depth=2,
        ),
        across("周五志愿服务日", 800, 370, 56, PAPER, SERIF_BOLD, tracking=0.1, align="centre"),
        on_stage(700, 800, 370, "give", volunteer(), slant=0),
        on_stage(900, 800, 370, "stand", volunteer_man(), flip=True, slant=0),
        cut(
            rect(590, 690, 420, 130, "#F1EDE6", 4)
            + rect(580, 676, 440, 24, PAPER, 4)
            + path("M800 790c-46 -34 -28 -70 0 -44c28 -26 46 10 0 44Z", VERMILION)
            + across("明河市志愿服务站", 800, 722, 26, CINNABAR, SANS_BOLD, align="centre"),
            depth=1,
        ),
        rect(610, 650, 70, 26, LAKE, 2)
        + rect(690, 656, 60, 20, GOLD, 2)
        + rect(900, 646, 24, 30, PAPER, 2)
        + rect(934, 646, 24, 30, PAPER, 2),
        *(
            on_stage(x, 900 + (i % 2) * 20, 410, pose, look, flip=flip, slant=0.5)
            for i, (x, pose, look, flip) in enumerate(folk)
        ),
        on_stage(640, 955, 400, "give", granny(), slant=0.5),
        on_stage(980, 960, 235, "wave", girl(), flip=True, slant=0.5),
        on_stage(
            150,
            960,
            420,
            "stand",
            volunteer(hair="short", under="#C9DAE8"),
            slant=0.5,
            in_near=flag(190, VERMILION, "志愿"),
        ),
        on_stage(1470, 960, 410, "sweep", volunteer(hair="long"), flip=True, slant=0.5, in_near=broom(300)),
    ]
    return group(*body), defs


def book_corner():
    body = [
        rect(0, 0, 1600, 1000, "#E9DCC3"),
        cut(shelf(40, 700, 460, 600, 4, seed=2), depth=2),
        cut(shelf(1100, 700, 460, 600, 4, seed=9), depth=2),
        rect(560, 90, 480, 440, "#8F6A45", 8) + rect(580, 110, 440, 400, "url(#window)"),
        group(round_tree(900, 530, 300, "#8FB08A", 3), hills(1600, 510, 120, "#BFD4BE", 4), clip_path="url(#pane)"),
        stroke("M800 110V510M580 310H1020", "#8F6A45", 12),
        poly([(580, 510), (1020, 510), (1240, 1000), (420, 1000)], STRAW, opacity=0.3),
        rect(0, 700, 1600, 300, "#B78B5C"),
        stroke("M0 760H1600M0 840H1600M0 930H1600", "#AB7F51", 3),
        ellipse(800, 880, 470, 100, "#C0604A")
        + ellipse(800, 876, 420, 84, "#CF7B60")
        + ellipse(800, 876, 300, 58, "#C0604A"),
        cut(
            rect(600, 30, 400, 60, PINE, 6)
            + across("槐树里社区读书角", 800, 60, 34, PAPER, SERIF_BOLD, tracking=0.06, align="centre"),
            depth=1,
        ),
        line([(330, 0), (330, 150)], SLATE, 4)
        + path("M260 210Q270 140 330 140T400 210Z", GOLD)
        + line([(1270, 0), (1270, 150)], SLATE, 4)
        + path("M1200 210Q1210 140 1270 140T1340 210Z", GOLD),
        cut(rect(250, 770, 150, 150, "#4C7A6B", 26) + rect(230, 700, 60, 220, "#3F6A5C", 22), depth=1),
        on_stage(320, 930, 420, "sit_read", grandpa(), slant=0, in_near=open_book(40, INDIGO)),
        on_stage(620, 920, 300, "sit_low", girl(extras=()), slant=0, in_near=open_book(34, CINNABAR)),
        on_stage(
            820, 945, 310, "sit_low", pupil(extras=(), top=GOLD, scarf=None), slant=0, in_near=open_book(34, PINE)
        ),
        on_stage(1090, 930, 430, "kneel", volunteer(hair="long"), flip=True, slant=0, in_near=open_book(40, LAKE)),
        on_stage(1340, 920, 460, "reach", student(), slant=0, in_near=rect(-14, -50, 28, 50, CINNABAR, 2)),
        cut(potted(140, 960, 170, FERN), depth=1),
        group(
            rect(0, -16, 120, 16, CINNABAR) + rect(8, -30, 104, 14, INDIGO) + rect(-4, -44, 116, 14, GOLD),
            move=(1440, 950),
        ),
    ]
    return group(*body), gradient(
        "window", [(0, "#CFE6EE", 1), (1, "#FBF0CF", 1)]
    ) + '<clipPath id="pane"><rect x="580" y="110" width="440" height="400"/></clipPath>'


def dance_square():
    air, defs = sky(1600, 640, "#4B4A78", "#F0A77C")
    tones = ["#C8402F", "#E3B04B", "#3E8A76", "#C77DA0", "#E08A72"]
    back = "".join(
        on_stage(
            330 + i * 235,
            800,
            300,
            "dance" if i % 2 == 0 else "dance2",
            granny(
                top=tones[i],
                hair=("bun", "bob", "short", "bun", "bob")[i],
                hair_colour="#4A403A" if i % 2 else "#B9B3AA",
                wear="shirt",
            ),
            slant=0.3,
            strength=0.22,
        )
        for i in range(5)
    )
    front = "".join(
        on_stage(
            420 + i * 260,
            950,
            390,
            "dance2" if i % 2 == 0 else "dance",
            granny(top=tones[(i + 2) % 5], hair=("bob", "bun", "short", "bob")[i], wear="dress", bottom=SLATE),
            slant=0.3,
            strength=0.22,
        )
        for i in range(4)
    )
    strings = "".join(f"M0 {y}Q800 {y + 130} 1600 {y}" for y in (150, 230))
    bulbs = "".join(
        circle(x, 150 + 130 * 2 * (x / 1600) * (1 - x / 1600) + dy, 7, STRAW)
        + circle(x, 150 + 130 * 2 * (x / 1600) * (1 - x / 1600) + dy, 16, STRAW, opacity=0.2)
        for dy in (0, 80)
        for x in range(50 + dy // 2, 1600, 100)
    )
    body = [
        air,
        circle(1220, 430, 110, "#F9CF9A", opacity=0.9),
        towers(-40, 1640, 600, 160, 380, "#8A6A86", 50, lit="#FBD9A0", step=130),
        towers(-20, 1640, 610, 70, 190, "#6B5577", 55, lit="#FBD9A0", step=110),
        stroke(strings, "#3B3556", 3) + bulbs,
        round_tree(120, 660, 420, "#3D5A5E", 5) + round_tree(1480, 660, 440, "#3D5A5E", 9),
        rect(0, 640, 1600, 360, "#B58A86"),
        poly([(0, 1000), (300, 640), (1300, 640), (1600, 1000)], "#C79A8E"),
        stroke(
            "M300 640L0 1000M550 640L400 1000M800 640V1000M1050 640L1200 1000M1300 640L1600 1000M0 720H1600M0 830H1600",
            "#BB8E86",
            3,
        ),
        lamp(210, 720, 420, "#4A4566", lit=True) + lamp(1400, 720, 420, "#4A4566", lit=True, arm=-1),
        back,
        front,
        cut(
            rect(140, 850, 110, 130, INK, 8)
            + circle(195, 890, 26, SLATE)
            + circle(195, 944, 22, SLATE)
            + circle(195, 890, 10, FOG),
            depth=1,
        ),
        rect(1420, 780, 130, 96, PINE, 6)
        + across("音量", 1485, 808, 28, PAPER, SANS_BOLD, align="centre")
        + across("60 分贝", 1485, 846, 26, STRAW, SANS_BOLD, align="centre")
        + rect(1478, 876, 14, 100, SLATE),
    ]
    return group(*body), defs


def snow_shovel():
    air, defs = sky(1600, 620, "#B9C9D8", "#E8EDEF")
    dice = random.Random(4)
    flakes = "".join(
        circle(dice.uniform(0, 1600), dice.uniform(0, 900), dice.uniform(2.5, 6), "#FFFFFF", opacity=0.9)
        for _ in range(110)
    )
    body = [
        air,
        towers(-40, 1640, 560, 130, 300, "#C3CFD9", 60, step=120),
        rect(0, 560, 1600, 440, "#E3E9EC"),
        cut(flats(-60, 640, 460, 6, 5, "#B98F7A", seed=4, lit=0.3), depth=1) + rect(-70, 176, 480, 22, "#FFFFFF", 8),
        cut(flats(1180, 640, 480, 5, 5, "#C2A58C", seed=7, lit=0.3), depth=1) + rect(1170, 250, 500, 22, "#FFFFFF", 8),
        bare_tree(560, 680, 430, "#6B5C55", 5, snow=True),
        pine(1060, 680, 380, PINE, snow=True) + pine(930, 670, 270, "#1F5E52", snow=True),
        path("M0 640Q400 610 800 640T1600 630V1000H0Z", "#F4F7F8"),
        path("M420 1000Q620 800 740 650H900Q1000 800 1240 1000Z", "#B4B9BC"),
        path("M420 1000Q620 800 740 650H760Q680 800 520 1000Z", "#DCE3E7"),
        blob(300, 840, 150, 70, "#FFFFFF", 4)
        + blob(1370, 850, 180, 80, "#FFFFFF", 6)
        + blob(1180, 760, 90, 40, "#FFFFFF", 8),
        on_stage(
            560, 900, 420, "dig", volunteer(hat=VERMILION, scarf=GOLD), slant=-0.5, strength=0.1, in_near=shovel(280)
        ),
        on_stage(
            1060,
            920,
            430,
            "sweep",
            volunteer_man(under="#4C6C92", scarf=CINNABAR),
            flip=True,
            slant=-0.5,
            strength=0.1,
            in_near=broom(320),
        ),
        on_stage(820, 800, 330, "dig", cleaner(scarf=PAPER), slant=-0.5, strength=0.1, in_near=shovel(220, "#B54A3A")),
        on_stage(260, 950, 230, "push", girl(hat=CINNABAR, scarf=GOLD), slant=-0.5, strength=0.1),
        circle(330, 915, 46, "#FFFFFF") + path("M292 930a46 46 0 0 0 76 0a60 30 0 0 1 -76 0Z", "#DCE3E7"),
        on_stage(
            1420,
            950,
            400,
            "cane",
            grandpa(top="#4C5560", wear="coat", hat="#4C5560", scarf=CINNABAR),
            flip=True,
            slant=-0.5,
            strength=0.1,
            in_near=line([(0, 0), (4, 180)], AMBER, 8),
        ),
        flakes,
    ]
    return group(*body), defs


def tree_planting():
    air, defs = sky(1600, 620, "#CBE3EA", "#F7F4DE")

    def sapling(x, y, h, tone="#7FB05A"):
        return line([(x, y), (x, y - h)], "#8A6A48", 8) + "".join(
            ellipse(
                x + dx * h, y - dy * h, h * 0.13, h * 0.075, tone, transform=f"rotate({turn} {x + dx * h} {y - dy * h})"
            )
            for dx, dy, turn in (
                (-0.12, 0.6, 30),
                (0.13, 0.68, -32),
                (-0.13, 0.8, 24),
                (0.12, 0.88, -28),
                (0, 1.02, -88),
                (-0.1, 0.97, 40),
            )
        )

    body = [
        air,
        sun(300, 190, 78, "#FBDD8F"),
        cloud(900, 150, 320),
        hills(1600, 620, 330, "#CBDDC6", 14),
        hills(1600, 620, 230, "#AECBA2", 18),
        pagoda(1290, 420, 170, "#BFC9AE", "#8FA287"),
        "".join(
            poplar(x, 620, h, tone)
            for x, h, tone in (
                (90, 190, "#7FAE86"),
                (140, 230, "#6FA283"),
                (200, 200, "#7FAE86"),
                (1440, 220, "#6FA283"),
                (1500, 260, "#7FAE86"),
                (1560, 210, "#6FA283"),
            )
        ),
        path("M-20 640Q400 560 820 620T1620 590V1000H-20Z", "#9DBF7F"),
        path("M-20 760Q460 690 900 750T1620 730V1000H-20Z", "#88AF6B"),
        "".join(
            sapling(x, y, h)
            for x, y, h in (
                (260, 650, 90),
                (430, 632, 84),
                (620, 630, 90),
                (1010, 640, 88),
                (1200, 624, 92),
                (1380, 620, 86),
            )
        ),
        ellipse(760, 905, 150, 34, "#7A5A3C") + ellipse(760, 900, 110, 22, "#5E442C"),
        cut(sapling(760, 900, 330), depth=1),
        on_stage(590, 915, 420, "dig", volunteer_man(), slant=0.4, in_near=shovel(270)),
        on_stage(880, 930, 330, "kneel", pupil(hat=GOLD, extras=()), flip=True, slant=0.4),
        on_stage(
            1050,
            930,
            420,
            "give",
            volunteer(hair="tail"),
            flip=True,
            slant=0.4,
            in_near=group(path("M-30 0h56l-8 56h-40Z", LAKE) + stroke("M-26 0q26 -40 48 0", SLATE, 4)),
        ),
        on_stage(300, 950, 250, "carry", girl(hat=PAPER), slant=0.4, in_near=group(sapling(10, 40, 150))),
        on_stage(1330, 940, 400, "push", youth(), flip=True, slant=0.4),
        cut(
            path("M1120 800H1270L1240 880H1150Z", GOLD)
            + path("M1130 800Q1190 740 1262 800Z", "#7A5A3C")
            + circle(1196, 905, 34, INK)
            + circle(1196, 905, 18, FOG)
            + line([(1250, 810), (1330, 770)], SLATE, 8),
            depth=1,
        ),
        grass(0, 1000, 1600, 50, "#6E9A55", 4, 120),
        flowers(60, 1000, 240, 56, (PAPER, GOLD), 8, count=12),
    ]
    return group(*body), defs


SCENES = {
    "market-stall": market_stall,
    "riverside": riverside,
    "park-morning": park_morning,
    "volunteer-friday": volunteer_friday,
    "book-corner": book_corner,
    "dance-square": dance_square,
    "snow-shovel": snow_shovel,
    "tree-planting": tree_planting,
}
