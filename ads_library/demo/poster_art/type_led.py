"""Posters that Chinese type itself carries: giant characters, seals, keys, a verse."""

import re

from site_cms.demo.pictures.canvas import circle, clip, cut, ellipse, line, path, rect
from site_cms.demo.pictures.cast import grandpa, granny, lady, mother, pupil, student, youth
from site_cms.demo.pictures.lettering import glyph
from site_cms.demo.pictures.palette import (
    AMBER,
    CINNABAR,
    FOG,
    GOLD,
    INDIGO,
    INK,
    PAPER,
    PINE,
    SLATE,
    lighter,
)
from site_cms.demo.pictures.people import figure

from .sheet import SANS_BOLD, SERIF_BOLD, Sheet, poster


def _is_dot(outline: str) -> bool:
    """Whether this outline of 文 is its dot: the only one that lies wholly above the long bar."""
    if "H" in outline or "V" in outline:
        return False
    return max(float(y) for y in re.findall(r"-?[\d.]+", outline)[1::2]) < 360


@poster("jiang-wenming", "讲文明 树新风", "civility", "type")
def jiang_wenming() -> Sheet:
    """文明 fills the paper and runs off it; the dot of 文 is the rising sun."""
    s = Sheet(PAPER)
    s.lines.append("文明")
    strokes = glyph("文", (-60, 150, 800, 660)).split("Z")[:-1]
    s.add(path("".join(one + "Z" for one in strokes if not _is_dot(one)), INK))
    s.add(path(glyph("明", (352, 716, 590, 560)), INK))
    s.add(cut(circle(322, 214, 90, CINNABAR), depth=1))
    s.down("讲文明", 268, 852, 58, CINNABAR, tracking=0.16)
    s.down("树新风", 190, 852, 58, CINNABAR, tracking=0.16)
    s.down("一言一行是城市的样子", 122, 856, 21, SLATE, SANS_BOLD, tracking=0.2)
    s.sponsor(72, 84, INK, mark=CINNABAR)
    return s


@poster(
    "core-values", "社会主义核心价值观", "core_values", "seals", source_kind="bulletin", creator="明河市公益广告作品库"
)
def core_values() -> Sheet:
    """Twelve seals, as in an album of impressions: cut in white and cut in red by turns, in the order they are read."""
    s = Sheet("#F4EEE1")
    s.add(
        rect(40, 40, 820, 1120, "none", stroke="#CDBFA4", stroke_width=2),
        rect(52, 52, 796, 1096, "none", stroke="#CDBFA4", stroke_width=1),
    )
    s.across("社会主义核心价值观", 450, 150, 72, INK, tracking=0.05, align="centre")
    s.add(line([(190, 216), (710, 216)], CINNABAR, 3))
    words = ("富强", "民主", "文明", "和谐", "自由", "平等", "公正", "法治", "爱国", "敬业", "诚信", "友善")
    red = "#A3211C"
    for i, word in enumerate(words):
        col, row = i % 4, i // 4
        side = 158
        x, y = 92 + col * 186, 282 + row * 252
        white_cut = (col + row) % 2 == 0
        shape = (i * 5 + row) % 4
        corner = (10, 79, 26, 4)[shape]
        if white_cut:
            s.add(rect(x, y, side, side * 1.2, red, corner))
            ink = "#F4EEE1"
        else:
            s.add(rect(x + 4, y + 4, side - 8, side * 1.2 - 8, "none", max(2, corner - 4), stroke=red, stroke_width=8))
            ink = red
        inset = 40 if shape == 1 else 32
        w = side - 2 * inset
        s.word(
            word,
            [(x + inset, y + 24, w, 66), (x + inset, y + 101, w, 66)],
            ink,
            SANS_BOLD if i % 3 == 1 else SERIF_BOLD,
        )
    s.sponsor(450, 1090, "#6B5B45", align="centre", mark=red, size=20)
    return s


@poster("xiao", "孝，子承老也", "elders", "split character", source_kind="library", creator="明河市美术馆 公益设计小组")
def xiao() -> Sheet:
    """孝 is 老 above 子: the child below carries the old above, in two colours of one character."""
    s = Sheet("#E9DCC4")
    box = (96, 150, 708, 720)
    whole = glyph("孝", box)
    s.lines.append("孝")
    s.define(clip("upper", rect(0, 0, 900, 565, INK)), clip("lower", rect(0, 565, 900, 700, INK)))
    s.add(path(whole, "#2B2723", clip_path="url(#upper)"), path(whole, CINNABAR, clip_path="url(#lower)"))
    s.add(line([(60, 565), (840, 565)], "#B9A584", 1.5))
    s.add(rect(0, 930, 900, 270, CINNABAR))
    s.across("子承老也", 72, 1010, 78, PAPER, tracking=0.22)
    s.across("常回家看看，陪他们说说话", 74, 1092, 27, "#F3D9C9", SANS_BOLD, tracking=0.1)
    s.add(line([(560, 1010), (828, 1010)], "#C9837A", 1.5))
    s.sponsor(828, 1150, "#F3D9C9", align="right", size=18, mark=PAPER)
    s.down("敬老爱亲", 826, 72, 25, "#7A6A50", SANS_BOLD, tracking=0.3)
    return s


@poster("jianpan", "键盘有温度", "online", "keys")
def jianpan() -> Sheet:
    """A keyboard of kind words; the one that is pressed is warm."""
    s = Sheet("#1B2A41")
    rows = (
        ("您好", "请", "谢谢", "不客气"),
        ("对不起", "没关系", "请慢走", "辛苦"),
        ("多核实", "不传谣", "不谩骂", "守法"),
        ("尊重", "友善", "理性", "求真"),
    )
    s.across("键盘有温度", 72, 190, 122, PAPER, tracking=0.02)
    s.across("敲下去之前，先想一想屏幕那头的人", 76, 296, 30, "#A9BBD6", SANS_BOLD, tracking=0.08)
    s.add(circle(540, 490, 190, "#E4572E", opacity=0.10), circle(540, 490, 280, "#E4572E", opacity=0.07))
    for r, row in enumerate(rows):
        unit = (756 - 18 * (len(row) - 1)) / sum(len(word) + 2 for word in row)
        x, y = 72.0, 400 + r * 166
        for word in row:
            w = unit * (len(word) + 2)
            warm = word == "谢谢"
            top, side = ("#E4572E", "#A93A1B") if warm else ("#2C4163", "#101B2D")
            sunk = 10 if warm else 0
            s.add(
                rect(x, y + 12, w, 138, side, 20),
                rect(x, y + sunk, w, 132, top, 20),
                rect(x + 10, y + sunk + 5, w - 20, 108, lighter(top, 0.07), 14),
            )
            s.across(
                word,
                x + w / 2,
                y + sunk + 60,
                43,
                "#FFF4E6" if warm else "#C7D4E8",
                SANS_BOLD,
                align="centre",
                tracking=0.04,
            )
            x += w + 18
    s.across("网络文明", 72, 1122, 34, GOLD, tracking=0.2)
    s.sponsor(828, 1122, "#A9BBD6", align="right", size=19, mark=CINNABAR)
    return s


@poster("fushen", "俯身，是最美的角度", "civility", "white space", source_kind="own")
def fushen() -> Sheet:
    """A great bent stroke, and under it a small figure bending in the same curve to pick up a leaf of paper."""
    s = Sheet("#F2EFE8")
    s.add(
        path(
            "M150 1018C110 560 330 312 640 322C800 328 872 426 866 560C862 640 812 690 770 700C806 600 776 478 628 472C400 464 330 670 338 1018Z",
            CINNABAR,
        )
    )
    s.add(ellipse(590, 1016, 190, 14, "#1A1208", opacity=0.12))
    bend = (66, 22, (22, 10), (-4, 16), (6, -10), (-8, -12))
    s.add(cut(figure(500, 1010, 330, bend, student(top=PINE, bottom=SLATE)).svg, depth=1))
    s.add(rect(640, 984, 44, 26, PAPER, 2, stroke=FOG, stroke_width=2, transform="rotate(-12 660 1000)"))
    s.add(line([(72, 1018), (828, 1018)], INK, 2))
    s.across("俯身，", 72, 112, 76, INK, tracking=0.06)
    s.across("是最美的角度", 72, 208, 76, INK, tracking=0.06)
    s.across("随手捡起，城市就干净一分", 74, 1076, 27, SLATE, SANS_BOLD, tracking=0.08)
    s.sponsor(72, 1136, INK, size=18, mark=CINNABAR)
    return s


@poster("paidui", "一队人，一行诗", "order", "rhythm", kind="board")
def paidui() -> Sheet:
    """A queue as a line of verse: even spacing, and one who turns to let somebody in."""
    s = Sheet("#DDE6E1", 1200, 900)
    s.across("一队人，一行诗", 84, 170, 112, PINE, tracking=0.05)
    s.across("不插队，不推挤。间隔一步，是给别人的从容。", 88, 272, 29, "#3F5F57", SANS_BOLD, tracking=0.06)
    s.add(line([(0, 742), (1200, 742)], PINE, 3))
    folk = [
        (grandpa(), 350, "stand"),
        (lady(), 350, "phone"),
        (pupil(scarf=None), 215, "stand"),
        (mother(), 345, "hold_hand"),
        (youth(top=INDIGO), 365, "read"),
        (granny(), 335, "cane"),
        (student(top=GOLD), 345, "stand"),
    ]
    for i, (look, h, pose) in enumerate(folk):
        x = 140 + i * 156
        s.add(ellipse(x + 20, 746, 62, 8, "#0F5146", opacity=0.16))
        s.add(
            cut(
                figure(
                    x, 742, h * 1.08, pose, look, in_near=line([(0, 0), (4, 176)], AMBER, 7) if pose == "cane" else ""
                ).svg,
                depth=1,
            )
        )
        s.add(circle(x, 790, 5, CINNABAR if i == 3 else PINE))
    s.sponsor(84, 846, PINE, size=19, mark=CINNABAR)
    s.across("公共秩序", 1116, 846, 27, PINE, tracking=0.24, align="right")
    return s
