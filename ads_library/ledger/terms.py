"""What the columns of a placement ledger are called, joined; of two equal matches the earlier term takes the column."""

import re

from site_cms.imports.layout import Vocabulary

from .heads_how_much import HOW_MUCH
from .heads_what import WHAT
from .heads_where import WHERE
from .heads_who import WHO
from .media_words import is_medium

ORDER = (
    "serial",
    "place",
    "position",
    "medium",
    "place_type",
    "quantity",
    "planned",
    "measure",
    "size",
    "width",
    "height",
    "area",
    "unit",
    "content",
    "date",
    "lon",
    "lat",
    "coordinates",
    "datum",
    "code",
    "district",
    "remark",
    "state",
    "person",
)
_BY_NAME = {term.name: term for term in (*WHO, *WHERE, *WHAT, *HOW_MUCH)}
TERMS = tuple(_BY_NAME[name] for name in ORDER)


def spread_name(title: str) -> str:
    """The medium a head cell names, without "数量" behind it: "宣传牌数量" → "宣传牌"."""
    return re.sub(r"(数量|块数|个数|处数|面积|数)$", "", title) or title


def is_spread(title: str) -> bool:
    name = spread_name(title)
    return len(name) >= 2 and is_medium(name) and not any(term.score(title) > 2.5 for term in TERMS)


VOCABULARY = Vocabulary(TERMS, is_spread)
