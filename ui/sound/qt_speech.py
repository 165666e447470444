"""Voices by QtTextToSpeech: those of Windows and macOS."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject
from PySide6.QtTextToSpeech import QTextToSpeech, QVoice

from ui.sound.speech import Found
from ui.sound.voices import VoiceRow, mandarin

SLOW, NORMAL = -0.5, 0.0
"""Rates as Qt has them, -1 to 1."""
_NOT_FOR_PEOPLE = frozenset(("mock", "speechd"))
"""Qt's engine for tests says nothing; that of speech-dispatcher stops the whole window, see ``speechd``."""
_LANGUAGES = (QLocale.Language.Chinese, QLocale.Language.C)


class QtSpeech(QObject):
    """All engines of Qt that people use, or those that a test names."""

    def __init__(self, engines: tuple[str, ...] = ()) -> None:
        super().__init__()
        found = (name for name in QTextToSpeech.availableEngines() if name not in _NOT_FOR_PEOPLE)
        self._names = engines or tuple(found)
        self._engines: dict[str, QTextToSpeech] = {}
        self._found: dict[str, tuple[QVoice, QLocale]] = {}

    def find(self, done: Found) -> None:
        """Look for the Mandarin voices of all engines."""
        done(mandarin(row for name in self._names for row in self._look(name)))

    def _look(self, name: str) -> list[VoiceRow]:
        """Return the voices of an engine that may be Mandarin, and remember how to set them."""
        engine = self._engines.get(name) or QTextToSpeech(name, self)
        self._engines[name] = engine
        rows = []
        for locale in engine.availableLocales():
            if locale.language() not in _LANGUAGES:
                continue
            engine.setLocale(locale)
            for voice in engine.availableVoices():
                row = VoiceRow(name, voice.name(), locale.name())
                self._found[row.key] = (voice, locale)
                rows.append(row)
        return rows

    def say(self, text: str, voice: VoiceRow, *, slow: bool) -> None:
        """Say a text; what is being said ends."""
        self.stop()
        engine = self._engines[voice.engine]
        known, locale = self._found[voice.key]
        if engine.locale() != locale:
            engine.setLocale(locale)
        engine.setVoice(known)
        engine.setRate(SLOW if slow else NORMAL)
        engine.say(text)

    def stop(self) -> None:
        """Be silent."""
        speaking = (QTextToSpeech.State.Speaking, QTextToSpeech.State.Synthesizing)
        for engine in self._engines.values():
            if engine.state() in speaking:
                engine.stop()
