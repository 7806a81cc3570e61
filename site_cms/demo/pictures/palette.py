"""The colours everything is cut from: those of the site's look, and quiet tints of them."""

PAPER = "#FAF8F4"
SUNK = "#F1EDE6"
SAND = "#E8DFCF"
KRAFT = "#D8C6A8"
INK = "#1F2328"
SLATE = "#4A4F55"
STONE = "#8A857C"
FOG = "#C9C4BA"

CINNABAR = "#981A1A"
VERMILION = "#C4402F"
CORAL = "#E08A72"
BLUSH = "#F2CDBE"

PINE = "#0F5146"
FERN = "#2F7A62"
SAGE = "#8FB8A2"
MIST = "#CFE0D6"

AMBER = "#6B4300"
HONEY = "#C98A1B"
GOLD = "#E3B04B"
STRAW = "#F4DFA8"

INDIGO = "#1F3F77"
LAKE = "#4C76AE"
SKY = "#A9C4DE"
ICE = "#DCE8F0"

NIGHT = "#131C33"

SKIN = ("#F0C9A4", "#E5B58B", "#F4D3B3", "#D9A679")
HAIR = "#2B2420"
GREY_HAIR = "#B9B3AA"


def rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mix(first: str, second: str, share: float) -> str:
    """``first`` with ``share`` (0 to 1) of ``second`` stirred in."""
    pairs = zip(rgb(first), rgb(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def darker(colour: str, share: float = 0.18) -> str:
    return mix(colour, "#14100C", share)


def lighter(colour: str, share: float = 0.25) -> str:
    return mix(colour, "#FFFFFF", share)
