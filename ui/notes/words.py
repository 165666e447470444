"""What lists and panels say about notes."""

from __future__ import annotations

from datetime import date

from desktop import formats
from desktop.notes.reads import NoteCard, NoteRow
from desktop.texts import _
from ui.widgets.rows import Flag, ListRow

ICONS = {
    "contact": "user",
    "supplier": "factory",
    "note": "notebook-pen",
    "touch": "message-circle",
    "order": "package",
    "inquiry": "message-circle-question",
    "product": "boxes",
    "inspection": "clipboard-check",
    "rework": "wrench",
    "event": "calendar",
    "visit": "plane",
}


def title(row: NoteRow, today: date) -> str:
    """Return the title of a note; a daily page without one is called by its day."""
    if row.day is not None and not row.title:
        return formats.weekday_day(row.day, today)
    return row.title or _("Without a title")


def list_row(row: NoteRow, today: date) -> ListRow:
    """Return a note as a row of the list."""
    written = row.written_at.astimezone().date()
    flag = Flag(_("Private"), "seal", "eye-off") if row.private else None
    if flag is None and row.day is not None:
        flag = Flag(_("Daily page"), "sky")
    if flag is None and row.pinned:
        flag = Flag(_("Pinned"), "accent", "pin")
    name = title(row, today)
    return ListRow(
        name, row.excerpt, formats.weekday_day(written, today), flag=flag,
        tone="sky" if row.day else "plum" if row.private else "accent", avatar=name[:1], person=False,
    )  # fmt: skip


def kind_words(kind: str) -> str:
    """Return the word for a kind of record that a note can name."""
    return {
        "contact": _("Contact"),
        "supplier": _("Supplier"),
        "note": _("Note"),
        "touch": _("Touch"),
        "order": _("Order"),
        "inquiry": _("Inquiry"),
        "product": _("Product"),
        "inspection": _("Inspection"),
        "rework": _("Rework"),
        "event": _("Event"),
        "visit": _("Visit"),
    }.get(kind, kind)


def card_title(card: NoteCard, today: date) -> str:
    """Return the title of a note for paper and files; a daily page without one is called by its day."""
    if card.day is not None and not card.title:
        return formats.weekday_day(card.day, today)
    return card.title
