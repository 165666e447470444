"""The fonts of the screen: the bundled files, the families of each system and the sizes by role."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtGui import QFont, QFontDatabase

Role = Literal[
    "caption", "small", "small_medium", "meta", "meta_medium", "body", "medium", "strong", "lead",
    "lead_strong", "tile", "section", "title", "display", "kai_small", "kai", "kai_address", "kai_card",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Face:
    """Size in pixels at 100 %, weight, and whether the Kai family draws it."""

    pixels: int
    weight: int
    kai: bool = False


FACES: dict[Role, Face] = {
    "caption": Face(11, 600),
    "small": Face(11, 400),
    "small_medium": Face(11, 500),
    "meta": Face(12, 400),
    "meta_medium": Face(12, 500),
    "body": Face(13, 400),
    "medium": Face(13, 500),
    "strong": Face(13, 600),
    "lead": Face(15, 400),
    "lead_strong": Face(15, 600),
    "tile": Face(16, 600),
    "section": Face(17, 600),
    "title": Face(22, 600),
    "display": Face(28, 600),
    "kai_small": Face(16, 400, kai=True),
    "kai": Face(20, 400, kai=True),
    "kai_address": Face(40, 400, kai=True),
    "kai_card": Face(92, 400, kai=True),
}
SMALLEST = 11


@dataclass(frozen=True, slots=True)
class Families:
    """Font families in the order they are tried; a Chinese face always follows the Latin one."""

    text: tuple[str, ...]
    kai: tuple[str, ...]


_BUNDLED = "Guanxi Sans SC"
_KAI = "Guanxi Kai"


def families_for(platform: str) -> Families:
    """Return the families for a Qt platform name such as ``windows``, ``cocoa``, ``xcb``, ``offscreen``.

    A bare Latin family would let Qt pick Japanese shapes for hanzi, so the Chinese one is always named.
    """
    latin: tuple[str, ...]
    if platform == "windows":
        latin = ("Segoe UI Variable Text", "Segoe UI", "Microsoft YaHei UI")
    elif platform == "cocoa":
        latin = (".AppleSystemUIFont", "PingFang SC")
    else:
        latin = ("Inter",)
    text = (*latin, _BUNDLED)
    return Families(text=text, kai=(_KAI, *text))


def load_bundled(folder: Path) -> tuple[str, ...]:
    """Make the bundled fonts known to Qt; return the names of files that it refused."""
    files = sorted(folder.glob("*.ttf"))
    return tuple(path.name for path in files if QFontDatabase.addApplicationFont(str(path)) < 0)


def pixels(role: Role, scale: float) -> int:
    """Return the size of ``role`` at ``scale`` (0.9 to 1.5), never below the smallest readable one."""
    return max(SMALLEST, round(FACES[role].pixels * scale))


def font(role: Role, families: Families, scale: float) -> QFont:
    """Make the font of ``role``."""
    face = FACES[role]
    made = QFont()
    made.setFamilies(list(families.kai if face.kai else families.text))
    made.setPixelSize(pixels(role, scale))
    made.setWeight(QFont.Weight(face.weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
