"""Who speaks in a copied chat: for each name ourselves, a person, or nobody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop import formats
from desktop.texts import _, n_
from desktop.touches.transcript_touches import US
from ui.chooser import Chooser, person_chooser
from ui.widgets.layouts import empty
from ui.widgets.segmented import Segmented
from ui.widgets.text import ElidedLabel, label
from ui.workplace import Workplace

_MOST = 20
"""Speakers offered; of a group of two hundred those who said most."""


class Speakers(QWidget):
    """``changed`` tells that somebody is somebody else now."""

    changed = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._lines = QGridLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setHorizontalSpacing(workplace.theme.px(10))
        self._lines.setVerticalSpacing(workplace.theme.px(6))
        self._lines.setColumnStretch(2, 1)
        self._rows: dict[str, tuple[Segmented, Chooser]] = {}

    def show_speakers(
        self, counts: Sequence[tuple[str, int]], who: Mapping[str, int | None], names: Mapping[int, str]
    ) -> None:
        """Show names with the number of their messages; what was chosen for a name before stays."""
        before = {
            name: (row[0].current(), row[1].chosen_id, row[1].text()) for name, row in self._rows.items()
        }
        empty(self._lines)
        self._rows.clear()
        unknown = [name for name, _count in counts if who.get(name) is None]
        for place, (name, count) in enumerate(counts[:_MOST]):
            # With one name that nobody in the journal has, it is most likely ours.
            ours = unknown == [name] and len(counts) > 1
            self._add(place, name, count, who.get(name), names, ours=ours)
            if name in before:
                self._take_up(name, *before[name])

    def _add(
        self, place: int, name: str, count: int, person: int | None, names: Mapping[int, str], *, ours: bool
    ) -> None:
        theme = self._workplace.theme
        choices = [("person", _("Contact")), ("us", _("Me")), ("", _("Leave out"))]
        what = Segmented(_("Who is {name}").format(name=name), choices, "us" if ours else "person")
        chooser = person_chooser(self._workplace, _("Hanzi, pinyin, initials or English"))
        chooser.setAccessibleName(_("Who is {name}").format(name=name))
        if person is not None:
            chooser.show_choice(person, names.get(person, ""))
        chooser.setVisible(not ours)
        told = n_("{n} message", "{n} messages", count).format(n=formats.number(count))
        words = ElidedLabel(theme, name, "strong")
        words.setFixedWidth(theme.px(150))
        for at, piece in enumerate((words, what, chooser, label(told, "meta", "text3"))):
            self._lines.addWidget(piece, place, at)
        self._rows[name] = (what, chooser)
        what.chosen.connect(lambda key: self._turn(chooser, key))
        chooser.chosen.connect(lambda _id: self.changed.emit())

    def _take_up(self, name: str, key: str, person: int | None, text: str) -> None:
        what, chooser = self._rows[name]
        what.select(key)
        chooser.setVisible(key == "person")
        if person is not None:
            chooser.show_choice(person, text)

    def _turn(self, chooser: Chooser, key: str) -> None:
        chooser.setVisible(key == "person")
        self.changed.emit()

    def choose(self, name: str, key: str, person: int | None = None, text: str = "") -> None:
        """Say who a name is: ``us``, ``person`` with an id, or empty for nobody."""
        self._take_up(name, key, person, text)
        self.changed.emit()

    def who(self) -> dict[str, int | None]:
        """Return who each name is: an id, ``US``, or None."""
        return {
            name: US if what.current() == "us" else chooser.chosen_id if what.current() == "person" else None
            for name, (what, chooser) in self._rows.items()
        }
