"""The form of an inspection: whose goods, when, and how many pieces are looked at."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QWidget

from desktop.errors import GuanxiError
from desktop.quality import words as quality_words
from desktop.quality.inspections import (
    LARGEST_LOT,
    InspectionFields,
    edit_inspection,
    plan_inspection,
)
from desktop.quality.order_choices import OrderChoice, order_choices
from desktop.quality.report import Report
from desktop.quality.sampling import AQLS, EDITIONS, LEVELS, Severity, Standard
from desktop.quality.standing import next_severity
from desktop.quality.verdicts import CLASSES, USUAL_AQLS, Terms
from desktop.texts import _
from desktop.trade.product_card import product_choices
from ui.completing import contained
from ui.form_dialog import FormDialog
from ui.inspections import words
from ui.touches.day_line import DayLine, say_if_wrong
from ui.touches.records_field import RecordsField
from ui.widgets.text import label
from ui.workplace import Workplace


def open_new_inspection(workplace: Workplace, parent: QWidget) -> None:
    """Open an empty form, with the supplier that the page shows."""
    InspectionDialog(workplace, parent).open()


def open_edit_inspection(workplace: Workplace, parent: QWidget, found: Report) -> None:
    """Open the form of an inspection."""
    InspectionDialog(workplace, parent, found).open()


class InspectionDialog(FormDialog):
    """Under the numbers stands what they mean: how many pieces, and when the lot fails."""

    def __init__(
        self, workplace: Workplace, parent: QWidget | None = None, found: Report | None = None
    ) -> None:
        title = _("Edit inspection") if found else _("Plan an inspection")
        super().__init__(workplace.theme, title, _("Save"), parent, width=620)
        self._workplace, self._report = workplace, found
        self._make()
        self._arrange()
        if found is not None:
            self._show(found)
        else:
            kind, record_id = workplace.focus or ("", 0)
            if kind == "supplier":
                self.supplier.show_ids([record_id])
            self.day.show_day(workplace.today)
        self._list_orders(found.order_id if found else None)
        self._listen()
        self._began = self._now()
        (self.goods if self.supplier.ids() else self.supplier.line).setFocus()
        self.ready()

    def _make(self) -> None:
        self.supplier = RecordsField(self._workplace, "supplier", single=True)
        self.order = QComboBox()
        self._orders: list[OrderChoice] = []
        with self._workplace.journal.read() as connection:
            products = product_choices(connection, self._workplace.today)
        self._products = {name.casefold(): one.id for one in products for name in one.names}
        self.goods = QLineEdit()
        self.goods.setCompleter(contained([name for one in products for name in one.names], self.goods))
        self.kind = _box(
            [(key, quality_words.kind_label(key)) for key in quality_words.INSPECTION_KINDS], "final"
        )
        self.day = DayLine(lambda: self._workplace.today)
        self.lot = QSpinBox()
        self.lot.setRange(0, LARGEST_LOT)
        self.lot.setGroupSeparatorShown(True)
        self.lot.setSpecialValueText(_("Not set"))
        self.level = _box([(level, level) for level in LEVELS], "II")
        self.standard = _box([(str(one), EDITIONS[one]) for one in Standard], "iso")
        severities = [(str(one), quality_words.severity_label(str(one))) for one in Severity]
        self.severity = _box(severities, "normal")
        limits = [("", _("None allowed")), *((aql, aql) for aql in AQLS)]
        self.limits = {name: _box(limits, USUAL_AQLS[name]) for name in CLASSES}
        self.inspector, self.site = QLineEdit(), QLineEdit()
        self.plan = label("", "medium", wrap=True)
        self.proposal = label("", "meta", "text2", wrap=True)

    def _arrange(self) -> None:
        form = self.form
        self._supplier_row = form.add(_("Supplier"), self.supplier)
        form.add(_("Order"), self.order)
        form.add(_("Goods"), self.goods)
        _kind, self._day_row = form.add_beside((_("Kind"), self.kind), (_("Day"), self.day))
        self.day.read_into(self._day_row)
        self._lot_row, _level = form.add_beside(
            (_("Pieces in the lot"), self.lot), (_("Inspection level"), self.level)
        )
        form.add_beside(
            *(
                (_("AQL, {name}").format(name=quality_words.class_label(name).lower()), self.limits[name])
                for name in CLASSES
            )
        )
        form.add_beside((_("Severity"), self.severity), (_("Standard"), self.standard))
        form.add_widget(self.plan)
        form.add_widget(self.proposal)
        form.add_beside((_("Inspector"), self.inspector), (_("Place of inspection"), self.site))

    def _listen(self) -> None:
        self.lot.valueChanged.connect(self._explain)
        for box in (self.level, self.standard, self.severity, *self.limits.values()):
            box.currentIndexChanged.connect(self._explain)
        self.supplier.changed.connect(self._list_orders)
        self.order.activated.connect(self._take_order)
        self.goods.textChanged.connect(self._explain)

    def _show(self, found: Report) -> None:
        row, terms = found.row, found.terms
        self.supplier.show_ids([row.supplier_id])
        self.goods.setText(row.product)
        self.day.show_day(row.planned_on)
        self.lot.setValue(row.lot)
        chosen = {self.kind: row.kind, self.level: terms.level, self.standard: str(terms.standard)}
        chosen |= {self.severity: str(terms.severity)}
        chosen |= {self.limits[name]: aql for name, aql in terms.aqls}
        for box, key in chosen.items():
            box.setCurrentIndex(max(0, box.findData(key)))
        self.inspector.setText(found.inspector)
        self.site.setText(found.site)

    def _list_orders(self, chosen: int | None = None) -> None:
        """Offer the orders of the supplier."""
        self._orders = []
        if self.supplier.ids():
            with self._workplace.journal.read() as connection:
                self._orders = order_choices(connection, self.supplier.ids()[0])
        self.order.clear()
        self.order.addItem(_("No order"), None)
        for one in self._orders:
            self.order.addItem(
                " · ".join(part for part in (one.number, one.title or one.goods) if part), one.id
            )
        self.order.setCurrentIndex(max(0, self.order.findData(chosen)))
        self.order.setEnabled(bool(self._orders))
        self._explain()

    def _chosen_order(self) -> OrderChoice | None:
        return next((one for one in self._orders if one.id == self.order.currentData()), None)

    def _product_id(self) -> int | None:
        """Return the product that the goods are called like, else that of the order, else the one of before."""
        typed, order, before = self.goods.text().strip(), self._chosen_order(), self._report
        if (named := self._products.get(typed.casefold())) is not None:
            return named
        if order is not None:
            return order.product_id
        return before.product_id if before is not None and before.row.product == typed else None

    def _take_order(self) -> None:
        """Take goods and pieces from the order that was chosen."""
        if (one := self._chosen_order()) is not None:
            self.goods.setText(one.goods)
            self.lot.setValue(one.pieces)

    def _terms(self) -> Terms:
        aqls = tuple((name, box.currentData()) for name, box in self.limits.items())
        severity, standard = Severity(self.severity.currentData()), Standard(self.standard.currentData())
        return Terms(self.lot.value(), self.level.currentData(), severity, standard, aqls)

    def _explain(self) -> None:
        """Say what the numbers mean, and what the standard proposes after the lots so far."""
        sentence = _("Type how many pieces the lot has.")
        if self.lot.value():
            sentence = words.plan_sentence(self._terms())
        self.plan.setText(sentence)
        proposal = ""
        if self.supplier.ids():
            with self._workplace.journal.read() as connection:
                said = next_severity(
                    connection, self.supplier.ids()[0], self.goods.text().strip(), self._terms().standard
                )
            proposal = words.proposal_sentence(said)
        self.proposal.setText(proposal)
        self.proposal.setVisible(bool(proposal))

    def _now(self) -> tuple[object, ...]:
        lines = (self.goods, self.day, self.inspector, self.site)
        boxes = (self.order, self.kind, self.level, self.standard, self.severity, *self.limits.values())
        return (
            self.supplier.ids(),
            self.lot.value(),
            *(line.text() for line in lines),
            *(box.currentIndex() for box in boxes),
        )

    def typed(self) -> bool:
        """Tell whether something differs from what the form began with."""
        return self._now() != self._began

    def store(self) -> bool:
        """Keep the inspection."""
        day = self.day.day()
        if not self.supplier.ids():
            self._supplier_row.set_error(_("Choose whose goods are inspected."))
        if not self.lot.value():
            self._lot_row.set_error(_("Type how many pieces the lot has."))
        if not say_if_wrong(self.day, self._day_row) and day is None:
            self._day_row.set_error(_("Type a day."))
        if day is None or not self.supplier.ids() or not self.lot.value():
            return False
        order = self._chosen_order()
        fields: InspectionFields = {
            "supplier_id": self.supplier.ids()[0],
            "order_id": order.id if order else None,
            "product_id": self._product_id(),
            "product": self.goods.text(),
            "kind": self.kind.currentData(),
            "planned_on": day,
            "lot": self.lot.value(),
            "level": self.level.currentData(),
            "standard": self.standard.currentData(),
            "severity": self.severity.currentData(),
            "aql_critical": self.limits["critical"].currentData(),
            "aql_major": self.limits["major"].currentData(),
            "aql_minor": self.limits["minor"].currentData(),
            "inspector": self.inspector.text(),
            "site": self.site.text(),
        }
        return self._keep(fields)

    def _keep(self, fields: InspectionFields) -> bool:
        if self._report is not None:
            inspection_id = self._report.row.id
            return self.keep(
                self._workplace,
                _("Edit inspection"),
                lambda session: edit_inspection(session, inspection_id, fields),
            )
        failed: list[GuanxiError] = []
        made = self._workplace.change(
            _("Plan inspection"), lambda session: plan_inspection(session, fields), failed=failed.append
        )
        if failed:
            self.tell(failed[0])
        elif made is not None:
            self._workplace.show_record("inspection", made)
        return not failed


def _box(choices: list[tuple[str, str]], current: str) -> QComboBox:
    """Return a box of keys and words."""
    box = QComboBox()
    for key, said in choices:
        box.addItem(said, key)
    box.setCurrentIndex(max(0, box.findData(current)))
    box.setMaxVisibleItems(14)
    return box
