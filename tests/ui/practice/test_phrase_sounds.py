"""The sounds of a phrase in the library: added from a file, played, taken away and brought back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.practice.sounds import sounds_of
from tests.ui.sound.fakes import FakePlayer, sounds
from ui.practice.library_view import LibraryView
from ui.practice.phrase_sounds import PhraseSounds
from ui.widgets.button import IconButton
from ui.widgets.item_row import ItemRow
from ui.workplace import Workplace

KEY = "price.001"


def rows(qtbot: QtBot, part: PhraseSounds) -> list[str]:
    qtbot.wait(1)  # rows that are gone are deleted by the loop
    return [row.accessibleName() for row in part.findChildren(ItemRow)]


def button(part: QWidget, words: str) -> IconButton:
    [found] = [one for one in part.findChildren(IconButton) if words in one.toolTip()]
    return found


def shown(qtbot: QtBot, workplace: Workplace) -> LibraryView:
    view = LibraryView(workplace)
    qtbot.addWidget(view)
    view.resize(1200, 900)
    view.refresh()
    view.show_phrase(KEY)
    return view


def test_a_voice_message_becomes_the_model_of_a_phrase(
    qtbot: QtBot, workplace: Workplace, tmp_path: Path
) -> None:
    player = FakePlayer()
    workplace.sounds = sounds(player=player)
    view = shown(qtbot, workplace)
    message = tmp_path / "王总 语音.m4a"
    message.write_bytes(b"the voice of Mr Wang")
    view.card.sounds.take(message)
    view.refresh()
    [name] = rows(qtbot, view.card.sounds)
    assert name.startswith("王总 语音.m4a, How it should be")
    button(view.card.sounds, "Play").click()
    assert player.played == [(b"the voice of Mr Wang", "王总 语音.m4a", False)]

    button(view.card.sounds, "trash").click()
    view.refresh()
    assert rows(qtbot, view.card.sounds) == []
    workplace.undo()
    view.refresh()
    assert len(rows(qtbot, view.card.sounds)) == 1


def test_a_file_that_is_no_sound_is_refused(qtbot: QtBot, workplace: Workplace, tmp_path: Path) -> None:
    told: list[str] = []
    workplace.failures.told.connect(lambda message, _advice: told.append(message))
    view = shown(qtbot, workplace)
    quote = tmp_path / "quote.txt"
    quote.write_text("12.50")
    view.card.sounds.take(quote)
    assert told == ["quote.txt is no sound."]
    with workplace.journal.read() as connection:
        assert sounds_of(connection, KEY) == []


def test_play_and_say_it_are_buttons_of_the_phrase(qtbot: QtBot, workplace: Workplace) -> None:
    asked: list[str] = []
    workplace.command_asked_for.connect(asked.append)
    view = shown(qtbot, workplace)
    view.card.play.click()
    view.card.say.click()
    assert asked == ["play_phrase", "say_it"]
    assert "Sounds" in [one.text() for one in view.card.findChildren(QLabel)]
