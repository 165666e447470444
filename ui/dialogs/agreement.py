"""The form of a contract, purchase order or NNN: who signed, with which chops, and what its first payment is called."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from desktop.joining import sentences
from desktop.texts import _
from desktop.trade.bank_accounts import legal_name, same_name
from desktop.trade.papers import (
    AgreementFields,
    AgreementRow,
    add_agreement,
    edit_agreement,
    remove_agreement,
)
from desktop.trade.payments import payments_of
from desktop.trade.terms import advance_hints
from desktop.trade.words import BINDING_CHOPS, CHOPS, choices, say
from ui.dialogs.bank_account import marked
from ui.editors import Field
from ui.fields_dialog import FieldsDialog, Sheet, Values
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession

_WIDTH = 680
"""Pixels at 100 % in which two chops stand beside each other in each line."""
Fields = list[Field | tuple[Field, ...]]


def agreement_fields() -> Fields:
    """Return the fields of a paper; every chop has one, so that editing loses none."""
    return [
        (
            Field("kind", _("Paper"), "choice", choices("agreement")),
            Field("advance_word", _("First payment is called"), "choice", choices("advance")),
        ),
        Field("party_zh", _("Supplier's name on the paper")),
        Field("signer", _("Signed by")),
        (Field("signed_on", _("Signed on"), "day"), Field("valid_until", _("Valid until"), "day")),
        *(
            tuple(Field(f"chop:{chop}", say("chop", chop), "tick") for chop in CHOPS[start : start + 2])
            for start in range(0, len(CHOPS), 2)
        ),
        Field("bilingual", _("In both languages"), "tick"),
        Field("note", _("Notes"), "block"),
    ]


def open_agreement(
    workplace: Workplace,
    parent: QWidget,
    supplier_id: int,
    order_id: int | None,
    paper: AgreementRow | None = None,
) -> None:
    """Open the form of a contract, purchase order or NNN; without an order it holds for all orders of the supplier."""
    AgreementDialog(workplace, parent, supplier_id, order_id, paper).begin_and_open()


class AgreementDialog(FieldsDialog):
    """Says while it is filled what the name of the first payment means, and whether name and chops bind the company."""

    def __init__(
        self,
        workplace: Workplace,
        parent: QWidget | None,
        supplier_id: int,
        order_id: int | None,
        paper: AgreementRow | None,
    ) -> None:
        self._supplier, self._order, self._paper = supplier_id, order_id, paper
        with workplace.journal.read() as connection:
            self._legal = legal_name(connection, supplier_id)
            steps = payments_of(connection, order_id) if order_id is not None else []
        self._deposit = sum(one.percent or 0 for one in steps if one.kind == "deposit")
        begun: Values = {"kind": "contract" if order_id is not None else "nnn"}
        removal = None
        if paper is not None:
            paper_id = paper.id
            removal = _("Remove paper"), lambda session: remove_agreement(session, paper_id)
            begun = {name: getattr(paper, name) for name in AgreementRow.__dataclass_fields__}
            begun.update({f"chop:{chop}": chop in paper.chops.split() for chop in CHOPS})
        title = _("Contract or paper")
        owner = ("agreement", paper.id if paper is not None else 0)
        sheet = Sheet(
            title,
            _("Save"),
            agreement_fields(),
            begun,
            self._write,
            width=_WIDTH,
            removal=removal,
            owner=owner,
        )
        super().__init__(workplace, parent, sheet)
        self._watch()
        self.say_hints()

    def _watch(self) -> None:
        for editor in self.editors.values():
            if isinstance(editor, QLineEdit):
                editor.textChanged.connect(self.say_hints)
            elif isinstance(editor, QComboBox):
                editor.currentIndexChanged.connect(self.say_hints)
            elif isinstance(editor, QCheckBox):
                editor.toggled.connect(self.say_hints)

    def say_hints(self) -> None:
        """Say under the fields what is worth knowing about what they hold."""
        word, party = self.editors["advance_word"], self.editors["party_zh"]
        assert isinstance(word, QComboBox)
        assert isinstance(party, QLineEdit)
        hints = advance_hints(str(word.currentData() or ""), self._deposit)
        self.lines["advance_word"].set_hint(sentences(*hints), warned=len(hints) > 1)
        typed = party.text().strip()
        told = party_comparison(typed, self._legal) if typed else ""
        self.lines["party_zh"].set_hint(told, warned=not same_name(typed, self._legal))
        binding = any(self._ticked(chop) for chop in BINDING_CHOPS)
        signed = self.editors["signed_on"]
        assert isinstance(signed, QLineEdit)
        warned = not binding and bool(signed.text().strip() or any(map(self._ticked, CHOPS)))
        self.lines["chop:company"].set_hint(
            _("Only the company chop (公章) or the contract chop (合同专用章) binds the company.")
            if warned
            else "",
            warned=True,
        )

    def _ticked(self, chop: str) -> bool:
        box = self.editors[f"chop:{chop}"]
        return isinstance(box, QCheckBox) and box.isChecked()

    def _write(self, session: ChangeSession, values: Values) -> int:
        chops = [chop for chop in CHOPS if values[f"chop:{chop}"]]
        rest = {key: value for key, value in values.items() if not key.startswith("chop:")}
        typed = cast("AgreementFields", {**rest, "chops": " ".join(chops)})
        if self._paper is None:
            for_all = values["kind"] == "nnn"
            return add_agreement(session, self._supplier, typed, None if for_all else self._order)
        edit_agreement(session, self._paper.id, typed)
        return self._paper.id


def party_comparison(party: str, legal: str) -> str:
    """Return how the supplier's name on a paper and its legal name compare, what differs in brackets."""
    if not legal:
        return _("The Chinese legal name of this supplier is not known: note its business licence.")
    if same_name(party, legal):
        return _("It is the legal name, character by character.")
    return _("On the paper: {marked}\nLegal name: {legal}").format(
        marked=marked(party, legal), legal=marked(legal, party)
    )
