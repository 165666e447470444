"""What an inspection finds: piece by piece in the factory, or typed from a report on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from math import isfinite
from typing import Any

from sqlalchemy import func, select

from desktop.attachments.keeping import hand_over
from desktop.attachments.keeping import remove as remove_files
from desktop.attachments.reads import files_of
from desktop.errors import Refused, UsageError
from desktop.journal.journal import ChangeSession
from desktop.people.fields import check_choice, check_range, clean, existing
from desktop.quality.inspections import LARGEST_LOT
from desktop.quality.tables import Defect, Inspection, InspectionCheck, Measurement
from desktop.quality.verdicts import CLASSES
from desktop.quality.words import RESULTS
from desktop.texts import _


@dataclass(frozen=True, slots=True)
class DefectDraft:
    """A defect as somebody notes it: English or Chinese name, or both."""

    defect_class: str
    name_en: str = ""
    name_zh: str = ""
    place: str = ""
    remark: str = ""


def record_piece(session: ChangeSession, inspection_id: int, defects: Sequence[DefectDraft] = ()) -> int:
    """Note that the next piece of the sample was looked at, with its defects; return its number.

    Raises UsageError for an unknown class or a defect without a name.
    """
    inspection = _open(session, inspection_id)
    inspection.inspected += 1
    for draft in defects:
        _make_defect(session, inspection.id, draft, unit=inspection.inspected, count=1)
    return inspection.inspected


def record_good(session: ChangeSession, inspection_id: int, count: int) -> None:
    """Note that the next ``count`` pieces were looked at and good."""
    if count < 1:
        raise UsageError(_("At least one piece is looked at."), _("Type a number from 1 on."))
    _open(session, inspection_id).inspected += count


def take_back_piece(session: ChangeSession, inspection_id: int) -> None:
    """Forget the last piece that was looked at, with its defects; nothing happens before the first."""
    inspection = _open(session, inspection_id)
    if not inspection.inspected:
        return
    gone = session.scalars(
        select(Defect).where(Defect.inspection_id == inspection.id, Defect.unit == inspection.inspected)
    )
    for defect in gone:
        remove_defect(session, defect.id)
    inspection.inspected -= 1


def add_defect(session: ChangeSession, inspection_id: int, draft: DefectDraft, count: int = 1) -> int:
    """Add bad pieces that nobody numbered, as a report on paper counts them; return the id of the row.

    Raises UsageError for a count below one, an unknown class or a defect without a name.
    """
    inspection = existing(session, Inspection, inspection_id)
    return _make_defect(session, inspection.id, draft, unit=None, count=count)


def edit_defect(session: ChangeSession, defect_id: int, draft: DefectDraft, count: int = 1) -> None:
    """Change a defect. Raises UsageError as ``add_defect``."""
    existing(session, Defect, defect_id).fill(_defect(draft, count))


def remove_defect(session: ChangeSession, defect_id: int) -> None:
    """Take a defect away that was noted by mistake; its photos go to the trash, and come back to the inspection."""
    defect = existing(session, Defect, defect_id)
    photos = [one.link_id for one in files_of(session.connection(), "defect", defect_id)]
    hand_over(session, photos, ("inspection", defect.inspection_id))
    remove_files(session, photos)
    session.delete(defect)


def set_inspected(session: ChangeSession, inspection_id: int, pieces: int) -> None:
    """Say how many pieces were looked at, as a report on paper says it.

    Raises UsageError for less than the last numbered piece with a defect, or more than the lot holds.
    """
    inspection = existing(session, Inspection, inspection_id)
    last = session.scalar(select(func.max(Defect.unit)).where(Defect.inspection_id == inspection.id)) or 0
    check_range({"inspected": pieces}, "inspected", last, inspection.lot)
    inspection.inspected = pieces


def measure(
    session: ChangeSession, inspection_id: int, name: str, value: float, *, lowest: float | None = None,
    highest: float | None = None, unit: str = "mm",
) -> int:  # fmt: skip
    """Note a measured value with its limits (None: no limit) and return the id of the row.

    Raises UsageError without a name or when the limits are the wrong way round.
    """
    existing(session, Inspection, inspection_id)
    values = clean(
        Measurement, {"name": name, "unit": unit, "value": value, "lowest": lowest, "highest": highest}
    )
    if not values["name"]:
        raise UsageError(_("A measurement needs a name."), _("Type what was measured."))
    if not all(isfinite(number) for number in (value, lowest, highest) if number is not None):
        raise UsageError(_("This is no number that can be measured."), _("Type a number such as 210.5."))
    if lowest is not None and highest is not None and lowest > highest:
        raise UsageError(_("The lower limit is above the upper one."), _("Look at the two limits again."))
    return session.make(Measurement, inspection_id=inspection_id, **values).id


def remove_measurement(session: ChangeSession, measurement_id: int) -> None:
    """Take a measurement away."""
    session.delete(existing(session, Measurement, measurement_id))


def set_check(session: ChangeSession, check_id: int, result: str, remark: str | None = None) -> None:
    """Note the result of a check, a key of ``words.RESULTS``; None keeps the remark."""
    fields: dict[str, Any] = {"result": result} | ({} if remark is None else {"remark": remark})
    check_choice(fields, "result", RESULTS)
    existing(session, InspectionCheck, check_id).fill(clean(InspectionCheck, fields))


def _open(session: ChangeSession, inspection_id: int) -> Inspection:
    inspection = existing(session, Inspection, inspection_id)
    if inspection.done_on is not None:
        raise Refused(
            _("The report of this inspection is finished."), _("Reopen it to change what was found.")
        )
    return inspection


def _make_defect(
    session: ChangeSession, inspection_id: int, draft: DefectDraft, *, unit: int | None, count: int
) -> int:
    values = _defect(draft, count)
    return session.make(Defect, inspection_id=inspection_id, unit=unit, **values).id


def _defect(draft: DefectDraft, count: int) -> dict[str, Any]:
    values = clean(Defect, {**asdict(draft), "count": count})
    check_range(values, "count", 1, LARGEST_LOT)
    check_named(values)
    return values


def check_named(values: Mapping[str, Any]) -> None:
    """Raise UsageError for a defect of an unknown class or without a name; values of any column type, hence Any."""
    check_choice(values, "defect_class", CLASSES)
    if not values["name_en"] and not values["name_zh"]:
        raise UsageError(_("A defect needs a name."), _("Type what is wrong, in Chinese or English."))
