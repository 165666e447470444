"""Suppliers' bank accounts: a change holds all open payments until three proofs are there."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Literal, TypedDict

from sqlalchemy import Connection, select

from desktop import formats
from desktop.errors import UsageError
from desktop.journal.journal import ChangeSession
from desktop.journal.prepared import Prepared
from desktop.journal.schema import as_ids, given_ids
from desktop.people.fields import clean, existing
from desktop.people.tables import Supplier
from desktop.texts import _
from desktop.trade.paper_tables import BankAccount, Licence

Proof = Literal["call", "notice", "name"]
PROOFS: tuple[Proof, ...] = ("call", "notice", "name")


class AccountFields(TypedDict, total=False):
    """The fields of a bank account that a person types."""

    beneficiary: str
    bank: str
    number: str
    swift: str
    region: str
    personal: bool
    announced_on: date
    announced_by: str
    note: str


@dataclass(frozen=True, slots=True)
class AccountRow:
    """A bank account with its proofs; the first of a supplier is the one in force."""

    id: int
    supplier_id: int
    beneficiary: str
    bank: str
    number: str
    swift: str
    region: str
    personal: bool
    announced_on: date
    announced_by: str
    called_on: date | None
    called_whom: str
    notice_on: date | None
    name_checked_on: date | None
    name_note: str
    note: str

    @property
    def missing(self) -> tuple[Proof, ...]:
        """Return the proofs that are not there yet."""
        days = (self.called_on, self.notice_on, self.name_checked_on)
        return tuple(proof for proof, day in zip(PROOFS, days, strict=True) if day is None)


@dataclass(frozen=True, slots=True)
class AccountHold:
    """Why all open payments to a supplier wait."""

    account: AccountRow
    before: AccountRow

    def sentence(self) -> str:
        """Return the hold as one sentence."""
        return _("The bank account was changed on {day}; {count} of 3 proofs are missing.").format(
            day=formats.full_day(self.account.announced_on), count=len(self.account.missing)
        )


def add_account(session: ChangeSession, supplier_id: int, fields: AccountFields) -> int:
    """Add the account that a supplier has announced and return its id; an older one becomes history.

    Raises UsageError without beneficiary or account number.
    """
    existing(session, Supplier, supplier_id)
    values = clean(BankAccount, fields)
    if not values.get("beneficiary") or not values.get("number"):
        raise UsageError(
            _("An account needs a beneficiary and a number."), _("Copy both as they stand on the notice.")
        )
    values["number"] = "".join(values["number"].split()).upper()
    return session.make(BankAccount, supplier_id=supplier_id, **values).id


def give_proof(session: ChangeSession, account_id: int, proof: Proof, on: date, note: str = "") -> None:
    """Log one of the three proofs of an account.

    ``note`` says to whom and to which stored number the call went, or how a difference of names was explained. Raises
    UsageError when a call names nobody, and when names differ and nobody says why.
    """
    account = existing(session, BankAccount, account_id)
    said = clean(BankAccount, {"name_note": note})["name_note"]
    if proof == "call":
        if not said:
            raise UsageError(
                _("A call needs the person and the number."),
                _("Type who answered, and call a number that you stored before the change."),
            )
        account.called_on, account.called_whom = on, said
    elif proof == "notice":
        account.notice_on = on
    else:
        session.flush()
        legal = legal_name(session.connection(), account.supplier_id)
        if not same_name(account.beneficiary, legal) and not said:
            raise UsageError(
                _("The beneficiary is not the legal name of the supplier."),
                _("Type how the difference was explained and proved, or leave the payments on hold."),
            )
        account.name_checked_on, account.name_note = on, said


def take_proof_back(session: ChangeSession, account_id: int, proof: Proof) -> None:
    """Take a proof back that was none."""
    account = existing(session, BankAccount, account_id)
    if proof == "call":
        account.called_on, account.called_whom = None, ""
    elif proof == "notice":
        account.notice_on = None
    else:
        account.name_checked_on, account.name_note = None, ""


def remove_account(session: ChangeSession, account_id: int) -> None:
    """Put an account away that was typed by mistake."""
    existing(session, BankAccount, account_id).deleted_at = session.now


_ACCOUNTS = Prepared(
    select(*(BankAccount.__table__.c[name] for name in AccountRow.__dataclass_fields__))
    .where(BankAccount.supplier_id.in_(given_ids()), BankAccount.deleted_at.is_(None))
    .order_by(BankAccount.announced_on.desc(), BankAccount.id.desc())
)


def accounts_of(connection: Connection, supplier_ids: Collection[int]) -> dict[int, list[AccountRow]]:
    """Return the accounts of some suppliers, the one in force first."""
    found: dict[int, list[AccountRow]] = {}
    for row in _ACCOUNTS.run(connection, {"ids": as_ids(supplier_ids)}):
        found.setdefault(row.supplier_id, []).append(AccountRow(*row))
    return found


def current_account(connection: Connection, supplier_id: int) -> AccountRow | None:
    """Return the account announced last; None when none is known."""
    return next(iter(accounts_of(connection, [supplier_id]).get(supplier_id, ())), None)


def account_hold(connection: Connection, supplier_id: int) -> AccountHold | None:
    """Return why open payments to a supplier wait; None when no change of account is unproved."""
    return account_holds(connection, [supplier_id]).get(supplier_id)


def account_holds(connection: Connection, supplier_ids: Collection[int]) -> dict[int, AccountHold]:
    """Return the suppliers among ``supplier_ids`` whose account changed and is not proved yet."""
    return {
        supplier_id: AccountHold(rows[0], rows[1])
        for supplier_id, rows in accounts_of(connection, supplier_ids).items()
        if len(rows) > 1 and rows[0].missing
    }


def legal_name(connection: Connection, supplier_id: int) -> str:
    """Return the Chinese legal name: of the newest licence, else as the supplier is kept in the journal."""
    on_licence = (
        select(Licence.name_zh)
        .where(Licence.supplier_id == supplier_id, Licence.deleted_at.is_(None), Licence.name_zh != "")
        .order_by(Licence.seen_on.desc(), Licence.id.desc())
        .limit(1)
    )
    kept = select(Supplier.name_zh).where(Supplier.id == supplier_id)
    return connection.scalar(on_licence) or connection.scalar(kept) or ""


def same_name(one: str, other: str) -> bool:
    """Tell whether two names are the same character by character; width of brackets and spaces do not count."""
    return bool(_plain(one)) and _plain(one) == _plain(other)


def differences(name: str, legal: str) -> list[tuple[int, int]]:
    """Return the places in ``name``, each as start and end, that are not in ``legal``, or stand elsewhere in it."""
    ours, theirs = ([_plain(character) for character in text] for text in (name, legal))
    found = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    return [(first, last) for tag, first, last, _from, _to in found if tag != "equal" and first != last]


def warning_signs(account: AccountRow, before: AccountRow | None, legal: str) -> list[str]:
    """Return what is suspicious in an account (the project's facts, section 2)."""
    signs = []
    if not same_name(account.beneficiary, legal):
        signs.append(_("The beneficiary differs from the legal name."))
    if account.personal:
        signs.append(_("It is the account of a person and not of the company."))
    if account.region != "CN":
        signs.append(_("The bank is outside mainland China ({region}).").format(region=account.region))
    if before is not None and before.beneficiary != account.beneficiary:
        signs.append(_("The beneficiary was another before: {name}.").format(name=before.beneficiary))
    return signs


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
