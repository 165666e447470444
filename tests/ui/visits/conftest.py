"""A journal with one visit, and a window over which dialogs open."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QWidget

from desktop.people.contacts import add_contact
from desktop.people.suppliers import add_supplier
from desktop.visits.visits import StopDraft, add_stop, add_visit
from ui.workplace import Workplace


@pytest.fixture
def planned(workplace: Workplace) -> int:
    """Write a visit with one stop, and return its id."""
    first = workplace.today + timedelta(days=7)
    with workplace.journal.change("story") as session:
        supplier = add_supplier(
            session,
            {
                "name_zh": "宁波日升电子有限公司",
                "name_en": "Sunrise",
                "address_zh": "宁波市海曙区中山西路1号",
            },
        )
        person = add_contact(session, {"name_zh": "王芳"})
        visit = add_visit(
            session, {"title": "Ningbo", "from_day": first, "until_day": first + timedelta(days=2)}
        )
        session.flush()
        at = workplace.clock() + timedelta(days=7)
        add_stop(session, visit, StopDraft(supplier, at, zone="Asia/Shanghai", people=(person,)))
    return visit


@pytest.fixture
def parent(qtbot) -> QWidget:
    """Return a window over which dialogs open: they delete themselves."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1200, 900)
    made.show()
    return made
