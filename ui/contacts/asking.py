"""Know your rep: one thing to find out next, how to say it, and a line for the answer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from desktop import formats
from desktop.chinese.address_forms import address_pinyin
from desktop.people import shown
from desktop.people.prompts import FACTS, Prompt, known_facts, prompts
from desktop.texts import _
from ui.contacts.reads import Shown
from ui.widgets.announce import announce
from ui.widgets.button import Button, IconButton
from ui.widgets.layouts import column, holder, row
from ui.widgets.progress import ProgressBar
from ui.widgets.text import label
from ui.workplace import Workplace

TYPED = frozenset(
    {
        "name_zh",
        "form_of_address",
        "home_town",
        "food",
        "drink",
        "hobbies",
        "languages",
        "family",
        "best_hours",
    }
    | {"birthday"}
)
"""Facts whose answer is a line of text; the others open where they are kept."""


class AskNext(QFrame):
    """``answered`` tells the key of a field and its text; ``opened`` the key of a fact that is kept elsewhere."""

    answered = Signal(str, object)
    opened = Signal(str)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace, self._theme = workplace, workplace.theme
        self._prompts: list[Prompt] = []
        self._contact, self._place = 0, 0
        px = self._theme.px
        self.setProperty("kind", "card")
        self._ask = label("", "strong", wrap=True)
        self._zh = label("", "kai_small", wrap=True)
        self._pinyin = label("", "meta", "text2", wrap=True)
        self._en = label("", "meta", "text2", wrap=True)
        for words in (self._zh, self._pinyin, self._en):
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.note = Button(self._theme, _("Note the answer"), on_click=self._note)
        self.next = IconButton(self._theme, "arrow-right", _("Another question"), self.show_next)
        self.copy = IconButton(self._theme, "copy", _("Copy the question"), self._copy)
        self.answer = _Answer(self)
        self.answer.returnPressed.connect(self._keep)
        self._buttons = holder(row(self.note, None, self.copy, self.next, spacing=px(2)))
        self._known = label("", "meta", "text3")
        self._bar = ProgressBar(self._theme, _("Facts known"), width=0)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(px(14), px(12), px(14), px(12))
        lines.setSpacing(px(6))
        for piece in (self._ask, self._zh, self._pinyin, self._en, self.answer, self._buttons):
            lines.addWidget(piece)
        lines.addLayout(column(self._known, self._bar, spacing=px(4)))

    def show_person(self, shown: Shown) -> None:
        """Show what is not known of a person yet; the place in the list stays while they do."""
        known = known_facts(shown.card)
        said = shown.card.form_of_address
        self._prompts = prompts(known, said, address_pinyin(said, shown.card.family_zh, shown.card.pinyin))
        if shown.card.id != self._contact:
            self._contact, self._place = shown.card.id, 0
        self._known.setText(
            _("{known} of {all} facts known").format(
                known=formats.number(len(known)), all=formats.number(len(FACTS))
            )
        )
        self._bar.show_share(len(known) / len(FACTS))
        self._show()

    @property
    def prompt(self) -> Prompt | None:
        """What is asked now, None when everything is known."""
        return self._prompts[self._place % len(self._prompts)] if self._prompts else None

    def _show(self) -> None:
        prompt = self.prompt
        self.answer.hide()
        self.answer.clear()
        self._buttons.setVisible(prompt is not None)
        for words in (self._zh, self._pinyin, self._en):
            words.setVisible(prompt is not None and (words is self._zh or not shown.chinese()))
        if prompt is None:
            self._ask.setText(_("You know them well"))
            return
        self._ask.setText(prompt.ask)
        self._zh.setText(prompt.line_zh)
        self._pinyin.setText(prompt.line_pinyin)
        self._en.setText(prompt.line_en)
        self.next.setVisible(len(self._prompts) > 1)

    def show_next(self) -> None:
        """Show another question."""
        if self._prompts:
            self._place = (self._place + 1) % len(self._prompts)
            self._show()
            announce(self, self._ask.text())

    def _copy(self) -> None:
        if self.prompt is not None:
            self._workplace.clipboard.copy(self.prompt.line_zh)
            self._workplace.tell(_("Copied the question"))

    def _note(self) -> None:
        prompt = self.prompt
        if prompt is None:
            return
        if prompt.fact not in TYPED:
            self.opened.emit(prompt.fact)
            return
        self.answer.setPlaceholderText(prompt.ask)
        self.answer.setAccessibleName(prompt.ask)
        self.answer.show()
        self.answer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        typed, prompt = self.answer.text().strip(), self.prompt
        if typed and prompt is not None:
            self.answered.emit(prompt.fact, typed)


class _Answer(QLineEdit):
    """The line for an answer: Escape closes it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.hide()
        else:
            super().keyPressEvent(event)
