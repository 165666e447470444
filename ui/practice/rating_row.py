"""The four ratings of an answer, each with the time after which the card comes again and its key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.practice.schedule import RATINGS, Next
from desktop.texts import _
from ui.practice.words import RATING_TONES, interval, rating_name
from ui.theme.theme import Theme
from ui.widgets.layouts import column
from ui.widgets.text import label


class RatingButton(QPushButton):
    """Word, interval and key of one rating."""

    def __init__(self, theme: Theme, rating: int) -> None:
        super().__init__()
        self.rating = rating
        self.setProperty("kind", "rating")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        px = theme.px
        self._name = label(rating_name(rating), "strong", RATING_TONES[rating])
        self._until = label("", "meta")
        key = label(str(rating), "meta_medium")
        key.setProperty("kind", "key")
        key.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for piece in (self._name, self._until, key):
            piece.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line = QHBoxLayout(self)
        line.setContentsMargins(px(14), px(8), px(12), px(8))
        line.addLayout(column(self._name, px(2), self._until), 1)
        line.addWidget(key, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_next(self, following: Next, *, allowed: bool) -> None:
        """Show when the card would come again; a rating that the answer does not deserve is not offered."""
        words = interval(following.interval)
        self._until.setText(words)
        self.setEnabled(allowed)
        self._name.setProperty("tone", RATING_TONES[self.rating] if allowed else "disabled")
        self._name.style().unpolish(self._name)
        self._name.style().polish(self._name)
        self.setAccessibleName(f"{rating_name(self.rating)}, {words}")
        self.setToolTip("" if allowed else _("Not for an answer with mistakes"))


class RatingRow(QWidget):
    """``rated`` tells the rating, 1 to 4."""

    rated = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(_("How well did you know it?"))
        self.buttons = [RatingButton(theme, rating) for rating in RATINGS]
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(12))
        for button in self.buttons:
            line.addWidget(button, 1)
            button.clicked.connect(lambda _checked=False, rating=button.rating: self.rated.emit(rating))

    def show_choices(self, choices: Sequence[Next], best: int) -> None:
        """Show what each rating does; those above ``best`` cannot be pressed."""
        for button, following in zip(self.buttons, choices, strict=True):
            button.show_next(following, allowed=button.rating <= best)
