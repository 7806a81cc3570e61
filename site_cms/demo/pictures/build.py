"""Render the drawn pictures of the site and of the demo city. For developers:

python -m site_cms.demo.pictures.build            everything
python -m site_cms.demo.pictures.build mark       the site's mark and share picture
python -m site_cms.demo.pictures.build NAME ...   single scenes or pairs, by name
"""

import sys
from pathlib import Path

from . import exposure, mark, scenes
from .canvas import document, pixels, save

MINGHE = Path(__file__).resolve().parents[1] / "minghe"

SCENE_LIMIT = 90_000
EXPOSURE_LIMIT = 70_000
STATES = {"before": False, "after": True}


def build_scene(name: str) -> int:
    """Draw one article scene into ``demo/minghe/pictures``; returns its size in bytes."""
    body, defs = scenes.ALL[name]()
    picture = pixels(document(scenes.WIDTH, scenes.HEIGHT, body, defs), scenes.WIDTH)
    return save(picture, MINGHE / "pictures" / f"{name}.jpg", SCENE_LIMIT)


def build_pair(name: str) -> list[int]:
    """Draw one exposed corner before and after into ``demo/minghe/exposure``; returns the two sizes."""
    sizes = []
    for state, after in STATES.items():
        body, defs = exposure.draw(name, after)
        picture = pixels(document(exposure.WIDTH, exposure.HEIGHT, body, defs), exposure.WIDTH)
        sizes.append(save(picture, MINGHE / "exposure" / f"{name}-{state}.jpg", EXPOSURE_LIMIT))
    return sizes


def main(names: list[str]) -> None:
    unknown = set(names) - set(scenes.ALL) - set(exposure.PAIRS) - {"mark"}
    if unknown:
        sys.exit(f"No such picture: {', '.join(sorted(unknown))}")
    if not names or "mark" in names:
        for name, size in mark.build():
            sys.stdout.write(f"{name}: {size / 1000:.0f} kB\n")
    for name in scenes.ALL:
        if not names or name in names:
            sys.stdout.write(f"{name}: {build_scene(name) / 1000:.0f} kB\n")
    for name in exposure.PAIRS:
        if not names or name in names:
            before, after = build_pair(name)
            sys.stdout.write(f"{name}: before {before / 1000:.0f} kB, after {after / 1000:.0f} kB\n")


if __name__ == "__main__":
    main(sys.argv[1:])
