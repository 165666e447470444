"""Anki packages of all three generations, written here by hand as Anki writes them, and hostile ones."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import zstandard

CREATED = 1_760_000_000
"""When the collections were made: 2025-10-09 08:53:20 UTC."""
DUMMY = "Please update to the latest Anki version, then import the .colpkg/.apkg file again."
_TABLES = """
CREATE TABLE notes (id integer primary key, guid text, mid integer, mod integer, usn integer, tags text, flds text,
  sfld integer, csum integer, flags integer, data text);
CREATE TABLE cards (id integer primary key, nid integer, did integer, ord integer, mod integer, usn integer,
  type integer, queue integer, due integer, ivl integer, factor integer, reps integer, lapses integer, left integer,
  odue integer, odid integer, flags integer, data text);
CREATE TABLE revlog (id integer primary key, cid integer, usn integer, ease integer, ivl integer, lastIvl integer,
  factor integer, time integer, type integer);
CREATE TABLE graves (usn integer, oid integer, type integer);
"""
_OLD = """
CREATE TABLE col (id integer primary key, crt integer, mod integer, scm integer, ver integer, dty integer, usn integer,
  ls integer, conf text, models text, decks text, dconf text, tags text);
"""
_NEW = """
CREATE TABLE col (id integer primary key, crt integer, mod integer, scm integer, ver integer, dty integer, usn integer,
  ls integer, conf text, models text, decks text, dconf text, tags text);
CREATE TABLE notetypes (id integer primary key, name text COLLATE unicase, mtime_secs integer, usn integer,
  config blob);
CREATE TABLE fields (ntid integer, ord integer, name text COLLATE unicase, config blob, primary key (ntid, ord))
  without rowid;
CREATE TABLE templates (ntid integer, ord integer, name text COLLATE unicase, mtime_secs integer, usn integer,
  config blob, primary key (ntid, ord)) without rowid;
CREATE TABLE decks (id integer primary key, name text COLLATE unicase, mtime_secs integer, usn integer, common blob,
  kind blob);
CREATE UNIQUE INDEX idx_notetypes_name ON notetypes (name);
CREATE UNIQUE INDEX idx_decks_name ON decks (name);
"""


@dataclass(frozen=True)
class Said:
    """A note of a fixture; ``cards`` are the columns of its cards that differ from a new one's."""

    fields: tuple[str, ...]
    guid: str = ""
    tags: str = ""
    deck: str = "Mandarin::Work"
    cards: tuple[Mapping[str, object], ...] = ({},)


@dataclass
class Deck:
    """A package to write."""

    notes: Sequence[Said]
    fields: tuple[str, ...] = ("Hanzi", "Pinyin", "English")
    questions: tuple[str, ...] = ("{{Hanzi}}",)
    media: Mapping[str, bytes] = field(default_factory=dict)
    conf: Mapping[str, object] = field(default_factory=lambda: {"schedVer": 2})
    answers: Sequence[tuple[int, int, int, int, int]] = ()
    """Number of the note from 0, ms, ease, time taken, kind: of its first card."""


_CARD: dict[str, object] = {
    "type": 0, "queue": 0, "due": 1, "ivl": 0, "factor": 0, "reps": 0, "lapses": 0, "left": 0, "odue": 0, "odid": 0,
    "flags": 0, "data": "",
}  # fmt: skip


def write(path: Path, deck: Deck, generation: int) -> Path:
    """Write a package of generation 1 (anki2), 2 (anki21) or 3 (anki21b)."""
    media = list(deck.media.items())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        if generation == 1:
            package.writestr("collection.anki2", collection(deck, new=False))
        else:
            package.writestr(
                "collection.anki2", collection(Deck([Said((DUMMY, ""))], ("Front", "Back")), new=False)
            )
            package.writestr("meta", b"\x08" + bytes([generation]))
        if generation == 2:
            package.writestr("collection.anki21", collection(deck, new=False))
        if generation < 3:
            package.writestr("media", json.dumps({str(at): name for at, (name, _data) in enumerate(media)}))
        else:
            package.writestr("collection.anki21b", zstandard.compress(collection(deck, new=True)))
            package.writestr(
                "media", zstandard.compress(b"".join(_entry(name, data) for name, data in media))
            )
        for at, (_name, data) in enumerate(media):
            package.writestr(str(at), zstandard.compress(data) if generation == 3 else data)
    return path


def collection(deck: Deck, *, new: bool) -> bytes:
    """Return the bytes of a collection in the newer (18) or the older schema (11)."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.create_collation("unicase", lambda a, b: (a.lower() > b.lower()) - (a.lower() < b.lower()))
        database.executescript(_TABLES + (_NEW if new else _OLD))
        names = list(dict.fromkeys(note.deck for note in deck.notes))
        decks = {name: 100 + at for at, name in enumerate(names)}
        models = {"7": _model(deck)} if not new else {}
        listed = {} if new else {str(key): {"id": key, "name": name} for name, key in decks.items()}
        database.execute(
            "INSERT INTO col VALUES (1, ?, 0, 0, ?, 0, 0, 0, ?, ?, ?, '{}', '{}')",
            (CREATED, 18 if new else 11, json.dumps(deck.conf), json.dumps(models), json.dumps(listed)),
        )
        if new:
            _fill_new(database, deck, decks)
        _fill(database, deck, decks)
        database.commit()
        return database.serialize()


def _fill(database: sqlite3.Connection, deck: Deck, decks: Mapping[str, int]) -> None:
    for at, note in enumerate(deck.notes):
        flds = "\x1f".join(note.fields)
        row = (
            1000 + at,
            note.guid or f"guid{at}",
            7,
            0,
            -1,
            f" {note.tags} ",
            flds,
            note.fields[0],
            0,
            0,
            "",
        )
        database.execute(f"INSERT INTO notes VALUES ({','.join('?' * len(row))})", row)
        for number, given in enumerate(note.cards):
            made = (
                5000 + 10 * at + number,
                1000 + at,
                decks[note.deck],
                number,
                0,
                -1,
                *(_CARD | dict(given)).values(),
            )
            database.execute(f"INSERT INTO cards VALUES ({','.join('?' * len(made))})", made)
    for at, stamp, ease, taken, kind in deck.answers:
        row = (stamp, 5000 + 10 * at, -1, ease, 1, 0, 2500, taken, kind)
        database.execute(f"INSERT INTO revlog VALUES ({','.join('?' * len(row))})", row)


def _model(deck: Deck) -> dict[str, object]:
    return {
        "id": 7,
        "name": "Chinese",
        "flds": [{"name": name, "ord": at} for at, name in enumerate(deck.fields)],
        "tmpls": [
            {"name": f"Card {at + 1}", "ord": at, "qfmt": text} for at, text in enumerate(deck.questions)
        ],
    }


def _fill_new(database: sqlite3.Connection, deck: Deck, decks: Mapping[str, int]) -> None:
    database.execute("INSERT INTO notetypes VALUES (7, 'Chinese', 0, -1, x'')")
    for at, name in enumerate(deck.fields):
        database.execute("INSERT INTO fields VALUES (7, ?, ?, x'')", (at, name))
    for at, text in enumerate(deck.questions):
        config = _bytes_field(1, text.encode()) + _bytes_field(2, b"{{FrontSide}}")
        database.execute("INSERT INTO templates VALUES (7, ?, ?, 0, -1, ?)", (at, f"Card {at + 1}", config))
    for name, key in decks.items():
        database.execute(
            "INSERT INTO decks VALUES (?, ?, 0, -1, x'', x'')", (key, name.replace("::", "\x1f"))
        )


def _entry(name: str, data: bytes) -> bytes:
    return _bytes_field(
        1, _bytes_field(1, name.encode()) + b"\x10" + _varint(len(data)) + _bytes_field(3, b"\0" * 20)
    )


def _bytes_field(number: int, data: bytes) -> bytes:
    return bytes([number << 3 | 2]) + _varint(len(data)) + data


def _varint(value: int) -> bytes:
    found = bytearray()
    while value > 0x7F:
        found.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*found, value])
