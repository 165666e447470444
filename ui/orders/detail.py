"""One order: its head, and tabs for its course, its money, its papers, its files and its history."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QFrame, QStackedWidget, QVBoxLayout, QWidget

from desktop import formats
from desktop.texts import _, n_, p_
from desktop.trade.money import money
from desktop.trade.order_card import OrderCard
from desktop.trade.orders import move_order
from desktop.trade.words import STAGES, say
from ui.attachments.panel import AttachmentsPanel
from ui.history_view import HistoryView
from ui.orders.leverage_side import LeverageSide
from ui.orders.money_tab import MoneyTab
from ui.orders.papers_tab import PapersTab
from ui.orders.tab import Tab
from ui.orders.work_tab import WorkTab
from ui.record_words import field_words
from ui.widgets.avatar import Avatar
from ui.widgets.button import Button
from ui.widgets.facts_card import FactsCard
from ui.widgets.layouts import column, holder, row
from ui.widgets.rows import Fact, avatar_tone
from ui.widgets.scrolling import scrolling
from ui.widgets.tabs import Tabs
from ui.widgets.text import ElidedLabel, rule
from ui.workplace import Workplace

WORK, LEVERAGE, MONEY, PAPERS, FILES, HISTORY = range(6)


class OrderDetail(QFrame):
    """Shows a card; tabs are filled when they are turned to."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self._workplace = workplace
        self._card: OrderCard | None = None
        self._filled: set[int] = set()
        px = workplace.theme.px
        self.work, self.money = WorkTab(workplace), MoneyTab(workplace)
        self.papers, self.leverage = PapersTab(workplace), LeverageSide(workplace)
        self.files = AttachmentsPanel(workplace, "purchase_order")
        self.files.counted.connect(self._count_files)
        self._history = HistoryView(workplace, field_words)
        self.tabs = Tabs(
            workplace.theme,
            [_("Course"), _("Leverage"), _("Payments"), _("Papers"), _("Files"), _("History")],
        )
        self._stack = QStackedWidget()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(px(28), px(24), px(28), 0)
        lines.setSpacing(0)
        lines.addWidget(self._head())
        lines.addSpacing(px(10))
        lines.addWidget(holder(row(self.tabs, None)))
        lines.addWidget(rule())
        lines.addWidget(self._stack, 1)
        for part in (self.work, self.leverage, self.money, self.papers):
            self._stack.addWidget(scrolling(part))
        self._stack.addWidget(self.files)
        self._stack.addWidget(holder(column(px(12), self._history)))
        self.tabs.currentChanged.connect(self._turn)
        QWidget.setTabOrder(
            self.edit, self.stage
        )  # who opens an order lands where no arrow changes its stage
        self.show_leverage(shown=False)

    def _head(self) -> QWidget:
        theme, px = self._workplace.theme, self._workplace.theme.px
        self._avatar = Avatar(theme, "", size=56)
        self._title = ElidedLabel(theme, "", "title", least=140)
        self._second = ElidedLabel(theme, "", "lead", "text2")
        self.stage = QComboBox()
        self.stage.setAccessibleName(_("Stage"))
        for key in STAGES:
            self.stage.addItem(say("stage", key), key)
        self.stage.activated.connect(self._move)
        self.edit = Button(theme, _("Edit"), icon="pencil", on_click=lambda: self._workplace.perform("edit"))
        self._facts = FactsCard(theme)
        names = column(self._title, px(2), self._second)
        line = row(self._avatar, px(16), (names, 1), px(12), self.stage, px(8), self.edit)
        return holder(column(line, self._facts, spacing=px(14)))

    def show_leverage(self, *, shown: bool) -> None:
        """Offer the side panel as a tab while it has no room at the side."""
        self.tabs.setTabVisible(LEVERAGE, shown)
        if not shown and self.tabs.currentIndex() == LEVERAGE:
            self.tabs.setCurrentIndex(WORK)

    def show_card(self, card: OrderCard) -> None:
        """Show an order in head and tabs."""
        self._card = card
        order = card.order
        name = (order.supplier_zh or order.supplier_en)[:1]
        self._avatar.show_letter(name, avatar_tone(order.supplier_id), person=False)
        self._title.set_text(order.title or order.number)
        self._second.set_text(" · ".join(filter(None, (order.number, order.supplier))))
        self.stage.setCurrentIndex(self.stage.findData(order.stage))
        self._facts.show_facts(self._found_facts(card))
        self.tabs.set_count(MONEY, "!" if card.hold is not None else "")
        self.files.show_whose(order.id)
        self._filled.clear()
        self._fill(self.tabs.currentIndex())

    def _found_facts(self, card: OrderCard) -> list[Fact]:
        order, today = card.order, self._workplace.today
        paid = money(order.paid, order.currency) if order.paid is not None else _("several currencies")
        following = order.next
        when = formats.short_day(following.on, today) if following else ""
        arrival = card.arrival
        late = arrival.days if arrival and order.closed_on is None else 0
        return [
            Fact(
                p_("order", "Value"),
                money(order.value, order.currency),
                f"{order.incoterm} {order.port}".strip(),
            ),
            Fact(_("Paid"), paid, _("{n} steps").format(n=len(card.payments))),
            Fact(_("Next"), following.name if following else _("Nothing planned"), when),
            Fact(
                _("Arrival"),
                formats.short_day(arrival.on, today) if arrival else _("Not planned"),
                n_("{n} day late", "{n} days late", late).format(n=late) if late > 0 else "",
            ),
        ]

    def _move(self, _index: int) -> None:
        if self._card is None:
            return
        order_id, stage = self._card.order.id, str(self.stage.currentData())
        if stage != self._card.order.stage:
            today = self._workplace.today
            title = _("Move order to: {stage}").format(stage=say("stage", stage))
            self._workplace.change(title, lambda session: move_order(session, order_id, stage, today))

    def _count_files(self, count: int) -> None:
        self.tabs.set_count(FILES, formats.number(count) if count else "")

    def _turn(self, tab: int) -> None:
        self._stack.setCurrentIndex(tab)
        self._fill(tab)

    def _fill(self, tab: int) -> None:
        card = self._card
        if card is None or tab == FILES or tab in self._filled:  # files read by themselves
            return
        self._filled.add(tab)
        if tab == HISTORY:
            rows = [("purchase_order", card.order.id)]
            rows += [("milestone", one.milestone.id) for one in card.milestones]
            rows += [("payment", one.id) for one in card.payments] + [
                ("order_item", one.id) for one in card.items
            ]
            self._history.show_rows(rows)
            return
        parts: dict[int, Tab | LeverageSide] = {
            WORK: self.work,
            LEVERAGE: self.leverage,
            MONEY: self.money,
            PAPERS: self.papers,
        }
        parts[tab].show_card(card)
