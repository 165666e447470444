"""Forms of a product and of one of its revisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from desktop.texts import _
from desktop.trade.products import (
    ProductFields,
    ProductRow,
    RevisionFields,
    RevisionRow,
    add_product,
    add_revision,
    edit_product,
    edit_revision,
    remove_revision,
)
from desktop.trade.words import say, unit_key
from ui.editors import Field, Value
from ui.fields_dialog import FieldsDialog, Sheet, Values
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession


def open_new_product(workplace: Workplace, parent: QWidget) -> None:
    """Open the form of a new product with its first revision."""
    ProductDialog(workplace, parent, None).open()


def open_edit_product(workplace: Workplace, parent: QWidget, product: ProductRow) -> None:
    """Open the form of a product."""
    ProductDialog(workplace, parent, product).open()


class ProductDialog(FieldsDialog):
    """A product; a new one gets its first revision at once and is shown afterwards."""

    def __init__(self, workplace: Workplace, parent: QWidget | None, product: ProductRow | None) -> None:
        fields: list[Field | tuple[Field, ...]] = [
            (Field("name_en", _("English name")), Field("name_zh", _("Chinese name"))),
            (
                Field("code", _("Your item number")),
                Field("unit", _("Unit")),
                Field("hs_code", _("HS code")),
            ),
            Field("notes", _("Notes"), "block", hint=_("Material, surface, tolerances, packaging")),
        ]
        if product is None:
            fields.insert(2, (Field("revision", _("First revision")), Field("drawing", _("Drawing"))))
        begun: dict[str, Value] = {"unit": say("unit", "pcs"), "revision": "A"}
        if product is not None:
            begun = {name: getattr(product, name) for name in ProductFields.__annotations__}
            begun["unit"] = say("unit", product.unit)
        title, save = (_("Edit product"), _("Save")) if product else (_("New product"), _("Add product"))
        readers = {"unit": lambda typed: unit_key(typed) or "pcs"}
        super().__init__(
            workplace, parent, Sheet(title, save, fields, begun, self._write, readers, width=600)
        )
        self._product, self._made = product, 0
        self.begin()

    def _write(self, session: ChangeSession, values: Values) -> None:
        revision, drawing = values.pop("revision", ""), values.pop("drawing", "")
        fields = cast("ProductFields", values)
        if self._product is not None:
            edit_product(session, self._product.id, fields)
            return
        self._made = add_product(session, fields)
        if revision:
            session.flush()
            today = self.workplace.today
            add_revision(session, self._made, str(revision), today, drawing=str(drawing or ""))

    def store(self) -> bool:
        """Write, and show a product that is new."""
        stored = super().store()
        if stored and self._made:
            self.workplace.show_record("product", self._made)
        return stored


def open_revision(
    workplace: Workplace, parent: QWidget, product: ProductRow, revision: RevisionRow | None = None
) -> None:
    """Open the form of a revision: what is different, by which drawing, from which day on."""
    fields: list[Field | tuple[Field, ...]] = [
        (
            Field("name", _("Revision"), hint=_("Such as B")),
            Field("from_date", _("Holds from"), "day"),
        ),
        Field("changed", _("What is different"), "block"),
        Field("drawing", _("Drawing")),
    ]

    def write(session: ChangeSession, values: Values) -> None:
        typed = cast("RevisionFields", {**values, "from_date": values["from_date"] or workplace.today})
        if revision is None:
            add_revision(session, product.id, **typed)
        else:
            edit_revision(session, revision.id, typed)

    begun: dict[str, Value] = {"from_date": workplace.today, "name": next_name(product.revision)}
    removal = None
    if revision is not None:
        revision_id = revision.id
        begun = {name: getattr(revision, name) for name in RevisionFields.__annotations__}
        removal = _("Remove revision"), lambda session: remove_revision(session, revision_id)
    title = _("Revision of {product}").format(product=product.name)
    FieldsDialog(
        workplace, parent, Sheet(title, _("Save"), fields, begun, write, removal=removal)
    ).begin_and_open()


def next_name(current: str) -> str:
    """Return the letter behind a revision that is called by a letter: B after A; empty for any other name."""
    if not current:
        return "A"
    return chr(ord(current) + 1) if len(current) == 1 and "A" <= current < "Z" else ""
