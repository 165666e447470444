"""A line for each slot of a template, filled with what the records know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCompleter, QGridLayout, QLineEdit, QWidget

from desktop.giving.filling import ADDRESS, Message, Word, day_word, typed
from desktop.texts import _, p_
from desktop.touches.day_words import day_ahead, fold
from ui.widgets.form import FormRow
from ui.widgets.layouts import empty
from ui.workplace import Workplace

_COLUMNS = 3


class Slots(QWidget):
    """``changed`` tells that a slot was typed; what the records knew stays exact until then."""

    changed = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self.lines: dict[str, QLineEdit] = {}
        self._known: dict[str, Word] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(workplace.theme.px(12))
        self._grid.setVerticalSpacing(workplace.theme.px(10))

    def show_slots(
        self, slots: Sequence[str], known: Mapping[str, Word], offered: Mapping[str, Sequence[str]]
    ) -> None:
        """Show a line for each slot; ``offered`` are words to choose from, such as the numbers of open orders."""
        kept = {slot: line.text() for slot, line in self.lines.items() if line.isModified()}
        empty(self._grid)
        self.lines, self._known = {}, dict(known)
        for at, slot in enumerate(slots):
            line = QLineEdit()
            words = known.get(slot)
            line.setText(kept.get(slot) or (words.zh if words else ""))
            line.setModified(slot in kept)
            if offered.get(slot):
                completer = QCompleter(list(offered[slot]), line)
                completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
                line.setCompleter(completer)
                if not line.text():
                    line.setText(offered[slot][0])
            line.textEdited.connect(lambda _text: self.changed.emit())
            self.lines[slot] = line
            made = FormRow(self._workplace.theme, slot_label(slot), line)
            self._grid.addWidget(made, at // _COLUMNS, at % _COLUMNS)
        for place in range(_COLUMNS):
            self._grid.setColumnStretch(place, 1)
        self.setVisible(bool(slots))

    def words(self) -> dict[str, Word]:
        """Return what stands in the slots; empty ones are left out. A day typed as in the quick log is said as one."""
        return {
            slot: self._word(slot, line.text().strip())
            for slot, line in self.lines.items()
            if line.text().strip()
        }

    def typed(self) -> dict[str, str]:
        """Return what stands in the lines."""
        return {slot: line.text().strip() for slot, line in self.lines.items()}

    def _word(self, slot: str, text: str) -> Word:
        known = self._known.get(slot)
        if known is not None and known.zh == text:
            return known
        if slot == "日期":
            folded = fold(text)
            found = day_ahead(folded, 0, self._workplace.today)
            if found is not None and found[1] == len(folded):
                return day_word(found[0], self._workplace.today)
        return typed(text)


def slot_label(slot: str) -> str:
    """Return what belongs into a slot; one of an own template stands for itself."""
    return {
        ADDRESS: _("Form of address"),
        "姓名": p_("person", "Name"),
        "公司": _("Company"),
        "国家": _("Country"),
        "产品": _("Product"),
        "订单号": _("Order number"),
        "日期": _("Day"),
        "礼物": _("Gift"),
        "单号": _("Parcel number"),
        "城市": _("City"),
        "样本数": _("Pieces sampled"),
        "缺陷数": _("Pieces with the defect"),
        "缺陷": _("Defect"),
        "金额": _("Amount"),
        "事项": _("Matter"),
        "价格": _("Price"),
        "数量": _("Quantity"),
        "生肖": _("Animal of the year"),
        "令尊": _("Who has died"),
        "工程师": _("Who else is thanked"),
        "同事": _("Colleague"),
    }.get(slot, slot)


def english(message: Message) -> str:
    """Return the English text, with what is still open named as on the screen: who reads it may read no hanzi."""
    text = message.en
    for slot in message.missing:
        text = text.replace(f"{{{slot}}}", f"{{{slot_label(slot)}}}")
    return text
