from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from desktop.giving.gifts import add_gift
from desktop.people.contact_reads import contact_rows
from desktop.people.contacts import edit_contact
from desktop.rhythm.holding import put_off
from desktop.touches.logging import TouchDraft, log_touch
from ui.channels import Channels
from ui.contacts import detail as tabs
from ui.contacts.words import list_row
from ui.dialogs.handover import HandoverDialog
from ui.pages.contacts import ContactsPage
from ui.widgets.chip import Chip


@pytest.fixture
def page(workplace, people, qtbot) -> ContactsPage:
    made = ContactsPage(workplace)
    qtbot.addWidget(made)
    made.resize(1400, 900)
    made.show()
    qtbot.waitExposed(made)
    made.show_record("contact", people["chen"])
    return made


def test_the_list_names_people_with_pinyin_title_and_company(page, people) -> None:
    spoken = page.pane.model.index(page.pane.model.row_of(people["chen"])).data(
        Qt.ItemDataRole.AccessibleTextRole
    )
    assert "陈洁 Chén Jié" in spoken
    assert "Sales manager · Hengda Plastics" in spoken
    assert "WeChat" in spoken


def test_an_answer_is_noted_into_its_field_by_one_click_and_enter(page, people, card_of) -> None:
    asking = page.side.asking
    while asking.prompt.fact != "home_town":
        asking.next.click()
    assert "陈经理" in asking._zh.text()
    asking.note.click()
    QTest.keyClicks(asking.answer, "Changsha")
    QTest.keyClick(asking.answer, Qt.Key.Key_Return)

    assert card_of(people["chen"]).home_town == "Changsha"
    assert "home_town" not in [prompt.fact for prompt in asking._prompts]
    assert not asking.answer.isVisible()


def test_a_birthday_that_cannot_be_read_is_told_and_not_kept(page, workplace, people, card_of) -> None:
    told = []
    workplace.failures.told.connect(lambda message, _advice: told.append(message))
    page.side.asking.answered.emit("birthday", "someday")
    assert "someday" in told[0]
    assert card_of(people["chen"]).birthday is None
    page.side.asking.answered.emit("birthday", "正月十五")
    assert card_of(people["chen"]).birthday.calendar == "lunar"


def test_who_has_left_is_said_on_the_page(page, people, card_of) -> None:
    page.detail.heading.asked.emit("left")
    assert card_of(people["chen"]).employments[0].until_date == page.workplace.today
    chips = page.detail.heading.findChildren(Chip)
    assert "Has left" in [chip.flag.text for chip in chips if not chip.isHidden()]


def test_a_field_is_edited_where_it_stands(page, people, card_of) -> None:
    page.detail.show_tab(tabs.ABOUT)
    field = page.detail.about.fields["hobbies"]
    QTest.keyClick(field, Qt.Key.Key_F2)
    QTest.keyClicks(field._editor, "hiking")
    QTest.keyClick(field._editor, Qt.Key.Key_Return)
    assert card_of(people["chen"]).hobbies == "hiking"


def test_private_notes_are_hidden_until_asked_for_and_hidden_again_with_the_next_person(page, people) -> None:
    page.detail.show_tab(tabs.PRIVATE)
    private = page.detail.private
    assert "divorced" not in page_text(page)
    private._hidden.button.click()
    assert "divorced" in page_text(page)
    page.show_record("contact", people["lin"])
    page.show_record("contact", people["chen"])
    assert "divorced" not in page_text(page)
    private._hidden.button.click()
    page.detail.show_tab(tabs.ABOUT)
    page.detail.show_tab(tabs.PRIVATE)
    assert "divorced" not in page_text(page)


def test_the_history_does_not_show_private_notes(page, workplace) -> None:
    page._keep("private_notes", "a secret")
    page._keep("hobbies", "chess")
    page.detail.show_tab(tabs.HISTORY)
    rows = [page.detail._history.model.data(page.detail._history.model.index(i), 256) for i in range(2)]
    text = " ".join(f"{row.title} {row.body}" for row in rows)
    assert "chess" in text
    assert "secret" not in text


def page_text(page) -> str:
    shown = [label.text() for label in page.findChildren(QLabel)]
    return " ".join(shown + [edit.toPlainText() for edit in page.findChildren(QPlainTextEdit)])


def test_a_copied_channel_leaves_the_clipboard_soon(page, workplace) -> None:
    channels: Channels = page.detail.channels
    told = []
    workplace.told.connect(lambda sentence, _operation: told.append(sentence))
    channels.copy(page._shown.card.channels[0])
    assert QApplication.clipboard().text() == "chenjie_hd"
    assert "10 seconds" in told[0]
    workplace.clipboard.forget()
    assert QApplication.clipboard().text() == ""


class Handed(QObject):
    """Stands for the system that opens links."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    @Slot("QUrl")
    def take(self, url) -> None:
        self.links.append(url.toString())


def test_a_channel_is_opened_by_the_system_and_wechat_copies_its_id_first(page) -> None:
    handed = Handed()
    for scheme in ("mailto", "weixin"):
        QDesktopServices.setUrlHandler(scheme, handed, "take")
    try:
        for channel in page._shown.card.channels:
            page.detail.channels.open(channel)
    finally:
        for scheme in ("mailto", "weixin"):
            QDesktopServices.unsetUrlHandler(scheme)
    assert [link.partition(":")[0] for link in handed.links] == ["weixin", "mailto"]
    assert QApplication.clipboard().text() == "chenjie_hd"


def test_channels_are_put_in_order_and_preferred_and_taken_back(page, people, card_of, workplace) -> None:
    page.detail.show_tab(tabs.CHANNELS)
    channels = page.detail.channels
    channels._move(1, -1)
    assert [row.kind for row in card_of(people["chen"]).channels] == ["mail", "wechat"]
    channels._prefer(page._shown.card.channels[0])
    assert card_of(people["chen"]).channels[0].preferred
    channels._remove(page._shown.card.channels[0])
    assert [row.kind for row in card_of(people["chen"]).channels] == ["wechat"]
    for _step in range(3):
        workplace.undo()
    assert [row.kind for row in card_of(people["chen"]).channels] == ["wechat", "mail"]


def test_a_favour_is_noted_returned_and_counted(page, workplace) -> None:
    page.detail.show_tab(tabs.FAVOURS)
    favours = page.detail.favours
    QTest.keyClicks(favours.line, "Rushed our samples")
    favours.direction._buttons["received"].click()
    QTest.keyClick(favours.line, Qt.Key.Key_Return)
    assert "We owe them 1 favour" in favours._balance.text()
    assert favours.line.text() == ""
    favours._return(page._shown.favours[0])
    assert favours._balance.text() == "All favours are returned."


def test_a_narrow_page_offers_the_side_panel_as_a_tab(page) -> None:
    assert not page.detail.tabs.isTabVisible(tabs.OVERVIEW)
    page.resize(1100, 700)
    QApplication.processEvents()
    assert page.detail.tabs.isTabVisible(tabs.OVERVIEW)
    page.detail.show_tab(tabs.OVERVIEW)
    assert page.detail.overview.asking.isVisible()


def test_history_is_shown_on_a_narrow_page_too(page) -> None:
    page.resize(748, 640)
    QApplication.processEvents()
    page.handlers()["history"]()
    assert page.detail.isVisible()
    assert not page.pane.isVisible()


def test_trash_from_the_menu_takes_the_person_shown_and_undo_brings_them_back(
    page, people, workplace
) -> None:
    page.detail.heading.asked.emit("delete")
    assert people["chen"] not in page.pane.model.ids
    assert page._shown.card.id == people["lin"]
    workplace.undo()
    assert people["chen"] in page.pane.model.ids


def test_nobody_there_yet_offers_to_add_one(workplace, qtbot) -> None:
    page = ContactsPage(workplace)
    qtbot.addWidget(page)
    page.show()
    asked = []
    workplace.command_asked_for.connect(asked.append)
    page.pane._nothing.button.click()
    assert asked == ["new_contact"]


def test_the_history_tells_of_gifts_before_their_tab_was_looked_at(page, workplace, people) -> None:
    with workplace.journal.change("Add gift") as session:
        add_gift(session, {"contact_id": people["chen"], "what": "honey from Ningbo"})
    page.detail.show_tab(tabs.HISTORY)
    model = page.detail._history.model
    told = " ".join(model.data(model.index(row), 256).body for row in range(model.rowCount()))
    assert "honey from Ningbo" in told


def test_no_handover_begins_where_nobody_could_leave(page, workplace, people) -> None:
    page.detail.heading.asked.emit("left")
    first = page.window().findChildren(HandoverDialog)
    assert len(first) == 1
    first[0].reject()
    told = []
    workplace.failures.told.connect(lambda message, _advice: told.append(message))
    page.detail.heading.asked.emit("left")  # a second time: refused
    assert told
    assert not [one for one in page.window().findChildren(HandoverDialog) if one.isVisible()]


def test_who_is_put_off_loses_the_mark_in_the_list_and_under_the_name(page, workplace, people) -> None:
    def work(session) -> None:
        edit_contact(session, people["chen"], {"cadence_ideal": 14})
        log_touch(
            session, TouchDraft(session.now - timedelta(days=16), people=(people["chen"],), kind="call")
        )

    def marks() -> tuple[bool, bool]:
        spoken = page.pane.model.index(page.pane.model.row_of(people["chen"])).data(
            Qt.ItemDataRole.AccessibleTextRole
        )
        chips = [chip.flag.text for chip in page.detail.heading.findChildren(Chip) if not chip.isHidden()]
        return "Time to talk" in spoken, "Time to talk" in chips

    workplace.change("Silent", work)
    assert marks() == (True, True)
    today = workplace.today
    until = today + timedelta(days=3)
    workplace.change(
        "Put off", lambda session: put_off(session, "cadence", until, today, contact_id=people["chen"])
    )
    assert marks() == (False, False)
    workplace.undo()
    assert marks() == (True, True)


def test_the_list_says_whom_somebody_left(page, workplace) -> None:
    _kind, contact_id = page.looked_at()
    with workplace.journal.read() as connection:
        (before,) = contact_rows(connection, [contact_id])
    page.detail.heading.asked.emit("left")
    with workplace.journal.read() as connection:
        (after,) = contact_rows(connection, [contact_id])
    assert before.job is not None
    company = before.job.company_en or before.job.company_zh
    assert list_row(after, None, workplace.clock()).second == f"Has left {company}"
    page.window().findChildren(HandoverDialog)[0].reject()
