"""Posters of things that grow, fly and ride: a kite, tree rings, a lotus, willow rain, a bicycle, and the campaign's banner."""

import math
import random

from site_cms.demo.pictures.canvas import (
    circle,
    cut,
    ellipse,
    gradient,
    group,
    line,
    num,
    path,
    polar,
    rect,
    smooth,
    stroke,
)
from site_cms.demo.pictures.cast import girl, pupil
from site_cms.demo.pictures.palette import (
    CINNABAR,
    GOLD,
    INK,
    PAPER,
    PINE,
    VERMILION,
    lighter,
    mix,
)
from site_cms.demo.pictures.people import figure
from site_cms.demo.pictures.skyline import arch_bridge, pagoda, towers

from .sheet import SANS_BOLD, Sheet, poster


@poster("fengzheng", "线在手里，天在眼前", "minors", "kite", source_kind="library", creator="明河市少年宫 美术教研组")
def fengzheng() -> Sheet:
    """A swallow kite across the whole sky; its line leads down to two children."""
    s = Sheet("#8CC3D9")
    s.define(gradient("air", [(0, "#5FA7C7", 1), (1, "#E8F1E4", 1)]))
    s.add(rect(0, 0, 900, 1200, "url(#air)"))
    for x, y, w in ((560, 740, 300), (620, 900, 200)):
        s.add(
            path(
                f"M{x} {y}h{w}a26 26 0 0 0 -40 -34a60 60 0 0 0 -110 -8a44 44 0 0 0 -70 18a30 30 0 0 0 -80 24Z",
                "#FFFFFF",
                opacity=0.75,
            )
        )
    wing = "M0 0C-60 -90 -190 -150 -330 -120C-270 -96 -250 -60 -262 -24C-190 -40 -130 10 -92 64L-30 90Z"
    bird = (
        path(wing, CINNABAR)
        + group(path(wing, VERMILION), flip=True)
        + path("M-60 60L-190 330L-120 310L0 150L120 310L190 330L60 60Z", "#22384F")
        + path("M0 -70C50 -60 66 20 44 120Q0 170 -44 120C-66 20 -50 -60 0 -70Z", PAPER)
        + circle(-16, -36, 7, INK)
        + circle(16, -36, 7, INK)
        + path("M-8 -18L8 -18L0 2Z", GOLD)
        + "".join(
            circle(sx * x, y, r, tone)
            for sx in (-1, 1)
            for x, y, r, tone in (
                (150, -64, 34, GOLD),
                (150, -64, 18, PAPER),
                (232, -84, 22, GOLD),
                (232, -84, 10, PAPER),
                (94, -10, 22, "#22384F"),
                (94, -10, 11, GOLD),
            )
        )
        + path("M-30 40q30 24 60 0M-30 66q30 24 60 0M-26 92q26 22 52 0", stroke=CINNABAR, stroke_width=6)
        + "".join(circle(sx * x, y, 10, GOLD) for sx in (-1, 1) for x, y in ((130, 230), (150, 270), (104, 186)))
    )
    boy, sister = figure(290, 1056, 220, "point", pupil(top=GOLD)), figure(440, 1066, 200, "wave", girl())
    hx, hy = boy.near_hand
    s.add(
        stroke(f"M470 420C520 640 460 800 {num(hx)} {num(hy)}", "#FFFFFF", 3),
        cut(group(bird, move=(500, 330), turn=-14, scale=1.12), depth=3),
    )
    s.add(
        path("M0 1030Q300 940 620 1010T900 990V1200H0Z", "#6FA65A"),
        path("M0 1080Q400 1020 900 1080V1200H0Z", "#5B9150"),
    )
    s.add(cut(boy.svg, depth=1), cut(sister.svg, depth=1))
    s.down("线在手里", 196, 560, 66, "#17384A", tracking=0.1)
    s.down("天在眼前", 112, 560, 66, "#17384A", tracking=0.1)
    s.across("陪伴，是给孩子最好的风", 72, 1130, 29, PAPER, SANS_BOLD, tracking=0.08)
    s.sponsor(828, 1130, PAPER, align="right", size=17, mark=CINNABAR)
    return s


@poster("nianlun", "十年树木", "landscape", "rings", source_kind="own")
def nianlun() -> Sheet:
    """The rings of a tree, read like a record; a shoot in the middle of them."""
    s = Sheet("#F0E2C8")
    dice = random.Random(21)
    cx, cy = 272, 770
    wobble = [dice.uniform(-1, 1) for _ in range(18)]
    tones = ("#8A5A34", "#C48F57", "#B57F49", "#CFA06A")

    def ring(r, share):
        points = []
        for i in range(18):
            a = math.tau * i / 18
            rr = r * (1 + 0.035 * wobble[i] * share)
            points.append((cx + math.cos(a) * rr, cy + math.sin(a) * rr))
        return smooth(points, tension=0.5)

    s.add(cut(path(ring(560, 1.2), "#6B4428"), depth=3))
    radius, i = 534.0, 0
    while radius > 30:
        s.add(path(ring(radius, 1 + radius / 900), tones[i % 2 + 1] if i % 5 else tones[3]))
        s.add(
            path(
                ring(radius, 1 + radius / 900),
                "none",
                stroke=tones[0],
                stroke_width=1.4 + dice.random() * 2.4,
                opacity=0.7,
            )
        )
        radius -= dice.uniform(15, 34)
        i += 1
    s.add(line([(cx, cy), (cx + 420, cy - 330)], "#6B4428", 3, opacity=0.6))
    s.add(
        path(
            f"M{cx} {cy}C{cx - 4} {cy - 60} {cx + 6} {cy - 110} {cx} {cy - 160}",
            stroke=PINE,
            stroke_width=12,
            stroke_linecap="round",
        )
    )
    s.add(
        cut(
            path(
                f"M{cx} {cy - 150}C{cx - 20} {cy - 240} {cx - 110} {cy - 250} {cx - 140} {cy - 236}C{cx - 130} {cy - 170} {cx - 70} {cy - 130} {cx} {cy - 150}Z",
                "#2F7A4E",
            )
            + path(
                f"M{cx} {cy - 156}C{cx + 20} {cy - 270} {cx + 120} {cy - 300} {cx + 160} {cy - 280}C{cx + 150} {cy - 200} {cx + 80} {cy - 130} {cx} {cy - 156}Z",
                "#3E9560",
            ),
            depth=2,
        )
    )
    s.down("十年树木", 806, 72, 108, "#3F2A17", tracking=0.06)
    s.down("百年成荫", 690, 84, 46, PINE, tracking=0.2)
    s.add(rect(0, 1080, 900, 120, "#F0E2C8", opacity=0.94))
    s.across("植一棵树，护一片绿，留一处荫凉给后来人", 72, 1116, 27, "#5B4024", SANS_BOLD, tracking=0.06)
    s.sponsor(72, 1166, "#5B4024", size=16, mark=CINNABAR)
    return s


@poster("qinglian", "清风徐来", "integrity_gov", "lotus", source_kind="bulletin", creator="明河市公益广告作品库")
def qinglian() -> Sheet:
    """One lotus over three great leaves; much air above it."""
    s = Sheet("#DCE7DF")
    s.define(gradient("pond", [(0, "#DCE7DF", 1), (1, "#9CBFB2", 1)]))
    s.add(rect(0, 0, 900, 1200, "url(#pond)"), circle(250, 330, 170, "#F3EDDC"))

    def leaf(x, y, rx, ry, tone, turn):
        veins = "".join(
            f"M0 0L{num(math.cos(math.radians(a)) * rx * 0.92)} {num(math.sin(math.radians(a)) * ry * 0.92)}"
            for a in range(0, 360, 24)
        )
        return cut(
            group(
                ellipse(0, 0, rx, ry, tone)
                + path(f"M0 0L{num(rx * 0.9)} {num(-ry * 0.62)}L{num(rx * 1.04)} {num(-ry * 0.3)}Z", "#B7D0C4")
                + stroke(veins, lighter(tone, 0.16), 3),
                move=(x, y),
                turn=turn,
            ),
            depth=2,
        )

    s.add(
        stroke("M470 1230C490 1000 440 800 476 560", "#2C6B57", 12),
        stroke("M250 1230C240 1120 210 1040 214 960", "#2C6B57", 10),
        stroke("M716 1230C720 1100 740 1000 724 900", "#2C6B57", 10),
    )
    s.add(leaf(720, 880, 250, 110, "#1F6A55", -12), leaf(210, 950, 270, 118, "#2C7F66", 10))
    petals = ""
    for turn, length, wide, tone in (
        (-78, 190, 60, "#E9A5A0"),
        (78, 190, 60, "#E9A5A0"),
        (-54, 230, 66, "#EFB7AF"),
        (54, 230, 66, "#EFB7AF"),
        (-28, 258, 70, "#F5CBC2"),
        (28, 258, 70, "#F5CBC2"),
        (0, 270, 74, "#FBE3DB"),
    ):
        petals += group(
            path(
                f"M0 0C{wide} {-length * 0.3} {wide * 0.8} {-length * 0.75} 0 {-length}C{-wide * 0.8} {-length * 0.75} {-wide} {-length * 0.3} 0 0Z",
                tone,
            )
            + path(
                f"M0 {-length * 0.1}C{wide * 0.3} {-length * 0.4} {wide * 0.2} {-length * 0.7} 0 {-length * 0.94}",
                stroke="#D9837C",
                stroke_width=2.5,
            ),
            turn=turn,
        )
    s.add(cut(group(petals, move=(476, 640)), depth=2))
    s.add(
        cut(
            group(
                path("M0 0C50 -50 60 -150 0 -210C-60 -150 -50 -50 0 0Z", "#EFB7AF")
                + path("M0 0C26 -50 30 -140 0 -206", stroke="#D9837C", stroke_width=3),
                move=(690, 560),
                turn=14,
            ),
            depth=1,
        ),
        stroke("M690 560C700 700 760 800 760 870", "#2C6B57", 9),
    )
    s.add(leaf(480, 1090, 330, 120, "#185648", 0))
    s.add(stroke("M150 1150q30 -8 60 0t60 0M640 1160q30 -8 60 0t60 0", "#FFFFFF", 3))
    s.down("清风徐来", 800, 84, 100, "#17473B", tracking=0.1)
    s.down("莲自亭亭", 690, 96, 44, "#3F7263", tracking=0.26)
    s.across("廉洁从业 · 清白做人", 72, 96, 30, "#2C5A4C", SANS_BOLD, tracking=0.12)
    s.sponsor(72, 160, "#2C5A4C", size=18, mark=CINNABAR)
    return s


@poster("qingming", "一束花，寄清明", "festivals", "rain and willow")
def qingming() -> Sheet:
    """Grey rain, a few willow twigs, a white bunch of chrysanthemums; nothing burns."""
    s = Sheet("#C9D2D0")
    s.define(gradient("mist", [(0, "#AEBBBB", 1), (0.7, "#DDE3DF", 1), (1, "#E9ECE6", 1)]))
    s.add(rect(0, 0, 900, 1200, "url(#mist)"))
    dice = random.Random(14)
    s.add(
        path("M0 620Q200 520 420 590T900 540V1200H0Z", "#B7C4BF", opacity=0.6),
        path("M0 720Q260 640 520 700T900 660V1200H0Z", "#A5B7AE", opacity=0.5),
    )
    s.add(
        stroke(
            "".join(f"M{num(dice.uniform(0, 940))} {num(dice.uniform(0, 1000))}l-8 60" for _ in range(90)),
            "#FFFFFF",
            2,
            opacity=0.6,
        )
    )
    for i in range(9):
        x = 600 + i * 36
        end = 360 + (i * 97) % 330
        s.add(stroke(f"M{x} -20C{x + 14} {end * 0.4} {x - 16} {end * 0.7} {x - 6} {end}", "#5F7F5A", 3))
        for k in range(int(end / 44)):
            ly = 20 + k * 44
            s.add(
                ellipse(
                    x + (12 if k % 2 else -12),
                    ly,
                    5,
                    20,
                    "#6F9468" if k % 3 else "#87A97A",
                    transform=f"rotate({26 if k % 2 else -26} {x} {ly})",
                )
            )

    def bloom(x, y, r):
        petals = "".join(
            ellipse(0, -r * 0.66, r * 0.13, r * 0.38, "#FFFFFF" if a % 2 else "#F3F1E6", transform=f"rotate({a * 18})")
            for a in range(20)
        )
        return group(
            petals
            + "".join(
                ellipse(0, -r * 0.4, r * 0.1, r * 0.26, "#FBF6DF", transform=f"rotate({a * 24 + 9})") for a in range(15)
            )
            + circle(0, 0, r * 0.2, "#E3C65A"),
            move=(x, y),
        )

    stems = stroke(
        "M300 760L360 1080M390 730L372 1080M480 770L384 1080M340 820L364 1080M440 840L380 1080", "#4F7A55", 8
    )
    leaves = "".join(
        path(f"M{x} {y}q{dx} -30 {dx * 1.6} 10q{-dx * 0.7} 24 {-dx * 1.6} -10Z", "#5D8A60")
        for x, y, dx in ((345, 940, -50), (392, 920, 50), (360, 860, -44), (404, 880, 56))
    )
    wrap = path("M262 900L372 1090L500 900Q440 960 380 930Q320 960 262 900Z", "#8A9AA0") + path(
        "M262 900L372 1090L380 930Q320 960 262 900Z", "#9FAEB2"
    )
    s.add(
        ellipse(380, 1094, 190, 16, "#1A1208", opacity=0.12),
        cut(stems + leaves, depth=1),
        cut(
            bloom(300, 750, 92)
            + bloom(480, 760, 88)
            + bloom(390, 690, 104)
            + bloom(350, 830, 74)
            + bloom(436, 836, 76),
            depth=2,
        ),
        cut(wrap + path("M330 1010q44 24 90 0l-6 22q-40 20 -78 0Z", "#E9ECE6"), depth=1),
    )
    s.down("清明", 150, 84, 150, "#2B3A3A", tracking=0.08)
    s.down("一束花 寄哀思", 270, 92, 38, "#4C5E5C", tracking=0.2)
    s.across("文明祭扫", 828, 998, 46, "#2B3A3A", tracking=0.14, align="right")
    s.across("不烧纸 · 不放炮", 828, 1062, 29, "#2B3A3A", SANS_BOLD, tracking=0.08, align="right")
    s.sponsor(828, 1130, "#4C5E5C", align="right", size=18, mark=CINNABAR)
    return s


@poster("luse-chuxing", "轮子慢一点，蓝天多一点", "low_carbon", "bicycle", kind="board")
def luse_chuxing() -> Sheet:
    """A bicycle whose wheels are two leaves of the season, on one horizon."""
    s = Sheet("#F2E8CF", 1200, 900)
    s.add(rect(0, 0, 1200, 690, "#BFE0DC"), circle(930, 240, 110, "#F7F2E0"), rect(0, 690, 1200, 210, "#1F6A55"))
    s.add(towers(-20, 1220, 690, 50, 170, "#A3CCC5", 9, step=80))
    for cx, tone in ((360, "#2F8A5E"), (820, "#E3A72E")):
        cy, r = 540, 190
        spokes = "".join(line([(cx, cy), polar(cx, cy, r - 12, a)], PAPER, 3) for a in range(0, 360, 20))
        leaf = "".join(
            group(
                path("M0 -20C44 -60 40 -130 0 -168C-40 -130 -44 -60 0 -20Z", mix(tone, "#FFFFFF", 0.12 * (a % 2))),
                move=(cx, cy),
                turn=a * 45,
            )
            for a in range(8)
        )
        s.add(
            cut(circle(cx, cy, r, "none", stroke=INK, stroke_width=18) + leaf, depth=2),
            spokes,
            circle(cx, cy, 26, INK),
            circle(cx, cy, 10, GOLD),
        )
    frame = "M360 540L486 300H716L570 540ZM486 300L570 540M716 300L820 540M716 300L700 232"
    s.add(
        cut(
            stroke(frame, CINNABAR, 18)
            + stroke("M486 300L470 256M430 254H516", INK, 16)
            + stroke("M640 226q56 -16 96 18q10 30 -20 40", INK, 14)
            + circle(570, 540, 34, INK)
            + stroke("M570 540l34 60h28", INK, 12),
            depth=2,
        )
    )
    s.across("轮子慢一点", 72, 130, 96, "#17473B", tracking=0.04)
    s.across("蓝天多一点", 72, 770, 96, PAPER, tracking=0.04)
    s.across("三公里内，走一走，骑一骑", 690, 770, 34, "#CFE6D8", SANS_BOLD, tracking=0.06)
    s.across("绿色出行", 1128, 130, 30, "#17473B", tracking=0.24, align="right")
    s.sponsor(72, 856, "#CFE6D8", size=18, mark=CINNABAR)
    return s


@poster(
    "chuangcheng",
    "创建文明城市，人人都是主角",
    "civility",
    "banner",
    kind="banner",
    source_kind="bulletin",
    creator="明河市公益广告作品库",
)
def chuangcheng() -> Sheet:
    """The campaign's banner: a long red cloth, the town cut out of its lower edge."""
    s = Sheet(CINNABAR, 1800, 450)
    s.add(circle(1640, 160, 88, "#F0C869"))
    s.add(path("M0 450V360Q300 300 620 350T1200 330T1800 340V450Z", "#7A1212"))
    s.add(towers(-20, 1820, 450, 40, 130, "#6A0E0E", 12, step=74), pagoda(1330, 390, 210, "#6A0E0E", "#560A0A"))
    s.add(cut(arch_bridge(760, 450, 420, 90, "#F0C869", "#C99A3B", 3), depth=1))
    s.across("创建文明城市", 90, 170, 150, PAPER, tracking=0.05)
    s.across("人人都是主角", 1050, 190, 64, "#F0C869", tracking=0.08)
    s.sponsor(90, 330, "#F6DDB0", size=24, mark=PAPER)
    return s
