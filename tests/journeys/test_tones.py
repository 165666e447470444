"""An evening with the tone trainer in the real window, by keys: warm-up, drill, then the phrase of a card.

The voice is synthesised: it proves the path from the microphone to the screen, and nothing about people.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.practice import decks, own
from desktop.practice.tone.drill import warm_up
from desktop.practice.wordings import wordings
from tests.desktop.practice.voices import CHAO, pcm, phrase, voice
from tests.journeys.test_practice import CTRL, SHIFT, Learner, learner
from tests.ui.sound.fakes import FakeMicrophone, FakePlayer, FakeSpeech
from ui.sound.sounds import Sounds
from ui.sound.voices import VoiceRow
from ui.tasks import InlineTasks
from ui.tones.trainer_view import TrainerView

__all__ = ["learner"]
SUNK = tuple(level - 0.6 for level in CHAO[4])


class Singer:
    """The learner with a microphone, a voice of the system and headphones."""

    def __init__(self, learner: Learner) -> None:
        self.learner = learner
        self.microphone, self.player = FakeMicrophone(), FakePlayer()
        self.speech = FakeSpeech(VoiceRow("winrt", "Microsoft Huihui", "zh_CN"))
        assert learner.window.workplace is not None
        learner.window.workplace.sounds = Sounds(
            InlineTasks(), speech=self.speech, player=self.player, microphone=self.microphone
        )

    @property
    def view(self) -> TrainerView:
        view = self.learner.page._stack.current_view()
        assert isinstance(view, TrainerView)
        return view

    def say(self, samples: bytes) -> None:
        self.learner.press(Qt.Key.Key_Space)
        assert self.learner.reads("Speak now")
        self.microphone.feed(samples)
        self.microphone.feed(bytes(64_000))  # the silence after it ends the recording


@pytest.fixture
def singer(learner: Learner) -> Singer:
    return Singer(learner)


def make_a_card(learner: Learner) -> None:
    assert learner.window.workplace is not None
    with learner.window.workplace.journal.change("Cards") as session:
        key = own.add_phrase(
            session, {"simplified": "报价太贵", "pinyin": "bàojià tài guì", "english": "Too expensive"}
        )
        deck = decks.make_deck(session, "价格", ("produce",))
        decks.add_phrases(session, deck, wordings(session.connection(), (key,)).values())


def warm_up_and_drill(singer: Singer) -> None:
    learner = singer.learner
    learner.press(Qt.Key.Key_F9, SHIFT)
    assert learner.reads("being opened")
    singer.microphone.ready.emit()
    for one in warm_up():
        assert learner.reads("estimate")
        singer.say(pcm(voice(CHAO[one.syllable.tone])))
    assert learner.reads("Your range: 1")

    tone = singer.view.trainer.asked.syllable.tone
    singer.say(pcm(voice(CHAO[tone])))
    assert learner.reads(f"Clear: tone {tone}")
    learner.press(Qt.Key.Key_R)
    learner.press(Qt.Key.Key_P)
    assert len(singer.speech.said) == len(singer.player.played) == 1
    learner.press(Qt.Key.Key_Return)
    tone = singer.view.trainer.asked.syllable.tone
    singer.say(pcm(voice(CHAO[1 if tone != 1 else 4])))
    assert learner.reads(f"sounded more like tone {1 if tone != 1 else 4}")


def test_warm_up_drill_and_the_phrase_of_a_card(singer: Singer, qtbot: QtBot) -> None:
    learner = singer.learner
    make_a_card(learner)
    learner.window.perform("place:practice")
    warm_up_and_drill(singer)

    learner.press(Qt.Key.Key_R, CTRL)
    qtbot.waitUntil(learner.page.stage.isVisible)
    assert not singer.microphone.opened, "nobody listens while cards are practised"
    learner.press(Qt.Key.Key_T)
    assert singer.microphone.opened
    singer.microphone.ready.emit()
    assert learner.reads("Too expensive")
    singer.say(pcm(phrase([CHAO[4], CHAO[1], CHAO[4], SUNK])))
    assert learner.reads("jià sounded more like jiā")
    singer.say(pcm(phrase([CHAO[4], CHAO[4], CHAO[4], SUNK])))
    assert learner.reads("4 syllables are clear")
    singer.say(bytes(32_000))
    learner.press(Qt.Key.Key_Space)
    assert learner.reads("Not heard.")
    assert learner.count("SELECT count(*) FROM phrase_sound") == 0
    assert QApplication.focusWidget() is singer.view
