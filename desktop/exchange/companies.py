"""Knowing the suppliers of the journal again by the company names that files give."""

from __future__ import annotations

import re

from sqlalchemy import Connection, select

from desktop.chinese.tables import HAN
from desktop.exchange.cleaning import has_hanzi
from desktop.exchange.matching import company_key
from desktop.people.tables import Supplier

_LATIN = re.compile("[A-Za-z]{2}")
_LATIN_FIRST = re.compile(rf"^([^{HAN}]*?[A-Za-z][^{HAN}]*?)[\s/|,，(（]+([{HAN}].*)$")
_CHINESE_FIRST = re.compile(rf"^(.*[{HAN}）)])[\s/|,，(（]+([^{HAN}]*[A-Za-z][^{HAN}]*)$")
_TRADERS = re.compile(r"贸易|进出口|商贸|\btrad(?:e|ing)\b|\bimport|\bexport", re.IGNORECASE)


def company_names(text: str) -> tuple[str, str]:
    """Split what a file gives as a company into its Chinese and its English name; either may be empty.

    Only a name with both scripts apart is split: TCL电子 is one name, ``Sunrise 日升`` and ``日升 (Sunrise)`` are two.
    """
    bare = text.strip()
    if not has_hanzi(bare):
        return "", bare
    if _LATIN.search(bare):
        if match := _LATIN_FIRST.match(bare):
            return _closed(match[2]), _closed(match[1])
        if match := _CHINESE_FIRST.match(bare):
            return _closed(match[1]), _closed(match[2])
    return bare, ""


def kind_of(name_zh: str, name_en: str) -> str:
    """Return the kind of supplier that a name says: ``trader`` for a trading company, else ``factory``."""
    return "trader" if _TRADERS.search(f"{name_zh} {name_en}") else "factory"


class CompanyIndex:
    """Suppliers by what is equal for two spellings of their names."""

    def __init__(self) -> None:
        self._ids: dict[str, int] = {}
        self._names: dict[int, str] = {}
        self._order: list[str] = []

    def add(self, supplier_id: int, name_zh: str, name_en: str) -> None:
        """Note a supplier; the first one under a name stays."""
        for key in filter(None, map(company_key, (name_zh, name_en))):
            if self._ids.setdefault(key, supplier_id) == supplier_id:
                self._order.append(key)
        self._names.setdefault(supplier_id, name_zh or name_en)

    def find(self, name_zh: str, name_en: str) -> int | None:
        """Return the supplier with the Chinese name, else with the English one."""
        keys = (company_key(name) for name in (name_zh, name_en) if name)
        return next((self._ids[key] for key in keys if key and key in self._ids), None)

    def name(self, supplier_id: int) -> str:
        """Return the name of a supplier that was added."""
        return self._names.get(supplier_id, "")

    def mark(self) -> int:
        """Return a mark to come back to."""
        return len(self._order)

    def go_back(self, mark: int) -> None:
        """Forget all that was added since the mark."""
        for key in self._order[mark:]:
            self._ids.pop(key, None)
        del self._order[mark:]


def known_companies(connection: Connection) -> CompanyIndex:
    """Return the suppliers outside the trash, the oldest first."""
    index = CompanyIndex()
    columns = (Supplier.id, Supplier.name_zh, Supplier.name_en)
    for row in connection.execute(
        select(*columns).where(Supplier.deleted_at.is_(None)).order_by(Supplier.id)
    ):
        index.add(*row)
    return index


def _closed(name: str) -> str:
    """Take off a bracket that was opened before the name."""
    bare = name.strip(" /|,，")
    opened = bare.count("(") + bare.count("（")
    return bare.rstrip(")）").rstrip() if opened < bare.count(")") + bare.count("）") else bare
