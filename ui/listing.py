"""What a list pane lists: its words, and how it is read and changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtWidgets import QWidget

from ui.filters import Chosen, FilterGroup
from ui.widgets.rows import ListRow


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, ticked and sorted by."""

    text: str = ""
    chosen: Chosen = field(default_factory=dict)
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """What a list says about itself, translated."""

    title: str
    search: str
    """Placeholder of the search line."""
    new: str
    """What the plus does: "New supplier"."""
    purpose: str
    """One line for the empty list."""
    purpose_note: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """What a pane lists and how it is read and changed; all functions are called in the GUI thread."""

    words: Words
    sorts: Sequence[tuple[str, str]]
    """Key and words of each order; the first is the usual one."""
    find: Callable[[str], Sequence[int]]
    """Typed text to ids, the best first."""
    ids: Callable[[Chosen, str, frozenset[int] | None], Sequence[int]]
    """What is ticked, the sort, and the ids found (None: nothing typed) to the ids of the list."""
    rows: Callable[[Sequence[int]], Sequence[ListRow]]
    """Ids to as many rows, in their order."""
    groups: Callable[[], Sequence[FilterGroup]]
    """What can be filtered by; asked each time the card opens."""
    add: Callable[[], None]
    trash: Callable[[Sequence[int]], None]
    more_sorts: Callable[[], Sequence[tuple[str, str]]] = tuple
    """Further orders, asked each time the menu opens: those by custom fields."""
    tag: Callable[[QWidget, Sequence[int]], None] | None = None
    """Ask for tags for these records; the widget is where the question may open. None: they have no tags."""
