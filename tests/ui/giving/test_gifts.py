"""Gifts on the page of a person, the form that warns while it is typed, and what must be minded."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop import trashing
from desktop.giving import manners
from desktop.giving.gifts import GiftRow, add_gift, gifts_of
from desktop.giving.policy import Policy, read_policy
from desktop.people.contacts import add_contact
from desktop.people.employments import add_employment
from desktop.people.suppliers import add_supplier
from ui.dialogs.gift import GiftDialog
from ui.dialogs.manners import PersonManners, PolicyDialog, SupplierManners
from ui.giving.ledger import Gifts
from ui.widgets.item_row import ItemRow
from ui.workplace import Workplace


@pytest.fixture
def wang(workplace: Workplace) -> tuple[int, int]:
    with workplace.journal.change("Add") as session:
        house = add_supplier(session, {"name_zh": "光明五金"})
        person = add_contact(session, {"name_zh": "王伟"})
        add_employment(session, person, {"supplier_id": house, "title": "总经理"})
    return person, house


def ledger(workplace: Workplace, person: int) -> list[GiftRow]:
    with workplace.journal.read() as connection:
        return gifts_of(connection, person)


def form(workplace: Workplace, qtbot: QtBot, gift: GiftRow | None, **more: object) -> GiftDialog:
    dialog = GiftDialog(workplace, None, gift, **more)  # type: ignore[arg-type]
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_gift_is_written_down_and_warned_about_while_it_is_typed(
    workplace: Workplace, wang: tuple[int, int], qtbot: QtBot
) -> None:
    person, house = wang
    dialog = form(workplace, qtbot, None, contact_id=person)
    dialog.what.setText("a table clock")
    assert [one.kind for one in dialog.against.concerns] == ["taboo"]
    assert dialog.against.isVisible()
    dialog.what.setText("honey")
    dialog.worth.line.setText("600")
    assert [one.kind for one in dialog.against.concerns] == ["gift_limit", "approval"]
    dialog.worth.line.setText("88")
    assert not dialog.against.isVisible()
    dialog.occasion.setCurrentIndex(dialog.occasion.findData("spring_festival"))
    dialog.days["for_day"].setText("2027-02-06")
    dialog.finish()
    (row,) = ledger(workplace, person)
    assert (row.what, row.value, row.occasion, row.for_day, row.supplier_id, row.state) == (
        "honey", 8800, "spring_festival", date(2027, 2, 6), house, "idea",
    )  # fmt: skip
    again = form(workplace, qtbot, None, contact_id=person)
    again.what.setText("Honey")
    again.days["for_day"].setText("2027-09-15")
    again.finish()
    third = form(workplace, qtbot, None, contact_id=person)
    third.what.setText("honey")
    assert third.against.concerns == ()  # an idea is no gift yet


def test_what_is_wrong_stands_at_its_field(workplace: Workplace, qtbot: QtBot) -> None:
    dialog = form(workplace, qtbot, None)
    dialog.worth.line.setText("much")
    dialog.days["sent_on"].setText("soon")
    dialog.finish()
    wrong = [row.field for row in dialog.form.rows if row.error()]
    assert wrong == [dialog.person, dialog.what, dialog.worth, dialog.days["sent_on"]]
    assert dialog.isVisible()


def test_a_gift_of_theirs_has_no_plans_and_no_warnings(
    workplace: Workplace, wang: tuple[int, int], qtbot: QtBot
) -> None:
    dialog = form(workplace, qtbot, None, contact_id=wang[0], side="theirs")
    assert [dialog.state.itemData(at) for at in range(dialog.state.count())] == ["received", "declined"]
    dialog.what.setText("clock")
    assert dialog.against.concerns == ()
    dialog.finish()
    assert [(row.side, row.state) for row in ledger(workplace, wang[0])] == [("theirs", "received")]


def test_the_page_shows_what_is_to_do_first_and_marks_in_the_menu(
    workplace: Workplace, wang: tuple[int, int], qtbot: QtBot
) -> None:
    person, _house = wang
    with workplace.journal.change("Add") as session:
        add_gift(session, {"contact_id": person, "what": "茶", "state": "given", "on_date": date(2026, 9, 1)})
        add_gift(session, {"contact_id": person, "what": "雨伞", "state": "planned", "value": 8800})
    tab = Gifts(workplace)
    qtbot.addWidget(tab)
    tab.show_of(person)
    tab.show()
    assert [gift.what for gift in tab.shown] == ["雨伞", "茶"]
    assert any("parting" in row.accessibleName() for row in tab.findChildren(ItemRow))
    acts = {act.words: act for act in tab._acts(tab.shown[0])}
    assert list(acts) == ["Edit gift", "Idea", "Bought", "On its way", "Given", "Declined", "Move to trash"]
    acts["On its way"].do()
    assert ledger(workplace, person)[0].sent_on == workplace.today
    acts["Move to trash"].do()
    tab.show_of(person)
    assert [gift.what for gift in tab.shown] == ["茶"]
    with workplace.journal.read() as connection:
        assert [one.name for one in trashing.trashed(connection)] == ["雨伞"]


def test_what_must_be_minded_is_kept_for_person_and_house(
    workplace: Workplace, wang: tuple[int, int], qtbot: QtBot
) -> None:
    person, house = wang
    mine = PersonManners(workplace, None, person)
    qtbot.addWidget(mine)
    mine.rank.setCurrentIndex(mine.rank.findData("manager"))
    mine.avoid.setPlainText("白酒\n\n 咖啡 ")
    assert mine.store()
    theirs = SupplierManners(workplace, None, house)
    qtbot.addWidget(theirs)
    assert not theirs.names.isEnabled()
    theirs.neutral.setChecked(True)
    assert not theirs.store()
    assert "at least one name" in theirs._names_row.error()
    theirs.names.setPlainText("老周")
    theirs.state.setChecked(True)
    assert theirs.store()
    with workplace.journal.read() as connection:
        assert manners.person(connection, person) == manners.Person("manager", avoid=("白酒", "咖啡"))
        found = manners.house(connection, house)
        assert (found.state_owned, found.stay_neutral, found.names) == (True, True, ("老周",))


def test_the_rules_of_our_company_share_one_currency(workplace: Workplace, qtbot: QtBot) -> None:
    rules = PolicyDialog(workplace, None)
    qtbot.addWidget(rules)
    assert not rules.typed()
    rules.sums["per_gift"].line.setText("much")
    rules.finish()
    assert rules._rows["per_gift"].error()
    rules.sums["per_gift"].line.setText("")
    rules.sums["approval_from"].currency.setCurrentText("EUR")
    assert {line.currency.currentText() for line in rules.sums.values()} == {"EUR"}
    assert rules.store()
    with workplace.journal.read() as connection:
        assert read_policy(connection) == Policy(currency="EUR", per_gift=0)


def test_a_fruit_basket_for_a_team_stands_on_the_page_of_the_house(
    workplace: Workplace, wang: tuple[int, int], qtbot: QtBot
) -> None:
    person, house = wang
    dialog = form(workplace, qtbot, None, supplier_id=house)
    assert list(dialog.house.ids()) == [house]
    dialog.what.setText("fruit basket")
    dialog.department.setText("QC")
    assert dialog.store()
    tab = Gifts(workplace, "supplier")
    qtbot.addWidget(tab)
    tab.show_of(house)
    assert [(one.what, one.department, one.contact_id) for one in tab.shown] == [("fruit basket", "QC", None)]
    assert any("Team: QC" in row.accessibleName() for row in tab.findChildren(ItemRow))
    edited = form(workplace, qtbot, tab.shown[0])
    edited.person.show_ids([person])
    edited.person.changed.emit()
    assert not edited.department.isVisible(), "a person has no department here"
    assert edited.store()
    assert [one.contact_id for one in ledger(workplace, person)] == [person]
