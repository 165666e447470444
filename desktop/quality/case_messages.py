"""The messages of a rework case, filled from its report and from what the journal knows around it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, select

from desktop.chinese.names import is_chinese
from desktop.giving.filling import Message, Word, fill, to_a_company
from desktop.giving.library import Template
from desktop.people.supplier_reads import trades
from desktop.quality.defect_lists import known_defects, usual
from desktop.quality.library import requests
from desktop.quality.messages import addressed, amount_word, count, joined, said
from desktop.quality.report import Report
from desktop.quality.request import Background, rework_request
from desktop.quality.rework_reads import Case
from desktop.quality.tables import Inspection
from desktop.quality.verdicts import Verdict
from desktop.trade.papers import agreements_of, signs_of
from desktop.trade.tables import Order, Payment, Product

_BRANDED = frozenset({"logo", "mould_brand", "pcb_brand", "interface_brand"})
"""Signs of customisation that put our brand on the goods."""
_NAMED = 3
"""Defects that are named; the report has the others."""


def background(connection: Connection, case: Case, found: Report) -> Background:
    """Read what the messages of a case are filled with besides its report."""
    number = connection.scalar(select(Order.number).where(Order.id == case.order_id)) or ""
    papers = agreements_of(connection, case.supplier_id, case.order_id)
    signs = signs_of(connection, case.order_id) if case.order_id is not None else {}
    again = connection.scalar(select(Inspection.planned_on).where(Inspection.id == case.reinspection_id))
    known = known_defects(connection, case.supplier_id, found.row.product, found.product_id)
    both = [one for one in (*usual(), *reversed(known)) if one.name_en and one.name_zh]
    return Background(
        number,
        _goods(connection, found),
        any(paper.chopped and paper.kind != "nnn" for paper in papers),
        bool(_BRANDED & signs.keys()) if signs else None,
        _balance(connection, case.order_id),
        case.ready_on or again,
        {one.name_en.casefold(): one.name_zh for one in both},
        {one.name_zh: one.name_en for one in both},
        trades(connection, case.supplier_id),
    )


def _goods(connection: Connection, found: Report) -> Word:
    """Return the goods by the names of the product where there is one, else as the report calls them."""
    names = connection.execute(
        select(Product.name_zh, Product.name_en).where(Product.id == found.product_id)
    ).first()
    zh, en = (names.name_zh, names.name_en) if names else ("", "")
    typed = found.row.product
    return said(zh or typed, en) if is_chinese(typed) else said(zh, en or typed)


def _balance(connection: Connection, order_id: int | None) -> bool:
    """Tell whether a balance of an order is still to be paid."""
    query = select(Payment.id).where(
        Payment.order_id == order_id,
        Payment.kind == "balance",
        Payment.paid_on.is_(None),
        Payment.deleted_at.is_(None),
    )
    return connection.scalar(query.limit(1)) is not None


def unnamed(found: Report, known: Background) -> list[str]:
    """Return the English names of defects that have no Chinese one: the factory may not understand them."""
    names = (one.name_en for one in found.defects if not one.name_zh)
    return list(dict.fromkeys(en for en in names if en.casefold() not in known.chinese))


def case_template(
    case: Case, found: Report, key: str, known: Background, today: date
) -> tuple[Template, dict[str, Word]]:
    """Return a message of a case with its slots, and the words for those that are known.

    ``key`` is one of ``library.requests``.
    """
    words = {
        "称呼": addressed(case.form_of_address, case.contact_en, case.contact_zh),
        "工程师": Word("工程师", "gōngchéngshī", "your engineer"),
    }
    if case.amount is not None:
        words["金额"] = amount_word(case.amount, case.currency)
    if key == "rework":
        template, further = rework_request(case, found, known, today)
    else:
        template, further = requests()[key], _counted(found, known)
    return to_a_company(template) if known.trades else template, words | further


def case_message(case: Case, found: Report, key: str, known: Background, today: date) -> Message:
    """Return a message of a case; a slot of which nothing is known stays to be seen and typed over."""
    return fill(*case_template(case, found, key, known, today))


def _counted(found: Report, known: Background) -> dict[str, Word]:
    """Return the defects of the worst class that failed, with how many pieces have them."""
    worst = next((one for one in found.classes if one.verdict is Verdict.REJECTED), None)
    counts: dict[tuple[str, str], int] = {}
    for one in found.defects:
        if worst is None or one.defect_class == worst.defect_class:
            counts[one.name_zh, one.name_en] = counts.get((one.name_zh, one.name_en), 0) + one.count
    if not counts:
        return {}
    names = [known.name(*names) for names, _count in sorted(counts.items(), key=lambda each: -each[1])]
    return {
        "缺陷": joined(Word(one.zh, one.pinyin, one.en[:1].lower() + one.en[1:]) for one in names[:_NAMED]),
        "样本数": count(worst.pieces if worst else found.row.inspected),
        "缺陷数": count(worst.bad if worst else sum(counts.values())),
    }
