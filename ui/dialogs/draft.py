"""The draft window: a message to one person, from a template or free, copied for WeChat and logged as sent."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.almanac.sending import coming
from desktop.giving.draft_facts import Recipient, keep_own_words, recipient
from desktop.giving.library import Template, for_occasion, slots
from desktop.giving.own_messages import OWN, all_messages
from desktop.giving.sent import message_draft
from desktop.journal.journal import Change, ChangeSession
from desktop.people.words import CHANNELS, channel_label
from desktop.texts import _, p_
from desktop.touches.logging import log_touch
from ui.calendar.zones import home_name
from ui.dialogs.own_message import open_own_message
from ui.form_dialog import tell_unkept
from ui.messages.template_list import TemplateList
from ui.messages.writing import Writing
from ui.touches.records_field import RecordsField
from ui.wide_dialog import WideDialog
from ui.widgets.button import Button
from ui.widgets.layouts import column, holder, row
from ui.widgets.scrolling import scrolling
from ui.widgets.text import label, rule
from ui.workplace import Workplace

_SIZE = (1060, 700)
_LIST = 330
_NEAR = 21
"""Days before a festival in which its greeting is proposed."""

Keep = Callable[[ChangeSession, str], object]
"""Keeps a sent text in another place than the log, such as the plan of a festival."""


def open_draft(workplace: Workplace, parent: QWidget) -> None:
    """Open the window for the person that the page shows, or for whom one chooses."""
    kind, record_id = workplace.focus or ("", 0)
    DraftDialog(workplace, parent, record_id if kind == "contact" else 0).open()


def open_template(workplace: Workplace, parent: QWidget, message_id: int) -> None:
    """Open the window at an own template."""
    kind, record_id = workplace.focus or ("", 0)
    contact = record_id if kind == "contact" else 0
    DraftDialog(workplace, parent, contact, template=f"{OWN}{message_id}").open()


class DraftDialog(WideDialog):
    """Ctrl+Return logs the message as sent, Ctrl+Shift+C copies it, F8 and Alt+Return soften it."""

    _safe: str | None = None
    """The text that may be closed over: it was copied, or the person was asked."""

    def __init__(
        self, workplace: Workplace, parent: QWidget | None, contact_id: int = 0, *, template: str = "",
        keeper: Keep | None = None, ready: Template | None = None,
    ) -> None:  # fmt: skip
        """With a ``keeper`` the text is kept by it, such as for the plan of a festival, in place of being logged.

        ``ready`` is a message that is no template of the list, such as the request of a rework case.
        """
        super().__init__(workplace, _("Write a message"), parent)
        self._recipient: Recipient | None = None
        self._keeper = keeper
        self._asked = ""
        """The text of which it was said that something in it is not filled in yet."""
        self.person = RecordsField(workplace, "contact", single=True)
        self.person.setAccessibleName(p_("message", "To"))
        self.templates = TemplateList(self.theme)
        self.writing = Writing(workplace)
        self.channel = QComboBox()
        self.channel.setAccessibleName(_("Channel"))
        for key in CHANNELS:
            self.channel.addItem(channel_label(key), key)
        self.copy = Button(self.theme, _("Copy for WeChat"), icon="copy", on_click=self.copy_text)
        self.copy.setToolTip("Ctrl+Shift+C")
        words = _("Log as sent") if keeper is None else _("Keep for the plan")
        self.log = Button(self.theme, words, "primary", "send" if keeper is None else "check", self.log_sent)
        self.log.setToolTip("Ctrl+Enter")
        self.own = Button(self.theme, _("Keep as own template"), icon="bookmark", on_click=self._keep_own)
        self.edit_own = Button(self.theme, _("Edit own template"), icon="pencil", on_click=self._edit_own)
        self._arrange()
        self._listen()
        self.furnish(self._body, *_SIZE, self.copy, self.log, self.own, self.edit_own)
        self.person.show_ids([contact_id] if contact_id else [])
        self._choose_person()
        if template:
            self.templates.choose(template)
        if ready is not None:
            self.writing.show_template(ready)
            self._enable()
        (self.templates.view if contact_id else self.person.line).setFocus()

    def _listen(self) -> None:
        for keys, do in (
            ("Ctrl+Return", self.log_sent),
            ("Ctrl+Enter", self.log_sent),
            ("Ctrl+Shift+C", self.copy_text),
        ):
            QShortcut(QKeySequence(keys), self, do)
        self.person.changed.connect(self._choose_person)
        self.templates.chosen.connect(self._choose)
        self.writing.changed.connect(self._enable)
        self.workplace.open_journal.changed.connect(self._on_change)

    def _arrange(self) -> None:
        px = self.theme.px
        left = holder(
            column(
                label(p_("message", "To"), "meta_medium"),
                self.person,
                px(6),
                (self.templates, 1),
                spacing=px(6),
            )
        )
        left.setFixedWidth(px(_LIST))
        channel = row(label(_("Channel"), "meta_medium"), self.channel, None, spacing=px(10))
        right = column((scrolling(self.writing), 1), channel, spacing=px(10))
        self._body = row(left, rule(upright=True), (right, 1), spacing=px(18))

    def _choose_person(self) -> None:
        people = self.person.ids()
        today = self.workplace.today
        with self.workplace.journal.read() as connection:
            self._recipient = recipient(connection, people[0], today) if people else None
            templates = all_messages(connection)
        whom = self._recipient
        self.writing.show_recipient(whom)
        if whom is not None and whom.channel:
            self.channel.setCurrentIndex(max(self.channel.findData(whom.channel), 0))
        register = whom.register if whom else "neutral"
        near = (for_occasion(festival.key, register) for festival, _day in coming(today, _NEAR))
        self.templates.show_templates(templates.values(), [one.key for one in near if one is not None])
        current = self.templates.current()
        if current is not None and self.writing.template is None:
            self.writing.show_template(current)
        self._enable()

    def _choose(self, template: object) -> None:
        if template is not None and template != self.writing.template:
            self.writing.show_template(template)  # type: ignore[arg-type]
            self._enable()

    def _enable(self) -> None:
        text = bool(self.writing.whole())
        self.copy.setEnabled(text)
        self.own.setEnabled(text)
        self.log.setEnabled(text and self._recipient is not None)
        current = self.templates.current()
        self.edit_own.setVisible(current is not None and current.group == "own")

    def copy_text(self) -> None:
        """Put the message on the clipboard, as it is pasted into a chat."""
        if self.writing.whole() and not self._asks_for_slot():
            self._safe = self.writing.whole()
            self.workplace.clipboard.copy(self._safe)
            self.banner.tell(_("The message is copied"), "ok")

    def _asks_for_slot(self) -> bool:
        """Ask once for what still stands in braces, and go there; the second time the text goes as it is."""
        text = self.writing.whole()
        left = slots(text)
        if not left or text == self._asked:
            return False
        self._asked = text
        words = _("{slot} is not filled in yet. Do it again to go on all the same.")
        self.banner.tell(words.format(slot=f"{{{left[0]}}}"), "amber")
        self.writing.go_to_slot(left[0])
        return True

    def log_sent(self) -> None:
        """Log the message as sent to this person and close; Undo takes it back."""
        text, whom = self.writing.whole(), self._recipient
        if not text or whom is None:
            self.person.line.setFocus()
            return
        if self._keeper is not None:
            self._keep_elsewhere(self._keeper, text)
            return
        if self._asks_for_slot():
            return
        now = self.workplace.clock()
        draft = message_draft(
            (whom.contact_id,), self.channel.currentData(), text, now, home_name(),
            to_group=self.writing.to_group(),
        )  # fmt: skip
        words = self.writing.slots.typed()

        def work(session: ChangeSession) -> int:
            keep_own_words(session, words)
            return log_touch(session, draft)

        if self.workplace.change(_("Log message as sent"), work, failed=self.tell) is not None:
            self.accept()

    def reject(self) -> None:
        """Close; ask once when a text of one's own would be lost."""
        if self.writing.edited() and self.writing.whole() != self._safe:
            self._safe = self.writing.whole()
            tell_unkept(self.banner, self.reject)
            return
        super().reject()

    def _keep_elsewhere(self, keeper: Keep, text: str) -> None:
        if self.workplace.carry_out(
            _("Change greeting"), lambda session: keeper(session, text), failed=self.tell
        ):
            self.accept()

    def _keep_own(self) -> None:
        template = self.writing.template
        text = template.zh if template is not None and not self.writing.edited() else self.writing.whole()
        english = template.en if template is not None and not self.writing.edited() else ""
        open_own_message(self.workplace, self, None, zh=text, en=english)

    def _edit_own(self) -> None:
        current = self.templates.current()
        if current is not None and current.group == "own":
            open_own_message(self.workplace, self, current)

    def _on_change(self, change: Change) -> None:
        if change.touches("own_message"):
            with self.workplace.journal.read() as connection:
                self.templates.show_templates(all_messages(connection).values())
            self._enable()
