"""The library: all phrases by situation and search, with what each is for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QStackedWidget

from desktop import formats
from desktop.practice import library
from desktop.practice.cards import standings
from desktop.practice.finding import find_phrases
from desktop.practice.uses import uses_of
from desktop.practice.wordings import Wording, wording, wordings
from desktop.texts import _, n_
from ui.practice.phrase_card import PhraseCard
from ui.practice.phrase_model import PhraseModel
from ui.practice.views import View
from ui.practice.words import words_of_standings
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import column, frame, row
from ui.widgets.list_delegate import ROW_HEIGHT, ListDelegate
from ui.widgets.row_view import RowView
from ui.widgets.scrolling import scrolling
from ui.widgets.search_field import SearchField
from ui.widgets.text import label
from ui.workplace import Workplace

_LIST = 372


class LibraryView(View):
    """A list of phrases and the one that is chosen."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        theme, px = self.theme, self.theme.px
        self.search = SearchField(theme, _("Characters, pinyin or English"))
        self.search.settled.connect(lambda _text: self._find())
        self.search.left_down.connect(self._to_list)
        self._fill_filters()
        self.model = PhraseModel(self._fetch, self)
        self.list = RowView(theme, _("Phrases"), ListDelegate(theme), ROW_HEIGHT)
        self.list.setModel(self.model)
        self.list.walked.connect(self._show)
        self._count = label("", "meta", "text3")
        new = Button(theme, _("New phrase"), "ghost", "plus", lambda: workplace.perform("new_phrase"))
        bring = Button(theme, _("Import"), "ghost", "download", lambda: workplace.perform("import_cards"))
        self._none = EmptyState(theme, _("No phrase holds what you typed."), icon="search")
        self._lists = QStackedWidget()
        self._lists.addWidget(self.list)
        self._lists.addWidget(self._none)
        head = column(
            self.search, row((self.situation, 1), (self.source, 1), spacing=px(8)),
            row(self._count, None, bring, new), spacing=px(8), margins=(px(20), px(10), px(14), px(4)),
        )  # fmt: skip
        pane = frame("pane", column(head, (self._lists, 1)))
        pane.setFixedWidth(px(_LIST))
        self.card = PhraseCard(workplace)
        self.card.practise_asked.connect(self.practise_asked)
        self._detail = scrolling(self.card)
        self.setLayout(row(pane, (frame("page", column((self._detail, 1))), 1)))
        self.setFocusProxy(self.search)

    def _fill_filters(self) -> None:
        self.situation = QComboBox()
        self.situation.setAccessibleName(_("Situation"))
        self.situation.setMinimumContentsLength(10)
        self.situation.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.situation.addItem(_("All situations"), "")
        for one in library.situations():
            self.situation.addItem(one.title, one.key)
        self.source = QComboBox()
        self.source.setAccessibleName(_("Whose phrases"))
        sources = ("", "library", "own", "taught", "imported", "correction")
        words = (
            _("All phrases"), _("Library"), _("Your own"), _("Taught by contacts"), _("Imported"),
            _("Corrected by you"),
        )  # fmt: skip
        for key, said in zip(sources, words, strict=True):
            self.source.addItem(said, key)
        for key, said in words_of_standings().items():
            self.source.addItem(said, key)
        for box in (self.situation, self.source):
            box.activated.connect(lambda _row: self._find())

    def refresh(self) -> None:
        """Search again, keeping the phrase that is chosen."""
        self._find()

    def shown_phrase(self) -> Wording | None:
        """Return the chosen phrase."""
        return self.card.wording

    def show_phrase(self, key: str) -> None:
        """Choose a phrase; what would hide it is taken back."""
        if self.model.row_of(key) < 0:
            self.search.clear()
            self.situation.setCurrentIndex(0)
            self.source.setCurrentIndex(0)
            self._find()
        self.list.go_to(self.model.row_of(key))

    def _find(self) -> None:
        kept = self.card.wording.key if self.card.wording else ""
        chosen: str = self.source.currentData()
        cards = chosen if chosen in words_of_standings() else ""
        with self.workplace.journal.read() as connection:
            keys = find_phrases(
                connection,
                self.search.text(),
                situation=self.situation.currentData(),
                source="" if cards else chosen,
                cards=cards,
            )
        self.model.show_keys(keys)
        self._lists.setCurrentIndex(0 if keys else 1)
        self._count.setText(n_("{n} phrase", "{n} phrases", len(keys)).format(n=formats.number(len(keys))))
        self.list.go_to(max(0, self.model.row_of(kept)))
        self._show(self.list.currentIndex().row())

    def _fetch(self, keys: Sequence[str]) -> dict[str, Wording]:
        with self.workplace.journal.read() as connection:
            return wordings(connection, keys)

    def _show(self, row_number: int) -> None:
        key = self.model.key_at(row_number)
        self._detail.setVisible(bool(key))
        if not key:
            self.card.wording = None
            return
        with self.workplace.journal.read() as connection:
            said = wording(connection, key)
            uses = uses_of(connection, key)
            cards = standings(connection, key)
        if said is not None:
            self.card.show_phrase(said, uses, cards)

    def _to_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
