"""Compares drafts with gold answers and adds up the scores."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from news.manuscripts import Draft
from news.manuscripts.accounting import difference, out_of_order

MEASURES = ("articles", "titles", "kickers", "subtitles", "bylines", "summaries", "captions", "headings", "bounds")


def bare(text: str) -> str:
    return "".join(text.split())


@dataclass
class Score:
    """Hits, misses and false hits of each measure; and counts of breaks, wrong joins and lost characters."""

    hit: Counter = field(default_factory=Counter)
    miss: Counter = field(default_factory=Counter)
    false: Counter = field(default_factory=Counter)
    broken: int = 0
    mended: int = 0
    wrong_joins: int = 0
    lost: int = 0
    turned: int = 0
    files: int = 0
    notes: dict = field(default_factory=lambda: defaultdict(list))

    def compare(self, name: str, wanted: list[str], given: list[str], file: object) -> None:
        left, right = Counter(map(bare, wanted)), Counter(map(bare, given))
        left.pop("", None)
        right.pop("", None)
        self.hit[name] += (left & right).total()
        self.miss[name] += (left - right).total()
        self.false[name] += (right - left).total()
        for text in (left - right).elements():
            self.notes[name].append((file, "-", text[:50]))
        for text in (right - left).elements():
            self.notes[name].append((file, "+", text[:50]))

    def f1(self, name: str) -> float:
        wrong = self.miss[name] + self.false[name]
        return 1.0 if not wrong else 2 * self.hit[name] / (2 * self.hit[name] + wrong)

    def table(self) -> str:
        rows = [
            f"{name:<10} F1 {self.f1(name):.4f}  hit {self.hit[name]:>5}  missed {self.miss[name]:>4}  false {self.false[name]:>4}"
            for name in MEASURES
        ]
        mended = self.mended / self.broken if self.broken else 1.0
        rows.append(
            f"breaks     mended {mended:.4f} of {self.broken}; wrong joins {self.wrong_joins}; characters lost {self.lost}; out of order {self.turned}; files {self.files}"
        )
        return "\n".join(rows)


def edges(text: str) -> list[str]:
    if "~~" in text:  # a paragraph named by its first and last words
        first, last = map(bare, text.split("~~"))
        return [f"^{first[:3]}", f"{last[-3:]}$"]
    text = bare(text)
    return [f"^{text[:3]}", f"{text[-3:]}$"]


def add(
    score: Score, file: object, source: str, drafts: list[Draft], golds: list, breaks: list[str], apart: list[str]
) -> None:
    """``golds`` have kicker, title, subtitle, byline, summary and blocks of (type, text)."""
    score.files += 1
    given = [(block.type, block.text) for draft in drafts for block in draft.blocks]
    wanted = [block for gold in golds for block in gold.blocks]
    score.compare("articles", [gold.title for gold in golds], [draft.title for draft in drafts], file)
    for measure, attribute in (
        ("titles", "title"),
        ("kickers", "kicker"),
        ("subtitles", "subtitle"),
        ("bylines", "byline"),
        ("summaries", "summary"),
    ):
        left, right = [getattr(gold, attribute) for gold in golds], [getattr(draft, attribute) for draft in drafts]
        if any("~~" in text for text in left):
            left, right = (
                ["".join(edges(text)) for text in left if text],
                ["".join(edges(text)) for text in right if text],
            )
        score.compare(measure, left, right, file)
    for measure, kind in (("captions", "caption"), ("headings", "heading")):
        score.compare(
            measure,
            [text for type_, text in wanted if type_ == kind],
            [text for type_, text in given if type_ == kind],
            file,
        )
    score.compare(
        "bounds",
        [edge for type_, text in wanted if type_ == "paragraph" for edge in edges(text)],
        [edge for type_, text in given if type_ == "paragraph" for edge in edges(text)],
        file,
    )
    fields = [bare(text) for draft in drafts for text in (draft.kicker, draft.title, draft.subtitle, draft.summary)]
    whole = [bare(text) for _, text in given] + fields
    score.broken += len(breaks)
    for key in breaks:
        if any(key in text for text in whole):
            score.mended += 1
        else:
            score.notes["breaks"].append((file, "-", key))
    # A generator repeats itself: the same characters may stand side by side where they should.
    right = [bare(text) for _, text in wanted] + [
        bare(text) for gold in golds for text in (gold.kicker, gold.title, gold.subtitle, gold.summary)
    ]
    for key in apart:
        if sum(text.count(key) for text in whole) > sum(text.count(key) for text in right):
            score.wrong_joins += 1
            score.notes["joins"].append((file, "+", key))
    lost, invented = difference(source, drafts)
    score.lost += len(lost) + len(invented)
    score.turned += len(out_of_order(source, drafts))
