from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.exchange.cards import Card, Entry
from desktop.exchange.formula_guard import guarded, unguarded
from desktop.exchange.lines import Source
from desktop.exchange.table_write import write_table
from desktop.exchange.tables import inspect_table, propose_for, read_table
from tests.desktop.exchange.exchange_strategies import cards


def back(data: bytes) -> list[Entry]:
    source = Source(io.BytesIO(data), "own.csv")
    shape = inspect_table(source)
    return [replace(entry, source="", row=0) for entry in read_table(source, shape, propose_for(shape))]


@settings(deadline=None, max_examples=60)
@given(st.lists(cards(with_photo=False), min_size=1, max_size=3), st.booleans())
def test_what_is_written_is_read_again_without_loss(written: list[Card], mark: bool):
    assert back(b"".join(write_table(written, mark=mark))) == written


@given(st.text(), st.sampled_from(["", "'", "''", "=", "+", "-", "@", "\t"]))
def test_the_guard_against_formulas_can_be_undone(text: str, start: str):
    cell = start + text
    assert unguarded(guarded(cell)) == cell
    assert guarded(cell)[:1] not in tuple("=+-@\t")


@pytest.mark.parametrize("name", ['=HYPERLINK("http://x.example")', "+86 138", "-1", "@SUM(A1)", "＝1+1"])
def test_no_cell_is_a_formula_to_a_spreadsheet(name: str):
    data = b"".join(write_table([Card(full_name=name, note=name)], mark=False)).decode()
    cells = [cell for row in csv.reader(io.StringIO(data)) for cell in row]
    assert "'" + name in cells
    assert not any(cell.startswith(("=", "+", "-", "@", "＝")) for cell in cells)


def test_excel_is_told_that_the_table_is_utf8():
    assert b"".join(write_table([Card(full_name="王")])).startswith(b"\xef\xbb\xbfFull name,")
