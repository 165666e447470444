"""Forms of a supplier's bank accounts: one that was announced, and the proofs of a changed one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.texts import _
from desktop.trade.bank_accounts import (
    PROOFS,
    AccountFields,
    AccountRow,
    Proof,
    add_account,
    differences,
    give_proof,
    remove_account,
    same_name,
    take_proof_back,
)
from ui.editors import Field
from ui.fields_dialog import FieldsDialog, Sheet, Values
from ui.paper_rows import proof_words
from ui.widgets.text import label
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession

Fields = list[Field | tuple[Field, ...]]


def open_account(workplace: Workplace, parent: QWidget, supplier_id: int, legal: str) -> None:
    """Write down an account that a supplier has announced; a second one holds all open payments."""
    regions = [(code, code) for code in ("CN", "HK", "MO", "TW", "SG", "US", "GB", "DE")]
    fields: Fields = [
        Field("beneficiary", _("Beneficiary")),
        (Field("bank", _("Bank")), Field("region", _("Where the bank is"), "choice", regions)),
        (Field("number", _("Account number")), Field("swift", _("SWIFT"))),
        Field(
            "personal", _("Whose account"), "choice", [(False, _("The company's")), (True, _("A person's"))]
        ),
        (Field("announced_on", _("Announced on"), "day"), Field("announced_by", _("By whom, how"))),
        Field("note", _("Notes"), "block"),
    ]

    def write(session: ChangeSession, values: Values) -> None:
        said_on = values["announced_on"] or workplace.today
        typed = cast("AccountFields", {**values, "announced_on": said_on})
        add_account(session, supplier_id, typed)

    begun: Values = {"announced_on": workplace.today, "beneficiary": legal}
    dialog = FieldsDialog(workplace, parent, Sheet(_("Bank account"), _("Save"), fields, begun, write))
    compared = label("", "meta", "text2", wrap=True)
    dialog.form.add_widget(compared)
    line = dialog.editors["beneficiary"]
    assert isinstance(line, QLineEdit)

    def compare() -> None:
        compared.setText(name_comparison(line.text().strip(), legal))

    line.textChanged.connect(compare)
    compare()
    dialog.begin_and_open()


def open_proof(
    workplace: Workplace, parent: QWidget, account: AccountRow, legal: str, proof: Proof | None = None
) -> None:
    """Log one of the three proofs of a changed account, or take the account away."""
    first = proof or next(iter(account.missing), "call")
    fields: Fields = [
        (
            Field("proof", _("Proof"), "choice", [(one, proof_words(one)) for one in PROOFS]),
            Field("on", _("Day"), "day"),
        ),
        Field("note", _("With whom, at which stored number; or why names differ")),
    ]

    def write(session: ChangeSession, values: Values) -> None:
        on = values["on"]
        chosen = cast("Proof", values["proof"])
        if on is None:
            take_proof_back(session, account.id, chosen)
        elif isinstance(on, date):
            give_proof(session, account.id, chosen, on, str(values["note"] or ""))

    begun: Values = {"proof": first, "on": workplace.today}
    title = _("Proof of the changed account")
    removal = _("Remove account"), lambda session: remove_account(session, account.id)
    sheet = Sheet(title, _("Log proof"), fields, begun, write, removal=removal)
    dialog = FieldsDialog(workplace, parent, sheet)
    dialog.form.add_widget(label(name_comparison(account.beneficiary, legal), "body", "text2", wrap=True))
    dialog.begin_and_open()


def name_comparison(beneficiary: str, legal: str) -> str:
    """Return how beneficiary and legal name compare, the characters that differ in brackets."""
    if not legal:
        return _("The Chinese legal name of this supplier is not known: note its business licence.")
    if same_name(beneficiary, legal):
        return _("The beneficiary is the legal name, character by character: {name}").format(name=legal)
    return _("Beneficiary: {marked}\nLegal name: {legal}").format(
        marked=marked(beneficiary, legal), legal=marked(legal, beneficiary)
    )


def marked(name: str, other: str) -> str:
    """Return a name with the characters that are not in the other one in brackets."""
    for first, last in reversed(differences(name, other)):
        name = f"{name[:first]}【{name[first:last]}】{name[last:]}"
    return name or "–"
