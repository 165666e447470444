"""The upper part of an inspection's page: what, whose, how it stands, and what can be done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from desktop import formats
from desktop.people import shown
from desktop.quality import words as quality_words
from desktop.quality.report import Report
from desktop.texts import _
from ui.inspections import words
from ui.widgets.button import Button, IconButton
from ui.widgets.chip import Chip
from ui.widgets.facts_card import FactsCard
from ui.widgets.flow import Flow
from ui.widgets.kept import Kept
from ui.widgets.layouts import column, holder, row
from ui.widgets.rows import Flag
from ui.widgets.text import ElidedLabel
from ui.workplace import Workplace

Action = tuple[str, str, Callable[[], None]]
"""Icon, words and what is done; an empty icon is a line in the menu."""


class InspectionHead(QWidget):
    """Shows a report; ``actions`` fill the menu, ``act`` is what its first button does."""

    def __init__(self, workplace: Workplace, actions: list[Action], act: Callable[[], None]) -> None:
        super().__init__()
        self._workplace = workplace
        theme = self._theme = workplace.theme
        px = theme.px
        self._supplier = 0
        self._title = ElidedLabel(theme, "", "title", least=140)
        self._title.setMinimumHeight(px(33))  # hanzi beside Latin letters need more than the Latin face says
        self._second = Button(theme, "", "link", on_click=self._show_supplier)
        self.first = Button(theme, "", "primary", on_click=act)
        self.report = Button(theme, _("Report"), icon="printer", on_click=lambda: workplace.perform("print"))
        more = IconButton(theme, "ellipsis", _("More"))
        more.setMenu(self._menu(actions))
        names = column(self._title, px(2), row(self._second, None))
        line = row((names, 1), px(12), self.report, px(8), self.first, px(4), more)
        flow = Flow(px(8))
        self._chips = Kept(flow, lambda: Chip(theme, Flag("")))
        self._facts = FactsCard(theme)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(px(14))
        lines.addLayout(line)
        lines.addWidget(holder(flow))
        lines.addWidget(self._facts)

    def _menu(self, actions: list[Action]) -> QMenu:
        menu = QMenu(self)
        for icon, text, act in actions:
            if not icon:
                menu.addSeparator()
                continue
            made = menu.addAction(self._theme.icon(icon), text)
            made.triggered.connect(lambda _on=False, act=act: act())
        return menu

    def _show_supplier(self) -> None:
        self._workplace.show_record("supplier", self._supplier)

    def show_report(self, found: Report, today: date) -> None:
        """Show an inspection."""
        row_ = found.row
        self._supplier = row_.supplier_id
        supplier = shown.whole(row_.supplier_zh, row_.supplier_en)
        self._title.set_text(row_.product or supplier)
        self._second.setText(supplier.replace("&", "&&"))
        self._second.setAccessibleName(supplier)
        flags = chips(found, today)
        for chip, flag in zip(self._chips.take(len(flags)), flags, strict=True):
            chip.show_flag(flag)
        self._facts.show_facts(words.facts(found))
        self.first.setText(first_words(found))


def first_words(found: Report) -> str:
    """Return what the first button does: inspect, put right, or inspect again."""
    if found.row.done_on is None:
        return _("Go on inspecting") if found.row.inspected else _("Inspect now")
    if found.row.state == "accepted":
        return _("Look again")
    return _("Rework case")


def chips(found: Report, today: date) -> list[Flag]:
    """Return state, kind, severity, the standard, and a warning when it should have been done."""
    row_ = found.row
    flags = [words.state_flag(row_), Flag(quality_words.kind_label(row_.kind), "neutral", "clipboard-check")]
    if str(found.terms.severity) != "normal":
        flags.append(Flag(quality_words.severity_label(str(found.terms.severity)), "amber"))
    if row_.done_on is None and row_.planned_on < today:
        flags.append(
            Flag(_("Was planned for {day}").format(day=formats.short_day(row_.planned_on, today)), "seal")
        )
    if row_.follows_id is not None:
        flags.append(Flag(_("Presented again"), "plum", "rotate-ccw"))
    flags.append(Flag(words.edition(found.terms)))
    return flags
