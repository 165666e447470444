"""All tags: their names, tones and days between touches; two tags made one; tags taken away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QStackedWidget, QWidget

from desktop.errors import GuanxiError
from desktop.people.tags import (
    TagRow,
    all_tags,
    delete_tag,
    merge_tags,
    rename_tag,
    set_tag_cadence,
    set_tag_tone,
)
from desktop.texts import _, n_
from ui.editors import Field, make_editor, show_value, value_in
from ui.geometry import take_room
from ui.models.id_list import IdListModel
from ui.theme.tokens import TONES, Tone
from ui.tone_choice import tone_box
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.form import Form
from ui.widgets.layouts import column, frame, holder, row
from ui.widgets.list_delegate import ROW_HEIGHT, ListDelegate
from ui.widgets.row_view import RowView
from ui.widgets.rows import ListRow
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession


def open_tags(workplace: Workplace, parent: QWidget) -> None:
    """Open the dialog."""
    TagsDialog(workplace, parent).open()


class TagsDialog(QDialog):
    """The list at the start, the chosen tag beside it; each button is one change with its Undo."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Tags"))
        self._workplace, self._theme = workplace, workplace.theme
        self._tags: dict[int, TagRow] = {}
        px = self._theme.px
        self.banner = Banner(self._theme)
        self.model = IdListModel(self._rows, self)
        self.view = RowView(self._theme, _("Tags"), ListDelegate(self._theme), ROW_HEIGHT)
        self.view.setModel(self.model)
        self.view.walked.connect(lambda _row: self._show())
        self._fields = (
            Field("cadence_ideal", _("Days between touches"), "number"),
            Field("cadence_longest", _("Longest silence in days"), "number"),
        )
        self.name = QLineEdit()
        self.tone = tone_box()
        self.days = [make_editor(self._theme, field) for field in self._fields]
        self.into = QComboBox()
        self._stack = QStackedWidget()
        self._stack.addWidget(
            EmptyState(self._theme, _("No tags yet"), _("Select records in a list and press Ctrl+T."), "tags")
        )
        self._stack.addWidget(self._form())
        self.view.setFixedWidth(px(270))
        pane = frame("pane", column(self.view, margins=(0, px(8), 0, px(8))))
        body = column(self.banner, (self._stack, 1), margins=(px(20), px(16), px(20), px(16)))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(pane)
        line.addLayout(body, 1)
        take_room(self, px(740), px(520))
        workplace.open_journal.changed.connect(self._on_change)
        self.refresh()
        self.view.go_to(0)
        self.view.setFocus()

    def _form(self) -> QWidget:
        theme, px = self._theme, self._theme.px
        form = Form(theme)
        form.add(_("Name"), self.name)
        form.add(_("Tone"), self.tone)
        self._day_rows = form.add_beside(
            *((field.words, editor) for field, editor in zip(self._fields, self.days, strict=True))
        )
        self.keep = Button(theme, _("Save"), "primary", on_click=self._keep)
        self.merge = Button(theme, _("Merge"), icon="merge", on_click=self._merge)
        self.remove = Button(theme, _("Remove tag"), "danger", "trash-2", self._remove)
        for button in (self.keep, self.merge, self.remove):
            button.setAutoDefault(False)
        form.add_widget(holder(row(None, self.keep)))
        form.add(_("Make this tag part of another"), self.into)
        form.add_widget(holder(row(self.remove, None, self.merge, spacing=px(8))))
        close = Button(theme, _("Close"), on_click=self.reject)
        close.setAutoDefault(False)
        return holder(column(form, None, row(None, close)))

    # --- reading -----------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read all tags again; the current one stays."""
        current, place = self.current(), self.view.currentIndex().row()
        with self._workplace.journal.read() as connection:
            self._tags = {tag.id: tag for tag in all_tags(connection)}
        self.model.set_ids(list(self._tags))
        at = self.model.row_of(current.id) if current else -1
        self.view.go_to(at if at >= 0 else min(max(place, 0), len(self._tags) - 1))
        self._show()

    def _on_change(self, change: object) -> None:
        touches = getattr(change, "touches", None)
        if touches is not None and touches("tag", "tagging"):
            self.refresh()

    def _rows(self, ids: Sequence[int]) -> Sequence[ListRow]:
        return [tag_row(self._tags[tag_id]) for tag_id in ids]

    def current(self) -> TagRow | None:
        """Return the tag that is chosen."""
        tag_id = self.model.id_at(self.view.currentIndex().row())
        return self._tags.get(tag_id) if tag_id is not None else None

    def _show(self) -> None:
        tag = self.current()
        self._stack.setCurrentIndex(0 if tag is None else 1)
        self.banner.dismiss()
        if tag is None:
            return
        self.name.setText(tag.name)
        self.tone.setCurrentIndex(max(self.tone.findData(tag.tone), 0))
        for field, editor, value in zip(
            self._fields, self.days, (tag.cadence_ideal, tag.cadence_longest), strict=True
        ):
            show_value(field, editor, value)
        self.into.clear()
        for other in self._tags.values():
            if other.id != tag.id:
                self.into.addItem(other.name, other.id)
        self.merge.setEnabled(self.into.count() > 0)

    # --- changing ----------------------------------------------------------------------------------------------

    def _keep(self) -> None:
        tag = self.current()
        if tag is None:
            return
        name, tone = self.name.text(), str(self.tone.currentData())
        ideal, longest = (
            _days(value_in(field, editor)) for field, editor in zip(self._fields, self.days, strict=True)
        )

        def work(session: ChangeSession) -> None:
            rename_tag(session, tag.id, name)
            set_tag_tone(session, tag.id, tone)
            set_tag_cadence(session, tag.id, ideal, longest)

        self._workplace.change(_("Edit tag"), work, failed=self._tell)

    def _merge(self) -> None:
        tag, into = self.current(), self.into.currentData()
        if tag is not None and into is not None:
            gone = tag.id
            self._workplace.change(
                _("Merge tags"), lambda session: merge_tags(session, into, gone), failed=self._tell
            )

    def _remove(self) -> None:
        tag = self.current()
        if tag is not None:
            gone = tag.id
            self._workplace.change(
                _("Remove tag"), lambda session: delete_tag(session, gone), failed=self._tell
            )

    def _tell(self, error: GuanxiError) -> None:
        self.banner.tell(str(error), "seal")


def tag_row(tag: TagRow) -> ListRow:
    """Return a tag as a row of the list."""
    suppliers = n_("{n} supplier", "{n} suppliers", tag.suppliers).format(n=tag.suppliers)
    contacts = n_("{n} contact", "{n} contacts", tag.contacts).format(n=tag.contacts)
    cadence = ""
    if tag.cadence_ideal:
        cadence = n_("Every day", "Every {n} days", tag.cadence_ideal).format(n=tag.cadence_ideal)
    tone: Tone = next((known for known in TONES if known == tag.tone), "neutral")
    return ListRow(tag.name, f"{suppliers} · {contacts}", cadence, tone=tone, avatar=tag.name[:1].upper())


def _days(value: object) -> int | None:
    return value if isinstance(value, int) else None
