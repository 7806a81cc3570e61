"""Invented newsroom manuscripts with gold answers: composed sentences, many layouts, many kinds of damage.

The seed decides everything. Even seeds may be looked at while the rules are written; odd seeds are held out and only measured.
"""

import random
import re
from dataclasses import dataclass, field

SURNAMES = "钱孙李周吴郑王冯陈卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹窦章苏潘葛范彭郎鲁韦马苗凤花方俞任袁柳"
GIVEN = [
    "晓棠",
    "立",
    "远航",
    "思齐",
    "淑芬",
    "大勇",
    "雅琴",
    "明",
    "宏伟",
    "春梅",
    "佳怡",
    "志强",
    "丹",
    "永福",
    "子涵",
    "玉兰",
    "凯",
    "小满",
    "德顺",
    "静",
]
WHO = [
    "环卫工人",
    "社区网格员",
    "退休教师老林",
    "公交驾驶员",
    "沿街商户",
    "二年级学生",
    "物业经理",
    "外卖骑手",
    "菜场摊主",
    "河道巡查员",
    "图书馆馆员",
    "护林员",
    "交警二中队民警",
    "楼道长孙阿姨",
    "街道干部",
    "理发店店主",
    "文化站站长",
    "农技员",
]
WHERE = [
    "青石巷",
    "北关菜市场",
    "滨江步道",
    "老纺织厂家属院",
    "火车站广场",
    "实验小学门口",
    "七里河畔",
    "云台路与中山路交叉口",
    "便民服务大厅",
    "西城体育公园",
    "柳树屯村口",
    "古槐街",
    "三号桥头",
    "人民医院住院部",
    "旧货市场",
    "少年宫",
    "果园新村",
]
WHEN = [
    "清晨六点",
    "上个周末",
    "入秋以来",
    "雨后初晴的午后",
    "开学第一天",
    "下班高峰时段",
    "连续三个夜晚",
    "每逢赶集的日子",
    "腊月廿三",
    "端午前夕",
    "6月18日",
    "11月2日上午",
    "2021年春天",
    "前不久",
]
DID = [
    "把堆了十几年的杂物搬得干干净净",
    "给斑驳的墙面重新刷上米黄色涂料",
    "一户一户上门发放垃圾分类手册",
    "在花池边补种了四百多株月季",
    "为行动不便的老人送去热饭热菜",
    "拆除了私自搭建的铁皮棚",
    "用扫帚和铁锹清走了淤泥",
    "为共享单车划出整齐的停放线",
    "将坏掉的路灯全部换成节能灯",
    "教孩子们辨认可回收物",
    "冒着细雨疏导拥堵的车流",
    "把意见逐条记在小本子上",
    "替走失的孩子找到了家人",
    "张贴了新印制的节水海报",
]
RESULT = [
    "原先坑洼不平的路面变得平整",
    "楼前的空地成了孩子们的乐园",
    "投诉电话比去年少了将近一半",
    "过往行人纷纷放慢脚步",
    "周边商户的生意也跟着红火起来",
    "夜里回家再也不用摸黑",
    "臭水沟变成了一条清亮的小溪",
    "老街坊又能坐在树下拉家常",
    "摊位前再也看不到满地菜叶",
    "斑马线前的车辆自觉停下",
]
SAID = [
    "这样的日子过着才舒坦",
    "大家的事大家商量着办",
    "只要路通了心也就顺了",
    "以前想都不敢想",
    "孩子放学我再也不担心了",
    "干净了谁还好意思乱扔",
    "咱自己的院子自己守",
    "难在开头贵在坚持",
]
NUM = [
    "36处",
    "1280米",
    "5.6万平方米",
    "近百名",
    "3个批次",
    "200余件",
    "17条",
    "4000多户",
    "92.3%",
    "10 时 30 分",
    "两千余册",
    "8台",
    "KTV 等场所 12 家",
    "5G 基站 20 座",
    "LED 灯 350 盏",
]
NOUN = [
    "背街小巷",
    "农贸市场",
    "校园周边",
    "老旧楼院",
    "窗口单位",
    "城乡接合部",
    "公共卫生间",
    "绿化隔离带",
    "非机动车道",
    "健身器材",
    "排水管网",
    "消防通道",
    "文化长廊",
    "口袋公园",
]
VERB = ["整治", "改造", "巡查", "清洗", "更新", "养护", "排查", "提升", "修缮"]
LEAD = [
    "为此，",
    "不仅如此，",
    "更让人惊喜的是，",
    "经过两个月的努力，",
    "在大伙儿的支持下，",
    "记者在现场看到，",
    "据介绍，",
    "与往年不同的是，",
    "说干就干，",
    "",
    "",
    "",
    "",
    "",
    "",
]
T2 = [
    "小巷旧貌换新颜",
    "一张笑脸暖一条街",
    "让斑马线更有温度",
    "菜篮子里看民生",
    "守护一河清水",
    "老楼装上幸福梯",
    "夜色里的橙色身影",
    "书香飘进农家院",
    "停车难在这里有了解法",
    "指尖上的便民服务",
    "一盏灯照亮归家路",
    "村口多了座共享书屋",
    "红马甲走街串巷",
    "垃圾桶搬家记",
    "从脏乱差到洁净美",
    "四百株月季进社区",
    "绿色出行渐成风尚",
    "小黑板上的大民生",
]
KICK = [
    "“家门口的变化”系列报道",
    "民生观察",
    "城市细节·微改造",
    "我为群众办实事",
    "【一线蹲点】",
    "擦亮城市名片",
    "走近身边榜样：",
    "文明创建进行时",
]
SUB = [
    "——北关街道推进微改造见闻",
    "——来自七里河治理一线的报告",
    "——记市级劳动模范孙德顺",
    "── 全市背街小巷整治工作综述",
    "——实验小学“光盘行动”侧记",
]
HEADS = [
    "路好走了",
    "灯亮起来了",
    "从“要我改”到“我要改”",
    "账本晒出来",
    "难题一个个啃",
    "共建才能共享",
    "水清岸绿",
    "把小事办实",
    "让老人有依靠",
    "细微处见真章",
    "家底摸得清",
    "群众说了算",
    "制度管长远",
    "下一步怎么走",
]
CN = "一二三四五六七八"


@dataclass
class Gold:
    kicker: str = ""
    title: str = ""
    subtitle: str = ""
    byline: str = ""
    summary: str = ""
    blocks: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Manuscript:
    seed: int
    text: str
    articles: list[Gold]
    breaks: list[str] = field(default_factory=list)  # text around each line break inside a sentence
    apart: list[str] = field(default_factory=list)  # text around each boundary that must not be joined
    traits: set[str] = field(default_factory=set)


class Writer:
    """Writes one manuscript."""

    def __init__(self, seed: int):
        self.r = random.Random(seed * 7919 + 13)
        self.seed = seed

    def name(self) -> str:
        return self.r.choice(SURNAMES) + self.r.choice(GIVEN)

    def sentence(self) -> str:
        r = self.r
        c = r.choice
        form = r.randrange(11)
        body = [
            lambda: f"{c(WHEN)}，{c(WHO)}来到{c(WHERE)}，{c(DID)}。",
            lambda: f"{c(RESULT)}，{c(RESULT)}。",
            lambda: f"“{c(SAID)}。”{c(WHO)}{c(['笑着说', '感慨道', '告诉记者', '竖起了大拇指'])}。",
            lambda: f"今年共{c(VERB)}{c(NOUN)}{c(NUM)}，{c(VERB)}{c(NOUN)}{c(NUM)}，惠及居民{c(NUM)}。",
            lambda: f"{c(WHERE)}的{c(NOUN)}{c(VERB)}工程已经完工，{c(RESULT)}。",
            lambda: f"{c(WHO)}{c(DID)}，{c(WHO)}也赶来帮忙，{c(RESULT)}。",
            lambda: f"针对{c(NOUN)}{c(VERB)}中发现的问题，相关部门列出清单、明确时限、逐项销账，{c(RESULT)}。",
            lambda: f"谁也没有想到，短短几个月里，{c(WHERE)}会有这么大的变化。",
            lambda: f"有人提议把{c(NOUN)}也纳入{c(VERB)}范围，{c(WHO)}当场表示赞成：“{c(SAID)}，{c(SAID)}！”",
            lambda: f"从{c(WHERE)}到{c(WHERE)}，处处都能看到忙碌的身影。",
            lambda: (
                f"《{c(['公约', '行动方案', '管理细则'])}》明确，{c(NOUN)}由{c(WHO)}负责日常{c(VERB)}，每{c(['周', '月', '季度'])}公示一次。"
            ),
        ][form]()
        return (c(LEAD) if form in (1, 4, 5, 7) else "") + body

    def paragraph(self) -> str:
        return "".join(self.sentence() for _ in range(self.r.choice([1, 2, 2, 3, 3, 4, 5])))

    def byline(self) -> str:
        r = self.r
        return r.choice(
            [
                lambda: f"本报记者 {self.name()}",
                lambda: f"记者 {self.name()} {self.name()}",
                lambda: f"本报记者 {self.name()} 通讯员 {self.name()}",
                lambda: f"通讯员 {self.name()}",
                lambda: f"本报记者 {self.name()} 文/图",
            ]
        )()

    def caption(self) -> str:
        r = self.r
        return f"{r.choice(WHO)}在{r.choice(WHERE)}{r.choice(DID)}"


def compose(seed: int) -> Manuscript:
    """Gives the manuscript of a seed."""
    w = Writer(seed)
    r = w.r
    traits: set[str] = set()
    count = r.choice([1, 1, 1, 1, 2, 2, 3])
    golds: list[Gold] = []
    out: list[str] = []
    breaks: list[str] = []
    style = {
        "width": r.choice([0, 0, 0, 12, 16, 18, 20, 22, 26, 30, 38]),
        "indent": r.choice(["　　", "　　", "　　", "    ", "  ", "", ""]),
        "between": r.choice([0, 0, 0, 1]),
        "double": False,
        "stray": r.random() < 0.3,
        "heads": r.choice(["none", "none", "plain", "cn", "paren", "symbol", "circled"]),
        "jitter": r.random() < 0.3,
        "heads_page": r.random() < 0.2,
        "byline": r.choice(["line", "line", "square", "dispatch", "tail", "tailline"]),
        "sep": r.choice(["blank", "rule", "none"]),
        "random_breaks": r.random() < 0.3,
    }
    if style["width"] and not style["indent"] and not style["between"] and r.random() < 0.6:
        style["indent"] = "　　"
    if style["width"] and style["indent"] and not style["between"] and r.random() < 0.15:
        style["double"] = True
    traits |= {f"{key}={value!r}" for key, value in style.items()}
    titles = r.sample(T2, 18)
    for number in range(count):
        gold = Gold(title=titles.pop())
        if r.random() < 0.15:
            gold.title = f"{gold.title} {titles.pop()}"
        if r.random() < 0.3:
            gold.kicker = r.choice(KICK)
        if r.random() < 0.3:
            gold.subtitle = r.choice(SUB)
        if number and style["sep"] == "rule":
            out += (
                ["", r.choice(["--------", "————————", "＊＊＊", "======", "◆◆◆◆"]), ""]
                if r.random() < 0.5
                else [r.choice(["----------", "＝＝＝＝＝＝", "* * *"])]
            )
        elif number and style["sep"] == "blank":
            out += [""] * r.choice([2, 3])
        pad = "　" * r.choice([0, 0, 0, 4, 8])
        if gold.kicker:
            out.append(pad + gold.kicker)
        title = gold.title
        if r.random() < 0.05 and " " not in title and not out:
            out += list(title)
            traits.add("vertical")
        elif r.random() < 0.05 and " " not in title:
            out.append(pad + " ".join(title))
        else:
            out.append(pad + title)
        if gold.subtitle:
            out.append(pad + gold.subtitle)
        gold.byline = w.byline()
        kind = style["byline"]
        if kind in ("line", "square"):
            out.append(pad + ("□ " if kind == "square" else "") + gold.byline)
        if r.random() < 0.15:
            gold.summary = w.paragraph()
            if r.random() < 0.5:
                _set(
                    out, breaks, r.choice(["核心提示：", "【核心提示】", "内容提要："]) + gold.summary, style, r, skip=6
                )
            else:
                out.append(r.choice(["核心提示", "【核心提示】", "导读"]))
                _set(out, breaks, gold.summary, style, r)
            if style["indent"] == "" and style["width"] and not style["between"]:
                out.append("")
        paragraphs = r.choice([2, 3, 4, 5, 6, 8])
        heads = r.sample(HEADS, 8)
        section = 0
        caps = 0
        for at in range(paragraphs):
            if style["heads"] != "none" and at and r.random() < 0.35:
                text = heads.pop()
                mark = {
                    "plain": "",
                    "cn": f"{CN[section % 8]}、",
                    "paren": f"（{CN[section % 8]}）",
                    "symbol": "■ ",
                    "circled": "①②③④⑤⑥⑦⑧"[section % 8],
                }[style["heads"]]
                section += 1
                out += [""] * style["between"] + [style["indent"] * r.choice([0, 1]) + mark + text]
                gold.blocks.append(("heading", ("" if mark == "■ " else mark) + text))
            text = w.paragraph()
            gold_text = text
            if at == 0 and kind == "dispatch":
                gold_text = "本报讯 " + text
                text = f"本报讯{r.choice([' ', ''])}（{gold.byline}）{r.choice([' ', ''])}{text}"
            if at == paragraphs - 1 and kind == "tail":
                text = f"{text}（{gold.byline}）"
            gold.blocks.append(("paragraph", gold_text))
            if style["between"]:
                out.append("")
            if style["heads_page"] and r.random() < 0.25:
                traits.add("page_break")
                _set(
                    out,
                    breaks,
                    text,
                    style,
                    r,
                    page=["明河日报  2022年8月26日  星期五  第3版", f"— {r.randrange(2, 9)} —"],
                )
            else:
                _set(out, breaks, text, style, r)
            if r.random() < 0.15 and caps < 3:
                caption = w.caption()
                form = r.randrange(5)
                caps += 1
                if form == 0:
                    out.append("▲" + caption + "。")
                    gold.blocks.append(("caption", caption + "。"))
                elif form == 1:
                    out.append(f"图{'①②③'[caps - 1]}：{caption}。")
                    gold.blocks.append(("caption", f"图{'①②③'[caps - 1]}：{caption}。"))
                elif form == 2:
                    line = f"{caption}。 {w.name()} 摄"
                    out.append(line)
                    gold.blocks.append(("caption", line))
                elif form == 3:
                    out.append(f"图为{caption}。")
                    gold.blocks.append(("caption", f"图为{caption}。"))
                else:
                    out.append(f"{caption}。（资料图）")
                    gold.blocks.append(("caption", f"{caption}。（资料图）"))
        if kind == "tailline":
            out.append(
                r.choice(["", "　　　　　　　"]) + r.choice(["", "□ "]) + gold.byline
                if r.random() < 0.6
                else f"（{gold.byline}）"
            )
        if r.random() < 0.15:
            out.append(f"责任编辑：{w.name()}")
        golds.append(gold)
    text = "\n".join(out)
    if style["double"]:
        text = text.replace("\n", "\n\n")
    if style["stray"]:
        text = _strays(text, r)
    text = text.replace("\n", r.choice(["\n", "\n", "\r\n", "\r"]))
    breaks = [key for key in breaks if "（" not in key and "）" not in key]  # inside a byline: judged with it
    apart: list[str] = []
    flat = [
        piece
        for gold in golds
        for piece in ([gold.kicker, gold.title, gold.subtitle] + [text for _, text in gold.blocks])
        if piece
    ]
    for before, after in zip(flat, flat[1:], strict=False):
        apart.append(bare(before)[-6:] + bare(after)[:6])
    return Manuscript(seed, text, golds, breaks, apart, traits)


def bare(text: str) -> str:
    return "".join(text.split())


def _set(
    out: list[str],
    breaks: list[str],
    text: str,
    style: dict,
    r: random.Random,
    page: list[str] | None = None,
    skip: int = 0,
) -> None:
    """Sets one paragraph: wrapped to a width, or broken at random, or as one line."""
    if style["width"]:
        lines = _wrap(text, style["width"], 2 if style["indent"] else 0, r if style["jitter"] else None)
    elif style["random_breaks"] and len(text) > 40 and r.random() < 0.5:
        at = r.randrange(15, len(text) - 10)
        while (
            text[at] in "，。、；：！？”）》"
            or text[at - 1] in "“（《。！？”"
            or text[at - 1].isascii()
            or text[at].isascii()
        ):
            at -= 1
        lines = [text[:at], text[at:]]
    else:
        lines = [text]
    for before, after in zip(lines, lines[1:], strict=False):
        # A break inside a byline, or between it and the text, is judged by the byline.
        if (
            before[-1] not in "。！？”）"
            and not re.search(r"[（(][^）)]{0,24}$", before)
            and not after.startswith("（")
            and not re.match(r"[^（]{0,5}）", bare(after))
        ):
            breaks.append(bare(before)[-5:] + bare(after)[:5])
    first = style["indent"] + lines[0]
    rest = list(lines[1:])
    if page and len(lines) > 2:
        cut = r.randrange(1, len(lines) - 1)
        rest[cut - 1 : cut - 1] = page
    out += [first, *rest]


def _wrap(text: str, columns: int, lead: int, r: random.Random | None) -> list[str]:
    """Breaks after ``columns`` characters; signs that can't begin a line hang on the one before."""
    lines: list[str] = []
    line, room = "", float(columns - lead)
    for char in text:
        size = 0.5 if char.isascii() else 1
        if room < size and char not in "，。、；：！？”）》%":
            if line[-1:] in "“（《":
                lines.append(line[:-1])
                line = line[-1]
            else:
                lines.append(line)
                line = ""
            room = columns - len(line) - (r.choice([0, 0, 1]) if r else 0)
        line += char
        room -= size
    if line:
        lines.append(line)
    return [line.strip() for line in lines]


def _strays(text: str, r: random.Random) -> str:
    """Spaces that strayed between Chinese characters of running text."""
    result: list[str] = []
    for line in text.split("\n"):
        if (
            len(line) > 14
            and line.rstrip().endswith(("。", "，"))
            and "摄" not in line
            and "记者" not in line
            and r.random() < 0.3
        ):
            at = r.randrange(6, len(line) - 4)
            if "\u4e00" <= line[at] <= "\u9fff" and "\u4e00" <= line[at - 1] <= "\u9fff":
                line = line[:at] + r.choice([" ", "　"]) + line[at:]
        result.append(line)
    return "\n".join(result)
