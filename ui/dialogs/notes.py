"""Making notes, choosing a template, and saying what a note belongs to."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop import formats
from desktop.highlight import Marked, mark
from desktop.journal.journal import ChangeSession
from desktop.notes import keeping
from desktop.notes.linked import linked
from desktop.notes.reads import NoteCard, daily_note
from desktop.notes.templates import Template, drop_template, keep_template, templates
from desktop.texts import _, language, p_
from ui.form_dialog import FormDialog
from ui.hits.rows import Hit
from ui.hits.view import HitView
from ui.notes.tie_field import TieField
from ui.notes.words import kind_words
from ui.widgets.button import Button
from ui.widgets.layouts import column, row
from ui.widgets.popover import Popover
from ui.widgets.text import label
from ui.workplace import Workplace

_WIDTH, _TALLEST = 460, 420
_ROOM = 480
"""Pixels in height that leave what is found room below its line."""
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


def open_new_note(workplace: Workplace, _parent: QWidget) -> None:
    """Make a note and stand in it; it belongs to the person or supplier that is looked at."""
    _make(workplace, "", "")


def open_daily_note(workplace: Workplace, _parent: QWidget) -> None:
    """Go to the page of today, made when it is not there yet."""
    today = workplace.today
    with workplace.journal.read() as connection:
        note_id = daily_note(connection, today)
    if note_id is None:
        note_id = workplace.change(
            _("New daily page"), lambda session: keeping.make_note(session, today, day=today), toast=""
        )
    if note_id is not None:
        workplace.show_record("note", note_id)


def _make(workplace: Workplace, title: str, body: str) -> None:
    today, focus = workplace.today, workplace.focus

    def work(session: ChangeSession) -> int:
        note_id = keeping.make_note(session, today, title=title, body=body)
        if focus is not None and focus[0] in keeping.TIED:
            keeping.tie(session, note_id, *focus)
        return note_id

    note_id = workplace.change(_("New note"), work, toast="")
    if note_id is not None:
        workplace.show_record("note", note_id)


def open_note_templates(workplace: Workplace, parent: QWidget) -> None:
    """Choose a template for a new note."""
    TemplateChooser(workplace, parent).open()


class TemplateChooser(Popover):
    """One line and the templates that fit; Enter makes a note, Ctrl+Enter words the template anew."""

    def __init__(self, workplace: Workplace, host: QWidget) -> None:
        super().__init__(workplace.theme, host, _("Note from a template"))
        self._workplace, self._host_widget = workplace, host
        px = workplace.theme.px
        with workplace.journal.read() as connection:
            self._all = templates(connection, language())
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("Template"))
        self.line.setAccessibleName(_("Template"))
        self.line.textChanged.connect(self._find)
        self.line.installEventFilter(self)
        self.found = HitView(workplace.theme, _("Templates"), _TALLEST)
        self.found.chosen.connect(self._use)
        own = Button(
            workplace.theme, _("New template"), "link", on_click=lambda: self._edit(Template("", "", ""))
        )
        change = Button(workplace.theme, _("Change this one"), "link", on_click=self._edit_current)
        self.body.setLayout(
            column(
                self.line, px(6), self.found, px(6), row(own, None, change),
                margins=(px(12), px(12), px(12), px(10)),
            )
        )  # fmt: skip
        self.closed.connect(self.deleteLater)

    def open(self) -> None:
        """Open over the host."""
        self._find("")
        self.open_at_top(_WIDTH)
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def _find(self, typed: str) -> None:
        wanted = typed.strip().casefold()
        self.found.show_rows(
            [
                Hit("template", place, mark(_title(one), typed), _note(one), icon="file-text")
                for place, one in enumerate(self._all)
                if wanted in _title(one).casefold()
            ]
        )
        self.fit()

    def _use(self, hit: Hit) -> None:
        template = self._all[int(hit.key)]
        workplace = self._workplace
        self.dismiss()
        day = formats.month_day(workplace.today)
        _make(workplace, template.title.replace("{date}", day).strip(), template.body)

    def _edit_current(self) -> None:
        hit = self.found.current_hit()
        if hit is not None:
            self._edit(self._all[int(hit.key)])

    def _edit(self, template: Template) -> None:
        workplace, window = self._workplace, self._host_widget.window()
        self.dismiss()
        TemplateDialog(workplace, window, template).open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk and choose by the keys of the line."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            hit = self.found.current_hit()
            if event.key() in _STEPS:
                self.found.walk(_STEPS[Qt.Key(event.key())])
                return True
            if event.key() in _ENTER and hit is not None:
                if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                    self._edit_current()
                else:
                    self._use(hit)
                return True
        return super().eventFilter(watched, event)


def _title(template: Template) -> str:
    return template.title.replace("{date}", "").strip()


def _note(template: Template) -> Marked:
    return Marked("" if template.id is None else _("Your wording"))


class TemplateDialog(FormDialog):
    """Title and text of a template."""

    def __init__(self, workplace: Workplace, parent: QWidget | None, template: Template) -> None:
        super().__init__(workplace.theme, _("Template"), _("Save"), parent, width=640)
        self._workplace, self._template = workplace, template
        self.title = QLineEdit(template.title)
        self.text = QPlainTextEdit(template.body)
        self.text.setMinimumHeight(workplace.theme.px(340))
        self.text.setTabChangesFocus(True)
        self._title_row = self.form.add(p_("of a note", "Title"), self.title)
        self.form.add(_("Text"), self.text)
        self.form.add("", label(_("{date} in the title becomes the day."), "meta", "text2"))
        if template.id is not None:
            words = _("As it came") if template.key else _("Take out")
            self.form.add("", Button(workplace.theme, words, "danger", on_click=self._drop))
        self.title.setFocus()
        self.ready()

    def typed(self) -> bool:
        """Tell whether something differs from what the form began with."""
        return (self.title.text(), self.text.toPlainText()) != (self._template.title, self._template.body)

    def store(self) -> bool:
        """Keep the template."""
        kept = Template(self._template.key, self.title.text(), self.text.toPlainText(), self._template.id)
        if not kept.title.strip():
            self._title_row.set_error(_("Type what it is for."))
            return False
        return self.keep(self._workplace, _("Edit template"), lambda session: keep_template(session, kept))

    def _drop(self) -> None:
        template_id = self._template.id
        if template_id is not None:
            self._workplace.change(
                _("Take out template"), lambda session: drop_template(session, template_id)
            )
        self.done(0)


def open_tie(workplace: Workplace, parent: QWidget, card: NoteCard) -> None:
    """Ask to whom a note belongs."""
    TieDialog(workplace, parent, card).open()


class TieDialog(FormDialog):
    """What a note belongs to: any records, found as Ctrl+K finds them."""

    def __init__(self, workplace: Workplace, parent: QWidget | None, card: NoteCard) -> None:
        super().__init__(workplace.theme, _("What the note belongs to"), _("Save"), parent, width=520)
        self._workplace, self._card = workplace, card
        self.records = TieField(workplace)
        tied = [tie for tie in card.ties if not tie.named]
        with workplace.journal.read() as connection:
            found = linked(connection, tied)
        self.records.show_records(
            {(one.kind, one.id): one.name or kind_words(one.kind) for one in found if not one.trashed}
        )
        self.form.add(_("Belongs to"), self.records)
        self._began = set(self.records.records())
        self.records.setFocus()
        self.ready()
        self.resize(self.width(), self.theme.px(_ROOM))

    def typed(self) -> bool:
        """Tell whether something differs from what the form began with."""
        return set(self.records.records()) != self._began

    def store(self) -> bool:
        """Keep what the note belongs to."""
        wanted, card = set(self.records.records()), self._card

        def work(session: ChangeSession) -> None:
            for tied in card.ties:
                if not tied.named and (tied.kind, tied.id) in self._began - wanted:
                    keeping.untie(session, tied.link_id)
            for kind, record_id in sorted(wanted - self._began):
                keeping.tie(session, card.id, kind, record_id)

        return self.keep(self._workplace, _("Tie note"), work)
