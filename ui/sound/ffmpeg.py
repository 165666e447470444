"""Decodes M4A, AAC and AMR on Linux by the system's own program ``ffmpeg``, of any version, beside the window.

The bundle for Linux brings nothing of FFmpeg: Qt's plugin for it wants 20 MB of codecs, and Qt Quick besides. The sound
goes in as a file that is in memory alone, since the index of an M4A often stands at its end. Which of ffmpeg's readers
takes it is said, and that it may open nothing but files: a list of addresses in disguise leads to no network.
"""

from __future__ import annotations

import os
import shutil
import subprocess

from desktop.practice.tone.kinds import foreign_kind
from ui.sound.decoder import Decoded, Raw
from ui.tasks import Tasks

PROGRAM = "ffmpeg"
_READERS = {"M4A": "mov", "AAC": "aac", "AMR": "amr", "WebM": "matroska", "WMA": "asf"}
_RATE, _CHANNELS = 48_000, 2
_PATIENCE_SECONDS = 30


class FfmpegDecoder:
    """By a process for each file; ``program`` is another one in tests."""

    def __init__(self, tasks: Tasks, program: str = PROGRAM) -> None:
        self._tasks, self._program = tasks, program
        self._turn = 0

    def readable(self) -> frozenset[str]:
        """Return the kinds that ffmpeg reads; none where it is not installed."""
        return frozenset(_READERS if shutil.which(self._program) else ())

    def decode(self, data: bytes, longest: float, done: Decoded) -> None:
        """Decode in a task."""
        self._turn += 1
        turn, reader = self._turn, _READERS.get(foreign_kind(data))
        if reader is None or not self.readable():
            done(None)
            return

        def told(raw: Raw | None) -> None:
            if turn == self._turn:
                done(raw)

        self._tasks.run(
            lambda _progress: self._decoded(data, reader, longest), told, lambda _error: told(None)
        )

    def _decoded(self, data: bytes, reader: str, longest: float) -> Raw | None:
        file = os.memfd_create("sound")
        try:
            with os.fdopen(os.dup(file), "wb") as writing:
                writing.write(data)
            source = ["-protocol_whitelist", "file", "-f", reader, "-i", f"/proc/self/fd/{file}"]
            target = [
                "-t",
                str(longest),
                "-vn",
                "-f",
                "s16le",
                "-ac",
                str(_CHANNELS),
                "-ar",
                str(_RATE),
                "pipe:1",
            ]
            done = subprocess.run(  # noqa: S603 - the system's own program
                [self._program, "-nostdin", "-loglevel", "quiet", *source, *target],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_PATIENCE_SECONDS,
                check=False,
                pass_fds=(file,),
            )
        finally:
            os.close(file)
        return Raw(done.stdout, "i2", _CHANNELS, _RATE) if done.stdout else None

    def stop(self) -> None:
        """Forget the file; the process ends by itself."""
        self._turn += 1
