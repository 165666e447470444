"""A person's page tells which phrases were made ready for them, used with them, and taught by them."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.people.contacts import add_contact
from desktop.practice import own
from desktop.practice.rehearsals import make_rehearsal
from desktop.practice.uses import log_use
from ui.contacts.phrases import Phrases
from ui.widgets.item_row import ItemRow
from ui.workplace import Workplace


def names(widget: Phrases) -> list[str]:
    return [one.accessibleName() for one in widget.findChildren(ItemRow)]


def test_the_tab_of_a_person(qtbot: QtBot, workplace: Workplace) -> None:
    with workplace.journal.change("Person") as session:
        contact_id = add_contact(session, {"name_zh": "王芳", "form_of_address": "王经理"})
        key = own.add_phrase(
            session,
            {
                "simplified": "慢慢来",
                "pinyin": "mànmàn lái",
                "english": "No hurry",
                "taught_by_id": contact_id,
            },
        )
        log_use(session, "first_contact.001", session.now, contact_id=contact_id, note="she smiled")
        make_rehearsal(session, "call", workplace.today, [key], contact_id=contact_id)
    tab = Phrases(workplace)
    qtbot.addWidget(tab)
    tab.show_person(contact_id)
    shown = names(tab)
    assert any("she smiled" in name for name in shown)
    assert sum(name.startswith("慢慢来") for name in shown) == 2, "in the set, and taught"
    assert any(name.startswith("王经理，您好！") for name in shown)
    [row] = [one for one in tab.findChildren(ItemRow) if "smiled" in one.accessibleName()]
    with qtbot.waitSignal(workplace.phrase_asked_for) as asked:
        row.opened.emit()
    assert asked.args == ["first_contact.001"]


def test_nothing_yet_says_how(qtbot: QtBot, workplace: Workplace) -> None:
    with workplace.journal.change("Person") as session:
        contact_id = add_contact(session, {"name_zh": "李娜"})
    tab = Phrases(workplace)
    qtbot.addWidget(tab)
    tab.show_person(contact_id)
    assert names(tab) == []
