"""Queries that somebody would send to break a search, as raw query strings, from a seed.

for raw in queries("minghe", 5000): client.get("/search/", QUERY_STRING=raw)
"""

import random
from collections.abc import Callable, Iterator
from urllib.parse import quote_from_bytes

WORDS = (
    "公益广告",
    "曝光台",
    "文明城市",
    "志愿服务",
    "乱停乱放",
    "公",
    "PSA",
    "gongyi",
    "gygg",
    "第3期",
    "單先生",
    "㐂𠮷",
)
# Of SQLite's FTS5, PostgreSQL's tsquery, Lucene, SQL, templates, shells and patterns.
SYNTAX = (
    '"', "'", '""', "''", "“", "”", "「", "*", "^", ":", "-", "--", "+", "(", ")", "((", "))", "{", "}", "[", "]", "\\", "/", "//",
    "|", "||", "&", "&&", "!", "!!", "~", "~2", "<->", "<2>", ":*", ":A", ":AB*", "::tsquery", "title:", "title : ", "body:", "{title}:",
    "- {title}:", "rowid:", "_id:", "_exists_:", "*:*", "?*", "AND", "OR", "NOT", "NEAR", "NEAR(公 益, 5)", "NEAR/3", "TO", "[* TO *]",
    "{1 TO 9}", "^1e99", "公^", "公~0.99999", "@@", "%", "%%", "_", "%s", "%(x)s", "{0}", "{{7*7}}", "{% debug %}", "${x}", "$$", "$1",
    "' OR 1=1 --", "'; DROP TABLE search_fts; --", "') UNION SELECT 1 --", ";", "/*", "*/", "#", "<script>", "</title>", "<mark>", "&lt;",
    "&#0;", "\\u0000", "\\x00", "\\'", "../../etc/passwd", "(a+)+$", "(?=", "[^", ".*.*.*", "NaN", "Infinity", "null", "undefined",
)  # fmt: skip
CHARACTERS = (
    "\x00", "\x01", "\x07", "\x1b", "\x7f", "\x85", "\u00ad", "\u200b", "\u200d", "\u200e", "\u200f", "\u202e", "\u2028", "\u2066",
    "\u3000", "\ufeff", "\ufffd", "\ufffe", "\uffff", "\U0010ffff", "\ue000", "\U000f0000", "\u0301", "\u0301" * 40, "\u20dd", "\ufdfa",
    "🐼", "👨‍👩‍👧‍👦", "🏳️‍🌈", "🇨🇳", "☃️", "𠮷", "𰻝", "𪚥", "〇", "々", "ﷺ", "שלום", "مدينة", "ｶﾗｵｹ", "한국어", "ไทย", "İ", "ß", "ﬀ", "①", "㍿",
    "㎡", "Ａ", "１", "，", "。", "·", "…", "—",
)  # fmt: skip
BYTES = (
    b"\xed\xa0\x80", b"\xed\xbf\xbf", b"\xed\xa0\xbd\xed\xb0\xbc", b"\xc0\xaf", b"\xc0\x80", b"\xf5\x80\x80\x80", b"\xfe", b"\xff\xff",
    b"\xe5\x85", b"\xf0\x9f\x90", b"\x80", b"\xd6\xd0\xb9\xfa", b"\xb9\xab\xd2\xe6",
)  # fmt: skip
BROKEN = (
    "%",
    "%%",
    "%0",
    "%zz",
    "%u516c",
    "%E5%85",
    "%c0%ae",
    "%25%30%30",
    "%2500",
    "+%",
    "%\u200b",
    "&&",
    "=",
    "&=",
    ";",
    "%26q=",
    "#",
)
DATES = (
    "2026-09-31", "9月31日", "2026年9月31日", "2026-02-29", "0000-00-00", "0001-01-01", "9999-12-31", "10000-01-01", "-0001-01-01",
    "2026-13-01", "2026-1-1", "20261121", "2026-W47-6", "2026-11-21T00:00:00Z", "今天", "\x00", "2026-11-21\x00", "1e9", " 2026-11-21 ",
    "２０２６-１１-２１", "2026-11-21" * 500, "'", "٢٠٢٦-١١-٢١",
)  # fmt: skip
CURSORS = (
    "o", "o0", "o-1", "o99999", "o" + "9" * 500, "o1.5", "oo", "d", "d_", "d_1", "d2026", "d2026-11-21T00:00:00", "d2026-11-21T00:00:00_1",
    "d2026-11-21T00:00:00+00:00_" + "9" * 30, "d0001-01-01T00:00:00_1", "d9999-12-31T23:59:59.999999_1", "d9999-12-31T23:59:59-14:00_1",
    "d0001-01-01T00:00:00+14:00_1", "d2026-11-21T00:00:00_-5", "d2026-11-21T00:00:00_x", "d2026-11-21T00:00:00_1_1", "d\x00", "\x00",
    "x" * 9000, "o１", "o²", "d2026-11-21T00:00:00_²", "d1969-12-31T23:59:59_0", "o+5", "o 5", "o1_0", "d2026-11-21 00:00_1",
)  # fmt: skip
VALUES = (
    "page",
    "article",
    "case",
    "design",
    "'",
    '"',
    "%",
    "\x00",
    "page\x00",
    "PAGE",
    "page,article",
    "../",
    "news",
    "x" * 9000,
    "🐼",
    "",
    "0",
    "-1",
)
SORTS = ("date", "relevance", "DATE", "-date", "'", "\x00", "date,", "", "x" * 5000)
OTHERS = (
    "receipt",
    "page",
    "q[]",
    "q[0]",
    "format",
    "callback",
    "lang",
    "\x00",
    "公",
    "after[]",
    "sort[$gt]",
    "x" * 3000,
)


def queries(seed: str, count: int) -> Iterator[str]:
    dice = random.Random(seed)
    for _ in range(count):
        pairs = [("q", typed(dice))]
        for name, values in (
            ("after", CURSORS),
            ("since", DATES),
            ("until", DATES),
            ("kind", VALUES),
            ("section", VALUES),
            ("sort", SORTS),
        ):
            if dice.random() < 0.18:
                pairs += [(name, encoded(dice.choice(values))) for _ in range(dice.choice((1, 1, 1, 2, 30)))]
        if dice.random() < 0.1:
            pairs += [("q", typed(dice)) for _ in range(dice.choice((1, 2, 50)))]
        if dice.random() < 0.1:
            pairs.append((encoded(dice.choice(OTHERS)), typed(dice)))
        dice.shuffle(pairs)
        raw = "&".join(f"{name}={value}" for name, value in pairs)
        if dice.random() < 0.08:
            at = dice.randrange(len(raw))
            raw = raw[:at] + encoded(dice.choice(BROKEN), safe="%&=;+#") + raw[at:]
        yield raw


def typed(dice: random.Random) -> str:
    """What stands in the box, percent-encoded (perhaps not as it should be)."""
    return dice.choice(MAKERS)(dice)


def mixed(dice: random.Random) -> str:
    parts = [dice.choice(dice.choice((WORDS, SYNTAX, CHARACTERS))) for _ in range(dice.randrange(1, 12))]
    return encoded(dice.choice(("", " ", "　", "\t")).join(parts))


def wrapped(dice: random.Random) -> str:
    """A word in the middle of somebody's syntax."""
    return encoded(
        f"{dice.choice(SYNTAX)}{dice.choice(WORDS)}{dice.choice(SYNTAX)}{dice.choice(WORDS)}{dice.choice(SYNTAX)}"
    )


def long(dice: random.Random) -> str:
    piece = dice.choice((*WORDS, *SYNTAX, *CHARACTERS))
    return encoded((dice.choice(("", " ", " -", ' "', " OR ")) + piece) * 5_000)[: dice.choice((5_000, 15_000))]


def nested(dice: random.Random) -> str:
    opening, closing = dice.choice(
        (("(", ")"), ('"', '"'), ("“", "”"), ("-(", ")"), ("NOT ", ""), ("-", ""), ("{", "}"))
    )
    depth = dice.choice((2, 50, 2_000))
    return encoded(opening * depth + dice.choice(WORDS) + closing * dice.choice((0, depth)))


def any_characters(dice: random.Random) -> str:
    return encoded("".join(chr(dice.randrange(0x110000)) for _ in range(dice.randrange(1, 80))))


def any_bytes(dice: random.Random) -> str:
    return quote_from_bytes(bytes(dice.randrange(256) for _ in range(dice.randrange(1, 60))))


def not_utf8(dice: random.Random) -> str:
    return "".join(quote_from_bytes(dice.choice((*BYTES, b"\xe5\x85\xac"))) for _ in range(dice.randrange(1, 8)))


def broken_encoding(dice: random.Random) -> str:
    parts = [
        dice.choice((encoded(dice.choice(WORDS)), encoded(dice.choice(BROKEN), safe="%")))
        for _ in range(dice.randrange(1, 6))
    ]
    return "".join(parts)


def several_words(dice: random.Random) -> str:
    return encoded(
        " ".join(dice.choice(("", "-", '"', "+")) + dice.choice(WORDS) for _ in range(dice.choice((3, 40, 400))))
    )


MAKERS: tuple[Callable[[random.Random], str], ...] = (
    mixed, mixed, mixed, wrapped, wrapped, long, nested, any_characters, any_bytes, not_utf8, broken_encoding, several_words,
)  # fmt: skip


def encoded(text: str, safe: str = "") -> str:
    """Percent-encoded; lone surrogates as the three bytes that UTF-8 forbids."""
    return quote_from_bytes(text.encode("utf-8", "surrogatepass"), safe=safe)
