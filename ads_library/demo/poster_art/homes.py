"""Posters of people and their houses: children under one umbrella, a wall of windows, a leash, a town of books, a wedding paper-cut."""

import random

from site_cms.demo.pictures.canvas import (
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
    stroke,
)
from site_cms.demo.pictures.cast import girl, grandpa, granny, lady, mother, pupil, student, youth
from site_cms.demo.pictures.lettering import glyph
from site_cms.demo.pictures.palette import (
    CINNABAR,
    FERN,
    GOLD,
    INK,
    PAPER,
    PINE,
    lighter,
)
from site_cms.demo.pictures.people import figure
from site_cms.demo.pictures.street import bowl, dog, open_book
from site_cms.demo.pictures.trees import potted

from .sheet import SANS_BOLD, Sheet, poster


@poster("weichengnian", "给成长撑一把伞", "minors", "umbrella")
def weichengnian() -> Sheet:
    """One great umbrella, rain outside it and sun under it."""
    s = Sheet("#5F86A8")
    dice = random.Random(5)
    s.add(
        stroke(
            "".join(f"M{num(dice.uniform(0, 960))} {num(dice.uniform(-20, 1000))}l-12 44" for _ in range(110)),
            "#8FB0CB",
            4,
        )
    )
    s.define(
        gradient("warm", [(0, "#FCE7A8", 1), (1, "#F6C95F", 1)]),
        clip("under", path("M70 600Q450 520 830 600L930 1200H-30Z")),
    )
    s.add(group(rect(-40, 480, 980, 720, "url(#warm)"), clip_path="url(#under)"))
    tones = ("#D8362A", "#F4EFE4", "#D8362A", "#F4EFE4", "#D8362A", "#F4EFE4")
    ribs = [40, 176, 314, 450, 586, 724, 860]
    canopy = ""
    for i, tone in enumerate(tones):
        a, b = ribs[i], ribs[i + 1]
        lift = lambda x: (x - 450) * 0.52  # noqa: E731
        canopy += path(
            f"M450 170C{num(450 + lift(a))} 196 {num(a - (450 - a) * 0.02)} 380 {a} 620Q{num((a + b) / 2)} 560 {b} 620C{num(b + (b - 450) * 0.02)} 380 {num(450 + lift(b))} 196 450 170Z",
            tone,
        )
    s.add(
        line([(450, 140), (450, 190)], "#5A3A22", 14),
        line([(450, 560), (450, 1010)], "#5A3A22", 12),
        cut(canopy, depth=3),
    )
    s.add(path("M0 1010Q450 970 900 1010V1200H0Z", "#3E7A57"))
    s.add(cut(figure(252, 1016, 270, "run", pupil(top="#2E6DA4", scarf=None)).svg, depth=1))
    s.add(cut(figure(446, 1010, 292, "hold_high", girl(top="#E4572E")).svg, depth=1))
    s.add(cut(figure(640, 1016, 262, "dance", pupil(top="#3E8A4E", hair="bob", scarf=None, extras=())).svg, depth=1))
    s.add(
        "".join(
            circle(x, y, 7, PAPER) + circle(x, y, 3, GOLD)
            for x, y in ((70, 1060), (150, 1046), (780, 1050), (840, 1070), (350, 1050), (560, 1056))
        )
    )
    s.across("给成长", 72, 96, 76, PAPER, tracking=0.06)
    s.across("撑一把伞", 828, 96, 76, PAPER, tracking=0.06, align="right")
    s.across("关爱未成年人，家校社一起来", 72, 1098, 30, PAPER, SANS_BOLD, tracking=0.08)
    s.sponsor(72, 1154, "#DCEBDD", size=17, mark=CINNABAR)
    return s


@poster("linli", "一碗汤的距离", "neighbours", "windows")
def linli() -> Sheet:
    """A wall of nine windows; soup goes from one to the next."""
    s = Sheet("#C9633F")
    lit, dim = "#FBE3A6", "#3D4A5C"
    wide, high, gap_x, gap_y = 222, 196, 45, 40

    def pane(i):
        col, row = i % 3, i // 3
        return 72 + col * (wide + gap_x), 330 + row * (high + gap_y)

    def window(i, ground, inside):
        x, y = pane(i)
        s.define(clip(f"pane{i}", rect(x, y, wide, high, INK)))
        s.add(
            rect(x - 12, y - 12, wide + 24, high + 24, "#F3E6CF", 3),
            group(rect(x, y, wide, high, ground), inside, clip_path=f"url(#pane{i})"),
            rect(x - 20, y + high + 10, wide + 40, 14, "#E3D0B0", 2),
        )

    def person(i, dx, h, pose, look, **more):
        x, y = pane(i)
        return figure(x + dx, y + high + h * 0.42, h, pose, look, **more).svg

    def at(i):
        return pane(i)

    scenes = {
        0: (dim, path("M72 330h40v196h-40Z", "#2E3A4A")),
        1: (lit, person(1, 110, 330, "read", grandpa(), in_near=open_book(34, CINNABAR))),
        2: ("#CFE3E8", potted(at(2)[0] + 110, at(2)[1] + high, 130, FERN)),
        3: (lit, person(3, 150, 330, "give", granny(), in_near=group(bowl(46)))),
        4: (lit, person(4, 60, 330, "give", youth(), flip=True)),
        5: (dim, ""),
        6: (
            "#CFE3E8",
            rect(at(6)[0], at(6)[1], 60, high, "#D98C72") + rect(at(6)[0] + wide - 60, at(6)[1], 60, high, "#D98C72"),
        ),
        7: (lit, person(7, 70, 236, "wave", mother()) + person(7, 150, 176, "wave", girl(extras=()))),
        8: (lit, person(8, 130, 240, "wave", lady(), flip=True)),
    }
    for i in range(9):
        window(i, *scenes[i])
    x, y = at(5)
    cat = (
        path(f"M{x + 60} {y + high}q-6 -70 30 -92l-8 -34l26 18h20l26 -18l-8 34q40 26 34 92Z", "#F2B45A")
        + circle(x + 106, y + high - 86, 4, INK)
        + circle(x + 128, y + high - 86, 4, INK)
    )
    s.add(group(cat, clip_path="url(#pane5)"))
    s.add(
        cut(
            group(
                bowl(64),
                stroke("M-12 -34q8 -12 0 -24t0 -24M12 -34q8 -12 0 -24t0 -24", "#FFFFFF", 4),
                move=(at(3)[0] + wide + gap_x / 2, at(3)[1] + 92),
            ),
            depth=2,
        )
    )
    s.across("一碗汤", 72, 140, 128, PAPER, tracking=0.03)
    s.across("的距离", 828, 158, 76, "#FBE3A6", tracking=0.06, align="right")
    s.across("远亲不如近邻，开门就是一家人", 74, 250, 28, "#FBE9D2", SANS_BOLD, tracking=0.1)
    s.add(rect(0, 1060, 900, 140, "#8A3D26"))
    s.across("邻里和睦", 72, 1130, 40, PAPER, tracking=0.16)
    s.sponsor(828, 1132, "#FBE3A6", align="right", size=18, mark=PAPER)
    return s


@poster(
    "yangquan", "一根绳，牵住两份安心", "dogs", "one line", source_kind="library", creator="明河师范学院 公益设计社"
)
def yangquan() -> Sheet:
    """One unbroken line from the hand to the collar, with a loop the size of the sheet."""
    s = Sheet("#F4C9B2")
    s.add(ellipse(190, 1010, 150, 14, "#1A1208", opacity=0.1), ellipse(690, 1010, 130, 12, "#1A1208", opacity=0.1))
    walker = figure(190, 1010, 400, "hold_hand", student(top=PINE, bottom=INK))
    hx, hy = walker.near_hand
    s.add(
        stroke(
            f"M{num(hx - 8)} {num(hy + 3)}C520 560 860 420 800 250C740 100 470 130 470 300C470 470 760 470 800 640C830 780 800 850 742 900",
            CINNABAR,
            9,
        )
    )
    s.add(cut(walker.svg, depth=1), cut(dog(580, 1010, 210, "#FFF6E8", collar=CINNABAR), depth=1))
    s.add(line([(72, 1012), (828, 1012)], INK, 2))
    s.down("一根绳", 150, 84, 104, INK, tracking=0.06)
    s.down("牵住两份安心", 272, 92, 50, CINNABAR, tracking=0.12)
    s.across("出门牵绳 · 随手清理 · 不扰四邻", 72, 1078, 30, INK, SANS_BOLD, tracking=0.06)
    s.sponsor(72, 1140, INK, size=18, mark=CINNABAR)
    s.across("文明养犬", 828, 1140, 28, CINNABAR, tracking=0.2, align="right")
    return s


@poster("yuedu", "半城灯火，半城书香", "reading", "town of books")
def yuedu() -> Sheet:
    """Spines stand along the river as houses; their windows are lit."""
    s = Sheet("#1C2748")
    s.define(gradient("dusk", [(0, "#1C2748", 1), (0.62, "#4A4A7A", 1), (1, "#D98A6A", 1)]))
    s.add(rect(0, 0, 900, 900, "url(#dusk)"))
    s.add(path("M716 146A56 56 0 1 0 746 204A48 48 0 1 1 716 146Z", "#F9E9BE"))
    dice = random.Random(11)
    s.add(
        "".join(
            circle(dice.uniform(0, 900), dice.uniform(0, 420), dice.uniform(1, 2.6), "#FFFFFF", opacity=0.8)
            for _ in range(60)
        )
    )
    spines = [
        ("红", 96, 470, "#98312A"),
        ("山", 74, 380, "#D9A441"),
        ("河", 112, 560, "#2C5E6E"),
        ("诗", 66, 420, "#E9DCC0"),
        ("史", 100, 500, "#5B3A2A"),
        ("春", 80, 350, "#5E8F68"),
        ("问", 118, 600, "#33406E"),
        ("城", 88, 440, "#B5563A"),
        ("光", 84, 520, "#7A6A8E"),
        ("田", 70, 370, "#8F9B5A"),
    ]
    x = 6
    for char, w, h, tone in spines:
        top = 900 - h
        ink = "#F6E4B4" if tone not in ("#E9DCC0", "#D9A441") else "#5B3A2A"
        body = (
            rect(x, top, w, h, tone, 3)
            + rect(x, top, w * 0.16, h, lighter(tone, 0.12), 3)
            + rect(x, top + 26, w, 8, ink, opacity=0.8)
            + rect(x, top + 42, w, 3, ink, opacity=0.8)
            + rect(x, 900 - 60, w, 6, ink, opacity=0.7)
        )
        cells = "".join(
            rect(x + w * (0.28 + 0.3 * c), top + 150 + r * 44, w * 0.17, 22, "#FBDD8F")
            for r in range(int((h - 240) / 44))
            for c in range(2)
            if dice.random() < 0.62
        )
        s.add(cut(body + cells, depth=1), path(glyph(char, (x + w * 0.26, top + 66, w * 0.5, w * 0.5)), ink))
        x += w + 2
    s.lines.append("红山河诗史春问城光田")
    s.add(cut(figure(590, 342, 160, "sit_read", student(top=CINNABAR), in_near=open_book(20, PAPER)).svg, depth=1))
    s.add(rect(0, 900, 900, 300, "#18213F"))
    for _ in range(46):
        lx, ly, w = dice.uniform(0, 880), dice.uniform(910, 1010), dice.uniform(20, 80)
        s.add(rect(lx, ly, w, 3, dice.choice(("#FBDD8F", "#D98A6A", "#8F9BC9")), 2, opacity=0.55))
    s.across("半城灯火，", 72, 120, 84, "#FBE7B8", tracking=0.04)
    s.across("半城书香", 72, 222, 84, PAPER, tracking=0.04)
    s.across("全民阅读，每天半小时", 72, 1086, 34, "#F3DDB0", SANS_BOLD, tracking=0.1)
    s.sponsor(72, 1146, "#B9C2DE", size=18, mark=CINNABAR)
    return s


@poster(
    "yifeng", "喜事新办，情意不减", "customs", "paper-cut", source_kind="library", creator="明河市非遗保护中心 剪纸工坊"
)
def yifeng() -> Sheet:
    """A round window paper-cut, folded in eight: 喜 twice in the middle, magpies, peonies and a saw-tooth rim."""
    s = Sheet("#F7EFE0")
    red, ground = "#C1272D", "#F7EFE0"
    cx, cy, big = 450, 640, 390
    rim = "".join(
        poly([polar(cx, cy, big - 4, a - 2.6), polar(cx, cy, big + 20, a), polar(cx, cy, big - 4, a + 2.6)], red)
        for a in range(0, 360, 5)
    )
    disc = rim + circle(cx, cy, big, red)
    disc += circle(cx, cy, big - 18, "none", stroke=ground, stroke_width=6) + "".join(
        circle(*polar(cx, cy, big - 40, a), 7, ground) for a in range(0, 360, 6)
    )
    disc += circle(cx, cy, big - 60, "none", stroke=ground, stroke_width=5)
    for i in range(8):
        a = i * 45
        petal = ""
        for turn, length, wide in ((-15, 92, 26), (15, 92, 26), (0, 112, 32)):
            petal += group(
                path(
                    f"M0 0C{wide} {-length * 0.3} {wide} {-length * 0.8} 0 {-length}C{-wide} {-length * 0.8} {-wide} {-length * 0.3} 0 0Z",
                    ground,
                ),
                path(
                    f"M0 -14C{wide * 0.5} {-length * 0.32} {wide * 0.5} {-length * 0.7} 0 {-length * 0.84}C{-wide * 0.5} {-length * 0.7} {-wide * 0.5} {-length * 0.32} 0 -14Z",
                    red,
                ),
                line([(0, -length * 0.3), (0, -length * 0.7)], ground, 4),
                turn=turn,
            )
        leaf = (
            path("M34 -18Q96 -30 116 -84Q60 -76 34 -18Z", ground)
            + path("M44 -26Q84 -40 100 -70", stroke=red, stroke_width=4)
            + path("M-34 -18Q-96 -30 -116 -84Q-60 -76 -34 -18Z", ground)
            + path("M-44 -26Q-84 -40 -100 -70", stroke=red, stroke_width=4)
        )
        disc += group(petal + leaf, move=polar(cx, cy, 196, a - 90), turn=a)
        teeth = "".join(
            path(f"M{num(polar(0, 0, 300, -90 + t)[0])} {num(polar(0, 0, 300, -90 + t)[1])}l5 -16l-10 0Z", ground)
            for t in (-19, -15.5, -12, 12, 15.5, 19)
        )
        disc += group(teeth, move=(cx, cy), turn=a + 22.5)
    disc += (
        circle(cx, cy, 182, ground)
        + circle(cx, cy, 172, red)
        + circle(cx, cy, 160, "none", stroke=ground, stroke_width=4)
    )
    s.add(cut(disc, depth=2))
    s.add(
        path(glyph("喜", (352, 548, 92, 184), SANS_BOLD) + glyph("喜", (456, 548, 92, 184), SANS_BOLD), ground),
        rect(410, 622, 80, 9, ground),
        rect(410, 664, 80, 9, ground),
    )
    s.lines.append("喜喜")
    s.across("喜事新办", 72, 130, 82, red, tracking=0.04)
    s.across("情意不减", 828, 130, 82, red, tracking=0.04, align="right")
    s.add(line([(450, 84), (450, 176)], red, 2))
    s.across("不攀比，不铺张，零彩礼也有满堂祝福", 450, 1104, 28, "#7A2A24", SANS_BOLD, tracking=0.08, align="centre")
    s.sponsor(450, 1156, "#7A2A24", align="centre", size=17, mark=red)
    s.down("移风易俗", 72, 236, 24, "#7A2A24", SANS_BOLD, tracking=0.3)
    return s
