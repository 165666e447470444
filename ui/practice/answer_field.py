"""Where a card is answered by typing, by tapping tones, or by a choice of two words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from desktop.chinese.syllables import Syllable, mark
from desktop.practice.expected import Unit
from desktop.texts import _
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.layouts import column, row
from ui.widgets.text import label

_TONES = "12345"
_TONE_WORDS = {"1": "1 ˉ", "2": "2 ˊ", "3": "3 ˇ", "4": "4 ˋ", "5": "5 ·"}


class PinyinField(QLineEdit):
    """A line for pinyin; Return gives it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setPlaceholderText(_("Like ni3 hao3 or nǐ hǎo"))
        self.setAccessibleName(_("Your answer in pinyin"))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMaximumWidth(theme.px(420))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Escape to the page, take all other keys."""
        super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()


class ToneTaps(QFrame):
    """Syllables without tones: the keys 1 to 5 or the buttons give one after the other; ``finished`` tells them all."""

    finished = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._units: Sequence[Unit] = ()
        self._given = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Tones of the phrase"))
        self._syllables = row(None, None, spacing=theme.px(8))
        self._labels: list[QLabel] = []
        buttons = [
            Button(theme, words, on_click=partial(self.tap, key)) for key, words in _TONE_WORDS.items()
        ]
        back = Button(theme, _("Back"), "ghost", on_click=self.take_back)
        for button in (*buttons, back):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        keys = row(None, *buttons, back, None, spacing=theme.px(6))
        self.setLayout(column(self._syllables, theme.px(10), keys))

    def show_units(self, units: Sequence[Unit]) -> None:
        """Ask for the tones of these syllables."""
        self._units = [unit for unit in units if unit.citation]
        self._given = ""
        while len(self._labels) < len(self._units):
            made = label("", "section")
            self._labels.append(made)
            self._syllables.insertWidget(len(self._labels), made)
        for place, made in enumerate(self._labels):
            made.setVisible(place < len(self._units))
        self._show()

    def tap(self, tone: str) -> None:
        """Give the tone of the next syllable."""
        if len(self._given) < len(self._units):
            self._given += tone
            self._show()
            if len(self._given) == len(self._units):
                pairs = zip(self._units, self._given, strict=True)
                self.finished.emit(" ".join(f"{unit.letters}{given}" for unit, given in pairs))

    def take_back(self) -> None:
        """Take the last tone back."""
        self._given = self._given[:-1]
        self._show()

    def _show(self) -> None:
        for place, (unit, made) in enumerate(zip(self._units, self._labels, strict=False)):
            given = self._given[place : place + 1]
            plain = unit.letters.replace("v", "ü")
            made.setText(mark(Syllable(unit.letters, int(given))) if given else plain)
            tone = "" if given else ("accent" if place == len(self._given) else "text3")
            made.setProperty("tone", tone)
            made.style().unpolish(made)
            made.style().polish(made)
        said = " ".join(made.text() for made in self._labels[: len(self._units)])
        self.setAccessibleDescription(said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take 1 to 5 and Backspace; leave the rest to the page."""
        if event.text() in tuple(_TONES):
            self.tap(event.text())
        elif event.text() == "0":
            self.tap("5")
        elif event.key() == Qt.Key.Key_Backspace:
            self.take_back()
        else:
            super().keyPressEvent(event)


class PoliteChoice(QFrame):
    """您 or 你, by button or by 1 and 2; ``chosen`` tells the character."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("您 or 你"))
        self.buttons = [
            Button(theme, words, on_click=partial(self.chosen.emit, words[-1]))
            for words in ("1  您", "2  你")
        ]
        line = QHBoxLayout(self)
        line.addStretch(1)
        for button in self.buttons:
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setMinimumWidth(theme.px(110))
            line.addWidget(button)
        line.addStretch(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take 1 and 2; leave the rest to the page."""
        if event.text() in ("1", "2"):
            self.chosen.emit("您你"[int(event.text()) - 1])
        else:
            super().keyPressEvent(event)


class AnswerField(QWidget):
    """The field that a kind of card is answered in; hidden for those that are answered in one's head."""

    typed = Signal(str)
    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.line = PinyinField(theme)
        self.line.returnPressed.connect(lambda: self.typed.emit(self.line.text()))
        self.taps = ToneTaps(theme)
        self.taps.finished.connect(self.typed)
        self.polite = PoliteChoice(theme)
        self.polite.chosen.connect(self.chosen)
        self.setLayout(column(row(None, (self.line, 10), None), self.taps, self.polite))
        self._fields: dict[str, QWidget] = {"type": self.line, "tones": self.taps, "register": self.polite}

    def ask(self, kind: str, units: Sequence[Unit]) -> QWidget | None:
        """Show the empty field of a kind and return what takes the keys; None when there is nothing to fill in."""
        self.setVisible(kind in self._fields)
        if kind not in self._fields:
            return None
        for other, field in self._fields.items():
            field.setVisible(other == kind)
        self.line.clear()
        if kind == "tones":
            self.taps.show_units(units)
        return self._fields[kind]
