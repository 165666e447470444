"""The form of a touch with all its fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop import formats
from desktop.attachments.attaching import Prepared, keep_all
from desktop.commitments.follow_ups import delete_follow_up
from desktop.errors import GuanxiError
from desktop.texts import _
from desktop.touches.cards import Linked, TouchCard, open_questions, touch_card
from desktop.touches.logging import TouchDraft, edit_touch, log_touch
from ui.attachments.panel import AttachmentsPanel
from ui.attachments.waiting import WaitingFiles
from ui.calendar.zones import home_zone
from ui.fields.rows import OwnRows
from ui.form_dialog import FormDialog
from ui.neutral import neutral_line, point_out_in_touch, quarrels_of
from ui.touches.day_line import say_if_wrong
from ui.touches.form_fields import Fields
from ui.widgets.text import label
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession

_ASKED, _FILES_HEIGHT = 20, 260


def open_new_touch(workplace: Workplace, parent: QWidget, kind: str = "") -> None:
    """Open the form for a new touch with whom the page shows; ``kind`` is a key of ``words.KINDS`` or empty."""
    now = workplace.clock().astimezone(home_zone())
    focus = workplace.focus or ("", 0)
    draft = TouchDraft(
        at=now,
        people=(focus[1],) if focus[0] == "contact" else (),
        kind=kind,
        zone=getattr(now.tzinfo, "key", ""),
    )
    open_draft(workplace, parent, draft, focus[1] if focus[0] == "supplier" else None)


def open_draft(
    workplace: Workplace, parent: QWidget, draft: TouchDraft, supplier_id: int | None = None
) -> None:
    """Open the form for a new touch with what is known of it."""
    if supplier_id is not None:
        draft = replace(draft, suppliers=(supplier_id,))
    TouchForm(workplace, parent, draft).open()


def open_touch(workplace: Workplace, parent: QWidget, touch_id: int) -> None:
    """Open the form of a touch."""
    try:
        with workplace.journal.read() as connection:
            card = touch_card(connection, touch_id)
    except GuanxiError as error:
        workplace.failures.tell(error)
        return
    TouchForm(workplace, parent, card.draft, card).open()


class TouchForm(FormDialog):
    """All fields of a touch; nothing is kept before the button, or Ctrl+Enter, asks for it."""

    def __init__(
        self, workplace: Workplace, parent: QWidget | None, draft: TouchDraft, card: TouchCard | None = None,
        *, files: Sequence[Prepared] = (),
    ) -> None:  # fmt: skip
        """Give the card of a known touch, None for a new one; ``files`` are attached when it is stored."""
        title, save = (_("Log touch"), _("Log touch")) if card is None else (_("Edit touch"), _("Save touch"))
        super().__init__(workplace.theme, title, save, parent)
        self._workplace, self._card = workplace, card
        self.new_files = WaitingFiles(workplace, files) if card is None else None
        """None for a touch that is there: its files are kept at once."""
        self._quarrel: tuple[str, ...] = ()
        self.neutral = neutral_line()
        self.fields = Fields(workplace)
        if card is not None and card.follow_up is not None:
            draft = replace(draft, follow_up=(card.follow_up.due_on, card.follow_up.text))
        self._arrange()
        self.fields.show(draft)
        self._offer_questions(draft.answers_id)
        self._mind_quarrels()
        self.fields.people.changed.connect(self._people_changed)
        self.fields.suppliers.changed.connect(self._people_changed)
        self.fields.summary.textChanged.connect(self._look_for_quarrel)
        self.fields.body.textChanged.connect(self._look_for_quarrel)
        self.fields.next_step.textChanged.connect(self._look_for_quarrel)
        self._begin = self.fields.draft()
        (self.fields.summary if draft.people or draft.suppliers else self.fields.people).setFocus()
        self.ready()

    def _arrange(self) -> None:
        form, own = self.form, self.fields
        self._who = form.add(_("People"), own.people)
        where = _("Empty: the suppliers for whom these people worked on that day.")
        form.add(_("Suppliers"), own.suppliers, "" if self._card else where)
        form.add(_("Summary"), own.summary)
        form.add(_("What was said, in Markdown"), own.body)
        form.add_widget(self.neutral)
        form.add_beside((_("Kind"), own.kind), (_("Channel"), own.channel))
        form.add_beside((_("Start"), own.at), (_("Length in minutes"), own.minutes))
        own.at.lineEdit().setTextMargins(0, 0, 0, 0)  # unlike a number, a day has the style's own padding
        form.add_beside((_("Direction"), own.direction), (_("Who began"), own.started_by))
        form.add_beside((_("Place"), own.place), (_("Setting"), own.setting))
        form.add(_("Mood"), own.mood)
        form.add_widget(label(_("Next step"), "lead_strong"))
        self._due, _what = form.add_beside(
            (_("Follow up on"), own.due), (_("What to do; empty: the summary"), own.next_step)
        )
        own.due.read_into(self._due)
        form.add_widget(label(_("Question and answer"), "lead_strong"))
        form.add(_("Asks"), own.asks)
        form.add(_("Answers"), own.answers)
        for box in (own.counts, own.held):
            form.add_widget(box)
        self.own = OwnRows(self._workplace, "touch", form, self._card.id if self._card else None)
        form.add_widget(label(_("Files"), "lead_strong"))
        if self.new_files is not None:
            form.add_widget(self.new_files)
            self.setAcceptDrops(True)
            self.new_files.watch(self, own.summary, own.body, own.body.viewport(), own.place, self.new_files)
        elif self._card is not None:
            self.files = AttachmentsPanel(self._workplace, "touch", self._card.id)
            self.files.setFixedHeight(self.theme.px(_FILES_HEIGHT))
            form.add_widget(self.files)

    # --- questions ---------------------------------------------------------------------------------------------

    def _people_changed(self) -> None:
        self._who.set_error("")
        self._offer_questions(self.fields.answers.currentData() or None)
        self._mind_quarrels()

    # --- quarrels ----------------------------------------------------------------------------------------------

    def _mind_quarrels(self) -> None:
        """Mind the quarrels at the suppliers of the touch, and where its people work."""
        self._quarrel = quarrels_of(self._workplace, self.fields.people.ids(), self.fields.suppliers.ids())
        self._look_for_quarrel()

    def _look_for_quarrel(self) -> None:
        own = self.fields
        text = f"{own.summary.text()}\n{own.body.toPlainText()}\n{own.next_step.text()}"
        point_out_in_touch(self.neutral, text, self._quarrel)

    def _offer_questions(self, chosen: int | None) -> None:
        """Offer what was asked of these people and suppliers and waits, and what is answered already."""
        found: dict[int, Linked] = {}
        if self._card is not None and self._card.question is not None:
            found[self._card.question.id] = self._card.question
        with self._workplace.journal.read() as connection:
            for contact_id in self.fields.people.ids():
                found |= {row.id: row for row in open_questions(connection, contact_id=contact_id)}
            for supplier_id in self.fields.suppliers.ids():
                found |= {row.id: row for row in open_questions(connection, supplier_id=supplier_id)}
        if self._card is not None:
            found.pop(self._card.id, None)
        self._show_questions(list(found.values())[:_ASKED], chosen)

    def _show_questions(self, questions: list[Linked], chosen: int | None) -> None:
        box = self.fields.answers
        box.clear()
        box.addItem(_("No question") if questions else _("Nothing asked waits for an answer"), 0)
        today = self._workplace.today
        for row in sorted(questions, key=lambda row: row.at, reverse=True):
            day = formats.short_day(row.at.astimezone().date(), today)
            box.addItem(_("{day}: {text}").format(day=day, text=row.text), row.id)
        box.setCurrentIndex(max(box.findData(chosen or 0), 0))
        box.setEnabled(bool(questions))

    # --- storing -----------------------------------------------------------------------------------------------

    def typed(self) -> bool:
        """Tell whether anything differs from the beginning."""
        waiting = self.new_files is not None and self.new_files.typed()
        return waiting or self.own.typed() or self.fields.draft() != self._begin

    def store(self) -> bool:
        """Log or change the touch."""
        draft = self.fields.draft()
        wrong = say_if_wrong(self.fields.due, self._due)
        if not draft.people and not draft.suppliers:
            self._who.set_error(
                _("A touch belongs to a person or to a supplier. Choose at least one of them.")
            )
            wrong = True
        return self.own.check() and not wrong and self._write(draft)

    def _write(self, draft: TouchDraft) -> bool:
        if self.new_files is not None and self.refuses(self.new_files.trouble()):
            return False
        if self._card is None:
            work, title = self._log, _("Log touch")
        else:
            work, title = self._edit, _("Edit touch")
        kept = self._workplace.change(title, lambda session: work(session, draft), failed=self.tell)
        return kept is not None

    def _log(self, session: ChangeSession, draft: TouchDraft) -> int:
        touch_id = log_touch(session, draft)
        self.own.write(session, touch_id)
        if self.new_files is not None:
            keep_all(session, self.new_files.files, ("touch", touch_id))
        return touch_id

    def _edit(self, session: ChangeSession, draft: TouchDraft) -> int:
        assert self._card is not None
        edit_touch(session, self._card.id, draft)
        self.own.write(session, self._card.id)
        if draft.follow_up is None and self._card.follow_up is not None:
            delete_follow_up(session, self._card.follow_up.id)
        return self._card.id
