"""The people who recur: each a fresh ``Look``, and ``on_stage``, which puts somebody down with a shadow."""

from .canvas import cut
from .palette import (
    CINNABAR,
    CORAL,
    FERN,
    GOLD,
    GREY_HAIR,
    HONEY,
    INDIGO,
    LAKE,
    PAPER,
    PINE,
    SAGE,
    SAND,
    SKIN,
    SLATE,
    STONE,
    VERMILION,
)
from .people import Figure, Look, figure, shade_on_ground


def volunteer(**more) -> Look:
    return Look(
        **{"top": VERMILION, "under": PAPER, "wear": "vest", "bottom": INDIGO, "mark": True, "hair": "bob", **more}
    )


def volunteer_man(**more) -> Look:
    return volunteer(**{"hair": "short", "under": SKY_SHIRT, "hat": VERMILION, "skin": SKIN[1], **more})


SKY_SHIRT = "#C9DAE8"


def officer(**more) -> Look:
    return Look(**{"top": "#2B4C86", "bottom": "#22365C", "wear": "uniform", "hat": "#22365C", "skin": SKIN[1], **more})


def traffic_officer(**more) -> Look:
    return Look(
        **{
            "top": "#C6D531",
            "under": "#2B4C86",
            "bottom": "#22365C",
            "wear": "vest",
            "hat": "#22365C",
            "skin": SKIN[1],
            **more,
        }
    )


def granny(**more) -> Look:
    return Look(
        **{
            "top": "#7C5A86",
            "bottom": SLATE,
            "wear": "coat",
            "hair": "bun",
            "hair_colour": GREY_HAIR,
            "skin": SKIN[0],
            **more,
        }
    )


def grandpa(**more) -> Look:
    return Look(
        **{
            "top": "#50677A",
            "bottom": "#3A4048",
            "wear": "shirt",
            "hair": "thin",
            "hair_colour": GREY_HAIR,
            "skin": SKIN[1],
            **more,
        }
    )


def mother(**more) -> Look:
    return Look(**{"top": CORAL, "bottom": PINE, "wear": "dress", "hair": "long", **more})


def pupil(**more) -> Look:
    return Look(
        **{
            "top": PAPER,
            "bottom": INDIGO,
            "child": True,
            "hair": "short",
            "scarf": VERMILION,
            "extras": ("backpack",),
            **more,
        }
    )


def girl(**more) -> Look:
    return pupil(**{"hair": "pigtails", "bottom": "#A94434", "wear": "dress", "top": "#D8573F", **more})


def cleaner(**more) -> Look:
    return Look(
        **{
            "top": "#E8742C",
            "under": "#E8742C",
            "bottom": "#E8742C",
            "wear": "vest",
            "hat": HONEY,
            "skin": SKIN[3],
            **more,
        }
    )


def courier(**more) -> Look:
    return Look(**{"top": GOLD, "bottom": SLATE, "wear": "shirt", "hat": GOLD, "skin": SKIN[1], **more})


def vendor(**more) -> Look:
    return Look(
        **{"top": LAKE, "bottom": SLATE, "wear": "shirt", "apron": SAND, "hair": "bob", "skin": SKIN[1], **more}
    )


def youth(**more) -> Look:
    return Look(**{"top": FERN, "bottom": SLATE, "wear": "shirt", "hair": "short", **more})


def student(**more) -> Look:
    return Look(**{"top": SAGE, "bottom": STONE, "wear": "shirt", "hair": "tail", **more})


def lady(**more) -> Look:
    return Look(**{"top": CINNABAR, "bottom": SLATE, "wear": "coat", "hair": "long", **more})


def on_stage(x, y, h, pose, look, *, flip=False, slant=0.55, strength=0.15, **more) -> str:
    """Somebody on the ground, with the shadow that the scene's sun throws (0: none)."""
    one: Figure = figure(x, y, h, pose, look, flip=flip, **more)
    shade = shade_on_ground(x, y, h * abs(slant), strength=strength, slant=1 if slant > 0 else -1) if slant else ""
    return shade + cut(one.svg, depth=1)
