"""Forms of a sample: asking for one, and its way from the courier to the seal."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from desktop.errors import UsageError
from desktop.finding import supplier_hits
from desktop.people import shown
from desktop.texts import _
from desktop.trade.product_card import product_ids
from desktop.trade.products import (
    ProductFields,
    ProductRow,
    add_product,
    add_revision,
    products,
    revisions_of,
)
from desktop.trade.samples import (
    SampleFields,
    SampleRow,
    ask_sample,
    break_seal,
    edit_sample,
    remove_sample,
    seal_sample,
)
from desktop.trade.words import choices
from ui.attachments.files_dialog import files_button
from ui.chooser import Chooser, Found, supplier_chooser
from ui.editors import Field, Value
from ui.fields_dialog import FieldsDialog, Sheet, Values
from ui.widgets.layouts import holder, row
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession

_MOST = 9


def open_ask_sample(workplace: Workplace, parent: QWidget) -> None:
    """Ask a supplier for a sample; the product or the supplier that the page shows stands there already."""
    AskSampleDialog(workplace, parent).open()


def product_chooser(workplace: Workplace, placeholder: str) -> Chooser:
    """Return a line in which a product is chosen by its names or its number, or a new one named."""

    def find(typed: str) -> list[Found]:
        with workplace.journal.read() as connection:
            ids = product_ids(connection, typed)[:_MOST]
            return [Found(row.id, row.name, row.code) for row in products(connection, ids)]

    return Chooser(find, placeholder)


class AskSampleDialog(FieldsDialog):
    """Product and supplier, the day, what the sample shall show; a product that is not known yet is made."""

    def __init__(self, workplace: Workplace, parent: QWidget | None) -> None:
        fields = [
            Field("asked_on", _("Asked on"), "day"),
            Field("note", _("What it shall show"), "block", hint=_("Colour, material, finish, packaging")),
        ]
        begun = {"asked_on": workplace.today}
        title = _("Ask for a sample")
        super().__init__(
            workplace, parent, Sheet(title, _("Note the request"), fields, begun, self._write, width=560)
        )
        self.product = product_chooser(workplace, _("Type a name or a number"))
        self.supplier = supplier_chooser(workplace, _("Type a name"), bound=True)
        self._supplier_row = self.form.add(_("Supplier"), self.supplier)
        self.form.lift(self._supplier_row)
        self._product_row = self.form.add(_("Product"), self.product)
        self.form.lift(self._product_row)
        self._begin_with_focus()
        self.product.textChanged.connect(self._say_new)
        self.product.chosen.connect(self._say_new)
        self.begin()
        if self.product.chosen_id is not None:
            self.supplier.setFocus()

    def _begin_with_focus(self) -> None:
        kind, record_id = self.workplace.focus or ("", 0)
        with self.workplace.journal.read() as connection:
            if kind == "supplier":
                for hit in supplier_hits(connection, [record_id]):
                    self.supplier.show_choice(hit.id, shown.single(hit.name.zh, hit.name.en))
            elif kind == "product":
                for row in products(connection, [record_id]):
                    self.product.show_choice(row.id, row.name)

    def _say_new(self, *_changed: object) -> None:
        new = bool(self.product.text().strip()) and self.product.chosen_id is None
        self._product_row.set_hint(_("A new product is made of this name.") if new else "")

    def state(self) -> tuple[object, ...]:
        """Return what all fields hold."""
        lines = [getattr(self, name, None) for name in ("product", "supplier")]
        return (*super().state(), *(line.text() if line else "" for line in lines))

    def store(self) -> bool:
        """Check product and supplier, and write."""
        if not self.product.text().strip():
            self._product_row.set_error(_("Say which product it is."))
            return False
        if self.supplier.chosen_id is None:
            self._supplier_row.set_error(_("Choose a supplier from the list that opens while you type."))
            return False
        return super().store()

    def _write(self, session: ChangeSession, values: Values) -> None:
        on = values["asked_on"]
        asked_on = on if isinstance(on, date) else self.workplace.today
        product_id, supplier_id = self.product.chosen_id, self.supplier.chosen_id
        assert supplier_id is not None  # checked before
        if product_id is None:
            product_id = add_product(session, named(self.product.text()))
            session.flush()
            add_revision(session, product_id, "A", asked_on)
        sample_id = ask_sample(session, product_id, supplier_id, asked_on)
        session.flush()
        edit_sample(session, sample_id, {"note": str(values["note"] or "")})


def named(typed: str) -> ProductFields:
    """Return a typed name as the field of its script."""
    chinese = any(unicodedata.name(character, "").startswith("CJK") for character in typed)
    return {"name_zh": typed} if chinese else {"name_en": typed}


def sample_fields(workplace: Workplace, product: ProductRow) -> list[Field | tuple[Field, ...]]:
    """Return the fields of a sample in the order of its way."""
    with workplace.journal.read() as connection:
        known = revisions_of(connection, product.id)
    revisions: list[tuple[Value, str]] = [(None, _("Not said")), *((row.id, row.name) for row in known)]
    return [
        (Field("asked_on", _("Asked on"), "day"), Field("revision_id", _("Revision"), "choice", revisions)),
        (
            Field("sent_on", _("Sent on"), "day"),
            Field("courier", _("Courier"), hint=_("Such as SF Express or DHL")),
            Field("tracking", _("Tracking number")),
        ),
        (
            Field("received_on", _("Arrived on"), "day"),
            Field("verdict", _("Verdict"), "choice", choices("verdict")),
            Field("verdict_on", _("Judged on"), "day"),
        ),
        Field("note", _("Remark"), "block", hint=_("What was measured, what is to be changed")),
        (
            Field("sealed_on", _("Sealed by both sides on"), "day"),
            Field("sealed_where", _("Who keeps which piece")),
        ),
    ]


def open_sample(workplace: Workplace, parent: QWidget, product: ProductRow, sample: SampleRow) -> None:
    """Open the way of a sample: sent, received, judged, sealed."""

    def write(session: ChangeSession, values: Values) -> None:
        sealed_on, where = values.pop("sealed_on"), str(values.pop("sealed_where") or "")
        if not isinstance(values["asked_on"], date):
            raise UsageError(_("A sample needs the day on which it was asked for."), _("Type a day."))
        if values["verdict"] and values["verdict_on"] is None:
            values["verdict_on"] = workplace.today
        edit_sample(session, sample.id, cast("SampleFields", values))
        if isinstance(sealed_on, date):
            seal_sample(session, sample.id, sealed_on, where)
        else:
            break_seal(session, sample.id)

    names = (*SampleFields.__annotations__, "sealed_on", "sealed_where")
    begun = {name: getattr(sample, name) for name in names}
    title = _("Sample {round} of {product}").format(round=sample.round, product=product.name)
    removal = _("Remove sample"), lambda session: remove_sample(session, sample.id)
    sheet = Sheet(
        title, _("Save"), sample_fields(workplace, product), begun, write, width=640, removal=removal
    )
    dialog = FieldsDialog(workplace, parent, sheet)
    dialog.form.add_widget(holder(row(files_button(workplace, title, "sample_round", sample.id), None)))
    dialog.begin_and_open()
