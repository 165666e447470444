"""A calendar file for phones and other calendars: festivals, lunar birthdays, own events."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QWidget

from desktop.errors import GuanxiError, StoreError
from desktop.planning.ics_write import YEARS, Part, Wanted, calendar_file
from desktop.texts import _, n_
from ui.statutory.words import region_names
from ui.tasks import Progress
from ui.widgets.button import Button
from ui.widgets.layouts import column, row
from ui.widgets.text import label
from ui.workplace import Workplace


class GiveOut(QWidget):
    """What goes into the file, and a place for it; names of people leave the journal only if ticked."""

    def __init__(
        self,
        workplace: Workplace,
        done: Callable[[str], object],
        failed: Callable[[GuanxiError], object],
    ) -> None:
        super().__init__()
        self._workplace, self._done, self._failed = workplace, done, failed
        parts: tuple[tuple[Part, str], ...] = (
            ("festivals", _("Festivals and observances")),
            ("birthdays", _("Birthdays of people, lunar ones on their days")),
            ("events", _("Own events")),
        )
        self.parts = {part: QCheckBox(words) for part, words in parts}
        self.parts["festivals"].setChecked(True)
        self.parts["events"].setChecked(True)
        self.regions = {region: QCheckBox(name) for region, name in region_names().items()}
        self.regions["cn"].setChecked(True)
        self.save = Button(workplace.theme, _("Save calendar file"), "primary", "upload", self._choose)
        self.save.setAutoDefault(False)
        self._lay_out()
        self._dress()

    def _lay_out(self) -> None:
        px = self._workplace.theme.px
        years = n_(
            "The file reaches {n} year ahead, each lunar date as a day of its own.",
            "The file reaches {n} years ahead, each lunar date as a day of its own.",
            YEARS,
        ).format(n=YEARS)
        warning = _("The file is not encrypted. Whoever has it can read the names in it.")
        regions = row(*self.regions.values(), None, spacing=px(16), margins=(px(26), 0, 0, px(6)))
        lines = column(label(_("What goes into the file"), "lead_strong"), px(8), spacing=px(2))
        for part, box in self.parts.items():
            lines.addWidget(box)
            if part == "festivals":
                lines.addLayout(regions)
            box.toggled.connect(self._dress)
        lines.addSpacing(px(10))
        for sentence in (years, warning):
            lines.addWidget(label(sentence, "meta", "text2", wrap=True))
        lines.addSpacing(px(10))
        lines.addLayout(row(self.save, None))
        lines.addStretch(1)
        self.setLayout(lines)

    def _dress(self) -> None:
        for box in self.regions.values():
            box.setEnabled(self.parts["festivals"].isChecked())
        self.save.setEnabled(bool(self.wanted().parts))

    def wanted(self) -> Wanted:
        """Return what is ticked."""
        parts = frozenset(part for part, box in self.parts.items() if box.isChecked())
        regions = tuple(region for region, box in self.regions.items() if box.isChecked())
        return Wanted(parts, regions)

    def _choose(self) -> None:
        start = str(Path.home() / _("Guanxi calendar.ics"))
        dialog = QFileDialog(self, _("Save calendar file"), start, _("Calendars (*.ics)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("ics")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.write(Path(name)))
        dialog.open()

    def write(self, path: Path) -> None:
        """Write the file beside the window and say so."""
        journal, wanted, now = self._workplace.journal, self.wanted(), self._workplace.clock()

        def work(_progress: Progress) -> None:
            with journal.read() as connection:
                made = calendar_file(connection, wanted, now)
            _save(path, made)

        def finished(_nothing: object) -> None:
            if shiboken6.isValid(self):
                self._done(_("Saved as {name}.").format(name=path.name))

        def failed(error: BaseException) -> None:
            if isinstance(error, GuanxiError) and shiboken6.isValid(self):
                self._failed(error)
            else:
                self._workplace.failures.tell(error)

        self._workplace.tasks.run(work, finished, failed)


def _save(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise StoreError(
            _("{name} could not be written.").format(name=path.name), _("Choose another folder.")
        ) from error
