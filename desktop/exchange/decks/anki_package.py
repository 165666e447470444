"""Opening an Anki package of any generation: its collection in memory, and the names of its sounds.

``collection.anki21b`` (zstd, schema 18) comes before ``collection.anki21`` and ``collection.anki2`` (schema 11): the
older ones beside a newer one hold a single note that asks for a newer Anki.
"""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from desktop.errors import ImportProblem
from desktop.exchange.decks import wire
from desktop.exchange.decks.notes import Tick, silent
from desktop.exchange.decks.packed import LARGEST_SOUND, Packed, damaged

GENERATIONS = ("collection.anki21b", "collection.anki21", "collection.anki2")
_HEADER = b"SQLite format 3\x00"
_LEAST_PAGE = 512
_WRITE_AHEAD = slice(18, 20)
"""Bytes of the header that say 2 for a write-ahead log, which a database in memory cannot have."""
_STEPS = 200_000
_LONGEST_VALUE = 4 * 1024 * 1024
_TABLES = {"notes", "cards", "revlog", "col"}
_READING = frozenset(
    (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_PRAGMA)
)


@contextmanager
def opened(packed: Packed, tick: Tick = silent) -> Iterator[sqlite3.Connection]:
    """Open the newest collection of a package for reading alone.

    Raises ImportProblem when there is none, or it is no database of Anki; whatever ``tick`` raises stops reading.
    """
    entry = next((name for name in GENERATIONS if name in packed), None)
    if entry is None:
        raise damaged(packed.name)
    data = packed.read(entry, tick=tick)
    connection = _connected(data, packed.name)
    del data
    stop: list[BaseException] = []

    def heard() -> int:
        try:
            tick(0, 0)
        except BaseException as error:  # noqa: BLE001 - SQLite swallows it; raised again below
            stop.append(error)
        return len(stop)

    connection.set_progress_handler(heard, _STEPS)
    try:
        yield connection
    except (sqlite3.Error, wire.BrokenMessage, ValueError, TypeError, OverflowError) as error:
        if stop:
            raise stop[0] from None
        raise damaged(packed.name) from error
    finally:
        connection.close()


def _connected(data: bytes, name: str) -> sqlite3.Connection:
    """Return the collection as a database in memory that can only be read, and only from plain tables."""
    if len(data) < _LEAST_PAGE or not data.startswith(_HEADER):
        raise damaged(name)
    plain = bytearray(data)
    plain[_WRITE_AHEAD] = b"\x01\x01"
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    try:
        connection.deserialize(bytes(plain))
        connection.create_collation("unicase", _unicase)
        connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        connection.set_authorizer(_only_reading)
    except (sqlite3.Error, ValueError) as error:  # ValueError: a message of SQLite that is no text
        connection.close()
        raise damaged(name) from error
    if not tables >= _TABLES:
        connection.close()
        raise damaged(name)
    return connection


def _only_reading(action: int, *_what: object) -> int:
    return sqlite3.SQLITE_OK if action in _READING else sqlite3.SQLITE_DENY


def _unicase(one: str, other: str) -> int:
    """Compare as Anki's own collation does, without regard to case."""
    first, second = one.casefold(), other.casefold()
    return (first > second) - (first < second)


def sounds(packed: Packed) -> Callable[[str], bytes | None]:
    """Return what gives the bytes of a sound by name: None where it is missing, damaged or above 20 MB."""
    try:
        names = _media_names(packed)
    except ImportProblem:
        names = {}  # whoever has no list of sounds still has cards; each says that its sound is missing

    def sound(name: str) -> bytes | None:
        entry = names.get(unicodedata.normalize("NFC", name))
        if entry is None or entry not in packed:
            return None
        try:
            return packed.read(entry, most=LARGEST_SOUND)
        except ImportProblem:
            return None

    return sound


def _media_names(packed: Packed) -> dict[str, str]:
    """Return the entry for each name of a sound; names with a folder in them are nobody's sound."""
    if "media" not in packed:
        return {}
    raw = packed.read("media")
    try:
        listed = json.loads(raw) if raw.lstrip()[:1] == b"{" else _listed(raw)
        pairs = {str(name): str(entry) for entry, name in listed.items()}
    except (ValueError, RecursionError, AttributeError) as error:
        raise damaged(packed.name) from error
    return {unicodedata.normalize("NFC", name): entry for name, entry in pairs.items() if _is_plain(name)}


def _listed(raw: bytes) -> dict[str, str]:
    """Return the newer list: MediaEntries, each with its name; an entry's name is its place."""
    entries = [value for number, value in wire.fields(raw) if number == 1 and isinstance(value, bytes)]
    return {str(place): wire.text(entry, 1) for place, entry in enumerate(entries)}


def _is_plain(name: str) -> bool:
    return not ({"/", "\\", "\x00", ":"} & set(name)) and name not in ("", ".", "..")
