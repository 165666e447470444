"""The phrases that come with the program, by situation: read from ``resources/phrases`` when first asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeVar, get_args

from desktop.bundled import resources
from desktop.chinese.aligning import Line, align, spoken_line
from desktop.errors import StoreError
from desktop.texts import _, language

Register = Literal["neutral", "nin", "ni", "intimate"]
Direction = Literal["say", "hear", "both"]
Status = Literal["machine_checked", "read"]
_Word = TypeVar("_Word", bound=str)

COLUMNS = (
    "id", "simplified", "traditional", "pinyin", "literal", "english", "register", "direction",
    "when_say", "when_not", "face_note", "reply", "tags", "level",
)  # fmt: skip
"""The columns of a file of phrases, in their order."""
SITUATION_COLUMNS = ("key", "english", "chinese")
SIGNED_COLUMNS = ("id", "reader", "day", "hash")


@dataclass(frozen=True, slots=True)
class Situation:
    """Where phrases are used: ``key`` is stable, ``place`` its order from 1."""

    key: str
    place: int
    english: str
    chinese: str

    @property
    def title(self) -> str:
        """The title in the language of the screen."""
        return self.chinese if language().startswith("zh") else self.english


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of the library; ``pinyin`` is the citation line, ``level`` 1 (first weeks) to 3 (advanced)."""

    id: str
    situation: str
    simplified: str
    traditional: str
    pinyin: str
    literal: str
    english: str
    register: Register
    direction: Direction
    when_say: str
    when_not: str
    face_note: str
    reply_chinese: str
    reply_english: str
    tags: tuple[str, ...]
    level: int
    status: Status

    @property
    def line(self) -> Line:
        """The pinyin laid against the characters."""
        return align(self.simplified, self.pinyin)

    @property
    def spoken(self) -> str:
        """The pinyin as it is spoken, with tone sandhi."""
        return spoken_line(self.simplified, self.pinyin)


@cache
def situations() -> tuple[Situation, ...]:
    """Return the situations in their order. Raises StoreError when their table is damaged."""
    rows = read_table("situations.tsv", SITUATION_COLUMNS)
    return tuple(Situation(row[0], place, row[1], row[2]) for place, row in enumerate(rows, 1))


@cache
def phrases() -> tuple[Phrase, ...]:
    """Return all phrases by situation and number. Raises StoreError when a file is damaged or missing."""
    read = {row[0] for row in read_table("checks/signed.tsv", SIGNED_COLUMNS)}
    return tuple(phrase for situation in situations() for phrase in _of(situation, read))


@cache
def by_id() -> dict[str, Phrase]:
    """Return the phrases by their stable ids (``soft_no.001``)."""
    return {phrase.id: phrase for phrase in phrases()}


def status_text(status: Status) -> str:
    """Say honestly who has looked at a phrase."""
    if status == "read":
        return _("Read by a native speaker")
    return _("Machine-checked, not yet read by a native speaker")


def file_name(situation: Situation) -> str:
    """Return the name of a situation's file: ``13_soft_no.tsv``."""
    return f"{situation.place:02}_{situation.key}.tsv"


def _of(situation: Situation, read: set[str]) -> Iterator[Phrase]:
    name = file_name(situation)
    for row in read_table(name, COLUMNS):
        cells = dict(zip(COLUMNS, row, strict=True))
        reply_chinese, _bar, reply_english = cells.pop("reply").partition(" | ")
        try:
            yield Phrase(
                **{key: cells[key] for key in _PLAIN},
                situation=situation.key,
                register=_one_of(cells["register"], get_args(Register)),
                direction=_one_of(cells["direction"], get_args(Direction)),
                reply_chinese=reply_chinese,
                reply_english=reply_english,
                tags=tuple(cells["tags"].split()),
                level=int(cells["level"]),
                status="read" if cells["id"] in read else "machine_checked",
            )
        except ValueError as error:
            raise _damaged(name) from error


_PLAIN = (
    "id",
    "simplified",
    "traditional",
    "pinyin",
    "literal",
    "english",
    "when_say",
    "when_not",
    "face_note",
)


def _one_of(word: str, words: tuple[_Word, ...]) -> _Word:
    """Return ``word`` as one of ``words``; raises ValueError when it is none of them."""
    return words[words.index(word)]


def read_table(name: str, columns: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return the rows of a file in ``resources/phrases`` below its line of column names.

    Raises StoreError when the file is missing or of another shape.
    """
    try:
        text = (resources() / "phrases" / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _damaged(name) from error
    head, *rows = [tuple(line.split("\t")) for line in text.splitlines()] or [()]
    if head != columns or any(len(row) != len(columns) for row in rows):
        raise _damaged(name)
    return rows


def _damaged(name: str) -> StoreError:
    return StoreError(
        _("The phrase table {name} is damaged.").format(name=name),
        _("Install Guanxi Journal again; your journal is not touched by that."),
    )
