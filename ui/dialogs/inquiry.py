"""Forms of an inquiry: the brief, who is asked, marks, and the end."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from desktop.errors import UsageError
from desktop.texts import _, p_
from desktop.trade.comparing import CRITERIA, criterion_words, set_mark, set_weight
from desktop.trade.homework import BY_HAND, homework_words
from desktop.trade.inquiries import (
    InquiryFields,
    add_inquiry,
    ask,
    award,
    edit_inquiry,
    not_asked,
    set_outcome,
    touch_back,
    withdraw,
)
from desktop.trade.inquiry_reads import AskedRow, InquiryRow
from desktop.trade.money import CURRENCIES, parse_price, plain_price
from desktop.trade.words import INCOTERMS, choices, say, unit_key
from ui.chooser import supplier_chooser
from ui.dialogs.inquiry_message import message_words
from ui.editors import Field
from ui.fields_dialog import FieldsDialog, Read, Sheet, Values
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession

Fields = list[Field | tuple[Field, ...]]


def open_new_inquiry(workplace: Workplace, parent: QWidget) -> None:
    """Open the brief of a new inquiry."""
    open_inquiry(workplace, parent, None)


def brief_fields() -> Fields:
    """Return the fields of a brief."""
    codes = [(code, code) for code in CURRENCIES]
    terms = [(term, term) for term in INCOTERMS]
    return [
        (Field("title", p_("order", "Title")), Field("title_zh", _("Title in Chinese"))),
        Field("need", _("Material, size, finish, packaging"), "block"),
        Field("need_zh", _("The same in Chinese"), "block"),
        (
            Field("quantity", _("Quantity"), "number", highest=100_000_000),
            Field("unit", _("Unit")),
            Field("yearly", _("Expected in a year"), "number", highest=1_000_000_000),
        ),
        (
            Field("target_price", _("Target price")),
            Field("currency", _("Currency"), "choice", codes),
            Field("wanted_on", _("Goods needed by"), "day", hint=_("Like 2027-03-31")),
        ),
        (Field("incoterm", _("Incoterm"), "choice", terms), Field("port", _("Port or place"))),
        Field("standards", _("Standards and tests")),
        *(
            tuple(Field(f"homework:{key}", homework_words(key), "tick") for key in pair)
            for pair in (BY_HAND[:2], BY_HAND[2:])
        ),
    ]


def open_inquiry(workplace: Workplace, parent: QWidget, one: InquiryRow | None) -> None:
    """Open the brief of an inquiry."""
    begun: Values = {"currency": "USD", "incoterm": "FOB", "unit": say("unit", "pcs")}
    if one is not None:
        begun = {name: getattr(one, name) for name in InquiryRow.__dataclass_fields__}
        begun["unit"] = say("unit", one.unit)
        begun["target_price"] = plain_price(one.target_price) if one.target_price else ""
        begun.update({f"homework:{key}": key in one.homework.split() for key in BY_HAND})

    made: list[int] = []

    def write(session: ChangeSession, values: Values) -> None:
        done = [
            key.partition(":")[2] for key, value in values.items() if key.startswith("homework:") and value
        ]
        rest = {key: value for key, value in values.items() if not key.startswith("homework:")}
        typed = cast("InquiryFields", {**rest, "homework": " ".join(done)})
        if one is None:
            made.append(add_inquiry(session, typed))
        else:
            edit_inquiry(session, one.id, typed)

    title, save = (_("Edit inquiry"), _("Save")) if one else (_("New inquiry"), _("Add inquiry"))
    readers: dict[str, Read] = {
        "target_price": lambda typed: parse_price(typed) if typed else None,
        "unit": lambda typed: unit_key(typed) or "pcs",
    }
    sheet = Sheet(title, save, brief_fields(), begun, write, readers, width=680)
    dialog = FieldsDialog(workplace, parent, sheet)
    if one is None:
        dialog.accepted.connect(lambda: workplace.show_record("inquiry", made[-1]))
    dialog.begin_and_open()


def open_ask(workplace: Workplace, parent: QWidget, one: InquiryRow) -> None:
    """Choose one more supplier who is asked."""
    AskDialog(workplace, parent, one).open()


class AskDialog(FieldsDialog):
    """A supplier and the day on which the brief went out."""

    def __init__(self, workplace: Workplace, parent: QWidget | None, one: InquiryRow) -> None:
        self._inquiry = one
        fields: Fields = [Field("sent_on", _("Brief sent on"), "day", hint=_("Empty while it is not sent"))]
        begun: Values = {"sent_on": workplace.today}
        sheet = Sheet(_("Ask a supplier"), _("Add supplier"), fields, begun, self._write)
        super().__init__(workplace, parent, sheet)
        self.supplier = supplier_chooser(workplace, _("Type a name"), bound=True)
        self._row = self.form.add(_("Supplier"), self.supplier)
        self.begin()
        self.supplier.setFocus()

    def store(self) -> bool:
        """Check that a supplier is chosen, and write."""
        if self.supplier.chosen_id is None:
            self._row.set_error(_("Choose a supplier from the list that opens while you type."))
            return False
        return super().store()

    def _write(self, session: ChangeSession, values: Values) -> None:
        assert self.supplier.chosen_id is not None
        sent_on = values["sent_on"]
        ask(
            session,
            self._inquiry.id,
            [self.supplier.chosen_id],
            sent_on if isinstance(sent_on, date) else None,
        )


def open_outcome(workplace: Workplace, parent: QWidget, row: AskedRow) -> None:
    """Say how it ended with one supplier, and that we told them; or note a message about the inquiry."""
    sides = [("", _("None")), *((by, message_words(by_us=by == "us")) for by in ("us", "them"))]
    fields: Fields = [
        (
            Field("outcome", _("Outcome"), "choice", choices("outcome")),
            Field("told_on", _("Told them on"), "day"),
        ),
        (Field("by", _("Message"), "choice", sides), Field("on", _("Day of the message"), "day")),
        Field("text", _("What about"), "block"),
    ]

    def write(session: ChangeSession, values: Values) -> None:
        told = values["told_on"]
        set_outcome(session, row.id, str(values["outcome"] or ""), told if isinstance(told, date) else None)
        if values["text"] and not values["by"]:
            raise UsageError(_("The message names nobody who wrote it."), _("Choose who wrote."))
        if values["by"]:
            by_us = values["by"] == "us"
            on = values["on"]
            day = on if isinstance(on, date) else workplace.today
            touch_back(session, row.id, day, by_us=by_us, text=str(values["text"] or ""))

    begun: Values = {
        "outcome": row.outcome,
        "told_on": row.told_on or (workplace.today if row.to_tell else None),
        "on": workplace.today,
    }
    untouched = row.sent_on is None and row.answered_on is None and not (row.quotes or row.ours or row.theirs)
    removal = (
        (_("Take out of the inquiry"), lambda session: not_asked(session, row.id)) if untouched else None
    )
    sheet = Sheet(row.name, _("Save"), fields, begun, write, removal=removal)
    FieldsDialog(workplace, parent, sheet).begin_and_open()


def open_award(workplace: Workplace, parent: QWidget, one: InquiryRow, asked: list[AskedRow]) -> None:
    """Give the inquiry to one supplier, or withdraw it; the others are then to be told."""
    ends: list[tuple[str | int | date | None, str]] = [(row.id, row.name) for row in asked]
    ends.append((0, _("Nobody: we withdraw the inquiry")))
    fields: Fields = [Field("to", _("Award to"), "choice", ends), Field("why", _("Why"), "block")]

    def write(session: ChangeSession, values: Values) -> None:
        to, why = values["to"], str(values["why"] or "")
        if isinstance(to, int) and to:
            award(session, one.id, to, workplace.today, why)
        else:
            withdraw(session, one.id, workplace.today, why)

    FieldsDialog(
        workplace, parent, Sheet(_("End of the inquiry"), _("Decide"), fields, {}, write)
    ).begin_and_open()


def open_marks(workplace: Workplace, parent: QWidget, row: AskedRow, marks: dict[str, int]) -> None:
    """Mark a supplier from 1 to 5 in each criterion."""
    grades: list[tuple[str | int | date | None, str]] = [(0, "–"), *((n, str(n)) for n in range(1, 6))]
    fields: Fields = [
        tuple(Field(key, criterion_words(key), "choice", grades) for key in CRITERIA[start : start + 2])
        for start in range(0, len(CRITERIA), 2)
    ]

    def write(session: ChangeSession, values: Values) -> None:
        for key, value in values.items():
            set_mark(session, row.id, key, value if isinstance(value, int) and value else None)

    title = _("Marks for {name}").format(name=row.name)
    sheet = Sheet(title, _("Save"), fields, dict(marks), write, width=600)
    FieldsDialog(workplace, parent, sheet).begin_and_open()


def open_weights(workplace: Workplace, parent: QWidget, one: InquiryRow, weights: dict[str, int]) -> None:
    """Say how much each criterion counts."""
    grades: list[tuple[str | int | date | None, str]] = [(n, str(n)) for n in range(11)]
    fields: Fields = [
        tuple(Field(key, criterion_words(key), "choice", grades) for key in CRITERIA[start : start + 2])
        for start in range(0, len(CRITERIA), 2)
    ]

    def write(session: ChangeSession, values: Values) -> None:
        for key, value in values.items():
            set_weight(session, one.id, key, value if isinstance(value, int) else 0)

    sheet = Sheet(_("Weights"), _("Save"), fields, dict(weights), write, width=600)
    FieldsDialog(workplace, parent, sheet).begin_and_open()
