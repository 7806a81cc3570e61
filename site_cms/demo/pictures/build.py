"""Render the drawn pictures of the site and of the demo city. For developers:

python -m site_cms.demo.pictures.build            everything
python -m site_cms.demo.pictures.build mark       the site's mark and share picture
python -m site_cms.demo.pictures.build NAME ...   single scenes, by the name of their file
"""

import sys
from pathlib import Path

from . import mark, scenes
from .canvas import document, pixels, save

MINGHE = Path(__file__).resolve().parents[1] / "minghe"

SCENE_LIMIT = 90_000


def build_scene(name: str) -> int:
    """Draw one article scene into ``demo/minghe/pictures``; returns its size in bytes."""
    body, defs = scenes.ALL[name]()
    picture = pixels(document(scenes.WIDTH, scenes.HEIGHT, body, defs), scenes.WIDTH)
    return save(picture, MINGHE / "pictures" / f"{name}.jpg", SCENE_LIMIT)


def main(names: list[str]) -> None:
    unknown = set(names) - set(scenes.ALL) - {"mark"}
    if unknown:
        sys.exit(f"No such picture: {', '.join(sorted(unknown))}")
    if not names or "mark" in names:
        for name, size in mark.build():
            sys.stdout.write(f"{name}: {size / 1000:.0f} kB\n")
    for name in scenes.ALL:
        if not names or name in names:
            sys.stdout.write(f"{name}: {build_scene(name) / 1000:.0f} kB\n")


if __name__ == "__main__":
    main(sys.argv[1:])
