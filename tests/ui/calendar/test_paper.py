"""The month and the week on paper: all that is on a day, and what lies over several days once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageLayout, QTextDocument

from desktop.planning.calendar_rows import Bar, CalendarPage
from tests.ui.calendar.conftest import TODAY, chip
from ui.calendar.paper import page, ways
from ui.gates.printing import laid_out, pdf_writer, write_sheet
from ui.pages import calendar as calendar_page
from ui.pages.calendar import CalendarPage as Calendar

FIRST = date(2027, 2, 1)
A4_ACROSS = QSizeF(730, 480)


def text(html: str) -> str:
    document = QTextDocument()
    document.setHtml(html)
    return document.toPlainText()


def test_everything_on_a_day_is_written_out(cells) -> None:
    chips = {TODAY: [chip(record_id=n, text=f"Call <{n}>") for n in range(12)]}
    found = text(page("February 2027", "丙午", CalendarPage(tuple(cells(FIRST, 28, chips))), 2))
    assert all(f"• Call <{n}>" in found for n in range(12)), (
        "the screen says how many more, paper has them all"
    )
    assert found.index("Mon") < found.index("Sun") < found.index("Feb 1")


def test_what_lies_over_days_stands_once_with_its_days(cells) -> None:
    bars = (
        Bar(FIRST - timedelta(days=5), FIRST + timedelta(days=9), 1, "closing", "Guangming closed", True),
        Bar(FIRST + timedelta(days=3), FIRST + timedelta(days=40), 2, "closing", "Hengda closed", True),
    )
    found = text(page("February 2027", "", CalendarPage(tuple(cells(FIRST, 28)), bars), 2))
    assert found.count("Guangming closed (Jan 27 – Feb 10)") == 1
    assert found.count("Hengda closed (Feb 4 – Mar 13)") == 1


def test_a_month_prints_what_began_before_it_and_nothing_of_its_neighbours(cells) -> None:
    before = date(2027, 4, 28)
    bars = (Bar(before, date(2027, 5, 4), 1, "closing", "Guangming closed", True),)
    days = cells(date(2027, 4, 26), 42, {before: [chip(text="Call in April", day=before)]})
    found = text(page("May 2027", "", CalendarPage(tuple(days), bars), 5))
    assert found.count("Guangming closed (Apr 28 – May 4)") == 1
    assert found.index("May 1") < found.index("Guangming closed")
    assert "Call in April" not in found
    whole = text(page("A week", "", CalendarPage(tuple(days[:7]), bars)))
    assert whole.count("Guangming closed") == 1
    assert "Call in April" in whole


def test_a_month_of_six_weeks_fits_on_a_page(cells) -> None:
    html = page("May 2027", "", CalendarPage(tuple(cells(date(2027, 4, 26), 42))), 5)
    assert laid_out(html, A4_ACROSS).pageCount() == 1


def test_a_full_month_is_set_smaller_to_stay_on_a_sheet(cells, tmp_path) -> None:
    chips = {
        FIRST + timedelta(days=n): [chip(record_id=m, text="Ask for the photos") for m in range(5)]
        for n in range(28)
    }
    found = CalendarPage(tuple(cells(FIRST, 28, chips)))
    assert laid_out(page("February 2027", "", found, 2), A4_ACROSS).pageCount() > 1
    target = tmp_path / "month.pdf"
    writer = pdf_writer(target)
    assert writer is not None
    writer.setPageOrientation(QPageLayout.Orientation.Landscape)
    write_sheet(ways("February 2027", "", found, 2), writer)
    del writer
    assert len(PdfReader(target).pages) == 1


@pytest.mark.parametrize(("view", "title"), [("month", "November 2026"), ("week", "Nov 16 – Nov 22, 2026")])
def test_the_page_prints_what_it_shows(qtbot, workplace, monkeypatch, view, title) -> None:
    sent = []
    monkeypatch.setattr(calendar_page, "print_sheet", lambda _window, ways, _tell: sent.append(text(ways[0])))
    made = Calendar(workplace)
    qtbot.addWidget(made)
    made.show_view(view)
    made.handlers()["print"]()
    assert len(sent) == 1
    assert sent[0].startswith(title)


def test_a_view_without_a_page_says_which_have_one(qtbot, workplace, monkeypatch) -> None:
    told = []
    monkeypatch.setattr(workplace, "tell", lambda sentence, *_more: told.append(sentence))
    made = Calendar(workplace)
    qtbot.addWidget(made)
    made.show_view("year")
    made.handlers()["print"]()
    assert told == ["Show the month or the week to print it."]
