"""A row that stands for a record and opens it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ui.theme.theme import Theme
from ui.widgets.avatar import Avatar
from ui.widgets.item_row import ItemRow
from ui.widgets.rows import Flag, avatar_tone


class RecordRow(ItemRow):
    """Avatar and words of a record, which can be turned to another one; ``asked`` tells the id of the one to open."""

    asked = Signal(object)

    def __init__(self, theme: Theme, size: int = 36, *, person: bool = True) -> None:
        """Make an empty row; ``size`` is that of the avatar at 100 %, round for a ``person``."""
        self._avatar = Avatar(theme, "", size=size, person=person)
        self._record_id, self._person = 0, person
        super().__init__(theme, "", leading=self._avatar)
        self.opened.connect(lambda: self.asked.emit(self._record_id))

    def show_record(
        self, record_id: int, letter: str, title: str, note: str = "", flag: Flag | None = None,
        end_text: str = "",
    ) -> None:  # fmt: skip
        """Stand for a record."""
        self._record_id = record_id
        self._avatar.show_letter(letter, avatar_tone(record_id), person=self._person)
        self.show_words(title, note, flag, end_text)
