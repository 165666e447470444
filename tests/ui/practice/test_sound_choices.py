"""Where a voice matters in forms: the kinds of a deck, and the voice in the options."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.practice.options import read_options
from tests.ui.sound.fakes import FakePlayer, FakeSpeech
from ui.dialogs.deck import BeginDialog
from ui.dialogs.practice_options import OptionsDialog
from ui.sound.sounds import Sounds
from ui.sound.speech import Found
from ui.sound.voices import VoiceRow
from ui.tasks import InlineTasks
from ui.workplace import Workplace

HUIHUI = VoiceRow("winrt", "Microsoft Huihui", "zh_CN")
KANGKANG = VoiceRow("winrt", "Microsoft Kangkang", "zh_CN")


class SlowSpeech(FakeSpeech):
    """Finds its voices only when ``answer`` is called."""

    def find(self, done: Found) -> None:
        self.answer = lambda: done(self.rows)


def words_of(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if not one.isHidden())


def with_speech(workplace: Workplace, speech: FakeSpeech, platform: str = "darwin") -> FakeSpeech:
    workplace.sounds = Sounds(InlineTasks(), speech=speech, player=FakePlayer(), platform=platform)
    return speech


def listening_cards(workplace: Workplace) -> int:
    with workplace.journal.read() as connection:
        found: int = connection.exec_driver_sql(
            "SELECT count(*) FROM card WHERE kind = 'listen'"
        ).scalar_one()
    return found


def test_cards_by_ear_are_made_where_a_voice_is(qtbot: QtBot, workplace: Workplace) -> None:
    with_speech(workplace, FakeSpeech(HUIHUI))
    dialog = BeginDialog(workplace, None)
    qtbot.addWidget(dialog)
    assert dialog.kinds.boxes["listen"].isEnabled()
    dialog.kinds.boxes["listen"].setChecked(True)
    dialog.finish()
    assert listening_cards(workplace) >= 30


def test_without_a_voice_the_form_says_how_to_get_one(qtbot: QtBot, workplace: Workplace) -> None:
    with_speech(workplace, FakeSpeech())
    dialog = BeginDialog(workplace, None)
    qtbot.addWidget(dialog)
    assert not dialog.kinds.boxes["listen"].isEnabled()
    assert "Spoken Content" in words_of(dialog.kinds)


def test_a_voice_that_is_found_late_does_not_reach_a_closed_form(qtbot: QtBot, workplace: Workplace) -> None:
    speech = SlowSpeech(HUIHUI)
    with_speech(workplace, speech)
    open_form, closed = BeginDialog(workplace, None), BeginDialog(workplace, None)
    qtbot.addWidget(open_form)
    assert "Looking for a Mandarin voice" in words_of(open_form.kinds)
    closed.deleteLater()
    qtbot.wait(1)
    speech.answer()
    assert open_form.kinds.boxes["listen"].isEnabled()
    assert "Looking" not in words_of(open_form.kinds)


def test_the_voice_is_chosen_heard_and_kept(qtbot: QtBot, workplace: Workplace) -> None:
    speech = with_speech(workplace, FakeSpeech(HUIHUI, KANGKANG))
    dialog = OptionsDialog(workplace, None)
    qtbot.addWidget(dialog)
    assert [dialog.voice.box.itemText(at) for at in range(3)] == [
        "Best of this computer",
        "Microsoft Huihui",
        "Microsoft Kangkang",
    ]
    dialog.voice.box.setCurrentIndex(2)
    dialog.voice.hear.click()
    assert speech.said[-1][1] == "Microsoft Kangkang"
    dialog.finish()
    with workplace.journal.read() as connection:
        assert read_options(connection).voice == KANGKANG.key


def test_a_voice_of_another_computer_stays_chosen(qtbot: QtBot, workplace: Workplace) -> None:
    with_speech(workplace, FakeSpeech(KANGKANG))
    first = OptionsDialog(workplace, None)
    qtbot.addWidget(first)
    first.voice.box.setCurrentIndex(1)
    first.finish()
    with_speech(workplace, FakeSpeech())
    again = OptionsDialog(workplace, None)
    qtbot.addWidget(again)
    assert again.voice.box.currentText() == "Microsoft Kangkang"
    assert not again.voice.hear.isEnabled()
    assert "No Mandarin voice was found" in words_of(again.voice)
    assert not again.typed()
