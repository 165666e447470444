"""The conditions of a view in its form; a record must fulfil all of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.texts import _
from desktop.views.attributes import Attribute, Choices
from desktop.views.criteria import HOWS, Criterion
from ui.views.criterion_line import CriterionLine
from ui.widgets.button import Button
from ui.widgets.layouts import column, row
from ui.workplace import Workplace


class CriteriaEditor(QWidget):
    """Lines of conditions, and a button that adds one."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._attributes: Sequence[Attribute] = ()
        self._known: dict[str, Choices] = {}
        self.lines: list[CriterionLine] = []
        px = workplace.theme.px
        self._column = QVBoxLayout()
        self._column.setSpacing(px(10))
        self.add_button = Button(workplace.theme, _("Add condition"), "link", "plus", self.add)
        self.add_button.setAutoDefault(False)
        self.setLayout(column(self._column, row(self.add_button, None), spacing=px(8)))

    def show_criteria(self, attributes: Sequence[Attribute], criteria: Sequence[Criterion]) -> None:
        """Show these conditions; those on something that is gone are left out."""
        for line in list(self.lines):
            self._drop(line)
        self._attributes, self._known = attributes, {}
        keys = {one.key for one in attributes}
        for criterion in criteria:
            if criterion.attribute in keys:
                self._append(criterion)

    def add(self) -> None:
        """Add a condition and go there."""
        first = self._attributes[0]
        self._append(Criterion(first.key, HOWS[first.shape][0])).attribute.setFocus()

    def criteria(self) -> tuple[Criterion, ...]:
        """Return all conditions. Raises UsageError for one that says nothing or cannot be read."""
        return tuple(line.criterion() for line in self.lines)

    def state(self) -> tuple[object, ...]:
        """Return all that is chosen and typed."""
        return tuple(line.state() for line in self.lines)

    def _append(self, criterion: Criterion) -> CriterionLine:
        made = CriterionLine(self._workplace, self._attributes, self._choices, criterion)
        made.gone.connect(lambda: self._take_out(made))
        self.lines.append(made)
        self._column.addWidget(made)
        return made

    def _take_out(self, line: CriterionLine) -> None:
        self._drop(line)
        (self.lines[-1].attribute if self.lines else self.add_button).setFocus()

    def _drop(self, line: CriterionLine) -> None:
        self.lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _choices(self, attribute: Attribute) -> Choices:
        """Return what can be chosen, read once."""
        if attribute.choices is None:
            return ()
        if attribute.key not in self._known:
            with self._workplace.journal.read() as connection:
                self._known[attribute.key] = attribute.choices(connection)
        return self._known[attribute.key]
