"""The records behind an answer of the rules, each in one line that can be opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from desktop.people import shown
from desktop.rhythm.facts import CHINA
from desktop.rhythm.results import RecordId
from desktop.touches.words import kind_label

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

# Each gives id, milliseconds or an ISO day or nothing, a word, and what it says in Chinese and in English.
_LINES = {
    "touch": "SELECT id, at, kind, summary, '' FROM touch WHERE id IN ({marks})",
    "contact": "SELECT id, NULL, '', name_zh, coalesce(nullif(name_en, ''), pinyin) FROM contact WHERE id IN ({marks})",
    "supplier": "SELECT id, NULL, '', name_zh, name_en FROM supplier WHERE id IN ({marks})",
    "order": "SELECT id, ordered_on, '', number, title FROM purchase_order WHERE id IN ({marks})",
    "milestone": "SELECT id, target_on, '', hanzi, english FROM milestone WHERE id IN ({marks})",
    "decision": "SELECT id, asked_on, '', what, '' FROM decision WHERE id IN ({marks})",
    "promise": "SELECT id, due_on, '', what, '' FROM promise WHERE id IN ({marks})",
    "favour": "SELECT id, on_date, '', text, '' FROM favour WHERE id IN ({marks})",
}


@dataclass(frozen=True, slots=True)
class Behind:
    """One record behind an answer."""

    kind: str
    id: int
    on: date | None
    title: str
    word: str
    """The kind of a touch; empty for others."""


def records_behind(raw: Connection, records: Sequence[RecordId], limit: int = 8) -> list[Behind]:
    """Return the newest ``limit`` of some records, the newest first, those without a day before them."""
    by_kind: dict[str, list[int]] = {}
    for one in records:
        by_kind.setdefault(one.kind, []).append(one.id)
    found = []
    for kind, ids in by_kind.items():
        query = _LINES[kind].format(marks=",".join("?" * len(ids)))
        for number, when, word, first, second in raw.execute(query, ids):
            title = (
                first if kind in {"touch", "decision", "promise", "favour"} else shown.whole(first, second)
            )
            found.append(Behind(kind, number, _day(when), title, kind_label(word) if word else ""))
    found.sort(key=lambda one: (one.on is None, one.on or date.min, one.id), reverse=True)
    return found[:limit]


def _day(when: int | str | None) -> date | None:
    if isinstance(when, int):
        return datetime.fromtimestamp(when / 1000, UTC).astimezone(CHINA).date()
    return date.fromisoformat(when) if when else None
