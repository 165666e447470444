"""Forms of defects: one that was noted, one out of a report on paper, and how many pieces that report looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.quality.defect_lists import known_defects
from desktop.quality.inspections import LARGEST_LOT
from desktop.quality.recording import DefectDraft, add_defect, edit_defect, remove_defect, set_inspected
from desktop.quality.report import DefectRow, Report
from desktop.quality.verdicts import CLASSES
from desktop.quality.words import class_label
from desktop.texts import _
from ui.editors import Field
from ui.fields_dialog import FieldsDialog, Sheet, Values
from ui.inspections.defect_names import offer_names
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession

Fields = list[Field | tuple[Field, ...]]


def name_fields() -> Fields:
    """Return the fields of names and class."""
    return [
        (Field("name_zh", _("Chinese name")), Field("name_en", _("English name"))),
        Field("defect_class", _("Class"), "choice", [(key, class_label(key)) for key in CLASSES]),
    ]


def open_new_defect(workplace: Workplace, parent: QWidget, found: Report) -> None:
    """Add bad pieces as a report on paper counts them."""
    inspection_id = found.row.id

    def write(session: ChangeSession, values: Values) -> None:
        add_defect(session, inspection_id, _draft(values), _count(values))

    begun: Values = {"defect_class": "major", "count": 1}
    sheet = Sheet(_("Add defect"), _("Add"), [*name_fields(), *_piece_fields(), _count_field()], begun, write)
    dialog = FieldsDialog(workplace, parent, sheet)
    with workplace.journal.read() as connection:
        known = known_defects(connection, found.row.supplier_id, found.row.product, found.product_id)
    offer_names(dialog, known)
    dialog.begin_and_open()


def open_defect(workplace: Workplace, parent: QWidget, defects: Sequence[DefectRow]) -> FieldsDialog:
    """Mend one kind of defect on all pieces that have it, or take it away; their own places and remarks stay."""
    first, alone = defects[0], len(defects) == 1
    fields = name_fields()
    if alone:
        fields += _piece_fields()
    if alone and first.unit is None:
        fields.append(_count_field())

    def write(session: ChangeSession, values: Values) -> None:
        for one in defects:
            held: Values = {"place": one.place, "remark": one.remark, "count": one.count, **values}
            edit_defect(session, one.id, _draft(held), _count(held))

    def remove(session: ChangeSession) -> None:
        for one in defects:
            remove_defect(session, one.id)

    begun: Values = {
        key: getattr(first, key) for key in ("defect_class", "name_zh", "name_en", "place", "remark", "count")
    }
    sheet = Sheet(_("Edit defect"), _("Save"), fields, begun, write, removal=(_("Remove defect"), remove))
    dialog = FieldsDialog(workplace, parent, sheet)
    dialog.begin_and_open()
    return dialog


def open_looked_at(workplace: Workplace, parent: QWidget, found: Report) -> None:
    """Say how many pieces were looked at, as a report on paper says it."""
    inspection_id = found.row.id
    fields: Fields = [Field("pieces", _("Pieces looked at"), "number", lowest=0, highest=found.row.lot)]

    def write(session: ChangeSession, values: Values) -> None:
        pieces = values["pieces"]
        set_inspected(session, inspection_id, pieces if isinstance(pieces, int) else 0)

    begun: Values = {"pieces": found.row.inspected or found.row.sample}
    FieldsDialog(
        workplace, parent, Sheet(_("Pieces looked at"), _("Save"), fields, begun, write, width=420)
    ).begin_and_open()


def _piece_fields() -> Fields:
    return [(Field("place", _("Where on the piece")), Field("remark", _("Remarks")))]


def _count_field() -> Field:
    return Field("count", _("Bad pieces"), "number", highest=LARGEST_LOT)


def _draft(values: Values) -> DefectDraft:
    return DefectDraft(**{key: str(value or "") for key, value in values.items() if key != "count"})


def _count(values: Values) -> int:
    count = values["count"]
    return count if isinstance(count, int) else 1
