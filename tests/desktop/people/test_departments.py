"""Departments as people type them, and the gaps among the usual ones."""

from __future__ import annotations

import dataclasses

import pytest

from desktop.people.departments import by_department, department_label, department_of, gaps
from desktop.people.supplier_card import PersonThere

EMPTY = PersonThere(1, 1, "", "", "", "", None, "", "", "", "", None, "", None, None, None)


def person(department: str = "", title: str = "") -> PersonThere:
    return dataclasses.replace(EMPTY, department=department, title=title)


@pytest.mark.parametrize(
    ("department", "title", "key"),
    [
        ("Sales", "", "sales"),
        ("外贸部", "经理", "sales"),
        ("", "跟单员", "sales"),
        ("品管部", "", "quality"),
        ("生产部", "Quality manager", "production"),
        ("", "General manager", "management"),
        ("船务", "", "shipping"),
        ("行政部", "经理", "行政部"),
        ("", "", ""),
        ("", "Driver", ""),
    ],
)
def test_what_is_typed_means_one_of_the_usual(department: str, title: str, key: str) -> None:
    assert department_of(person(department, title)) == key


def test_people_stand_by_department_the_unknown_last() -> None:
    people = [person(), person("行政部"), person("Quality"), person("Management"), person("QC")]
    assert [(key, len(there)) for key, there in by_department(people)] == [
        ("management", 1),
        ("quality", 2),
        ("行政部", 1),
        ("", 1),
    ]


def test_gaps_are_the_usual_departments_without_anybody() -> None:
    assert gaps([person("Sales"), person("财务")]) == [
        "management", "production", "quality", "engineering", "shipping",
    ]  # fmt: skip
    assert department_label("quality") == "Quality"
    assert len(gaps([])) == 7
