"""Voices of Linux by speech-dispatcher's own program ``spd-say``, beside the window.

Qt's engine for speech-dispatcher is not used: making it holds the window for four to six seconds, since it asks for
all 13,000 timbres of espeak-ng in the thread of the window, and for ever when the service does not answer, as after
the first sentence on a machine without a sound card (both measured with Qt 6.11.3). The text goes in by a pipe, not as
an argument, because every user of the machine can read arguments.
"""

from __future__ import annotations

import subprocess

from PySide6.QtCore import QObject, QProcess

from ui.sound.speech import Found
from ui.sound.voices import VoiceRow, mandarin
from ui.tasks import Progress, Tasks

PROGRAM = "spd-say"
ENGINE = "speechd"
_PATIENCE_SECONDS = 20
_SLOW, _NORMAL = "-50", "0"
_COLUMNS = 3
_END_MS = 500


class DispatcherSpeech(QObject):
    """Says each text by a process of its own; ``program`` is another one in tests."""

    def __init__(self, tasks: Tasks, program: str = PROGRAM) -> None:
        super().__init__()
        self._tasks, self._program = tasks, program
        self._process: QProcess | None = None

    def find(self, done: Found) -> None:
        """Ask the service for its voices in a task; none when it is not there or does not answer."""
        self._tasks.run(self._list, done, lambda _error: done([]))

    def _list(self, _progress: Progress) -> list[VoiceRow]:
        done = subprocess.run(  # noqa: S603 - the system's own program
            [self._program, "-L"],
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=_PATIENCE_SECONDS,
            check=True,
        )
        return mandarin(rows_of(done.stdout))

    def say(self, text: str, voice: VoiceRow, *, slow: bool) -> None:
        """Say a text; what is being said ends."""
        self.stop()
        process = QProcess(self)
        process.finished.connect(self._forget)
        process.setProgram(self._program)
        rate = _SLOW if slow else _NORMAL
        process.setArguments(["-w", "-e", "-l", voice.locale, "-y", voice.name, "-r", rate])
        process.start()
        process.write(f"{text}\n".encode())
        process.closeWriteChannel()
        self._process = process

    def stop(self) -> None:
        """Be silent: the service ends a text when the one that asked for it is gone."""
        process, self._process = self._process, None
        if process is not None and process.state() != QProcess.ProcessState.NotRunning:
            process.finished.disconnect()
            process.kill()
            process.waitForFinished(_END_MS)
            process.deleteLater()

    def _forget(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()


def rows_of(listed: str) -> list[VoiceRow]:
    """Return the voices of ``spd-say -L``: name, language and variant, the name with spaces; the head line is none."""
    rows = []
    for line in listed.splitlines()[1:]:
        columns = line.rsplit(None, _COLUMNS - 1)
        if len(columns) == _COLUMNS:
            rows.append(VoiceRow(ENGINE, columns[0].strip(), columns[1]))
    return rows
