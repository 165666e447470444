"""Bringing in a year: the pasted notice or a file, what was understood of it, and what it would change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QFileDialog, QPlainTextEdit, QStackedWidget, QWidget

from desktop.almanac.notice import NoticeReading, read_notice
from desktop.errors import GuanxiError
from desktop.joining import sentences
from desktop.planning.statutory_years import ImportPreview, import_years, preview_file, preview_notice
from desktop.texts import _
from ui.statutory import words
from ui.statutory.files import read_text
from ui.text_table import TextRow, TextTable
from ui.widgets.button import Button
from ui.widgets.layouts import column, row
from ui.widgets.tabs import Tabs
from ui.widgets.text import label
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession

_SETTLE_MS, _PASTE_HEIGHT = 250, 150
_SOURCE = "国务院办公厅通知"
"""The source of a pasted notice, by its own name."""


class BringIn(QWidget):
    """Reads while one types or pastes; nothing is written before the button is pressed."""

    def __init__(
        self,
        workplace: Workplace,
        changed: Callable[[str], object],
        failed: Callable[[GuanxiError], object],
    ) -> None:
        super().__init__()
        self._workplace, self._changed, self._failed = workplace, changed, failed
        self.preview: ImportPreview | None = None
        theme, px = workplace.theme, workplace.theme.px
        self.paste = QPlainTextEdit()
        self.paste.setPlaceholderText(_("Paste the whole notice of the State Council here, in Chinese."))
        self.paste.setAccessibleName(_("Text of the notice"))
        self.paste.setTabChangesFocus(True)
        self.paste.setFixedHeight(px(_PASTE_HEIGHT))
        self.year = QComboBox()
        self.year.setAccessibleName(_("Year of the notice"))
        self.year.addItem(_("Year from the text"), None)
        for year in range(workplace.today.year - 1, workplace.today.year + 3):
            self.year.addItem(str(year), year)
        self.file = Button(theme, _("Choose file"), icon="folder-open", on_click=self._choose_file)
        self.file.setToolTip(_("A list of holiday-cn or chinese-days (JSON), or a calendar file (ICS)"))
        self.go = Button(theme, _("Bring in"), "primary", "download", self.bring_in)
        self.summary = label("", "body", "text2", wrap=True)
        self.tabs = Tabs(theme, (_("What changes"), _("Lines")))
        self.changes = TextTable(
            theme, _("What changes"), (_("Day"), _("Until now"), _("Then")), (150, 300, 260), stretch=2
        )
        self.lines = TextTable(
            theme, _("Lines"), (_("Status"), _("What was read"), _("Line")), (120, 340, 300), stretch=2
        )
        self._lay_out()
        self._settled = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settled.timeout.connect(self.read)
        self.paste.textChanged.connect(self._settled.start)
        self.year.activated.connect(self.read)
        self._show(None, [])

    def _lay_out(self) -> None:
        px = self._workplace.theme.px
        self._panes = QStackedWidget()
        self._panes.addWidget(self.changes)
        self._panes.addWidget(self.lines)
        self.tabs.currentChanged.connect(self._panes.setCurrentIndex)
        tools = row(self.file, self.year, (self.summary, 1), self.go, spacing=px(8))
        self.setLayout(column(self.paste, px(8), tools, px(4), self.tabs, px(6), (self._panes, 1)))
        for button in (self.file, self.go):
            button.setAutoDefault(False)

    def read(self) -> None:
        """Read what is pasted."""
        self._settled.stop()
        text = self.paste.toPlainText()
        if not text.strip():
            self._show(None, [])
            return
        reading: NoticeReading | None = None
        try:
            reading = read_notice(text, self.year.currentData())
            with self._workplace.journal.read() as connection:
                preview = preview_notice(connection, reading, _SOURCE)
        except GuanxiError as error:
            self._show(None, _lines(reading), str(error))
            return
        self._show(preview, _lines(reading), words.doubts(reading))

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, _("Choose a list of statutory days"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([_("Lists of days (*.json *.ics *.txt)"), _("All files (*)")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.read_file(Path(name)))
        dialog.open()

    def read_file(self, path: Path) -> None:
        """Show what a file would change; a text file counts as a pasted notice."""
        try:
            text = read_text(path)
            if path.suffix.lower() == ".txt":
                self.paste.setPlainText(text)
                return
            with self._workplace.journal.read() as connection:
                preview = preview_file(connection, text, path.name)
        except GuanxiError as error:
            self._show(None, [], str(error))
            return
        rows = [
            TextRow(number, (_("Not understood"), "", line), {0: "seal"})
            for number, line in enumerate(preview.skipped)
        ]
        self._show(preview, rows)

    def _show(self, preview: ImportPreview | None, lines: list[TextRow], note: str = "") -> None:
        self.preview = preview
        changes = preview.changes if preview is not None else ()
        self.changes.show_rows([words.change_row(one) for one in changes])
        self.lines.show_rows(lines)
        self.tabs.set_count(0, str(len(changes)) if changes else "")
        self.tabs.set_count(1, str(len(lines)) if lines else "")
        if preview is None and lines:
            self.tabs.setCurrentIndex(1)
        parts = [note]
        if preview is not None:
            parts.insert(0, self._years(preview))
        self.summary.setText(sentences(*parts))
        self.go.setEnabled(preview is not None)

    def _years(self, preview: ImportPreview) -> str:
        years = ", ".join(str(one.year) for one in preview.years)
        if not preview.changes:
            return _("{years}: nothing changes.").format(years=years)
        changed = words.changed_days(len(preview.changes))
        told = _("{years}: {changed}.").format(years=years, changed=changed)
        if preview.replaces:
            told = sentences(told, _("The list that was brought in before goes."))
        return told

    def bring_in(self) -> None:
        """Write what the preview shows."""
        preview = self.preview
        if preview is None:
            return

        def write(session: ChangeSession) -> bool:
            import_years(session, preview.years)
            return True

        if self._workplace.change(_("Bring in statutory days"), write, toast="", failed=self._failed):
            self.paste.clear()
            self._settled.stop()
            self._show(None, [])
            years = ", ".join(str(one.year) for one in preview.years)
            self._changed(_("The list of {years} is official now.").format(years=years))


def _lines(reading: NoticeReading | None) -> list[TextRow]:
    return [words.line_row(number, line) for number, line in enumerate(reading.lines)] if reading else []
