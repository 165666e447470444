"""The trainer by keys: what a learner sees after each utterance, fed with synthesised voices (they prove the path)."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from datetime import UTC
from random import Random

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.attachments.preparing import prepare
from desktop.errors import GuanxiError
from desktop.practice import own
from desktop.practice.options import change_options, read_options
from desktop.practice.sounds import keep_sound, sounds_of
from desktop.practice.tone.drill import warm_up
from desktop.practice.tone.sound import RATE
from tests.desktop.practice.voices import CHAO, pcm, phrase, voice
from tests.ui.slow_tasks import SlowTasks
from tests.ui.sound.fakes import FakeDecoder, FakeMicrophone, FakePlayer, FakeSpeech
from ui.sound.sounds import Sounds
from ui.sound.voices import VoiceRow
from ui.tasks import InlineTasks
from ui.tones.trainer_view import TrainerView
from ui.workplace import Workplace

LOW, WIDE = 110.0, 12.0
RANGE = (1.6, 13.6)


class Room:
    """A learner before the trainer, with a microphone that hears what is fed."""

    def __init__(self, qtbot: QtBot, workplace: Workplace) -> None:
        self.qtbot, self.workplace = qtbot, workplace
        self.microphone, self.player = FakeMicrophone(), FakePlayer()
        self.speech = FakeSpeech(VoiceRow("darwin", "Tingting", "zh_CN"))
        workplace.sounds = Sounds(
            InlineTasks(),
            speech=self.speech,
            player=self.player,
            microphone=self.microphone,
            decoder=FakeDecoder(),
        )
        self.view: TrainerView

    def enter(self) -> TrainerView:
        self.view = TrainerView(self.workplace, Random(3))
        self.qtbot.addWidget(self.view)
        self.view.resize(1000, 900)
        self.view.refresh()
        self.view.show()
        self.qtbot.waitExposed(self.view)
        self.microphone.ready.emit()
        return self.view

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.view, key, modifier)

    def say(self, samples: bytes) -> None:
        """Press Space, speak, press Space."""
        self.press(Qt.Key.Key_Space)
        self.microphone.feed(samples)
        if self.view.recording.state.value == "recording":
            self.press(Qt.Key.Key_Space)

    def say_tone(self, tone: int) -> None:
        self.say(pcm(voice(CHAO[tone], low=LOW, semitones=WIDE)))

    def reads(self) -> str:
        return "\n".join(one.text() for one in self.view.findChildren(QLabel) if one.isVisible())


@pytest.fixture
def room(qtbot: QtBot, workplace: Workplace) -> Room:
    return Room(qtbot, workplace)


@pytest.fixture
def known(workplace: Workplace) -> None:
    """The warm-up was done before."""
    with workplace.journal.change("Range") as session:
        change_options(session, voice_range=RANGE)


@pytest.fixture
def phrase_key(workplace: Workplace) -> str:
    with workplace.journal.change("Phrase") as session:
        return own.add_phrase(
            session,
            {"simplified": "报价太高", "pinyin": "bàojià tài gāo", "english": "The quote is too high"},
        )


def test_the_warm_up_learns_the_range_and_leads_to_the_drill(room: Room, workplace: Workplace) -> None:
    room.enter()
    assert "1 of 16" in room.reads()
    assert "estimate" in room.reads()
    for one in warm_up():
        room.say_tone(one.syllable.tone)
    with workplace.journal.read() as connection:
        low, high = read_options(connection).voice_range
    assert low == pytest.approx(1.65, abs=1.5)
    assert high == pytest.approx(13.65, abs=1.5)
    assert room.view.trainer.mode == "syllables"
    assert "Your range: 1" in room.reads()
    workplace.undo()
    room.view.refresh()
    assert "not known yet" in room.reads()


def test_a_warm_up_of_silence_learns_nothing(room: Room, workplace: Workplace) -> None:
    told: list[str] = []
    workplace.told.connect(lambda sentence, _operation: told.append(sentence))
    room.enter()
    room.say(bytes(32_000))
    assert "Not heard." in room.reads()
    for _one in warm_up():
        room.press(Qt.Key.Key_Return)
    assert "1 of 16" in room.reads()
    assert "Too few syllables" in told[-1]
    with workplace.journal.read() as connection:
        assert read_options(connection).voice_range == ()


@pytest.mark.usefixtures("known")
def test_three_grades_and_silence(room: Room) -> None:
    view = room.enter()
    tone = view.trainer.asked.syllable.tone
    other = 4 if tone != 4 else 1
    room.say_tone(tone)
    assert f"Clear: tone {tone}" in room.reads()
    [cell] = view.face.chart.cells()
    assert cell.mark == "clear"
    assert cell.lines
    room.say_tone(other)
    assert f"sounded more like tone {other}" in room.reads()
    assert f"Tone {tone} is" in room.reads()
    assert "wrong" not in room.reads().lower()
    room.say(bytes(32_000))
    assert "Not heard." in room.reads()
    assert not view.face.chart.cells()[0].lines
    assert "near the microphone" in room.reads()
    room.press(Qt.Key.Key_Space)
    assert "Speak now" in room.reads()
    assert "near the microphone" not in room.reads(), "what was advised belongs to what was said before"
    room.press(Qt.Key.Key_Space)
    before = view.trainer.asked
    room.press(Qt.Key.Key_Return)
    assert view.trainer.asked != before
    assert "Not heard." not in room.reads()


@pytest.mark.usefixtures("known")
def test_model_and_own_voice_are_heard_by_keys(room: Room) -> None:
    view = room.enter()
    character = view.trainer.asked.character
    room.press(Qt.Key.Key_P)
    assert room.player.played == [], "nothing was said yet"
    room.press(Qt.Key.Key_R)
    room.press(Qt.Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    assert room.speech.said == [(character, "Tingting", False), (character, "Tingting", True)]
    room.say_tone(2)
    room.press(Qt.Key.Key_P)
    [(data, name, _slow)] = room.player.played
    assert data[:4] == b"RIFF"
    assert name == "own.wav"


@pytest.mark.usefixtures("known")
def test_a_phrase_is_laid_over_its_tones_and_kept_on_request(
    room: Room, workplace: Workplace, phrase_key: str
) -> None:
    view = room.enter()
    view.show_phrase(phrase_key)
    assert "The quote is too high" in room.reads()
    said = phrase([CHAO[4], CHAO[4], CHAO[4], tuple(level - 0.6 for level in CHAO[1])], low=LOW)
    room.say(pcm(said))
    assert [cell.mark for cell in view.face.chart.cells()] == ["clear"] * 4
    assert "4 syllables are clear" in room.reads()
    wrong = phrase([CHAO[4], CHAO[1], CHAO[4], tuple(level - 0.6 for level in CHAO[1])], low=LOW)
    room.say(pcm(wrong))
    assert "jià sounded more like jiā" in room.reads()
    assert view.face.chart.cells()[1].heard == "jiā"
    assert "jià, jiā" in view.face.chart.accessibleName()
    with workplace.journal.read() as connection:
        assert sounds_of(connection, phrase_key) == [], "in memory alone"
    workplace.tasks = tasks = SlowTasks(slow=True)
    room.press(Qt.Key.Key_K)
    room.press(Qt.Key.Key_K)  # before the file is there
    assert tasks.end() == 1
    room.press(Qt.Key.Key_K)
    assert tasks.end() == 0
    with workplace.journal.read() as connection:
        [kept] = sounds_of(connection, phrase_key)
    assert (kept.voice, kept.name, kept.mime) == ("own", "报价太高 2026-11-22.wav", "audio/wav")
    assert workplace.journal.files.read(kept.content)[:4] == b"RIFF"
    workplace.undo()
    with workplace.journal.read() as connection:
        assert sounds_of(connection, phrase_key) == []


@pytest.mark.usefixtures("known")
def test_somebody_who_says_it_well_becomes_the_model(
    room: Room, workplace: Workplace, phrase_key: str
) -> None:
    view = room.enter()
    view.show_phrase(phrase_key)
    room.say(pcm(phrase([CHAO[4], CHAO[4], CHAO[4], CHAO[1]])))
    room.press(Qt.Key.Key_K, Qt.KeyboardModifier.ShiftModifier)
    room.press(Qt.Key.Key_R)
    assert [name for _data, name, _slow in room.player.played] == ["报价太高 2026-11-22.wav"]
    assert room.speech.said == []


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize("kind", ["mp3", "m4a", "broken"])
def test_the_recording_of_a_phrase_is_the_line_to_follow(
    room: Room, workplace: Workplace, phrase_key: str, kind: str
) -> None:
    told: list[str] = []
    workplace.sounds.failed.connect(lambda error: told.append(error.message))
    well = phrase([CHAO[4], CHAO[4], CHAO[4], CHAO[1]], low=190.0)
    held = io.BytesIO()
    soundfile.write(held, well.samples, RATE, format="MP3")
    data = {"mp3": held.getvalue(), "m4a": b"PCM" + pcm(well), "broken": b"broken"}[kind]
    readable = kind != "broken"
    with workplace.journal.change("Sound") as session:
        keep_sound(session, phrase_key, prepare(workplace.journal.files, "王总.m4a", data, UTC))
    view = room.enter()
    view.show_phrase(phrase_key)
    cells = view.face.chart.cells()
    assert [bool(cell.model) for cell in cells] == [readable] * 4
    assert ("the recording of the phrase" in room.reads()) == readable
    if readable:
        [first, *_rest] = cells[0].model
        assert first[0][1] > first[-1][1] + 1.5, "her falling tone falls on her own range"
    assert told == ([] if readable else ["王总.m4a cannot be played."])
    view.show_phrase("price.001")
    assert not any(cell.model for cell in view.face.chart.cells())


@pytest.mark.parametrize(
    ("samples", "advice"),
    [
        (np.zeros(32_000), "Nothing came from the microphone"),
        (np.random.default_rng(1).normal(0, 0.2, 32_000), "There was noise"),
        (0.3 * np.sin(2 * np.pi * 150 * np.arange(32_000) / 16_000), "There was noise"),
    ],
    ids=["silence", "noise", "hum"],
)
@pytest.mark.usefixtures("known")
def test_what_is_no_voice_is_not_heard(room: Room, phrase_key: str, samples: np.ndarray, advice: str) -> None:
    view = room.enter()
    view.show_phrase(phrase_key)
    room.say((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
    assert "Not heard." in room.reads()
    assert advice in room.reads()
    assert all(cell.mark is None and not cell.lines for cell in view.face.chart.cells())


def test_the_microphone_is_open_only_while_the_trainer_is_seen(room: Room, qtbot: QtBot) -> None:
    view = room.enter()
    assert room.microphone.opened
    view.hide()
    assert not room.microphone.opened
    view.show()
    qtbot.waitExposed(view)
    assert room.microphone.opened
    room.workplace.close()
    assert not room.microphone.opened


def test_no_microphone_is_said_in_words(room: Room) -> None:
    room.microphone.error = GuanxiError(
        "No microphone was found.", "Connect one, or a headset, then try again."
    )
    room.enter()
    assert "No microphone was found. Connect one, or a headset" in room.reads()
    room.microphone.error = None
    room.press(Qt.Key.Key_Space)
    assert "No microphone" not in room.reads()
    assert "being opened" in room.reads()


@pytest.mark.usefixtures("known")
def test_enter_walks_through_the_phrases_of_the_situation(room: Room) -> None:
    view = room.enter()
    view.show_phrase("price.001")
    room.press(Qt.Key.Key_Return)
    assert view.trainer.phrase is not None
    assert view.trainer.phrase.situation == "price"
    assert view.trainer.phrase.key != "price.001"
    assert len(view.face.chart.cells()) == len(view.trainer.targets) > 0


def test_a_long_phrase_breaks_into_rows_that_fit(room: Room, workplace: Workplace) -> None:
    with workplace.journal.change("Long") as session:
        key = own.add_phrase(session, {"simplified": "请问" * 12, "pinyin": "qǐngwèn " * 12, "english": "x"})
    view = room.enter()
    view.show_phrase(key)
    chart = view.face.chart
    wide, narrow = chart.heightForWidth(1600), chart.heightForWidth(400)
    assert narrow >= 3 * wide


def test_nothing_of_sound_is_imported_before_it_is_used() -> None:
    code = (
        "import sys\n"
        "import ui.pages.practice, ui.workplace, ui.dialogs.practice_options, ui.dialogs.deck, ui.desk\n"
        "late = ('PySide6.QtMultimedia', 'PySide6.QtTextToSpeech', 'numpy')\n"
        "print([name for name in late if name in sys.modules])"
    )
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=surroundings, timeout=60
    )
    assert done.stdout.strip() == "[]"
