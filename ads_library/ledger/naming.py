"""From what a ledger calls a place to the place itself: "人民大街（东段）" and "人民大街1-5号" are 人民大街."""

import re

from site_cms.imports.values.text import tidy

from .media_words import DETAIL, type_named, type_of_name

ROAD_HEAD = re.compile(
    r"^(?P<name>.{1,14}?(?:大街|大道|大路|环路|步行街|商业街|路|街|巷|广场|公园))"
    r"(?P<rest>与.*|\d.*|[东西南北中][侧段端口头门].*|路口.*|路段.*|沿线.*|沿街.*|两侧.*|全线.*|门前.*|入口.*|(?:至|到|—|-).*|[（(].*)$"
)
GROUPS = {
    "road": ("trunk_road", "secondary_road", "commercial_street"),
    "square": ("square",),
    "park": ("park",),
}


def split_place(text: str) -> tuple[str, str]:
    """Return the place's name and where at it: ("人民大街", "东段")."""
    plain = tidy(text)
    match = ROAD_HEAD.match(plain)
    if match:
        return match["name"].strip(), match["rest"].strip("（）() ")
    shorter = DETAIL.sub("", plain).strip()
    if shorter and shorter != plain and type_of_name(shorter) != "other":
        return shorter, plain[len(shorter) :].strip("（）() ")
    return plain, ""


def place_type(name: str, named: str | None = None) -> str:
    """The type a ledger gives for a place, or the one its name speaks of. "道路" alone leaves it to the name."""
    given = type_named(named) if named else None
    own = type_of_name(name)
    if given in {None, "secondary_road"} and own in GROUPS["road"]:
        return own
    return given or own


def group_of(kind: str) -> str:
    """road, square, park, or the type itself."""
    return next((group for group, kinds in GROUPS.items() if kind in kinds), kind)
