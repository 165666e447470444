"""Decisions that were asked for and promises of both sides, with a line for a new one."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from desktop import formats
from desktop.commitments.decisions import (
    LEVELS,
    DecisionFields,
    DecisionRow,
    answer_decision,
    ask_decision,
    decisions_of,
    edit_decision,
    level_label,
    remove_decision,
)
from desktop.commitments.promises import (
    PromiseFields,
    PromiseRow,
    add_promise,
    outcome_label,
    promises_of,
    remove_promise,
    settle_promise,
)
from desktop.errors import UsageError
from desktop.rhythm.cards import Card
from desktop.rhythm.results import Result
from desktop.texts import _
from ui.attachments.files_dialog import FilesClip
from ui.attachments.waiting import Catcher
from ui.editors import typed_day
from ui.more import Act, more_button
from ui.relationship import words
from ui.relationship.decider_box import DeciderBox
from ui.relationship.decision_form import open_decision
from ui.relationship.promise_form import open_new_promise, open_promise
from ui.widgets.button import Button, IconButton
from ui.widgets.item_row import ItemRow
from ui.widgets.layouts import empty, holder, row
from ui.widgets.rows import Flag
from ui.widgets.section import Group
from ui.widgets.segmented import Segmented
from ui.widgets.text import Icon, label
from ui.workplace import Workplace


class Commitments(QWidget):
    """What they are to decide, and what was promised; new ones are written on the page of a person."""

    def __init__(self, workplace: Workplace, *, person: bool) -> None:
        super().__init__()
        self._workplace, self._theme = workplace, workplace.theme
        self._contact, self._supplier = 0, 0
        px = self._theme.px
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(px(12))
        self._list = QVBoxLayout()
        self._list.setSpacing(px(12))
        self.what = QLineEdit()
        self.what.setPlaceholderText(_("What they are to decide, such as: price of the new mould"))
        self.what.setAccessibleName(_("New decision"))
        self.what.returnPressed.connect(self._ask)
        self.level = Segmented(_("Who decides"), [(level, level_label(level)) for level in LEVELS], "manager")
        self.decider = DeciderBox(workplace)
        self.large = QCheckBox(_("Contract or large sum"))
        self.promise = QLineEdit()
        self.promise.setPlaceholderText(_("What was promised, such as: send photos of the line"))
        self.promise.setAccessibleName(_("New promise"))
        self.promise.returnPressed.connect(self._promise)
        self.side = Segmented(_("Who promised"), [("theirs", _("They did")), ("ours", _("We did"))], "theirs")
        self.due = QLineEdit()
        self.due.setPlaceholderText(_("By when: 2026-12-01"))
        self.due.setAccessibleName(_("Promised for"))
        self.due.returnPressed.connect(self._promise)
        self._error = label("", "meta", "seal", wrap=True)
        self._error.hide()
        if person:
            self._add_lines()
        self._lines.addLayout(self._list)

    def _add_lines(self) -> None:
        px = self._theme.px
        ask = Button(self._theme, _("Ask for it"), on_click=self._ask)
        add = Button(self._theme, _("Add"), on_click=self._promise)
        self._lines.addLayout(row((self.what, 1), ask, spacing=px(8)))
        self._lines.addLayout(row(self.level, self.decider, self.large, None, spacing=px(12)))
        clip = IconButton(self._theme, "paperclip", _("New promise with files"), self._promise_in_form)
        Catcher(self, self._promise_in_form).watch(self.promise, self.due)
        self._lines.addLayout(row(self.side, (self.promise, 2), (self.due, 1), clip, add, spacing=px(8)))
        self._lines.addWidget(self._error)

    def show_card(self, card: Card, supplier_id: int | None) -> None:
        """Show what is open with a person or a supplier, and what was settled."""
        person = card.owner == "contact"
        if person and card.id != self._contact:
            for line in (self.what, self.promise, self.due):
                line.clear()
            self._error.hide()
            self.decider.offer(supplier_id)
        self._contact, self._supplier = (card.id if person else 0), supplier_id or 0
        with self._workplace.journal.read() as connection:
            asked = decisions_of(
                connection,
                contact_id=card.id if person else None,
                supplier_id=None if person else card.id,
            )
            given = promises_of(
                connection,
                contact_id=card.id if person else None,
                supplier_id=None if person else card.id,
            )
        empty(self._list)
        waiting = {result.records[0].id: result for result in card.decisions}
        self._add_group(_("Decisions"), [self._decision(one, waiting.get(one.id)) for one in asked[:12]])
        self._add_group(_("Promises"), [self._promised(one) for one in given[:12]])
        if not (asked or given):
            quiet = _("No decision is asked for, and nothing was promised.")
            self._list.addWidget(label(quiet, "meta", "text2", wrap=True))

    def _add_group(self, title: str, rows: list[ItemRow]) -> None:
        if not rows:
            return
        group = Group(title, "caption")
        for one in rows:
            group.add(one)
        self._list.addWidget(group)

    # --- decisions ---------------------------------------------------------------------------------------------

    def _decision(self, one: DecisionRow, result: Result | None) -> ItemRow:
        today = self._workplace.today
        asked = _("{level}, asked on {day}").format(
            level=level_label(one.level), day=formats.short_day(one.asked_on, today)
        )
        if one.answered_on is not None:
            note = " · ".join(part for part in (asked, one.answer) if part)
            flag = Flag(_("Answered"), "ok")
        else:
            note = f"{asked} · {result.sentence}" if result else asked
            flag = words.band_flag(result.band if result else "discussed")
        made = ItemRow(
            self._theme,
            one.what,
            note,
            leading=Icon(self._theme, "hourglass" if one.answered_on is None else "check"),
            flag=flag,
            trailing=more_button(self._theme, _("More for this decision"), lambda: self._decision_acts(one)),
            done=one.answered_on is not None,
        )
        made.opened.connect(lambda: open_decision(self._workplace, self.window(), one.id))
        return made

    def _decision_acts(self, one: DecisionRow) -> list[Act]:
        is_open = one.answered_on is None
        return [
            Act(_("Edit decision"), "pencil", lambda: open_decision(self._workplace, self.window(), one.id)),
            Act(_("Answered today"), "check", lambda: self._answer(one), is_open),
            Act(_("Still open"), "rotate-ccw", lambda: self._reopen(one), not is_open),
            Act(_("Remove decision"), "trash-2", lambda: self._remove_decision(one)),
        ]

    def _answer(self, one: DecisionRow) -> None:
        today = self._workplace.today
        self._workplace.change(
            _("Decision answered"), lambda session: answer_decision(session, one.id, today, one.answer)
        )

    def _reopen(self, one: DecisionRow) -> None:
        self._workplace.change(
            _("Reopen decision"), lambda session: edit_decision(session, one.id, {"answered_on": None})
        )

    def _remove_decision(self, one: DecisionRow) -> None:
        self._workplace.change(_("Remove decision"), lambda session: remove_decision(session, one.id))

    def _ask(self) -> None:
        what = self.what.text().strip()
        if not what:
            self.what.setFocus()
            return
        fields: DecisionFields = {
            "contact_id": self._contact,
            "supplier_id": self._supplier or None,
            "what": what,
            "level": self.level.current(),
            "decider_id": self.decider.currentData(),
            "large": self.large.isChecked(),
            "asked_on": self._workplace.today,
        }
        if self._workplace.change(_("Ask for a decision"), lambda session: ask_decision(session, fields)):
            self.what.clear()

    # --- promises ----------------------------------------------------------------------------------------------

    def _promised(self, one: PromiseRow) -> ItemRow:
        today = self._workplace.today
        side = _("They, for {day}") if one.side == "theirs" else _("We, for {day}")
        note = side.format(day=formats.short_day(one.due_on, today))
        if one.outcome:
            flag = Flag(outcome_label(one.outcome), "ok" if one.outcome == "kept" else "neutral")
        else:
            late = one.due_on < today
            flag = Flag(_("Late"), "seal") if late else Flag(_("Open"), "sky")
        made = ItemRow(
            self._theme,
            one.what,
            note,
            leading=Icon(self._theme, "handshake"),
            flag=flag,
            trailing=holder(
                row(
                    FilesClip(self._workplace, one.what, "promise", one.id),
                    more_button(self._theme, _("More for this promise"), lambda: self._promise_acts(one)),
                )
            ),
            done=bool(one.outcome),
        )
        made.opened.connect(lambda: open_promise(self._workplace, self.window(), one.id))
        return made

    def _promise_acts(self, one: PromiseRow) -> list[Act]:
        is_open = not one.outcome
        return [
            Act(_("Edit promise"), "pencil", lambda: open_promise(self._workplace, self.window(), one.id)),
            Act(_("Kept today"), "check", lambda: self._settle(one, "kept"), is_open),
            Act(_("Not kept"), "x", lambda: self._settle(one, "missed"), is_open),
            Act(_("Released"), "ban", lambda: self._settle(one, "released"), is_open),
            Act(_("Still open"), "rotate-ccw", lambda: self._settle(one, ""), not is_open),
            Act(_("Remove promise"), "trash-2", lambda: self._remove(one)),
        ]

    def _settle(self, one: PromiseRow, outcome: str) -> None:
        today = self._workplace.today
        self._workplace.change(
            _("Settle promise"), lambda session: settle_promise(session, one.id, outcome, today)
        )

    def _remove(self, one: PromiseRow) -> None:
        self._workplace.change(_("Remove promise"), lambda session: remove_promise(session, one.id))

    def _promise(self) -> None:
        what = self.promise.text().strip()
        if not what:
            self.promise.setFocus()
            return
        try:
            due = typed_day(self.due.text())
        except UsageError as error:
            self._tell(str(error))
            return
        if due is None:
            self._tell(_("Type the day for which it was promised."))
            return
        fields: PromiseFields = {
            "contact_id": self._contact,
            "supplier_id": self._supplier or None,
            "side": self.side.current(),
            "what": what,
            "made_on": self._workplace.today,
            "due_on": due,
        }
        self._error.hide()
        if self._workplace.change(_("Add promise"), lambda session: add_promise(session, fields)):
            self.promise.clear()
            self.due.clear()

    def _promise_in_form(self, mime: QMimeData | None = None) -> None:
        """Go on in the form with what the line holds, and with the files or the picture in ``mime``."""
        today = self._workplace.today
        try:
            due = typed_day(self.due.text()) or today
        except UsageError as error:
            self._tell(str(error))
            return
        self._error.hide()
        begun = PromiseRow(
            0,
            self._contact,
            self._supplier or None,
            self.side.current(),
            self.promise.text().strip(),
            today,
            due,
            outcome="",
            settled_on=None,
        )
        form = open_new_promise(self._workplace, self.window(), begun, mime)
        form.accepted.connect(self.promise.clear)
        form.accepted.connect(self.due.clear)

    def _tell(self, words_: str) -> None:
        self._error.setText(words_)
        self._error.show()
        self.due.setFocus()
