"""Whether a ledger of a hundred thousand rows comes in as fast, small and unobtrusive as promised (`make bench`)."""

from pathlib import Path

import pytest

from .ledger import measured_import, migrated, write_ledger


@pytest.mark.bench
def test_a_hundred_thousand_rows(tmp_path: Path):
    migrated(tmp_path)
    write_ledger(tmp_path / "ledger.xlsx", 100_000)
    result = measured_import(tmp_path, tmp_path / "ledger.xlsx")
    print(result)
    assert "已新增 100000 条" in result.output
    assert result.cpu_seconds <= 90
    assert result.longest_wait <= 1
