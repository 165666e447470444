"""Draws the icon of the app, the seal 关, and writes it in all forms that the systems want: SVG, PNG, ICO and ICNS.

    python -m tools.gen_app_icons

The glyph is an outline of our own bundled Kai font, so that the SVG needs no font. Small sizes have a bolder glyph and
no margin, or the strokes would run together.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QImage, QPainter, QPainterPath, QTransform
from PySide6.QtSvg import QSvgRenderer

from tools.environment import ROOT
from ui.theme.tokens import LIGHT

TARGET = ROOT / "packaging" / "icons"
FONTS = ROOT / "resources" / "fonts"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512, 1024)
SMALL = 32
GRID = 1024


def glyph(font_file: str, share: float) -> QPainterPath:
    """Return the outline of 关 in the middle of the grid, as large as ``share`` of it."""
    number = QFontDatabase.addApplicationFont(str(FONTS / font_file))
    font = QFont(QFontDatabase.applicationFontFamilies(number)[0])
    font.setPixelSize(GRID)
    path = QPainterPath()
    path.addText(0, 0, font, "关")
    box = path.boundingRect()
    scale = share * GRID / max(box.width(), box.height())
    middle = QTransform().translate(GRID / 2, GRID / 2).scale(scale, scale)
    return middle.translate(-box.center().x(), -box.center().y()).map(path)


def as_svg(path: QPainterPath, margin: int, radius: int) -> str:
    """Return the picture: a seal with the outline cut in white."""
    parts: list[str] = []
    number = 0
    while number < path.elementCount():
        element = path.elementAt(number)
        if element.isMoveTo():
            parts.append(f"M{element.x:.1f} {element.y:.1f}")
        elif element.isLineTo():
            parts.append(f"L{element.x:.1f} {element.y:.1f}")
        else:
            points = [path.elementAt(number + step) for step in range(3)]
            parts.append("C" + " ".join(f"{point.x:.1f} {point.y:.1f}" for point in points))
            number += 2
        number += 1
    side = GRID - 2 * margin
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {GRID} {GRID}">\n'
        f'<rect x="{margin}" y="{margin}" width="{side}" height="{side}" rx="{radius}" fill="{LIGHT.seal}"/>\n'
        f'<path fill="#fff" fill-rule="nonzero" d="{"".join(parts)}"/>\n</svg>\n'
    )


def picture(svg: str, size: int, target: Path) -> Image.Image:
    """Render a picture into a PNG file and return it for the containers."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    image.save(str(target))
    return Image.open(target).convert("RGBA")


def main() -> int:
    """Write all files."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication([])
    TARGET.mkdir(parents=True, exist_ok=True)
    large = as_svg(glyph("GuanxiKai-Regular.ttf", 0.66), 64, 200)
    small = as_svg(glyph("GuanxiSansSC-SemiBold.ttf", 0.78), 0, 190)
    (TARGET / "guanxi.svg").write_text(large, "utf-8")
    (TARGET / "guanxi-small.svg").write_text(small, "utf-8")
    made = {
        size: picture(small if size <= SMALL else large, size, TARGET / f"guanxi-{size}.png")
        for size in SIZES
    }
    others = [image for size, image in made.items() if size < 256]
    made[256].save(
        TARGET / "guanxi.ico", sizes=[(size, size) for size in SIZES if size <= 256], append_images=others
    )
    made[1024].save(
        TARGET / "guanxi.icns", append_images=[made[size] for size in (16, 32, 64, 128, 256, 512)]
    )
    app.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
