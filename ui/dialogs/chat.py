"""Logs a copied chat: paste it, say who is who, look at the touches, and only then write them."""

from __future__ import annotations

from typing import cast
from zoneinfo import ZoneInfo

import shiboken6
from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QPlainTextEdit, QStackedWidget, QWidget

from desktop import formats
from desktop.errors import GuanxiError
from desktop.people.words import CHANNELS, channel_label
from desktop.texts import _, n_
from desktop.touches.transcript_touches import Proposal, asked_words, propose, summary_words, write
from desktop.touches.transcripts import LARGEST
from desktop.touches.words import direction_label
from ui.calendar.zones import home_zone
from ui.chats.reading import ReadChat, reading
from ui.chats.speakers import Speakers
from ui.geometry import take_room
from ui.models.id_list import IdListModel
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import column, holder, row
from ui.widgets.list_delegate import ROW_HEIGHT, ListDelegate
from ui.widgets.row_view import RowView
from ui.widgets.rows import ListRow
from ui.widgets.scrolling import scrolling
from ui.widgets.segmented import Segmented
from ui.widgets.text import label
from ui.workplace import Workplace

_SIZE = (1080, 720)
_PAUSE_MS = 300
_SHOWN_LINES = 200
_TALLEST_SPEAKERS = 190


def open_chat(workplace: Workplace, parent: QWidget) -> None:
    """Open the dialog."""
    ChatDialog(workplace, parent).open()


class ChatText(QPlainTextEdit):
    """A field for a chat; ``refused`` tells that what was pasted is far too long: Qt would stand still over it."""

    refused = Signal()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take pasted text unless it is too long."""
        if source.hasText() and len(source.text()) > LARGEST:
            self.refused.emit()
            return
        super().insertFromMimeData(source)


class ChatDialog(QDialog):
    """Nothing is written before the button, or Ctrl+Enter, asks for it; then it is one change."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Log a copied chat"))
        self._workplace, self.theme = workplace, workplace.theme
        self._zone = home_zone() or ZoneInfo("UTC")
        self._read: ReadChat | None = None
        self._number = 0
        self.proposals: list[Proposal] = []
        self.banner = Banner(self.theme)
        self.text = ChatText()
        self.text.setPlaceholderText(_("Paste what you copied in WeChat, DingTalk, QQ or WhatsApp"))
        self.text.setAccessibleName(_("Copied chat"))
        self.text.setTabChangesFocus(True)
        self.speakers = Speakers(workplace)
        self.model = IdListModel(lambda ids: [self._row(self.proposals[place]) for place in ids], self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._make_choices()
        self._arrange()
        self.text.textChanged.connect(self._pause.start)
        self.text.refused.connect(self._too_long)
        self._pause.timeout.connect(self.read)
        self.speakers.changed.connect(self._propose)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.write)
        self.text.setFocus()

    def _make_choices(self) -> None:
        self.channel = QComboBox()
        self.channel.setAccessibleName(_("Channel"))
        for key in CHANNELS:
            self.channel.addItem(channel_label(key), key)
        self.order = Segmented(
            _("Order of dates"), [("day", _("Day first: 31/12")), ("month", _("Month first: 12/31"))]
        )
        self.order.chosen.connect(lambda _key: self.read())
        self.order.hide()
        self.keep_text = QCheckBox(_("Keep what was said in the touches"))
        self.save = Button(self.theme, _("Log touches"), "primary", on_click=self.write)
        self.save.setAutoDefault(False)
        self.save.setEnabled(False)

    def _arrange(self) -> None:
        theme, px = self.theme, self.theme.px
        self.view = RowView(theme, _("Touches that would be logged"), ListDelegate(theme), ROW_HEIGHT)
        self.view.setModel(self.model)
        self._missing = label("", "meta", "amber", wrap=True)
        self.lines = QPlainTextEdit()
        self.lines.setReadOnly(True)
        self.lines.setAccessibleName(_("Lines that were not understood"))
        self.lines.setMaximumHeight(px(96))
        self._nothing = EmptyState(
            theme, _("The touches stand here before they are written"),
            _("One for each day, with who began, how many messages, and how long the answer took."),
            "message-circle",
        )  # fmt: skip
        self._stack = QStackedWidget()
        self._who = scrolling(self.speakers)
        found = column(
            label(_("Who is who"), "lead_strong"), px(8), self._who, px(12), label(_("Touches"), "lead_strong"), px(4),
            (self.view, 1), px(6), self._missing, self.lines,
        )  # fmt: skip
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(holder(found))
        cancel = Button(theme, _("Cancel"), on_click=self.reject)
        cancel.setAutoDefault(False)
        body = row((self.text, 2), px(18), (self._stack, 3))
        foot = row(
            label(_("Channel"), "meta_medium"), self.channel, self.order, self.keep_text, None, cancel, self.save,
            spacing=px(10),
        )  # fmt: skip
        margins = (px(24), px(16), px(24), px(18))
        self.setLayout(column(self.banner, px(4), (body, 1), px(14), foot, margins=margins))
        take_room(self, px(_SIZE[0]), px(_SIZE[1]))

    # --- reading -----------------------------------------------------------------------------------------------

    def read(self) -> None:
        """Read what stands in the field, off this thread."""
        self._number += 1
        number, text = self._number, self.text.toPlainText()
        known = self._read
        either = known is not None and known.transcript.either_order
        day_first = self.order.current() == "day" if either else None

        def done(found: ReadChat) -> None:
            if shiboken6.isValid(self) and number == self._number:
                self._show(found)

        def failed(error: BaseException) -> None:
            if shiboken6.isValid(self) and isinstance(error, GuanxiError):
                self.banner.tell(str(error), "seal")
            else:
                self._workplace.failures.tell(error)

        work = reading(self._workplace.journal, text, self._workplace.today, day_first=day_first)
        self._workplace.tasks.run(work, done, failed)

    def _show(self, found: ReadChat) -> None:
        self._read = found
        self.banner.dismiss()
        self.order.setVisible(found.transcript.either_order)
        if found.transcript.channel:
            self.channel.setCurrentIndex(self.channel.findData(found.transcript.channel))
        self.speakers.show_speakers(found.counts, found.who, found.names)
        tallest = self.theme.px(_TALLEST_SPEAKERS)
        self._who.setFixedHeight(min(self.speakers.sizeHint().height() + 2, tallest))
        missing = found.transcript.not_understood
        told = n_("{n} line was not understood:", "{n} lines were not understood:", len(missing))
        self._missing.setText(told.format(n=formats.number(len(missing))))
        self.lines.setPlainText(
            "\n".join(f"{number}: {line[:300]}" for number, line in missing[:_SHOWN_LINES])
        )
        for widget in (self._missing, self.lines):
            widget.setVisible(bool(missing))
        anything = bool(found.transcript.messages or missing)
        self._stack.setCurrentIndex(1 if anything else 0)
        self._propose()

    def _propose(self) -> None:
        if self._read is None:
            return
        self.proposals = propose(self._read.transcript, self.speakers.who(), self._zone)
        self.model.set_ids([])
        self.model.set_ids(list(range(len(self.proposals))))
        count = len(self.proposals)
        self.save.setEnabled(count > 0)
        self.save.setText(n_("Log {n} touch", "Log {n} touches", count).format(n=formats.number(count)))

    def _row(self, proposal: Proposal) -> ListRow:
        said = proposal.ours + proposal.theirs
        messages = n_("{n} message", "{n} messages", said).format(n=formats.number(said))
        return ListRow(
            title=f"{formats.weekday_day(proposal.day, self._workplace.today)} · {direction_label(proposal.direction)}",
            second=summary_words(proposal),
            third=asked_words(proposal),
            age=messages,
            tone="sky",
            avatar=str(proposal.day.day),
        )

    def _too_long(self) -> None:
        self.banner.tell(
            _("This text is too long for a chat. Paste the days that matter, at most 5 million characters."),
            "seal",
        )

    # --- writing -----------------------------------------------------------------------------------------------

    def write(self) -> None:
        """Log the touches that are shown."""
        proposals, channel = list(self.proposals), cast("str", self.channel.currentData())
        if not proposals:
            return
        zone, keep = self._zone.key, self.keep_text.isChecked()
        failed: list[GuanxiError] = []
        self._workplace.change(
            n_("Log chat of {n} day", "Log chat of {n} days", len(proposals)).format(n=len(proposals)),
            lambda session: write(session, proposals, channel, zone, keep_text=keep),
            failed=failed.append,
        )
        if failed:
            self.banner.tell(str(failed[0]), "seal")
            return
        self.text.clear()
        self.accept()
