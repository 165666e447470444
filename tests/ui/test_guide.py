"""The guide in both languages: chapters that match, pictures that are there, and a way to it by keys."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QWidget

from desktop import paths, texts
from ui.dialogs.guide_page import PICTURES, GuidePage, chapter_title, chapters, picture_file
from ui.dialogs.help import HelpSheet, open_guide, open_help

GUIDE = paths.resources() / "guide"


@pytest.fixture(params=texts.LANGUAGES)
def language(request):
    texts.use(request.param, paths.i18n())
    yield request.param
    texts.use("en", paths.i18n())


def test_each_language_has_the_same_chapters_and_pictures():
    found = {name: sorted(path.name for path in (GUIDE / name).glob("*.md")) for name in texts.LANGUAGES}
    assert found["en"] == found["zh_CN"]
    assert len(found["en"]) == 4
    for name in found["en"]:
        pictures = [
            re.findall(r"!\[[^\]]+\]\((\w+)\)", (GUIDE / one / name).read_text("utf-8"))
            for one in texts.LANGUAGES
        ]
        assert pictures[0] == pictures[1]
        assert set(pictures[0]) <= set(PICTURES)


@pytest.mark.parametrize("look", ["light", "dark"])
def test_every_picture_is_there(language, look):
    for name in PICTURES:
        assert not QImage(str(picture_file(name, look, language))).isNull(), name


def test_a_chapter_shows_its_text_and_pictures(qtbot, theme, language):
    page = GuidePage(theme, chapters()[0])
    qtbot.addWidget(page)
    shown = page.toPlainText()
    assert chapter_title(chapters()[0]) in shown
    assert "**" not in shown
    kind = QTextDocument.ResourceType.ImageResource.value
    assert page.document().resource(kind, QUrl("suppliers")).width() == theme.px(680)


def test_help_shows_keys_and_the_guide_one_tab_on(qtbot, workplace):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    open_help(workplace, window)
    sheet = window.findChild(HelpSheet)
    assert (sheet.tabs.currentIndex(), sheet.tabs.count()) == (0, 5)
    sheet.tabs.setCurrentIndex(3)
    assert "Nobody else can open it" in sheet.stack.currentWidget().toPlainText()
    sheet.close()
    open_guide(workplace, window)
    assert "First ten minutes" in window.findChildren(HelpSheet)[-1].stack.currentWidget().toPlainText()
