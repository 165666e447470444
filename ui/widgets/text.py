"""Labels, rules and icons that stand still, styled by type role and tone."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ui.theme.fonts import Role
from ui.theme.theme import Theme
from ui.widgets.painted import Painted
from ui.widgets.painting import painting_on


def label(text: str, role: Role = "body", tone: str = "", *, wrap: bool = False) -> QLabel:
    """Make a label; ``tone`` is a tone or ``text2``, ``text3``, ``disabled``. The text is never read as HTML."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setProperty("tone", tone)
    made.setWordWrap(wrap)
    return made


def centred(role: Role, tone: str = "") -> QLabel:
    """Make an empty label of whole lines in the middle."""
    made = label("", role, tone, wrap=True)
    made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return made


def say_or_hide(made: QLabel, text: str, tone: str | None = None) -> None:
    """Show words, or hide a label that has none; another tone needs another look."""
    made.setText(text)
    made.setVisible(bool(text))
    if tone is not None and made.property("tone") != tone:
        made.setProperty("tone", tone)
        made.style().unpolish(made)
        made.style().polish(made)


def rule(*, upright: bool = False) -> QFrame:
    """Make a hairline."""
    made = QFrame()
    made.setProperty("kind", "vrule" if upright else "rule")
    return made


class ElidedLabel(Painted):
    """One line that shortens itself with an ellipsis; the whole text is its tooltip and accessible name."""

    def __init__(
        self, theme: Theme, text: str = "", role: Role = "body", color: str = "text", *, least: int = 24,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """Never shrink below ``least`` pixels (at 100 %) unless the whole text is shorter."""
        super().__init__(theme, parent)
        self._role, self._color, self._least = role, color, least
        self._hint = QSize()
        self._text = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        """Show other words."""
        if text == self._text:
            return
        self._text = text
        self.setAccessibleName(text)
        self.dress()

    def text(self) -> str:
        """Return the whole text."""
        return self._text

    def sizeHint(self) -> QSize:
        """Return the size of the whole line; kept, because layouts ask several times."""
        if not self._hint.isValid():
            metrics = self.theme.metrics(self._role)
            width = metrics.horizontalAdvance(self._text) + 1
            # Hanzi among Latin letters make a line higher than its first font says.
            height = metrics.size(Qt.TextFlag.TextSingleLine, self._text).height()
            self._hint = QSize(width, max(metrics.height(), height, self.theme.px(18)))
        return self._hint

    def dress(self) -> None:
        """Measure again, for other words or the theme in force."""
        self._hint = QSize()
        super().dress()

    def minimumSizeHint(self) -> QSize:
        """Let the line shrink to a few characters."""
        whole = self.sizeHint()
        return QSize(min(self.theme.px(self._least), whole.width()), whole.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as much as fits."""
        painter = QPainter(self)
        painting = painting_on(self, self.theme, painter)
        painting.text(QRectF(self.rect()), self._text, self._role, self.theme.color(self._color))
        painter.end()
        elided = self.theme.elided(self._text, self._role, self.width()) != self._text
        tip = self._text if elided else ""
        if self.toolTip() != tip:
            self.setToolTip(tip)


class Icon(Painted):
    """A Lucide icon that only illustrates the words beside it."""

    def __init__(
        self, theme: Theme, name: str, color: str = "text2", size: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_icon(name, color)

    def show_icon(self, name: str, color: str) -> None:
        """Show another icon or tint."""
        self._name, self._color = name, color
        self.update()

    def sizeHint(self) -> QSize:
        """Return the square of the icon."""
        side = self.theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon."""
        painter = QPainter(self)
        painting_on(self, self.theme, painter).icon(QRectF(self.rect()), self._name, self._color)
        painter.end()


class Seal(Painted):
    """The mark of the app: 关 on cinnabar."""

    def __init__(self, theme: Theme, size: int = 26, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the square of the seal."""
        side = self.theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the seal."""
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(0, 0, self.theme.pixmap("seal", "seal", self._size, ratio))
        painter.end()
