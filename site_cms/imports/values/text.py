"""Cell text in one shape: half-width digits and signs, no stray breaks, "nothing" told from something."""

import datetime as dt
import re
from functools import lru_cache

import opencc

HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
# Chinese punctuation stays; only what stands for a digit, a letter or an arithmetic sign becomes half-width.
for keep in "，；：？！（）":
    HALF.pop(ord(keep), None)
HALF |= {0x3000: 0x20, ord("〜"): ord("~"), ord("—"): ord("-"), ord("–"): ord("-"), ord("−"): ord("-")}
CJK = r"\u2e80-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef"
BREAK = re.compile(r"\s*[\r\n]+\s*")
BESIDE_CJK = re.compile(rf"(?<=[{CJK}])\n|\n(?=[{CJK}])")
SPACES = re.compile(r"[\s\u3000]+")
BETWEEN_CJK = re.compile(rf"(?<=[{CJK}])\s+(?=[{CJK}])")
NOTHING = {
    "",
    "/",
    "\\",
    "//",
    "-",
    "--",
    "---",
    "----",
    "无",
    "暂无",
    "没有",
    "空",
    "n/a",
    "na",
    "null",
    "none",
    "*",
    ".",
    "、",
    "○",
    "×",
}
SAME = {"同上", "同前", "同上行", "〃", "″", '"', "''", "″″", "....", "…", "……", "〃〃", "上同", "同"}


def tidy(value) -> str:
    """A cell as the text a reader sees: breaks inside Chinese vanish, other runs of space become one."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, (dt.datetime, dt.date)):
        return value.isoformat(sep=" ") if isinstance(value, dt.datetime) else value.isoformat()
    if isinstance(value, float):
        return f"{value:.10g}"
    return _tidy(value if isinstance(value, str) else str(value))


# A ledger says the same few words a hundred thousand times, and each cell is looked at by a dozen questions in a row.
@lru_cache(maxsize=16_384)
def _tidy(text: str) -> str:
    if "\n" in text or "\r" in text:
        text = BREAK.sub("\n", text)
        text = BESIDE_CJK.sub("", text)
    return SPACES.sub(" ", text).strip()


def half(value) -> str:
    """``tidy`` with half-width digits, letters and signs: what the value readers match against."""
    return _half(value) if isinstance(value, str) else tidy(value).translate(HALF)


@lru_cache(maxsize=16_384)
def _half(text: str) -> str:
    return _tidy(text).translate(HALF)


def is_nothing(value) -> bool:
    """Whether a cell says that there is nothing to say: empty, "/", "—", 无."""
    if value is None:
        return True
    # A number or a date says something; only a text can say "nothing".
    return isinstance(value, str) and _is_nothing(value)


@lru_cache(maxsize=16_384)
def _is_nothing(text: str) -> bool:
    return _half(text).lower() in NOTHING


def is_same(value) -> bool:
    """Whether a cell says "as above": 同上, 〃."""
    return isinstance(value, str) and tidy(value) in SAME


@lru_cache(maxsize=1)
def _converter():
    return opencc.OpenCC("t2s")


@lru_cache(maxsize=4096)
def simplified(text: str) -> str:
    """Traditional characters as simplified ones, to recognise a head or a medium; never to change what is stored."""
    return _converter().convert(text)
