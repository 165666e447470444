"""One visit: its head, and its stops by day."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import groupby

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop import formats
from desktop.texts import _
from desktop.visits.reads import StopCard, VisitCard
from ui.attachments.files_dialog import FilesButton
from ui.dialogs.visit import open_findings, open_stop
from ui.visits import words
from ui.widgets.avatar import Avatar
from ui.widgets.button import Button, IconButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.item_row import ItemRow
from ui.widgets.layouts import column, empty, holder, row
from ui.widgets.rows import avatar_tone
from ui.widgets.scrolling import scrolling
from ui.widgets.section import Group
from ui.widgets.text import ElidedLabel, label, rule
from ui.workplace import Workplace


class VisitDetail(QFrame):
    """Shows a visit; a row opens its stop, its button what came of it."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self._workplace = workplace
        px = workplace.theme.px
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, px(14), 0, px(24))
        self._lines.setSpacing(px(14))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(28), px(24), px(28), 0)
        outer.setSpacing(px(12))
        outer.addWidget(self._head())
        outer.addWidget(rule())
        outer.addWidget(scrolling(holder(self._lines)), 1)

    def _head(self) -> QWidget:
        theme, px = self._workplace.theme, self._workplace.theme.px
        self._avatar = Avatar(theme, "", size=56)
        self._title = ElidedLabel(theme, "", "title", least=140)
        self._second = label("", "lead", "text2", wrap=True)
        self._notes = label("", "body", "text2", wrap=True)
        add = Button(theme, _("Add a stop"), "primary", "plus", self._does("visit_stop"))
        paper = IconButton(theme, "printer", _("Print"), self._does("print"))
        edit = Button(theme, _("Edit"), "", "pencil", self._does("edit"))
        self.files = FilesButton(self._workplace, "visit")
        names = column(self._title, px(2), self._second)
        line = row(
            self._avatar, px(16), (names, 1), px(12), self.files, px(8), paper, px(8), edit, px(8), add
        )
        return holder(column(line, self._notes, spacing=px(10)))

    def _does(self, command: str) -> Callable[[], None]:
        return lambda: self._workplace.perform(command)

    def show_card(self, card: VisitCard) -> None:
        """Show a visit."""
        today = self._workplace.today
        self._avatar.show_letter(card.title[:1], avatar_tone(card.id), person=False)
        self._title.set_text(card.title)
        self.files.show_whose(card.title, card.id)
        cities = dict.fromkeys(stop.city for stop in card.stops if stop.city)
        self._second.setText(
            " · ".join(filter(None, (words.span(card.from_day, card.until_day, today), *cities)))
        )
        self._notes.setText(card.notes)
        self._notes.setVisible(bool(card.notes))
        empty(self._lines)
        if not card.stops:
            self._lines.addWidget(self._nothing(), 1)
            return
        for day, stops in groupby(card.stops, words.stop_day):
            group = Group(formats.weekday_day(day, today), "caption")
            for stop in stops:
                group.add(self._stop(card, stop))
            self._lines.addWidget(group)
        self._lines.addStretch(1)

    def _nothing(self) -> EmptyState:
        return EmptyState(
            self._workplace.theme,
            _("No stop yet"),
            _(
                "Add the suppliers on the way: each stands in the calendar, with whom to meet and what to bring."
            ),
            "plane",
            _("Add a stop"),
            self._does("visit_stop"),
        )

    def _stop(self, card: VisitCard, stop: StopCard) -> ItemRow:
        theme = self._workplace.theme
        made = ItemRow(
            theme,
            stop.supplier,
            words.stop_note(stop),
            leading=label(words.stop_time(stop), "medium"),
            flag=words.stop_flag(stop),
            trailing=self._came(stop) if words.has_come(stop, self._workplace.clock()) else None,
        )
        made.setToolTip("\n".join(filter(None, (stop.address_zh, stop.agenda))))
        made.opened.connect(partial(self._open, card, stop))
        return made

    def _came(self, stop: StopCard) -> Button:
        """Return the button what came of a stop; one that is still to come has none."""
        open_it = partial(open_findings, self._workplace, self.window(), stop)
        made = Button(self._workplace.theme, _("What came of it"), "", "notebook-pen", open_it)
        made.setAccessibleName(_("What came of it: {supplier}").format(supplier=stop.supplier))
        return made

    def _open(self, card: VisitCard, stop: StopCard) -> None:
        if stop.held:
            open_findings(self._workplace, self.window(), stop)
        else:
            open_stop(self._workplace, self.window(), card, stop)
