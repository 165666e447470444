"""The right side of the draft window: fields, the text in Chinese, pinyin and English, and what costs face in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.giving.draft_facts import Recipient
from desktop.giving.filling import Message, fill
from desktop.giving.library import Template
from desktop.giving.own_messages import read
from desktop.giving.softening import Hint, criticises, hints
from desktop.joining import sentences
from desktop.texts import _
from desktop.trade.order_reads import OrderFilter, order_ids, order_rows
from ui.messages.draft_text import DraftText
from ui.messages.hint_card import HintCard
from ui.messages.slots import Slots, english
from ui.widgets.layouts import column, row
from ui.widgets.text import label
from ui.workplace import Workplace

_ORDERS = 12


class Writing(QWidget):
    """``changed`` tells that the text is another; it points out and never rewrites by itself."""

    changed = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        theme, px = workplace.theme, workplace.theme.px
        self.template: Template | None = None
        self._recipient: Recipient | None = None
        self._message: Message | None = None
        self.slots = Slots(workplace)
        self.text = DraftText(theme)
        self.text.setMinimumHeight(px(112))
        self.text.setPlaceholderText(_("Choose a template, or write here in Chinese or English"))
        self.group = QCheckBox(_("It goes to a group"))
        self.pinyin = label("", "body", "text2", wrap=True)
        self.english = label("", "body", "text", wrap=True)
        self.note = label("", "meta", "amber", wrap=True)
        self.card = HintCard(theme)
        self.slots.changed.connect(self._fill)
        self.text.textChanged.connect(self._typed)
        self.text.walked_to.connect(self._walked)
        self.card.taken.connect(self.text.take)
        self.card.next_asked.connect(self.text.next_hint)
        self.group.toggled.connect(lambda _on: self._look())
        self.setLayout(
            column(
                self.slots, row(label(_("Message"), "meta_medium"), None, self.group), (self.text, 1), self.card,
                self.note, self.pinyin, self.english, spacing=px(10),
            )
        )  # fmt: skip
        self.show_recipient(None)

    def show_recipient(self, recipient: Recipient | None) -> None:
        """Write to another person: what is known of them fills the template anew."""
        self._recipient = recipient
        if self.template is not None and not self.edited():
            self.show_template(self.template)
        self._look()

    def show_template(self, template: Template) -> None:
        """Begin with a template; what was typed into the same slots stays, and Ctrl+Z brings the text before back."""
        self.template = template
        known = self._recipient.words if self._recipient else {}
        self.slots.show_slots(template.slots, known, self._offered(template))
        self._message = self._filled(template)
        self.text.put(self._message.zh)

    def _filled(self, template: Template) -> Message:
        trades = self._recipient is not None and self._recipient.trades
        return fill(template, self.slots.words(), trades=trades)

    def edited(self) -> bool:
        """Tell whether the text is no longer that of the template."""
        text = self.text.toPlainText()
        return bool(text.strip()) and (self._message is None or text != self._message.zh)

    def go_to_slot(self, slot: str) -> None:
        """Go to the line of a slot, or, in one's own text, to where it stands in braces."""
        line = self.slots.lines.get(slot)
        if line is not None and not self.edited():
            line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        cursor = self.text.document().find(f"{{{slot}}}")
        if not cursor.isNull():
            self.text.setTextCursor(cursor)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def whole(self) -> str:
        """Return the message as it is sent."""
        return self.text.toPlainText().strip()

    def to_group(self) -> bool:
        """Tell whether others read along."""
        return self.group.isChecked()

    def _offered(self, template: Template) -> dict[str, list[str]]:
        """Return the numbers of the open orders at the person's house, where the template names an order."""
        house = self._recipient.supplier_id if self._recipient else None
        if "订单号" not in template.slots or house is None:
            return {}
        with self._workplace.journal.read() as connection:
            ids = order_ids(connection, OrderFilter(supplier_id=house, open_only=True))[:_ORDERS]
            return {"订单号": [one.number for one in order_rows(connection, ids) if one.number]}

    def _fill(self) -> None:
        """Write the words of the slots into the text of the template; one's own text stays as it was written."""
        if self.template is not None and not self.edited():
            self._message = self._filled(self.template)
            self.text.put(self._message.zh)

    def _typed(self) -> None:
        self._look()
        self.changed.emit()

    def _look(self) -> None:
        text, whom = self.text.toPlainText(), self._recipient
        found = hints(
            text,
            senior=whom is not None and whom.senior,
            to_group=self.to_group(),
            quarrel=whom.quarrel if whom else (),
        )
        self.text.show_hints(found)
        self._show_readings(text)
        notes = []
        if "{" in text:
            notes.append(_("What stands in braces is not known yet: type it over."))
        if self.to_group() and criticises(text):
            notes.append(
                _("Criticism before a group costs face. Send it to the person alone, or call first.")
            )
        self.note.setText(sentences(*notes))
        self.note.setVisible(bool(notes))

    def _show_readings(self, text: str) -> None:
        message = self._message
        if message is not None and text == message.zh:
            self.pinyin.setText(message.pinyin)
            self.english.setText(english(message))
        else:
            self.pinyin.setText(read(text.strip()) if _has_hanzi(text) else "")
            self.english.setText("")
        self.pinyin.setVisible(bool(self.pinyin.text()))
        self.english.setVisible(bool(self.english.text()))

    def _walked(self, hint: Hint | None) -> None:
        self.card.show_hint(hint, len(self.text.hints))


def _has_hanzi(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)
