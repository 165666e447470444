"""The draft window: filled from the records, softened by keys, copied, logged and kept as an own template."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from desktop.giving.library import templates
from desktop.giving.manners import House, set_house
from desktop.giving.own_messages import own_messages
from desktop.people.channels import add_channel
from desktop.people.contacts import add_contact
from desktop.people.employments import add_employment
from desktop.people.suppliers import add_supplier, edit_supplier
from desktop.people.tables import Employment
from desktop.touches.tables import Touch
from desktop.trade.orders import add_order
from tests.ui.hands import type_hanzi
from ui.dialogs.decoder import DecoderDialog
from ui.dialogs.draft import DraftDialog
from ui.dialogs.own_message import OwnMessageDialog
from ui.workplace import Workplace

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def wang(workplace: Workplace) -> int:
    """Wang, sales manager, on WeChat; at the house there is a quarrel about Old Zhou."""
    with workplace.journal.change("Add") as session:
        house = add_supplier(session, {"name_zh": "光明五金"})
        person = add_contact(session, {"name_zh": "王芳", "name_en": "Fang Wang"})
        add_employment(session, person, {"supplier_id": house, "title": "销售经理"})
        add_channel(session, "dingtalk", "wf", contact_id=person, preferred=True)
        set_house(session, house, House(stay_neutral=True, names=("老周",)))
    return person


@pytest.fixture
def draft(workplace: Workplace, wang: int, qtbot: QtBot) -> DraftDialog:
    dialog = DraftDialog(workplace, None, wang)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def rewrite(draft: DraftDialog, text: str) -> None:
    draft.writing.text.selectAll()
    type_hanzi(draft.writing.text, text)


def test_the_window_of_a_message_is_no_higher_than_it_was_made(draft: DraftDialog) -> None:
    QApplication.processEvents()
    assert draft.height() <= 700
    assert draft.log.geometry().bottom() < draft.height()


@pytest.mark.parametrize(("kind", "word"), [("factory", "贵厂"), ("trader", "贵司"), ("agent", "贵司")])
def test_a_trading_company_is_not_addressed_as_a_factory(
    workplace: Workplace, wang: int, qtbot: QtBot, kind: str, word: str
) -> None:
    with workplace.journal.change("Kind") as session:
        house = session.scalars(select(Employment.supplier_id)).one()
        edit_supplier(session, house, {"kind": kind})
    dialog = DraftDialog(workplace, None, wang)
    qtbot.addWidget(dialog)
    dialog.writing.show_template(templates()["contact.handing_over"])
    assert f"负责{word}的订单" in dialog.writing.whole()


def test_a_template_is_filled_with_the_person_and_read_in_three_texts(draft: DraftDialog) -> None:
    draft.templates.choose("gifts.thanks")
    line = draft.writing.slots.lines["礼物"]
    assert draft.writing.whole().startswith("王经理，您寄的{礼物}收到了")
    assert "braces" in draft.writing.note.text()
    line.selectAll()
    line.insert("龙井茶")
    line.textEdited.emit("龙井茶")
    assert draft.writing.whole().startswith("王经理，您寄的龙井茶收到了")
    assert draft.writing.pinyin.text().startswith("Wáng jīnglǐ, nín jì de lóngjǐngchá shōudào le")
    assert draft.writing.english.text().startswith("Fang Wang, the 龙井茶 you sent has arrived")
    assert not draft.writing.note.isVisible()


def test_what_stands_in_braces_is_asked_for_once_before_it_is_copied_or_logged(
    workplace: Workplace, draft: DraftDialog
) -> None:
    draft.writing.show_template(templates()["visits.asking"])
    QApplication.clipboard().clear()
    draft.copy_text()
    assert "{日期}" in draft.banner.text()
    assert QApplication.clipboard().text() == ""
    assert draft.writing.slots.lines["日期"].hasFocus()
    rewrite(draft, "我{日期}到宁波")
    draft.log_sent()
    assert draft.isVisible()
    assert draft.writing.text.textCursor().selectedText() == "{日期}"
    draft.log_sent()
    assert not draft.isVisible(), "who knows better logs it as it is"
    with workplace.journal.read() as connection:
        assert len(connection.scalars(select(Touch.id)).all()) == 1


def test_templates_are_found_by_any_word_and_walked_by_keys(draft: DraftDialog, qtbot: QtBot) -> None:
    draft.templates.search.setText("月饼")
    draft.templates.search.settle()
    qtbot.keyClick(draft.templates.search, Qt.Key.Key_Down)
    current = draft.templates.current()
    assert current is not None
    assert current.key == "festivals.mid_autumn_warm"
    draft.templates.search.clear()
    draft.templates.search.settle()
    draft.templates.view.setFocus()
    before = draft.templates.current()
    qtbot.keyClick(draft.templates.view, Qt.Key.Key_Down)
    assert draft.templates.current() != before
    assert draft.writing.template == draft.templates.current()


def test_what_was_written_by_hand_is_not_written_over(draft: DraftDialog) -> None:
    draft.templates.choose("gifts.thanks")
    rewrite(draft, "王经理，茶叶很香，谢谢您！")
    line = draft.writing.slots.lines["礼物"]
    line.setText("龙井茶")
    line.textEdited.emit("龙井茶")
    assert draft.writing.whole() == "王经理，茶叶很香，谢谢您！"
    draft.templates.choose(
        "festivals.mid_autumn_warm"
    )  # another template is chosen: it comes, and can go again
    assert "茶叶很香" not in draft.writing.whole()
    draft.writing.text.undo()
    assert draft.writing.whole() == "王经理，茶叶很香，谢谢您！"


def test_a_text_of_ones_own_is_not_thrown_away_without_a_question(draft: DraftDialog) -> None:
    rewrite(draft, "王经理，您好！")
    draft.reject()
    assert draft.isVisible()
    assert "not kept yet" in draft.banner.text()
    draft.reject()
    assert not draft.isVisible()


def test_what_was_copied_can_be_closed_over(draft: DraftDialog) -> None:
    rewrite(draft, "王经理，您好！")
    draft.copy_text()
    draft.reject()
    assert not draft.isVisible()


def test_what_costs_face_is_underlined_and_softened_by_keys(draft: DraftDialog, qtbot: QtBot) -> None:
    rewrite(draft, "王经理，质量太差了，今天必须定。")
    card = draft.writing.card
    assert [mark.cursor.selectedText() for mark in draft.writing.text.extraSelections()] == [
        "质量太差了", "今天必须定",
    ]  # fmt: skip
    assert "2 places" in card.words.text()
    qtbot.keyClick(draft.writing.text, Qt.Key.Key_F8)
    assert card.instead.text() == "有几处和约定的标准有点出入，想跟您一起看一下"
    assert draft.writing.whole() == "王经理，质量太差了，今天必须定。"
    qtbot.keyClick(draft.writing.text, Qt.Key.Key_Return, ALT)
    assert draft.writing.whole().startswith("王经理，有几处和约定的标准有点出入，想跟您一起看一下，今天")
    qtbot.keyClick(draft.writing.text, Qt.Key.Key_F8)
    qtbot.mouseClick(card.take, Qt.MouseButton.LeftButton)
    assert draft.writing.text.hints == []
    assert not card.isVisible()
    draft.writing.text.undo()
    assert draft.writing.whole().endswith("今天必须定。")


def test_criticism_to_a_group_and_a_quarrel_of_theirs_are_pointed_out(draft: DraftDialog) -> None:
    rewrite(draft, "抽检有划痕。老周怎么说？")
    assert [hint.kind for hint in draft.writing.text.hints] == ["neutral"]
    assert not draft.writing.card.take.isVisible()
    draft.writing.group.setChecked(True)
    assert [hint.kind for hint in draft.writing.text.hints] == ["group", "neutral"]
    assert "before a group" in draft.writing.note.text()


def test_the_message_is_copied_and_logged_as_sent_in_one_key(
    draft: DraftDialog, workplace: Workplace, qtbot: QtBot
) -> None:
    rewrite(draft, "王经理，谢谢！")
    qtbot.keyClick(draft.writing.text, Qt.Key.Key_C, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.clipboard().text() == "王经理，谢谢！"
    qtbot.keyClick(draft.writing.text, Qt.Key.Key_Return, CTRL)
    read = select(Touch.kind, Touch.channel, Touch.direction, Touch.summary, Touch.setting)
    with workplace.journal.read() as connection:
        assert connection.execute(read).all() == [("message", "dingtalk", "out", "王经理，谢谢！", "private")]
    workplace.undo()
    with workplace.journal.read() as connection:
        assert connection.execute(read).all() == []


def test_our_own_words_are_typed_once(
    draft: DraftDialog, workplace: Workplace, wang: int, qtbot: QtBot
) -> None:
    draft.templates.choose("contact.first")
    said = {"公司": "Brandt GmbH", "姓名": "Anna", "国家": "德国", "产品": "餐具"}
    for slot, word in said.items():
        line = draft.writing.slots.lines[slot]
        line.setText(word)
        line.textEdited.emit(word)
    draft.log_sent()
    again = DraftDialog(workplace, None, wang, template="contact.first")
    qtbot.addWidget(again)
    assert again.writing.whole().startswith("王经理您好！我是Brandt GmbH的Anna，")


def test_without_a_person_nothing_is_logged(workplace: Workplace, qtbot: QtBot) -> None:
    dialog = DraftDialog(workplace, None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.writing.text.put("谢谢！")
    assert not dialog.log.isEnabled()
    dialog.log_sent()
    with workplace.journal.read() as connection:
        assert connection.scalar(select(Touch.id)) is None


def test_the_open_order_of_the_house_fills_its_slot(
    draft: DraftDialog, workplace: Workplace, wang: int, qtbot: QtBot
) -> None:
    draft.templates.choose("orders.delay")
    assert draft.writing.slots.lines["订单号"].text() == ""
    house = draft._recipient.supplier_id if draft._recipient else None
    assert house is not None
    with workplace.journal.change("Order") as session:
        fields = {"number": "PO-88", "stage": "production"}
        add_order(session, house, fields, workplace.today)  # type: ignore[arg-type]
    again = DraftDialog(workplace, None, wang, template="orders.delay")
    qtbot.addWidget(again)
    assert "PO-88原定" in again.writing.whole()


def test_a_draft_is_kept_as_an_own_template_edited_and_thrown_away(
    draft: DraftDialog, workplace: Workplace, qtbot: QtBot
) -> None:
    rewrite(draft, "{称呼}，周末愉快！")
    qtbot.mouseClick(draft.own, Qt.MouseButton.LeftButton)
    form = draft.findChild(OwnMessageDialog)
    assert form is not None
    assert form.pinyin.toPlainText() == "{称呼}, zhōumò yúkuài!"
    form.finish()
    assert "title" in form.form.rows[0].error()
    form.title.setText("周末")
    form.finish()
    draft.templates.choose("own." + _only(workplace))
    assert draft.writing.whole() == "王经理，周末愉快！"
    assert draft.edit_own.isVisible()
    qtbot.mouseClick(draft.edit_own, Qt.MouseButton.LeftButton)
    edit = draft.findChildren(OwnMessageDialog)[-1]
    edit.zh.setPlainText("{称呼}，早！")
    assert edit.pinyin.toPlainText() == "{称呼}, zǎo!"
    edit._remove()
    with workplace.journal.read() as connection:
        assert own_messages(connection) == []


def _only(workplace: Workplace) -> str:
    with workplace.journal.read() as connection:
        (one,) = own_messages(connection)
    return one.key.removeprefix("own.")


def test_the_card_of_polite_answers_finds_what_was_heard(workplace: Workplace, qtbot: QtBot) -> None:
    card = DecoderDialog(workplace, None)
    qtbot.addWidget(card)
    card.show()
    whole = len(card.shown)
    for typed in ("yánjiū", "yanjiu", "yjyj", "研究", "several hands"):
        card.search.setText(typed)
        card.search.settle()
        assert [one.heard for one in card.shown] == ["研究研究"], typed
    assert any("A soft no" in text.text() for text in card.findChildren(QLabel))
    card.search.setText("zzz")
    card.search.settle()
    assert card.shown == []
    assert whole >= 20
