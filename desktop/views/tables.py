"""The table of saved views."""

from __future__ import annotations

from sqlalchemy import Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.journal.schema import Record


class SavedView(Record):
    """A filter with a name, and how what it lets through is shown."""

    __tablename__ = "saved_view"

    name: Mapped[str] = mapped_column(String)
    kind: Mapped[str] = mapped_column(String)
    """``supplier``, ``contact``, ``touch`` or ``note``."""
    ready: Mapped[str] = mapped_column(String, default="")
    """Key of the ready-made view from which it was taken; empty for one of the person's own."""
    words: Mapped[str] = mapped_column(String, default="")
    """What is typed into the search line."""
    criteria: Mapped[str] = mapped_column(Text, default="[]")
    """JSON as ``desktop.views.criteria`` writes it: what it names may be gone by the time it is read."""
    columns: Mapped[str] = mapped_column(Text, default="[]")
    """JSON: keys of the attributes that are shown, in their order."""
    sort: Mapped[str] = mapped_column(String, default="")
    """Key of an attribute, or empty for the usual order of the kind."""
    descending: Mapped[bool] = mapped_column(default=False)
    grouping: Mapped[str] = mapped_column(String, default="")
    """Key of the attribute whose values are headings, or empty."""
    tone: Mapped[str] = mapped_column(String, default="neutral")
    pinned: Mapped[bool] = mapped_column(default=True)
    position: Mapped[int] = mapped_column(Integer, default=0)
