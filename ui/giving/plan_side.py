"""One person of a festival plan: the greeting as it will be sent, what speaks against the gift, and the keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop import formats
from desktop.giving.filling import Message
from desktop.giving.plan_reads import PlanRow
from desktop.giving.ranks import rank_label
from desktop.joining import sentences
from desktop.texts import _
from ui.giving.concern_list import ConcernList
from ui.giving.plan_table import name_of, to_send
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.layouts import column, frame, holder
from ui.widgets.text import label, rule

Act = tuple[str, str, str, Callable[[], object]]
"""Key of the keyboard, words, icon, what it does."""


class PlanSide(QWidget):
    """Buttons carry their key in the tooltip; the table takes the same keys."""

    def __init__(self, theme: Theme, greeting: Sequence[Act], gift: Sequence[Act]) -> None:
        super().__init__()
        px = theme.px
        self._theme = theme
        self.name = label("", "section", wrap=True)
        self.who = label("", "meta", "text2", wrap=True)
        self.zh = label("", "kai_small", wrap=True)
        self.pinyin = label("", "meta", "text2", wrap=True)
        self.en = label("", "meta", "text2", wrap=True)
        self.against = ConcernList(theme)
        self.gift = label("", "body", wrap=True)
        self.by = label("", "meta", "text2", wrap=True)
        self.buttons: dict[str, Button] = {}
        card = frame(
            "card",
            column(self.zh, self.pinyin, self.en, spacing=px(6), margins=(px(14), px(12), px(14), px(12))),
        )
        self.setLayout(
            column(
                self.name, self.who, card, self._row(greeting), px(4), rule(), px(4),
                label(_("Gift"), "strong"), self.gift, self.by, self.against, self._row(gift), None,
                spacing=px(8),
            )
        )  # fmt: skip

    def _row(self, acts: Sequence[Act]) -> QWidget:
        flow = Flow(self._theme.px(6))
        for key, words, icon, do in acts:
            button = Button(self._theme, words, icon=icon, on_click=do)
            button.setToolTip(_("Key {key}").format(key=key))
            button.setAutoDefault(False)
            self.buttons[key] = button
            flow.addWidget(button)
        return holder(flow)

    def show_row(self, row: PlanRow | None, message: Message | None, today: date) -> None:
        """Show a person of the plan, or nobody."""
        self.setVisible(row is not None)
        if row is None:
            return
        job = row.contact.job
        self.name.setText(name_of(row))
        own = _("the year of their own animal, 本命年: something red is kind") if row.own_year else ""
        titles = dict.fromkeys(
            (rank_label(row.rank), job.title if job else "", own)
        )  # 老板 may be rank and title
        self.who.setText(" · ".join(filter(None, titles)))
        self.zh.setText(row.text or (message.zh if message else _("No template: write it yourself.")))
        reworded = bool(row.text) and (message is None or row.text != message.zh)
        for part, text in (
            (self.pinyin, message.pinyin if message else ""),
            (self.en, message.en if message else ""),
        ):
            part.setText(text)
            part.setVisible(bool(text) and not reworded)
        self.gift.setText(row.gift.what if row.gift else _("None planned"))
        self.by.setText(self._deadline(row, today) if to_send(row) or row.gift is None else "")
        self.by.setVisible(bool(self.by.text()))
        self.against.show_concerns(row.concerns)
        self._enable(row)

    def _deadline(self, row: PlanRow, today: date) -> str:
        found = row.deadline
        words = _("Post it by {day}, so that it is there on {arrival}.").format(
            day=formats.weekday_day(found.send_by, today), arrival=formats.weekday_day(found.arrive_by, today)
        )
        if found.closed is not None:
            closed = _("They are closed from {day} on.").format(
                day=formats.short_day(found.closed.first, today)
            )
            words = sentences(words, closed)
        return words

    def _enable(self, row: PlanRow) -> None:
        sent, gift = row.state == "sent", row.gift
        for key in ("S", "K"):
            self.buttons[key].setEnabled(not sent)
        self.buttons["K"].setText(_("Take in again") if row.state == "skipped" else _("Skip"))
        for key in ("R", "B", "P", "D"):
            self.buttons[key].setEnabled(gift is not None)
