"""The fields of a file of flashcards: what each is taken for, kind of notes by kind, and the encoding of a text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QWidget

from desktop.exchange.decks.markup import one_line
from desktop.exchange.decks.notes import DeckKind
from desktop.exchange.decks.reading import ReadDeck
from desktop.exchange.decks.roles import Role
from desktop.exchange.encoding import CODECS
from desktop.exchange.headers import Column
from desktop.exchange.mapping import Mapping
from desktop.texts import _, n_
from ui.importing.columns_pane import ColumnModel, FieldDelegate
from ui.importing.rows_pane import RowGrid
from ui.importing.words import OFFERED_CARDS, codec_words
from ui.theme.theme import Theme
from ui.widgets.layouts import column, holder, row
from ui.widgets.text import label

_SAMPLES = 20
_SHOWN = 80
_RECODED = (DeckKind.ANKI_TEXT, DeckKind.PLECO_TEXT, DeckKind.TABLE)


class RolesPane(QWidget):
    """Shows one kind of notes; ``changed`` tells kind, field and its new role, ``recoded`` another encoding."""

    changed = Signal(int, int, str)
    recoded = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read: ReadDeck | None = None
        self.kind, self.codec = QComboBox(), QComboBox()
        self.kind.setAccessibleName(_("Kind of notes"))
        self.codec.setAccessibleName(_("Encoding"))
        self.codec.addItem(_("As the file says"), "")
        for codec in CODECS:
            self.codec.addItem(codec_words(codec), codec)
        self.model = ColumnModel(self)
        self.grid = RowGrid(theme, _("Fields of the notes"), (220, 320))
        self.grid.setModel(self.model)
        self.grid.setItemDelegateForColumn(2, FieldDelegate(OFFERED_CARDS, self.grid))
        triggers = QAbstractItemView.EditTrigger
        self.grid.setEditTriggers(triggers.EditKeyPressed | triggers.SelectedClicked | triggers.DoubleClicked)
        self.grid.lay_out()
        px = theme.px
        self._kinds = holder(row(label(_("Kind of notes"), "meta_medium"), (self.kind, 1), spacing=px(8)))
        self._codecs = holder(row(label(_("Encoding"), "meta_medium"), self.codec, spacing=px(8)))
        note = label(_("Press F2 or double-click to send a column elsewhere."), "meta", "text3", wrap=True)
        head = row((self._kinds, 1), self._codecs, None, spacing=px(16))
        self.setLayout(column(head, 8, note, 8, (self.grid, 1)))
        self.kind.activated.connect(self._show)
        self.codec.activated.connect(lambda _place: self.recoded.emit(str(self.codec.currentData())))
        self.model.dataChanged.connect(self._tell)

    def show_read(self, read: ReadDeck) -> None:
        """Show a file, the kind with the most notes first, or the one that was shown before."""
        before = self.kind.currentData() if self._read is not None and self._read.file is read.file else None
        self._read = read
        self.kind.clear()
        counts = [note.type for note in read.file.notes]
        for kind in read.used():
            count = counts.count(kind)
            words = n_("{n} note", "{n} notes", count).format(n=f"{count:,}")
            self.kind.addItem(f"{read.file.types[kind].name or read.file.name} · {words}", kind)
        self.kind.setCurrentIndex(max(0, self.kind.findData(before)))
        self._kinds.setVisible(self.kind.count() > 1)
        self._codecs.setVisible(read.file.kind in _RECODED)
        self._show()

    def _show(self, _place: int = 0) -> None:
        kind = self.kind.currentData()
        if self._read is None or kind is None:
            return
        named = self._read.file.types[kind]
        columns = tuple(Column("skip" if role == "keep" else role) for role in self._read.roles[kind])
        self.model.show_mapping(Mapping(named.fields, columns), self._samples(kind))

    def _samples(self, kind: int) -> Sequence[Sequence[str]]:
        assert self._read is not None
        found: list[list[str]] = []
        for note in self._read.file.notes:
            if note.type == kind:
                found.append([one_line(field)[:_SHOWN] for field in note.fields])
                if len(found) >= _SAMPLES:
                    break
        return found

    def _tell(self, index: QModelIndex) -> None:
        place = index.row()
        field = self.model.mapping.columns[place].field
        role = cast("Role", "keep" if field == "skip" else field)
        self.changed.emit(self.kind.currentData(), place, role)
