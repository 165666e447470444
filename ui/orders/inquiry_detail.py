"""One inquiry: its head, and tabs for quotes side by side, the comparison, and the brief to copy."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop import formats
from desktop.texts import _
from desktop.trade.brief import both, brief_chinese, brief_english
from desktop.trade.inquiry_reads import AskedRow
from desktop.trade.money import price
from desktop.trade.touch_backs import MessageRow
from desktop.trade.words import pieces, say
from ui.attachments.files_dialog import FilesButton, FilesClip
from ui.dialogs.inquiry_message import message_words, open_message
from ui.orders import words
from ui.orders.comparison import Comparison
from ui.orders.earlier_quotes import EarlierQuotes
from ui.orders.inquiry_card import InquiryCard
from ui.orders.quote_table import QuoteTable
from ui.widgets.button import Button, IconButton
from ui.widgets.chip import Chip
from ui.widgets.empty_state import EmptyState
from ui.widgets.item_row import ItemRow
from ui.widgets.layouts import column, empty, holder, row
from ui.widgets.rows import Flag
from ui.widgets.scrolling import scrolling
from ui.widgets.section import Group
from ui.widgets.tabs import Tabs
from ui.widgets.text import ElidedLabel, Icon, label, rule
from ui.workplace import Workplace

QUOTES, COMPARISON, BRIEF = range(3)


class InquiryDetail(QFrame):
    """``asked_for`` tells a supplier of the inquiry on whom something shall be done: its row and what."""

    asked_for = Signal(object, str)
    earlier_opened = Signal(object, object)
    """The row of a supplier, and one of its quotes that a later one replaced."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self._workplace, theme = workplace, workplace.theme
        px = theme.px
        self._card: InquiryCard | None = None
        self._title = ElidedLabel(theme, "", "title", least=140)
        self._second = label("", "lead", "text2", wrap=True)
        self._status = Chip(theme, Flag(""))
        self.tabs = Tabs(theme, [_("Quotes"), _("Comparison"), _("Brief")])
        self._quotes = QVBoxLayout()
        self._comparison = Comparison(theme, self.asked_for.emit)
        self._table: QuoteTable | None = None
        self._earlier: EarlierQuotes | None = None
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setAccessibleName(_("Brief"))
        self._stack = QStackedWidget()
        self._quotes.setContentsMargins(0, px(14), 0, px(24))
        self._quotes.setSpacing(px(12))
        self._stack.addWidget(scrolling(holder(self._quotes)))
        self._stack.addWidget(scrolling(self._comparison))
        self._stack.addWidget(self._brief())
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        edit = Button(theme, _("Edit"), icon="pencil", on_click=lambda: workplace.perform("edit"))
        self.files = FilesButton(workplace, "inquiry")
        names = column(self._title, px(2), self._second)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(28), px(24), px(28), 0)
        outer.setSpacing(0)
        outer.addLayout(row((names, 1), px(12), self._status, px(8), self.files, px(8), edit))
        outer.addSpacing(px(14))
        outer.addWidget(holder(row(self.tabs, None)))
        outer.addWidget(rule())
        outer.addWidget(self._stack, 1)

    def _brief(self) -> QWidget:
        theme = self._workplace.theme
        buttons = [
            Button(theme, _("Copy both"), "", "copy", lambda: self.copy("both")),
            Button(theme, _("Copy Chinese"), "", "copy", lambda: self.copy("zh")),
            Button(theme, _("Copy English"), "", "copy", lambda: self.copy("en")),
        ]
        px = theme.px
        line = row(*buttons, None, spacing=px(8))
        return holder(column(line, (self._text, 1), margins=(0, px(14), 0, px(20)), spacing=px(10)))

    def copy(self, which: str) -> None:
        """Copy the brief in Chinese, English or both."""
        if self._card is None:
            return
        text = {"zh": brief_chinese, "en": brief_english}.get(which, both)(self._card.inquiry)
        self._workplace.clipboard.copy(text)
        self._workplace.tell(_("The brief is copied."))

    def show_card(self, card: InquiryCard) -> None:
        """Show an inquiry."""
        self._card = card
        one = card.inquiry
        self._title.set_text(one.name)
        self.files.show_whose(one.name, one.id)
        facts = [
            pieces(one.quantity, one.unit) if one.quantity else "",
            _("target {price}").format(price=price(one.target_price, one.currency))
            if one.target_price
            else "",
            f"{one.incoterm} {one.port}".strip(),
            _("homework {score} of 100").format(score=one.prepared.score),
        ]
        self._second.setText(" · ".join(filter(None, facts)))
        self._status.show_flag(Flag(say("inquiry", one.status), words.INQUIRY_TONES[one.status]))
        self._text.setPlainText(both(one))
        self._show_quotes(card)
        self._comparison.show_card(card)

    # --- quotes side by side -----------------------------------------------------------------------------------

    def _show_quotes(self, card: InquiryCard) -> None:
        before, self._table = self._table, None
        folded, self._earlier = self._earlier, None
        focused = before is not None and self.window().focusWidget() is before
        empty(self._quotes)
        theme = self._workplace.theme
        if not card.asked:
            nobody = EmptyState(
                theme,
                _("Nobody is asked yet"),
                _("Ask three suppliers at least: one answer says little."),
                "send",
                _("Ask a supplier"),
                lambda: self._workplace.perform("inquiry_ask"),
            )
            self._quotes.addWidget(nobody, 1)
            return
        self._table = self._side_by_side(card, before)
        self._quotes.addWidget(self._table)
        if focused:
            self._table.show()  # what is hidden takes no focus
            self._table.setFocus()
        for one in card.asked:
            self._quotes.addLayout(self._supplier_line(one))
        add = Button(theme, _("Ask a supplier"), "", "plus", lambda: self._workplace.perform("inquiry_ask"))
        end = Button(
            theme, _("Award or withdraw"), "", "check-check", lambda: self._workplace.perform("inquiry_end")
        )
        awarded = next((one for one in card.asked if one.outcome == "awarded"), None)
        made = () if awarded is None else (self._order_button(awarded),)
        self._quotes.addLayout(row(add, end, *made, None, spacing=theme.px(8)))
        if card.inquiry.outcome:
            self._quotes.addWidget(label(card.inquiry.outcome, "body", "text2", wrap=True))
        self._show_earlier(card, folded)
        if card.messages:
            self._quotes.addWidget(self._messages(card.messages))
        self._quotes.addStretch(1)

    def _show_earlier(self, card: InquiryCard, before: EarlierQuotes | None) -> None:
        """Show what was quoted before; it stays open while the same inquiry is looked at."""
        if any(one.quotes[1:] for one in card.asked):
            stays = before is not None and before.inquiry_id == card.inquiry.id and before.unfolded
            self._earlier = EarlierQuotes(self._workplace, card, unfolded=stays)
            self._earlier.opened.connect(self.earlier_opened)
            self._quotes.addWidget(self._earlier)

    def show_quote(self, quote_id: int) -> None:
        """Turn to a quote of the inquiry: to its column in the table, or to its row among the earlier ones."""
        if self._card is None or self._table is None:
            return
        self.tabs.setCurrentIndex(QUOTES)
        for place, one in enumerate(self._card.asked):
            if one.quote is not None and one.quote.id == quote_id:
                self._table.show_supplier(place)
                self._table.show()  # what is hidden takes no focus
                self._table.setFocus()
        if self._earlier is not None:
            self._earlier.show_row(quote_id)

    def _messages(self, messages: Sequence[MessageRow]) -> Group:
        """Return what was written back and forth, to be read again; a row opens its message."""
        theme, today = self._workplace.theme, self._workplace.today
        made = Group(_("Messages"), "caption")
        for one in messages:
            who = message_words(by_us=one.by_us)
            line = ItemRow(
                theme,
                one.text.partition("\n")[0] or who,
                " · ".join((one.supplier, who)),
                leading=Icon(theme, "send" if one.by_us else "message-circle"),
                end_text=formats.short_day(one.on_date, today),
            )
            line.opened.connect(partial(open_message, self._workplace, self.window(), one))
            made.add(line)
        return made

    def _order_button(self, one: AskedRow) -> Button:
        theme = self._workplace.theme
        return Button(theme, _("Make order"), "", "package", lambda: self.asked_for.emit(one, "order"))

    def _supplier_line(self, one: AskedRow) -> QLayout:
        theme, px = self._workplace.theme, self._workplace.theme.px
        state = say("outcome", one.outcome)
        flag = (
            Flag(_("Tell them"), "amber")
            if one.to_tell
            else Flag(state, "ok" if one.outcome == "awarded" else "neutral")
        )
        name = ElidedLabel(theme, one.name, "strong", least=120)
        buttons: list[QWidget] = [
            Button(theme, _("Quote"), "", "quote", lambda: self.asked_for.emit(one, "quote")),
            Button(
                theme,
                _("Message or outcome"),
                "",
                "message-circle",
                lambda: self.asked_for.emit(one, "outcome"),
            ),
        ]
        edit = IconButton(theme, "pencil", _("Edit quote"), lambda: self._open_quote(one))
        policy = edit.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the rows stay in line where there is no quote yet
        edit.setSizePolicy(policy)
        if one.quote is None:
            edit.hide()
        buttons.insert(1, edit)
        if one.quote is not None:
            title = _("Quote of {name}").format(name=one.name)
            clip = FilesClip(self._workplace, title, "quote", one.quote.id)
            return row((name, 1), clip, Chip(theme, flag), *buttons, spacing=px(8))
        return row((name, 1), Chip(theme, flag), *buttons, spacing=px(8))

    def _side_by_side(self, card: InquiryCard, before: QuoteTable | None) -> QuoteTable:
        """Return the table; the same supplier of the same inquiry stays chosen."""
        table = QuoteTable(self._workplace.theme, card.inquiry, card.asked, self._workplace.today)
        if before is not None and before.inquiry_id == card.inquiry.id:
            table.show_supplier(before.supplier())
        table.opened.connect(lambda place: self._open_quote(card.asked[place]))
        return table

    def _open_quote(self, one: AskedRow) -> None:
        """Mend the quote that holds, or write down the first one."""
        self.asked_for.emit(one, "quote" if one.quote is None else "edit_quote")
