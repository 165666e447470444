"""The help card of polite answers: what they often mean, and what to ask then."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.giving.decoder import Answer, find
from desktop.texts import _
from ui.wide_dialog import WideDialog
from ui.widgets.layouts import column, empty, frame, holder, row
from ui.widgets.scrolling import scrolling
from ui.widgets.search_field import SearchField
from ui.widgets.text import Icon, label
from ui.workplace import Workplace

_SIZE = (720, 660)


def open_decoder(workplace: Workplace, parent: QWidget) -> None:
    """Open the card."""
    DecoderDialog(workplace, parent).open()


class DecoderDialog(WideDialog):
    """A card for each answer; typing finds by hanzi, pinyin or meaning."""

    def __init__(self, workplace: Workplace, parent: QWidget | None) -> None:
        super().__init__(workplace, _("What polite answers mean"), parent)
        px = self.theme.px
        self.search = SearchField(self.theme, _("Find an answer that you heard"))
        self.search.settled.connect(lambda _text: self._show())
        self.shown: Sequence[Answer] = ()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(px(8))
        words = _("Often, not always: tone, face and the person decide. Ask again in private.")
        body = column(
            self.search,
            label(words, "meta", "text2", wrap=True),
            (scrolling(holder(column(self._cards, None))), 1),
            spacing=px(10),
        )
        self.furnish(body, *_SIZE)
        self._show()
        self.search.setFocus()

    def _show(self) -> None:
        self.shown = find(self.search.text())
        empty(self._cards)
        for one in self.shown:
            self._cards.addWidget(self._card(one))
        if not self.shown:
            self._cards.addWidget(label(_("No answer like this is on the card."), "body", "text2"))

    def _card(self, one: Answer) -> QWidget:
        px = self.theme.px
        heard = row(label(one.heard, "kai_small"), label(one.pinyin, "meta", "text2"), None, spacing=px(10))
        todo = row(Icon(self.theme, "arrow-right", "accent", 14), (label(one.todo, "meta", "text2", wrap=True), 1),
                   spacing=px(6))  # fmt: skip
        return frame(
            "card",
            column(
                heard, label(one.means, "body", wrap=True), todo,
                spacing=px(4), margins=(px(14), px(10), px(14), px(10)),
            ),
        )  # fmt: skip
