"""The words of buying: keys that are stored, and how they are said on the screen."""

from __future__ import annotations

import re

from desktop import formats
from desktop.texts import N_, _, n_

STAGES = ("draft", "confirmed", "production", "inspection", "shipped", "done", "cancelled")
"""The way of an order; the last two are closed."""
OPEN_STAGES = STAGES[:5]
CLOSED_STAGES = STAGES[5:]
INCOTERMS = ("EXW", "FCA", "FAS", "FOB", "CFR", "CIF", "CPT", "CIP", "DAP", "DPU", "DDP")
"""Incoterms 2020 of the ICC."""
RELEASES = (
    *("order", "golden_sample", "before_shipment", "inspection_passed", "bl_copy", "arrival"),
    *("tooling_start", "tooling_approved"),
)
"""What releases a payment, besides a number of days after the date of the bill of lading: see ``days_after``."""
_DAYS_AFTER = re.compile(r"days_([1-9]\d{0,2})")
PAYMENT_KINDS = ("deposit", "balance", "tooling", "other")
MODES = ("sea", "air", "rail", "road", "courier")
VERDICTS = ("approved", "changes", "rejected")
CHOPS = ("company", "contract", "finance", "invoice", "legal_person", "customs")
BINDING_CHOPS = frozenset({"company", "contract"})
"""A purchase order or contract needs one of these (the project's facts, section 2)."""
REGISTRY_STATUSES = ("active", "abnormal", "revoked", "deregistered")
"""What the registry 国家企业信用信息公示系统 says of a company."""
AGREEMENTS = ("contract", "purchase_order", "nnn")
ADVANCE_WORDS = ("dingjin", "yufukuan")
SIGNS = (
    *("packaging", "logo", "mould_brand", "pcb_brand", "interface_brand", "serial_label"),
    *("tooling", "material", "barcode", "certificate"),
)
"""The ten signs of customisation, each worth 0 to 2 (the project's facts, section 4)."""
INQUIRY_STATUSES = ("draft", "open", "awarded", "withdrawn", "no_award")
OUTCOMES = ("awarded", "not_chosen", "declined", "withdrawn")

_WORDS: dict[str, dict[str, str]] = {
    "unit": {
        "pcs": N_("pcs"),
        "sets": N_("sets"),
        "pairs": N_("pairs"),
        "cartons": N_("cartons"),
        "rolls": N_("rolls"),
        "kg": N_("kg"),
        "m": N_("m"),
    },
    "stage": {
        "draft": N_("Draft"),
        "confirmed": N_("Confirmed"),
        "production": N_("In production"),
        "inspection": N_("In inspection"),
        "shipped": N_("On the way"),
        "done": N_("Done"),
        "cancelled": N_("Cancelled"),
    },
    "release": {
        "order": N_("with the signed order"),
        "golden_sample": N_("when the golden sample is sealed"),
        "before_shipment": N_("before shipment, without inspection"),
        "inspection_passed": N_("after the passed inspection"),
        "bl_copy": N_("against the copy of the bill of lading"),
        "arrival": N_("when the goods have arrived"),
        "tooling_start": N_("when tooling begins"),
        "tooling_approved": N_("when the tool is approved"),
    },
    "payment": {
        "deposit": N_("Deposit"),
        "balance": N_("Balance"),
        "tooling": N_("Tooling"),
        "other": N_("Payment"),
    },
    "mode": {
        "sea": N_("Sea"),
        "air": N_("Air"),
        "rail": N_("Rail"),
        "road": N_("Road"),
        "courier": N_("Courier"),
    },
    "verdict": {
        "": N_("Not judged yet"),
        "approved": N_("Approved"),
        "changes": N_("Approved with changes"),
        "rejected": N_("Rejected"),
    },
    "chop": {
        "company": N_("Company chop (公章)"),
        "contract": N_("Contract chop (合同专用章)"),
        "finance": N_("Finance chop (财务专用章)"),
        "invoice": N_("Invoice chop (发票专用章)"),
        "legal_person": N_("Legal representative's chop (法定代表人名章)"),
        "customs": N_("Customs chop (报关专用章)"),
    },
    "registry": {
        "": N_("Not looked up"),
        "active": N_("In business (存续, 在业)"),
        "abnormal": N_("On the list of abnormal operations (经营异常)"),
        "revoked": N_("Revoked (吊销)"),
        "deregistered": N_("Deregistered (注销)"),
    },
    "agreement": {
        "contract": N_("Contract"),
        "purchase_order": N_("Purchase order"),
        "nnn": N_("NNN agreement"),
    },
    "advance": {
        "": N_("Not said"),
        "dingjin": N_("定金 (earnest money)"),
        "yufukuan": N_("预付款 or 订金 (advance)"),
    },
    "sign": {
        "packaging": N_("Own packaging"),
        "logo": N_("Logo that stays on the goods"),
        "mould_brand": N_("Brand in the mould, in 3D"),
        "pcb_brand": N_("Brand on the circuit board"),
        "interface_brand": N_("Brand in the interface"),
        "serial_label": N_("Warranty or serial label"),
        "tooling": N_("Own tooling"),
        "material": N_("Own colour or material"),
        "barcode": N_("The customer's barcode"),
        "certificate": N_("Own certificate"),
    },
    "inquiry": {
        "draft": N_("Draft"),
        "open": N_("Under way"),
        "awarded": N_("Awarded"),
        "withdrawn": N_("Withdrawn"),
        "no_award": N_("Ended without award"),
    },
    "outcome": {
        "": N_("Undecided"),
        "awarded": N_("Awarded"),
        "not_chosen": N_("Not chosen"),
        "declined": N_("Declined by them"),
        "withdrawn": N_("Withdrawn by us"),
    },
    "future": {
        "0": N_("Nothing said"),
        "1": N_("More orders are likely"),
        "2": N_("More orders are agreed"),
    },
}


def days_after(release: str) -> int | None:
    """Return the days after the date of the bill of lading that release a payment (``days_45``), None for others."""
    found = _DAYS_AFTER.fullmatch(release)
    return int(found[1]) if found else None


def say(group: str, key: str) -> str:
    """Return how a stored key is said; an unknown one is shown as it is."""
    days = days_after(key) if group == "release" else None
    if days is not None:
        return n_("{n} day after the B/L date", "{n} days after the B/L date", days).format(n=days)
    known = _WORDS[group].get(key)
    return key if known is None else _(known)


def choices(group: str) -> list[tuple[str, str]]:
    """Return all keys of a group with how they are said, in their order."""
    return [(key, _(words)) for key, words in _WORDS[group].items()]


def unit_key(typed: str) -> str:
    """Return the key of a unit that is typed as it is said on the screen; another unit stays as it is."""
    return next((key for key, words in choices("unit") if words == typed.strip()), typed.strip())


def pieces(quantity: int, unit: str) -> str:
    """Return a quantity with its unit: "5,000 pcs"."""
    return f"{formats.number(quantity)} {say('unit', unit)}"
