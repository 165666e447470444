"""The people of a festival plan as rows of words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from desktop import formats
from desktop.giving.plan_reads import PlanRow
from desktop.giving.ranks import rank_label
from desktop.giving.words import greeting_state_label, state_label
from desktop.people import shown
from desktop.people.words import channel_label
from desktop.texts import _
from desktop.trade.money import money
from ui.text_table import TextRow, TextTable
from ui.theme.theme import Theme
from ui.theme.tokens import Tone

_WIDTHS = (150, 124, 88, 78, 74, 150, 104, 80, 84)
_GREETING, _GIFT, _SEND_BY = 3, 5, 8
_GREETED: dict[str, Tone] = {"sent": "ok", "planned": "amber"}


class PlanTable(TextTable):
    """One row a person, the highest rank first; ``keys`` are what a letter, or ``Del``, does to the chosen one."""

    def __init__(self, theme: Theme) -> None:
        self.keys: dict[str, Callable[[], object]] = {}
        headings = (
            _("Person"), _("Supplier"), _("Rank"), _("Greeting"), _("Channel"), _("Gift"), _("Worth"),
            _("State"), _("Send by"),
        )  # fmt: skip
        super().__init__(theme, _("People of the plan"), headings, _WIDTHS, stretch=5)

    def show_plan(self, rows: Sequence[PlanRow], today: date) -> None:
        """Show other people, or the same ones as they stand now."""
        self.show_rows([_row(row, today) for row in rows])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a letter stands for; leave the rest to the table."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        key = "Del" if event.key() == Qt.Key.Key_Delete else event.text().upper()
        if plain and key in self.keys:
            self.keys[key]()
        else:
            super().keyPressEvent(event)


def name_of(row: PlanRow) -> str:
    """Return the name of a person as a row says it."""
    return shown.whole(row.contact.name_zh, row.contact.name_en or row.contact.pinyin)


def to_send(row: PlanRow) -> bool:
    """Tell whether a gift still has to leave."""
    return row.gift is not None and row.gift.state in ("idea", "planned", "bought") and row.state != "skipped"


def _row(row: PlanRow, today: date) -> TextRow:
    job, gift = row.contact.job, row.gift
    tones: dict[int, Tone] = {}
    if row.state in _GREETED:
        tones[_GREETING] = _GREETED[row.state]
    if any(one.grave for one in row.concerns):
        tones[_GIFT] = "seal"
    by = row.deadline.send_by if to_send(row) else None
    if by is not None and by <= today:
        tones[_SEND_BY] = "seal"
    mark = "⚠ " if any(one.grave for one in row.concerns) else ""
    what = gift.what if gift else ""
    return TextRow(
        row.id,
        (
            f"{name_of(row)} · 本命年" if row.own_year else name_of(row),
            shown.single(job.company_zh, job.company_en) if job else "",
            rank_label(row.rank),
            greeting_state_label(row.state),
            channel_label(row.channel) if row.channel else "",
            f"{mark}{what}".strip(),
            money(gift.value, gift.currency) if gift and gift.value else "",
            state_label(gift.state) if gift else "",
            formats.month_day(by) if by else "",
        ),
        tones,
    )
