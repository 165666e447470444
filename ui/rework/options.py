"""The ways out of a case, with what each costs and how long it takes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSpinBox, QWidget

from desktop.errors import UsageError
from desktop.quality import words as quality_words
from desktop.quality.rework_reads import Case
from desktop.quality.reworks import OptionFields
from desktop.quality.words import OPTIONS
from desktop.texts import _
from ui.rework.money_line import MoneyLine
from ui.widgets.button import Button
from ui.widgets.layouts import column, holder, row
from ui.widgets.text import label
from ui.workplace import Workplace

Typed = dict[str, OptionFields]


class OptionsTab(QWidget):
    """``kept`` tells what was typed, by option; ``refused`` an amount that cannot be read."""

    kept = Signal(object)
    refused = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        theme = workplace.theme
        px = theme.px
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(10))
        grid.setVerticalSpacing(px(8))
        for place, heading in enumerate((_("Way out"), _("Cost"), _("Days"), _("Remark"))):
            grid.addWidget(label(heading, "meta", "text3"), 0, place)
        self._fields: dict[str, tuple[MoneyLine, QSpinBox, QLineEdit]] = {}
        for line, key in enumerate(OPTIONS, start=1):
            name = quality_words.option_label(key)
            money, days, note = MoneyLine(), _days(), QLineEdit()
            money.setAccessibleName(_("Cost of {option}").format(option=name))
            days.setAccessibleName(_("Days for {option}").format(option=name))
            note.setAccessibleName(_("Remark on {option}").format(option=name))
            self._fields[key] = money, days, note
            for place, widget in enumerate((label(name, "strong"), money, days, note)):
                grid.addWidget(widget, line, place)
        grid.setColumnStretch(3, 1)
        advice = label(
            _("Offer two to four ways, never one: the factory takes what costs it least."),
            "body",
            "text2",
            wrap=True,
        )
        self.keep = Button(theme, _("Keep these figures"), icon="check", on_click=self._keep)
        self._options: tuple[object, ...] | None = None
        self._shown = self._now()
        self.setLayout(
            column(
                advice, px(14), holder(grid), px(12), row(self.keep, None), None,
                margins=(0, px(14), px(8), px(16)),
            )
        )  # fmt: skip

    def show_case(self, case: Case) -> None:
        """Show the figures of a case; what is typed and not kept yet stays while they are the same."""
        if self._options == tuple(case.options):
            return
        self._options = tuple(case.options)
        known = {option.option: option for option in case.options}
        for key, (money, days, note) in self._fields.items():
            option = known.get(key)
            money.show_amount(option.cost if option else None, option.currency if option else "")
            days.setValue(option.days if option and option.days is not None else -1)
            note.setText(option.note if option else "")
        self._shown = self._now()

    def _now(self) -> tuple[object, ...]:
        lines = self._fields.values()
        return tuple(
            (money.line.text(), money.code(), days.value(), note.text()) for money, days, note in lines
        )

    def typed(self) -> bool:
        """Tell whether figures were typed that are not kept yet."""
        return self._now() != self._shown

    def _keep(self) -> None:
        found: Typed = {}
        for key, (money, days, note) in self._fields.items():
            try:
                amount = money.amount()
            except UsageError as error:
                self.refused.emit(error)
                money.setFocus()
                return
            found[key] = {
                "cost": amount,
                "currency": money.code(),
                "days": days.value() if days.value() >= 0 else None,
                "note": note.text(),
            }
        self.kept.emit(found)


def _days() -> QSpinBox:
    box = QSpinBox()
    box.setRange(-1, 3650)
    box.setSpecialValueText("–")
    box.setValue(-1)
    box.lineEdit().setTextMargins(8, 0, 0, 0)  # the style sheet's padding does not reach the field inside
    return box
