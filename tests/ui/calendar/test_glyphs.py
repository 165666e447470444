"""Words and grounds that are drawn often are kept as long as the table that draws them, sharp on each screen."""

from __future__ import annotations

import gc
import weakref

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from ui.calendar.glyphs import Glyphs
from ui.theme.theme import Theme
from ui.widgets.painting import Painting


def draw(glyphs: Glyphs, theme: Theme, ratio: float) -> None:
    screen = QPixmap(200, 40)
    screen.setDevicePixelRatio(ratio)
    painter = QPainter(screen)
    paint = Painting(painter, theme, QRectF(0, 0, 80, 20), Qt.LayoutDirection.LeftToRight)
    glyphs.write(paint, paint.bounds, "PO-77 恒达", "small", theme.color("text"))
    glyphs.chip_ground(paint, paint.bounds, "sky", selected=False)
    painter.end()


def test_nothing_is_kept_of_a_table_that_is_gone(theme: Theme) -> None:
    glyphs = Glyphs(theme)
    draw(glyphs, theme, 1.0)
    kept = [weakref.ref(laid_out) for laid_out, *_size in glyphs._kept.values()]
    assert kept
    del glyphs
    gc.collect()
    assert [one() for one in kept] == [None], "words of the journal go with it when the journal locks"


def test_a_window_that_moves_to_a_finer_screen_stays_sharp(theme: Theme) -> None:
    glyphs = Glyphs(theme)
    for ratio in (1.0, 2.0):
        draw(glyphs, theme, ratio)
    assert {picture.devicePixelRatio() for picture in glyphs._pictures.values()} == {1.0, 2.0}
