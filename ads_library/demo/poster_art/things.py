"""Posters built on one thing: a plate, a steelyard, a vest, a wire, a crossing, a round table, four blocks."""

import math

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
    polar,
    poly,
    rect,
    smooth,
    stroke,
)
from site_cms.demo.pictures.lettering import glyph
from site_cms.demo.pictures.palette import (
    AMBER,
    CINNABAR,
    GOLD,
    INDIGO,
    INK,
    LAKE,
    PAPER,
    SLATE,
    VERMILION,
    darker,
    lighter,
)

from .sheet import SANS_BOLD, Sheet, poster


@poster("guangpan", "光盘行动", "saving", "plate")
def guangpan() -> Sheet:
    """An empty plate, large as the moon and half off the sheet; a single grain lies beside it."""
    s = Sheet("#C8452F")
    s.add(cut(circle(560, 815, 470, PAPER), depth=3), circle(560, 815, 430, "none", stroke=INDIGO, stroke_width=5))
    ring = "".join(
        group(
            path(
                "M0 0c14 -18 34 -18 34 -2c0 12 -18 14 -18 2c0 -7 9 -8 11 -3M0 0c-14 18 -34 18 -34 2c0 -12 18 -14 18 -2c0 7 -9 8 -11 3",
                stroke=INDIGO,
                stroke_width=4,
                stroke_linecap="round",
            ),
            move=polar(560, 815, 400, i * 12),
            turn=i * 12 + 90,
        )
        for i in range(30)
    )
    s.add(ring, circle(560, 815, 366, "none", stroke=INDIGO, stroke_width=3))
    s.define(gradient("dish", [(0, "#FFFFFF", 1), (0.75, "#F6F2EA", 1), (1, "#E4DCCD", 1)], radial=(520, 765, 330)))
    s.add(circle(560, 815, 316, "url(#dish)"))
    s.add(path("M330 685a270 270 0 0 1 190 -130", stroke="#FFFFFF", stroke_width=18, stroke_linecap="round"))
    s.add(
        cut(
            poly([(742, 360), (758, 356), (866, 1150), (846, 1154)], "#5A3A22")
            + poly([(790, 350), (806, 348), (900, 1080), (880, 1084)], "#6B472B"),
            depth=2,
        )
    )
    s.add(cut(ellipse(150, 640, 17, 8, "#FFF8E6", transform="rotate(-32 150 640)"), depth=1))
    s.word("光盘", [(72, 76, 262, 262), (352, 76, 262, 262)], PAPER)
    s.down("行动", 700, 92, 92, "#FFD9A0", tracking=0.14)
    s.across("盘中不留一粒", 560, 778, 50, "#8A2A1C", tracking=0.1, align="centre")
    s.across("吃多少，点多少", 560, 852, 32, SLATE, SANS_BOLD, tracking=0.1, align="centre")
    s.sponsor(560, 948, "#7A6F62", size=16, align="centre", mark=CINNABAR)
    return s


@poster("chengxin", "一杆秤，称人心", "integrity", "balance")
def chengxin() -> Sheet:
    """A steelyard in balance: 诚 in the pan, 信 for the weight."""
    s = Sheet("#EBD9B4")
    s.add(rect(0, 0, 900, 1200, "#EBD9B4"), path("M0 860H900V1200H0Z", "#5A3A1C"))
    tilt = -3
    s.add(line([(330, 0), (330, 330)], AMBER, 6))
    beam = (
        path("M-270 -13L520 -7V7L-270 13Z", "#4A2C12")
        + "".join(circle(-60 + i * 34, 0, 4.6 if i % 5 else 7.5, "#F0C869") for i in range(17))
        + rect(-290, -17, 40, 34, "#B98A3A", 6)
        + rect(508, -11, 30, 22, "#B98A3A", 5)
    )
    s.add(
        cut(group(beam, move=(330, 340), turn=tilt), depth=2),
        circle(330, 336, 18, "none", stroke="#B98A3A", stroke_width=8),
    )
    px, py = 330 - 262, 340 + 14
    s.add(
        line([(px, py), (px - 36, 660)], "#8A6A3A", 3),
        line([(px, py), (px + 214, 660)], "#8A6A3A", 3),
        line([(px, py), (px + 90, 690)], "#8A6A3A", 3),
    )
    s.add(
        cut(
            path("M20 654H296Q280 744 158 744T20 654Z", "#B5812C")
            + ellipse(158, 654, 138, 26, "#D9A94B")
            + ellipse(158, 656, 118, 18, "#B98A36"),
            depth=2,
        )
    )
    s.lines.append("诚信")
    s.add(cut(path(glyph("诚", (54, 446, 208, 206)), CINNABAR), depth=1))
    wx, wy = 330 + 236 * math.cos(math.radians(tilt)), 340 + 236 * math.sin(math.radians(tilt))
    s.add(line([(wx, wy), (wx, 470)], "#8A6A3A", 5))
    s.add(
        cut(
            path(f"M{num(wx - 34)} 470h68l12 40q60 40 60 128q0 110 -106 110t-106 -110q0 -88 60 -128Z", "#33231A"),
            depth=2,
        ),
        path(glyph("信", (wx - 68, 546, 136, 140)), "#F0C869"),
    )
    s.down("一杆秤", 792, 424, 112, "#3B2410", tracking=0.08)
    s.across("称的是货，量的是心", 72, 968, 64, "#F3E3BF", tracking=0.06)
    s.across("明码标价 · 足斤足两 · 童叟无欺", 74, 1050, 29, "#D9BE8A", SANS_BOLD, tracking=0.08)
    s.across("诚信经营", 828, 1130, 26, "#D9BE8A", SANS_BOLD, tracking=0.3, align="right")
    s.sponsor(72, 1132, "#D9BE8A", size=18, mark=CINNABAR)
    return s


@poster("fenlei", "分一分，都有用", "sorting", "pattern blocks", source_kind="bulletin", creator="明河市公益广告作品库")
def fenlei() -> Sheet:
    """Four blocks of four patterns, one for each kind."""
    s = Sheet(PAPER)
    kinds = (
        ("可回收物", "#2E6DA4", 0, 0),
        ("厨余垃圾", "#3E8A4E", 1, 0),
        ("有害垃圾", "#B3322A", 0, 1),
        ("其他垃圾", "#5E6468", 1, 1),
    )

    def recyclable(x, y, c, i):
        return (
            path(f"M{x - 14} {y - 44}h28v16q16 10 16 30v50h-60v-50q0 -20 16 -30Z", c),
            rect(x - 32, y - 34, 64, 70, c, 4)
            + line([(x - 18, y - 12), (x + 18, y - 12)], PAPER, 4)
            + line([(x - 18, y + 6), (x + 18, y + 6)], PAPER, 4),
            path(f"M{x - 28} {y - 36}h56l-8 80h-40Z", c) + ellipse(x, y - 36, 28, 8, PAPER),
        )[i % 3]

    def kitchen(x, y, c, i):
        return (
            blob(x, y + 6, 36, 34, c, 3, 8, 0.05) + path(f"M{x} {y - 26}q20 -30 36 -14q-10 22 -36 14Z", c),
            path(f"M{x - 36} {y - 26}Q{x} {y + 56} {x + 40} {y - 20}Q{x} {y + 14} {x - 36} {y - 26}Z", c),
            ellipse(x, y, 42, 20, c, transform=f"rotate(-30 {x} {y})")
            + path(f"M{x + 30} {y - 26}l24 -20v36l-14 -4Z", c),
        )[i % 3]

    def hazard(x, y, c, i):
        return (
            rect(x - 22, y - 34, 44, 78, c, 6)
            + rect(x - 9, y - 46, 18, 14, c, 3)
            + path(f"M{x + 4} {y - 18}l-14 24h10l-4 20l16 -26h-10Z", PAPER),
            circle(x, y - 12, 32, c)
            + rect(x - 15, y + 16, 30, 28, c, 4)
            + line([(x - 15, y + 26), (x + 15, y + 26)], PAPER, 4),
            rect(x - 40, y - 15, 80, 30, c, 15)
            + rect(x, y - 15, 40, 30, PAPER, 15)
            + rect(x + 3, y - 12, 34, 24, c, 12),
        )[i % 3]

    def other(x, y, c, i):
        return (
            poly([(x - 36, y - 6), (x, y - 34), (x + 38, y - 10), (x + 30, y + 32), (x - 26, y + 36)], c),
            path(f"M{x - 36} {y - 30}q36 24 72 0q-16 36 0 66q-36 -20 -72 0q14 -34 0 -66Z", c),
            rect(x - 40, y - 22, 80, 44, c, 4) + line([(x, y - 22), (x, y + 22)], PAPER, 4),
        )[i % 3]

    for (name, tone, col, row), icon in zip(kinds, (recyclable, kitchen, hazard, other), strict=True):
        x0, y0 = col * 450, 292 + row * 372
        s.define(clip(f"block{col}{row}", rect(x0, y0, 450, 372, INK)))
        marks = rect(x0, y0, 450, 372, tone)
        for r in range(4):
            for c in range(5):
                marks += icon(x0 + 10 + c * 112 + (r % 2) * 56 - 30, y0 + 52 + r * 112, lighter(tone, 0.24), r + c)
        s.add(group(marks, clip_path=f"url(#block{col}{row})"))
        s.add(cut(rect(x0 + 92, y0 + 134, 266, 104, PAPER, 52), depth=1))
        s.across(name, x0 + 225, y0 + 186, 46, tone, SANS_BOLD, tracking=0.08, align="centre")
    s.across("分一分", 72, 118, 108, INK, tracking=0.04)
    s.across("都有用", 440, 118, 108, "#3E8A4E", tracking=0.04)
    s.across("垃圾分类，从家里这一步开始", 76, 226, 30, SLATE, SANS_BOLD, tracking=0.1)
    s.sponsor(72, 1120, INK, size=19, mark=CINNABAR)
    s.across("投对一个桶，少一车垃圾", 828, 1120, 24, SLATE, SANS_BOLD, tracking=0.08, align="right")
    return s


@poster("zhiyuan", "穿上它，就是一束光", "volunteer", "vest")
def zhiyuan() -> Sheet:
    """The red vest on its hanger, and the light it throws."""
    s = Sheet("#F6EEDF")
    for i in range(24):
        a = i * 15
        s.add(
            poly(
                [
                    polar(450, 560, 90, a - 2.2),
                    polar(450, 560, 1100, a - 3.6),
                    polar(450, 560, 1100, a + 3.6),
                    polar(450, 560, 90, a + 2.2),
                ],
                "#F2C65B",
                opacity=0.34,
            )
        )
    s.add(
        stroke("M450 150q0 -46 34 -46q36 0 36 34q0 26 -70 52", SLATE, 10),
        path("M450 186L640 282H260Z", "none", stroke="#A5713F", stroke_width=16, stroke_linejoin="round"),
    )
    left = "M450 300L360 236Q340 224 318 232L250 262Q284 340 270 420Q260 470 226 500V890Q226 910 246 912L450 920Z"
    right = "M450 300L540 236Q560 224 582 232L650 262Q616 340 630 420Q640 470 674 500V890Q674 910 654 912L450 920Z"
    s.add(cut(path(left, "#D8362A") + path(right, "#C62B22"), depth=3))
    s.add(
        path("M450 300L360 236Q348 228 334 230L450 420L566 230Q552 228 540 236Z", "#F6EEDF"),
        path("M334 230L450 420V392L352 232ZM566 230L450 420V392L548 232Z", "#9A1C18"),
    )
    s.add(
        line([(450, 420), (450, 918)], "#9A1C18", 5),
        rect(226, 700, 448, 42, "#F3D9A2"),
        rect(226, 714, 448, 14, "#FFFFFF"),
    )
    s.add(
        rect(270, 780, 130, 8, "#9A1C18", 4),
        rect(500, 780, 130, 8, "#9A1C18", 4),
        rect(270, 780, 130, 92, "none", 8, stroke="#9A1C18", stroke_width=4),
        rect(500, 780, 130, 92, "none", 8, stroke="#9A1C18", stroke_width=4),
    )
    s.add(cut(path("M560 640C490 590 512 520 560 556C608 520 630 590 560 640Z", PAPER), depth=1))
    s.across("穿上它，", 72, 1010, 66, CINNABAR, tracking=0.04)
    s.across("就是一束光", 318, 1010, 66, CINNABAR, tracking=0.04)
    s.across("每周五 · 志愿服务日", 72, 1084, 29, SLATE, SANS_BOLD, tracking=0.14)
    s.sponsor(72, 1146, INK, size=18, mark=CINNABAR)
    s.down("奉献 友爱 互助 进步", 806, 90, 28, "#8A5A2B", SANS_BOLD, tracking=0.2)
    return s


@poster("feixian", "一线之险", "fire", "wire", source_kind="library", creator="明河市消防公益创作组")
def feixian() -> Sheet:
    """In the dark one wire hangs from a lit window and ends in a flame."""
    s = Sheet("#15161A")
    for r in range(4):
        for c in range(4):
            lit = (r, c) == (1, 1)
            x, y = 72 + c * 118, 84 + r * 128
            s.add(
                rect(x, y, 84, 92, "#F7C65C" if lit else "#24262C", 3),
                line([(x + 42, y), (x + 42, y + 92)], "#15161A", 5),
                line([(x, y + 46), (x + 84, y + 46)], "#15161A", 5),
            )
    s.add(ellipse(600, 900, 330, 330, "#E4572E", opacity=0.08), ellipse(600, 900, 230, 240, "#E4572E", opacity=0.12))
    wire = "M232 304C232 620 90 560 130 760C160 900 320 860 400 800C470 744 420 680 372 720C330 760 400 850 478 890"
    s.add(stroke(wire, "#E9E2D4", 9), rect(470, 872, 54, 36, "#E9E2D4", 8, transform="rotate(24 497 890)"))
    flame = "M600 1070C470 1060 452 950 520 866C540 900 556 906 566 896C550 800 610 740 676 690C670 760 716 800 744 850C756 834 758 820 756 804C816 880 800 1064 600 1070Z"
    s.add(
        cut(path(flame, "#E4572E"), depth=2),
        path(
            "M606 1062C520 1054 512 978 560 920C574 944 590 944 598 930C592 876 626 836 662 808C662 850 690 880 708 918C716 910 718 904 718 896C750 960 724 1060 606 1062Z",
            "#F59B2E",
        ),
        path(
            "M612 1052C562 1046 560 1000 592 962C602 976 614 974 618 962C618 936 634 914 652 900C654 930 672 950 680 976C700 1010 678 1050 612 1052Z",
            "#FCE08A",
        ),
    )
    s.down("一线之险", 790, 84, 132, "#F5EFE3", tracking=0.05)
    s.across("飞线充电", 72, 1002, 46, "#F7C65C", tracking=0.08)
    s.across("引火进门", 72, 1066, 46, "#F7C65C", tracking=0.08)
    s.across("车停充电棚，人住平安屋", 72, 1136, 25, "#B8B2A6", SANS_BOLD, tracking=0.1)
    s.sponsor(828, 1136, "#B8B2A6", align="right", size=17, mark=CINNABAR)
    return s


@poster("limao-banma", "礼让，是城市的第一道风景", "traffic", "top view")
def banma() -> Sheet:
    """A crossing from above: the car waits, long shadows walk over the bars."""
    s = Sheet("#59636B")
    s.add(rect(0, 0, 900, 1200, "#59636B"))
    s.add("".join(rect(-20, 330 + i * 92, 940, 50, "#F3EFE6", transform="rotate(-8 450 640)") for i in range(6)))
    s.add(rect(-40, 930, 980, 16, "#F3EFE6", transform="rotate(-8 450 640)"))
    car = (
        rect(-105, 0, 210, 400, "#B3322A", 54)
        + rect(-86, 88, 172, 74, "#22303A", 20)
        + rect(-84, 168, 168, 140, darker("#B3322A", 0.1), 16)
        + rect(-78, 312, 156, 42, "#22303A", 14)
        + rect(-96, 8, 44, 24, "#FBE7A6", 10)
        + rect(52, 8, 44, 24, "#FBE7A6", 10)
        + rect(-124, 110, 24, 34, "#8E241E", 8)
        + rect(100, 110, 24, 34, "#8E241E", 8)
    )
    s.add(
        group(
            poly([(-90, 10), (-40, 10), (-10, -250), (-190, -250)], "#FBE7A6", opacity=0.22),
            poly([(40, 10), (90, 10), (190, -250), (10, -250)], "#FBE7A6", opacity=0.22),
            move=(600, 968),
            turn=-8,
        )
    )
    s.add(cut(group(car, move=(600, 968), turn=-8), depth=3))

    def walker(x, y, tone, size=1.0, child=False):
        shade = path(
            smooth(
                [
                    (x, y - 16),
                    (x + 150 * size, y + 58 * size),
                    (x + 190 * size, y + 92 * size),
                    (x + 140 * size, y + 92 * size),
                    (x - 6, y + 20),
                ]
            ),
            "#14181C",
            opacity=0.34,
        )
        body = (
            ellipse(x, y, 42 * size, 25 * size, tone, transform=f"rotate(76 {x} {y})")
            + circle(x - 2, y, 20 * size, "#2B2420")
            + ellipse(x + 20 * size, y - 30 * size, 9 * size, 20 * size, tone, transform=f"rotate(40 {x} {y})")
        )
        return shade + cut(body, depth=1)

    s.add(
        walker(330, 560, "#E3B04B"),
        walker(392, 606, "#D8573F", 0.72),
        walker(150, 700, "#4C76AE"),
        walker(560, 470, "#7C5A86"),
    )
    s.add(rect(0, 0, 900, 262, "#F3EFE6"))
    s.across("礼让", 72, 136, 150, "#B3322A", tracking=0.04)
    s.across("是城市的", 420, 98, 56, INK, tracking=0.08)
    s.across("第一道风景", 420, 174, 56, INK, tracking=0.08)
    s.across("车让人，人快走", 72, 1100, 38, "#F3EFE6", SANS_BOLD, tracking=0.1)
    s.sponsor(72, 1156, "#F3EFE6", size=17, mark=CINNABAR)
    return s


@poster(
    "gongkuai", "多一双筷子，多一份心", "health", "round table", source_kind="bulletin", creator="明河市公益广告作品库"
)
def gongkuai() -> Sheet:
    """A round table from above: eight bowls, and one pair of serving chopsticks in red."""
    s = Sheet("#1F5A4C")
    s.add(
        "".join(
            circle(
                90 * (i % 11) + (45 if (i // 11) % 2 else 0),
                78 * (i // 11),
                30,
                "none",
                stroke="#2A6B5B",
                stroke_width=3,
            )
            for i in range(180)
        )
    )
    cx, cy = 450, 690
    s.add(
        cut(circle(cx, cy, 400, "#B9814A"), depth=3),
        circle(cx, cy, 376, "#C99459"),
        circle(cx, cy, 196, "#D9AA72"),
        circle(cx, cy, 196, "none", stroke="#B9814A", stroke_width=4),
    )
    tones = ("#F6F2EA", "#F6F2EA", "#F6F2EA", "#F6F2EA", "#F6F2EA", "#F6F2EA", "#F6F2EA", "#F6F2EA")
    for i, tone in enumerate(tones):
        a = i * 45 + 22.5
        x, y = polar(cx, cy, 296, a)
        s.add(
            cut(circle(x, y, 50, tone), depth=1),
            circle(x, y, 38, "#FFFFFF"),
            circle(x, y, 38, "none", stroke=LAKE, stroke_width=3),
        )
        if i % 2:
            s.add(blob(x, y, 26, 22, "#FBF7EC", i + 2, 9, 0.1), blob(x - 6, y - 6, 16, 12, "#F0E9D6", i + 5, 9, 0.1))
        s.add(
            group(
                line([(-56, 64), (56, 62)], "#6B472B", 6),
                line([(-56, 74), (56, 76)], "#6B472B", 6),
                move=(x, y),
                turn=a - 90,
            )
        )
    for i, (fill, top) in enumerate((("#8E2F22", "#C8643B"), ("#4F7A3C", "#8DB05A"), ("#B9852A", "#E9C35F"))):
        x, y = polar(cx, cy, 108, i * 120 - 90)
        s.add(
            cut(circle(x, y, 76, PAPER), depth=1),
            circle(x, y, 60, fill),
            blob(x, y, 44, 40, top, i + 3, 9, 0.14),
            blob(x + 12, y - 8, 20, 16, lighter(top, 0.2), i + 7, 8, 0.14),
        )
    s.add(
        cut(
            group(
                poly([(-6, -190), (6, -190), (4, 190), (-4, 190)], VERMILION)
                + poly([(20, -190), (32, -190), (24, 190), (16, 190)], VERMILION)
                + rect(-6, -190, 12, 56, GOLD)
                + rect(20, -190, 12, 56, GOLD),
                move=(470, 690),
                turn=58,
            ),
            depth=2,
        )
    )
    s.across("多一双筷子", 72, 122, 84, PAPER, tracking=0.04)
    s.across("多一份心", 72, 222, 84, "#F0C26A", tracking=0.04)
    s.down("公筷公勺", 806, 76, 40, PAPER, tracking=0.22)
    s.across("合餐用公筷，健康你我他", 72, 1124, 28, "#CFE0D6", SANS_BOLD, tracking=0.1)
    s.sponsor(828, 1126, "#CFE0D6", align="right", size=17, mark=CINNABAR)
    return s
