"""How well a column's values suit what its head may mean: -9 (cannot be) to 2 (must be)."""

import re

from site_cms.imports.values.numbers import MEASURES, read_quantity
from site_cms.imports.values.text import half, is_nothing, is_same, tidy

from .media_words import is_medium, is_organisation, medium_of, type_named


def share(values, test) -> float:
    said = [value for value in values if not is_nothing(value) and not is_same(value)]
    return sum(bool(test(value)) for value in said) / len(said) if said else 0.0


def numeric(value) -> bool:
    return (
        isinstance(value, (int, float)) and not isinstance(value, bool) or bool(re.match(r"^[约近]?\s*\d", half(value)))
    )


def _counts(value) -> bool:
    return read_quantity(value).number is not None or bool(re.search(r"\d", half(value)))


def measure_fits(values):
    return 2.0 if share(values, _is_measure) >= 0.7 else -9.0


def _is_measure(value):
    return (
        half(value) in MEASURES
        or tidy(value) in MEASURES
        or bool(re.fullmatch(r"\S{1,2}", tidy(value)) and not is_organisation(tidy(value)))
    )


def unit_fits(values):
    if share(values, _is_measure) >= 0.7 or share(values, numeric) >= 0.5:
        return -9.0
    return 0.6 if share(values, lambda value: is_organisation(tidy(value))) >= 0.5 else 0.0


def medium_fits(values):
    if share(values, numeric) >= 0.5:
        return -9.0
    media = share(values, lambda value: medium_of(tidy(value)))
    types = share(values, lambda value: type_named(tidy(value)))
    return 1.0 if media >= 0.5 and media >= types else (-1.5 if types > media else -0.2)


def type_fits(values):
    media = share(values, lambda value: medium_of(tidy(value)))
    types = share(values, lambda value: type_named(tidy(value)))
    return 1.0 if types >= 0.5 and types >= media else -2.0


def quantity_fits(values):
    counted = share(values, _counts)
    return 0.5 if counted >= 0.5 else -2.0


def area_fits(values):
    return 0.5 if share(values, _counts) >= 0.5 else -2.0


def fits_place(values):
    if share(values, numeric) >= 0.9 and share(values, lambda v: isinstance(v, (int, float))) > 0.5:
        return -9.0
    named = share(values, lambda value: is_medium(tidy(value)) or tidy(value).endswith(("牌", "灯箱")))
    return -1.5 if named >= 0.5 else 0.0


def serial(values) -> bool:
    numbers = [
        int(half(value)) for value in values if re.fullmatch(r"\d{1,6}(\.0)?", half(value)) and "." not in half(value)
    ]
    if len(numbers) < max(1, len(values) * 0.8):
        return False
    steps = sum(later - earlier == 1 or later == 1 for earlier, later in zip(numbers, numbers[1:], strict=False))
    return steps >= (len(numbers) - 1) * 0.8 and numbers[0] <= 1000


def code_fits(values):
    return -2.5 if serial(values) else 0.3


def degrees(low, high):
    def fits(values):
        inside = share(values, lambda value: _between(value, low, high))
        return 0.5 if inside >= 0.5 else 0.0

    return fits


def _between(value, low, high):
    match = re.search(r"\d+(\.\d+)?", half(value))
    return bool(match) and low <= float(match[0]) <= high
