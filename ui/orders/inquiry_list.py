"""The list of inquiries with one of them beside it, and what is left to do at the side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.texts import _, n_
from desktop.trade.comparing import marks_of, proposed_marks, weights_of
from desktop.trade.homework import homework_words
from desktop.trade.inquiries import delete_inquiries
from desktop.trade.inquiry_reads import AskedRow, asked_in, inquiry, inquiry_ids, inquiry_lines
from desktop.trade.touch_backs import messages_of
from ui.deeds import deeds_on
from ui.dialogs.history import open_history_of
from ui.dialogs.inquiry import (
    open_ask,
    open_award,
    open_inquiry,
    open_marks,
    open_outcome,
    open_weights,
)
from ui.dialogs.order import open_order_from
from ui.dialogs.quote import open_edit_quote, open_quote
from ui.filters import Chosen
from ui.list_page import ListPage
from ui.listing import Listing, Words
from ui.orders import words
from ui.orders.inquiry_card import InquiryCard
from ui.orders.inquiry_detail import InquiryDetail
from ui.theme.theme import Theme
from ui.widgets.layouts import column, empty, holder, row
from ui.widgets.progress import ProgressBar
from ui.widgets.rows import ListRow
from ui.widgets.section import SectionHeader
from ui.widgets.text import Icon, label, rule
from ui.workplace import Workplace


class InquirySide(QWidget):
    """Our own homework, and who is still to be told."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        px = theme.px
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(px(20), px(24), px(16), px(20))
        self._lines.setSpacing(px(10))

    def show_card(self, card: InquiryCard) -> None:
        """Show an inquiry."""
        empty(self._lines)
        done = card.inquiry.prepared
        self._lines.addWidget(SectionHeader(_("Your homework")))
        self._lines.addWidget(label(f"{done.score} / 100", "title"))
        self._lines.addWidget(ProgressBar(self._theme, _("Your homework"), done.score / 100, "accent", 0))
        for key in done.done:
            self._line("circle-check", "ok", homework_words(key))
        for key in done.missing:
            self._line("circle", "text3", homework_words(key))
        waiting = [one for one in card.asked if one.to_tell]
        if waiting:
            self._lines.addWidget(rule())
            self._lines.addWidget(SectionHeader(_("Still to be told")))
            note = _(
                "They spent time on your inquiry: tell them how it ended, they will answer next time too."
            )
            self._lines.addWidget(label(note, "meta", "text2", wrap=True))
            for one in waiting:
                self._line("message-circle", "amber", one.name)
        self._lines.addStretch(1)

    def _line(self, icon: str, tone: str, text: str) -> None:
        words_ = label(text, "meta", "text2", wrap=True)
        line = row(column(Icon(self._theme, icon, tone), None), (words_, 1), spacing=self._theme.px(10))
        self._lines.addWidget(holder(line))


class InquiryListPage(ListPage):
    """Inquiries under each other, open ones first."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {
            "inquiry", "inquiry_supplier", "touch_back", "quote", "quote_tier", "criterion_weight",
            "criterion_mark", "supplier",
        }
    )  # fmt: skip
    kind = "inquiry"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.card: InquiryCard | None = None
        self.detail = InquiryDetail(workplace)
        self.detail.asked_for.connect(self._do)
        self.detail.earlier_opened.connect(
            lambda row_, quote: open_edit_quote(workplace, self.window(), row_, quote)
        )
        self.side = InquirySide(workplace.theme)
        self.arrange(self._listing(), self.detail, self.side, _("Choose an inquiry in the list"))

    def _listing(self) -> Listing:
        return Listing(
            words=Words(
                title=_("Inquiries"),
                search=_("Find an inquiry"),
                new=_("New inquiry"),
                purpose=_("What you ask several suppliers for stands here"),
                purpose_note=_(
                    "Do your homework, ask three of them, compare, and tell everybody how it ended."
                ),
                icon="send",
            ),
            sorts=[("open", _("Open first"))],
            find=self._find,
            ids=self._ids,
            rows=self._rows,
            groups=list,
            add=lambda: self.workplace.perform("new_inquiry"),
            trash=self._trash,
        )

    def _find(self, typed: str) -> Sequence[int]:
        with self.workplace.journal.read() as connection:
            return inquiry_ids(connection, text=typed)

    def _ids(self, _chosen: Chosen, _sort: str, among: frozenset[int] | None) -> Sequence[int]:
        with self.workplace.journal.read() as connection:
            ids = inquiry_ids(connection)
        return ids if among is None else [one for one in ids if one in among]

    def _rows(self, ids: Sequence[int]) -> Sequence[ListRow]:
        today = self.workplace.today
        with self.workplace.journal.read() as connection:
            lines = inquiry_lines(connection, ids)
        found = {line.inquiry.id: words.inquiry_list_row(line, today) for line in lines}
        return [found.get(one, ListRow("")) for one in ids]

    def _trash(self, ids: Sequence[int]) -> None:
        title = n_("Move inquiry to trash", "Move {n} inquiries to trash", len(ids)).format(n=len(ids))
        self.workplace.change(title, lambda session: delete_inquiries(session, ids))

    def show_current(self, record_id: int) -> None:
        """Read an inquiry and show it."""
        self.card = self._read(record_id) if record_id else None
        if self.card is not None:
            self.detail.show_card(self.card)
            self.side.show_card(self.card)

    def _read(self, record_id: int) -> InquiryCard | None:
        with self.workplace.journal.read() as connection:
            one = inquiry(connection, record_id)
            if one is None:
                return None
            asked = asked_in(connection, record_id)
            proposed = proposed_marks(asked, one.quantity)
            typed = marks_of(connection, [row_.id for row_ in asked])
            marks = {row_.id: {**proposed[row_.id], **typed.get(row_.id, {})} for row_ in asked}
            weights = weights_of(connection, record_id)
            return InquiryCard(one, asked, weights, marks, messages_of(connection, record_id))

    def _do(self, row_: AskedRow | None, what: str) -> None:
        card = self.card
        if card is None:
            return
        if row_ is None:
            open_weights(self.workplace, self.window(), card.inquiry, card.weights)
        elif what == "quote":
            open_quote(self.workplace, self.window(), card.inquiry, row_)
        elif what == "edit_quote" and row_.quote is not None:
            open_edit_quote(self.workplace, self.window(), row_, row_.quote)
        elif what == "order":
            open_order_from(self.workplace, self.window(), card.inquiry, row_)
        elif what == "marks":
            open_marks(self.workplace, self.window(), row_, card.marks.get(row_.id, {}))
        else:
            open_outcome(self.workplace, self.window(), row_)

    def show_part(self, kind: str, record_id: int) -> None:
        """Turn to a quote of the inquiry."""
        if kind == "quote":
            self.detail.show_quote(record_id)

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return what can be done with the list and with the inquiry shown; asked again when it is done."""
        own = super().handlers()
        own.pop("tag", None)
        deeds: dict[str, Callable[[InquiryCard], object]] = {
            "edit": lambda card: open_inquiry(self.workplace, self.window(), card.inquiry),
            "history": lambda card: open_history_of(
                self.workplace, self.window(), [("inquiry", card.inquiry.id)]
            ),
            "inquiry_ask": lambda card: open_ask(self.workplace, self.window(), card.inquiry),
            "inquiry_copy": lambda _card: self.detail.copy("both"),
            "inquiry_end": self._end,
            "inquiry_quote": self._quote,
        }
        return own | deeds_on(self.workplace, lambda: self.card, _("Choose an inquiry in the list"), deeds)

    def _end(self, card: InquiryCard) -> None:
        if card.asked:
            open_award(self.workplace, self.window(), card.inquiry, card.asked)
        else:
            self.workplace.tell(_("Nobody is asked yet"))

    def _quote(self, card: InquiryCard) -> None:
        """Write down the quote of the first supplier without one."""
        if not card.asked:
            self.workplace.tell(_("Nobody is asked yet"))
            return
        chosen = next((one for one in card.asked if one.quote is None), card.asked[0])
        open_quote(self.workplace, self.window(), card.inquiry, chosen)
