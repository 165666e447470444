"""Which names a screen shows in either language."""

from __future__ import annotations

import gettext
from collections.abc import Iterator

import pytest

from desktop import texts
from desktop.people import shown
from desktop.touches.timeline import Name


@pytest.fixture
def chinese() -> Iterator[None]:
    texts.use_translations("zh_CN", gettext.NullTranslations())
    yield
    texts.use_translations("en", gettext.NullTranslations())


def test_english_screens_show_both_names():
    assert shown.whole("汪师平", "Wāng Shīpíng") == "Wāng Shīpíng 汪师平"
    assert shown.single("温州百孚锁业有限公司", "Wenzhou Baifu Locks") == "Wenzhou Baifu Locks"
    assert shown.two_lines("温州百孚锁业有限公司", "Wenzhou Baifu Locks")[1] == "温州百孚锁业有限公司"
    assert shown.listed(["Li Wei", "Chen Jie"]) == "Li Wei, Chen Jie"


@pytest.mark.usefixtures("chinese")
def test_chinese_screens_show_hanzi_alone():
    assert shown.whole("汪师平", "Wāng Shīpíng") == "汪师平"
    assert shown.single("温州百孚锁业有限公司", "Wenzhou Baifu Locks") == "温州百孚锁业有限公司"
    assert shown.two_lines("温州百孚锁业有限公司", "Wenzhou Baifu Locks") == (
        "温州百孚锁业有限公司",
        "Wenzhou Baifu Locks",
    )
    assert shown.listed(map(str, [Name(1, "李伟", "Li Wei"), Name(2, "陈洁", "Jessie")])) == "李伟、陈洁"


@pytest.mark.usefixtures("chinese")
def test_a_name_without_hanzi_stays_as_it_is():
    assert shown.whole("", "Tom Baker") == "Tom Baker"
    assert shown.single("", "Baker Ltd") == "Baker Ltd"
    assert shown.two_lines("", "", "Xinda") == ("Xinda", "")
