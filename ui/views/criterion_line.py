"""One condition of a view in its form: an attribute, how it is asked for, and by what."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QSpinBox, QWidget

from desktop.errors import UsageError
from desktop.fields.content import read_content
from desktop.texts import _
from desktop.views.attributes import Attribute, Choices
from desktop.views.criteria import BARE, CHOSEN, COUNTED, HOWS, MOST_DAYS, Criterion, How, checked, how_label
from ui.editors import Field, make_editor, show_value, typed_day, value_in
from ui.touches.records_field import RecordsField
from ui.widgets.button import IconButton
from ui.widgets.layouts import column, empty, row
from ui.widgets.text import label
from ui.workplace import Workplace

ReadChoices = Callable[[Attribute], Choices]


class CriterionLine(QWidget):
    """``gone`` tells that it shall be taken out."""

    gone = Signal()

    def __init__(
        self,
        workplace: Workplace,
        attributes: Sequence[Attribute],
        choices: ReadChoices,
        criterion: Criterion,
    ) -> None:
        """``choices`` reads those of an attribute; ``criterion`` is what the line begins with."""
        super().__init__()
        self._workplace, self._theme, self._choices = workplace, workplace.theme, choices
        self._attributes = {one.key: one for one in attributes}
        self.attribute = QComboBox()
        self.attribute.setAccessibleName(_("Attribute"))
        self.attribute.setMaxVisibleItems(18)
        for one in attributes:
            self.attribute.addItem(one.words, one.key)
        self.how = QComboBox()
        self.how.setAccessibleName(_("Condition"))
        remove = IconButton(self._theme, "x", _("Take the condition out"), self.gone.emit)
        px = self._theme.px
        self._editors: list[QWidget] = []
        self._place = column(spacing=px(4))
        head = row((self.attribute, 5), (self.how, 5), remove, spacing=px(6))
        self.setLayout(column(head, self._place, spacing=px(6)))
        self.attribute.setCurrentIndex(max(self.attribute.findData(criterion.attribute), 0))
        self._offer_hows(criterion.how)
        self._make(criterion.values)
        self.attribute.currentIndexChanged.connect(lambda _index: self._turn())
        self.how.currentIndexChanged.connect(lambda _index: self._make(()))

    @property
    def _chosen(self) -> Attribute:
        return self._attributes[self.attribute.currentData()]

    @property
    def _how(self) -> How:
        found: How = self.how.currentData()
        return found

    def _offer_hows(self, how: str) -> None:
        self.how.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.how.clear()
        for key in HOWS[self._chosen.shape]:
            self.how.addItem(how_label(self._chosen.shape, key), key)
        self.how.setCurrentIndex(max(self.how.findData(how), 0))
        self.how.blockSignals(False)  # noqa: FBT003 - Qt's signature

    def _turn(self) -> None:
        """Offer what the other attribute can be asked for."""
        self._offer_hows(self._how)
        self._make(())

    def _make(self, values: Sequence[str]) -> None:
        """Make the editors of what is asked for, and show it in them."""
        empty(self._place)
        self._editors = []
        how = self._how
        if how in BARE:
            return
        if how in COUNTED:
            self._add_days(values)
        elif how == "range":
            self._add_range(values)
        elif how in CHOSEN:
            self._add_chosen(values)
        else:
            line = QLineEdit(values[0] if values else "")
            line.setAccessibleName(_("Words"))
            line.setPlaceholderText(_("Words, all of which it contains"))
            self._editors = [line]
            self._place.addWidget(line)

    def _add_days(self, values: Sequence[str]) -> None:
        days = QSpinBox()
        days.setRange(0, MOST_DAYS)
        days.setValue(int(values[0]) if values and values[0].isdecimal() else 30)
        days.setAccessibleName(_("Days"))
        days.lineEdit().setTextMargins(self._theme.px(8), 0, 0, 0)
        days.setFixedWidth(self._theme.px(110))
        self._editors = [days]
        self._place.addLayout(row(days, self._theme.px(8), label(_("days"), "body", "text2"), None))

    def _add_range(self, values: Sequence[str]) -> None:
        low, high = (*values, "", "")[:2]
        day = self._chosen.shape == "date"
        lines = [QLineEdit(low), QLineEdit(high)]
        for line, name in zip(lines, (_("From"), _("Up to")), strict=True):
            line.setAccessibleName(name)
            line.setPlaceholderText(_("{name}, like 2027-03-01").format(name=name) if day else name)
        self._editors = [*lines]
        self._place.addLayout(row((lines[0], 1), (lines[1], 1), spacing=self._theme.px(6)))

    def _add_chosen(self, values: Sequence[str]) -> None:
        attribute = self._chosen
        if attribute.record:
            records = RecordsField(
                self._workplace, "supplier" if attribute.record == "supplier" else "contact"
            )
            records.setAccessibleName(attribute.words)
            records.show_ids([int(value) for value in values if value.isdecimal()])
            self._editors = [records]
            self._place.addWidget(records)
            return
        choices = self._choices(attribute)
        if not choices:
            self._place.addWidget(label(_("There is nothing to choose from yet."), "meta", "text3"))
            return
        field = Field("", attribute.words, "ticks", choices)
        ticks = make_editor(self._theme, field)
        assert isinstance(ticks, QListWidget)
        show_value(field, ticks, tuple(values))  # type: ignore[arg-type]  # keys of any kind are compared
        self._editors = [ticks]
        self._place.addWidget(ticks)

    # --- what it holds -----------------------------------------------------------------------------------------

    def criterion(self) -> Criterion:
        """Return what it asks for. Raises UsageError when that says nothing or cannot be read."""
        attribute = self._chosen
        return checked(attribute, Criterion(attribute.key, self._how, self._values()))

    def _values(self) -> tuple[str, ...]:
        if not self._editors:
            return ()
        first = self._editors[0]
        if isinstance(first, QSpinBox):
            return (str(first.value()),)
        if isinstance(first, RecordsField):
            return tuple(map(str, first.ids()))
        if isinstance(first, QListWidget):
            ticked = value_in(Field("", "", "ticks"), first)
            return tuple(map(str, ticked)) if isinstance(ticked, tuple) else ()
        texts = [line.text().strip() for line in self._editors if isinstance(line, QLineEdit)]
        return tuple(map(self._read, texts)) if self._how == "range" else tuple(texts)

    def _read(self, typed: str) -> str:
        """Return one end of a range as it is kept."""
        if not typed:
            return ""
        if self._chosen.shape == "date":
            day = typed_day(typed)
            return day.isoformat() if day else ""
        return read_content("number", typed).text

    def state(self) -> tuple[object, ...]:
        """Return all that is chosen and typed."""
        try:
            values: object = self._values()
        except UsageError:
            values = [line.text() for line in self._editors if isinstance(line, QLineEdit)]
        return (self.attribute.currentData(), self._how, values)
