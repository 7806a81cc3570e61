"""How fast the search is, measured in the product's own code. `python -m tests.benchmarks.search [sizes ...]`.

Made-up documents of about 110 characters whose words are spread as words are (Zipf). Times are CPU time of this process,
in which SQLite runs. Prints p50 and p95 in milliseconds.

CPU time on a shared machine swells with what its neighbours do, so a yardstick is taken before each figure: how many
characters a second plain Python cuts into pairs. "at the reference" is the figure as it would be on the machine that the goals
were set on, which cuts REFERENCE of them.
"""

import argparse
import os
import random
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_cms.settings.test")
django.setup()

from django.db import transaction  # noqa: E402

from site_cms.search import indexing, services  # noqa: E402
from site_cms.search.indexing import Searchable  # noqa: E402
from site_cms.search.models import Document  # noqa: E402
from site_cms.search.query import Filters, parse  # noqa: E402
from site_cms.search.scratch import scratch_engine  # noqa: E402

NOW = datetime(2026, 11, 21, tzinfo=UTC)
CHARACTERS = [chr(c) for c in range(0x4E00, 0x4E00 + 3500)]
HOSTILE = ['公"益', '50% off "x', "a\x00b", "🐼" * 99, "公 " * 3000, ") AND (", "㍿" * 5000, "的" * 5000, '"""' * 2000]


class Words:
    """A vocabulary of 40,000 words of two to four characters; a few of them stand everywhere."""

    def __init__(self, seed: int = 7):
        self.random = random.Random(seed)
        self.words = [
            "".join(self.random.choices(CHARACTERS, k=self.random.choice((2, 2, 2, 3, 4)))) for _ in range(40_000)
        ]
        self.weights = [1 / (rank + 2.7) for rank in range(len(self.words))]
        total = 0.0
        self.cumulative = [total := total + w for w in self.weights]

    def take(self, k: int) -> list[str]:
        return self.random.choices(self.words, cum_weights=self.cumulative, k=k)

    def documents(self, count: int) -> Iterator[Searchable]:
        for number in range(count):
            words = self.take(46)
            yield Searchable(
                key=f"d:{number}",
                kind=("article", "case", "design", "place")[number % 4],
                section=f"s{number % 9}",
                url=f"/{number}/",
                title="".join(words[:5]),
                text="".join(words[5:25]) + "，" + "".join(words[25:]) + "。",
                published=NOW - timedelta(minutes=count - number),
            )


REFERENCE = 6_073_000  # characters a second
SAMPLE = "".join(CHARACTERS) * 20


def yardstick() -> float:
    """This machine now, as a share of the reference."""
    started = time.process_time()
    for at in range(0, len(SAMPLE), 100):
        part = SAMPLE[at : at + 100]
        [part[i : i + 2] for i in range(len(part) - 1)]
    return len(SAMPLE) / (time.process_time() - started) / REFERENCE


def machine() -> str:
    with open("/proc/cpuinfo") as lines:
        model = next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), "?")
    return f"{model}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}"


def measure(label: str, calls: list[Callable[[], object]], clock: Callable[[], float] = time.process_time) -> float:
    """Print, and return the 95th percentile at the reference, in milliseconds."""
    times = []
    speed = yardstick()
    for call in calls:
        started = clock()
        call()
        times.append((clock() - started) * 1000)
    speed = (speed + yardstick()) / 2
    times.sort()
    p95 = times[int(len(times) * 0.95)]
    print(
        f"  {label:34s} p50 {times[len(times) // 2]:8.2f}   p95 {p95:8.2f}   max {times[-1]:8.2f}"
        f"   at the reference p95 {p95 * speed:7.2f}",
        flush=True,
    )
    return p95 * speed


def bench(size: int, name: str, rounds: int) -> dict[str, float]:
    """Print all figures; return {what: p95 in milliseconds, or documents a second, at the reference}."""
    words = Words()
    figures: dict[str, float] = {}
    print(machine(), flush=True)
    with scratch_engine(name) as (engine, using):
        documents = list(words.documents(size))
        speed = yardstick()
        started = time.process_time()
        indexing.build(documents, engine, using=using)
        spent = time.process_time() - started
        speed = (speed + yardstick()) / 2
        figures["indexing"] = size / spent / speed
        characters = sum(len(d.title) + len(d.text) for d in documents)
        print(
            f"{name}, {size:,} documents: {size / spent:,.0f} documents a second (CPU), at the reference {figures['indexing']:,.0f}"
            f" ({characters / spent:,.0f} characters a second)",
            flush=True,
        )
        indexing.count_terms(using=using)
        engine.optimize()

        def search(text: str, filters: Filters | None = None) -> Callable[[], object]:
            return lambda: services.search(text, engine, using=using, filters=filters, now=NOW)

        picked = [words.random.choice(documents) for _ in range(rounds)]
        titles = [d.title for d in picked]
        figures["keyword"] = measure("keyword", [search(d.text[4:8]) for d in picked])
        figures["question"] = measure(
            "question", [search(d.text[6:14] + "是在什么地方" + d.text[20:28]) for d in picked]
        )
        figures["one common word"] = measure(
            "one common word", [search(w) for w in words.words[:20] * (rounds // 20 or 1)]
        )
        figures["pinyin"] = measure("pinyin", [search("".join(services.sounds.syllables(t))) for t in titles])
        common = [parse(w) for w in words.words[:10]] + [parse(d.text[4:6]) for d in picked]
        figures["facets (kind and section)"] = measure(
            "facets (kind and section)", [lambda q=q: engine.breakdown(q, Filters(), NOW) for q in common]
        )
        figures["suggestions"] = measure(
            "suggestions", [lambda t=t: services.suggest(t[:2], engine, using=using, now=NOW) for t in titles]
        )
        typed = ["".join(services.sounds.syllables(t))[:n] for t in titles for n in (1, 3, 6)]
        figures["suggestions, pinyin"] = measure(
            "suggestions, pinyin", [lambda t=t: services.suggest(t, engine, using=using, now=NOW) for t in typed]
        )
        figures["hostile"] = measure("hostile", [search(text) for text in HOSTILE * 3])
        changed = [Searchable(**{**d.__dict__, "text": d.text + "改"}) for d in picked[:100]]
        with transaction.atomic(using=using):  # the commit is the save's own
            figures["one change within a save"] = measure(
                "one change within a save", [lambda d=d: indexing.put(d, engine, using=using) for d in changed]
            )
        assert Document.objects.using(using).count() == size
    return figures


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000, 100_000])
    parser.add_argument("--engine", default="sqlite")
    parser.add_argument("--rounds", type=int, default=200)
    options = parser.parse_args()
    for size in options.sizes:
        bench(size, options.engine, options.rounds)
    sys.exit(0)
