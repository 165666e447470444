"""The form of a defect that was noted: its class and names, and for a single one also where it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.quality.inspections import LARGEST_LOT
from desktop.quality.recording import DefectDraft, edit_defect
from desktop.quality.report import DefectRow
from desktop.quality.verdicts import CLASSES
from desktop.quality.words import class_label
from desktop.texts import _
from ui.editors import Field
from ui.fields_dialog import FieldsDialog, Sheet, Values
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession


def open_defect(workplace: Workplace, parent: QWidget, defects: Sequence[DefectRow]) -> FieldsDialog:
    """Mend one kind of defect on all pieces that have it; their own places and remarks stay."""
    first, alone = defects[0], len(defects) == 1
    fields: list[Field | tuple[Field, ...]] = [
        Field("defect_class", _("Class"), "choice", [(key, class_label(key)) for key in CLASSES]),
        (Field("name_zh", _("Chinese name")), Field("name_en", _("English name"))),
    ]
    if alone:
        fields.append((Field("place", _("Where on the piece")), Field("remark", _("Remarks"))))
    if alone and first.unit is None:
        fields.append(Field("count", _("Bad pieces"), "number", highest=LARGEST_LOT))

    def write(session: ChangeSession, values: Values) -> None:
        typed = {key: str(value or "") for key, value in values.items() if key != "count"}
        count = values.get("count")
        for one in defects:
            draft = DefectDraft(**{"place": one.place, "remark": one.remark, **typed})
            edit_defect(session, one.id, draft, count if isinstance(count, int) else one.count)

    begun: Values = {
        key: getattr(first, key) for key in ("defect_class", "name_zh", "name_en", "place", "remark", "count")
    }
    dialog = FieldsDialog(workplace, parent, Sheet(_("Edit defect"), _("Save"), fields, begun, write))
    dialog.begin_and_open()
    return dialog
