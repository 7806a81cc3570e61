"""Render the drawn pictures. For developers:

python -m site_cms.demo.pictures.build            everything of the site and the demo city
python -m site_cms.demo.pictures.build mark       the site's mark and share picture
python -m site_cms.demo.pictures.build NAME ...   single scenes
"""

import sys

from . import mark


def main(names: list[str]) -> None:
    if not names or "mark" in names:
        for name, size in mark.build():
            sys.stdout.write(f"{name}: {size / 1000:.0f} kB\n")


if __name__ == "__main__":
    main(sys.argv[1:])
