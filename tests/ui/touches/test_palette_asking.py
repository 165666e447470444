"""Narrowing, recent searches, what may have been meant, and what Ctrl+Enter does, all by keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop import bundled, texts
from desktop.commitments.follow_ups import add_follow_up, follow_up_of
from desktop.notes.keeping import make_note
from tests.ui.touches.conftest import Cast
from ui.dialogs.palette import Palette
from ui.hits.rows import Heading
from ui.touches.form import TouchForm
from ui.workplace import Workplace

COMMANDS = ("log", "new_follow_up", "undo", "settings", "place:notes")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def palette(workplace: Workplace, year: Cast, qtbot: QtBot) -> Iterator[Palette]:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(900, 700)
    host.show()
    made = Palette(workplace, host)
    made.open(COMMANDS)
    yield made
    for form in QApplication.topLevelWidgets():
        if isinstance(form, TouchForm):
            form.close()


def rows(palette: Palette) -> list[str]:
    return [
        f"# {row.text}" if isinstance(row, Heading) else row.title.text for row in palette.found.hits.rows
    ]


def chips(palette: Palette) -> list[str]:
    return [button.text() for button in palette.asking.findChildren(QPushButton) if button.isVisible()]


def said(palette: Palette) -> str:
    return "\n".join(words.text() for words in palette.body.findChildren(QLabel) if words.isVisible())


def press(
    qtbot: QtBot, palette: Palette, key: Qt.Key, modifier: object = Qt.KeyboardModifier.NoModifier
) -> None:
    qtbot.keyClick(palette.line, key, modifier)  # type: ignore[arg-type]


def test_a_facet_becomes_a_button_and_backspace_takes_it_out(palette: Palette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.line, "kind:meal zjg")
    assert palette.line.text() == "zjg"
    assert chips(palette) == ["kind: meal"]
    assert "kind:meal" in said(palette)  # nothing is called so, and it is told which facet is at fault
    press(qtbot, palette, Qt.Key.Key_Home)
    press(qtbot, palette, Qt.Key.Key_Backspace)
    assert chips(palette) == []
    assert "Zhāng Jiànguó 张建国" in rows(palette)


def test_typing_a_kind_offers_kinds_and_enter_takes_the_first(palette: Palette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.line, "draw kind:to")
    assert rows(palette) == ["# Narrow by", "Touches", "Follow-ups"]
    assert "Enter or Tab" in said(palette)
    for _letter in "to":
        press(qtbot, palette, Qt.Key.Key_Backspace)
    qtbot.keyClicks(palette.line, "tou")
    press(qtbot, palette, Qt.Key.Key_Tab)
    assert chips(palette) == ["kind: touch"]
    assert palette.line.text() == "draw "
    palette.line.setText("draw")
    assert rows(palette) == ["# Touches", "Drawing sent"]


def test_a_supplier_is_chosen_by_initials_and_narrows_to_its_people(palette: Palette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.line, "supplier:guangm")
    assert rows(palette) == ["# Narrow by", "Yiwu Guangming 义乌市光明五金有限公司"]
    press(qtbot, palette, Qt.Key.Key_Return)
    assert chips(palette) == ["supplier: Yiwu Guangming"]
    assert {"Zhāng Jiànguó 张建国", "Lǐ Wěi 李伟"} <= set(rows(palette))
    assert "Chén Jié 陈洁" not in rows(palette)


def test_chinese_facets_with_the_wide_colon_work_on_an_english_screen(palette: Palette) -> None:
    palette.line.setText("来自：张建国 ")
    assert chips(palette) == ["from: 张建国"]
    assert palette.line.text() == ""
    palette.line.setText("聚福楼")
    assert rows(palette) == ["# Touches", "Dinner 聚福楼"]


def test_an_empty_line_says_what_narrows(palette: Palette, qtbot: QtBot) -> None:
    assert "narrow by kind: supplier: tag: 2026-11" in said(palette)
    qtbot.keyClicks(palette.line, "z")
    assert "narrow by" not in said(palette)


def test_facet_names_are_offered_and_begun_by_enter(palette: Palette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.line, "supp")
    assert rows(palette)[-1] == "supplier:"
    press(qtbot, palette, Qt.Key.Key_Up)
    press(qtbot, palette, Qt.Key.Key_Return)
    assert palette.line.text() == "supplier:"
    assert rows(palette)[0] == "# Narrow by"


def test_what_was_looked_for_comes_back_and_can_be_forgotten(
    palette: Palette, workplace: Workplace, qtbot: QtBot
) -> None:
    before = workplace.journal.next_undo()
    for typed in ("zjg", "with:李伟 dinner"):
        palette.line.setText(typed)
        press(qtbot, palette, Qt.Key.Key_Return)
        palette.open(COMMANDS)
    assert rows(palette)[:4] == ["# Recent searches", "with:李伟 dinner", "zjg", "Clear recent searches"]
    assert workplace.journal.next_undo() == before, "to look for something is no change"
    press(qtbot, palette, Qt.Key.Key_Return)
    assert (chips(palette), palette.line.text()) == (["with: 李伟"], "dinner")
    assert rows(palette)[:2] == ["# Touches", "Dinner 聚福楼"]
    palette.dismiss()
    palette.open(COMMANDS)
    press(qtbot, palette, Qt.Key.Key_Delete)
    assert rows(palette)[:3] == ["# Recent searches", "zjg", "Clear recent searches"]
    press(qtbot, palette, Qt.Key.Key_Down)
    press(qtbot, palette, Qt.Key.Key_Return)
    assert rows(palette)[0] == "# Commands"


def test_nobody_else_sees_what_was_looked_for(palette: Palette, workplace: Workplace, qtbot: QtBot) -> None:
    palette.line.setText("zjg")
    press(qtbot, palette, Qt.Key.Key_Return)
    workplace.present(on=True)
    palette.open(COMMANDS)
    assert "# Recent searches" not in rows(palette)


def test_a_typing_error_is_mended_by_enter(palette: Palette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.line, "drawnig")
    qtbot.waitUntil(lambda: rows(palette)[:2] == ["# Did you mean", "drawing"])
    assert "Nothing found for “drawnig”" in said(palette)
    press(qtbot, palette, Qt.Key.Key_Return)
    assert palette.line.text() == "drawing"
    assert rows(palette)[:2] == ["# Touches", "Drawing sent"]


def test_ctrl_enter_logs_a_touch_with_who_was_found(
    palette: Palette, workplace: Workplace, year: Cast, qtbot: QtBot
) -> None:
    workplace.focus = ("contact", year.li)
    qtbot.keyClicks(palette.line, "zjg")
    assert "Ctrl+Enter: Log touch" in said(palette)
    press(qtbot, palette, Qt.Key.Key_Return, CTRL)
    (form,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, TouchForm) and w.isVisible()]
    assert form.fields.people.ids() == (year.zhang,)
    assert workplace.focus == ("contact", year.li)
    assert not palette.isVisible()


def test_ctrl_enter_finishes_a_follow_up_once(palette: Palette, workplace: Workplace, qtbot: QtBot) -> None:
    due = workplace.today + timedelta(days=1)
    made = workplace.change("Add", lambda session: add_follow_up(session, due, "Ask for the artwork"))
    for _twice in range(2):
        palette.open(COMMANDS)
        palette.line.setText("artwork")
        assert rows(palette)[:2] == ["# Follow-ups", "Ask for the artwork"]
        press(qtbot, palette, Qt.Key.Key_Return, CTRL)
    with workplace.journal.read() as connection:
        row = follow_up_of(connection, made or 0)
    assert row is not None
    assert row.done_at is not None
    workplace.undo()
    with workplace.journal.read() as connection:
        row = follow_up_of(connection, made or 0)
    assert row is not None
    assert row.done_at is None


def test_ctrl_enter_does_nothing_where_there_is_no_deed(palette: Palette, qtbot: QtBot) -> None:
    palette.line.setText("drawing")
    press(qtbot, palette, Qt.Key.Key_Return, CTRL)
    assert palette.isVisible()
    assert "Ctrl+Enter" not in said(palette)


def test_commands_are_found_in_both_languages(palette: Palette, qtbot: QtBot) -> None:
    palette.line.setText("设置")
    hit = palette.found.current_hit()
    assert hit is not None
    assert (hit.key, hit.title.text, hit.note.text, hit.end) == ("settings", "Settings", "设置", "Ctrl+,")
    texts.use("zh_CN", bundled.i18n())
    try:
        palette.line.setText("settings")
        hit = palette.found.current_hit()
        assert hit is not None
        assert (hit.key, hit.title.text, hit.note.text) == ("settings", "设置", "Settings")
        palette.line.setText("go to notes")
        assert [row for row in rows(palette) if not row.startswith("#")] == ["前往笔记"]
    finally:
        texts.use("en", bundled.i18n())


def test_private_notes_stay_hidden_while_presenting(palette: Palette, workplace: Workplace) -> None:
    workplace.change(
        "Note", lambda session: make_note(session, workplace.today, title="Mother ill", private=True)
    )
    palette.line.setText("mother")
    assert "Mother ill" in rows(palette)
    workplace.present(on=True)
    palette.line.setText("mother ")
    assert "Mother ill" not in rows(palette)


def test_an_inspection_word_festival_and_day_open_where_they_live(
    palette: Palette, workplace: Workplace, qtbot: QtBot
) -> None:
    palette.line.setText("中秋节")
    with qtbot.waitSignal(workplace.record_asked_for) as asked:
        press(qtbot, palette, Qt.Key.Key_Return)
    assert asked.args[0] == "day"
