"""Business licences (营业执照) of suppliers as they were seen, and what to look at twice in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TypedDict

from sqlalchemy import Connection, select

from desktop import formats
from desktop.attachments.keeping import leave
from desktop.chinese.credit_code import check_credit_code, tidy
from desktop.errors import UsageError
from desktop.journal.journal import ChangeSession
from desktop.people.fields import check_choice, check_range, clean, existing
from desktop.people.tables import Supplier
from desktop.texts import _
from desktop.trade.bank_accounts import same_name
from desktop.trade.paper_tables import Licence
from desktop.trade.words import REGISTRY_STATUSES, say

_CAPITAL = 10**14
_YOUNG, _SOON = timedelta(days=730), timedelta(days=90)
_MAKES, _TRADES = ("生产", "制造", "加工"), ("贸易", "进出口", "商贸")
"""Evidence and no proof (the project's facts, section 2)."""
_TYPED_CAPITAL = re.compile(
    r"(?:rmb|cny|人民币|¥|￥)?([\d.,]+)(亿|万|million|m)?(?:元整?|人民币|yuan|rmb|cny)?"
)
_TIMES = {"亿": 100_000_000, "万": 10_000, "million": 1_000_000, "m": 1_000_000}


class LicenceFields(TypedDict, total=False):
    """The fields of a business licence that a person types."""

    name_zh: str
    credit_code: str
    company_type: str
    legal_representative: str
    capital_subscribed: int | None
    capital_paid: int | None
    founded_on: date | None
    valid_until: date | None
    address_zh: str
    scope: str
    authority: str
    registry_status: str
    seen_on: date | None
    note: str


@dataclass(frozen=True, slots=True)
class LicenceRow:
    """A business licence as it was seen."""

    id: int
    supplier_id: int
    name_zh: str
    credit_code: str
    company_type: str
    legal_representative: str
    capital_subscribed: int | None
    capital_paid: int | None
    founded_on: date | None
    valid_until: date | None
    address_zh: str
    scope: str
    authority: str
    registry_status: str
    seen_on: date | None
    note: str


@dataclass(frozen=True, slots=True)
class Supplied:
    """What the journal keeps of a supplier that its licence is compared with."""

    name_zh: str
    kind: str
    credit_code: str


def set_licence(session: ChangeSession, supplier_id: int, fields: LicenceFields, held: int = 0) -> int:
    """Keep a supplier's licence as it was seen and return its id; one seen on the same day is changed.

    Of two of a day, which merged suppliers may have, ``held`` is the one that is meant, else that which is shown.
    Raises UsageError for impossible capital or an unknown status. A code that fails its check is kept: real ones do.
    """
    existing(session, Supplier, supplier_id)
    values = clean(Licence, fields)
    check_choice(values, "registry_status", REGISTRY_STATUSES, empty=True)
    check_range(values, "capital_subscribed", 0, _CAPITAL)
    check_range(values, "capital_paid", 0, _CAPITAL)
    if "credit_code" in values:
        values["credit_code"] = tidy(values["credit_code"])
    same = select(Licence).where(Licence.supplier_id == supplier_id, Licence.seen_on == values.get("seen_on"))
    licence = session.scalars(same.order_by((Licence.id == held).desc(), Licence.id.desc())).first()
    if licence is None:
        return session.make(Licence, supplier_id=supplier_id, **values).id
    licence.fill(values)
    return licence.id


def licence_of(connection: Connection, supplier_id: int) -> LicenceRow | None:
    """Return the licence that was seen last; None when none was."""
    return next(iter(licences_of(connection, supplier_id)), None)


def licences_of(connection: Connection, supplier_id: int) -> list[LicenceRow]:
    """Return the licences of a supplier as they were seen, the last one first."""
    columns = [Licence.__table__.c[name] for name in LicenceRow.__dataclass_fields__]
    query = (
        select(*columns)
        .where(Licence.supplier_id == supplier_id, Licence.deleted_at.is_(None))
        .order_by(Licence.seen_on.desc(), Licence.id.desc())
    )
    return [LicenceRow(*row) for row in connection.execute(query)]


def remove_licence(session: ChangeSession, licence_id: int) -> None:
    """Take a licence away that was typed by mistake; its files go to the trash, and from there to the supplier."""
    held = existing(session, Licence, licence_id)
    leave(session, ("licence", licence_id), ("supplier", held.supplier_id))
    session.delete(held)


def parse_capital(typed: str) -> int | None:
    """Return typed capital in whole yuan: "500万元", "1.2亿" and "5,000,000" are read; nothing typed is None.

    Raises UsageError for anything else.
    """
    plain = "".join(typed.split()).replace("，", ",").casefold()
    if not plain:
        return None
    match = _TYPED_CAPITAL.fullmatch(plain)
    number = match[1].replace(",", "") if match else ""
    if match is None or number.count(".") > 1 or not number.strip("."):
        raise UsageError(
            _("“{typed}” is no amount of capital.").format(typed=typed),
            _("Type it as it stands on the licence, such as 500万元 or 5,000,000."),
        )
    return int(Decimal(number) * _TIMES.get(match[2] or "", 1))


def plain_capital(yuan: int | None) -> str:
    """Return capital as a licence writes it: "500万元"; empty for none."""
    if yuan is None:
        return ""
    return f"{yuan // 10_000:,}万元" if yuan and yuan % 10_000 == 0 else f"{yuan:,}元"


def licence_hints(licence: LicenceRow | None, supplier: Supplied, today: date) -> list[str]:
    """Return what to look at twice in a licence, the gravest first."""
    if licence is None:
        return [
            _("No business licence was seen yet: ask for a photo, and look the company up in the registry.")
        ]
    hints = []
    if licence.registry_status not in {"", "active"}:
        status = say("registry", licence.registry_status)
        hints.append(
            _("The registry says: {status}. Pay nothing before this is cleared up.").format(status=status)
        )
    if licence.valid_until is not None and licence.valid_until <= today + _SOON:
        day = formats.full_day(licence.valid_until)
        hints.append(
            _("The licence ran out on {day}.").format(day=day)
            if licence.valid_until < today
            else _("The licence runs out on {day}.").format(day=day)
        )
    if supplier.name_zh and licence.name_zh and not same_name(licence.name_zh, supplier.name_zh):
        hints.append(
            _("The name on the licence is not the supplier's Chinese name {name}.").format(
                name=supplier.name_zh
            )
        )
    if licence.credit_code and supplier.credit_code not in {"", licence.credit_code}:
        hints.append(_("The code on the licence is not the code that you keep of this supplier."))
    code = check_credit_code(licence.credit_code) if licence.credit_code else None
    if code is not None and code.advice:
        hints.append(code.advice)
    return hints + _evidence(licence, supplier, today)


def _evidence(licence: LicenceRow, supplier: Supplied, today: date) -> list[str]:
    """Return what speaks for a trader or a young company, and what is not proved yet."""
    hints = []
    if licence.founded_on is not None and licence.founded_on > today - _YOUNG:
        hints.append(_("The company is younger than two years."))
    if supplier.kind == "factory" and licence.scope and not any(word in licence.scope for word in _MAKES):
        hints.append(_("Its scope names no making (生产, 制造, 加工): it may be a trader."))
    if supplier.kind == "factory" and any(word in licence.name_zh for word in _TRADES):
        hints.append(_("Its name speaks of trade (贸易, 进出口): ask who makes the goods."))
    if not licence.registry_status:
        hints.append(
            _("A photo is no proof: look it up in 国家企业信用信息公示系统, and write down what it says.")
        )
    return hints
