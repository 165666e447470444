"""What the planner is asked: supplier, template, and the day from which it counts."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from desktop.planning.supplier_plans import Asked, with_length
from desktop.planning.templates import Template, templates
from desktop.texts import _
from ui.planner import words
from ui.touches.day_line import DayLine, say_if_wrong
from ui.touches.records_field import RecordsField
from ui.widgets.form import FormRow
from ui.widgets.layouts import column, row
from ui.workplace import Workplace

_TOP = Qt.AlignmentFlag.AlignTop
_USUAL_ARRIVAL = timedelta(days=150)
_USUAL_LEAVING = timedelta(days=110)


class Question(QWidget):
    """The fields above the plan; ``changed`` tells that another plan is asked for."""

    changed = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        theme, px = workplace.theme, workplace.theme.px
        self._lengths: dict[str, int] = {}
        self.supplier = RecordsField(workplace, "supplier", single=True)
        self.supplier.setToolTip(_("Without a supplier the usual closings count."))
        self.template = QComboBox()
        for key, name in words.template_names().items():
            self.template.addItem(name, key)
        self.way = QComboBox()
        for way, name in words.way_names().items():
            self.way.addItem(name, way)
        self.day = DayLine(lambda: workplace.today)
        self.slow = QCheckBox(_("Count weak weeks around Spring Festival"))
        self.slow.setChecked(True)
        self.slow.setToolTip(
            _("Lines work at about 80 % before and 50 to 80 % after Spring Festival; the shares are a guess.")
        )
        self._day = FormRow(theme, _("Day"), self.day)
        self.day.read_into(self._day)
        fields = row(
            (FormRow(theme, _("Supplier"), self.supplier), 5),
            (FormRow(theme, _("Template"), self.template), 3),
            (FormRow(theme, _("Plan from"), self.way), 4),
            (self._day, 4),
            spacing=px(12),
        )
        for place in range(fields.count()):
            item = fields.itemAt(place)
            assert item is not None
            item.setAlignment(_TOP)
        self.setLayout(column(fields, 4, self.slow))
        self._show_usual_day()
        self._listen()

    def _listen(self) -> None:
        self.supplier.changed.connect(self.changed)
        self.template.activated.connect(self._other_template)
        self.way.activated.connect(self._other_way)
        self.day.textChanged.connect(self.changed)
        self.slow.toggled.connect(self.changed)

    def _other_template(self) -> None:
        self._lengths.clear()
        self.changed.emit()

    def _other_way(self) -> None:
        self._show_usual_day()
        self.changed.emit()

    def _show_usual_day(self) -> None:
        today = self._workplace.today
        ahead = {"arrival": _USUAL_ARRIVAL, "ex_factory": _USUAL_LEAVING}.get(self.way.currentData())
        self.day.show_day(today + (ahead or timedelta(0)))

    def set_length(self, key: str, length: int) -> None:
        """Count one step with another length from now on."""
        self._lengths[key] = length
        self.changed.emit()

    def lengths_changed(self) -> bool:
        """Tell whether a length differs from the template's."""
        return bool(self._lengths)

    def forget_lengths(self) -> None:
        """Go back to the lengths of the template."""
        self._lengths.clear()
        self.changed.emit()

    def title(self) -> str:
        """Return what is planned, in a line: the template's name."""
        return self.template.currentText()

    def asked(self) -> Asked | None:
        """Return the question, or None while the day cannot be read, with a sentence under the field."""
        say_if_wrong(self.day, self._day)
        day = self.day.day()
        if day is None:
            return None
        supplier = self.supplier.ids()
        return Asked(
            self._template(),
            self.way.currentData(),
            day,
            supplier[0] if supplier else None,
            self.slow.isChecked(),
        )

    def _template(self) -> Template:
        found = templates()[self.template.currentData()]
        for key, length in self._lengths.items():
            found = with_length(found, key, length)
        return found
