"""The store's own tables: the operation log, the search documents and the journal's settings."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Integer, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.journal.schema import Base, Instant, Record


class Operation(Base):
    """One change with a name: what the person reads beside Undo."""

    __tablename__ = "operation"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(Instant)
    title: Mapped[str] = mapped_column(String)
    state: Mapped[str] = mapped_column(String)
    """``done``, ``undone`` (can be redone), ``past`` (can not be redone), ``turn`` (an undo or redo itself)."""

    __table_args__ = (Index("ix_operation_state_id", "state", "id"),)


class OperationRow(Base):
    """One row that an operation touched, before and after, as JSON; None where the row did not exist.

    A row that came or went is there whole, of one that stayed the cells that differ.
    """

    __tablename__ = "operation_row"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    operation_id: Mapped[int] = mapped_column(ForeignKey("operation.id", ondelete="CASCADE"), index=True)
    table_name: Mapped[str] = mapped_column(String)
    row_id: Mapped[int] = mapped_column(Integer)
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(Text)

    __table_args__ = (Index("ix_operation_row_table_name_row_id", "table_name", "row_id"),)


class SearchDocument(Base):
    """Which record a row of the full-text index stands for; the id codes the minute, so that newest comes by id."""

    __tablename__ = "search_document"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String)
    record_id: Mapped[int] = mapped_column(Integer)

    __table_args__ = (Index("ix_search_document_kind_record_id", "kind", "record_id", unique=True),)


class RecentSearch(Base):
    """What somebody looked for and opened something by; in no history, and gone for good when it is cleared."""

    __tablename__ = "recent_search"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    typed: Mapped[str] = mapped_column(String, unique=True)
    at: Mapped[datetime] = mapped_column(Instant)


class JournalSetting(Record):
    """A setting that belongs to the journal rather than to the machine; the value is JSON."""

    __tablename__ = "journal_setting"

    name: Mapped[str] = mapped_column(String, unique=True)
    value: Mapped[str] = mapped_column(Text)


class Photo(Record):
    """A small picture (at most 50 kB) of a person or a thing; originals are attachments."""

    __tablename__ = "photo"

    mime: Mapped[str] = mapped_column(String)
    data: Mapped[bytes] = mapped_column(LargeBinary)


UNLOGGED = frozenset(
    {
        "operation",
        "operation_row",
        "search_document",
        "recent_search",
        "note_draft",
        "thumbnail",
        "contact_last_touch",
        "supplier_last_touch",
    }
)
"""Tables that follow from others, the log itself, what was looked for, and what is still being typed."""
