"""The sounds of a phrase in the library: played, added from a file, taken away."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop import formats
from desktop.attachments.attaching import Prepared
from desktop.attachments.preparing import prepare_file
from desktop.practice.sounds import SoundRow, keep_sound, remove_sound, sounds_of
from desktop.practice.wordings import Wording
from desktop.texts import _
from ui.practice.voice import PhraseVoice
from ui.widgets.button import Button, IconButton
from ui.widgets.item_row import ItemRow
from ui.widgets.layouts import column, empty, holder, row
from ui.widgets.section import SectionHeader
from ui.widgets.text import Icon
from ui.workplace import Workplace

_ENDINGS = "*.m4a *.mp3 *.wav *.amr *.ogg *.opus *.flac *.aac *.mp4"


class PhraseSounds(QWidget):
    """The newest model is what R plays, before any voice of the system."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace, self._voice = workplace, PhraseVoice(workplace)
        self._said: Wording | None = None
        px = workplace.theme.px
        self.add = Button(workplace.theme, _("Add a sound"), "ghost", "plus", self._choose)
        self._rows = column(spacing=px(2))
        head = row((SectionHeader(_("Sounds")), 1), self.add)
        self.setLayout(column(head, self._rows))

    def show_phrase(self, said: Wording) -> None:
        """Show the sounds of a phrase."""
        self._said = said
        empty(self._rows)
        with self._workplace.journal.read() as connection:
            found = sounds_of(connection, said.key)
        for sound in found:
            self._rows.addWidget(self._row(sound))

    def _row(self, sound: SoundRow) -> QWidget:
        theme = self._workplace.theme
        whose = _("Your own voice") if sound.voice == "own" else _("How it should be")
        day = formats.weekday_day(sound.added_at.astimezone().date(), self._workplace.today)
        icon = Icon(theme, "mic" if sound.voice == "own" else "volume-2", "sky")
        play = IconButton(
            theme, "play", _("Play {name}").format(name=sound.name), lambda: self._voice.play(sound)
        )
        gone = IconButton(
            theme,
            "trash-2",
            _("Move {name} to the trash").format(name=sound.name),
            lambda: self._remove(sound),
        )
        words = ItemRow(theme, sound.name, f"{whose} · {day}", leading=icon)
        return holder(row((words, 1), play, gone, spacing=theme.px(4)))

    def _remove(self, sound: SoundRow) -> None:
        self._workplace.change(_("Move sound to the trash"), lambda session: remove_sound(session, sound.id))

    def _choose(self) -> None:
        dialog = QFileDialog(self, _("Choose a sound"), str(Path.home()), f"{_('Sounds')} ({_ENDINGS})")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.take(Path(path)))
        dialog.open()

    def take(self, path: Path) -> None:
        """Keep a file as the model of the phrase that is shown."""
        said, workplace = self._said, self._workplace
        if said is None:
            return

        def kept(prepared: Prepared) -> None:
            workplace.change(_("Add sound"), lambda session: keep_sound(session, said.key, prepared))

        files = workplace.journal.files
        workplace.tasks.run(lambda _progress: prepare_file(files, path, UTC), kept, workplace.failures.tell)
