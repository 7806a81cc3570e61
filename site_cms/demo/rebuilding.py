"""The demo's pictures, through the same intake as anybody's, begun ahead of the rows that will hold them.

A child process takes about half a second a picture, during which the loader can write rows: two cores, both at work.
"""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from site_cms.media.intake import MASTER, PictureFile, rebuild


class RebuiltAhead:
    def __init__(self, paths: Iterable[Path]):
        pool = ThreadPoolExecutor(max_workers=2)
        self._begun = {path: pool.submit(self._rebuild, path) for path in dict.fromkeys(paths) if path.exists()}
        pool.shutdown(wait=False)

    def get(self, path: Path) -> PictureFile:
        return self._begun[path].result() if path in self._begun else self._rebuild(path)

    @staticmethod
    def _rebuild(path: Path) -> PictureFile:
        return PictureFile(rebuild(path.read_bytes(), sizes=MASTER))
