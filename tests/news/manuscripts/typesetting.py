"""The invented city's 160 articles set as printed pages and lifted again: natural text in many layouts, with gold answers.

The seed decides everything: the column's width, indents, where the byline stands, captions, stray spaces, running heads.
"""

import random
import re
from functools import cache
from pathlib import Path

from .generator import Gold, Manuscript, _wrap, bare

ARTICLES = Path(__file__).parents[3] / "news" / "demo" / "articles"
WRITERS = [
    "高岩",
    "史立新",
    "纪红",
    "佟玉山",
    "尹航",
    "孔令辉",
    "姚远",
    "尚文",
    "鞠海波",
    "丛珊",
    "班宁",
    "闵捷",
    "谌波",
    "栾雨",
    "阮晨光",
    "商羽",
    "卜凡",
    "苑晴",
]
PEOPLE = ["志愿者", "环卫工人", "社区网格员", "民警", "小学生", "居民代表"]
SCENES = [
    "在路口引导行人过马路",
    "清理楼道堆放的杂物",
    "为老人测量血压",
    "在河边捡拾垃圾",
    "向商户发放宣传册",
    "为清扫街面的同事送水",
]


@cache
def articles() -> list[tuple[dict[str, str], list[tuple[str, str]]]]:
    """Head and blocks of each article; lists, quotes and tables are left out, they are not set in columns."""
    result = []
    for path in sorted(ARTICLES.glob("*.md")):
        _, head, body = path.read_text(encoding="utf-8").split("---", 2)
        blocks = []
        for text in map(str.strip, body.strip().split("\n\n")):
            if text.startswith("#"):
                blocks.append(("heading", text.lstrip("# ")))
            elif text[0] not in ">-|!" and not re.match(r"\d+\. ", text):
                blocks.append(("paragraph", text.replace("\n", "").replace("**", "")))
        result.append((dict(re.findall(r"^(\w+): (.*)$", head, re.MULTILINE)), blocks))
    return result


class Setter:
    """Sets one file."""

    def __init__(self, seed: int):
        self.r = r = random.Random(seed)
        self.seed = seed
        self.width = r.choice([0, 14, 17, 19, 20, 22, 24, 26, 28, 30, 33, 35])
        self.indent = r.choice(["　　", "　　", "    ", ""])
        self.gap = 0 if self.indent else r.choice([0, 1])
        self.byline = r.choice(["line", "square", "head", "report", "tail", "last"])
        self.rule = r.choice(["", "blank", "rule"])
        self.running_head = r.random() < 0.3
        self.stray = r.random() < 0.3
        self.lines: list[str] = []
        self.breaks: list[str] = []

    def file(self) -> Manuscript:
        golds = [self.article(number) for number in range(self.r.choice([1, 1, 2, 3]))]
        pieces = [
            piece for gold in golds for piece in (gold.kicker, gold.title, *(text for _, text in gold.blocks)) if piece
        ]
        apart = [bare(before)[-6:] + bare(after)[:6] for before, after in zip(pieces, pieces[1:], strict=False)]
        return Manuscript(self.seed, "\n".join(self.lines), golds, self.breaks, apart)

    def article(self, number: int) -> Gold:
        r = self.r
        head, blocks = r.choice(articles())
        blocks = blocks[: r.choice([3, 5, 8, 20])]
        while blocks[-1][0] == "heading":
            blocks = blocks[:-1]
        gold = Gold(title=head["title"], kicker=head.get("kicker", "") if r.random() < 0.7 else "")
        if number:
            self.lines += {"": [], "blank": ["", ""], "rule": [r.choice(["————————", "* * *", "----------"])]}[
                self.rule
            ]
        self.lines += [line for line in (gold.kicker, gold.title) if line]
        first, second = r.sample(WRITERS, 2)
        gold.byline = r.choice([f"本报记者 {first}", f"记者 {first} 通讯员 {second}", f"本报记者 {first} {second}"])
        if self.byline in ("line", "square"):
            self.lines.append(("□ " if self.byline == "square" else "") + gold.byline)
        self.lines += [""] * self.gap
        paragraphs = [at for at, (kind, _) in enumerate(blocks) if kind == "paragraph"]
        for at, (kind, text) in enumerate(blocks):
            if kind == "heading":
                gold.blocks.append((kind, text))
                self.lines += [(self.indent if r.random() < 0.5 else "") + text] + [""] * self.gap
                continue
            first_one, last_one = at == paragraphs[0], at == paragraphs[-1]
            gold.blocks.append((kind, f"本报讯 {text}" if first_one and self.byline in ("head", "report") else text))
            if first_one and self.byline == "head":
                text = f"本报讯（{gold.byline}）{text}"
            elif first_one and self.byline == "report":
                text = f"本报讯 {gold.byline} 报道：{text}"
            if last_one and self.byline == "tail":
                text = f"{text}（{gold.byline}）"
            self.paragraph(text)
            if r.random() < 0.15:
                self.caption(gold)
        if self.byline == "report":
            gold.byline += " 报道"
        elif self.byline == "last":
            self.lines.append(r.choice([f"（{gold.byline}）", f"　　　　　　{gold.byline}"]))
        return gold

    def paragraph(self, text: str) -> None:
        r = self.r
        lines = _wrap(text, self.width, 2 if self.indent else 0, None) if self.width else [text]
        for at, line in enumerate(lines):
            # Breaks inside and beside a byline are judged by the byline.
            signed = re.search(r"[。！？”）：]$|[（(][^）)]{0,30}$", lines[at - 1]) or line.startswith("（")
            if at and not signed and (at > 2 or not re.search("记者|通讯员", text[:24])):
                self.breaks.append(bare(lines[at - 1])[-5:] + bare(line)[:5])
            if self.stray and len(line) > 12 and r.random() < 0.2:
                place = r.randrange(4, len(line) - 4)
                if all("\u4e00" <= char <= "\u9fff" for char in line[place - 1 : place + 1]):
                    line = f"{line[:place]} {line[place:]}"
            self.lines.append((self.indent if at == 0 else "") + line)
            if self.running_head and len(lines) > 4 and at == 2 and r.random() < 0.1:
                self.lines.append(f"明河日报 2021年9月16日 星期四 第{r.randrange(1, 9)}版")
        self.lines += [""] * self.gap

    def caption(self, gold: Gold) -> None:
        r = self.r
        scene, by = r.choice(PEOPLE) + r.choice(SCENES), r.choice(WRITERS)
        text = r.choice(
            [
                f"▲{scene}。",
                f"图为{scene}。 本报记者 {by} 摄",
                f"{scene}。 {by} 摄",
                f"{scene}。（{by} 摄）",
                f"图为{scene}。",
            ]
        )
        gold.blocks.append(("caption", text.lstrip("▲")))
        self.lines += [text] + [""] * self.gap


def typeset(seed: int) -> Manuscript:
    """Gives the file of a seed."""
    return Setter(seed).file()
