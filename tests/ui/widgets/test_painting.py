from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui.theme.theme import Theme
from ui.widgets.avatar import Avatar
from ui.widgets.chip import Chip
from ui.widgets.list_delegate import ROW_HEIGHT, ListDelegate
from ui.widgets.painting import chip_width, mirrored
from ui.widgets.rows import AVATAR_TONES, Flag, ListRow, TimelineRow, avatar_tone

RIGHT_TO_LEFT = Qt.LayoutDirection.RightToLeft
SIDE = st.integers(0, 2_000)


@given(SIDE, SIDE, SIDE, SIDE)
def test_mirroring_is_that_of_qt(left: int, width: int, bound: int, wide: int) -> None:
    bounds, rect = QRect(bound, 0, wide, 40), QRect(left, 5, width, 10)
    ours = mirrored(QRectF(rect), QRectF(bounds), RIGHT_TO_LEFT)
    assert ours == QRectF(QStyle.visualRect(RIGHT_TO_LEFT, bounds, rect))


@given(SIDE, SIDE, SIDE)
def test_mirroring_twice_changes_nothing(left: int, width: int, wide: int) -> None:
    bounds, rect = QRectF(0, 0, wide, 40), QRectF(left, 5, width, 10)
    assert mirrored(mirrored(rect, bounds, RIGHT_TO_LEFT), bounds, RIGHT_TO_LEFT) == rect


@pytest.mark.parametrize("scale", [90, 100, 110, 125, 150])
@pytest.mark.parametrize(
    "flag", [Flag("Going cold", "seal"), Flag("Since 2019"), Flag("Follow up Feb 22", "amber", "clock")]
)
def test_a_chip_has_room_for_all_its_words(theme: Theme, qapp, qtbot, scale: int, flag: Flag) -> None:
    theme.change(qapp, appearance="light", scale=scale)
    chip = Chip(theme, flag)
    qtbot.addWidget(chip)
    left = theme.px(26 if flag.icon else 9)
    room = chip.sizeHint().width() - left - theme.px(9)
    assert theme.elided(flag.text, "meta_medium", room) == flag.text
    assert chip.accessibleName() == flag.text


def test_a_chip_in_a_row_is_narrower_than_one_in_a_page(theme: Theme) -> None:
    flag = Flag("Going cold", "seal")
    assert chip_width(theme, flag) < chip_width(theme, flag, tall=True)


def test_an_avatar_keeps_its_colour_for_ever() -> None:
    assert [avatar_tone(number) for number in (1, 7, 412_316_860_416)] == ["amber", "sky", "ok"]


@pytest.mark.parametrize("step", [1, 1 << 21, 3000 << 21])
def test_records_written_one_after_the_other_differ_in_colour(step: int) -> None:
    ids = [(217_000_000_000 << 21 | 7 << 11) + number * step for number in range(60)]
    shares = Counter(map(avatar_tone, ids))
    assert set(shares) == set(AVATAR_TONES)
    assert max(shares.values()) <= 20


def test_an_avatar_follows_the_theme(theme: Theme, qapp, qtbot) -> None:
    avatar = Avatar(theme, "光", "seal")
    qtbot.addWidget(avatar)
    avatar.resize(avatar.sizeHint())
    light = avatar.grab().toImage().pixelColor(20, 3).name().upper()
    theme.change(qapp, appearance="dark", scale=100)
    dark = avatar.grab().toImage().pixelColor(20, 3).name().upper()
    assert (light, dark) == ("#FAEAE6", "#3F2521")


def test_rows_are_spoken_without_gaps() -> None:
    row = ListRow("Yiwu Guangming", "义乌市光明五金有限公司", "", "3 d", Flag("Going cold", "seal"))
    assert row.spoken == "Yiwu Guangming, 义乌市光明五金有限公司, Going cold, 3 d"
    told = TimelineRow("phone", "sky", "Call with 李伟", "Jan 30", "Asked for the forecast.", heading="2027")
    assert told.spoken == "2027, Call with 李伟, Jan 30, Asked for the forecast."


def _painted(theme: Theme, row: ListRow, wide: int, state: QStyle.StateFlag) -> set[str]:
    """Return the colours of a painted row."""
    delegate, option = ListDelegate(theme), QStyleOptionViewItem()
    model = QStandardItemModel()
    item = QStandardItem()
    item.setData(row, Qt.ItemDataRole.UserRole)
    model.appendRow(item)
    picture = QImage(wide, theme.px(ROW_HEIGHT), QImage.Format.Format_RGB32)
    picture.fill(theme.color("canvas"))
    option.rect, option.state = picture.rect(), state
    painter = QPainter(picture)
    delegate.paint(painter, option, model.index(0, 0))
    painter.end()
    return {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}


@pytest.mark.parametrize(("wide", "there"), [(320, True), (210, False)])
def test_a_narrow_row_leaves_the_avatar_out_for_its_words(theme: Theme, wide: int, there: bool) -> None:
    colours = _painted(
        theme, ListRow("Glazed planters", avatar="佛", tone="plum"), wide, QStyle.StateFlag.State_None
    )
    assert (theme.soft("plum").name() in colours) is there


def test_a_jade_chip_can_be_seen_on_a_selected_row(theme: Theme) -> None:
    row = ListRow("Hose fittings", flag=Flag("Under way", "accent"))
    wide = 210  # without the avatar, whose ground is that of the page too
    assert theme.color("surface").name() in _painted(theme, row, wide, QStyle.StateFlag.State_Selected)
