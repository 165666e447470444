"""What is looked at besides defects: the checks of this kind of inspection, and measurements."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop import formats
from desktop.joining import labelled
from desktop.people import shown
from desktop.quality import words as quality_words
from desktop.quality.report import CheckRow, MeasurementRow, Report
from desktop.texts import _
from ui.widgets.button import Button, IconButton
from ui.widgets.form import FormRow
from ui.widgets.item_row import ItemRow
from ui.widgets.layouts import column, empty, holder, row
from ui.widgets.rows import Flag
from ui.widgets.section import Group, SectionHeader
from ui.widgets.segmented import Segmented
from ui.widgets.text import label
from ui.workplace import Workplace


class ChecksTab(QWidget):
    """``checked`` tells id and result of a check; ``measured`` name, value and limits; ``dropped`` a measurement."""

    checked = Signal(object, str)
    measured = Signal(str, float, object, object, str)
    dropped = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._theme = workplace.theme
        px = self._theme.px
        self._shown: tuple[tuple[int, ...], str] = ((), "")
        self._choices: dict[int, Segmented] = {}
        self._checks = QVBoxLayout()
        self._checks.setSpacing(px(10))
        self._measurements = QVBoxLayout()
        self._lines = {
            key: (QLineEdit(), words)
            for key, words in (
                ("name", _("What")),
                ("value", _("Measured")),
                ("low", _("From")),
                ("high", _("To")),
                ("unit", _("Unit")),
            )
        }
        self._lines["unit"][0].setText("mm")
        self._rows = {key: FormRow(self._theme, words, line) for key, (line, words) in self._lines.items()}
        for line, _words in self._lines.values():
            line.returnPressed.connect(self._add)
        self.add = Button(self._theme, _("Add"), icon="plus", on_click=self._add)
        fields = row(*((self._rows[key], 4 if key == "name" else 2) for key in self._rows), spacing=px(8))
        self.setLayout(
            column(
                self._checks, px(20), SectionHeader(_("Measurements"), "lead_strong"), px(6), fields, px(6),
                row(self.add, None), px(8), self._measurements, None, margins=(0, px(12), 0, px(24)),
            )
        )  # fmt: skip

    def show_report(self, found: Report) -> None:
        """Show checks and measurements; choices that are there already are only changed."""
        there = (tuple(check.id for check in found.checks), "")
        if there != self._shown:
            self._shown = there
            self._make(found)
        for check in found.checks:
            self._choices[check.id].select(check.result)
        empty(self._measurements)
        for measured in found.measurements:
            self._measurements.addWidget(self._measurement(measured))

    def _make(self, found: Report) -> None:
        empty(self._checks)
        self._choices.clear()
        areas: dict[str, list[CheckRow]] = {}
        for check in found.checks:
            areas.setdefault(check.area, []).append(check)
        for area, checks in areas.items():
            group = Group(quality_words.area_label(area))
            for check in checks:
                group.add(self._check(check))
            self._checks.addWidget(group)
        if not areas:
            self._checks.addWidget(label(_("This kind of inspection has no usual checks."), "body", "text3"))

    def _check(self, check: CheckRow) -> QWidget:
        name = shown.single(check.name_zh, check.name_en)
        keys = ("passed", "failed", "none", "")
        choice = Segmented(name, [(key, quality_words.result_label(key)) for key in keys], check.result)
        choice.chosen.connect(lambda result, check_id=check.id: self.checked.emit(check_id, result))
        self._choices[check.id] = choice
        px = self._theme.px
        return holder(
            row((label(name, "body", wrap=True), 1), px(12), choice, margins=(px(6), px(6), px(6), px(6)))
        )

    def _measurement(self, measured: MeasurementRow) -> QWidget:
        limits = " … ".join(
            formats.decimal(each) if each is not None else "" for each in (measured.lowest, measured.highest)
        )
        has_limits = measured.lowest is not None or measured.highest is not None
        drop = IconButton(
            self._theme,
            "x",
            _("Remove {name}").format(name=measured.name),
            lambda: self.dropped.emit(measured.id),
        )
        flag = Flag(_("Out of tolerance"), "seal") if measured.outside else None
        return ItemRow(
            self._theme,
            labelled(measured.name, f"{formats.decimal(measured.value)} {measured.unit}"),
            f"{limits} {measured.unit}" if has_limits else "",
            flag=flag,
            trailing=drop,
        )

    def _add(self) -> None:
        for piece in self._rows.values():
            piece.set_error("")
        name = self._lines["name"][0].text().strip()
        if not name:
            self._rows["name"].set_error(_("Type what was measured."))
            self._lines["name"][0].setFocus()
            return
        numbers: dict[str, float | None] = {}
        for key in ("value", "low", "high"):
            typed = self._lines[key][0].text().strip().replace(",", ".")
            try:
                numbers[key] = float(typed) if typed else None
            except ValueError:
                self._rows[key].set_error(_("Type a number."))
                return
        if numbers["value"] is None:
            self._rows["value"].set_error(_("Type a number."))
            return
        self.measured.emit(
            name, numbers["value"], numbers["low"], numbers["high"], self._lines["unit"][0].text()
        )
        self._lines["value"][0].clear()
        self._lines["value"][0].setFocus()
