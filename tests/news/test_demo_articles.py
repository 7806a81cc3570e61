"""The demo city's articles: enough of them, and each of its own."""

import re
from itertools import combinations

import pytest

from news.demo.parts import UNFINISHED, texts

GRAM = 8


def grams(text: str) -> set[str]:
    plain = re.sub(r"\s", "", text)
    return {plain[at : at + GRAM] for at in range(len(plain) - GRAM + 1)}


@pytest.mark.pure
def test_there_are_enough_and_no_two_repeat_each_other():
    found = {text.name: grams(text.body) for text in texts()}
    assert len(found) - len(UNFINISHED) >= 150
    assert min(len(own) for own in found.values()) > 150
    shares = {
        (one, other): len(found[one] & found[other]) / min(len(found[one]), len(found[other]))
        for one, other in combinations(found, 2)
    }
    assert {pair: share for pair, share in shares.items() if share > 0.2} == {}


@pytest.mark.pure
def test_a_copied_paragraph_would_be_seen():
    one = grams("志愿者星期五上午在槐树里社区清扫楼道。" * 3 + "各户把杂物搬下楼，物业派车运走。")
    other = grams("志愿者星期五上午在槐树里社区清扫楼道。" * 3 + "傍晚居民又在院子里开了一次会，商量停车。")
    assert len(one & other) / min(len(one), len(other)) > 0.2
