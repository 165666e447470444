"""A question in the middle of a call: who said what about the price, found, narrowed and answered by keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop import texts
from desktop.commitments.follow_ups import add_follow_up, open_follow_ups
from desktop.journal.journal import ChangeSession
from desktop.notes.keeping import make_note
from desktop.people.contacts import add_contact
from desktop.people.employments import add_employment
from desktop.people.suppliers import add_supplier
from desktop.touches.logging import TouchDraft, log_touch
from tests.journeys.windows import window_in
from tests.ui.hands import type_hanzi
from ui.dialogs.palette import Palette
from ui.hits.rows import Heading
from ui.pages.settings import SettingsPage
from ui.touches.form import TouchForm
from ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier


def fill(session: ChangeSession) -> None:
    """Two suppliers; 张建国 of the first spoke of the price in October and in November."""
    now = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
    hengda = add_supplier(session, {"name_zh": "宁波恒达塑料有限公司", "name_en": "Ningbo Hengda"})
    guangming = add_supplier(session, {"name_zh": "义乌光明五金厂", "name_en": "Yiwu Guangming"})
    zhang = add_contact(session, {"name_zh": "张建国"})
    li = add_contact(session, {"name_zh": "李伟"})
    session.flush()
    add_employment(session, zhang, {"supplier_id": hengda})
    add_employment(session, li, {"supplier_id": guangming})
    session.flush()
    for person, days, words in (
        (zhang, 0, "报价降了百分之三"),
        (zhang, 40, "第一次报价"),
        (li, 2, "报价还没来"),
    ):
        log_touch(session, TouchDraft(at=now - timedelta(days=days), people=(person,), summary=words))
    add_follow_up(session, now.date(), "核对报价单", contact_id=zhang)
    make_note(session, now.date(), title="报价比较", body="恒达比光明便宜")


@pytest.fixture(params=["en", "zh_CN"])
def window(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Window]:
    """The window over a small journal, in both languages."""
    with window_in(qtbot, qapp, tmp_path, request.param, fill) as window:
        yield window


def asked(window: Window, qtbot: QtBot) -> Palette:
    """Return the box, opened by its key."""
    assert window.desk is not None
    qtbot.keyClick(window.desk, Qt.Key.Key_K, CTRL)
    palette = window.findChild(Palette)
    assert palette is not None
    qtbot.waitUntil(palette.line.hasFocus)
    return palette


def titles(palette: Palette) -> list[str]:
    return [row.title.text for row in palette.found.hits.rows if not isinstance(row, Heading)]


def chips(palette: Palette) -> list[str]:
    return [button.text() for button in palette.asking.findChildren(QPushButton) if button.isVisible()]


def test_a_price_is_found_narrowed_and_followed_up_by_keys(window: Window, qtbot: QtBot) -> None:
    chinese = texts.language() == "zh_CN"
    palette = asked(window, qtbot)
    type_hanzi(palette.line, "报价")
    assert titles(palette)[:5] == ["报价降了百分之三", "报价还没来", "第一次报价", "核对报价单", "报价比较"]

    type_hanzi(palette.line, " 供应商：恒")  # by the input method, with its wide colon
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    qtbot.keyClicks(palette.line, "2026-11 ")
    narrowed = (
        ["供应商：Ningbo Hengda", "日期：2026-11"]
        if chinese
        else ["supplier: Ningbo Hengda", "date: 2026-11"]
    )
    qtbot.waitUntil(lambda: chips(palette) == narrowed)
    assert titles(palette) == ["报价降了百分之三"]
    words = [label.text() for label in palette.body.findChildren(QLabel) if label.isVisible()]
    assert any(("Enter：打开" if chinese else "Enter: open") in line for line in words)
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    (form,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, TouchForm) and w.isVisible()]
    assert form.fields.summary.text() == "报价降了百分之三"
    form.close()

    palette = asked(window, qtbot)
    assert titles(palette)[0] == 'supplier:"Ningbo Hengda" 2026-11 报价'  # what was looked for last
    type_hanzi(palette.line, "核对")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return, CTRL)
    assert window.workplace is not None
    with window.workplace.journal.read() as connection:
        assert open_follow_ups(connection) == []
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    with window.workplace.journal.read() as connection:
        assert [row.text for row in open_follow_ups(connection)] == ["核对报价单"]


def test_a_wrong_character_is_mended_and_a_command_found_in_the_other_language(
    window: Window, qtbot: QtBot
) -> None:
    palette = asked(window, qtbot)
    type_hanzi(palette.line, "报架")
    qtbot.waitUntil(lambda: titles(palette)[:1] == ["报价"])
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.line.text() == "报价"
    assert "报价还没来" in titles(palette)
    qtbot.keyClick(palette.line, Qt.Key.Key_A, CTRL)
    if texts.language() == "zh_CN":
        qtbot.keyClicks(palette.line, "go to settings")
    else:
        type_hanzi(palette.line, "前往设置")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert window.desk is not None
    page = window.desk.page
    assert isinstance(page, SettingsPage)
    qtbot.mouseClick(page.searching.build, Qt.MouseButton.LeftButton)
    assert "5" in page.searching.row.note()
