"""The form of a saved view: its name, its conditions, its columns, order and grouping."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from desktop.errors import UsageError
from desktop.joining import sentences
from desktop.texts import _
from desktop.views.attributes import Attribute
from desktop.views.criteria import Criterion
from desktop.views.kinds import KINDS, kind_label, view_kind
from desktop.views.query import ViewQuery
from desktop.views.saving import ViewDraft, add_view, edit_view
from ui.form_dialog import FormDialog
from ui.tone_choice import tone_box
from ui.views.columns_editor import ColumnsEditor
from ui.views.criteria_editor import CriteriaEditor
from ui.views.shown import Shown
from ui.widgets.text import label
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession


def open_new_view(workplace: Workplace, parent: QWidget) -> None:
    """Open the form of a new view of the records that the person looks at."""
    kind = workplace.focus[0] if workplace.focus else ""
    query = ViewQuery(kind if kind in KINDS else KINDS[0])
    ViewDialog(workplace, parent, Shown(None, "", "accent", query)).open()


def open_save_view(workplace: Workplace, parent: QWidget, shown: Shown) -> None:
    """Open the form of a view that is not saved yet, with what it asks for."""
    ViewDialog(workplace, parent, shown).open()


def open_edit_view(workplace: Workplace, parent: QWidget, shown: Shown) -> None:
    """Open the form of a view; a ready-made one is saved by it."""
    ViewDialog(workplace, parent, shown).open()


class ViewDialog(FormDialog):
    """All of a view; the records of a saved one stay of their kind."""

    def __init__(self, workplace: Workplace, parent: QWidget | None, shown: Shown) -> None:
        title, save = (_("New view"), _("Save view")) if shown.id is None else (_("Edit view"), _("Save"))
        super().__init__(workplace.theme, title, save, parent)
        self._workplace, self._shown = workplace, shown
        self._attributes: list[Attribute] = []
        self._query = shown.query
        theme = self.theme
        self.name = QLineEdit(shown.name)
        self.tone = tone_box(shown.tone)
        self.kind = QComboBox()
        for key in KINDS:
            self.kind.addItem(kind_label(key), key)
        self.kind.setCurrentIndex(KINDS.index(shown.query.kind))
        self.kind.setEnabled(shown.id is None and not shown.query.criteria)
        self.words = QLineEdit(shown.query.words)
        self.words.setPlaceholderText(_("Names or words, as in the line of search"))
        self.criteria = CriteriaEditor(workplace)
        self.columns = ColumnsEditor(theme)
        self.sort, self.grouping = QComboBox(), QComboBox()
        self.descending = QCheckBox(_("The largest or latest first"))
        self.pinned = QCheckBox(_("Pinned to the sidebar, with the number of its records"))
        self._arrange()
        self._fill()
        self.kind.currentIndexChanged.connect(lambda _index: self._turn())
        self._began = self.state()
        self.name.setFocus()
        self.ready()

    def _arrange(self) -> None:
        form = self.form
        self._name, _tone = form.add_beside((_("Name"), self.name), (_("Tone"), self.tone))
        form.add_beside((_("Records"), self.kind), (_("Find"), self.words))
        form.add_widget(label(_("Conditions"), "lead_strong"))
        self._conditions = form.add(_("All of them must hold"), self.criteria)
        form.add_widget(label(_("How they are shown"), "lead_strong"))
        form.add(_("Columns"), self.columns, _("Space ticks a column, Alt+Up and Alt+Down move it."))
        form.add_beside((_("Sort by"), self.sort), (_("Group by"), self.grouping))
        form.add_widget(self.descending)
        form.add_widget(self.pinned)

    def _fill(self) -> None:
        """Show what the kind offers and what the view asks for."""
        query = self._query
        with self._workplace.journal.read() as connection:
            kind = view_kind(connection, query.kind)
        self._attributes = list(kind.attributes.values())
        self.criteria.show_criteria(self._attributes, query.criteria)
        self.columns.show_columns(self._attributes, query.columns or kind.columns)
        for box, usual, chosen in (
            (self.sort, _("As usual"), query.sort),
            (self.grouping, _("Not grouped"), query.grouping),
        ):
            box.clear()
            box.addItem(usual, "")
            for one in self._attributes:
                if box is self.grouping or one.sortable:
                    box.addItem(one.words, one.key)
            box.setCurrentIndex(max(box.findData(chosen), 0))
        self.descending.setChecked(query.descending)
        self.pinned.setChecked(self._shown.pinned or self._shown.id is None)

    def _turn(self) -> None:
        """Begin anew with another kind of records."""
        self._query = ViewQuery(self.kind.currentData(), self.words.text())
        self._fill()

    # --- what it holds -----------------------------------------------------------------------------------------

    def state(self) -> tuple[object, ...]:
        """Return all that is typed and chosen."""
        boxes = (self.tone, self.kind, self.sort, self.grouping)
        return (
            self.name.text(),
            self.words.text(),
            self.criteria.state(),
            self.columns.keys(),
            *(box.currentData() for box in boxes),
            self.descending.isChecked(),
            self.pinned.isChecked(),
        )

    def typed(self) -> bool:
        """Tell whether something differs from what the form began with."""
        return self.state() != self._began

    def _draft(self, criteria: tuple[Criterion, ...]) -> ViewDraft:
        query = ViewQuery(
            self.kind.currentData(),
            self.words.text(),
            criteria,
            self.columns.keys(),
            self.sort.currentData(),
            self.descending.isChecked(),
            self.grouping.currentData(),
        )
        tone = self.tone.currentData()
        return ViewDraft(self.name.text(), query, tone, self.pinned.isChecked(), self._shown.ready)

    def store(self) -> bool:
        """Save the view and go to it."""
        if not self.name.text().strip():
            self._name.set_error(_("A view needs a name."))
        try:
            criteria = self.criteria.criteria()
        except UsageError as error:
            self._conditions.set_error(sentences(error.message, error.advice))
            return False
        if self._name.error():
            return False
        return self._write(self._draft(criteria))

    def _write(self, draft: ViewDraft) -> bool:
        view_id = self._shown.id

        def work(session: ChangeSession) -> int:
            if view_id is None:
                return add_view(session, draft)
            edit_view(session, view_id, draft)
            return view_id

        title = _("Save view") if view_id is None else _("Edit view")
        made = self._workplace.change(title, work, failed=self.tell)
        if made is not None:
            self._workplace.show_record("saved_view", made)
        return made is not None
