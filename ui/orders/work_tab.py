"""The tab of an order's course: milestones with bars, items, shipments."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from desktop import formats
from desktop.texts import _, n_
from desktop.trade.items import ItemRow as Item
from desktop.trade.milestones import Expected, reach
from desktop.trade.money import line_value, money, price
from desktop.trade.order_card import OrderCard
from desktop.trade.order_reads import OrderRow
from desktop.trade.shipments import ShipmentRow, shipment_hints
from desktop.trade.words import pieces, say
from ui.attachments.files_dialog import FilesClip
from ui.dialogs.order_steps import open_milestone, open_plan_order
from ui.dialogs.shipment import open_shipment
from ui.orders.span_bar import Span, SpanBar
from ui.orders.tab import Tab, opening
from ui.widgets.item_row import ItemRow, TaskRow
from ui.widgets.layouts import holder, row
from ui.widgets.rows import Flag
from ui.widgets.text import Icon


class WorkTab(Tab):
    """What has to happen until the goods are there."""

    def fill(self, card: OrderCard) -> None:
        """Show milestones, items and shipments."""
        self._milestones(card)
        self.group(_("Items"), [self._item(card.order, item) for item in card.items], _("No items yet."))
        shipments = [self._shipment(card.order, one) for one in card.shipments]
        self.group(_("Shipments"), shipments, _("Nothing is on its way."))
        self.buttons(
            (_("Add shipment"), "ship", lambda: open_shipment(self.workplace, self.window(), card.order))
        )

    def _milestones(self, card: OrderCard) -> None:
        rows = [self._milestone(card, one) for one in card.milestones]
        self.group(
            _("Milestones"), rows, _("Nothing is planned: plan the order by the supplier's working days.")
        )
        arrival = card.arrival if card.order.closed_on is None else None
        if arrival is not None and arrival.days > 0:
            moved = n_(
                "As things stand the goods arrive {n} day later than planned.",
                "As things stand the goods arrive {n} days later than planned.",
                arrival.days,
            )
            self.hints([moved.format(n=arrival.days)], "triangle-alert")
        wanted = card.order.wanted_on
        if arrival is not None and wanted is not None and arrival.on > wanted:
            self.hints(
                [_("They would come after {day}, when you need them.").format(day=formats.full_day(wanted))]
            )
        words = _("Plan again") if rows else _("Plan order")
        self.buttons((words, "route", lambda: open_plan_order(self.workplace, self.window(), card.order)))

    def _milestone(self, card: OrderCard, one: Expected) -> QWidget:
        milestone, today = one.milestone, self.workplace.today
        made = TaskRow(
            self.theme,
            milestone.name,
            milestone_note(one),
            tick_name=_("Done: {name}").format(name=milestone.name),
            flag=milestone_flag(one, today) if card.order.closed_on is None else None,
            done=milestone.actual_on is not None,
        )
        begins = [row_.milestone.begins_on or row_.milestone.target_on for row_ in card.milestones]
        last = max(max(row_.on, row_.milestone.target_on) for row_ in card.milestones)
        span = Span(
            min(begins), last, milestone.begins_on or milestone.target_on, milestone.target_on, one.on, today,
            done=milestone.actual_on is not None,
        )  # fmt: skip
        made.ticked.connect(lambda done: self._tick(one, done=done))
        made.opened.connect(lambda: open_milestone(self.workplace, self.window(), card.order, milestone))
        return holder(row((made, 1), SpanBar(self.theme, span), self.theme.px(8), spacing=self.theme.px(8)))

    def _tick(self, one: Expected, *, done: bool) -> None:
        today = self.workplace.today
        title = _("Finish milestone") if done else _("Reopen milestone")
        on = today if done else None
        self.workplace.change(title, lambda session: reach(session, one.milestone.id, on, today))

    def _item(self, order: OrderRow, item: Item) -> QWidget:
        quantity = pieces(item.quantity, item.unit)
        each = f"{quantity} × {price(item.unit_price, order.currency)}"
        revision = _("revision {name}").format(name=item.revision) if item.revision else ""
        total = money(line_value(item.quantity, item.unit_price, order.currency), order.currency)
        icon = Icon(self.theme, "package")
        note = " · ".join(filter(None, (each, revision)))
        made = ItemRow(self.theme, item.name, note, leading=icon, end_text=total)
        return opening(made, lambda: self.workplace.perform("edit"))

    def _shipment(self, order: OrderRow, one: ShipmentRow) -> QWidget:
        today = self.workplace.today
        days = [
            (_("cut-off {day}"), one.cutoff_on),
            (_("ETD {day}"), one.departed_on or one.etd),
            (_("ETA {day}"), one.arrived_on or one.eta),
        ]
        said = [words.format(day=formats.short_day(day, today)) for words, day in days if day is not None]
        hints = shipment_hints(one)
        name = one.vessel or say("mode", one.mode)
        made = ItemRow(
            self.theme,
            " · ".join(filter(None, (name, one.tracking))),
            " · ".join(filter(None, (one.forwarder, *said))),
            leading=Icon(self.theme, {"air": "plane", "sea": "ship"}.get(one.mode, "truck")),
            flag=Flag(hints[0], "amber") if hints else None,
            trailing=FilesClip(self.workplace, name, "shipment", one.id),
        )
        return opening(made, lambda: open_shipment(self.workplace, self.window(), order, one))


def milestone_note(one: Expected) -> str:
    """Return the days of a milestone: done, else planned and said or expected."""
    milestone = one.milestone
    if milestone.actual_on is not None:
        return _("done {day}, planned {target}").format(
            day=formats.month_day(milestone.actual_on), target=formats.month_day(milestone.target_on)
        )
    planned = _("planned {target}").format(target=formats.month_day(milestone.target_on))
    if milestone.estimate_on is not None:
        said = _("they say {day}").format(day=formats.month_day(milestone.estimate_on))
        return f"{planned} · {said}"
    if one.on > milestone.target_on:
        return f"{planned} · " + _("expected {day}").format(day=formats.month_day(one.on))
    return planned


def milestone_flag(one: Expected, today: date) -> Flag | None:
    """Return how late a milestone is or will be; None when it is on time."""
    milestone = one.milestone
    late = one.days
    if milestone.actual_on is None:
        late = max(late, (today - milestone.target_on).days)
    if late <= 0:
        return None
    words = n_("{n} day late", "{n} days late", late).format(n=late)
    return Flag(words, "neutral" if milestone.actual_on else "amber")
