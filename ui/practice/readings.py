"""The characters of a phrase that can be read in several ways, underlined, each with its readings to choose from."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop.chinese.proposing import Candidate, candidates, pinyin_with
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.layouts import empty


class Readings(QWidget):
    """``chosen`` tells the whole line of pinyin after another reading was chosen."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._text = ""
        self._choices: dict[int, str] = {}
        self._flow = Flow(theme.px(6), self)

    def show_text(self, text: str) -> str:
        """Show the characters of another text that have several readings; return the proposed line."""
        if text != self._text:
            self._text, self._choices = text, {}
            self._show()
        return pinyin_with(text, self._choices)

    def buttons(self) -> list[Button]:
        """Return the buttons, one for each character with several readings."""
        return self.findChildren(Button)

    def _show(self) -> None:
        empty(self._flow)
        several = [one for one in candidates(self._text) if one.uncertain]
        for one in several:
            self._flow.addWidget(self._button(one))
        self.setVisible(bool(several))

    def _button(self, one: Candidate) -> Button:
        made = Button(self._theme, self._words(one, one.readings[0]))
        font = made.font()
        font.setUnderline(True)
        made.setFont(font)
        made.setAutoDefault(False)
        menu = QMenu(made)
        for reading in one.readings:
            action = menu.addAction(reading)
            action.triggered.connect(lambda _on=False, reading=reading: self.choose(one, reading, made))
        made.setMenu(menu)
        return made

    def choose(self, one: Candidate, reading: str, button: Button) -> None:
        """Read a character of the text in another way."""
        self._choices[one.place] = reading
        button.setText(self._words(one, reading))
        self.chosen.emit(pinyin_with(self._text, self._choices))

    def _words(self, one: Candidate, reading: str) -> str:
        return f"{one.character} {reading}"
