"""The theme: the one object from which every widget takes its colours, fonts and icons."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessibilityHints,
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QIcon,
    QPixmap,
    QStyleHints,
)
from PySide6.QtWidgets import QApplication, QScrollBar
from shiboken6 import isValid

from ui.theme import fonts
from ui.theme.icons import Icons, with_gap
from ui.theme.style import palette, style_sheet
from ui.theme.tokens import DARK, LIGHT, Tokens, Tone, with_high_contrast

Appearance = Literal["system", "light", "dark"]
ELIDED_KEPT = 4096
_NARROWEST = 0.75
"""Part of a width that a text surely fits into when each of its characters were as wide as the font is high."""
SMALLEST_SCALE, LARGEST_SCALE = 90, 150


class Theme(QObject):
    """Colours, sizes, fonts and icons in force; ``changed`` tells painted widgets to paint again.

    It is made once and handed to whoever paints. Qt's own colour scheme does nothing on some platforms,
    so this object is the only source and the system's scheme only chooses the default.
    """

    changed = Signal()

    def __init__(self, resources: Path, *, appearance: Appearance = "light", scale: int = 100) -> None:
        """Take the folder of icons and fonts; ``scale`` is the size of everything in per cent, 90 to 150."""
        super().__init__()
        self._resources = resources
        self.appearance = appearance
        self.families = fonts.families_for(QGuiApplication.platformName())
        self.icons = Icons(resources / "icons")
        self.tokens: Tokens = LIGHT
        self.scale = 1.0
        self._colors: dict[str, QColor] = {}
        self._fonts: dict[fonts.Role, QFont] = {}
        self._metrics: dict[fonts.Role, QFontMetrics] = {}
        self._elided: dict[tuple[str, fonts.Role, int], str] = {}
        self._widths: dict[tuple[str, fonts.Role], int] = {}
        self._choose(appearance, scale)

    def apply(self, app: QApplication) -> None:
        """Dress the application: style, palette, font and style sheet."""
        bars = [(bar, bar.value()) for bar in app.allWidgets() if isinstance(bar, QScrollBar) and bar.value()]
        # A sheet over another one takes five times as long as none and then one; and under a sheet a style has no name.
        app.setStyleSheet("")
        if app.style().name().casefold() != "fusion":
            app.setStyle("Fusion")
        app.setPalette(palette(self.tokens))
        app.setFont(self.font("body"))
        app.setStyleSheet(
            style_sheet(self.tokens, self.families, self.scale, self._resources / "icons" / "parts")
        )
        QTimer.singleShot(0, self, lambda: _scroll_back(bars))  # once what is shown is laid out

    def change(self, app: QApplication, *, appearance: Appearance, scale: int) -> None:
        """Switch the appearance and size of a running application."""
        self._choose(appearance, scale)
        self.apply(app)
        self.changed.emit()

    def follow_system(self, app: QApplication) -> None:
        """Follow the system when it turns dark or light, as long as the appearance is ``system``."""
        hints = _style_hints()[0]
        hints.colorSchemeChanged.connect(
            lambda _scheme: self.change(app, appearance=self.appearance, scale=self.percent)
        )

    @property
    def percent(self) -> int:
        """The size of everything in per cent."""
        return round(self.scale * 100)

    def _choose(self, appearance: Appearance, scale: int) -> None:
        self.appearance = appearance
        self.scale = min(max(scale, SMALLEST_SCALE), LARGEST_SCALE) / 100
        tokens = DARK if appearance == "dark" or (appearance == "system" and system_is_dark()) else LIGHT
        self.tokens = with_high_contrast(tokens) if system_wants_contrast() else tokens
        self._colors.clear()
        self._fonts.clear()
        self._metrics.clear()
        self.forget()

    def px(self, pixels: float) -> int:
        """Return a length of the 100 % drawing at the size in force, in whole pixels."""
        return round(pixels * self.scale)

    def color(self, name: str) -> QColor:
        """Return the colour of a token by its name in ``Tokens``; do not change it, copy it."""
        found = self._colors.get(name)
        if found is None:
            found = self._colors[name] = QColor(getattr(self.tokens, name))
        return found

    def tone(self, tone: Tone) -> QColor:
        """Return the colour of text and icons in ``tone``."""
        return self.color("text2" if tone == "neutral" else tone)

    def soft(self, tone: Tone) -> QColor:
        """Return the quiet fill of ``tone``."""
        return self.color("hover" if tone == "neutral" else f"{tone}_soft")

    def font(self, role: fonts.Role) -> QFont:
        """Return the font of ``role``; do not change it, copy it."""
        found = self._fonts.get(role)
        if found is None:
            found = self._fonts[role] = fonts.font(role, self.families, self.scale)
        return found

    def metrics(self, role: fonts.Role) -> QFontMetrics:
        """Return the metrics of the font of ``role``."""
        found = self._metrics.get(role)
        if found is None:
            found = self._metrics[role] = QFontMetrics(self.font(role))
        return found

    def elided(self, text: str, role: fonts.Role, width: int) -> str:
        """Return ``text`` shortened with an ellipsis to ``width`` pixels; kept, because rows paint often."""
        if len(text) * self.font(role).pixelSize() < width * _NARROWEST:
            return text  # to shape it only to see that it fits would take as long as to paint it
        key = (text, role, width)
        found = self._elided.get(key)
        if found is None:
            if len(self._elided) >= ELIDED_KEPT:
                self._elided.clear()
            found = self.metrics(role).elidedText(text, Qt.TextElideMode.ElideRight, width)
            self._elided[key] = found
        return found

    def width(self, text: str, role: fonts.Role) -> int:
        """Return how many pixels wide a short text is; kept, as dates and chips are the same in most rows."""
        key = (text, role)
        found = self._widths.get(key)
        if found is None:
            if len(self._widths) >= ELIDED_KEPT:
                self._widths.clear()
            found = self._widths[key] = self.metrics(role).horizontalAdvance(text)
        return found

    def forget(self) -> None:
        """Drop all text that was kept for painting; to be called when the journal locks."""
        self._elided.clear()
        self._widths.clear()

    def pixmap(self, name: str, color: str = "text2", size: int = 16, ratio: float = 1.0) -> QPixmap:
        """Return an icon tinted with a token or tone; ``size`` is for 100 %, ``ratio`` the pixel ratio."""
        tint = self.tokens.text2 if color == "neutral" else getattr(self.tokens, color)
        return self.icons.pixmap(name, tint, self.px(size), ratio)

    def icon(self, name: str, color: str = "text2", size: int = 16, gap: int = 0) -> QIcon:
        """Return an icon for buttons and menus, sharp at one, one and a half and two times.

        ``gap`` adds empty pixels (at 100 %) towards the words of a button: a style sheet cannot.
        """
        made = QIcon()
        for ratio in (1.0, 1.5, 2.0):
            for tint, mode in ((color, QIcon.Mode.Normal), ("disabled", QIcon.Mode.Disabled)):
                pixmap = self.pixmap(name, tint, size, ratio)
                made.addPixmap(with_gap(pixmap, self.px(gap)) if gap else pixmap, mode)
        return made


def load_fonts(resources: Path) -> tuple[str, ...]:
    """Make the bundled fonts known to Qt, once per process; return the files that it refused."""
    return fonts.load_bundled(resources / "fonts")


def _scroll_back(bars: Sequence[tuple[QScrollBar, int]]) -> None:
    """Scroll to where one was, on hidden pages once they are laid out: without a sheet there was less to scroll."""
    for bar, value in bars:
        if isValid(bar) and bar.value() != value:
            bar.setValue(value)
            if bar.value() != value:
                _scroll_later(bar, value)


def _scroll_later(bar: QScrollBar, value: int) -> None:
    left = bar.value()

    def reached(_least: int, most: int) -> None:
        if most >= value:
            bar.rangeChanged.disconnect(reached)
            if bar.value() == left:  # nobody scrolled in between
                bar.setValue(value)

    bar.rangeChanged.connect(reached)


def system_is_dark() -> bool:
    """Tell whether the system shows dark windows; a system that does not say counts as light."""
    return _style_hints()[0].colorScheme() == Qt.ColorScheme.Dark


@functools.cache
def _style_hints() -> tuple[QStyleHints, QAccessibilityHints]:
    # PySide6 6.11 marks the second object as deleted as soon as the wrapper of the first one goes: keep both.
    hints = QGuiApplication.styleHints()
    return hints, hints.accessibility()


def system_wants_contrast() -> bool:
    """Tell whether the system asks for more contrast."""
    return _style_hints()[1].contrastPreference() == Qt.ContrastPreference.HighContrast
