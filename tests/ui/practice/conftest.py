"""The Practice page over a journal with a few phrases of one's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import bundled, texts
from desktop.practice import decks, own
from desktop.practice.wordings import wordings
from ui.pages.practice import PracticePage
from ui.workplace import Workplace

PHRASES = {
    "合作愉快": ("hézuò yúkuài", "To a happy cooperation"),
    "请给我报价": ("qǐng gěi wǒ bàojià", "Please quote me a price"),
    "您辛苦了": ("nín xīnkǔ le", "You have worked hard"),
}
Begin = Callable[..., dict[str, str]]


@pytest.fixture
def begin(workplace: Workplace) -> Begin:
    """Make a deck of the phrases with cards of some kinds; returns the keys by text."""

    def make(*kinds: str) -> dict[str, str]:
        keys = {}
        with workplace.journal.change("Phrases") as session:
            for text, (pinyin, english) in PHRASES.items():
                register = "nin" if "您" in text else "neutral"
                fields: own.PhraseFields = {"simplified": text, "pinyin": pinyin, "english": english}
                keys[text] = own.add_phrase(session, {**fields, "register": register})
            deck_id = decks.make_deck(session, "合作", kinds or ("recognise",))
            decks.add_phrases(session, deck_id, wordings(session.connection(), keys.values()).values())
        return keys

    return make


@pytest.fixture
def in_chinese() -> Iterator[None]:
    """Speak Chinese."""
    texts.use("zh_CN", bundled.i18n())
    yield
    texts.use("en", bundled.i18n())


@pytest.fixture
def page(qtbot: QtBot, workplace: Workplace) -> PracticePage:
    """The page as it is first shown; make the phrases before."""
    made = PracticePage(workplace)
    qtbot.addWidget(made)
    made.resize(1300, 900)
    return made


@pytest.fixture
def press(qtbot: QtBot, page: PracticePage) -> Callable[[str], None]:
    """Press a key where the focus is in the shown page."""

    def type_key(key: str) -> None:
        target = QApplication.focusWidget() or page
        named = {"space": Qt.Key.Key_Space, "enter": Qt.Key.Key_Return, "back": Qt.Key.Key_Backspace}
        if key in named:
            qtbot.keyClick(target, named[key])
        elif key.isupper():
            qtbot.keyClick(target, key, Qt.KeyboardModifier.ShiftModifier)
        else:
            qtbot.keyClicks(target, key)

    return type_key
