"""The box that finds anything."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.finding.question import parse
from desktop.highlight import Marked
from desktop.planning.event_drafts import EventDraft
from desktop.planning.events import add_event
from tests.ui.touches.conftest import Cast
from ui.dialogs.palette import Palette
from ui.hits.delegate import pieces
from ui.hits.rows import Heading, Hit, HitModel
from ui.palette.searching import TextSearch
from ui.tasks import ThreadTasks
from ui.touches.form import TouchForm
from ui.workplace import Workplace

FACET_WORDS = ("kind", "supplier", "from", "with", "tag", "date")
COMMANDS = ("log", "new_follow_up", "undo", "place:settings")


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


def found(palette: Palette) -> list[str]:
    rows = palette.found.hits.rows
    return [f"# {row.text}" if isinstance(row, Heading) else row.title.text for row in rows]


def test_nothing_typed_offers_what_can_be_done_now(palette: Palette) -> None:
    assert found(palette)[:5] == ["# Commands", "Log touch", "New follow-up", "Undo", "Go to Settings"]
    assert found(palette)[5:] == ["# Narrow by", *(f"{word}:" for word in FACET_WORDS)]


@pytest.mark.parametrize("typed", ["zjg", "zhang", "张", "建国", "zhangjg"])
def test_a_person_is_found_in_any_script(palette: Palette, qtbot: QtBot, typed: str) -> None:
    palette.line.setText(typed)
    assert "Zhāng Jiànguó 张建国" in found(palette)


def test_all_groups_stand_under_their_headings(palette: Palette) -> None:
    palette.line.setText("draw")
    assert found(palette)[:2] == ["# Touches", "Drawing sent"]
    palette.line.setText("guangming")
    assert found(palette)[:2] == ["# Suppliers", "Yiwu Guangming 义乌市光明五金有限公司"]
    palette.line.setText("follow")
    assert found(palette)[:2] == ["# Commands", "New follow-up"]


def test_return_shows_a_person(palette: Palette, workplace: Workplace, year: Cast, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.line, "zjg")
    with qtbot.waitSignal(workplace.record_asked_for) as asked:
        qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert asked.args == ["contact", year.zhang]
    assert not palette.isVisible()


def test_return_opens_a_touch(palette: Palette, qtbot: QtBot) -> None:
    palette.line.setText("聚福楼")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    (form,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, TouchForm) and w.isVisible()]
    assert form.fields.summary.text() == "Dinner 聚福楼"


def test_return_shows_the_day_of_an_event(palette: Palette, workplace: Workplace, qtbot: QtBot) -> None:
    draft = EventDraft("Canton Fair", workplace.today, workplace.today)
    event = workplace.change("Add event", lambda session: add_event(session, draft))
    palette.line.setText("canton")
    assert found(palette)[:2] == ["# Events", "Canton Fair"]
    with qtbot.waitSignal(workplace.record_asked_for) as asked:
        qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert asked.args == ["event", event]


@pytest.mark.parametrize("typed", ["xinghui", "xìnghuì", "幸会"])
def test_a_phrase_is_found_in_any_script_and_shown_in_the_library(
    palette: Palette, workplace: Workplace, qtbot: QtBot, typed: str
) -> None:
    palette.line.setText(typed)
    assert found(palette)[0] == "# Phrases"
    with qtbot.waitSignal(workplace.phrase_asked_for) as asked:
        qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert "." in asked.args[0]


def test_down_walks_over_headings_and_a_command_is_performed(
    palette: Palette, workplace: Workplace, qtbot: QtBot
) -> None:
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    with qtbot.waitSignal(workplace.command_asked_for) as asked:
        qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert asked.args == ["new_follow_up"]


def test_nothing_found_is_said(palette: Palette) -> None:
    palette.line.setText("xyzzy")
    assert any("xyzzy" in words.text() for words in palette.findChildren(QLabel) if words.isVisible())


def test_escape_closes(palette: Palette, qtbot: QtBot) -> None:
    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_a_slow_search_goes_beside_the_screen_and_only_the_last_answer_counts(
    workplace: Workplace, year: Cast, qtbot: QtBot
) -> None:
    workplace.tasks = ThreadTasks()
    search = TextSearch(workplace, frame=0)
    answered: list[tuple[str, str, list[str]]] = []
    asked = ""

    def ask(typed: str) -> None:
        nonlocal asked
        asked = typed
        search.ask(
            parse(typed),
            lambda found: answered.append((asked, typed, [hit.summary.text for hit in found.hits["touch"]])),
        )

    ask("dinner")  # is timed here
    assert answered == [("dinner", "dinner", ["Dinner 聚福楼"])]
    for typed in ("dinner", "mould", "drawing"):
        ask(typed)
    qtbot.waitUntil(lambda: answered[-1] == ("drawing", "drawing", ["Drawing sent"]))
    workplace.tasks.close()
    assert all(newest == typed for newest, typed, _found in answered)


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    model = HitModel()
    model.show_rows([Heading("People"), Hit("contact", 1 << 62, Marked("李伟")), Heading("Touches")])
    qtmodeltester.check(model)
    assert (model.next_hit(-1, 1), model.next_hit(1, 1), model.next_hit(1, -1)) == (1, 1, 1)


def test_marked_text_falls_into_pieces_that_make_it_again() -> None:
    marked = Marked("Drawing sent", ((0, 4), (8, 12)))
    assert pieces(marked) == [("Draw", True), ("ing ", False), ("sent", True)]
