"""The viewer: pictures, PDFs and texts inside of the window, one after the other."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QStackedWidget, QWidget

from desktop import formats
from desktop.attachments.kinds import MAIL, PDF
from desktop.attachments.reads import AttachedFile
from desktop.finding.belonging import Belonging, belonging
from desktop.texts import _
from ui.attachments.decoding import Opened, opening
from ui.attachments.outside import open_outside, save_copies
from ui.attachments.picture_view import PictureView
from ui.attachments.words import trouble_words
from ui.geometry import take_room
from ui.places import PLACES
from ui.widgets.button import Button, IconButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import column, row
from ui.widgets.text import label
from ui.workplace import Workplace

if TYPE_CHECKING:
    from ui.attachments.pdf_view import PdfView

_SIZE = (980, 720)
_PAGES = frozenset(kind for place in PLACES for kind in place.kinds)
"""What a page shows when it is asked for; touches open in their form."""


class Viewer(QDialog):
    """Shows the files of a record; Left and Right walk, Escape closes. Nothing of them touches the disk."""

    def __init__(
        self, workplace: Workplace, parent: QWidget | None, files: Sequence[AttachedFile], at: int
    ) -> None:
        """Begin with the file at the place ``at``."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workplace, self.theme = workplace, workplace.theme
        self._files, self._at = list(files), at
        self._owned: Belonging | None = None
        self.picture = PictureView(self.theme)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("Text"))
        self.nothing = EmptyState(
            self.theme, "", "", "file", _("Open in another program"), self._outside, kind=""
        )
        self.pdf: PdfView | None = None
        self._stack = QStackedWidget()
        for page in (self.picture, self.text, self.nothing):
            self._stack.addWidget(page)
        self._arrange()
        take_room(self, self.theme.px(_SIZE[0]), self.theme.px(_SIZE[1]))
        self._show()

    def _arrange(self) -> None:
        theme, px = self.theme, self.theme.px
        self._caption, self._place = label("", "body", "text2", wrap=True), label("", "caption")
        self._share = label("", "caption")
        self._tools = [
            IconButton(theme, "minus", _("Smaller"), lambda: self._zoom(-1)),
            IconButton(theme, "plus", _("Larger"), lambda: self._zoom(1)),
            IconButton(theme, "rotate-cw", _("Turn to the right"), lambda: self.picture.turn(1)),
        ]
        self._back = IconButton(theme, "arrow-left", _("File before"), lambda: self.walk(-1))
        self._next = IconButton(theme, "arrow-right", _("Next file"), lambda: self.walk(1))
        outside = Button(theme, _("Open in another program"), "", "external-link", self._outside)
        save = Button(theme, _("Save a copy"), "", "download", self._save)
        for button in (outside, save):
            button.setAutoDefault(False)
        self.picture.zoomed.connect(lambda share: self._share.setText(formats.percent(share, 0)))
        head = row(
            self._back, self._next, self._place, px(8), *self._tools, self._share, None, save, outside,
            spacing=px(6), margins=(px(14), px(10), px(14), px(10)),
        )  # fmt: skip
        self.owner = Button(theme, "", "link", on_click=self._go_to_owner)
        self.owner.setAutoDefault(False)
        foot = row((self._caption, 1), self.owner, margins=(px(18), px(8), px(18), px(10)))
        self.setLayout(column(head, (self._stack, 1), foot))

    def _outside(self) -> None:
        open_outside(self._workplace, self.file)

    def _save(self) -> None:
        save_copies(self._workplace, self, [self.file])

    def _go_to_owner(self) -> None:
        """Close, show the record that the file belongs to, and there the paper whose it is."""
        if self._owned is not None:
            self.accept()
            self._workplace.show_record(self._owned.kind, self._owned.id)
            self._workplace.show_part(self.file.owner_kind, self.file.owner_id)

    def _show_owner(self, file: AttachedFile) -> None:
        owner = (file.owner_kind, file.owner_id)
        with self._workplace.journal.read() as connection:
            self._owned = belonging(connection, [owner]).get(owner)
        self.owner.setVisible(self._owned is not None)
        if self._owned is not None:
            over_a_form = isinstance(self.parentWidget(), QDialog)
            self.owner.setEnabled(not over_a_form and self._owned.kind in _PAGES)
            self.owner.setText(_("Belongs to: {name}").format(name=self._owned.name).replace("&", "&&"))

    @property
    def file(self) -> AttachedFile:
        """The file that is shown."""
        return self._files[self._at]

    def walk(self, step: int) -> None:
        """Show the file before or after."""
        if 0 <= self._at + step < len(self._files):
            self._at += step
            self._show()

    def _show(self) -> None:
        file = self.file
        self.setWindowTitle(file.name)
        self._caption.setText(file.caption)
        self._show_owner(file)
        self._caption.setVisible(
            bool(file.caption) or self._owned is not None
        )  # it keeps the owner at the end
        self._place.setText(
            _("{n} of {total}").format(n=formats.number(self._at + 1), total=formats.number(len(self._files)))
        )
        self._back.setEnabled(self._at > 0)
        self._next.setEnabled(self._at + 1 < len(self._files))

        def done(opened: Opened) -> None:
            if shiboken6.isValid(self) and self.file == file:
                self._fill(file, opened)

        def failed(error: BaseException) -> None:
            if shiboken6.isValid(self) and self.file == file:
                self._say(str(error))

        self._workplace.tasks.run(opening(self._workplace.journal.files, file), done, failed)

    def _fill(self, file: AttachedFile, opened: Opened) -> None:
        if isinstance(opened, QImage):
            self.picture.show_image(opened)
            self._turn_to(self.picture)
        elif file.mime == PDF and isinstance(opened, bytes):
            self._show_pdf(opened)
        elif isinstance(opened, str):
            self.text.setPlainText(opened)
            self._turn_to(self.text)
        else:
            self._say(trouble_words(file.trouble, file.mime) or _("This kind of file is not shown here."))

    def _show_pdf(self, data: bytes) -> None:
        if self.pdf is None:
            # Qt's PDF library takes 20 MB of memory and is needed by those alone who open one.
            module = importlib.import_module("ui.attachments.pdf_view")
            self.pdf = module.PdfView(self)
            self._stack.addWidget(self.pdf)
        assert self.pdf is not None
        if self.pdf.show_data(data):
            self._turn_to(self.pdf)
        else:
            self._say(trouble_words("locked" if self.pdf.locked() else "broken"))

    def _turn_to(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)
        page.setFocus()
        for number, tool in enumerate((*self._tools, self._share)):
            tool.setVisible(page is self.picture or (page is self.pdf and number < 2))

    def _say(self, words: str) -> None:
        self.nothing.show_text(words)
        self._turn_to(self.nothing)

    def _zoom(self, step: int) -> None:
        shown = self._stack.currentWidget()
        if shown is self.picture:
            self.picture.zoom(step)
        elif self.pdf is not None:
            self.pdf.zoom(step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by Left and Right."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if event.key() in step:
            self.walk(step[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Let go of what was shown."""
        self.picture.show_image(QImage())
        self.text.clear()
        if self.pdf is not None:
            self.pdf.forget()
        super().done(result)


def can_show(file: AttachedFile) -> bool:
    """Say whether the viewer shows the inside of a file."""
    return file.is_picture or (file.mime in (PDF, MAIL) and not file.trouble) or file.mime.startswith("text/")
