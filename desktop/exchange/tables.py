"""Reading a CSV or TSV file of contacts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import dropwhile

from desktop.exchange.cards import Entry, Problem
from desktop.exchange.csv_rows import LINE_LIMIT, rows
from desktop.exchange.lines import Line, Source
from desktop.exchange.mapping import Mapping, propose_mapping
from desktop.exchange.table_cards import card_from_row
from desktop.exchange.table_shape import TableShape, inspect_table

__all__ = ["TableShape", "inspect_table", "propose_for", "read_table"]


def propose_for(shape: TableShape) -> Mapping:
    """Propose a mapping for a table that was inspected."""
    return propose_mapping(shape.headers, shape.samples)


def read_table(source: Source, shape: TableShape, mapping: Mapping) -> Iterator[Entry]:
    """Yield a Card or a Problem for each row below the headers, in its order and in bounded memory."""
    lines: Iterator[Line] = source.lines(LINE_LIMIT)
    if shape.header_row:
        # The headers themselves may go over several lines: they are read as a row and dropped.
        lines = dropwhile(lambda line: line.row < shape.header_row, lines)
    for row in rows(lines, source.codec, shape.delimiter):
        if row.row == shape.header_row:
            continue
        yield row if isinstance(row, Problem) else card_from_row(row, mapping, source.name)
