"""What `make install` may count on: the lock files name every package, with hashes and without an index address."""

import re
from importlib.metadata import distribution
from pathlib import Path

import pytest

pytestmark = pytest.mark.pure

FOLDER = Path(__file__).resolve().parent.parent / "requirements"
FILES = sorted(FOLDER.glob("*.txt"))


def name_of(text: str) -> str:
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", text)[0]).lower()


def locked(file: Path) -> set[str]:
    return {name_of(line) for line in file.read_text().splitlines() if re.match(r"[\w.-]+(\[.*\])?==", line)}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_package_has_its_hashes_and_no_address(file):
    text = file.read_text()
    assert locked(file)
    assert "://" not in text and "--index" not in text and "--find-links" not in text
    for block in re.split(r"\n(?=[\w.-]+(?:\[.*\])?==)", text):
        if "==" in block.splitlines()[0]:
            assert "--hash=sha256:" in block, block.splitlines()[0]


@pytest.mark.parametrize("file", ["base.txt", "test.txt"])
def test_no_package_needs_another_that_is_not_locked(file):
    """pip is told not to look for dependencies (--no-deps), so one that is missing here would be missing on the machine."""
    names = locked(FOLDER / file)
    missing = set()
    for name in names:
        try:
            needs = distribution(name).requires or []
        except ModuleNotFoundError:
            continue  # for another platform
        for need in needs:
            package, _, marker = need.partition(";")
            if not marker and name_of(package) not in names:
                missing.add((name, name_of(package)))
    assert not missing
