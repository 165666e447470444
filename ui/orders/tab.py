"""What the tabs of an order share: a column that is filled anew, groups of rows, buttons in a line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.trade.order_card import OrderCard
from ui.widgets.button import Button
from ui.widgets.item_row import ItemRow
from ui.widgets.layouts import empty, holder, row
from ui.widgets.section import Group
from ui.widgets.text import Icon, label
from ui.workplace import Workplace

Press = Callable[[], object]


class Tab(QWidget):
    """Give ``fill``; the column is empty before it is called."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.workplace, self.theme = workplace, workplace.theme
        px = self.theme.px
        self.card: OrderCard | None = None
        self.lines = QVBoxLayout(self)
        self.lines.setContentsMargins(0, px(14), 0, px(24))
        self.lines.setSpacing(px(14))

    def show_card(self, card: OrderCard) -> None:
        """Show an order."""
        self.card = card
        empty(self.lines)
        self.fill(card)
        self.lines.addStretch(1)

    def fill(self, card: OrderCard) -> None:
        """Add what there is to show."""
        raise NotImplementedError

    def group(self, title: str, rows: Sequence[QWidget], nothing: str = "") -> None:
        """Add a heading with a card of rows, or one quiet line when there are none."""
        made = Group(title, "caption")
        for one in rows:
            made.add(one)
        if not rows:
            made.add(holder(row((label(nothing, "meta", "text2", wrap=True), 1), margins=(8, 8, 8, 8))))
        self.lines.addWidget(made)

    def buttons(self, *pairs: tuple[str, str, Press]) -> None:
        """Add buttons in a line: words, icon and what is done."""
        made = [Button(self.theme, words, icon=icon, on_click=press) for words, icon, press in pairs]
        self.lines.addLayout(row(*made, None, spacing=self.theme.px(8)))

    def hints(self, sentences: Sequence[str], icon: str = "lightbulb", tone: str = "amber") -> None:
        """Add sentences with an icon each."""
        for sentence in sentences:
            words = label(sentence, "meta", "text2", wrap=True)
            self.lines.addWidget(
                holder(row(Icon(self.theme, icon, tone), (words, 1), spacing=self.theme.px(10)))
            )


def opening(made: ItemRow, press: Press) -> ItemRow:
    """Return a row that does something when it is opened."""
    made.opened.connect(press)
    return made
