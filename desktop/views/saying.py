"""What a view asks for, in words."""

from __future__ import annotations

from sqlalchemy import Connection

from desktop.joining import statements
from desktop.texts import _
from desktop.views.attributes import Attribute, ViewKind
from desktop.views.cells import key_words
from desktop.views.criteria import CHOSEN, Criterion, criterion_words
from desktop.views.kinds import view_kind
from desktop.views.query import ViewQuery


def asked_in_words(connection: Connection, kind: ViewKind, query: ViewQuery) -> list[str]:
    """Return what a view asks for, a line for each criterion; one whose attribute is gone is left out."""
    said = [_("“{words}”").format(words=query.words)] if query.words else []
    for one in query.criteria:
        attribute = kind.attributes.get(one.attribute)
        if attribute is not None:
            said.append(criterion_words(attribute, one, names_of_values(connection, attribute, one)))
    return said


def names_of_values(connection: Connection, attribute: Attribute, criterion: Criterion) -> list[str]:
    """Return the words of the values of a criterion; the key of something that is gone says so."""
    if criterion.how not in CHOSEN:
        return [value or "…" for value in criterion.values]
    if attribute.record:
        keys: dict[object, str] = {int(value): value for value in criterion.values if value.isdecimal()}
    else:
        keys = {value: value for value in criterion.values}
    found = key_words(connection, attribute, list(keys))
    return [found.get(key) or _("(gone)") for key in keys]


def summary(connection: Connection, query: ViewQuery) -> str:
    """Return what a view asks for in one line."""
    return statements(*asked_in_words(connection, view_kind(connection, query.kind), query))
