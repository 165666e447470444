"""Library and statistics: what is found, what a correction does, and figures that follow the answers."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from desktop.practice.tables import Card
from desktop.practice.wordings import wordings
from tests.ui.practice.conftest import Begin
from ui.pages.practice import PracticePage
from ui.practice.library_view import LibraryView
from ui.practice.phrase_model import PhraseModel
from ui.practice.statistics_view import StatisticsView
from ui.widgets.bar_chart import Bar, BarChart
from ui.widgets.chip import Chip
from ui.widgets.heat_map import HeatMap
from ui.workplace import Workplace


@pytest.fixture
def library(qtbot: QtBot, workplace: Workplace, begin: Begin) -> LibraryView:
    begin()
    view = LibraryView(workplace)
    qtbot.addWidget(view)
    view.resize(1200, 800)
    view.refresh()
    view.show()
    return view


def search(view: LibraryView, typed: str) -> list[str]:
    view.search.setText(typed)
    view.search.settle()
    return [view.model.index(row, 0).data() for row in range(view.model.rowCount())]


@pytest.mark.parametrize("typed", ["报价", "baojia", "bào", "quote me"])
def test_a_phrase_is_found_by_characters_pinyin_and_english(library: LibraryView, typed: str) -> None:
    assert "请给我报价" in search(library, typed)
    assert "合作愉快" not in search(library, typed)


def test_nothing_found_says_so(library: LibraryView) -> None:
    assert search(library, "qqqqq") == []
    assert library.shown_phrase() is None
    assert library._none.isVisible()


def test_only_ones_own(library: LibraryView) -> None:
    library.source.setCurrentIndex(library.source.findData("own"))
    assert set(search(library, "")) == {"合作愉快", "请给我报价", "您辛苦了"}


def test_a_suspended_card_is_found_and_asked_again(library: LibraryView, workplace: Workplace) -> None:
    assert not library.card.again.isVisible()
    with workplace.journal.change("Suspend") as session:
        session.execute(update(Card).where(Card.kind == "recognise").values(suspended=True))
    library.source.setCurrentIndex(library.source.findData("suspended"))
    assert set(search(library, "")) == {"合作愉快", "请给我报价", "您辛苦了"}
    assert any(chip.accessibleName() == "Suspended" for chip in library.card.findChildren(Chip))
    library.card.again.click()
    library.refresh()
    assert len(search(library, "")) == 2
    workplace.undo()
    library.refresh()
    assert len(search(library, "")) == 3


def test_walking_shows_the_phrase_and_who_has_checked_it(library: LibraryView) -> None:
    library.show_phrase("first_contact.001")
    shown = [one.text() for one in library.card.findChildren(QLabel) if one.isVisible()]
    assert "Machine-checked, not yet read by a native speaker" in shown
    assert library.card.wrong.text() == "This is wrong"
    assert not library.card.delete.isVisible()
    library.show_phrase(library.model.key_at(0))
    assert library.card.wrong.text() == "Edit phrase"


def test_the_model_passes_the_tester(qtmodeltester: Any, workplace: Workplace, begin: Begin) -> None:
    keys = list(begin().values())

    def fetch(some: Any) -> Any:
        with workplace.journal.read() as connection:
            return wordings(connection, some)

    model = PhraseModel(fetch)
    model.show_keys(keys)
    qtmodeltester.check(model)
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("合作愉快")
    assert model.row_of(keys[2]) == 2
    assert model.row_of("gone") == -1


def test_statistics_move_with_an_answer(qtbot: QtBot, workplace: Workplace, begin: Begin) -> None:
    begin()
    page = PracticePage(workplace)
    qtbot.addWidget(page)
    page.refresh()
    page.show_view("statistics")
    view = page._stack.view("statistics")
    assert isinstance(view, StatisticsView)
    assert not view._nothing.isHidden()
    page.show_view("practise")
    page.session.reveal()
    page.session.rate(4)
    page.refresh()
    page.show_view("statistics")
    assert view._nothing.isHidden()
    assert "Easy: 1" in view._buttons.accessibleDescription()
    assert "1 active day" in view._heat.accessibleName()


def test_the_heat_map_shades_by_the_busiest_day(qtbot: QtBot, workplace: Workplace) -> None:
    made = HeatMap(workplace.theme, "Weeks", 4)
    qtbot.addWidget(made)
    made.show_days({date(2026, 11, 20): 40, date(2026, 11, 21): 1}, date(2026, 11, 22))
    assert [made.level(count) for count in (0, 1, 21, 40)] == [0, 1, 3, 4]
    assert made.accessibleName() == "Weeks: 2 active days"
    made.resize(made.sizeHint())
    lit = made.grab().toImage()
    step = workplace.theme.px(14)
    assert lit.pixelColor(3 * step + 5, 4 * step + 5) != lit.pixelColor(3 * step + 5, 3 * step + 5)


def test_the_names_of_months_stand_above_their_weeks(qtbot: QtBot, workplace: Workplace) -> None:
    made, bare = (HeatMap(workplace.theme, "Year", 13, months=shown) for shown in (True, False))
    for one in (made, bare):
        qtbot.addWidget(one)
        one.show_days({}, date(2026, 11, 22))
        one.resize(one.sizeHint())
    assert made.months() == [(1, "Sep"), (5, "Oct"), (9, "Nov")]
    assert made.height() > bare.height()
    names = made.grab().toImage().copy(0, 0, made.width(), made.height() - bare.height())
    colours = {names.pixelColor(x, y).name() for x in range(names.width()) for y in range(names.height())}
    assert len(colours) > 1, "something is written there"


def test_a_label_stands_under_its_bar_and_inside_of_the_chart(qtbot: QtBot, workplace: Workplace) -> None:
    made = BarChart(workplace.theme, "Difficulty")
    qtbot.addWidget(made)
    made.resize(500, 110)
    made.show_bars([Bar(3, str(level)) for level in range(1, 11)])
    middles = [made.label_room(at).center().x() for at in range(10)]
    assert middles == pytest.approx([25 + 50 * at for at in range(10)], abs=1)
    made.show_bars([Bar(3, "November 22" if at in (0, 29) else "") for at in range(30)])
    assert made.label_room(0).left() == 0
    assert made.label_room(29).right() == 500
    made.grab()


def test_a_chart_says_its_bars(qtbot: QtBot, workplace: Workplace) -> None:
    made = BarChart(workplace.theme, "Due")
    qtbot.addWidget(made)
    made.show_bars(())
    assert made.accessibleDescription() == "Nothing yet"
    made.show_bars([Bar(3, "today", "today: 3"), Bar(0, "", "tomorrow: 0")])
    assert made.accessibleDescription() == "today: 3"
    made.grab()
