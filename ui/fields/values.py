"""Custom fields as fields of forms and pages: each with its editor, and its value to and fro."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from desktop.fields.content import Content, content_words, read_content, typed_content
from desktop.fields.reads import Contents, FieldRow, contents_one, custom_fields, link_names
from desktop.texts import _
from ui.chooser import person_chooser, supplier_chooser
from ui.editors import Field, Named, RecordLine, Value
from ui.workplace import Workplace

_HINTS: dict[str, Callable[[], str]] = {
    "number": lambda: _("A number, such as 1250 or 0.85"),
    "money": lambda: _("An amount, such as 1250 or USD 0.85"),
    "date": lambda: _("2027-03-12, 03-12, 正月十五 or lunar 8-15"),
}


def own_fields(workplace: Workplace, owner: str) -> list[FieldRow]:
    """Return the fields of one kind of records."""
    with workplace.journal.read() as connection:
        return custom_fields(connection, owner)


def read_values(
    workplace: Workplace, owner: str, rows: Sequence[FieldRow], record_id: int
) -> dict[int, Value]:
    """Return what a record says, by field, as editors take it."""
    with workplace.journal.read() as connection:
        said: Contents = contents_one(connection, owner, record_id)
        names: dict[int, str] = {}
        for row in rows:
            content = said.get(row.id)
            if row.kind == "link" and content is not None and content.to is not None:
                names |= link_names(connection, row.link, [content.to])
    return {row.id: value_of(row, said.get(row.id, Content()), names) for row in rows}


def field_of(workplace: Workplace, row: FieldRow) -> Field:
    """Return a custom field as forms and pages take it."""
    key = str(row.id)
    if row.kind == "text":
        return Field(key, row.name, "block")
    if row.kind == "yes":
        return Field(key, row.name, "choice", [("", _("Not set")), ("yes", _("Yes")), ("no", _("No"))])
    choices = [(choice.id, choice.name) for choice in row.choices]
    if row.kind == "choice":
        return Field(key, row.name, "choice", [(None, _("Not set")), *choices])
    if row.kind == "choices":
        return Field(key, row.name, "ticks", choices)
    if row.kind == "link":
        return Field(key, row.name, "record", line=partial(_line, workplace, row.link))
    return Field(
        key,
        row.name,
        hint=_HINTS[row.kind](),
        read=lambda typed: typed_content(row.kind, read_content(row.kind, typed, row.currency)),
        shown=lambda kept: content_words(row.kind, read_content(row.kind, kept, row.currency)),
    )


def _line(workplace: Workplace, link: str) -> RecordLine:
    if link == "supplier":
        return supplier_chooser(workplace, _("A supplier of the journal"), bound=True)
    return person_chooser(workplace, _("Someone in the journal"), bound=True)


def value_of(row: FieldRow, content: Content, names: dict[int, str]) -> Value:
    """Return a content as an editor takes it; ``names`` tells those of linked records."""
    if row.kind == "choice":
        return content.choices[0] if content.choices else None
    if row.kind == "choices":
        return content.choices
    if row.kind == "link":
        return Named(content.to, names.get(content.to, "")) if content.to is not None else None
    return typed_content(row.kind, content)


def content_of(row: FieldRow, value: Value) -> Content:
    """Return what an editor held as a content."""
    if row.kind == "choice":
        return Content(choices=(value,) if isinstance(value, int) else ())
    if row.kind == "choices":
        return Content(choices=value if isinstance(value, tuple) else ())
    if row.kind == "link":
        return Content(to=value.id if isinstance(value, Named) else None)
    return read_content(row.kind, str(value or ""), row.currency)
