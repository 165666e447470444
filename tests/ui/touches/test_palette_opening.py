"""What the find box opens: each thing its own form, over the person it belongs to."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.commitments.decisions import ask_decision, decision_of
from desktop.commitments.promises import add_promise, promise_of
from desktop.giving.favours import add_favour, remove_favour
from desktop.highlight import Marked
from tests.ui.touches.conftest import Cast
from ui.dialogs.favour import FavourDialog
from ui.dialogs.palette_acts import open_hit
from ui.hits.rows import Hit
from ui.relationship.decision_form import DecisionForm
from ui.relationship.promise_form import PromiseForm
from ui.workplace import Workplace

D = TypeVar("D", bound=QDialog)


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


def form_over(kind: type[D]) -> D:
    (form,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    return form


def test_a_promise_opens_its_own_form_over_its_person(
    workplace: Workplace, year: Cast, host: QWidget, qtbot: QtBot
) -> None:
    with workplace.journal.change("Promise") as session:
        promise = add_promise(
            session,
            {
                "contact_id": year.li, "side": "theirs", "what": "send photos of the line",
                "made_on": date(2026, 11, 1), "due_on": date(2026, 11, 20),
            },
        )  # fmt: skip
    shown: list[tuple[str, int]] = []
    workplace.record_asked_for.connect(lambda kind, record: shown.append((kind, record)))
    open_hit(workplace, host, Hit("promise", f"contact:{year.li}:{promise}", Marked("send photos")))
    assert shown == [("contact", year.li)]
    form = form_over(PromiseForm)
    assert form.what.text() == "send photos of the line"
    assert not form.typed()
    form.days.line("due_on").setText("someday")
    form.finish()
    assert form.isVisible()
    form.days.line("due_on").setText("2026-12-01")
    form.outcome.select("kept")
    form.finish()
    with workplace.journal.read() as connection:
        row = promise_of(connection, promise)
    assert row is not None
    assert (row.due_on, row.outcome, row.settled_on) == (date(2026, 12, 1), "kept", workplace.today)
    assert workplace.journal.next_undo()[1] == "Edit promise"  # type: ignore[index]


def test_a_decision_and_a_favour_open_their_own_forms(
    workplace: Workplace, year: Cast, host: QWidget, qtbot: QtBot
) -> None:
    day = date(2026, 11, 1)
    with workplace.journal.change("Both") as session:
        decision = ask_decision(
            session, {"contact_id": year.li, "what": "price of the mould", "asked_on": day}
        )
        favour = add_favour(session, year.li, "given", "visa letter", day)
    open_hit(workplace, host, Hit("decision", f"contact:{year.li}:{decision}", Marked("price")))
    form = form_over(DecisionForm)
    form.answer.setText("12 RMB, from December")
    form.finish()
    with workplace.journal.read() as connection:
        row = decision_of(connection, decision)
    assert row is not None
    assert (row.answered_on, row.answer) == (workplace.today, "12 RMB, from December"), "it came today"
    open_hit(workplace, host, Hit("favour", f"contact:{year.li}:{favour}", Marked("visa")))
    other = form_over(FavourDialog)
    assert other.text.text() == "visa letter"
    other.reject()
    workplace.change("Gone", lambda session: remove_favour(session, favour))
    open_hit(workplace, host, Hit("favour", f"contact:{year.li}:{favour}", Marked("visa")))
    assert not [
        one for one in QApplication.topLevelWidgets() if isinstance(one, FavourDialog) and one.isVisible()
    ]
