"""Reads sound files beside the window: by libsndfile, and by what decodes the rest on this system.

numpy and soundfile take 0.2 s to be imported, so that only the thread that needs them does.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from desktop.errors import GuanxiError
from desktop.practice.tone.kinds import foreign_kind
from desktop.texts import _
from ui.tasks import Cancelled, Progress, Tasks

if TYPE_CHECKING:
    from desktop.practice.tone.sound import Wave
    from ui.sound.decoder import Decoder, Raw

T = TypeVar("T")
Failed = Callable[[BaseException], None]


class LacksLibrary(GuanxiError):
    """A library that sound needs is not on this computer."""

    def __init__(self, reason: BaseException) -> None:
        super().__init__(
            _("This computer lacks a library for sound: {reason}").format(reason=reason),
            _("On Linux install the package libpulse0, then start Guanxi Journal again."),
        )


class Reader:
    """One file at a time: of an older one, or after ``stop``, nothing is heard any more."""

    def __init__(
        self, tasks: Tasks, make_decoder: Callable[[], Decoder], platform: str = sys.platform
    ) -> None:
        self._tasks, self._make_decoder, self._platform = tasks, make_decoder, platform
        self._decoder: Decoder | None = None
        self._turn = 0
        self._progress: Progress | None = None

    def read(
        self,
        data: bytes,
        name: str,
        longest: float,
        work: Callable[[Wave, Progress], T],
        done: Callable[[T], None],
        failed: Failed,
    ) -> None:
        """Hand to ``done`` what ``work`` makes, in the thread of a task, of the first seconds of a sound file."""

        def read(progress: Progress) -> T | None:
            wave = _read(data, longest, progress)
            return None if wave is None else work(wave, progress)

        def again(raw: Raw | None) -> None:
            if raw is None:
                failed(self._unreadable(data, name))
            else:
                self._run(lambda progress: work(_wave(raw), progress), done, failed)

        def first(made: T | None) -> None:
            if made is not None:
                done(made)
                return
            try:
                self._decode(data, longest, again)
            except GuanxiError as error:
                failed(error)

        self.stop()
        self._run(read, first, failed)

    def _run(self, work: Callable[[Progress], T], done: Callable[[T], None], failed: Failed) -> None:
        turn = self._turn

        def made(result: T) -> None:
            if turn == self._turn:
                done(result)

        def broke(error: BaseException) -> None:
            if turn == self._turn and not isinstance(error, Cancelled):
                failed(error)

        self._progress = self._tasks.run(work, made, broke)

    def _decode(self, data: bytes, longest: float, done: Callable[[Raw | None], None]) -> None:
        turn = self._turn
        if self._decoder is None or not self._decoder.readable():  # it may have been installed meanwhile
            self._decoder = self._make_decoder()
        self._decoder.decode(data, longest, lambda raw: done(raw) if turn == self._turn else None)

    def _unreadable(self, data: bytes, name: str) -> GuanxiError:
        """Say why: nothing here knows such files, or this one is damaged."""
        kind = foreign_kind(data)
        known = self._decoder.readable() if self._decoder is not None else frozenset[str]()
        if not kind or kind in known:
            return GuanxiError(
                _("{name} cannot be played.").format(name=name),
                _("The file may be damaged; play it in another program to see."),
            )
        advice = _("Convert it to MP3 and add it again.")
        if self._platform.startswith("linux") and not known:
            advice = _("Convert it to MP3 and add it again, or install the package ffmpeg.")
        return GuanxiError(
            _("{name} cannot be played: nothing on this computer reads {kind}.").format(name=name, kind=kind),
            advice,
        )

    def stop(self) -> None:
        """Forget the file that is being read."""
        self._turn += 1
        progress, self._progress = self._progress, None
        if progress is not None:
            progress.cancel()

    def close(self) -> None:
        """Forget it, and wait a moment for what is decoded: the journal is being locked."""
        self.stop()
        if self._decoder is not None:
            self._decoder.stop()


def _read(data: bytes, longest: float, progress: Progress) -> Wave | None:
    """Return the sound of a file, None when libsndfile does not know it. Raises LacksLibrary."""
    try:
        from desktop.practice.tone import reading  # noqa: PLC0415 - numpy, in a task's thread alone
    except (ImportError, OSError) as error:
        raise LacksLibrary(error) from error
    try:
        return reading.read(data, longest, progress)
    except reading.NoSound:
        return None


def _wave(raw: Raw) -> Wave:
    from desktop.practice.tone.sound import from_raw  # noqa: PLC0415 - numpy, in a task's thread alone

    return from_raw(raw.data, raw.kind, raw.channels, raw.rate)
