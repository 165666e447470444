"""A journal with a supplier, a boss and a sales manager, and fingers that type hanzi."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.people.channels import add_channel
from desktop.people.contact_card import ContactCard, contact_card
from desktop.people.contacts import add_contact
from desktop.people.employments import add_employment
from desktop.people.suppliers import add_supplier
from ui.workplace import Workplace


@pytest.fixture
def type_hanzi() -> Callable[[QWidget, str], None]:
    """Type as an input method does: simulated key clicks with hanzi abort the process."""

    def typing(widget: QWidget, text: str) -> None:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(widget, event)

    return typing


@pytest.fixture
def people(workplace: Workplace) -> dict[str, int]:
    """Chen Jie reports to Lin Guodong at Hengda; ids by name."""

    def work(session) -> dict[str, int]:
        hengda = add_supplier(session, {"name_en": "Hengda Plastics", "name_zh": "恒达塑胶"})
        lin = add_contact(session, {"name_zh": "林国栋"})
        add_employment(session, lin, {"supplier_id": hengda, "title": "总经理"})
        chen = add_contact(session, {"name_zh": "陈洁", "private_notes": "divorced"})
        add_employment(session, chen, {"supplier_id": hengda, "title": "Sales manager", "reports_to_id": lin})
        add_channel(session, "wechat", "chenjie_hd", contact_id=chen)
        add_channel(session, "mail", "chenjie@hd.example", contact_id=chen)
        return {"hengda": hengda, "lin": lin, "chen": chen}

    made = workplace.change("Fill", work)
    assert made is not None
    return made


@pytest.fixture
def card_of(workplace: Workplace) -> Callable[[int], ContactCard]:
    def read(contact_id: int) -> ContactCard:
        with workplace.journal.read() as connection:
            card = contact_card(connection, contact_id)
        assert card is not None
        return card

    return read
