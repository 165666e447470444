"""The colour tokens of the look: light, dark and high contrast."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Tone = Literal["accent", "seal", "amber", "sky", "plum", "ok", "neutral"]
TONES: tuple[Tone, ...] = ("accent", "seal", "amber", "sky", "plum", "ok", "neutral")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour of one appearance as ``#RRGGBB``; look at the field names as the vocabulary."""

    dark: bool
    high_contrast: bool
    canvas: str
    sidebar: str
    surface: str
    sunken: str
    hover: str
    pressed: str
    line: str
    line_strong: str
    text: str
    text2: str
    text3: str
    disabled: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    focus: str
    seal: str
    seal_soft: str
    amber: str
    amber_soft: str
    sky: str
    sky_soft: str
    plum: str
    plum_soft: str
    ok: str
    ok_soft: str
    shadow: str

    def tone(self, tone: Tone) -> str:
        """Return the colour of text and icons in ``tone``."""
        colour: str = getattr(self, "text2" if tone == "neutral" else tone)
        return colour

    def soft(self, tone: Tone) -> str:
        """Return the quiet fill that belongs to ``tone``."""
        colour: str = getattr(self, "hover" if tone == "neutral" else f"{tone}_soft")
        return colour


LIGHT = Tokens(
    dark=False,
    high_contrast=False,
    canvas="#F7F6F3",
    sidebar="#F0EEE9",
    surface="#FFFFFF",
    sunken="#F5F3EF",
    hover="#ECE9E3",
    pressed="#E3DFD7",
    line="#E7E3DC",
    line_strong="#D5D0C6",
    text="#1E1C19",
    text2="#5C5850",
    text3="#6C675E",
    disabled="#AFA99E",
    accent="#0F6E5E",
    accent_hover="#0B5A4C",
    accent_soft="#E2F0EC",
    on_accent="#FFFFFF",
    focus="#1C8F7B",
    seal="#B23A2C",
    seal_soft="#FAEAE6",
    amber="#8A5A00",
    amber_soft="#FBF1DC",
    sky="#2F5F9E",
    sky_soft="#E7EEF8",
    plum="#7A4A86",
    plum_soft="#F3EAF5",
    ok="#2C7A3F",
    ok_soft="#E6F3E8",
    shadow="#1E1C19",
)

DARK = Tokens(
    dark=True,
    high_contrast=False,
    canvas="#1A1917",
    sidebar="#151412",
    surface="#22201E",
    sunken="#1D1C1A",
    hover="#2A2826",
    pressed="#33302D",
    line="#312E2B",
    line_strong="#443F3A",
    text="#EFECE6",
    text2="#B5AFA5",
    text3="#A29B90",
    disabled="#625D56",
    accent="#56C2A8",
    accent_hover="#6BD1B8",
    accent_soft="#1D3732",
    on_accent="#0C1B17",
    focus="#56C2A8",
    seal="#F0806F",
    seal_soft="#3F2521",
    amber="#E3B457",
    amber_soft="#3A301C",
    sky="#8CB4EA",
    sky_soft="#1F2C3D",
    plum="#CBA2D6",
    plum_soft="#33263A",
    ok="#7CC98C",
    ok_soft="#1E3324",
    shadow="#000000",
)


def with_high_contrast(tokens: Tokens) -> Tokens:
    """Return ``tokens`` with strong borders and quiet text raised, for people who ask for more contrast."""
    return replace(
        tokens, high_contrast=True, line=tokens.text3, line_strong=tokens.text3, text3=tokens.text2
    )


def luminance(colour: str) -> float:
    """Return the relative luminance (0 to 1) of ``#RRGGBB`` by WCAG 2.2."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio (1 to 21) of two colours by WCAG 2.2."""
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)
