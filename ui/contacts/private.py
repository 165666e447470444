"""Private notes: hidden until they are asked for, and hidden again with the next person."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.people.contact_card import ContactCard
from desktop.texts import _
from ui.editors import Field
from ui.inline_fields import InlineField
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import column, holder, row
from ui.widgets.text import label
from ui.workplace import Workplace


class PrivateNotes(QWidget):
    """``edited`` tells the key and the new text."""

    edited = Signal(str, object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        theme, px = workplace.theme, workplace.theme.px
        self._contact, self._text = 0, ""
        self._hidden = EmptyState(
            theme, "", _("Left out of exports and dossiers, and of what others see over your shoulder."),
            "eye-off", _("Show private notes"), self.reveal, kind="",
        )  # fmt: skip
        self.field = InlineField(theme, Field("private_notes", _("Private notes"), "block"))
        self.field.edited.connect(self.edited)
        hide = Button(theme, _("Hide"), icon="eye-off", on_click=self.conceal)
        note = label(_("Only for you."), "meta", "text2", wrap=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._hidden)
        self._stack.addWidget(holder(column(row(note, None, hide), self.field, None, spacing=px(8))))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, px(16), 0, px(24))
        lines.addWidget(self._stack, 1)

    def show_card(self, card: ContactCard) -> None:
        """Show another person's, concealed, or the same one's anew."""
        self._text = card.private_notes
        self._hidden.show_text(
            _("There are private notes") if self._text else _("No private notes yet"),
            _("They stay hidden until you ask for them."),
        )
        if card.id != self._contact:
            self._contact = card.id
            self.conceal()
        elif self.revealed and not self.field.editing:
            self.field.show_value(self._text)

    @property
    def revealed(self) -> bool:
        """Whether the notes can be read now."""
        return self._stack.currentIndex() == 1

    def reveal(self) -> None:
        """Show the notes."""
        self.field.show_value(self._text)
        self._stack.setCurrentIndex(1)
        self.field.setFocus()

    def conceal(self) -> None:
        """Hide the notes, and keep nothing of them in the widgets."""
        self.field.cancel()
        self.field.show_value("")
        self._stack.setCurrentIndex(0)

    def hideEvent(self, event: QHideEvent) -> None:
        """Conceal when something else is shown."""
        self.conceal()
        super().hideEvent(event)
