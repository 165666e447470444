from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase, QFontInfo, QRawFont
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

import ui
from desktop.paths import resources
from ui.theme.fonts import FACES, SMALLEST, families_for, pixels
from ui.theme.style import style_sheet
from ui.theme.theme import Theme, load_fonts
from ui.theme.tokens import DARK, LIGHT, TONES, Tokens, contrast, with_high_contrast
from ui.widgets.button import Button
from ui.widgets.layouts import column, holder
from ui.widgets.scrolling import scrolling

APPEARANCES = [LIGHT, DARK, with_high_contrast(LIGHT), with_high_contrast(DARK)]
QUIET_GROUNDS = ("canvas", "surface", "sunken", "sidebar")


def test_no_bundled_font_is_refused(qapp: QApplication) -> None:
    assert load_fonts(resources()) == ()


@pytest.mark.parametrize("tokens", APPEARANCES)
class TestContrast:
    """The figures promised by the look, by WCAG 2."""

    def test_text_can_be_read_on_every_ground(self, tokens: Tokens) -> None:
        assert round(contrast(tokens.text, tokens.surface), 1) >= 13.8
        for ground in QUIET_GROUNDS:
            assert contrast(tokens.text2, getattr(tokens, ground)) >= 5.8, ground
            assert contrast(tokens.text3, getattr(tokens, ground)) >= 4.5, ground

    def test_rows_keep_quiet_text_readable(self, tokens: Tokens) -> None:
        assert contrast(tokens.text3, tokens.hover) >= 4.5
        assert contrast(tokens.text2, tokens.pressed) >= 4.5
        assert contrast(tokens.text2, tokens.accent_soft) >= 5.8

    @pytest.mark.parametrize("tone", TONES)
    def test_a_tone_can_be_read_on_its_soft_fill(self, tokens: Tokens, tone: str) -> None:
        assert contrast(tokens.tone(tone), tokens.soft(tone)) >= 4.6
        assert contrast(tokens.tone(tone), tokens.surface) >= 4.6

    def test_buttons_and_focus_stand_out(self, tokens: Tokens) -> None:
        assert round(contrast(tokens.on_accent, tokens.accent), 1) >= 6.2
        assert round(contrast(tokens.focus, tokens.canvas), 1) >= 3.7


def test_the_ratio_is_that_of_the_standard() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_high_contrast_draws_borders_as_strong_as_text() -> None:
    assert with_high_contrast(LIGHT).line_strong == LIGHT.text3
    assert with_high_contrast(DARK).line == DARK.text3


@pytest.mark.parametrize("scale", [0.9, 1.0, 1.25, 1.5])
def test_no_text_is_smaller_than_eleven_pixels(scale: float) -> None:
    assert all(pixels(role, scale) >= SMALLEST for role in FACES)


@pytest.mark.parametrize("platform", ["windows", "cocoa", "xcb", "wayland", "offscreen"])
def test_a_chinese_family_is_always_named(platform: str) -> None:
    families = families_for(platform)
    assert {"Microsoft YaHei UI", "PingFang SC", "Guanxi Sans SC"} & set(families.text)
    assert families.kai[0] == "Guanxi Kai"


def test_bundled_fonts_come_in_the_weights_of_the_look(theme: Theme) -> None:
    for family in ("Inter", "Guanxi Sans SC"):
        weights = {QFontDatabase.weight(family, style) for style in QFontDatabase.styles(family)}
        assert weights == {400, 500, 600}
    assert QFontInfo(theme.font("kai")).family() == "Guanxi Kai"


def test_hanzi_and_pinyin_have_shapes_in_our_own_fonts(theme: Theme) -> None:
    for file in ("GuanxiSansSC-Regular.ttf", "GuanxiKai-Regular.ttf"):
        raw = QRawFont(str(resources() / "fonts" / file), 13.0)
        assert all(raw.supportsCharacter(ord(char)) for char in "关系义乌市直骨令 Chūnjié nǚ lǜ ǎ，。《》¥")


def test_change_repaints_and_rescales(qapp: QApplication, theme: Theme) -> None:
    told = []
    theme.changed.connect(lambda: told.append(theme.tokens))
    theme.change(qapp, appearance="dark", scale=150)
    assert told == [DARK]
    assert theme.px(32) == 48
    assert theme.font("body").pixelSize() == 20
    assert qapp.palette().window().color().name().upper() == DARK.canvas


def test_scale_keeps_its_bounds(theme: Theme, qapp: QApplication) -> None:
    theme.change(qapp, appearance="light", scale=400)
    assert theme.percent == 150
    theme.change(qapp, appearance="light", scale=10)
    assert theme.percent == 90


def test_a_label_takes_its_size_from_its_role(theme: Theme, qtbot) -> None:
    label = QLabel("关系 Guanxi")
    qtbot.addWidget(label)
    label.setProperty("role", "title")
    label.show()
    assert label.font().pixelSize() == 22
    assert label.font().families()[:2] == ["Inter", "Guanxi Sans SC"]


def test_icons_are_tinted_and_kept(theme: Theme) -> None:
    first = theme.pixmap("gift", "seal", 16, 2.0)
    assert first.width() == 32
    assert first.devicePixelRatio() == 2.0
    assert theme.pixmap("gift", "seal", 16, 2.0).cacheKey() == first.cacheKey()
    image = first.toImage()
    colours = {
        image.pixelColor(x, y).name().upper()
        for x in range(32)
        for y in range(32)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert colours == {LIGHT.seal}


def test_a_missing_icon_is_a_circle_and_not_a_failure(theme: Theme) -> None:
    assert theme.pixmap("no-such-icon").toImage() == theme.pixmap("circle").toImage()


def test_every_colour_that_is_painted_with_is_a_token() -> None:
    known = {field.name for field in fields(Tokens)}
    code = {path: path.read_text(encoding="utf-8") for path in Path(ui.__file__).parent.rglob("*.py")}
    named = {
        (path.name, name) for path, text in code.items() for name in re.findall(r'\.color\("(\w+)"', text)
    }
    assert len(named) > 50
    assert {(path, name) for path, name in named if name not in known} == set()


@pytest.mark.parametrize("tokens", APPEARANCES)
def test_the_style_sheet_names_only_files_that_exist(tokens: Tokens) -> None:
    sheet = style_sheet(tokens, families_for("xcb"), 1.0, resources() / "icons" / "parts")
    named = re.findall(r'url\("([^"]+)"\)', sheet)
    assert named
    for path in named:
        assert (resources() / "icons" / path.split("/icons/")[1]).is_file()
    assert "$" not in sheet


def test_one_pixel_lines_stay_thin_at_every_scale() -> None:
    sheet = style_sheet(LIGHT, families_for("xcb"), 1.5, resources())
    assert "1px solid" in sheet
    assert "min-height: 45px" in sheet


@pytest.mark.parametrize("percent", range(90, 151, 5))
def test_round_corners_stay_round_at_every_size(percent: int) -> None:
    sheet = style_sheet(LIGHT, families_for("xcb"), percent / 100, resources())
    rule = re.search(r"QSlider::handle:horizontal \{([^}]*)\}", sheet)
    assert rule is not None
    sides = re.search(r"width: (\d+)px", rule[1])
    radius = re.search(r"radius: (\d+)px", rule[1])
    assert sides is not None
    assert radius is not None
    assert 2 * int(radius[1]) <= int(sides[1])


def test_the_style_is_fusion_although_a_sheet_was_there_before(theme: Theme, qapp: QApplication) -> None:
    qapp.setStyleSheet("")
    qapp.setStyle("Windows")
    qapp.setStyleSheet("QMainWindow { background-color: #FFFFFF }")
    theme.apply(qapp)
    sheet = qapp.styleSheet()
    qapp.setStyleSheet("")
    assert qapp.style().name() == "fusion"
    qapp.setStyleSheet(sheet)


@pytest.mark.parametrize("shown", [True, False])
def test_what_is_scrolled_to_its_end_stays_there_when_it_turns_dark(
    theme: Theme, qapp: QApplication, qtbot: QtBot, shown: bool
) -> None:
    theme.apply(qapp)
    area = scrolling(holder(column(*(Button(theme, str(n)) for n in range(30)))))
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.show()
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 500)
    end = bar.maximum()
    bar.setValue(end)
    area.setVisible(shown)
    for appearance in ("dark", "light"):
        theme.change(qapp, appearance=appearance, scale=100)
        qtbot.wait(20)
    area.show()
    qtbot.waitUntil(lambda: (bar.maximum(), bar.value()) == (end, end))
