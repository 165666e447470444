"""Reading whole files of contacts into memory, within bounds, with the pictures made small on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.exchange.cards import Card, CardPhoto, Entry, Problem
from desktop.exchange.lines import Tick
from desktop.exchange.mapping import Mapping
from desktop.exchange.reading import Preview, preview, read_contacts
from desktop.people.photos import LARGEST
from desktop.texts import _

MOST_ROWS = 50_000
MOST_PICTURES = 200 * 1024 * 1024
"""Bytes of pictures that one import keeps in memory, after they were made small."""
Shrink = Callable[[CardPhoto], CardPhoto | None]
"""Makes a picture at most 50 kB of JPEG, PNG or WebP; None when it cannot be read."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to import: what was found out about it, and the mapping that a person accepted (None: the proposed)."""

    path: Path
    seen: Preview
    mapping: Mapping | None = None


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A card or a problem with the name of the file it comes from."""

    file: str
    entry: Entry


def look_at(path: Path, codec: str | None = None) -> SourceFile:
    """Look at the head of a file; raises ImportProblem when it cannot be read or holds no contacts."""
    return SourceFile(path, preview(path, codec))


def small_enough(photo: CardPhoto) -> CardPhoto | None:
    """Keep a picture that needs no shrinking: what is done where there is no screen to shrink it."""
    return photo if len(photo.data) <= LARGEST and photo.kind in ("jpeg", "png", "webp") else None


def gather(
    files: Sequence[SourceFile], shrink: Shrink = small_enough, tick: Tick | None = None
) -> list[FileEntry]:
    """Read all files, at most 50,000 rows of them; what goes beyond is said in a last entry.

    ``tick(done, total)`` is called in bytes over all files; what it raises stops the reading. Raises ImportProblem
    when a file cannot be opened any more.
    """
    total = sum(file.seen.size for file in files)
    found: list[FileEntry] = []
    before, room = 0, MOST_PICTURES
    for file in files:
        with read_contacts(file.path, file.seen, file.mapping, _shifted(tick, before, total)) as entries:
            for entry in entries:
                if len(found) >= MOST_ROWS:
                    found.append(FileEntry(file.seen.name, _too_many(entry)))
                    return found
                kept, room = _with_small_photo(entry, shrink, room)
                found.append(FileEntry(file.seen.name, kept))
        before += file.seen.size
    return found


def cards_of(entries: Sequence[FileEntry]) -> Iterator[Card]:
    """Return the cards among the entries."""
    return (item.entry for item in entries if isinstance(item.entry, Card))


def _shifted(tick: Tick | None, before: int, total: int) -> Tick | None:
    if tick is None:
        return None
    tell = tick
    return lambda done, _size: tell(before + done, total)


def _with_small_photo(entry: Entry, shrink: Shrink, room: int) -> tuple[Entry, int]:
    if isinstance(entry, Problem) or entry.photo is None:
        return entry, room
    small = shrink(entry.photo)
    if small is None or len(small.data) > room:
        remark = _("The picture is too large or damaged and was left out.")
        return replace(entry, photo=None, remarks=(*entry.remarks, remark)), room
    return replace(entry, photo=small), room - len(small.data)


def _too_many(entry: Entry) -> Problem:
    words = _("More than {n} rows are too many for one import. This row and all after it were left out.")
    return Problem(entry.row, words.format(n=f"{MOST_ROWS:,}"), entry.name)
