"""Scenes near home: stairwells, compounds, chargers, bins, the canteen."""

from ..buildings import banner, bricks, flats
from ..canvas import blob, circle, cut, ellipse, gradient, group, line, path, poly, rect, stroke
from ..cast import (
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
from ..palette import (
    AMBER,
    CINNABAR,
    FERN,
    GOLD,
    HONEY,
    INDIGO,
    INK,
    LAKE,
    PAPER,
    PINE,
    SAND,
    SLATE,
    STRAW,
    VERMILION,
    darker,
    lighter,
    mix,
)
from ..people import Look
from ..skyline import cloud, sky, sun, towers
from ..street import BINS, bag, bowl, broom, carton, charger, dog, phone, shelf, table, wheelie_bin
from ..trees import bush, fallen_leaves, flowers, ginkgo, hedge, poplar, potted, round_tree
from ..vehicles import e_bike


def stairwell():
    wall, low = "#EFE7D6", "#8FB3A2"
    steps = "".join(
        rect(760 + i * 92, 838 - i * 66, 900, 66, mix("#B9AF9F", "#8C8375", i / 9))
        + rect(752 + i * 92, 832 - i * 66, 900, 12, "#D8CFBF")
        for i in range(9)
    )
    rail = stroke("M740 610L1500 66", "#A5713F", 16) + stroke(
        "".join(f"M{775 + i * 92} {590 - i * 66}v236" for i in range(9)), "#5E6E6A", 7
    )
    body = [
        rect(0, 0, 1600, 1000, wall),
        rect(0, 520, 800, 320, low),
        path("M800 520L1600 -50V1000H800Z", mix(low, wall, 0.35)),
        rect(0, 512, 800, 8, darker(low, 0.2)),
        rect(80, 120, 300, 320, "#7C8F98", 6)
        + rect(96, 136, 268, 288, "url(#window)")
        + stroke("M230 136V424M96 280H364", "#7C8F98", 10),
        poly([(96, 424), (364, 424), (700, 880), (330, 880)], STRAW, opacity=0.35),
        rect(0, 838, 800, 162, "#C9BFAE"),
        rect(0, 838, 1600, 8, "#B3A998"),
        steps,
        rail,
        rect(470, 300, 250, 538, "#8A4B3C", 6)
        + rect(490, 322, 98, 220, darker("#8A4B3C"), 4)
        + rect(604, 322, 98, 220, darker("#8A4B3C"), 4)
        + rect(490, 566, 98, 240, darker("#8A4B3C"), 4)
        + rect(604, 566, 98, 240, darker("#8A4B3C"), 4)
        + circle(700, 580, 9, GOLD),
        rect(540, 250, 110, 34, CINNABAR, 3) + across("福", 595, 267, 26, GOLD, SERIF_BOLD, align="centre"),
        cut(
            rect(820, 150, 250, 120, PAPER, 4)
            + across("楼道畅通", 945, 192, 42, CINNABAR, SERIF_BOLD, align="centre")
            + across("生命通道 请勿堆物", 945, 240, 22, SLATE, SANS_BOLD, align="centre"),
            depth=1,
        ),
        potted(120, 440, 110, FERN),
        on_stage(
            560, 935, 460, "carry", volunteer(), flip=True, slant=0.4, in_near=group(carton(150, 110), move=(-60, 30))
        ),
        on_stage(900, 945, 440, "sweep", volunteer_man(hat=None), slant=0.4, in_near=broom(330)),
        on_stage(1250, 480, 330, "wave", granny(), flip=True, slant=0),
        cut(carton(130, 96) + group(carton(96, 70, "#C9B08A"), move=(20, -96)), depth=1, move=(60, 955)),
        cut(bag(90, "#55606A"), depth=1, move=(290, 960)),
    ]
    return group(*body), gradient("window", [(0, "#CFE6EE", 1), (1, "#FBF0CF", 1)])


def charging_shed():
    air, defs = sky(1600, 640, "#D8E6E4", "#F7F0DC")
    bikes = [(120, CINNABAR), (390, "#E9E4DA"), (660, LAKE), (930, GOLD)]
    body = [
        air,
        sun(1350, 180, 74, "#F7D58E"),
        cut(flats(-40, 620, 520, 6, 6, "#D5B79B", seed=11), depth=1),
        cut(flats(1000, 620, 640, 6, 7, "#C8BFA9", seed=14), depth=1),
        round_tree(760, 640, 420, "#6FA283", 4),
        rect(0, 620, 1600, 380, "#D5CBB7"),
        rect(70, 400, 24, 440, "#5E6E6A") + rect(1270, 400, 24, 440, "#5E6E6A") + rect(660, 400, 18, 440, "#5E6E6A"),
        rect(80, 560, 1200, 270, "#E7E0D0"),
        cut(
            path("M20 420L110 330H1260L1350 420V446H20Z", PINE)
            + path("M110 330H1260L1290 360H80Z", lighter(PINE, 0.12)),
            depth=2,
        ),
        across("电动自行车集中充电棚", 680, 398, 46, PAPER, SANS_BOLD, tracking=0.14, align="centre"),
        "".join(group(line([(x + 150, 446), (x + 150, 620)], SLATE, 5), charger(x + 150, 800, 190)) for x, _ in bikes),
        "".join(path(f"M{x + 160} 700q60 40 {40} 90", stroke=INK, stroke_width=4) for x, _ in bikes[:3]),
        rect(0, 836, 1600, 164, "#BFB5A2"),
        stroke("".join(f"M{60 + i * 272} 990l60 -150" for i in range(6)), PAPER, 7),
        "".join(cut(e_bike(x, 905, 250, tone), depth=1) for x, tone in bikes),
        rect(960, 480, 260, 110, CINNABAR, 6)
        + across("严禁飞线充电", 1090, 520, 34, PAPER, SANS_BOLD, align="centre")
        + across("扫码充电 满电自停", 1090, 562, 24, STRAW, SANS_BOLD, align="centre"),
        on_stage(1310, 940, 420, "phone", student(top=CINNABAR), flip=True, slant=-0.6, in_near=phone(34)),
        on_stage(
            1475,
            950,
            440,
            "point",
            Look(top="#2B4C86", bottom="#22365C", wear="uniform", hat="#22365C"),
            flip=True,
            slant=-0.6,
        ),
    ]
    return group(*body), defs


def old_compound():
    air, defs = sky(1600, 640, "#C4DCE4", "#FBEFD6")
    line_d = "M330 330Q470 372 620 318"
    clothes = "".join(
        path(f"M{x} {y}h54v70h-54Z", tone) for x, y, tone in ((380, 350, CINNABAR), (450, 357, PAPER), (520, 348, LAKE))
    )
    body = [
        air,
        cloud(980, 120, 260),
        towers(600, 1100, 560, 160, 330, "#CBD5CE", 7, step=100),
        rect(0, 610, 1600, 390, "#DCCFB6"),
        hedge(440, 640, 700, 60, "#8DB08A", 15),
        cut(
            flats(-60, 690, 560, 6, 6, "#C8795C", floor_h=88, seed=21),
            bricks(-60, 180, 470, 500, "#B5664B", 4),
            depth=2,
        ),
        cut(
            flats(1080, 690, 580, 5, 6, "#C78462", floor_h=88, seed=25),
            bricks(1080, 270, 480, 410, "#B5704F", 5),
            depth=2,
        ),
        rect(120, 560, 130, 130, darker("#8A4B3C"))
        + rect(110, 548, 150, 16, SAND)
        + across("3 单元", 185, 536, 24, PAPER, SANS_BOLD, align="centre"),
        stroke(line_d, SLATE, 3) + clothes + line([(620, 690), (620, 306)], SLATE, 8),
        rect(0, 688, 1600, 312, "#DCCFB6"),
        poly([(560, 1000), (720, 688), (900, 688), (1120, 1000)], "#EBE2CE"),
        cut(round_tree(830, 700, 560, FERN, 11), depth=2),
        ellipse(830, 712, 150, 26, "#B9AA8C") + rect(690, 690, 280, 24, "#A5713F", 10),
        flowers(0, 760, 420, 70, seed=3, count=26) + hedge(-20, 770, 450, 44, "#6FA283", 8),
        flowers(1220, 770, 400, 70, (VERMILION, "#F2EDE6", "#C77DA0"), seed=5, count=24)
        + hedge(1210, 780, 420, 44, "#6FA283", 9),
        rect(730, 800, 210, 16, "#A5713F", 5) + rect(820, 816, 22, 74, SLATE),
        rect(780, 784, 110, 16, "#E3C48F", 2)
        + stroke("M796 784v16M812 784v16M828 784v16M844 784v16M860 784v16M876 784v16", AMBER, 1.5),
        rect(600, 850, 90, 14, "#A5713F", 4)
        + stroke("M612 864v50M678 864v50", SLATE, 8)
        + rect(980, 850, 90, 14, "#A5713F", 4)
        + stroke("M992 864v50M1058 864v50", SLATE, 8),
        on_stage(630, 915, 370, "sit", grandpa(), slant=0.45),
        on_stage(1040, 915, 370, "sit", grandpa(top="#8A6B4F"), flip=True, slant=0.45),
        on_stage(1180, 905, 350, "stand", granny(), flip=True, slant=0.45),
        on_stage(330, 930, 230, "run", girl(), slant=0.45),
        on_stage(210, 935, 235, "run", pupil(top=GOLD), slant=0.45),
        on_stage(
            1400,
            940,
            400,
            "walk",
            lady(top=INDIGO),
            flip=True,
            slant=0.45,
            in_near=group(path("M-40 10h80l-8 90h-64Z", "#7FA05E") + stroke("M-24 10q24 -46 48 0", "#7FA05E", 6)),
        ),
    ]
    return group(*body), defs


def sorting_bins():
    air, defs = sky(1600, 620, "#DCE9DF", "#F6F1DF")
    bins = "".join(
        cut(wheelie_bin(420 + i * 205, 850, 170, name, tone, open_=(i == 2)), depth=1)
        for i, (name, tone) in enumerate(BINS)
    )
    body = [
        air,
        towers(-40, 1640, 580, 120, 280, "#C8D8CB", 31, step=120),
        cut(poplar(120, 640, 520, "#4C8A63"), depth=1) + cut(poplar(250, 640, 430, "#6FA283"), depth=1),
        cut(round_tree(1470, 650, 500, "#6FA283", 8), depth=1),
        hedge(-20, 640, 1640, 80, "#7FB091", 4),
        rect(0, 636, 1600, 364, "#D9D0BC"),
        rect(380, 300, 22, 520, "#5E6E6A") + rect(1250, 300, 22, 520, "#5E6E6A"),
        rect(390, 420, 870, 330, "#EFEADB"),
        cut(path("M330 330L400 240H1260L1330 330V352H330Z", FERN), depth=2),
        across("生活垃圾分类投放点", 830, 298, 46, PAPER, SANS_BOLD, tracking=0.14, align="centre"),
        "".join(
            rect(430 + i * 205, 440, 150, 190, PAPER, 6)
            + rect(430 + i * 205, 440, 150, 46, tone, 6)
            + across(name, 505 + i * 205, 463, 26, PAPER, SANS_BOLD, align="centre")
            for i, (name, tone) in enumerate(BINS)
        ),
        rect(470, 520, 30, 60, LAKE, 6)
        + rect(510, 530, 44, 50, mix(LAKE, PAPER, 0.5))
        + rect(675, 530, 70, 34, "#B8564A", 8)
        + circle(890, 560, 22, "#D98A4A")
        + path("M905 540q30 -20 40 10q-20 20 -40 -10Z", FERN)
        + blob(1120, 555, 44, 30, "#A9A295", 5),
        rect(0, 850, 1600, 150, "#C3B9A4"),
        bins,
        on_stage(310, 940, 410, "give", mother(), slant=0.5, in_near=group(bag(56, "#6E8F55"), move=(6, 60))),
        on_stage(230, 945, 240, "point", girl(), slant=0.5),
        on_stage(1345, 940, 430, "point", volunteer_man(), flip=True, slant=0.5),
    ]
    return group(*body), defs


def dog_walk():
    air, defs = sky(1600, 600, "#F7D9B8", "#FBF0DC")
    body = [
        air,
        sun(1120, 330, 100, "#F6B96A"),
        towers(-40, 1640, 560, 110, 260, "#E6CFB4", 41, step=120),
        hedge(-20, 600, 1640, 120, "#8DB08A", 12),
        rect(0, 590, 1600, 410, "#A9C08A"),
        path("M-20 1000Q420 700 900 700T1640 640V780Q1200 760 960 840T560 1000Z", "#EADFC6"),
        cut(round_tree(250, 720, 540, "#5D8F5B", 3), depth=2),
        cut(ginkgo(1380, 690, 470, 7), depth=2),
        bush(560, 640, 150, 90, "#7FA86F", 3) + bush(1040, 636, 180, 90, "#7FA86F", 5),
        cut(
            rect(430, 520, 140, 130, PAPER, 8)
            + across("文明养犬", 500, 565, 28, PINE, SANS_BOLD, align="centre")
            + across("牵绳 · 拾便", 500, 610, 22, SLATE, SANS_BOLD, align="centre")
            + rect(493, 650, 14, 110, SLATE),
            depth=1,
        ),
        stroke("M797 578Q880 740 1062 790", CINNABAR, 5),
        on_stage(660, 870, 410, "hold_hand", youth(top=INDIGO), slant=-0.6),
        cut(dog(920, 915, 190, HONEY), depth=1),
        on_stage(
            1330,
            900,
            360,
            "squat",
            student(top=CINNABAR, extras=("satchel",)),
            flip=True,
            slant=-0.6,
            in_near=path("M-22 0q22 40 44 0l-6 -16h-32Z", "#57B389"),
        ),
        cut(dog(1420, 905, 130, "#EDE4D2", flip=True, collar=INDIGO), depth=1),
        on_stage(180, 930, 210, "wave", pupil(scarf=None, extras=(), top=GOLD), slant=-0.6),
        fallen_leaves(1080, 955, 440, 40, 4, 22),
        flowers(40, 990, 380, 60, seed=6, count=18),
    ]
    return group(*body), defs


def poster_wall():
    sheets = [
        ("讲文明 树新风", CINNABAR),
        ("光盘行动", PINE),
        ("诚信", INDIGO),
        ("敬老", "#8A5A2B"),
        ("节水", LAKE),
        ("邻里和睦", "#A94434"),
    ]
    panels = []
    for i, (text, tone) in enumerate(sheets):
        x, y = 120 + (i % 6) * 232, 260 + (18 if i % 2 else 0)
        art = [
            circle(x + 104, y + 110, 60, STRAW),
            path(f"M{x} {y + 190}q52 -80 104 -24t104 -30v60h-208Z", lighter(tone, 0.2)),
            circle(x + 104, y + 120, 70, lighter(tone, 0.25)) + circle(x + 104, y + 120, 46, PAPER),
            path(f"M{x + 30} {y + 180}q74 -150 148 0Z", lighter(tone, 0.3)),
            path(f"M{x + 104} {y + 50}q60 80 0 130q-60 -50 0 -130Z", lighter(tone, 0.4)),
            rect(x + 30, y + 90, 66, 90, lighter(tone, 0.25)) + rect(x + 112, y + 60, 66, 120, lighter(tone, 0.38)),
        ][i]
        size = 34 if len(text) < 5 else 25
        panels.append(
            cut(
                rect(x, y, 208, 300, tone)
                + art
                + across(text, x + 104, y + 240, size, PAPER, SERIF_BOLD, tracking=0.06, align="centre"),
                depth=1,
            )
        )
    body = [
        rect(0, 0, 1600, 1000, "#E9DDC6"),
        bricks(0, 20, 1600, 700, "#DCCBAE", 4, 0.22),
        rect(0, 0, 1600, 60, "#566068")
        + stroke("".join(f"M{i * 40} 60a20 16 0 0 0 40 0" for i in range(41)), "#46505A", 10),
        rect(90, 210, 1430, 400, "#FFFFFF", 8, opacity=0.45),
        across("公益广告角 · 晨光社区", 800, 150, 50, INK, SERIF_BOLD, tracking=0.1, align="centre"),
        *panels,
        poly([(0, 0), (420, 0), (1100, 720), (640, 720)], "#FFFFFF", opacity=0.16),
        rect(0, 720, 1600, 280, "#CBBBA0"),
        rect(0, 712, 1600, 14, "#AD9E84"),
        stroke("M0 790H1600M0 890H1600", "#BCAC91", 3),
        cut(potted(70, 800, 190, FERN), depth=1),
        cut(potted(1530, 800, 190, FERN), depth=1),
        on_stage(520, 930, 420, "hold_high", volunteer(), slant=0.5),
        on_stage(660, 935, 430, "reach", volunteer_man(hat=None), flip=True, slant=0.5),
        on_stage(1080, 930, 400, "stand", grandpa(view="back"), slant=0.5),
        on_stage(1170, 930, 220, "point", girl(), flip=True, slant=0.5),
        on_stage(1330, 940, 400, "point", student(), flip=True, slant=0.5),
        cut(
            rect(240, 900, 150, 22, "#A5713F", 4)
            + stroke("M262 922l-16 66M368 922l16 66", AMBER, 10)
            + group(rect(0, -60, 90, 60, PAPER) + rect(8, -52, 74, 44, CINNABAR), move=(266, 900)),
            depth=1,
        ),
    ]
    return group(*body), ""


def community_canteen():
    steam = "".join(stroke(f"M{x} 470q16 -26 0 -52t0 -52", "#FFFFFF", 6, opacity=0.6) for x in (220, 300, 380, 460))
    lights = "".join(
        line([(x, 0), (x, 120)], SLATE, 4)
        + path(f"M{x - 60} 170Q{x - 52} 110 {x} 110T{x + 60} 170Z", CINNABAR)
        + ellipse(x, 172, 50, 9, STRAW)
        + poly([(x - 50, 176), (x + 50, 176), (x + 190, 760), (x - 190, 760)], STRAW, opacity=0.13)
        for x in (650, 1100, 1545)
    )
    body = [
        rect(0, 0, 1600, 1000, "#F3E9D4"),
        rect(0, 640, 1600, 360, "#CFB48E"),
        stroke("M0 720H1600M0 820H1600M0 920H1600", "#C3A67E", 3),
        rect(0, 220, 620, 330, "#D8E4DC")
        + stroke(
            "".join(f"M0 {220 + i * 55}H620" for i in range(7)) + "".join(f"M{i * 62} 220V550" for i in range(11)),
            "#FFFFFF",
            3,
        ),
        rect(1130, 200, 400, 300, "#7A5B3F", 6)
        + rect(1146, 216, 368, 268, "url(#window)")
        + stroke("M1330 216V484M1146 350H1514", "#7A5B3F", 10),
        cut(
            rect(690, 190, 380, 200, "#2E3B36", 8)
            + across("今日菜单", 880, 226, 34, STRAW, SERIF_BOLD, tracking=0.2, align="centre")
            + across("红烧豆腐 · 清炒时蔬", 880, 284, 27, PAPER, SANS_BOLD, align="centre")
            + across("番茄鸡蛋 · 小米粥", 880, 334, 27, PAPER, SANS_BOLD, align="centre"),
            depth=1,
        ),
        banner(70, 110, 520, 64, "社区食堂 吃多少打多少", PINE, PAPER, 0),
        steam,
        "".join(
            rect(150 + i * 105, 480, 92, 50, "#B7BEC0", 4) + ellipse(196 + i * 105, 482, 42, 12, tone)
            for i, tone in enumerate(("#C8643B", "#7FA05E", "#E3B04B", "#F2E6CE"))
        ),
        on_stage(240, 700, 400, "give", vendor(hat=PAPER, apron=PAPER), slant=0),
        on_stage(420, 690, 390, "stand", vendor(top=PINE, hat=PAPER, apron=PAPER), slant=0),
        cut(
            rect(60, 530, 580, 240, "#A5713F", 6)
            + rect(50, 522, 600, 22, "#C08A52", 6)
            + rect(80, 560, 540, 190, "#8F5F33", 4),
            depth=2,
        ),
        lights,
        on_stage(
            735,
            860,
            410,
            "give",
            grandpa(),
            flip=True,
            slant=0.3,
            in_near=group(rect(-60, -6, 100, 12, "#B8564A", 4) + bowl(44), move=(-4, 0)),
        ),
        table(900, 900, 600, 170, "#B98A5A"),
        group(bowl(70), move=(1010, 716))
        + group(bowl(70), move=(1380, 716))
        + ellipse(1200, 718, 56, 12, PAPER)
        + ellipse(1200, 712, 40, 8, "#7FA05E"),
        rect(900, 812, 100, 16, "#8F5F33", 4) + rect(1400, 812, 110, 16, "#8F5F33", 4),
        on_stage(930, 925, 400, "sit", granny(), slant=0.3),
        on_stage(1470, 925, 400, "sit", granny(top="#3E6C9E", hair="bob"), flip=True, slant=0.3),
        on_stage(1225, 955, 400, "give", volunteer(), flip=True, slant=0.3, in_near=group(bowl(60))),
    ]
    return group(*body), gradient("window", [(0, "#BFDCE6", 1), (1, "#FBEFC9", 1)])


def elderly_phone():
    body = [
        rect(0, 0, 1600, 1000, "#EDE3CF"),
        rect(0, 700, 1600, 300, "#B98A5A"),
        rect(0, 690, 1600, 16, "#A5713F"),
        rect(90, 110, 520, 420, "#F7F1E2", 8)
        + rect(110, 130, 480, 380, "url(#window)")
        + stroke("M350 130V510M110 320H590", "#C9B894", 12),
        group(
            towers(120, 580, 510, 60, 170, "#B7CDC2", 5, step=80),
            round_tree(500, 520, 230, "#6FA283", 5),
            clip_path="url(#pane)",
        ),
        path("M60 100h90q-20 220 -50 440h-40ZM640 100h-90q20 220 50 440h40Z", "#D9876C"),
        poly([(110, 510), (590, 510), (980, 960), (420, 960)], STRAW, opacity=0.28),
        cut(shelf(1250, 690, 290, 520, 4, seed=6), depth=1),
        rect(760, 180, 380, 220, PINE, 8)
        + across("智能手机", 950, 250, 54, PAPER, SERIF_BOLD, tracking=0.1, align="centre")
        + across("银龄课堂 · 第三课", 950, 330, 32, STRAW, SANS_BOLD, tracking=0.06, align="centre"),
        rect(230, 800, 120, 18, "#8F5F33", 4)
        + rect(720, 800, 120, 18, "#8F5F33", 4)
        + rect(1050, 800, 120, 18, "#8F5F33", 4),
        on_stage(290, 915, 440, "sit", granny(), slant=0.3, in_near=phone(44)),
        on_stage(520, 930, 470, "bend", volunteer(hair="tail"), flip=True, slant=0.3),
        on_stage(780, 915, 450, "sit", grandpa(), slant=0.3, in_near=phone(44)),
        on_stage(1110, 915, 440, "sit", granny(top=PINE, hair="bob"), flip=False, slant=0.3, in_near=phone(44)),
        on_stage(1330, 930, 470, "give", volunteer_man(hat=None), flip=True, slant=0.3),
        cut(potted(680, 690, 150, FERN), depth=1),
        cut(
            rect(880, 760, 150, 14, "#A5713F", 4)
            + stroke("M900 774v150M1010 774v150", AMBER, 9)
            + rect(905, 726, 30, 34, PAPER, 4)
            + rect(965, 730, 40, 30, CINNABAR, 4),
            depth=1,
        ),
    ]
    return group(*body), gradient(
        "window", [(0, "#CFE6EE", 1), (1, "#FBF0CF", 1)]
    ) + '<clipPath id="pane"><rect x="110" y="130" width="480" height="380"/></clipPath>'


SCENES = {
    "stairwell": stairwell,
    "charging-shed": charging_shed,
    "old-compound": old_compound,
    "sorting-bins": sorting_bins,
    "dog-walk": dog_walk,
    "poster-wall": poster_wall,
    "community-canteen": community_canteen,
    "elderly-phone": elderly_phone,
}
