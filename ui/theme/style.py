"""The style sheet and the palette, both made from the tokens."""

from __future__ import annotations

import re
from dataclasses import asdict
from pathlib import Path
from string import Template

from PySide6.QtGui import QColor, QPalette

from ui.theme.fonts import FACES, Families
from ui.theme.tokens import Tokens

_TEXT_COLOURS = {
    "caption": "text3",
    "small": "text3",
    "small_medium": "text3",
    "meta": "text2",
    "meta_medium": "text2",
}
_SHEET = """
QWidget[kind="root"], QMainWindow, QDialog { background: $canvas; }
QFrame[kind="sidebar"] { background: $sidebar; border: 0; border-right: 1px solid $line; }
QFrame[kind="pane"] { background: $canvas; border: 0; border-right: 1px solid $line; }
QFrame[kind="inspector"] { background: $canvas; border: 0; border-left: 1px solid $line; }
QFrame[kind="page"] { background: $surface; border: 0; }
QTextBrowser[kind="sheet"] { background: #FFFFFF; border: 1px solid $line; padding: 12px; }
QFrame[kind="paper"] { background: $canvas; border: 0; }
QFrame[kind="card"] { background: $surface; border: 1px solid $line; border-radius: 10px; }
QFrame[kind="soft"] { background: $sunken; border: 1px solid $line; border-radius: 10px; }
QFrame[kind="flashcard"] { background: $surface; border: 1px solid $line; border-radius: 14px; }
QLabel[kind="key"] { background: $sunken; border: 1px solid $line_strong; border-radius: 5px; padding: 2px 7px; }
QFrame[kind="popover"] { background: $surface; border: 1px solid $line_strong; border-radius: 10px; }
QFrame[kind="rule"] { background: $line; border: 0; min-height: 1px; max-height: 1px; }
QFrame[kind="vrule"] { background: $line; border: 0; min-width: 1px; max-width: 1px; }
QFrame[kind="banner"] { border: 1px solid $line; border-radius: 9px; background: $sunken; }
QFrame[kind="banner"][tone="accent"] { background: $accent_soft; }
QFrame[kind="banner"][tone="seal"] { background: $seal_soft; }
QFrame[kind="banner"][tone="amber"] { background: $amber_soft; }
QFrame[kind="banner"][tone="sky"] { background: $sky_soft; }
QFrame[kind="banner"][tone="ok"] { background: $ok_soft; }
QFrame[kind="toast"] { background: $text; border: 0; border-radius: 9px; }
QFrame[kind="toast"] QLabel { color: $surface; }
QFrame[kind="toast"] QPushButton { background: transparent; border: 1px solid transparent; padding: 0 8px;
    color: $toast_accent; font-weight: 600; }
QFrame[kind="toast"] QPushButton:hover { background: $toast_hover; }
QFrame[kind="toast"] QPushButton:focus { border: 2px solid $toast_accent; padding: 0 7px; }

QLabel[tone="text2"] { color: $text2; }
QLabel[tone="text3"] { color: $text3; }
QLabel[tone="disabled"] { color: $disabled; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="seal"] { color: $seal; }
QLabel[tone="amber"] { color: $amber; }
QLabel[tone="sky"] { color: $sky; }
QLabel[tone="plum"] { color: $plum; }
QLabel[tone="ok"] { color: $ok; }

QPushButton, QToolButton[kind="button"] { background: $surface; border: 1px solid $line_strong;
    border-radius: 7px;
    padding: 0 12px; min-height: 30px; font-weight: 500; color: $text; outline: 0; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $pressed; }
QPushButton:focus { border: 2px solid $focus; padding: 0 11px; min-height: 28px; }
QPushButton:disabled { color: $disabled; border-color: $line; }
QPushButton:checked { background: $accent_soft; border-color: $accent; }
QPushButton[kind="primary"] { background: $accent; border-color: $accent; color: $on_accent;
    font-weight: 600; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $focus; }
QPushButton[kind="primary"]:disabled { background: $hover; border-color: $line; color: $disabled; }
QPushButton[tall="true"] { min-height: 54px; font-size: 15px; }
QPushButton[tall="true"]:focus { min-height: 52px; }
QPushButton[kind="danger"] { color: $seal; font-weight: 600; }
QPushButton[kind="danger"]:hover { background: $seal_soft; }
QPushButton[kind="danger"]:disabled { color: $disabled; font-weight: 600; }
QPushButton[kind="ghost"] { background: transparent; border-color: transparent; padding: 0 8px;
    color: $text2; }
QPushButton[kind="ghost"]:hover { background: $hover; }
QPushButton[kind="ghost"]:focus { border: 2px solid $focus; padding: 0 7px; }
QPushButton[kind="link"] { background: transparent; border-color: transparent; padding: 0 2px;
    min-height: 20px;
    color: $accent; }
QPushButton[kind="link"]:hover { color: $accent_hover; text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 2px solid $focus; padding: 0 1px; min-height: 18px; }
QFrame[kind="segmented"] { background: $hover; border: 0; border-radius: 8px; }
QPushButton[kind="segment"] { background: transparent; border: 1px solid transparent; border-radius: 6px;
    min-height: 26px; padding: 0 14px; font-size: 12px; color: $text2; }
QPushButton[kind="segment"]:hover { color: $text; }
QPushButton[kind="segment"]:checked { background: $surface; border-color: $line_strong; color: $text;
    font-weight: 600; }
QPushButton[kind="segment"]:focus { border: 2px solid $focus; padding: 0 13px; min-height: 24px; }
QFrame[kind="item"] { background: transparent; border: 2px solid transparent; border-radius: 9px; }
QFrame[kind="item"]:hover { background: $hover; }
QFrame[kind="item"]:focus { border: 2px solid $focus; }
QPushButton[kind="brand"] { background: transparent; border-color: transparent; padding: 0 6px; font-weight: 600; }
QPushButton[kind="brand"]:hover { background: $hover; }
QPushButton[kind="brand"]:focus { border: 2px solid $focus; padding: 0 5px; }
QPushButton[kind="search"] { text-align: left; padding: 0 10px; color: $text3; font-weight: 400; }
QPushButton[kind="search"]:focus { padding: 0 9px; }
QPushButton[kind="composer"] { background: transparent; border-color: transparent; padding: 0 8px; text-align: left;
    color: $text3; font-weight: 400; }
QPushButton[kind="composer"]:hover { background: $hover; }
QPushButton[kind="composer"]:focus { border: 2px solid $focus; padding: 0 7px; }
QPushButton[kind="foot"] { background: transparent; border-color: transparent; padding: 0 4px; text-align: left;
    color: $text2; font-weight: 400; }
QPushButton[kind="foot"]:hover { background: $hover; }
QPushButton[kind="foot"]:focus { border: 2px solid $focus; padding: 0 3px; }
QPushButton[kind="rating"] { border-radius: 10px; padding: 0; min-height: 54px; }
QPushButton[kind="rating"]:focus { border-radius: 10px; padding: 0; min-height: 52px; }
QPushButton::menu-indicator { image: none; width: 0; }
QToolButton { background: transparent; border: 2px solid transparent; border-radius: 7px; }
QToolButton:focus { border: 2px solid $focus; }
QToolButton:checked { background: $pressed; }
QToolButton::menu-indicator { image: none; }

QAbstractScrollArea { background: transparent; border: 0; }
QScrollArea > QWidget > QWidget { background: transparent; }
QAbstractItemView { background: transparent; border: 0; outline: 0;
    selection-background-color: $accent_soft;
    selection-color: $text; }
QTableView[kind="rows"], QTableView[kind="timeline"] { selection-background-color: transparent; }
QTableView[kind="timeline"] { background: $surface; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox { background: $surface; color: $text;
    border: 1px solid $line_strong; border-radius: 7px; padding: 0 10px;
    selection-background-color: $accent_soft; selection-color: $text; }
QLineEdit, QComboBox, QAbstractSpinBox { min-height: 30px; }
QPlainTextEdit, QTextEdit { padding: 5px 6px; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { border: 2px solid $focus; padding: 0 9px;
    min-height: 28px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $focus; padding: 4px 5px; }
QLineEdit[wrong="true"], QComboBox[wrong="true"], QAbstractSpinBox[wrong="true"],
    QPlainTextEdit[wrong="true"]
    { border-color: $seal; }
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled, QPlainTextEdit:disabled,
    QTextEdit:disabled
    { color: $disabled; border-color: $line; background: $sunken; }
QAbstractSpinBox { min-height: 27px; }
QAbstractSpinBox:focus { min-height: 25px; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { background: transparent; border: 0; padding: 0; min-height: 0; }
QLineEdit[kind="bare"], QPlainTextEdit[kind="bare"], QTextEdit[kind="bare"] { background: transparent;
    border: 0;
    padding: 0; }
QComboBox::drop-down, QDateEdit::drop-down, QDateTimeEdit::drop-down { border: 0; width: 26px; }
QComboBox::down-arrow, QDateEdit::down-arrow, QDateTimeEdit::down-arrow {
    image: url("$parts/chevron-down.svg");
    width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $line_strong; padding: 4px;
    outline: 0;
    selection-background-color: $accent_soft; selection-color: $text; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button,
QTimeEdit::up-button, QTimeEdit::down-button { border: 0; width: 20px; background: transparent; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow, QTimeEdit::up-arrow { image: url("$parts/chevron-up.svg");
    width: 12px; height: 12px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow, QTimeEdit::down-arrow {
    image: url("$parts/chevron-down.svg");
    width: 12px; height: 12px; }

QCheckBox, QRadioButton { spacing: 8px; min-height: 24px; outline: 0; }
QCheckBox::indicator, QRadioButton::indicator, QListView::indicator { width: 16px; height: 16px;
    border: 1px solid $line_strong; border-radius: 4px; background: $surface; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:checked, QListView::indicator:checked { background: $accent; border-color: $accent;
    image: url("$parts/check.svg"); }
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent;
    image: url("$parts/minus.svg"); }
QRadioButton::indicator:checked { background: $surface; border: 5px solid $accent; width: 8px;
    height: 8px; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $focus; width: 14px;
    height: 14px; }
QRadioButton::indicator:checked:focus { border: 5px solid $focus; width: 8px; height: 8px; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
QListWidget[kind="ticks"] { background: $surface; border: 1px solid $line_strong; border-radius: 7px;
    padding: 3px 5px; }
QListWidget[kind="ticks"]:focus { border: 2px solid $focus; padding: 2px 4px; }
QListWidget[kind="ticks"][wrong="true"] { border-color: $seal; }
QListWidget[kind="ticks"]::item { padding: 3px; border-radius: 5px; color: $text; }
QListWidget[kind="ticks"]::item:selected:active { background: $hover; }
QListWidget[kind="ticks"]::item:selected:!active { background: transparent; }

QTableView[kind="grid"], QTreeView[kind="grid"] { background: $surface; border: 1px solid $line;
    border-radius: 10px; gridline-color: $line; alternate-background-color: $sunken; }
QTableView[kind="grid"]::item, QTreeView[kind="grid"]::item { padding: 0 8px;
    border-bottom: 1px solid $line; }
QTableView[kind="grid"]::item:selected, QTreeView[kind="grid"]::item:selected { background: $accent_soft;
    color: $text; }
QHeaderView { background: transparent; border: 0; }
QHeaderView::section { background: transparent; color: $text3; border: 0; border-bottom: 1px solid $line;
    padding: 0 11px; min-height: 32px; font-size: 11px; font-weight: 600; }
QScrollBar:vertical { width: 10px; background: transparent; margin: 2px; }
QScrollBar:horizontal { height: 10px; background: transparent; margin: 2px; }
QScrollBar::handle { background: $line_strong; border-radius: 3px; }
QScrollBar::handle:hover { background: $text3; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }

QMenuBar { background: $sidebar; color: $text; border-bottom: 1px solid $line; }
QMenuBar::item { padding: 5px 9px; background: transparent; border-radius: 5px; }
QMenuBar::item:selected { background: $pressed; }
QMenu { background: $surface; border: 1px solid $line_strong; padding: 5px; }
QMenu::item { padding: 6px 24px 6px 10px; border-radius: 5px; }
QMenu::item:selected { background: $accent_soft; }
QMenu::item:disabled { color: $disabled; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }
QToolTip { background: $surface; color: $text; border: 1px solid $line_strong; padding: 4px 8px; }
QProgressBar { background: $line; border: 0; border-radius: 3px; min-height: 6px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QSlider::groove:horizontal { background: $line; height: 4px; border-radius: 2px; }
QSlider::handle:horizontal { background: $accent; width: 16px; height: 16px; margin: -6px 0;
    border-radius: 8px; }
QSlider::handle:horizontal:focus { border: 2px solid $text; }
QCalendarWidget QWidget { background: $surface; }
"""


def style_sheet(tokens: Tokens, families: Families, scale: float, parts: Path) -> str:
    """Return the one style sheet; lengths above 2 px grow with ``scale``, ``parts`` holds its little pictures."""
    colours = {key: str(value) for key, value in asdict(tokens).items()}
    colours["parts"] = (parts / ("dark" if tokens.dark else "light")).as_posix()
    colours["toast_accent"] = "#0F6E5E" if tokens.dark else "#56C2A8"
    colours["toast_hover"] = tokens.text2 if not tokens.dark else "#D5D0C6"
    contrast = _CONTRAST if tokens.high_contrast else ""
    sheet = Template(_SHEET + contrast).substitute(colours)
    return _labels(tokens, families, scale) + _scaled(sheet, scale)


_CONTRAST = """
QFrame[kind="banner"] { border-color: $text3; }
QTableView[kind="grid"], QFrame[kind="card"], QFrame[kind="soft"] { border-color: $text3; }
"""


def _labels(tokens: Tokens, families: Families, scale: float) -> str:
    """Write a rule per type role: ``QLabel[role="title"]`` and so on."""
    kai = ", ".join(f'"{name}"' for name in families.kai)
    rules = []
    for role, face in FACES.items():
        family = f" font-family: {kai};" if face.kai else ""
        colour = f" color: {getattr(tokens, _TEXT_COLOURS[role])};" if role in _TEXT_COLOURS else ""
        size = max(11, round(face.pixels * scale))
        rules.append(
            f'QLabel[role="{role}"] {{ font-size: {size}px; font-weight: {face.weight};{family}{colour} }}'
        )
    return "\n".join(rules)


def _scaled(sheet: str, scale: float) -> str:
    """Grow all lengths above 2 px; radii are cut, not rounded: Qt squares a corner wider than half its box."""

    def grown(match: re.Match[str]) -> str:
        pixels = int(match[2])
        if pixels <= 2:
            return match[0]
        grown_to = int(pixels * scale) if match[1] else round(pixels * scale)
        return f"{match[1] or ''}{grown_to}px"

    return re.sub(r"(radius: )?\b(\d+)px", grown, sheet)


def palette(tokens: Tokens) -> QPalette:
    """Return the palette for all that the style sheet leaves to Fusion."""
    roles = QPalette.ColorRole
    colours = {
        roles.Window: tokens.canvas,
        roles.WindowText: tokens.text,
        roles.Base: tokens.surface,
        roles.AlternateBase: tokens.sunken,
        roles.Text: tokens.text,
        roles.Button: tokens.surface,
        roles.ButtonText: tokens.text,
        roles.BrightText: tokens.seal,
        roles.Highlight: tokens.accent_soft,
        roles.HighlightedText: tokens.text,
        roles.PlaceholderText: tokens.text3,
        roles.Link: tokens.accent,
        roles.LinkVisited: tokens.plum,
        roles.ToolTipBase: tokens.surface,
        roles.ToolTipText: tokens.text,
        roles.Accent: tokens.accent,
        roles.Light: tokens.surface,
        roles.Midlight: tokens.hover,
        roles.Mid: tokens.line_strong,
        roles.Dark: tokens.line_strong,
        roles.Shadow: tokens.shadow,
    }
    made = QPalette()
    for role, colour in colours.items():
        made.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText, roles.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.disabled))
    return made
