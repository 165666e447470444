"""Forms of a supplier's bank accounts: one that was announced, and the proofs of a changed one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop import formats
from desktop.joining import labelled
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
from ui.editors import Field, Value
from ui.fields_dialog import FieldsDialog, Sheet, Values
from ui.paper_rows import proof_words
from ui.widgets.layouts import column, holder, row
from ui.widgets.text import Icon, label
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession

Fields = list[Field | tuple[Field, ...]]


def open_account(workplace: Workplace, parent: QWidget, supplier_id: int, legal: str) -> None:
    """Write down an account that a supplier has announced; a second one holds all open payments."""
    AccountDialog(workplace, parent, supplier_id, legal).begin_and_open()


class AccountDialog(FieldsDialog):
    """Compares the beneficiary with the legal name, and names signs of fraud, while they are typed."""

    def __init__(self, workplace: Workplace, parent: QWidget | None, supplier_id: int, legal: str) -> None:
        self._supplier, self._legal = supplier_id, legal
        owners = [(False, _("The company's")), (True, _("A person's"))]
        fields: Fields = [
            Field("beneficiary", _("Beneficiary")),
            (Field("bank", _("Bank")), Field("region", _("Where the bank is"), "choice", _regions())),
            (Field("number", _("Account number")), Field("swift", _("SWIFT"))),
            Field("personal", _("Whose account"), "choice", owners),
            (Field("announced_on", _("Announced on"), "day"), Field("announced_by", _("By whom, how"))),
            Field("note", _("Notes"), "block"),
        ]
        begun: Values = {"announced_on": workplace.today, "beneficiary": legal}
        super().__init__(
            workplace, parent, Sheet(_("Bank account"), _("Save"), fields, begun, self._write, width=560)
        )
        line, region, owner = (self.editors[key] for key in ("beneficiary", "region", "personal"))
        assert isinstance(line, QLineEdit)
        assert isinstance(region, QComboBox)
        assert isinstance(owner, QComboBox)
        self._line, self._region, self._owner = line, region, owner
        line.textChanged.connect(self.compare)
        region.currentIndexChanged.connect(self.compare)
        owner.currentIndexChanged.connect(self.compare)
        self.compare()

    def compare(self) -> None:
        """Say under each field what does not fit a factory's own account."""
        name = self._line.text().strip()
        told = name_comparison(name, self._legal)
        self.lines["beneficiary"].set_hint(told, warned=not same_name(name, self._legal))
        abroad = _("Outside mainland China: ask why.") if self._region.currentData() != "CN" else ""
        self.lines["region"].set_hint(abroad, warned=True)
        private = _("Money on a person's account was not paid to the company.")
        self.lines["personal"].set_hint(private if self._owner.currentData() else "", warned=True)

    def _write(self, session: ChangeSession, values: Values) -> None:
        said_on = values["announced_on"] or self.workplace.today
        typed = cast("AccountFields", {**values, "announced_on": said_on})
        add_account(session, self._supplier, typed)


def _regions() -> list[tuple[Value, str]]:
    """Return where accounts of factories are, the usual place first."""
    return [
        ("CN", _("Mainland China")),
        ("HK", _("Hong Kong")),
        ("MO", _("Macao")),
        ("TW", _("Taiwan")),
        ("SG", _("Singapore")),
        ("US", _("United States")),
        ("GB", _("United Kingdom")),
        ("DE", _("Germany")),
    ]


def open_proof(
    workplace: Workplace, parent: QWidget, account: AccountRow, legal: str, proof: Proof | None = None
) -> None:
    """Log one of the three proofs of a changed account, or take the account away."""
    ProofDialog(workplace, parent, account, legal, proof).begin_and_open()


class ProofDialog(FieldsDialog):
    """Shows which of the proofs are there, and how beneficiary and legal name compare."""

    def __init__(
        self,
        workplace: Workplace,
        parent: QWidget | None,
        account: AccountRow,
        legal: str,
        proof: Proof | None = None,
    ) -> None:
        self._account, self._legal = account, legal
        first = proof or next(iter(account.missing), "call")
        fields: Fields = [
            (
                Field("proof", _("Proof"), "choice", [(one, proof_words(one)) for one in PROOFS]),
                Field("on", _("Day"), "day", hint=_("Empty takes the proof back")),
            ),
            Field("note", _("With whom, at which stored number; or why names differ")),
        ]
        begun: Values = {"proof": first, "on": workplace.today}
        removal = _("Remove account"), lambda session: remove_account(session, account.id)
        title = _("Proof of the changed account")
        sheet = Sheet(title, _("Log proof"), fields, begun, self._write, width=560, removal=removal)
        super().__init__(workplace, parent, sheet)
        for one in PROOFS:
            self.form.add_widget(self._state(one))
        compared = name_comparison(account.beneficiary, legal)
        tone = "text2" if same_name(account.beneficiary, legal) else "amber"
        self.form.add_widget(label(compared, "meta", tone, wrap=True))

    def _state(self, proof: Proof) -> QWidget:
        """Return a line that says whether a proof is there, since when, and what was noted with it."""
        one = self._account
        day, noted = {
            "call": (one.called_on, one.called_whom),
            "notice": (one.notice_on, ""),
            "name": (one.name_checked_on, one.name_note),
        }[proof]
        said = _("missing") if day is None else " · ".join(filter(None, (formats.full_day(day), noted)))
        icon, tone = ("circle", "amber") if day is None else ("circle-check", "ok")
        words = label(labelled(proof_words(proof), said), "meta", "text2", wrap=True)
        sign = column(Icon(self.theme, icon, tone, 16), None)
        return holder(row(sign, (words, 1), spacing=self.theme.px(8)))

    def _write(self, session: ChangeSession, values: Values) -> None:
        on, chosen = values["on"], cast("Proof", values["proof"])
        if on is None:
            take_proof_back(session, self._account.id, chosen)
        elif isinstance(on, date):
            give_proof(session, self._account.id, chosen, on, str(values["note"] or ""))


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
