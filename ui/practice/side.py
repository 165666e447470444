"""The right side of Practice: decks, what is coming, the last weeks, what was used in real life."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop import formats
from desktop.people import shown
from desktop.practice.decks import deck_title
from desktop.practice.occasions import OCCASIONS, Waking
from desktop.practice.queue import DeckCount
from desktop.practice.rehearsals import RehearsalRow
from desktop.practice.side import HEAT_WEEKS, SideRead
from desktop.practice.uses import UseRow
from desktop.texts import _, n_, p_
from desktop.touches.words import KINDS
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.heat_map import HeatMap
from ui.widgets.item_row import ItemRow
from ui.widgets.kept import Kept
from ui.widgets.layouts import column, empty, holder, row
from ui.widgets.progress import ProgressBar
from ui.widgets.rows import avatar_tone
from ui.widgets.section import SectionHeader
from ui.widgets.text import Icon, label, rule


class DeckRow(QWidget):
    """A deck with what waits in it and how much of it is known; ``opened`` tells a click or Return."""

    opened = Signal()
    edited = Signal()
    """A right click or the menu key."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._row = ItemRow(theme, "")
        self._row.opened.connect(self.opened)
        self._row.setToolTip(_("Click: only this deck · right click: edit the deck"))
        self._row.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._row.customContextMenuRequested.connect(lambda _place: self.edited.emit())
        self._bar = ProgressBar(theme, _("Known"), width=0)
        px = theme.px
        bar = holder(row((self._bar, 1), margins=(px(8), 0, px(8), px(4))))
        self.setLayout(column(self._row, bar))

    def show_deck(self, deck: DeckCount, *, chosen: bool) -> None:
        """Show a deck; ``chosen``: it alone is practised."""
        title = deck_title(deck.name.replace("::", " › "), deck.situation)
        waiting = deck.waiting.review + deck.waiting.learning
        due = n_("{n} due", "{n} due", waiting).format(n=formats.number(waiting)) if waiting else _("Done")
        if not waiting and deck.waiting.new:
            due = p_("cards", "{n} new").format(n=formats.number(deck.waiting.new))
        self._row.show_words(title, _("Only this deck") if chosen else "", None, due)
        share = deck.known / deck.cards if deck.cards else 0.0
        self._bar.show_share(share, avatar_tone(deck.id))


class Side(QFrame):
    """The signals tell what is asked for: a deck, a set, the wishes of a festival, a command."""

    deck_chosen = Signal(object)
    deck_edited = Signal(object)
    set_chosen = Signal(object)
    festival_chosen = Signal(object)
    person_chosen = Signal(object)
    command = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        px = theme.px
        self._decks = column(spacing=px(2))
        self._deck_rows = Kept(self._decks, self._make_deck_row)
        self._read: SideRead | None = None
        self._coming = column(spacing=px(2))
        self._heat = HeatMap(theme, _("Last {n} weeks").format(n=HEAT_WEEKS), HEAT_WEEKS)
        self._streak = label("", "strong")
        self._uses = column(spacing=px(2))
        self._more = Button(theme, "", "link", on_click=lambda: self.command.emit("begin_deck"))
        prepare = Button(
            theme, _("Prepare a call or visit"), "link", on_click=lambda: self.command.emit("rehearse")
        )
        lines = QVBoxLayout(self)
        lines.setContentsMargins(px(14), px(24), px(14), px(20))
        lines.setSpacing(px(8))
        pieces: list[QWidget] = [
            SectionHeader(_("Decks")), holder(self._decks), holder(row(self._more, None)), rule(),
            SectionHeader(_("Coming up")), holder(self._coming), holder(row(prepare, None)), rule(),
            SectionHeader(_("Last {n} weeks").format(n=HEAT_WEEKS)), self._heat,
            holder(row(Icon(theme, "flame", "amber"), self._streak, None, spacing=px(6))), rule(),
            SectionHeader(_("Used in real life")), holder(self._uses),
        ]  # fmt: skip
        for piece in pieces:
            lines.addWidget(piece)
        lines.addStretch(1)

    def show_read(self, read: SideRead, chosen: tuple[int, ...]) -> None:
        """Show what was read; ``chosen`` are the decks that alone are practised."""
        self._read = read
        self._more.setText(_("Begin another situation") if read.decks else _("Begin a situation"))
        for made, deck in zip(self._deck_rows.take(len(read.decks)), read.decks, strict=True):
            made.show_deck(deck, chosen=deck.id in chosen)
        empty(self._coming)
        for one in read.sets:
            self._coming.addWidget(self._set_row(one, read))
        for festival in read.festivals[:2]:
            self._coming.addWidget(self._festival_row(festival))
        if not read.sets and not read.festivals:
            self._coming.addWidget(label(_("Nothing in the next two weeks."), "meta", "text2", wrap=True))
        self._heat.show_days(read.days, read.today)
        words = n_("{n} day in a row", "{n} days in a row", read.streak).format(n=read.streak)
        self._streak.setText(words if read.streak else _("No day in a row yet"))
        empty(self._uses)
        for use in read.uses:
            self._uses.addWidget(self._use_row(use, read))
        if not read.uses:
            note = _("Press W on a card that you have used with somebody.")
            self._uses.addWidget(label(note, "meta", "text2", wrap=True))

    def _make_deck_row(self) -> DeckRow:
        made = DeckRow(self._theme)
        made.opened.connect(lambda: self.deck_chosen.emit(self._deck_of(made)))
        made.edited.connect(lambda: self.deck_edited.emit(self._deck_of(made)))
        return made

    def _deck_of(self, made: DeckRow) -> DeckCount:
        assert self._read is not None
        rows = self._deck_rows.take(len(self._read.decks))
        return self._read.decks[rows.index(made)]

    def _set_row(self, one: RehearsalRow, read: SideRead) -> ItemRow:
        name = shown.single(one.name_zh, one.name_en)
        title = one.title or " · ".join(filter(None, (_(OCCASIONS[one.occasion]), name)))
        count = n_("{n} phrase", "{n} phrases", len(one.keys)).format(n=len(one.keys))
        note = " · ".join((formats.weekday_day(one.day, read.today), count))
        made = ItemRow(self._theme, title, note, leading=Icon(self._theme, "phone", "sky"))
        made.opened.connect(lambda: self.set_chosen.emit(one))
        return made

    def _festival_row(self, one: Waking) -> ItemRow:
        festival = one.occurrence.festival
        title = shown.hanzi_or(festival.hanzi, f"{festival.hanzi} {festival.english}")
        wishes = n_("{n} wish", "{n} wishes", len(one.wishes)).format(n=len(one.wishes))
        note = " · ".join((formats.days_ahead(one.days), wishes))
        made = ItemRow(self._theme, title, note, leading=Icon(self._theme, "party-popper", "seal"))
        made.opened.connect(lambda: self.festival_chosen.emit(one))
        return made

    def _use_row(self, use: UseRow, read: SideRead) -> ItemRow:
        name = shown.single(use.name_zh, use.name_en)
        day = formats.short_day(use.at.astimezone().date(), read.today)
        icon = KINDS[use.kind].icon if use.kind in KINDS else "message-circle"
        made = ItemRow(
            self._theme,
            use.wording.simplified,
            " · ".join(filter(None, (name, day, use.note))),
            leading=Icon(self._theme, icon, "sky"),
        )
        if use.contact_id is not None:
            made.opened.connect(lambda: self.person_chosen.emit(use.contact_id))
        return made
