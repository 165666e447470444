from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.dialogs.channel import ChannelDialog


@pytest.fixture
def form(workplace, people, qtbot) -> ChannelDialog:
    dialog = ChannelDialog(workplace, None, ("contact", people["lin"]), None, "wechat")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_channel_is_added_by_keyboard_and_the_first_is_preferred(form, people, card_of) -> None:
    form.kind.setCurrentIndex(form.kind.findData("mobile"))
    QTest.keyClicks(form.value, "138 1234 5678")
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (channel,) = card_of(people["lin"]).channels
    assert (channel.kind, channel.preferred, channel.link) == ("mobile", True, "tel:13812345678")
    assert not form.isVisible()


def test_an_empty_channel_is_not_kept(form, people, card_of) -> None:
    form.finish()
    assert form.isVisible()
    assert "Type" in form._value_row.error()
    assert card_of(people["lin"]).channels == ()


def test_the_form_says_when_no_link_will_open_it(form) -> None:
    assert "copies the ID" in form._value_row._hint.text()
    form.kind.setCurrentIndex(form.kind.findData("alibaba"))
    QTest.keyClicks(form.value, "lin-guodong")
    assert "not opened" in form._value_row._hint.text()
