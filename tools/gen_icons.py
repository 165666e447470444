"""Copy the Lucide icons we use into resources/icons and draw the seal of the app.

Development only. The icons come from the npm package ``lucide-static`` (ISC licence). Those that lie there
are refreshed, ``--add`` names new ones. The seal is the outline of 关 in the bundled Kai font, so ``--seal``
needs fontTools:

    npm install --prefix ICONS lucide-static
    python tools/gen_icons.py ICONS/node_modules/lucide-static [--add gift plane] [--seal]
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from ui.theme.tokens import DARK, LIGHT  # noqa: E402 - the tool runs from anywhere, the package lies beside it

ICONS = ROOT / "resources" / "icons"


def copy_icons(package: Path, added: list[str]) -> None:
    """Copy the icons we have and those ``added``, without the comment and class that only web pages need."""
    held = {path.stem for path in ICONS.glob("*.svg")} - {"seal"}
    for name in sorted(held | set(added)):
        text = (package / "icons" / f"{name}.svg").read_text(encoding="utf-8")
        text = re.sub(r"<!--.*?-->\s*", "", text)
        text = re.sub(r'\s+class="[^"]*"', "", text)
        (ICONS / f"{name}.svg").write_text(text, encoding="utf-8")
    shutil.copyfile(package / "LICENSE", ICONS / "LICENSE-Lucide.txt")


def draw_parts() -> None:
    """Write the few icons that a style sheet names by file, tinted beforehand because it cannot tint."""
    for tokens in (LIGHT, DARK):
        folder = ICONS / "parts" / ("dark" if tokens.dark else "light")
        folder.mkdir(parents=True, exist_ok=True)
        for name, colour in (("chevron-down", tokens.text2), ("chevron-up", tokens.text2)):
            _tint(name, colour, folder)
        for name in ("check", "minus"):
            _tint(name, tokens.on_accent, folder)


def _tint(name: str, colour: str, folder: Path) -> None:
    text = (ICONS / f"{name}.svg").read_text(encoding="utf-8")
    (folder / f"{name}.svg").write_text(text.replace("currentColor", colour), encoding="utf-8")


def draw_seal(target: Path) -> None:
    """Draw the app mark: 关 in Kai, 64 % of a cinnabar square of 256 units with round corners."""
    # A development tool that only the maker of icons has; copying works without it.
    from fontTools.pens.boundsPen import BoundsPen  # noqa: PLC0415
    from fontTools.pens.svgPathPen import SVGPathPen  # noqa: PLC0415
    from fontTools.pens.transformPen import TransformPen  # noqa: PLC0415
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    font = TTFont(ROOT / "resources" / "fonts" / "GuanxiKai-Regular.ttf")
    glyphs = font.getGlyphSet()
    glyph = glyphs[font.getBestCmap()[ord("关")]]
    bounds = BoundsPen(glyphs)
    glyph.draw(bounds)
    left, bottom, right, top = bounds.bounds
    scale = 256 * 0.66 / font["head"].unitsPerEm
    pen = SVGPathPen(glyphs, ntos=lambda number: f"{number:.1f}".rstrip("0").rstrip("."))
    middle = (128 - scale * (left + right) / 2, 128 + scale * (top + bottom) / 2)
    glyph.draw(TransformPen(pen, (scale, 0, 0, -scale, *middle)))
    target.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256" viewBox="0 0 256 256">\n'
        '  <rect width="256" height="256" rx="58" fill="#B23A2C"/>\n'
        f'  <path fill="#FFF6F0" stroke="#FFF6F0" stroke-width="3" d="{pen.getCommands()}"/>\n</svg>\n',
        encoding="utf-8",
    )


def main() -> None:
    """Run the tool."""
    parser = argparse.ArgumentParser(description="Copy the icons we use and draw the seal.")
    parser.add_argument("package", type=Path, help="the lucide-static package")
    parser.add_argument("--seal", action="store_true", help="draw the seal again from the Kai font")
    parser.add_argument("--add", nargs="*", default=[], help="names of icons we do not have yet")
    options = parser.parse_args()
    copy_icons(options.package, options.add)
    draw_parts()
    if options.seal:
        draw_seal(ICONS / "seal.svg")


if __name__ == "__main__":
    main()
