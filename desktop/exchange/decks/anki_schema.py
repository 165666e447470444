"""Note types and decks of an Anki collection, in the older schema (JSON in one row) and the newer (tables)."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable
from typing import Any

from desktop.exchange.decks import wire
from desktop.exchange.decks.notes import NoteType, Template

_LEVEL = "\x1f"
_SHOWN = re.compile(r"\{\{([^{}]+)\}\}")
_DUMMY = "Please update to the latest Anki version"


def is_new(collection: sqlite3.Connection) -> bool:
    """Tell whether note types and decks have tables of their own."""
    found = collection.execute(
        "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'notetypes'"
    )
    return bool(found.fetchone()[0])


def note_types(collection: sqlite3.Connection) -> dict[int, NoteType]:
    """Return the note types by their ids. Raises ValueError, sqlite3.Error for a damaged collection."""
    if is_new(collection):
        return _from_tables(collection)
    models = _json(collection, "models")
    return {int(key): _from_model(model) for key, model in models.items()}


def deck_names(collection: sqlite3.Connection) -> dict[int, str]:
    """Return the names of the decks by their ids, levels apart by ``::``."""
    if is_new(collection):
        rows = collection.execute("SELECT id, name FROM decks")
        return {int(key): str(name).replace(_LEVEL, "::") for key, name in rows}
    return {int(key): str(deck.get("name", "")) for key, deck in _json(collection, "decks").items()}


def first_scheduler(collection: sqlite3.Connection) -> bool:
    """Tell whether the collection is of the time of Anki's first scheduler, which had three buttons for new cards."""
    if is_new(collection):
        return False
    row = collection.execute("SELECT conf FROM col LIMIT 1").fetchone()
    try:
        conf = json.loads(row[0]) if row else {}
    except (ValueError, RecursionError):
        return False
    return isinstance(conf, dict) and conf.get("schedVer", 1) == 1


def is_dummy(fields: Iterable[str]) -> bool:
    """Tell whether a note is the one that asks for a newer Anki."""
    return any(_DUMMY in field for field in fields)


def _json(collection: sqlite3.Connection, column: str) -> dict[str, dict[str, Any]]:
    """Return a JSON column of ``col`` (values of any type, hence Any)."""
    row = collection.execute(f"SELECT {column} FROM col LIMIT 1").fetchone()  # noqa: S608 - our own words
    try:
        found = json.loads(row[0]) if row else {}
    except RecursionError as error:
        raise ValueError(column) from error
    if not isinstance(found, dict) or not all(isinstance(one, dict) for one in found.values()):
        raise ValueError(column)
    return found


def _from_model(model: dict[str, Any]) -> NoteType:
    names = tuple(str(one.get("name", "")) for one in model.get("flds", ()))
    templates = tuple(
        _template(str(one.get("name", "")), str(one.get("qfmt", "")), names) for one in model.get("tmpls", ())
    )
    return NoteType(str(model.get("name", "")), names, templates)


def _from_tables(collection: sqlite3.Connection) -> dict[int, NoteType]:
    names: dict[int, list[str]] = {}
    for key, name in collection.execute("SELECT ntid, name FROM fields ORDER BY ntid, ord"):
        names.setdefault(int(key), []).append(str(name))
    templates: dict[int, list[Template]] = {}
    for key, name, config in collection.execute(
        "SELECT ntid, name, config FROM templates ORDER BY ntid, ord"
    ):
        question = wire.text(bytes(config), 1)
        made = _template(str(name), question, tuple(names.get(int(key), ())))
        templates.setdefault(int(key), []).append(made)
    return {
        int(key): NoteType(str(name), tuple(names.get(int(key), ())), tuple(templates.get(int(key), ())))
        for key, name in collection.execute("SELECT id, name FROM notetypes")
    }


def _template(name: str, question: str, fields: tuple[str, ...]) -> Template:
    """Return a template by what its question shows: ``{{Field}}``, ``{{type:Field}}``, ``{{#Field}}`` shows nothing."""
    asked, typed = set[int](), False
    for shown in _SHOWN.findall(question):
        if shown[0] in "#^/!":
            continue
        *filters, field = shown.split(":")
        types = any(one.strip().startswith("type") for one in filters)
        typed = typed or types
        if field.strip() in fields and not types:
            asked.add(fields.index(field.strip()))
    return Template(name, frozenset(asked), typed)
