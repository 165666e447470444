"""A view as it is asked: what it lets through and how that is shown."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.views.criteria import Criterion


@dataclass(frozen=True, slots=True)
class ViewQuery:
    """A filter with columns, order and grouping over one kind of records."""

    kind: str
    words: str = ""
    """What is typed into the search line."""
    criteria: tuple[Criterion, ...] = ()
    columns: tuple[str, ...] = ()
    """Keys of attributes; empty shows the usual ones."""
    sort: str = ""
    """Key of an attribute; empty is the usual order of the kind."""
    descending: bool = False
    grouping: str = ""
    """Key of the attribute whose values are headings; empty for none."""
