"""Bank accounts, contracts and a changed priority of the demo."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from desktop.demo.wording import said
from desktop.journal.journal import ChangeSession
from desktop.trade import bank_accounts, licences, papers
from desktop.trade.checklists import Reading, add_pass, checklists
from desktop.trade.priorities import add_priority

Suppliers = Mapping[str, int]


class _AccountText(NamedTuple):
    supplier: str
    bank: str
    number: str
    days: int
    """Days since it was announced."""
    by: str
    proofs: str
    """Which of the three are there."""


_ALL = " ".join(bank_accounts.PROOFS)
_ACCOUNTS = (
    _AccountText("gm", "浙商银行义乌分行", "3387 0100 1052 17740", 700, "合同附件", _ALL),
    _AccountText("gm", "中国银行义乌分行", "3300 1688 0521 7740", 160, "盖公章的通知函", _ALL),
    _AccountText("mh", "中国工商银行中山古镇支行", "3300 1688 1521 7740", 400, "合同附件", _ALL),
    _AccountText("jy", "中国农业银行永康支行", "3300 1688 2521 7740", 400, "合同附件", _ALL),
    _AccountText("cx", "招商银行深圳宝安支行", "7559 1203 6610 801", 620, "合同附件", _ALL),
    _AccountText("cx", "中国建设银行深圳福海支行", "4425 0100 0081 3390", 3, "盖公章的通知函", "notice"),
)
"""Known accounts; a second one of a supplier is a change, and Morningstar's is not proved yet."""


def write_accounts(session: ChangeSession, suppliers: Suppliers, today: date) -> None:
    """Write the accounts of suppliers with an order: changes that are proved, one under way, and one like a fraud."""
    for text in _ACCOUNTS:
        supplier_id = suppliers[text.supplier]
        account = bank_accounts.add_account(
            session,
            supplier_id,
            {
                "beneficiary": bank_accounts.legal_name(session.connection(), supplier_id),
                "bank": text.bank,
                "number": text.number,
                "announced_on": today - timedelta(days=text.days),
                "announced_by": text.by,
            },
        )
        session.flush()
        on = today - timedelta(days=max(text.days - 4, 1))
        for proof in bank_accounts.PROOFS:
            if proof in text.proofs.split():
                bank_accounts.give_proof(session, account, proof, on, "财务 0579-8700 1122")
    _suspicious(session, suppliers["jy"], today)


def _suspicious(session: ChangeSession, supplier_id: int, today: date) -> None:
    """Write a change with the signs of a fraud: another name, another region, by mail, in a hurry."""
    changed = bank_accounts.add_account(
        session,
        supplier_id,
        {
            "beneficiary": "永康市精艺杯业有限公司香港分公司",
            "bank": "Harbour City Bank",
            "number": "HK 044 882917 003",
            "swift": "HCBKHKHH",
            "region": "HK",
            "announced_on": today - timedelta(days=2),
            "announced_by": "邮件，称年度审计",
        },
    )
    session.flush()
    bank_accounts.give_proof(session, changed, "notice", today - timedelta(days=1))


def write_papers(session: ChangeSession, suppliers: Suppliers, ids: Mapping[str, int], today: date) -> None:
    """Write licences, contracts, an NNN, readings of the checklist, and a priority that was changed."""
    for licence in _LICENCES:
        _licence(session, suppliers[licence.supplier], licence, today)
    for key, number in (("mh", "PO-2026-035"), ("gm", "PO-2026-038")):
        signed = today - timedelta(days=60 if key == "mh" else 26)
        papers.add_agreement(
            session,
            suppliers[key],
            {
                "kind": "contract",
                "signed_on": signed,
                "signer": "总经理",
                "chops": "contract",
                "bilingual": key == "mh",
                "advance_word": "yufukuan" if key == "mh" else "dingjin",
                "party_zh": bank_accounts.legal_name(session.connection(), suppliers[key]),
            },
            ids[number],
        )
        lines = [item.key for item in checklists()["contract"].items]
        for reader, days, minutes in (("Anna", 5, 35), ("Jonas", 3, 28), ("Anna", 1, 22))[
            : 3 if key == "mh" else 2
        ]:
            reading = Reading(signed - timedelta(days=days), minutes, reader)
            answers = dict.fromkeys(lines if key == "mh" else lines[:-2], "yes")
            add_pass(session, "contract", suppliers[key], reading, answers, order_id=ids[number])
    _nnn(session, suppliers["mh"], today)
    _change(session, suppliers["nh"], ids["PO-2026-036"], today)


class _LicenceText(NamedTuple):
    supplier: str
    code: str
    person: str
    founded: date
    capital: int
    scope: str
    authority: str
    days: int
    """Days until it runs out; 0 for one without end."""
    looked_up: bool


_LICENCES = (
    _LicenceText(
        "gm", "91330782MA28E4X13D", "张建国", date(2009, 6, 18), 8_000_000,
        "五金制品、家具配件制造、加工、销售；货物进出口", "义乌市市场监督管理局", 0, looked_up=True,
    ),
    _LicenceText(
        "mh", "91442000MA4UQ2KJ13", "何明", date(2014, 3, 5), 5_000_000,
        "生产、销售：灯具、照明电器；货物进出口", "中山市市场监督管理局", 41, looked_up=True,
    ),
    _LicenceText(
        "jy", "91330784MA2DC8R95C", "胡永年", date(2016, 11, 22), 3_000_000,
        "不锈钢制品、日用金属制品制造、销售", "永康市市场监督管理局", 0, looked_up=False,
    ),
)  # fmt: skip


def _licence(session: ChangeSession, supplier_id: int, text: _LicenceText, today: date) -> None:
    licences.set_licence(
        session,
        supplier_id,
        {
            "name_zh": bank_accounts.legal_name(session.connection(), supplier_id),
            "credit_code": text.code,
            "company_type": "有限责任公司（自然人投资或控股）",
            "legal_representative": text.person,
            "capital_subscribed": text.capital,
            "founded_on": text.founded,
            "valid_until": today + timedelta(days=text.days) if text.days else None,
            "scope": text.scope,
            "authority": text.authority,
            "registry_status": "active" if text.looked_up else "",
            "seen_on": today - timedelta(days=58),
        },
    )


def _nnn(session: ChangeSession, supplier_id: int, today: date) -> None:
    nnn: papers.AgreementFields = {
        "kind": "nnn",
        "signed_on": today - timedelta(days=200),
        "valid_until": today + timedelta(days=900),
        "signer": "法定代表人",
        "chops": "company",
        "bilingual": True,
    }
    papers.add_agreement(session, supplier_id, nnn)


def _change(session: ChangeSession, supplier_id: int, order_id: int, today: date) -> None:
    add_priority(
        session,
        supplier_id,
        {
            "order_id": order_id,
            "on_date": today - timedelta(days=12),
            "changed_by": "us",
            "what": said("Matt glaze in place of gloss|亮釉改哑釉"),
            "why": said("Our customer changed the range|我们的客户调整了系列"),
            "minutes": 480,
            "samples": 3,
            "cost": 68_000,
            "currency": "CNY",
            "claim": said("Kiln test and three samples|试烧费和三个样品"),
        },
    )
