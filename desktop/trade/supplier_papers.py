"""The papers of one supplier: business licence, agreements, bank accounts, and what to look at twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from desktop.people.tables import Supplier
from desktop.trade.bank_accounts import AccountHold, AccountRow, accounts_of, legal_name, warning_signs
from desktop.trade.checklists import PassRow, passes_of
from desktop.trade.licences import LicenceRow, Supplied, licence_hints, licences_of
from desktop.trade.papers import AgreementRow, agreements_of

SUPPLIER_LIST = "supplier"
"""The checklist that belongs to a supplier as such."""


@dataclass(frozen=True, slots=True)
class SupplierPapers:
    """What was signed and seen; ``kept`` is what the supplier's record says."""

    kept: Supplied
    licence: LicenceRow | None
    earlier_licences: tuple[LicenceRow, ...]
    """Seen before it, the last one first."""
    licence_hints: tuple[str, ...]
    legal_name: str
    agreements: tuple[AgreementRow, ...]
    accounts: tuple[AccountRow, ...]
    """The one in force first."""
    account_signs: tuple[str, ...]
    """What is suspicious in the account in force."""
    readings: tuple[PassRow, ...]
    """Of the checklist of suppliers, the first one first."""

    @property
    def hold(self) -> AccountHold | None:
        """Return why open payments wait; None when they need not."""
        held = len(self.accounts) > 1 and bool(self.accounts[0].missing)
        return AccountHold(self.accounts[0], self.accounts[1]) if held else None


def supplier_papers(connection: Connection, supplier_id: int, today: date) -> SupplierPapers:
    """Return the papers of a supplier."""
    cells = connection.execute(
        select(Supplier.name_zh, Supplier.kind, Supplier.credit_code).where(Supplier.id == supplier_id)
    ).one()
    kept, licences = Supplied(*cells), licences_of(connection, supplier_id)
    licence = licences[0] if licences else None
    legal = legal_name(connection, supplier_id)
    accounts = tuple(accounts_of(connection, [supplier_id]).get(supplier_id, ()))
    before = accounts[1] if len(accounts) > 1 else None
    return SupplierPapers(
        kept,
        licence,
        tuple(licences[1:]),
        tuple(licence_hints(licence, kept, today)),
        legal,
        tuple(agreements_of(connection, supplier_id)),
        accounts,
        tuple(warning_signs(accounts[0], before, legal)) if accounts else (),
        tuple(passes_of(connection, SUPPLIER_LIST, supplier_id=supplier_id)),
    )
