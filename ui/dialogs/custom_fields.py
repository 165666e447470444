"""The person's own fields on suppliers, people and touches: defined, put in order, moved to the trash."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from desktop.errors import GuanxiError
from desktop.fields.defining import add_field, edit_field, order_fields, trash_field
from desktop.fields.kinds import CHOSEN, OWNERS, kind_label, owner_label
from desktop.fields.reads import FieldRow, custom_fields, used_counts
from desktop.joining import sentences
from desktop.people.shown import listed
from desktop.texts import _, n_
from ui.fields.form import FieldForm
from ui.geometry import take_room
from ui.models.id_list import IdListModel
from ui.widgets.banner import Banner
from ui.widgets.button import Button, IconButton
from ui.widgets.layouts import column, frame, holder, row
from ui.widgets.list_delegate import ROW_HEIGHT, ListDelegate
from ui.widgets.row_view import RowView
from ui.widgets.rows import ListRow
from ui.widgets.scrolling import scrolling
from ui.widgets.segmented import Segmented
from ui.widgets.text import label
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession


def open_custom_fields(workplace: Workplace, parent: QWidget) -> None:
    """Open the dialog on the fields of what the person looks at."""
    kind = workplace.focus[0] if workplace.focus else ""
    CustomFieldsDialog(workplace, parent, kind if kind in OWNERS else OWNERS[0]).open()


class CustomFieldsDialog(QDialog):
    """The fields at the start, the form of the chosen one beside them; each button is one change with its Undo."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None, owner: str = OWNERS[0]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Custom fields"))
        self._workplace, self._theme = workplace, workplace.theme
        self._fields: dict[int, FieldRow] = {}
        self._used: dict[int, int] = {}
        self._new = False
        px = self._theme.px
        self.banner = Banner(self._theme)
        self.owners = Segmented(_("Fields of"), [(key, owner_label(key)) for key in OWNERS], owner)
        self.owners.chosen.connect(lambda _key: self.refresh())
        self.model = IdListModel(self._rows, self)
        self.view = RowView(self._theme, _("Custom fields"), ListDelegate(self._theme), ROW_HEIGHT)
        self.view.setModel(self.model)
        self.view.walked.connect(lambda _row: self._show())
        self.form = FieldForm(self._theme)
        self.add = Button(self._theme, _("New field"), icon="plus", on_click=self.begin_new)
        self.up = IconButton(self._theme, "chevron-up", _("Move up (Alt+Up)"), lambda: self._move(-1))
        self.down = IconButton(self._theme, "chevron-down", _("Move down (Alt+Down)"), lambda: self._move(1))
        self.trash = Button(self._theme, _("Move to trash"), "danger", "trash-2", self._trash)
        self.keep = Button(self._theme, _("Save"), "primary", on_click=self._keep)
        self._title = label("", "lead_strong")
        self._arrange()
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            moving = QShortcut(QKeySequence(keys), self.view, lambda step=step: self._move(step))
            moving.setContext(Qt.ShortcutContext.WidgetShortcut)  # in the form they move a choice
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._keep)
        take_room(self, px(760), px(580))
        workplace.open_journal.changed.connect(self._on_change)
        self.refresh()
        self.view.setFocus()

    def _arrange(self) -> None:
        px = self._theme.px
        close = Button(self._theme, _("Close"), on_click=self.reject)
        for button in (self.add, self.trash, self.keep, close):
            button.setAutoDefault(False)
        self.view.setMinimumWidth(px(290))
        tools = row(
            self.add, None, self.up, self.down, spacing=px(4), margins=(px(14), px(6), px(14), px(10))
        )
        over = row(self.owners, None, margins=(px(14), px(14), px(14), px(8)))
        self._hint = label(
            _("What you add here can be filled in on each record, searched, and asked for by saved views."),
            "meta",
            "text2",
            wrap=True,
        )
        hint = row(self._hint, margins=(px(16), px(4), px(16), 0))
        pane = frame("pane", column(over, hint, (self.view, 1), tools))
        feet = row(self.trash, None, close, self.keep, spacing=px(8))
        inside = column(self._title, px(14), self.form, None, margins=(0, 0, px(8), 0))
        body = column(
            self.banner,
            (scrolling(holder(inside)), 1),
            px(12),
            feet,
            margins=(px(20), px(18), px(20), px(16)),
        )
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(pane)
        line.addLayout(body, 1)

    # --- reading -----------------------------------------------------------------------------------------------

    @property
    def owner(self) -> str:
        """The kind of records whose fields are shown."""
        return self.owners.current()

    def refresh(self) -> None:
        """Read the fields again; the current one stays."""
        current, place = self.current(), self.view.currentIndex().row()
        with self._workplace.journal.read() as connection:
            rows = custom_fields(connection, self.owner)
            self._used = used_counts(connection, self.owner)
        self._fields = {field.id: field for field in rows}
        self._hint.setVisible(not rows)
        self.model.set_ids(list(self._fields))
        at = self.model.row_of(current.id) if current else -1
        self.view.go_to(at if at >= 0 else min(max(place, 0), len(rows) - 1))
        self._new = self._new or not rows
        self._show_form()

    def _on_change(self, change: object) -> None:
        touches = getattr(change, "touches", None)
        if touches is not None and touches("custom_field", "field_choice", "field_value"):
            self.refresh()

    def _rows(self, ids: Sequence[int]) -> Sequence[ListRow]:
        return [self._row(self._fields[field_id]) for field_id in ids]

    def _row(self, field: FieldRow) -> ListRow:
        names = listed(choice.name for choice in field.choices) if field.kind in CHOSEN else ""
        count = self._used.get(field.id, 0)
        said = n_("On {n} record", "On {n} records", count).format(n=count) if count else _("Not used yet")
        kind = kind_label(field.kind)
        return ListRow(field.name, kind, names or said, avatar=field.name[:1])

    def current(self) -> FieldRow | None:
        """Return the field that is chosen in the list."""
        field_id = self.model.id_at(self.view.currentIndex().row())
        return self._fields.get(field_id) if field_id is not None else None

    def _show(self) -> None:
        self._new = False
        self._show_form()

    def _show_form(self) -> None:
        field = None if self._new else self.current()
        self.banner.dismiss()
        self._title.setText(_("New field") if field is None else _("Edit field"))
        self.form.show_field(field, used=self._used.get(field.id, 0) if field else 0)
        self.keep.setText(_("Add field") if field is None else _("Save"))
        place, last = self.view.currentIndex().row(), self.model.rowCount() - 1
        self.trash.setVisible(field is not None)
        self.up.setEnabled(field is not None and place > 0)
        self.down.setEnabled(field is not None and 0 <= place < last)

    # --- changing ----------------------------------------------------------------------------------------------

    def begin_new(self) -> None:
        """Empty the form for another field."""
        self._new = True
        self._show_form()
        self.form.name.setFocus()

    def _keep(self) -> None:
        field, draft, owner = (None if self._new else self.current()), self.form.draft(), self.owner
        if field is None:
            made = self._workplace.change(
                _("Add field"), lambda session: add_field(session, owner, draft), failed=self._tell
            )
            if made is not None:
                QTimer.singleShot(0, self, lambda: self._go_to(made))
            return
        field_id = field.id

        def edit(session: ChangeSession) -> None:
            edit_field(session, field_id, draft)

        self._workplace.change(_("Edit field"), edit, failed=self._tell)

    def _go_to(self, field_id: int) -> None:
        self._new = False
        self.view.go_to(self.model.row_of(field_id))
        self._show_form()
        self.view.setFocus()

    def _move(self, step: int) -> None:
        place, ids = self.view.currentIndex().row(), list(self._fields)
        if 0 <= place < len(ids) and 0 <= place + step < len(ids):
            ids[place], ids[place + step] = ids[place + step], ids[place]
            self._workplace.change(
                _("Order fields"), lambda session: order_fields(session, ids), toast="", failed=self._tell
            )

    def _trash(self) -> None:
        field = self.current()
        if field is not None:
            gone = field.id
            self._workplace.change(
                _("Move field to trash"), lambda session: trash_field(session, gone), failed=self._tell
            )

    def _tell(self, error: GuanxiError) -> None:
        self.banner.tell(sentences(error.message, error.advice), "seal")
