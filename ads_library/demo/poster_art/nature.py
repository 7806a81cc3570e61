"""Posters of mountains, water, fields and the moon."""

import random

from site_cms.demo.pictures.canvas import (
    blob,
    circle,
    clip,
    cut,
    ellipse,
    gradient,
    group,
    line,
    num,
    path,
    rect,
    smooth,
    stroke,
)
from site_cms.demo.pictures.palette import (
    AMBER,
    CINNABAR,
    FERN,
    INDIGO,
    INK,
    PAPER,
    PINE,
    SLATE,
    darker,
    lighter,
    mix,
)
from site_cms.demo.pictures.people import Look, figure
from site_cms.demo.pictures.skyline import arch_bridge, pagoda, towers
from site_cms.demo.pictures.trees import pine, round_tree, willow

from .sheet import SANS_BOLD, SERIF_BOLD, Sheet, poster


def _ridge(width, base, height, seed, points=9, sharp=0.3):
    """A mountain line: path data from the left edge to the right, closed far below. No two peaks are alike."""
    dice = random.Random(seed)
    crest, x = [(-width * 0.12, base - height * dice.uniform(0.1, 0.4))], -width * 0.06
    while x < width * 1.08:
        peak = dice.choice((0.42, 0.6, 0.75, 1.0)) * dice.uniform(0.85, 1.0)
        step = width / points * (0.5 + peak)
        crest.append((x + step * 0.32, base - height * peak * dice.uniform(0.62, 0.74)))
        crest.append((x + step * 0.52, base - height * peak))
        crest.append((x + step * 0.72, base - height * peak * dice.uniform(0.5, 0.72)))
        crest.append((x + step * 1.05, base - height * dice.uniform(0.06, 0.24)))
        x += step * 1.15
    return (
        smooth(crest, closed=False, tension=sharp)
        + f"L{num(width * 1.2)} {num(base + 900)}L{num(-width * 0.12)} {num(base + 900)}Z"
    )


@poster(
    "lvshui",
    "绿水青山就是金山银山",
    "landscape",
    "shanshui",
    source_kind="library",
    creator="明河市美术馆 公益设计小组",
)
def lvshui() -> Sheet:
    """青绿山水 in cut paper: each range a sheet with a gold edge, mist between them, one boat."""
    s = Sheet("#EADFC4")
    s.add(circle(650, 240, 104, "#D9A441"), circle(650, 240, 150, "#D9A441", opacity=0.16))
    tones = ("#B9C9AE", "#8FB29B", "#5E9585", "#2F7568", "#185648")
    bases, highs = (640, 740, 820, 910, 1020), (250, 250, 240, 210, 190)
    for i, tone in enumerate(tones):
        d = _ridge(900, bases[i], highs[i], (31, 38, 47, 52, 60)[i], (4, 4, 5, 4, 5)[i])
        s.define(gradient(f"fog{i}", [(0, tone, 1), (0.42, mix(tone, "#EADFC4", 0.5), 1), (1, "#EADFC4", 1)]))
        s.add(cut(path(d, f"url(#fog{i})") + path(d, "none", stroke="#D9B869", stroke_width=2.4 - i * 0.2), depth=2))
        s.add(rect(0, 1020, 900, 180, "#C7D8CF"))
    s.add(
        stroke(
            "".join(
                f"M{x} {y}q40 -8 80 0t80 0"
                for x, y in ((40, 1060), (300, 1046), (620, 1066), (120, 1100), (480, 1110), (700, 1140))
            ),
            "#FFFFFF",
            2.5,
            opacity=0.8,
        )
    )
    s.add(
        cut(
            path("M520 1064q90 34 190 0q-26 40 -60 42h-76q-36 -4 -54 -42Z", INK)
            + path("M580 1066q2 -40 44 -42q40 2 42 42Z", "#A9803E"),
            depth=1,
        )
    )
    s.add(
        figure(552, 1070, 92, "stand", Look(top=INK, bottom=INK, hat="#A9803E")).svg
        + line([(548, 980), (520, 1110)], INK, 3)
    )
    s.down("绿水青山", 196, 72, 84, PINE, tracking=0.05)
    s.down("就是金山银山", 108, 112, 48, "#8A5A12", tracking=0.1)
    s.sponsor(828, 1160, PINE, align="right", size=18, mark=CINNABAR)
    return s


@poster("jieshui", "一滴水的分量", "saving", "ripples")
def jieshui() -> Sheet:
    """One drop above wide rings; inside the drop lies the town."""
    s = Sheet("#0E4A6B")
    for i in range(11, 0, -1):
        s.add(ellipse(450, 930, 66 * i, 22 * i, mix("#0E4A6B", "#9FD0DF", 0.05 + 0.062 * (11 - i))))
    s.add(ellipse(450, 930, 50, 15, "#E9F6F8"))
    drop = "M450 190C530 340 640 440 640 590A190 190 0 0 1 260 590C260 440 370 340 450 190Z"
    s.define(clip("drop", path(drop)), gradient("inside", [(0, "#F8F3E2", 1), (0.6, "#CFE8EC", 1), (1, "#7FBBCF", 1)]))
    town = (
        towers(250, 660, 640, 50, 190, "#6FA3B0", 5, step=58)
        + round_tree(340, 660, 120, FERN, 3)
        + round_tree(560, 660, 100, "#4C8A63", 5)
        + path("M240 640Q450 600 660 650V800H240Z", "#8DB97F")
        + path("M240 690Q400 660 480 700T660 690V800H240Z", "#3E8FB0")
    )
    s.add(cut(group(path(drop, "url(#inside)"), town, clip_path="url(#drop)"), depth=3))
    s.add(path("M318 600a140 140 0 0 0 60 116", stroke="#FFFFFF", stroke_width=14, stroke_linecap="round", opacity=0.8))
    s.across("一滴水", 72, 130, 92, PAPER, tracking=0.1)
    s.down("的分量", 800, 100, 60, "#BFE0E8", tracking=0.2)
    s.across("拧紧龙头，一水多用，随手就能做到", 450, 1080, 28, "#D6ECF0", SANS_BOLD, tracking=0.1, align="centre")
    s.sponsor(450, 1146, "#BFE0E8", align="centre", size=18, mark=PAPER)
    return s


@poster("lili", "粒粒皆辛苦", "saving", "field in a bowl", source_kind="bulletin", creator="明河市公益广告作品库")
def lili() -> Sheet:
    """A bowl whose rice is a hill of terraces, and the one who planted it."""
    s = Sheet("#F3D27A")
    s.add(circle(660, 270, 120, "#E8743B"))
    s.define(clip("heap", path("M120 800C150 560 300 452 450 452S750 560 780 800Z")))
    rows = ["#F7E7B4", "#E3B04B", "#C9921F", "#A7B34A", "#7FA23F", "#5E8A3C", "#3F7441"]
    terraces = rect(100, 440, 700, 400, rows[0])
    for i, tone in enumerate(rows):
        y = 500 + i * 48
        terraces += path(f"M80 {y + 20}Q{260 + i * 24} {y - 46} 450 {y}T840 {y - 6}V900H80Z", tone) + stroke(
            f"M80 {y + 22}Q{260 + i * 24} {y - 44} 450 {y + 2}T840 {y - 4}", lighter(tone, 0.4), 3
        )
        terraces += stroke(
            "".join(f"M{x} {y + 34 + (x % 3) * 4}v-16m-6 4l6 8l6 -8" for x in range(130 + i * 9, 790, 44)),
            darker(tone, 0.22),
            2.4,
        )
    s.add(group(terraces, clip_path="url(#heap)"))
    s.add(
        figure(
            430,
            520,
            150,
            "dig",
            Look(top=INDIGO, bottom=SLATE, hat="#E9D9A8"),
            in_near=line([(-40, -50), (36, 60)], AMBER, 5),
        ).svg
    )
    bowl = "M92 776H808C800 940 700 1030 600 1046L590 1080H310L300 1046C200 1030 100 940 92 776Z"
    s.add(cut(path(bowl, PAPER) + path("M92 776H808L806 806H94Z", "#E3DDCF"), depth=3))
    s.add(
        stroke("".join(f"M{150 + i * 60} 880q15 -26 30 0t30 0" for i in range(10)), INDIGO, 5),
        line([(118, 850), (782, 850)], INDIGO, 4),
        line([(136, 920), (764, 920)], INDIGO, 4),
    )
    s.down("粒粒皆辛苦", 140, 84, 84, "#7A2A12", tracking=0.06)
    s.down("谁知盘中餐", 238, 92, 36, "#7A2A12", tracking=0.2)
    s.sponsor(450, 1144, "#6B3A10", align="centre", size=18, mark=CINNABAR)
    return s


@poster("lvyou", "带走风景，留下文明", "travel", "stamp")
def lvyou() -> Sheet:
    """A postage stamp from Minghe, with its postmark half across the edge."""
    s = Sheet("#2F5D8A")
    s.add(stroke("".join(f"M{-60 + i * 90} 1200L{500 + i * 90} 0" for i in range(-6, 12)), "#35659A", 30))
    perforation = (
        rect(120, 100, 660, 760, PAPER)
        + "".join(circle(x, y, 13, "#2F5D8A") for x in range(120, 790, 44) for y in (100, 860))
        + "".join(circle(x, y, 13, "#2F5D8A") for y in range(142, 840, 44) for x in (120, 780))
    )
    s.define(clip("view", rect(168, 150, 564, 560, INK)), gradient("dusk", [(0, "#F2B27A", 1), (1, "#FBE7C4", 1)]))
    view = (
        rect(168, 150, 564, 560, "url(#dusk)")
        + circle(560, 330, 66, "#E4572E")
        + path("M168 470Q300 330 420 420T732 360V720H168Z", "#D9A98C")
        + pagoda(330, 436, 150, "#C98F78", "#8A4B3C")
        + path("M168 520Q340 430 520 500T732 470V720H168Z", "#B98A76")
        + rect(168, 540, 564, 180, "#6FA0B4")
        + group(arch_bridge(210, 580, 480, 120, "#F3E6CF", "#B79E82", 3))
        + stroke(
            "M200 620q20 -6 40 0t40 0M420 650q20 -6 40 0t40 0M560 610q20 -6 40 0t40 0M250 684q20 -6 40 0t40 0M600 676q20 -6 40 0t40 0",
            "#FFFFFF",
            3,
            opacity=0.8,
        )
        + group(willow(180, 720, 360, "#5E7F4E", 4, 0.42))
    )
    s.add(cut(perforation, depth=3), group(view, clip_path="url(#view)"))
    s.across("明河", 168, 780, 62, "#8A2A1C", tracking=0.1)
    s.across("文明旅游", 732, 780, 34, INK, SANS_BOLD, tracking=0.2, align="right")
    s.add(
        group(
            circle(0, 0, 104, "none", stroke=INK, stroke_width=6)
            + circle(0, 0, 78, "none", stroke=INK, stroke_width=3)
            + stroke("M96 -40q40 -24 80 0t80 0M104 0q40 -24 80 0t80 0M96 40q40 -24 80 0t80 0", INK, 6),
            move=(600, 210),
            turn=-14,
            opacity=0.72,
        )
    )
    s.across("带走风景，", 120, 952, 76, PAPER, tracking=0.04)
    s.across("留下文明", 120, 1046, 76, "#F6C98A", tracking=0.04)
    s.down("不刻画", 690, 930, 26, "#BFD4EA", SANS_BOLD, tracking=0.2)
    s.down("不乱丢", 734, 930, 26, "#BFD4EA", SANS_BOLD, tracking=0.2)
    s.down("不喧哗", 778, 930, 26, "#BFD4EA", SANS_BOLD, tracking=0.2)
    s.sponsor(120, 1140, "#D6E4F2", size=18, mark=CINNABAR)
    return s


@poster("zhongqiu", "我们的节日·中秋", "festivals", "moon", source_kind="library", creator="明河市文化馆 公益设计小组")
def zhongqiu() -> Sheet:
    """The moon fills the sheet; under it the bridge, and somebody coming home."""
    s = Sheet("#101E3C")
    s.define(gradient("glow", [(0, "#3B5288", 1), (1, "#101E3C", 1)], radial=(510, 570, 760)))
    s.add(rect(0, 0, 900, 1200, "url(#glow)"))
    s.add(
        cut(circle(510, 570, 334, "#F4E3B2"), depth=3),
        blob(400, 470, 90, 60, "#EBD598", 3),
        blob(620, 650, 110, 66, "#EBD598", 6),
        blob(540, 390, 50, 36, "#EBD598", 9),
        blob(390, 690, 60, 40, "#EBD598", 12),
    )
    dice = random.Random(3)
    branch = stroke("M940 60Q760 120 640 250Q590 310 560 400", "#2A2130", 13) + stroke(
        "M760 148Q700 130 650 160M690 196Q640 190 600 220M640 250Q660 300 650 350", "#2A2130", 7
    )
    for _ in range(90):
        t = dice.random()
        x, y = 920 - 370 * t + dice.uniform(-60, 60), 60 + 330 * t**1.4 + dice.uniform(-50, 50)
        branch += "".join(circle(x + dx, y + dy, 5.5, "#E9A93A") for dx, dy in ((-5, 0), (5, 0), (0, -5), (0, 5)))
    for _ in range(26):
        t = dice.random()
        x, y, turn = (
            930 - 380 * t + dice.uniform(-50, 50),
            60 + 330 * t**1.4 + dice.uniform(-60, 60),
            dice.randint(0, 180),
        )
        branch += ellipse(x, y, 26, 10, "#2F6B57", transform=f"rotate({turn} {num(x)} {num(y)})")
    s.add(cut(branch, depth=1))
    s.add(path("M0 960Q200 900 450 940T900 920V1200H0Z", "#0B1630"))
    s.add(arch_bridge(120, 1010, 660, 190, "#0B1630", "#1B2C54", 3))
    s.add(
        figure(
            300,
            880,
            118,
            "walk",
            Look(top="#0B1630", bottom="#0B1630", skin="#0B1630", hair_colour="#0B1630", wear="coat"),
        ).svg
    )
    s.add(
        figure(
            560,
            868,
            112,
            "wave",
            Look(top="#0B1630", bottom="#0B1630", skin="#0B1630", hair_colour="#0B1630", wear="dress", hair="bun"),
            flip=True,
        ).svg
    )
    s.add(
        figure(
            612,
            874,
            74,
            "wave",
            Look(top="#0B1630", bottom="#0B1630", skin="#0B1630", hair_colour="#0B1630", child=True),
            flip=True,
        ).svg
    )
    s.add(
        rect(0, 1004, 900, 200, "#0E1B38"),
        path("M470 1010h160l50 190H420Z", "#F4E3B2", opacity=0.13),
        stroke(
            "".join(
                f"M{x} {y}h{w}" for x, y, w in ((476, 1036, 148), (490, 1062, 60), (580, 1062, 44), (500, 1090, 96))
            ),
            "#F4E3B2",
            4,
            opacity=0.5,
        ),
    )
    s.down("中秋", 130, 110, 132, "#F4E3B2", tracking=0.06)
    s.down("我们的节日", 236, 120, 30, "#C6D2EC", SANS_BOLD, tracking=0.3)
    s.across("月到圆时，人到家", 72, 1112, 36, PAPER, tracking=0.12)
    s.sponsor(828, 1150, "#AEBBD8", align="right", size=17, mark=CINNABAR)
    return s


@poster("changjuan", "建设美丽明河", "landscape", "scroll", kind="hoarding", source_kind="own")
def changjuan() -> Sheet:
    """A long scroll for hoardings: the river from the hills through the town."""
    s = Sheet("#F1E7D2", 1500, 600)
    s.define(gradient("water", [(0, "#CFE2E2", 1), (1, "#8FBAC2", 1)]))
    s.add(circle(1180, 150, 74, CINNABAR))
    for i, (tone, base, high) in enumerate((("#D5DCCB", 380, 240), ("#B5CBBB", 420, 210), ("#86AE9C", 460, 150))):
        s.add(cut(path(_ridge(1500, base, high, 70 + i * 3, 6), tone), depth=1))
    s.add(pagoda(1000, 300, 150, "#F1E7D2", PINE))
    s.add(towers(420, 1520, 450, 40, 130, "#C8B79A", 6, step=64), towers(760, 1520, 462, 24, 80, "#AE9A7C", 9, step=56))
    s.add(path("M-20 470Q300 420 700 460T1520 440V620H-20Z", "url(#water)"))
    s.add(
        stroke(
            "".join(
                f"M{x} {y}q24 -6 48 0t48 0"
                for x, y in ((120, 510), (420, 548), (700, 520), (1120, 560), (1320, 510), (930, 486))
            ),
            "#FFFFFF",
            3,
        )
    )
    s.add(cut(arch_bridge(620, 520, 420, 104, "#E5D5B7", "#A98F6C", 3), depth=1))
    s.add(
        cut(willow(560, 560, 300, "#6F9468", 4, 0.42), depth=1),
        cut(pine(1420, 540, 230, PINE), depth=1),
        cut(pine(1340, 550, 170, "#1D6456"), depth=1),
        cut(round_tree(1240, 540, 130, FERN, 4), depth=1),
    )
    s.add(path("M-20 560Q240 520 500 575T1100 590T1520 560V620H-20Z", PINE))
    s.add(
        cut(rect(0, 0, 400, 600, CINNABAR), depth=2), rect(16, 16, 368, 568, "none", stroke="#D9B869", stroke_width=2)
    )
    s.down("建设", 278, 76, 118, PAPER, tracking=0.04)
    s.down("美丽明河", 130, 76, 104, PAPER, tracking=0.04)
    s.across("一河清水穿城过，半城青山入画来", 460, 60, 30, PINE, SERIF_BOLD, tracking=0.12)
    s.sponsor(1440, 572, PAPER, align="right", size=17)
    return s
