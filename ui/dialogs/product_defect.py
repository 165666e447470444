"""The form of a line of a product's defect list."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from desktop.quality.defect_lists import (
    KnownDefect,
    ListedFields,
    edit_listed,
    found_defects,
    list_defect,
    unlist_defect,
    usual,
)
from desktop.texts import _
from desktop.trade.products import ProductRow
from ui.editors import Field
from ui.fields_dialog import FieldsDialog, Sheet, Values
from ui.inspections.defect_form import name_fields
from ui.inspections.defect_names import offer_names
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession


def open_listed_defect(
    workplace: Workplace, parent: QWidget, product: ProductRow, known: KnownDefect | None = None
) -> None:
    """Open a line of the list; one that was only found before is put on it, None is a new one."""
    line_id = known.listed_id if known is not None else None
    hint = _("Such as: up to 5 mm, two on a piece")
    fields = [*name_fields(), Field("allowed", _("Still allowed"), hint=hint)]

    def write(session: ChangeSession, values: Values) -> None:
        typed = cast("ListedFields", values)
        if line_id is None:
            list_defect(session, product.id, typed)
        else:
            edit_listed(session, line_id, typed)

    begun: Values = {"defect_class": "major"}
    if known is not None:
        begun = {name: getattr(known, name) for name in ListedFields.__annotations__}
    removal = None
    if line_id is not None:
        removal = _("Remove from the list"), lambda session: unlist_defect(session, line_id)
    title = _("Change defect list") if line_id else _("Put defect on the list")
    sheet = Sheet(title, _("Save"), fields, begun, write, removal=removal)
    dialog = FieldsDialog(workplace, parent, sheet)
    if line_id is None:
        with workplace.journal.read() as connection:
            offer_names(dialog, [*found_defects(connection, product.id), *usual()])
    dialog.begin_and_open()
