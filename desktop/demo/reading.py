"""Rows of the tables from which the demo is written."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.bundled import resources


def rows(name: str) -> Iterator[list[str]]:
    """Yield the cells of each row of a table of the demo; comments and empty lines are left out."""
    for line in (resources() / "demo" / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")
