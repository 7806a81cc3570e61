"""Addresses of articles: a date and a short id, the month in front. `/quanmin/202611/t20261121_k3f9/`.

No percent-encoded Chinese and no guessed pinyin: what is printed under a newspaper text or read out on the telephone
stays short, and a changed title changes no address. The tree keeps one slug, `t20261121_k3f9`; the month is written
into addresses and taken out of requests, so that a column's folder of a year can be told from its neighbours.
"""

import re
import secrets
from datetime import date

# No 0/o, 1/l/i: the id is read out on the telephone.
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
DRAFT = re.compile(r"^d-[0-9a-z]{4,8}$")
PUBLIC = re.compile(r"^t(?P<month>\d{6})\d{2}_[0-9a-z]{4,8}$")


def new_id(length: int = 4) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def draft_slug(short_id: str) -> str:
    return f"d-{short_id}"


def public_slug(day: date, short_id: str) -> str:
    """The slug of an article first published on `day` (of the city's own time zone)."""
    return f"t{day:%Y%m%d}_{short_id}"


def short_id_of(slug: str) -> str:
    """The short id within a draft's or an article's slug; empty when the slug is neither."""
    if DRAFT.match(slug):
        return slug[2:]
    return slug.partition("_")[2] if PUBLIC.match(slug) else ""


def with_month(path: str) -> str:
    """`/column/t20261121_k3f9/` → `/column/202611/t20261121_k3f9/`; any other path stays as it is."""
    head, _, slug = path.rstrip("/").rpartition("/")
    match = PUBLIC.match(slug)
    return f"{head}/{match['month']}/{slug}/" if match else path


def without_month(components: list[str]) -> list[str]:
    """["column", "202611", "t20261121_k3f9"] → ["column", "t20261121_k3f9"], where month and slug agree."""
    if len(components) >= 2:
        match = PUBLIC.match(components[-1])
        if match and components[-2] == match["month"]:
            return [*components[:-2], components[-1]]
    return components
