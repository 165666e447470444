"""Checks a journal from its pages up to its search index and reports what is wrong, without changing anything."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from sqlalchemy import Connection
from sqlcipher3 import dbapi2

from desktop.journal.connection import connect
from desktop.journal.journal import Journal
from desktop.journal.search_check import search_differences
from desktop.texts import _, n_

SAMPLE = 200


class Stage(StrEnum):
    """The tests in their order: each one only means something when those before it have passed."""

    PAGES = "pages"
    STRUCTURE = "structure"
    LINKS = "links"
    RULES = "rules"
    SEARCH = "search"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: a sentence, what helps, and the rows that it is about."""

    test: Stage
    message: str
    advice: str
    table: str = ""
    ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found; tests that made no sense after damage are not among ``done``."""

    done: tuple[Stage, ...]
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """Whether all tests were made and found nothing."""
        return not self.findings and len(self.done) == len(Stage)


Rule = Callable[[Connection], Iterable[Finding]]
"""A rule of a subject about its own tables; it returns findings of ``Stage.RULES``."""


def check(
    journal: Journal,
    chance: Random,
    rules: Sequence[Rule] = (),
    progress: Callable[[Stage], None] | None = None,
    sample: int = SAMPLE,
) -> Report:
    """Check ``journal`` while it is in use; ``progress`` hears of each test before it begins and may raise.

    Takes seconds for a large journal: call it in a worker. Raises ``StoreError`` when the database cannot be opened.
    """
    tests: dict[Stage, Callable[[], Iterable[Finding]]] = {
        Stage.PAGES: lambda: _pages(journal),
        Stage.STRUCTURE: lambda: _structure(journal),
        Stage.LINKS: lambda: _links(journal),
        Stage.RULES: lambda: _rules(journal, rules),
        Stage.SEARCH: lambda: _search(journal, chance, sample),
    }
    done: list[Stage] = []
    findings: list[Finding] = []
    for test, run in tests.items():
        if progress is not None:
            progress(test)
        found = list(run())
        done.append(test)
        findings += found
        if found and test in {Stage.PAGES, Stage.STRUCTURE}:
            break
    return Report(tuple(done), tuple(findings))


def _pages(journal: Journal) -> Iterator[Finding]:
    """Recompute the authentication code of every page; after one bad page a connection is of no more use."""
    bad = _ask(journal, "PRAGMA cipher_integrity_check") if journal.key else []
    if bad:
        message = n_(
            "{n} page of the database is damaged.", "{n} pages of the database are damaged.", len(bad)
        )
        yield Finding(Stage.PAGES, message.format(n=len(bad)), _restore_advice())


def _structure(journal: Journal) -> Iterator[Finding]:
    told = _ask(journal, "PRAGMA quick_check")
    if told != [("ok",)]:
        yield Finding(Stage.STRUCTURE, _("The structure of the database is damaged."), _restore_advice())


def _links(journal: Journal) -> Iterator[Finding]:
    broken: dict[str, set[int]] = {}
    for table, rowid, *_parent in _ask(journal, "PRAGMA foreign_key_check"):
        broken.setdefault(str(table), set()).add(int(str(rowid)))
    for table, ids in sorted(broken.items()):
        message = n_(
            "{n} row of the table {table} refers to something that is not there.",
            "{n} rows of the table {table} refer to something that is not there.",
            len(ids),
        )
        advice = _("The rest of the journal works; restore a backup beside it to compare.")
        told = message.format(n=len(ids), table=table)
        yield Finding(Stage.LINKS, told, advice, table, tuple(sorted(ids)))


def _rules(journal: Journal, rules: Sequence[Rule]) -> list[Finding]:
    with journal.read() as connection:
        return [finding for rule in rules for finding in rule(connection)]


def _search(journal: Journal, chance: Random, sample: int) -> Iterator[Finding]:
    with journal.read() as connection:
        for kind in journal.searchable:
            ids = search_differences(connection, kind, chance, sample)
            if ids:
                message = n_(
                    "{n} record is found by other words than it holds, or not at all.",
                    "{n} records are found by other words than they hold, or not at all.",
                    len(ids),
                )
                advice = _("Build the search index anew.")
                yield Finding(Stage.SEARCH, message.format(n=len(ids)), advice, kind.kind, ids)


def _ask(journal: Journal, pragma: str) -> list[tuple[object, ...]]:
    connection = connect(journal.database, journal.key, read_only=True)
    try:
        rows: list[tuple[object, ...]] = connection.execute(pragma).fetchall()
    except dbapi2.DatabaseError as error:
        return [(str(error),)]
    finally:
        connection.close()
    return rows


def _restore_advice() -> str:
    return _("Copy the journal's folder to a safe place, then restore the newest backup.")
