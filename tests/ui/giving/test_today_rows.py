"""What the rows of Today about greetings open: the plan of the festival that they name, not of the next one."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from desktop.today.rows import GivingDue
from ui.dialogs.festival_plan import FestivalPlanDialog
from ui.today import giving
from ui.widgets.item_row import ItemRow
from ui.workplace import Workplace


def test_a_row_opens_the_plan_of_its_festival(workplace: Workplace, qtbot: QtBot) -> None:
    past = GivingDue("greeting", "mid_autumn", date(2026, 9, 25), 2026, 2)  # the next one is Spring Festival
    group = giving.due(workplace, [past], {}, everything=True)
    qtbot.addWidget(group)
    group.show()
    group.findChildren(ItemRow)[0].opened.emit()
    dialog = group.findChild(FestivalPlanDialog)
    assert (dialog.festival.currentData(), dialog.year.currentData()) == ("mid_autumn", 2026)
