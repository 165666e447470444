"""One utterance at a time: when it begins and ends, and what a learner is told when it cannot."""

from __future__ import annotations

from array import array

import pytest
from PySide6.QtCore import QObject

from desktop.errors import GuanxiError
from tests.ui.sound.fakes import FakeMicrophone
from ui.sound.recorder import BYTES_A_SECOND
from ui.sound.recording import Recording, State

PIECE = 3200  # a tenth of a second


def loud(seconds: float, peak: int = 8000) -> bytes:
    return array("h", [peak, -peak] * round(seconds * 8000)).tobytes()


def quiet(seconds: float) -> bytes:
    return array("h", [40, -40] * round(seconds * 8000)).tobytes()


@pytest.fixture
def microphone() -> FakeMicrophone:
    return FakeMicrophone()


@pytest.fixture
def recording(microphone: FakeMicrophone) -> Recording:
    made = Recording(microphone, microphone)
    made.open()
    return made


def test_the_learner_is_asked_to_speak_only_after_the_first_sound(
    recording: Recording, microphone: FakeMicrophone
) -> None:
    assert recording.state == State.OPENING
    recording.start()
    assert recording.state == State.OPENING, "what is said before the first sound would be lost"
    microphone.feed(quiet(0.1))
    assert recording.state == State.READY
    recording.start()
    assert recording.state == State.RECORDING


def test_silence_after_the_voice_ends_it_and_a_pause_before_does_not(
    recording: Recording, microphone: FakeMicrophone
) -> None:
    ended: list[bytes] = []
    recording.ended.connect(ended.append)
    microphone.feed(quiet(0.5))
    recording.start()
    recording.longest = 10
    microphone.feed(quiet(2.0))
    assert ended == [], "somebody may think before speaking"
    microphone.feed(loud(0.5))
    microphone.feed(quiet(0.8))
    assert ended == []
    microphone.feed(quiet(0.2))
    [samples] = ended
    assert len(samples) == pytest.approx(BYTES_A_SECOND * 3.65, abs=2 * PIECE), (
        "with a quarter before the key"
    )
    assert recording.state == State.READY


def test_a_key_ends_it_and_the_next_one_begins_empty(
    recording: Recording, microphone: FakeMicrophone
) -> None:
    ended: list[bytes] = []
    recording.ended.connect(ended.append)
    microphone.feed(quiet(0.1))
    recording.start()
    microphone.feed(loud(0.3))
    recording.stop()
    recording.stop()
    recording.start()
    recording.stop()
    assert len(ended) == 2
    assert loud(0.3) in ended[0]
    assert ended[1] == b""


def test_nobody_records_for_ever(recording: Recording, microphone: FakeMicrophone) -> None:
    ended: list[bytes] = []
    recording.ended.connect(ended.append)
    microphone.feed(quiet(0.1))
    recording.longest = 1.0
    recording.start()
    microphone.feed(loud(3.0))
    assert len(ended) == 1
    assert len(ended[0]) <= BYTES_A_SECOND * 1.1


def test_without_a_microphone_it_says_so_and_tries_again() -> None:
    microphone = FakeMicrophone(GuanxiError("No microphone was found.", "Connect one."))
    recording = Recording(microphone, QObject(microphone))
    recording.open()
    assert recording.state == State.FAILED
    assert recording.error is not None
    assert recording.error.message == "No microphone was found."
    microphone.error = None
    recording.start()
    assert recording.state == State.OPENING
    assert recording.error is None
    microphone.feed(quiet(0.1))
    assert recording.state == State.READY


def test_a_microphone_that_is_pulled_out_ends_all(recording: Recording, microphone: FakeMicrophone) -> None:
    ended: list[bytes] = []
    recording.ended.connect(ended.append)
    microphone.feed(quiet(0.1))
    recording.start()
    microphone.feed(loud(0.2))
    microphone.failed.emit(GuanxiError("No microphone was found.", ""))
    recording.stop()
    assert recording.state == State.FAILED
    assert ended == []


def test_closing_forgets_what_was_heard(recording: Recording, microphone: FakeMicrophone) -> None:
    microphone.feed(loud(0.2))
    recording.close()
    assert not microphone.opened
    assert recording.state == State.CLOSED
    assert recording.loudness == 0
    assert not recording._before
    assert not recording._samples
