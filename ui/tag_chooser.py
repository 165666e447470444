"""The card that puts tags on one or many records and takes them off, in one step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from desktop.people.selecting import tags_of
from desktop.people.tables import Tagging
from desktop.people.tags import all_tags, tag, untag
from desktop.texts import _, n_
from ui.widgets.button import Button
from ui.widgets.layouts import column, holder, row
from ui.widgets.popover import Popover
from ui.widgets.scrolling import scrolling
from ui.widgets.text import label
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession

Kind = Literal["contact", "supplier"]
_WIDTH, _TALLEST = 300, 300
_ON, _OFF, _SOME = Qt.CheckState.Checked, Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked


class TagChooser(Popover):
    """A line for a new or known tag, and all tags with ticks; nothing changes before Apply."""

    def __init__(self, workplace: Workplace, host: QWidget, kind: Kind, ids: Sequence[int]) -> None:
        super().__init__(workplace.theme, host, _("Tags"))
        self._workplace, self._host_widget, self._kind, self._ids = workplace, host, kind, list(ids)
        self._names: dict[str, QCheckBox] = {}
        self._states: dict[str, Qt.CheckState] = {}
        self._tag_ids: dict[str, int] = {}
        theme = workplace.theme
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("Type a tag"))
        self.line.setAccessibleName(_("Tag"))
        self.line.textChanged.connect(self._narrow)
        self.line.returnPressed.connect(self._take)
        self._boxes = column(spacing=theme.px(4))
        self._boxes.addStretch(1)
        self._read()
        inside = QVBoxLayout(self.body)
        inside.setContentsMargins(*(theme.px(n) for n in (16, 14, 16, 14)))
        inside.setSpacing(theme.px(10))
        count = len(self._ids)
        inside.addWidget(
            label(n_("Tags of this record", "Tags of {n} records", count).format(n=count), "lead_strong")
        )
        inside.addWidget(self.line)
        self._none = label(_("Enter makes this tag."), "meta", "text3")
        self._none.setVisible(not self._names)
        inside.addWidget(self._none)
        content = holder(self._boxes)
        area = scrolling(content)
        area.setFixedHeight(min(content.sizeHint().height() + 4, theme.px(_TALLEST)))
        area.setVisible(bool(self._names))
        self._area = area
        inside.addWidget(area)
        manage = Button(theme, _("Manage tags"), "link", on_click=self._manage)
        inside.addLayout(row(manage, None, Button(theme, _("Apply"), "primary", on_click=self.apply)))
        self.closed.connect(self.deleteLater)

    def _read(self) -> None:
        owner = Tagging.contact_id if self._kind == "contact" else Tagging.supplier_id
        with self._workplace.journal.read() as connection:
            tags = all_tags(connection)
            borne = tags_of(connection, owner, self._ids)
        counts = Counter(chip.id for chips in borne.values() for chip in chips)
        for known in tags:
            self._tag_ids[known.name] = known.id
            count = counts[known.id]
            self._add(known.name, _ON if count == len(self._ids) else _SOME if count else _OFF)

    def _add(self, name: str, state: Qt.CheckState) -> QCheckBox:
        box = QCheckBox(name.replace("&", "&&"))
        box.setTristate(state == _SOME)
        box.setCheckState(state)
        self._names[name] = box
        self._states[name] = state
        self._boxes.insertWidget(self._boxes.count() - 1, box)
        return box

    def open_near(self, widget: QWidget) -> None:
        """Open at a widget, the cursor in the line."""
        self.open_beside(widget.mapTo(self._host_widget, QPoint(0, widget.height() + 4)), _WIDTH)
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def _narrow(self, typed: str) -> None:
        wanted = typed.strip().casefold()
        for name, box in self._names.items():
            box.setVisible(wanted in name.casefold())
        self._none.setVisible(bool(wanted) and not any(wanted in name.casefold() for name in self._names))

    def _take(self) -> None:
        """Tick what was typed, make it when it is new, or apply when nothing is typed."""
        typed = self.line.text().strip().lstrip("#")
        if not typed:
            self.apply()
            return
        known = {name.casefold(): name for name in self._names}
        likely = [name for name in self._names if name.casefold().startswith(typed.casefold())]
        name = known.get(typed.casefold()) or (likely[0] if len(likely) == 1 else "")
        box = self._names[name] if name else self._add(typed, _OFF)
        box.setTristate(False)
        box.setChecked(True)
        self._area.show()
        self._area.setMinimumHeight(self._workplace.theme.px(60))
        self.line.clear()
        self.fit()

    def changes(self) -> Mapping[str, bool]:
        """Return the tags to put on (True) or to take off (False)."""
        now = {name: box.checkState() for name, box in self._names.items()}
        return {name: state == _ON for name, state in now.items() if state not in (_SOME, self._states[name])}

    def apply(self) -> None:
        """Change the tags in one step and close."""
        changes = self.changes()
        self.dismiss()
        if changes:
            count = len(self._ids)
            title = n_("Tag {n} record", "Tag {n} records", count).format(n=count)
            self._workplace.change(title, lambda session: self._write(session, changes))

    def _write(self, session: ChangeSession, changes: Mapping[str, bool]) -> None:
        contacts = self._ids if self._kind == "contact" else []
        suppliers = self._ids if self._kind == "supplier" else []
        for name, on in changes.items():
            if on:
                tag(session, name, contact_ids=contacts, supplier_ids=suppliers)
            else:
                untag(session, self._tag_ids[name], contact_ids=contacts, supplier_ids=suppliers)

    def _manage(self) -> None:
        self.dismiss()
        self._workplace.perform("manage_tags")


def choose_tags(workplace: Workplace, host: QWidget, near: QWidget, kind: Kind, ids: Sequence[int]) -> None:
    """Open the card over ``host`` (the page) beside ``near`` for records of one kind."""
    TagChooser(workplace, host, kind, ids).open_near(near)
