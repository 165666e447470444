"""How Qt writes samples, in the words of ``desktop.practice.tone.sound``."""

from __future__ import annotations

from PySide6.QtMultimedia import QAudioDevice, QAudioFormat

_Sample = QAudioFormat.SampleFormat
KINDS = {_Sample.UInt8: "u1", _Sample.Int16: "i2", _Sample.Int32: "i4", _Sample.Float: "f4"}


def audio_format(rate: int, channels: int, sample: QAudioFormat.SampleFormat = _Sample.Int16) -> QAudioFormat:
    """Return a format of Qt."""
    made = QAudioFormat()
    made.setSampleRate(rate)
    made.setChannelCount(channels)
    made.setSampleFormat(sample)
    return made


def best_format(device: QAudioDevice, rate: int, channels: int) -> QAudioFormat:
    """Return 16 bits as a file has them where the device takes that, else what the device likes best."""
    wanted = audio_format(rate, channels)
    return wanted if device.isFormatSupported(wanted) else device.preferredFormat()
