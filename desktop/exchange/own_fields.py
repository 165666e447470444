"""Custom fields in files: a column by the name of the field, an X- property in a vCard, and back without loss."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection

from desktop.errors import GuanxiError
from desktop.exchange.cards import Card
from desktop.exchange.extras import PREFIX
from desktop.exchange.headers import OWN_HEADING, known_header
from desktop.fields.content import Content
from desktop.fields.defining import FieldDraft, add_field
from desktop.fields.filling import fill_in, typed_content_of
from desktop.fields.kinds import CHOSEN, KINDS, LINKS
from desktop.fields.reads import FieldRow, contents_of, contents_one, custom_fields, linked_names, typed_words
from desktop.fields.tables import CustomField
from desktop.joining import labelled
from desktop.journal.journal import ChangeSession
from desktop.people.fields import existing
from desktop.people.tags import name_key

FIELD = f"{PREFIX}field"
"""Name of a pair that holds a field, its definition and its value, as JSON."""
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Said:
    """What a card says in one custom field; ``draft`` defines it where the journal has none of that name."""

    name: str
    typed: str
    draft: FieldDraft | None = None


def own_pairs(
    connection: Connection, owner: str, ids: Collection[int]
) -> dict[int, tuple[tuple[str, str], ...]]:
    """Return what records say in their custom fields as pairs of their cards."""
    fields = custom_fields(connection, owner)
    contents = contents_of(connection, owner, ids) if fields else {}
    links = linked_names(connection, fields, contents)
    return {
        record_id: tuple(
            (FIELD, _json(one, typed_words(one, said[one.id], links.get(one.link, {}))))
            for one in fields
            if one.id in said
        )
        for record_id, said in contents.items()
    }


def _json(row: FieldRow, typed: str) -> str:
    told = {"name": row.name, "kind": row.kind, "currency": row.currency, "link": row.link, "value": typed}
    if row.kind in CHOSEN:
        told["choices"] = "\n".join(choice.name for choice in row.choices)
    return json.dumps({key: value for key, value in told.items() if value}, ensure_ascii=False)


def column_name(name: str) -> str:
    """Return the heading of the column of a field in our tables."""
    return f"{name}{OWN_HEADING}" if known_header(name) else name


def columns_of(cards: Sequence[Card]) -> list[str]:
    """Return the names of the custom fields that cards say something in, in the order of their first appearance."""
    names = (_loaded(value).get("name", "") for card in cards for key, value in card.unknown if key == FIELD)
    return list(dict.fromkeys(filter(None, names)))


def cells_of(card: Card, names: Sequence[str]) -> tuple[list[str], tuple[tuple[str, str], ...]]:
    """Return the cells of a card in the columns of ``names``, and its other pairs: of a field only what defines it."""
    said: dict[str, str] = {}
    others = []
    for key, value in card.unknown:
        told = _loaded(value) if key == FIELD else {}
        if told:
            said[told.get("name", "")] = told.pop("value", "")
            value = json.dumps(told, ensure_ascii=False)  # noqa: PLW2901 - the pair without its value
        others.append((key, value))
    return [said.get(name, "") for name in names], tuple(others)


def plain_pairs(card: Card) -> list[tuple[str, str]]:
    """Return the pairs of a card as other programs read them: a custom field by its name."""
    found = []
    for key, value in card.unknown:
        told = _loaded(value) if key == FIELD else {}
        found.append((told.get("name", ""), told.get("value", "")) if told else (key, value))
    return found


def _loaded(text: str) -> dict[str, str]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}


@dataclass(slots=True)
class OwnFields:
    """The custom fields of an import: known by their names, and made where a file of ours defines one."""

    session: ChangeSession
    known: dict[str, dict[str, int]] = field(default_factory=dict)
    """Ids by the key of their names, by kind of record."""

    def taken(self, owner: str, card: Card) -> tuple[Card, list[Said]]:
        """Return a card without what goes into custom fields, and that."""
        names = self._names(owner)
        said: dict[str, Said] = {}
        left = []
        for key, value in card.unknown:
            told = _loaded(value) if key == FIELD else {}
            name = told.get("name", "") if key == FIELD else key.removesuffix(OWN_HEADING)
            found = name_key(" ".join(name.split())[:_LONGEST_NAME])
            if key == FIELD and found:
                before = said.get(found)
                said[found] = Said(name, before.typed if before else told.get("value", ""), _draft(told))
            elif key != FIELD and (found in names or found in said or key.endswith(OWN_HEADING)):
                said[found] = Said(name, value, said[found].draft if found in said else None)
            else:
                left.append((key, value))
        return replace(card, unknown=tuple(left)), list(said.values())

    def fill(
        self, owner: str, record_id: int, said: Sequence[Said], *, wins: bool
    ) -> tuple[bool, tuple[str, ...]]:
        """Fill in what a card says; with ``wins`` also where the record says something else.

        Returns whether anything changed, and what could not be read.
        """
        if not any(one.typed for one in said):
            return False, ()
        self.session.flush()
        there = contents_one(self.session.connection(), owner, record_id)
        changed, reasons = False, []
        for one in said:
            try:
                changed |= bool(one.typed) and self._fill(owner, record_id, one, there, wins=wins)
            except GuanxiError as error:
                reasons.append(labelled(one.name, f"{one.typed[:80]} – {error.message}"))
        return changed, tuple(reasons)

    def _fill(
        self, owner: str, record_id: int, one: Said, there: Mapping[int, Content], *, wins: bool
    ) -> bool:
        field_id = self._field(owner, one)
        before = there.get(field_id, Content())
        if before and not wins:
            return False
        content = typed_content_of(self.session, existing(self.session, CustomField, field_id), one.typed)
        if replace(content, choices=()) == replace(before, choices=()) and (
            set(content.choices) == set(before.choices)
        ):
            return False
        fill_in(self.session, field_id, record_id, content)
        return True

    def _field(self, owner: str, one: Said) -> int:
        names = self._names(owner)
        key = name_key(" ".join(one.name.split())[:_LONGEST_NAME])
        if key not in names:
            names[key] = add_field(self.session, owner, one.draft or FieldDraft(one.name))
        return names[key]

    def _names(self, owner: str) -> dict[str, int]:
        if owner not in self.known:
            rows = custom_fields(self.session.connection(), owner)
            self.known[owner] = {name_key(row.name): row.id for row in rows}
        return self.known[owner]


def _draft(told: Mapping[str, str]) -> FieldDraft:
    kind = told.get("kind", "") if told.get("kind") in KINDS else "text"
    choices = told.get("choices", told.get("value", "")).split("\n")
    link = told.get("link", "") if told.get("link") in LINKS else LINKS[0]
    name = told.get("name", "")[:_LONGEST_NAME]
    return FieldDraft(name, kind, told.get("currency", ""), link, [(None, choice) for choice in choices])
