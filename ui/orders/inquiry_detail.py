"""One inquiry: its head, and tabs for quotes side by side, the comparison, and the brief to copy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop import formats
from desktop.texts import _
from desktop.trade.brief import both, brief_chinese, brief_english
from desktop.trade.comparing import compare, comparison_hint, criterion_words, shares_of
from desktop.trade.inquiry_reads import AskedRow, InquiryRow
from desktop.trade.money import price
from desktop.trade.words import pieces, say
from ui.orders import words
from ui.orders.quote_table import QuoteTable
from ui.text_table import TextRow, TextTable
from ui.widgets.button import Button, IconButton
from ui.widgets.chip import Chip
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import column, empty, holder, row
from ui.widgets.rows import Flag
from ui.widgets.scrolling import scrolling
from ui.widgets.tabs import Tabs
from ui.widgets.text import ElidedLabel, label, rule
from ui.workplace import Workplace

QUOTES, COMPARISON, BRIEF = range(3)


@dataclass(frozen=True, slots=True)
class InquiryCard:
    """An inquiry with those who were asked, weights, typed and proposed marks."""

    inquiry: InquiryRow
    asked: list[AskedRow]
    weights: dict[str, int]
    marks: dict[int, dict[str, int]]


class InquiryDetail(QFrame):
    """``asked_for`` tells a supplier of the inquiry on whom something shall be done: its row and what."""

    asked_for = Signal(object, str)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self._workplace, theme = workplace, workplace.theme
        px = theme.px
        self._card: InquiryCard | None = None
        self._title = ElidedLabel(theme, "", "title", least=140)
        self._second = ElidedLabel(theme, "", "lead", "text2")
        self._status = Chip(theme, Flag(""))
        self.tabs = Tabs(theme, [_("Quotes"), _("Comparison"), _("Brief")])
        self._quotes, self._comparison = QVBoxLayout(), QVBoxLayout()
        self._table: QuoteTable | None = None
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setAccessibleName(_("Brief"))
        self._stack = QStackedWidget()
        for lines in (self._quotes, self._comparison):
            lines.setContentsMargins(0, px(14), 0, px(24))
            lines.setSpacing(px(12))
            self._stack.addWidget(scrolling(holder(lines)))
        self._stack.addWidget(self._brief())
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        edit = Button(theme, _("Edit"), icon="pencil", on_click=lambda: workplace.perform("edit"))
        names = column(self._title, px(2), self._second)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(28), px(24), px(28), 0)
        outer.setSpacing(0)
        outer.addLayout(row((names, 1), px(12), self._status, px(8), edit))
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
        facts = [
            pieces(one.quantity, one.unit) if one.quantity else "",
            _("target {price}").format(price=price(one.target_price, one.currency))
            if one.target_price
            else "",
            f"{one.incoterm} {one.port}".strip(),
            _("homework {score} of 100").format(score=one.prepared.score),
        ]
        self._second.set_text(" · ".join(filter(None, facts)))
        self._status.show_flag(Flag(say("inquiry", one.status), words.INQUIRY_TONES[one.status]))
        self._text.setPlainText(both(one))
        self._show_quotes(card)
        self._show_comparison(card)

    # --- quotes side by side -----------------------------------------------------------------------------------

    def _show_quotes(self, card: InquiryCard) -> None:
        before, self._table = self._table, None
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
        self._quotes.addLayout(row(add, end, None, spacing=theme.px(8)))
        if card.inquiry.outcome:
            self._quotes.addWidget(label(card.inquiry.outcome, "body", "text2", wrap=True))
        self._quotes.addStretch(1)

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
        edit.setVisible(one.quote is not None)
        buttons.insert(1, edit)
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

    def _marker(self, one: AskedRow) -> Callable[[], None]:
        return lambda: self.asked_for.emit(one, "marks")

    # --- comparison --------------------------------------------------------------------------------------------

    def _show_comparison(self, card: InquiryCard) -> None:
        empty(self._comparison)
        if not card.asked:
            return
        theme = self._workplace.theme
        standings = {one.asked_id: one for one in compare(card.weights, card.marks)}
        shares = shares_of(card.weights)
        headings = [_("Criterion"), _("Weight"), *(one.name for one in card.asked)]
        table = TextTable(theme, _("Comparison"), headings, [200, 90, *(130 for _one in card.asked)])
        rows = [
            TextRow(
                key,
                (
                    criterion_words(key),
                    f"{weight} · {formats.percent(shares[key], 0)}",
                    *(str(card.marks.get(one.id, {}).get(key, "–")) for one in card.asked),
                ),
            )
            for key, weight in card.weights.items()
        ]
        scores = [standings[one.id].score for one in card.asked]
        covered = [formats.percent(standings[one.id].covered, 0) for one in card.asked]
        said = tuple("–" if score is None else str(round(score)) for score in scores)
        rows.append(
            TextRow("score", (_("Score of 100"), "", *said), dict.fromkeys(range(2 + len(said)), "accent"))
        )
        rows.append(TextRow("covered", (_("Weights marked"), "", *covered)))
        table.show_rows(rows)
        table.setMinimumHeight(table.verticalHeader().defaultSectionSize() * (len(rows) + 1) + 6)
        self._comparison.addWidget(table)
        hint = comparison_hint(compare(card.weights, card.marks))
        note = _("Price counts for a quarter at most, speed of reply for a tenth, whatever weight they have.")
        for words_ in filter(None, (hint, note)):
            self._comparison.addWidget(label(words_, "meta", "text2", wrap=True))
        buttons = [Button(theme, _("Weights"), "", "scale", lambda: self.asked_for.emit(None, "weights"))]
        buttons += [Button(theme, one.name, "", "star", self._marker(one)) for one in card.asked]
        self._comparison.addLayout(row(*buttons, None, spacing=theme.px(8)))
        self._comparison.addStretch(1)
