"""Sound files as people have them, read by libsndfile from memory: WAV, AIFF, FLAC, Ogg Vorbis, Opus, MP3.

It knows no M4A, AAC or AMR; ``foreign_kind`` says which of those a file is.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import soundfile

from desktop.errors import ImportProblem
from desktop.journal.durable import disk_problems
from desktop.practice.tone.kinds import foreign_kind
from desktop.practice.tone.sound import LONGEST_SECONDS, Frames, Sound, Wave, from_floats, heard
from desktop.texts import _

MOST_BYTES = 500_000_000
"""Of a file that a command is pointed at."""
_BLOCKS_A_SECOND, _TICK_BLOCKS = 10, 20
"""Small blocks, since what comes before a damage within one is lost."""
_MOST_CHANNELS, _RATES = 8, range(4_000, 200_001)
_MOST_SAMPLES = 60_000_000
"""Ten minutes of two channels at 48 kHz: what a small file can swell to, whatever its header says."""
_OPEN, _TO_THE_END = b"data" + bytes(4), b"data\xff\xff\xff\xff"
"""What a recorder leaves in a WAV file that it did not close, and what libsndfile understands instead."""

Tick = Callable[[int, int], None]


class NoSound(ValueError):
    """The bytes are no sound file that can be read here."""


def _silent(_done: int, _total: int) -> None:
    """Show no progress."""


def read(data: bytes, longest: float, tick: Tick = _silent) -> Wave:
    """Return the first ``longest`` seconds of a sound file; a damaged one gives what comes before the damage.

    Raises NoSound when nothing of it can be read, and whatever ``tick`` raises, which is called now and then.
    """
    try:
        wave = _opened(data, longest, tick)
        if not len(wave.frames) and data.startswith(b"RIFF"):
            wave = _opened(data.replace(_OPEN, _TO_THE_END, 1), longest, tick)
    except soundfile.SoundFileError as error:
        raise NoSound(str(error)) from error
    if not len(wave.frames):
        raise NoSound("no samples")
    return wave


def _opened(data: bytes, longest: float, tick: Tick) -> Wave:
    with soundfile.SoundFile(io.BytesIO(data)) as file:
        if not 0 < file.channels <= _MOST_CHANNELS or file.samplerate not in _RATES:
            raise NoSound("an odd number of channels or samples a second")
        return _read(file, longest, tick)


def _read(file: soundfile.SoundFile, longest: float, tick: Tick) -> Wave:
    """Read block by block: what a header says of the length is not believed."""
    rate, channels = file.samplerate, file.channels
    most = min(round(longest * rate), _MOST_SAMPLES // channels)
    blocks: list[Frames] = []
    count = 0
    while count <= most:
        if len(blocks) % _TICK_BLOCKS == 0:
            tick(count, most)
        try:
            block = file.read(min(rate // _BLOCKS_A_SECOND, most + 1 - count), "float32", always_2d=True)
        except soundfile.SoundFileError:
            if not blocks:
                raise
            break
        if not len(block):
            break
        blocks.append(from_floats(block))
        count += len(block)
    whole = np.concatenate(blocks) if blocks else np.zeros((0, channels), np.int16)
    return Wave(whole[:most], rate, more=count > most)


def read_sound(path: Path) -> Sound:
    """Read a sound file of a minute at most, any usual number of channels and rate.

    Raises ImportProblem when it is none, StoreError when the disk refuses.
    """
    with disk_problems(path), path.open("rb") as file:
        data = file.read(MOST_BYTES)
    try:
        wave = read(data, LONGEST_SECONDS)
    except NoSound as error:
        raise _no_sound(path.name, data) from error
    if wave.more:
        raise ImportProblem(
            _("{name} is longer than a minute.").format(name=path.name),
            _("Cut out the words that you want to hear about."),
        )
    return heard(wave)


def _no_sound(name: str, data: bytes) -> ImportProblem:
    kind = foreign_kind(data)
    if kind:
        return ImportProblem(
            _("{name} is a sound of the kind {kind}, which is not read here.").format(name=name, kind=kind),
            _("Convert it to MP3 or WAV, and try again."),
        )
    return ImportProblem(
        _("{name} is no sound that can be read.").format(name=name),
        _("Save it as MP3 or WAV, and try again."),
    )
