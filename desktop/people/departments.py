"""People of a supplier by department, and in which of the usual departments nobody is known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.people.supplier_card import PersonThere
from desktop.texts import N_, _

_USUAL: dict[str, tuple[str, tuple[str, ...]]] = {
    "management": (
        N_("Management"),
        ("manag", "owner", "boss", "director", "ceo", "总经办", "管理", "老板", "董事", "总经理", "厂长"),
    ),
    "sales": (N_("Sales"), ("sales", "export", "merchandis", "销售", "业务", "外贸", "跟单", "市场")),
    "production": (
        N_("Production"),
        (
            "produc",
            "workshop",
            "mould",
            "mold",
            "tooling",
            "foreman",
            "生产",
            "车间",
            "制造",
            "模具",
            "pmc",
            "计划",
        ),
    ),
    "quality": (N_("Quality"), ("quality", "qc", "qa", "inspect", "品质", "质量", "质检", "品管")),
    "engineering": (
        N_("Engineering"),
        ("engineer", "r&d", "research", "design", "technical", "工程", "研发", "技术", "设计", "开发"),
    ),
    "shipping": (
        N_("Shipping"),
        ("shipping", "logist", "warehouse", "船务", "物流", "单证", "仓库", "储运", "报关"),
    ),
    "finance": (N_("Finance"), ("financ", "account", "财务", "会计", "出纳")),
}
"""Departments with which a buyer deals, and pieces of how they are called in English and Chinese."""


def department_label(key: str) -> str:
    """Return the word for one of the usual departments; a name of its own stands for itself."""
    return _(_USUAL[key][0]) if key in _USUAL else key


def department_of(person: PersonThere) -> str:
    """Return the usual department that somebody's department means, else its name; without one the title tells.

    Empty when neither says anything.
    """
    for text in (person.department, person.title):
        folded = text.casefold()
        for key, (_words, pieces) in _USUAL.items():
            if any(piece in folded for piece in pieces):
                return key
        if text == person.department and text:
            return text
    return ""


def by_department(people: Sequence[PersonThere]) -> list[tuple[str, list[PersonThere]]]:
    """Return the people in their departments: the usual ones in their order, then others by name, the unknown last."""
    found: dict[str, list[PersonThere]] = {}
    for person in people:
        found.setdefault(department_of(person), []).append(person)
    usual = list(_USUAL)
    order = sorted(found, key=lambda key: (not key, usual.index(key) if key in _USUAL else len(usual), key))
    return [(key, found[key]) for key in order]


def gaps(people: Iterable[PersonThere]) -> list[str]:
    """Return the usual departments in which nobody is known, in their order."""
    known = {department_of(person) for person in people}
    return [key for key in _USUAL if key not in known]
