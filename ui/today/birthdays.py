"""A birthday at the side of Today: one key writes the greeting, one plans a gift."""

from __future__ import annotations

import importlib

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop import formats
from desktop.almanac.birthdays import YearlyDate, own_animal_year
from desktop.almanac.lunar import DateOutOfRange, to_lunar
from desktop.giving.library import Register, for_occasion
from desktop.texts import _
from desktop.today.rows import ComingBirthday
from ui.more import Act, more_button
from ui.theme.theme import Theme
from ui.today import words
from ui.widgets.date_tile import DateTile
from ui.widgets.item_row import ItemRow
from ui.widgets.letters import letter
from ui.workplace import Workplace


def in_own_year(row: ComingBirthday) -> bool:
    """Tell whether the birthday falls into the year of the person's own animal."""
    if not row.turns:
        return False
    try:
        year = to_lunar(row.on).year
    except DateOutOfRange:
        return False
    born = (year if row.calendar == "lunar" else row.on.year) - row.turns
    return own_animal_year(YearlyDate(row.calendar, row.month, row.day, row.leap, born), year)


class BirthdayRow(ItemRow):
    """Return opens the person, M writes the greeting, G plans a gift; ``asked`` tells which."""

    asked = Signal(str)

    def __init__(self, theme: Theme, row: ComingBirthday) -> None:
        note = words.birthday_line(row)
        if in_own_year(row):
            note = f"{note} · 本命年"
        title = row.who.shown
        more = more_button(theme, _("More for {name}").format(name=row.who.shown), self._acts)
        super().__init__(
            theme, title, note, leading=DateTile(theme, *formats.tile(row.on), "plum"), trailing=more
        )
        year = _("The year of their own animal, 本命年") if in_own_year(row) else ""
        self.setToolTip(
            "\n".join(filter(None, (title, year, _("M: write the greeting · G: plan a gift · Enter: open"))))
        )

    def _acts(self) -> list[Act]:
        return [
            Act(_("Write the greeting"), "send", lambda: self.asked.emit("greeting")),
            Act(_("Plan a gift"), "gift", lambda: self.asked.emit("gift")),
        ]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write, give, or leave the key to the row."""
        deed = {"m": "greeting", "g": "gift"}.get(letter(event))
        if deed:
            self.asked.emit(deed)
        else:
            super().keyPressEvent(event)


def act(workplace: Workplace, parent: QWidget, deed: str, row: ComingBirthday) -> None:
    """Open the person, the message window at the greeting that fits, or the form of a gift for the day."""
    if deed == "open":
        workplace.show_record("contact", row.who.id)
    elif deed == "gift":
        gift = importlib.import_module(
            "ui.dialogs.gift"
        )  # these bring SQLAlchemy, which Today does not wait for
        begin = {"occasion": "birthday", "for_day": row.on}
        gift.GiftDialog(workplace, parent, None, contact_id=row.who.id, begin=begin).open()
    else:
        draft = importlib.import_module("ui.dialogs.draft")
        draft.DraftDialog(workplace, parent, row.who.id, template=greeting(workplace, row)).open()


def greeting(workplace: Workplace, row: ComingBirthday) -> str:
    """Return the key of the message for a birthday, by rank; that of the own animal year goes before."""
    facts = importlib.import_module("desktop.giving.draft_facts")
    with workplace.journal.read() as connection:
        whom = facts.recipient(connection, row.who.id, workplace.today)
    register: Register = whom.register if whom else "neutral"
    found = for_occasion("own_animal_year", register) if in_own_year(row) else None
    found = found or for_occasion("birthday", register)
    return found.key if found else ""
