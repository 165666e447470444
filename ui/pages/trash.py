"""The trash: what was deleted waits here and can come back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from PySide6.QtWidgets import QAbstractItemView, QStackedWidget

from desktop import formats
from desktop.texts import _, n_
from desktop.trashing import KINDS, Trashed, restore, table_of, trashed
from ui.models.id_list import IdListModel
from ui.page import Page
from ui.theme.tokens import Tone
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import column, frame, row
from ui.widgets.list_delegate import ROW_HEIGHT, ListDelegate
from ui.widgets.row_view import RowView
from ui.widgets.rows import ListRow
from ui.widgets.search_field import SearchField
from ui.widgets.text import label
from ui.workplace import Workplace

_TONES: dict[str, Tone] = {
    "contact": "plum",
    "supplier": "accent",
    "touch": "sky",
    "follow_up": "amber",
    "event": "accent",
    "order": "plum",
    "inquiry": "sky",
    "product": "neutral",
    "inspection": "amber",
    "rework": "seal",
    "attachment": "neutral",
    "note": "plum",
    "phrase": "accent",
    "deck": "accent",
    "gift": "plum",
    "own_message": "sky",
    "visit": "accent",
}


class TrashPage(Page):
    """One list of all kinds, deleted last first; Enter restores what is selected."""

    tables: ClassVar[frozenset[str]] = frozenset(table_of(kind) for kind in KINDS)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._all: Sequence[Trashed] = ()
        self._shown: Sequence[Trashed] = ()
        self.model = IdListModel(self._rows, self)
        self.view = RowView(self.theme, _("Trash"), ListDelegate(self.theme), ROW_HEIGHT)
        self.view.setModel(self.model)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.opened.connect(lambda _row: self.restore())
        self.view.selectionModel().selectionChanged.connect(lambda *_changed: self._enable())
        self.search = SearchField(self.theme, _("Find in the trash"))
        self.search.settled.connect(lambda _text: self._show())
        self.search.left_down.connect(self.view.setFocus)
        self.button = Button(self.theme, _("Restore"), "primary", "archive-restore", self.restore)
        self._count = label("", "body", "text3")
        self._nothing = EmptyState(
            self.theme,
            _("The trash is empty"),
            _(
                "Deleted suppliers, contacts, touches, follow-ups, events and notes wait here and can come back."
            ),
            "trash-2",
        )
        self._no_match = EmptyState(
            self.theme, _("Nothing matches"), "", "search", _("Show all"), self.search.clear, kind=""
        )
        self._stack = QStackedWidget()
        for page in (self.view, self._nothing, self._no_match):
            self._stack.addWidget(page)
        self._arrange()

    def _arrange(self) -> None:
        px = self.theme.px
        title = label(_("Trash"), "title")
        head = row(title, px(10), self._count, None, self.button)
        note = label(_("What is restored is back as it was, with all that belongs to it."), "meta", "text2")
        body = frame("page", column(head, px(4), note, px(14), self.search, px(8), (self._stack, 1)))
        line = row((body, 1), margins=(px(32), px(26), px(32), 0))
        self.setLayout(column(frame("page", line)))

    def refresh(self) -> None:
        """Read the trash again."""
        with self.workplace.journal.read() as connection:
            self._all = trashed(connection)
        self._show()

    def _show(self) -> None:
        wanted = self.search.text().strip().casefold()
        self._shown = [record for record in self._all if wanted in record.name.casefold()]
        self.model.set_ids([record.id for record in self._shown])
        self._count.setText(formats.number(len(self._all)) if self._all else "")
        self.search.setVisible(bool(self._all))
        self._stack.setCurrentWidget(
            self.view if self._shown else self._no_match if self._all else self._nothing
        )
        if self._shown and not self.view.currentIndex().isValid():
            self.view.go_to(0)
        self._enable()

    def _enable(self) -> None:
        self.button.setEnabled(bool(self.view.selectionModel().selectedRows()))
        self.button.setVisible(bool(self._all))

    def _rows(self, ids: Sequence[int]) -> Sequence[ListRow]:
        by_id = {record.id: record for record in self._shown}
        return [self._row(by_id[record_id]) for record_id in ids]

    def _row(self, record: Trashed) -> ListRow:
        day = formats.weekday_day(record.deleted_at.astimezone().date(), self.workplace.today)
        return ListRow(
            record.name or _("Without a name"),
            kind_words(record.kind),
            _("Deleted {day}, {time}").format(day=day, time=formats.time_of_day(record.deleted_at)),
            tone=_TONES.get(record.kind, "neutral"),
            avatar=record.name[:1],
            person=record.kind == "contact",
        )

    def selected(self) -> list[tuple[str, int]]:
        """Return kind and id of what is selected."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return [(self._shown[number].kind, self._shown[number].id) for number in rows]

    def restore(self) -> None:
        """Bring back what is selected, in one step."""
        records = self.selected()
        if records:
            count = len(records)
            title = n_("Restore {n} record", "Restore {n} records", count).format(n=count)
            self.workplace.change(title, lambda session: restore(session, records))

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return what can be done here."""
        return {"filter": self.search.setFocus, "select_all": self.view.selectAll}


def kind_words(kind: str) -> str:
    """Return the word for a kind of record."""
    return {
        "contact": _("Contact"),
        "supplier": _("Supplier"),
        "touch": _("Touch"),
        "follow_up": _("Follow-up"),
        "phrase": _("Phrase"),
        "deck": _("Deck"),
        "event": _("Event"),
        "order": _("Order"),
        "inquiry": _("Inquiry"),
        "product": _("Product"),
        "note": _("Note"),
        "inspection": _("Inspection"),
        "rework": _("Rework case"),
        "attachment": _("File"),
        "gift": _("Gift"),
        "own_message": _("Own message"),
        "visit": _("Visit"),
        "custom_field": _("Custom field"),
        "saved_view": _("Saved view"),
    }.get(kind, kind)
