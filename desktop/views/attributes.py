"""What a view can filter, show, sort and group by: one attribute of one kind of records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any, Literal

from sqlalchemy import Connection, Select, SQLColumnExpression

from desktop import formats
from desktop.fields.reads import FieldRow
from desktop.journal.schema import Record
from desktop.people.words import CHANNELS, channel_label
from desktop.texts import _

Shape = Literal["text", "number", "date", "choice", "many", "there"]
"""How it is asked for: by words, by a range, by days, by its one key, by its many keys, or only whether it is there."""
Days = Literal["day", "moment", "ordinal"]
Choices = Sequence[tuple[str, str]]
"""Keys and their words, in their order."""
Ids = Select[Any, Any]
"""A statement of records and the keys that each has, of any types, hence Any."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute; ``value`` and ``links`` stand in statements over the table of its kind."""

    key: str
    words: str
    shape: Shape
    value: SQLColumnExpression[Any] | None = None
    """What one record says, of any type; None for ``many``."""
    links: Ids | None = None
    """Of ``many``: two columns, the id of a record and a key that it has."""
    choices: Callable[[Connection], Choices] | None = None
    record: str = ""
    """``supplier`` or ``contact`` when the keys are ids of such records."""
    show: Callable[[Any], str] = str
    """Turns a stored value into its words."""
    days: Days = "day"
    """How days are stored, for the shape ``date``."""
    order: SQLColumnExpression[Any] | None = None
    """By what it is sorted when that is not ``value``."""
    there: SQLColumnExpression[Any] | None = None
    """What tells whether something is said at all, when that is not ``value``."""
    own: FieldRow | None = None
    """The custom field that it is."""
    column: bool = True
    """It can be shown in a column."""
    width: int = 140
    """Of its column, in pixels at 100 %."""

    @property
    def sortable(self) -> bool:
        """Whether a list can be sorted by it."""
        return self.value is not None or self.order is not None


@dataclass(frozen=True, slots=True)
class ViewKind:
    """One kind of records with all that a view can do with it."""

    key: str
    table: type[Record]
    attributes: Mapping[str, Attribute]
    order: tuple[SQLColumnExpression[Any], ...]
    """The usual order."""
    columns: tuple[str, ...]
    """Keys of the columns that a new view shows."""

    def known(self, keys: Iterable[str]) -> list[Attribute]:
        """Return the attributes of some keys; those that are gone are left out."""
        return [self.attributes[key] for key in keys if key in self.attributes]


@dataclass(frozen=True, slots=True)
class Look:
    """In which moment and place a view is looked at."""

    now: datetime
    zone: tzinfo
    hide_private: bool = False


def fixed(keys: Iterable[Any], label: Callable[[Any], str]) -> Callable[[Connection], Choices]:
    """Return the choices of a closed list of keys."""
    return lambda _connection: [(str(key), label(key)) for key in keys]


def yes_no(value: object) -> str:
    """Return the words of a mark: its key is what the choices of marks say."""
    return _yes_words().get(str(int(bool(value))), "")


def yes_choices(_connection: Connection) -> Choices:
    """Return the choices of a mark, stored as 1 or 0."""
    return [(key, words) for key, words in _yes_words().items()]


def _yes_words() -> dict[str, str]:
    return {"1": _("Yes"), "0": _("No")}


def channels(_connection: Connection) -> Choices:
    """Return the kinds of channels."""
    return [(key, channel_label(key)) for key in CHANNELS]


def whole(value: object) -> str:
    """Return a whole number in words."""
    return formats.number(value) if isinstance(value, int) else ""


def line(value: object) -> str:
    """Return text as one line."""
    return " ".join(str(value or "").split())


def by_key(attributes: Iterable[Attribute]) -> dict[str, Attribute]:
    """Return attributes by their keys."""
    return {attribute.key: attribute for attribute in attributes}
