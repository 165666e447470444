"""What the tabs of a record share: a column that is filled anew, groups of rows, buttons in a line, hints."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.button import Button
from ui.widgets.layouts import column, holder, row
from ui.widgets.section import Group
from ui.widgets.text import Icon, label
from ui.workplace import Workplace

Press = Callable[[], object]


class RecordTab(QWidget):
    """Empty ``lines`` and fill it again whenever another record is shown."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.workplace, self.theme = workplace, workplace.theme
        px = self.theme.px
        self.lines = QVBoxLayout(self)
        self.lines.setContentsMargins(0, px(14), 0, px(24))
        self.lines.setSpacing(px(14))

    def group(self, title: str, rows: Sequence[QWidget], nothing: str = "") -> None:
        """Add a heading with a card of rows, or one quiet line when there are none."""
        made = Group(title, "caption")
        for one in rows:
            made.add(one)
        if not rows:
            made.say_nothing(nothing)
        self.lines.addWidget(made)

    def buttons(self, *pairs: tuple[str, str, Press]) -> None:
        """Add buttons in a line: words, icon and what is done."""
        made = [Button(self.theme, words, icon=icon, on_click=press) for words, icon, press in pairs]
        self.lines.addLayout(row(*made, None, spacing=self.theme.px(8)))

    def hints(self, sentences: Sequence[str], icon: str = "lightbulb", tone: str = "amber") -> None:
        """Add sentences with an icon each."""
        for sentence in sentences:
            sign = column(Icon(self.theme, icon, tone), None)
            words = label(sentence, "meta", "text2", wrap=True)
            self.lines.addWidget(holder(row(sign, (words, 1), spacing=self.theme.px(10))))
