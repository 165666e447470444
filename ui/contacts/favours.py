"""Favours 人情 between us and a person: who owes whom, and what was returned."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop import formats
from desktop.giving.favours import Balance, FavourRow, add_favour, edit_favour, remove_favour, return_favour
from desktop.joining import sentences
from desktop.texts import _, n_
from ui.attachments.files_dialog import FilesClip
from ui.attachments.waiting import Catcher
from ui.contacts.reads import Shown
from ui.more import Act, more_button
from ui.widgets.button import Button, IconButton
from ui.widgets.item_row import ItemRow
from ui.widgets.layouts import empty, holder, row
from ui.widgets.rows import Flag
from ui.widgets.section import Group
from ui.widgets.segmented import Segmented
from ui.widgets.text import Icon, label
from ui.workplace import Workplace


class Favours(QWidget):
    """A line for a new favour over those that are open and those returned; ``edited`` tells one to edit."""

    edited = Signal(object)
    form_asked = Signal(object, object)
    """A favour that shall go on in its form, its id 0, and the files or the picture for it, or None."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace, self._theme = workplace, workplace.theme
        self._contact = 0
        px = self._theme.px
        self.direction = Segmented(
            _("Who did it"), [("given", _("We did it")), ("received", _("They did it"))]
        )
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("What was done, such as: rushed our samples"))
        self.line.setAccessibleName(_("New favour"))
        self.line.returnPressed.connect(self._add)
        self.add = Button(self._theme, _("Add"), on_click=self._add)
        clip = IconButton(self._theme, "paperclip", _("New favour with files"), self._add_in_form)
        Catcher(self, self._add_in_form).watch(self.line)
        self._balance = label("", "body", "text2", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(px(12))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, px(16), 0, px(24))
        lines.setSpacing(px(12))
        lines.addLayout(row(self.direction, (self.line, 1), clip, self.add, spacing=px(8)))
        lines.addWidget(self._balance)
        lines.addLayout(self._list)
        lines.addStretch(1)

    def show_person(self, shown: Shown) -> None:
        """Show the favours of a person; another person empties the line."""
        if shown.card.id != self._contact:
            self._contact = shown.card.id
            self.line.clear()
        self._balance.setText(balance_words(shown.balance) if shown.favours else _("No favours noted yet."))
        empty(self._list)
        parts = (
            (_("Open"), [favour for favour in shown.favours if favour.returned_on is None]),
            (_("Returned"), [favour for favour in shown.favours if favour.returned_on is not None]),
        )
        for title, favours in parts:
            if favours:
                group = Group(title, "caption")
                for favour in favours:
                    group.add(self._row(favour))
                self._list.addWidget(group)

    def _row(self, favour: FavourRow) -> ItemRow:
        given = favour.direction == "given"
        today = self._workplace.today
        note = formats.weekday_day(favour.on_date, today)
        if favour.returned_on is not None:
            back = formats.weekday_day(favour.returned_on, today)
            note = _("{day}, returned {back}").format(day=note, back=back)
        open_words = Flag(_("They owe us"), "accent") if given else Flag(_("We owe them"), "amber")
        made = ItemRow(
            self._theme,
            favour.text,
            note,
            leading=Icon(self._theme, "heart-handshake" if given else "handshake"),
            flag=open_words if favour.returned_on is None else Flag(_("Even"), "ok"),
            trailing=holder(
                row(
                    FilesClip(self._workplace, favour.text, "favour", favour.id),
                    more_button(self._theme, _("More for this favour"), lambda: self._acts(favour)),
                )
            ),
            done=favour.returned_on is not None,
        )
        made.opened.connect(lambda: self.edited.emit(favour))
        return made

    def _acts(self, favour: FavourRow) -> list[Act]:
        back = favour.returned_on is None
        return [
            Act(_("Edit favour"), "pencil", lambda: self.edited.emit(favour)),
            Act(_("Returned today"), "check", lambda: self._return(favour), back),
            Act(_("Still open"), "rotate-ccw", lambda: self._reopen(favour), not back),
            Act(_("Remove favour"), "trash-2", lambda: self._remove(favour)),
        ]

    def _add(self) -> None:
        text, contact_id = self.line.text().strip(), self._contact
        if not text:
            self.line.setFocus()
            return
        direction, today = self.direction.current(), self._workplace.today
        made = self._workplace.change(
            _("Add favour"), lambda session: add_favour(session, contact_id, direction, text, today)
        )
        if made is not None:
            self.line.clear()

    def _add_in_form(self, mime: QMimeData | None = None) -> None:
        """Go on in the form with what the line holds, and with the files or the picture in ``mime``."""
        text, today = self.line.text().strip(), self._workplace.today
        begun = FavourRow(0, self._contact, self.direction.current(), text, today, returned_on=None)
        self.form_asked.emit(begun, mime)

    def _return(self, favour: FavourRow) -> None:
        today = self._workplace.today
        self._workplace.change(_("Favour returned"), lambda session: return_favour(session, favour.id, today))

    def _reopen(self, favour: FavourRow) -> None:
        self._workplace.change(
            _("Reopen favour"), lambda session: edit_favour(session, favour.id, {"returned_on": None})
        )

    def _remove(self, favour: FavourRow) -> None:
        self._workplace.change(_("Remove favour"), lambda session: remove_favour(session, favour.id))


def balance_words(balance: Balance) -> str:
    """Return how many favours are open on each side."""
    if not balance.they_owe and not balance.we_owe:
        return _("All favours are returned.")
    they = n_("They owe us {n} favour.", "They owe us {n} favours.", balance.they_owe)
    we = n_("We owe them {n} favour.", "We owe them {n} favours.", balance.we_owe)
    parts = [(they, balance.they_owe), (we, balance.we_owe)]
    return sentences(*(words.format(n=count) for words, count in parts if count))
