"""The ties of a person to others that are no work: family, schoolmates, former colleagues."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.people.relations import RelationRow, remove_relation
from desktop.people.words import relation_label
from desktop.texts import _
from ui.more import Act, more_button
from ui.widgets.avatar import Avatar
from ui.widgets.button import Button
from ui.widgets.item_row import ItemRow
from ui.widgets.layouts import empty, row
from ui.widgets.rows import Flag, avatar_tone
from ui.widgets.section import Group
from ui.workplace import Workplace


class Ties(QWidget):
    """``edited`` tells a tie to edit, or None for a new one."""

    edited = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace, self._theme = workplace, workplace.theme
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, self._theme.px(24))
        self._lines.setSpacing(self._theme.px(12))

    def show_ties(self, ties: Sequence[RelationRow]) -> None:
        """Show the ties of a person."""
        empty(self._lines)
        group = Group(_("Ties to others"), "caption")
        for tie in ties:
            group.add(self._row(tie))
        if not ties:
            group.say_nothing(_("No ties noted yet."))
        self._lines.addWidget(group)
        add = Button(self._theme, _("Add tie"), icon="plus", on_click=lambda: self.edited.emit(None))
        show = Button(
            self._theme,
            _("Show in the network"),
            icon="network",
            on_click=lambda: self._workplace.perform("network"),
        )
        self._lines.addLayout(row(add, show, None, spacing=self._theme.px(8)))
        self._lines.addStretch(1)

    def _row(self, tie: RelationRow) -> ItemRow:
        made = ItemRow(
            self._theme,
            tie.other.shown,
            tie.note,
            leading=Avatar(self._theme, tie.other.shown[:1], avatar_tone(tie.other.id), 36, person=True),
            flag=Flag(relation_label(tie.kind), "plum"),
            trailing=more_button(self._theme, _("More for this tie"), lambda: self._acts(tie)),
        )
        made.opened.connect(lambda: self.edited.emit(tie))
        return made

    def _acts(self, tie: RelationRow) -> list[Act]:
        return [
            Act(_("Edit tie"), "pencil", lambda: self.edited.emit(tie)),
            Act(
                _("Open person"),
                "contact-round",
                lambda: self._workplace.show_record("contact", tie.other.id),
            ),
            Act(_("Remove tie"), "trash-2", lambda: self._remove(tie)),
        ]

    def _remove(self, tie: RelationRow) -> None:
        self._workplace.change(_("Remove tie"), lambda session: remove_relation(session, tie.id))
