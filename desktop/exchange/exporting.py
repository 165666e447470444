"""Writing people and suppliers into files for other programs, and for coming back."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Connection, select

from desktop.errors import Refused
from desktop.exchange.cards import Card
from desktop.exchange.crm_tables import HUBSPOT, HUBSPOT_COMPANIES, SALESFORCE, SALESFORCE_ACCOUNTS, write_crm
from desktop.exchange.exported_people import contact_cards
from desktop.exchange.exported_suppliers import supplier_cards
from desktop.exchange.lines import Tick
from desktop.exchange.table_write import write_table
from desktop.exchange.vcard_write import write_vcards
from desktop.journal.durable import disk_problems
from desktop.people.tables import Contact, Supplier
from desktop.texts import _


class Format(StrEnum):
    """The kinds of files that can be written; a table holds no pictures."""

    VCARD4 = "vcard4"
    VCARD3 = "vcard3"
    CSV = "csv"
    HUBSPOT = "hubspot"
    SALESFORCE = "salesforce"


class What(StrEnum):
    """What is written into one file."""

    CONTACTS = "contacts"
    SUPPLIERS = "suppliers"


_ENDINGS = {
    Format.VCARD4: ".vcf",
    Format.VCARD3: "-3.0.vcf",
    Format.CSV: ".csv",
    Format.HUBSPOT: "-hubspot.csv",
    Format.SALESFORCE: "-salesforce.csv",
}
USUAL = (Format.VCARD4, Format.VCARD3, Format.CSV)
"""What is written unless somebody asks for another program's own columns."""
_CRM = {
    (What.CONTACTS, Format.HUBSPOT): HUBSPOT,
    (What.CONTACTS, Format.SALESFORCE): SALESFORCE,
    (What.SUPPLIERS, Format.HUBSPOT): HUBSPOT_COMPANIES,
    (What.SUPPLIERS, Format.SALESFORCE): SALESFORCE_ACCOUNTS,
}


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written, with the number of cards in it."""

    path: Path
    cards: int


def file_name(what: What, kind: Format) -> str:
    """Return the name of a file of an export: ``contacts.vcf``, ``contacts-3.0.vcf``, ``suppliers.csv``."""
    return f"{what}{_ENDINGS[kind]}"


def export(
    connection: Connection,
    folder: Path,
    whats: Sequence[What] = tuple(What),
    kinds: Sequence[Format] = USUAL,
    *,
    private: bool = True,
    tick: Tick | None = None,
) -> list[Exported]:
    """Write a file for each of ``whats`` and ``kinds`` into ``folder``, made when it is not there.

    Of what the journal has none, no file is written; the trash is left out. ``tick(done, total)`` counts cards; what
    it raises stops the export, and the file under way is not left. Raises Refused when one of the files is there
    already, StoreError when the disk refuses.
    """
    ids = {what: _ids(connection, what) for what in whats}
    targets = [(what, kind, folder / file_name(what, kind)) for what in whats if ids[what] for kind in kinds]
    for _what, _kind, path in targets:
        _refuse_existing(path)
    with disk_problems(folder):
        folder.mkdir(parents=True, exist_ok=True)
    count = _Count(sum(len(ids[what]) for what, _kind, _path in targets), tick)
    done = []
    for what, kind, path in targets:
        cards = count.over(_cards(connection, what, ids[what], private=private))
        write_new(path, _written(cards, what, kind))
        done.append(Exported(path, len(ids[what])))
    return done


class _Count:
    """Tells how many cards of all have been written."""

    def __init__(self, total: int, tick: Tick | None) -> None:
        self._total, self._tick, self._done = total, tick, 0

    def over(self, cards: Iterator[Card]) -> Iterator[Card]:
        for card in cards:
            if self._tick is not None:
                self._tick(self._done, self._total)
            self._done += 1
            yield card


def _refuse_existing(path: Path) -> None:
    if path.exists():
        raise Refused(
            _("The file {name} is in this folder already.").format(name=path.name),
            _("Choose an empty folder; nothing is written over."),
        )


def _ids(connection: Connection, what: What) -> list[int]:
    table = Contact if what is What.CONTACTS else Supplier
    query = select(table.id).where(table.deleted_at.is_(None)).order_by(table.sort_key, table.id)
    return list(connection.scalars(query))


def _cards(connection: Connection, what: What, ids: Sequence[int], *, private: bool) -> Iterator[Card]:
    if what is What.SUPPLIERS:
        return supplier_cards(connection, ids)
    return contact_cards(connection, ids, private=private)


def _written(cards: Iterator[Card], what: What, kind: Format) -> Iterator[bytes]:
    columns = _CRM.get((what, kind))
    if columns is not None:
        return write_crm(cards, columns)
    if kind is Format.CSV:
        return write_table(list(cards))
    return write_vcards(cards, "4.0" if kind is Format.VCARD4 else "3.0")


def write_new(path: Path, pieces: Iterator[bytes]) -> None:
    """Write a file that must not be there yet: whole, or not at all. Raises StoreError."""
    draft = path.with_name(f".{path.name}.partial")
    with disk_problems(path):
        try:
            with draft.open("wb") as file:
                file.writelines(pieces)
                file.flush()
                os.fsync(file.fileno())
            draft.rename(path)
        finally:
            draft.unlink(missing_ok=True)
