"""Damaged or missing calendar tables are named, never half read."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.almanac import festivals, lunar, statutory, tables, terms
from desktop.bundled import resources
from desktop.errors import StoreError

READERS: dict[str, Callable[[], object]] = {
    "lunar_months.txt": lunar._months.__wrapped__,
    "solar_terms.txt": terms._table.__wrapped__,
    "term_names.tsv": terms.term_names.__wrapped__,
    "festivals.ini": festivals.festivals.__wrapped__,
    "statutory_cn.tsv": lambda: statutory.bundled.__wrapped__("cn"),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(resources() / "calendar", tmp_path / "calendar")
    monkeypatch.setattr(tables, "resources", lambda: tmp_path)
    return tmp_path / "calendar"


@pytest.mark.parametrize("name", READERS)
def test_a_whole_table_is_read(name: str, folder: Path) -> None:
    assert (folder / name).exists()
    assert READERS[name]()


@pytest.mark.parametrize("name", READERS)
def test_a_missing_table_is_named(name: str, folder: Path) -> None:
    (folder / name).unlink()
    with pytest.raises(StoreError, match=name):
        READERS[name]()


@pytest.mark.parametrize("name", READERS)
def test_a_table_cut_in_the_middle_of_a_line_is_named(name: str, folder: Path) -> None:
    data = (folder / name).read_bytes()
    cut = data.index(b"\n", len(data) // 2) + 4
    (folder / name).write_bytes(data[:cut] + b"\n# end\n")
    with pytest.raises(StoreError, match=name):
        READERS[name]()


@pytest.mark.parametrize("name", READERS)
def test_a_table_that_lost_its_last_lines_is_named(name: str, folder: Path) -> None:
    kept = (folder / name).read_bytes().splitlines(keepends=True)[:-2]
    (folder / name).write_bytes(b"".join(kept))
    with pytest.raises(StoreError, match=name):
        READERS[name]()


@pytest.mark.parametrize("name", READERS)
def test_a_table_of_other_bytes_is_named(name: str, folder: Path) -> None:
    (folder / name).write_bytes(b"\xff\xfe\x00 not text")
    with pytest.raises(StoreError, match=name):
        READERS[name]()


def test_a_month_of_a_wrong_length_breaks_the_chain_of_months(folder: Path) -> None:
    table = folder / "lunar_months.txt"
    text = table.read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith("2026 "))
    table.write_text(text.replace(line, line[:-1] + ("0" if line.endswith("1") else "1")), encoding="utf-8")
    with pytest.raises(StoreError, match="lunar_months"):
        READERS["lunar_months.txt"]()
