"""What is wrong at one place of a draft, and the wording to say instead."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from desktop.giving.softening import Hint
from desktop.texts import _, n_
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.layouts import column, row
from ui.widgets.text import Icon, label


class HintCard(QFrame):
    """``taken`` tells that the wording is wanted, ``next_asked`` that the next place is."""

    taken = Signal(object)
    next_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "soft")
        self._hint: Hint | None = None
        px = theme.px
        self.words = label("", "strong", "seal", wrap=True)
        self.why = label("", "meta", "text2", wrap=True)
        self.instead = label("", "body", wrap=True)
        self.take = Button(theme, _("Say this instead"), icon="check", on_click=self._take)
        self.take.setToolTip("Alt+Enter")
        self.following = Button(theme, _("Next place"), on_click=self.next_asked.emit)
        self.following.setToolTip("F8")
        head = row(Icon(theme, "message-square-warning", "seal"), (self.words, 1), spacing=px(8))
        foot = row(self.take, self.following, None, spacing=px(8))
        self.setLayout(
            column(
                head, self.why, self.instead, foot, spacing=px(6), margins=(px(14), px(10), px(14), px(12))
            )
        )
        self.show_hint(None, 0)

    def show_hint(self, hint: Hint | None, count: int) -> None:
        """Show one place of ``count``; nothing hides the card."""
        self._hint = hint
        self.setVisible(hint is not None)
        if hint is None:
            return
        more = n_("{n} place in this text costs face", "{n} places in this text cost face", count)
        self.words.setText(f"“{hint.found}” · {more.format(n=count)}")
        self.why.setText(hint.why)
        self.instead.setText(hint.instead)
        self.instead.setVisible(bool(hint.instead))
        leave_out = hint.kind in {"neutral", "group"}
        self.take.setVisible(not leave_out)
        self.following.setVisible(count > 1)

    def _take(self) -> None:
        if self._hint is not None:
            self.taken.emit(self._hint)
