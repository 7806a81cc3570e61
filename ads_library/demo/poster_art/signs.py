"""Posters that speak like signs: dots underfoot, a lamp cord, door couplets, a lane kept free, a wall of faces, falling type."""

import random

from site_cms.demo.pictures.canvas import (
    circle,
    clip,
    cut,
    ellipse,
    gradient,
    group,
    line,
    path,
    poly,
    rect,
    stroke,
)
from site_cms.demo.pictures.cast import (
    cleaner,
    courier,
    grandpa,
    granny,
    lady,
    mother,
    officer,
    student,
    vendor,
    volunteer,
    volunteer_man,
    youth,
)
from site_cms.demo.pictures.lettering import glyph
from site_cms.demo.pictures.palette import (
    CINNABAR,
    GOLD,
    INK,
    PAPER,
    PINE,
    SLATE,
    VERMILION,
    lighter,
    mix,
)
from site_cms.demo.pictures.people import Look, figure

from .sheet import SANS_BOLD, Sheet, poster


@poster(
    "wuzhangai", "他的路，请让一让", "accessibility", "dots", source_kind="library", creator="明河师范学院 公益设计社"
)
def wuzhangai() -> Sheet:
    """Tactile paving fills the sheet; a white cane crosses it and finds the one clear way."""
    s = Sheet("#E8B21E")
    for r in range(16):
        for c in range(12):
            x, y = 38 + c * 75, 38 + r * 75
            if 330 < y < 700 and x < 640:
                continue
            s.add(
                circle(x + 3, y + 5, 23, "#B98808", opacity=0.55),
                circle(x, y, 23, "#F2C23A"),
                circle(x - 5, y - 6, 11, "#F8D56C"),
            )
    s.add(rect(0, 340, 640, 352, "#E8B21E"))
    s.across("他的路", 72, 430, 132, INK, tracking=0.02)
    s.across("请让一让", 72, 572, 106, INK, tracking=0.04)
    s.across("盲道不停车，不堆物，不摆摊", 76, 656, 29, "#4A3600", SANS_BOLD, tracking=0.06)
    s.add(
        cut(
            line([(930, 210), (300, 1030)], "#FFFFFF", 22)
            + line([(370, 939), (300, 1030)], VERMILION, 22)
            + circle(298, 1034, 20, INK)
            + line([(930, 210), (850, 314)], INK, 30),
            depth=3,
        )
    )
    s.add(rect(0, 1112, 900, 88, INK))
    s.sponsor(72, 1156, "#F2C23A", size=19, mark=CINNABAR)
    s.across("无障碍环境", 828, 1156, 26, "#F2C23A", SANS_BOLD, tracking=0.2, align="right")
    return s


@poster("guandeng", "关一盏灯，亮一天星", "saving", "lamp")
def guandeng() -> Sheet:
    """The lamp is off, and so the sky comes through its shade."""
    s = Sheet("#2A2F45")
    dice = random.Random(8)
    shade = "M450 250C250 260 130 470 110 690H790C770 470 650 260 450 250Z"
    s.define(clip("shade", path(shade)), gradient("sky", [(0, "#0C1330", 1), (1, "#3C4F8C", 1)]))
    stars = "".join(
        circle(
            dice.uniform(100, 800),
            dice.uniform(250, 690),
            dice.choice((1.6, 2.2, 3, 4.4)),
            "#FFFFFF",
            opacity=round(dice.uniform(0.5, 1), 2),
        )
        for _ in range(120)
    )
    milky = path("M120 690C300 560 420 480 700 290L760 340C600 470 460 600 330 700Z", "#8FA3D9", opacity=0.25)
    dipper = ((270, 560), (330, 520), (392, 524), (450, 500), (462, 440), (556, 410), (580, 474))
    joined = line(dipper, "#C6D2F2", 2, opacity=0.7) + "".join(circle(x, y, 7, "#FFF3C4") for x, y in dipper)
    s.add(
        line([(450, 0), (450, 256)], "#11152A", 10),
        cut(group(path(shade, "url(#sky)") + milky + stars + joined, clip_path="url(#shade)"), depth=3),
    )
    s.add(
        path("M110 690H790V712H110Z", "#11152A"),
        ellipse(450, 712, 60, 40, "#1A2038"),
        rect(410, 232, 80, 30, "#11152A", 8),
    )
    s.add(line([(640, 712), (640, 870)], "#C9B27A", 4), circle(640, 884, 15, "#E9C35F"))
    s.across("关一盏灯", 72, 972, 98, "#F3E4B5", tracking=0.04)
    s.across("亮一天星", 428, 1072, 98, "#AEBEEA", tracking=0.04)
    s.down("节约用电", 826, 72, 26, "#AEBEEA", SANS_BOLD, tracking=0.3)
    s.sponsor(72, 1150, "#AEBEEA", size=18, mark=CINNABAR)
    return s


@poster("jiafeng", "家和", "family", "couplets", source_kind="own")
def jiafeng() -> Sheet:
    """A red door between its couplets; light comes out of the gap."""
    s = Sheet("#D8CDB8")
    s.add(
        rect(0, 0, 900, 170, "#4C5658"),
        stroke("".join(f"M{x} 170a25 22 0 0 0 50 0" for x in range(0, 900, 50)), "#3A4345", 12),
        "".join(rect(x + 16, 30, 18, 140, "#3F494B") for x in range(0, 900, 50)),
    )
    s.add(rect(190, 300, 520, 800, "#3B2A20"), rect(220, 330, 460, 770, "#FBE3A2"))
    s.define(gradient("spill", [(0, "#FBE3A2", 0.9), (1, "#FBE3A2", 0)]))
    for x, w, edge in ((220, 218, 438), (462, 218, 462)):
        leaf = rect(x, 330, w, 770, "#8E1F1A") + rect(x + (0 if edge == 462 else w - 12), 330, 12, 770, "#6E1512")
        leaf += "".join(
            circle(x + 34 + c * 50, 400 + r * 84, 10, "#D9A93E") + circle(x + 31 + c * 50, 397 + r * 84, 4, "#F6DE95")
            for r in range(8)
            for c in range(4)
        )
        s.add(cut(leaf, depth=2))
    for x in (404, 496):
        s.add(circle(x, 760, 26, "#D9A93E"), circle(x, 790, 26, "none", stroke="#D9A93E", stroke_width=7))
    s.add(
        poly([(438, 1100), (462, 1100), (640, 1200), (260, 1200)], "url(#spill)"),
        rect(150, 1100, 600, 26, "#8C8474"),
        rect(120, 1126, 660, 26, "#A39A88"),
    )
    red = "#C1272D"
    s.add(
        cut(rect(250, 200, 400, 104, red), depth=1),
        cut(rect(66, 330, 104, 700, red), depth=1),
        cut(rect(730, 330, 104, 700, red), depth=1),
    )
    s.across("家和", 450, 252, 78, "#F8DC8C", tracking=0.7, align="centre")
    s.down("勤俭持家久", 782, 368, 100, "#F8DC8C", tracking=0.26)
    s.down("诗书继世长", 118, 368, 100, "#F8DC8C", tracking=0.26)
    s.across("好家风，一代一代亮在门上", 72, 1174, 21, "#4A4033", SANS_BOLD, tracking=0.08)
    s.sponsor(834, 1174, "#4A4033", align="right", size=16, mark=red)
    return s


@poster("tongdao", "生命通道", "fire", "lane")
def tongdao() -> Sheet:
    """Hazard stripes on both sides, and between them a way of nothing but white."""
    s = Sheet("#F6F3EC")
    for side, x in (("left", 0), ("right", 620)):
        s.define(clip(side, rect(x, 0, 280, 1200, INK)))
        bars = rect(x, 0, 280, 1200, "#D8251C") + "".join(
            poly(
                [
                    (x - 40, y),
                    (x + 320, y - 300 if side == "left" else y + 300),
                    (x + 320, y - 200 if side == "left" else y + 400),
                    (x - 40, y + 100),
                ],
                "#F4EFE4",
            )
            for y in range(-400, 1600, 200)
        )
        s.add(group(bars, clip_path=f"url(#{side})"))
    s.add(cut(rect(280, -20, 340, 1240, "#F6F3EC"), depth=3))
    s.word(
        "生命通道",
        [(346, 92, 208, 196), (346, 312, 208, 196), (346, 532, 208, 196), (346, 752, 208, 196)],
        "#1B1B1E",
        SANS_BOLD,
    )
    s.add(stroke("M450 1050V976m-30 28l30 -30l30 30", "#D8251C", 12))
    s.across("一分钟也不要占用", 450, 1092, 27, "#1B1B1E", SANS_BOLD, tracking=0.08, align="centre")
    s.sponsor(450, 1150, "#1B1B1E", align="centre", size=15, mark="#D8251C")
    return s


@poster("haoren", "身边好人", "models", "portraits", source_kind="bulletin", creator="明河市公益广告作品库")
def haoren() -> Sheet:
    """Sixteen people of every trade in a wall of stamps; the name of all of them is the title."""
    s = Sheet("#EFE7D8")
    looks = [
        volunteer(),
        officer(),
        granny(),
        courier(),
        cleaner(),
        mother(),
        grandpa(),
        student(),
        vendor(),
        youth(),
        volunteer_man(),
        lady(),
        Look(top=PAPER, wear="shirt", hat=PAPER, hair="bob"),
        Look(top="#D9862F", wear="vest", under=SLATE, hat=GOLD),
        grandpa(top=PINE),
        student(top=VERMILION, hair="long"),
    ]
    grounds = ("#C9573F", "#2F7568", "#E3B04B", "#3E5F95", "#8FB2A0", "#7A4A55", "#D9876C", "#55707A")
    side = 189
    for i, look in enumerate(looks):
        col, row = i % 4, i // 4
        x, y = 72 + col * side, 300 + row * side
        s.define(clip(f"p{i}", rect(x, y, side, side, INK)))
        ground = grounds[(i * 3 + row) % 8]
        one = figure(x + side / 2 - 6, y + 640, 620, "stand", look, flip=(i + row) % 2 == 1)
        s.add(
            group(
                rect(x, y, side, side, ground)
                + circle(x + side / 2, y + side * 0.56, 78, lighter(ground, 0.16))
                + one.svg,
                clip_path=f"url(#p{i})",
            )
        )
    s.across("身边好人", 72, 150, 144, CINNABAR, tracking=0.04)
    s.down("见贤思齐", 802, 82, 34, SLATE, tracking=0.16)
    s.across("他们没有做惊天动地的事，只是每天都做", 72, 258, 27, SLATE, SANS_BOLD, tracking=0.06)
    s.sponsor(72, 1124, INK, size=19, mark=CINNABAR)
    s.across("道德模范 · 身边好人", 828, 1124, 24, CINNABAR, SANS_BOLD, tracking=0.08, align="right")
    return s


@poster("gaokong", "高空抛物", "safety", "falling type", source_kind="library", creator="明河市消防公益创作组")
def gaokong() -> Sheet:
    """The four characters fall from a window at the top and grow until the last one lands."""
    s = Sheet("#E9E4DA")
    s.add(poly([(500, 0), (900, 0), (900, 1200), (560, 1200)], "#C9C2B4"))
    for r in range(8):
        for c in range(3):
            x, y = 560 + c * 118 + r * 3, 40 + r * 148
            s.add(
                rect(x, y, 76, 96, "#8C97A0" if (r, c) != (0, 0) else "#F0C869"),
                line([(x + 38, y), (x + 38, y + 96)], "#C9C2B4", 5),
            )
    tumble = ((470, 96, 70, -16), (410, 250, 120, 12), (300, 500, 200, -14), (250, 860, 330, 6))
    for char, (x, y, size, turn), shade in zip("高空抛物", tumble, (0.45, 0.25, 0.1, 0), strict=True):
        tone = mix("#A3211C", "#E9E4DA", shade)
        s.add(
            group(
                cut(
                    path(glyph(char, (-size / 2, -size / 2, size, size), SANS_BOLD), tone), depth=2 if size > 150 else 1
                ),
                move=(x, y),
                turn=turn,
            )
        )
    s.lines.append("高空抛物")
    s.add(
        stroke(
            "M520 60Q500 80 486 92M440 160Q430 180 424 190M360 350Q340 380 330 400M270 640Q258 670 254 690",
            "#A3211C",
            4,
            stroke_dasharray="10 12",
        )
    )
    s.add(
        rect(0, 1050, 900, 150, INK),
        poly([(60, 1050), (110, 1034), (150, 1050), (220, 1030), (280, 1050), (340, 1036), (400, 1050)], INK),
    )
    s.across("随手一抛，砸下的是一条命", 72, 1104, 36, PAPER, tracking=0.06)
    s.sponsor(72, 1160, "#C9C2B4", size=17, mark=CINNABAR)
    return s
