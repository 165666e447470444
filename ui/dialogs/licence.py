"""The form of a supplier's business licence."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.chinese.credit_code import check_credit_code
from desktop.texts import _
from desktop.trade.licences import (
    LicenceFields,
    LicenceRow,
    Supplied,
    parse_capital,
    plain_capital,
    remove_licence,
    set_licence,
)
from desktop.trade.words import choices
from ui.dialogs.bank_account import marked
from ui.editors import Field
from ui.fields_dialog import FieldsDialog, Sheet, Values
from ui.widgets.text import label
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession


def open_licence(
    workplace: Workplace, parent: QWidget, supplier_id: int, kept: Supplied, licence: LicenceRow | None
) -> None:
    """Open a supplier's licence as it was seen last, or an empty one."""
    LicenceDialog(workplace, parent, supplier_id, kept, licence).open()


def licence_fields() -> list[Field | tuple[Field, ...]]:
    """Return the fields in the order in which a licence has them."""
    return [
        Field("name_zh", _("Name on the licence (名称)")),
        (
            Field("credit_code", _("Unified social credit code")),
            Field("company_type", _("Kind of company (类型)")),
        ),
        (
            Field("legal_representative", _("Legal representative (法定代表人)")),
            Field("founded_on", _("Established (成立日期)"), "day"),
        ),
        (
            Field("capital_subscribed", _("Registered capital (认缴)"), hint=_("Such as 500万元")),
            Field("capital_paid", _("Paid in (实缴)"), hint=_("Such as 500万元")),
        ),
        Field("address_zh", _("Address (住所)")),
        Field("scope", _("Scope of business (经营范围)"), "block"),
        (
            Field("valid_until", _("Valid until (营业期限)"), "day", hint=_("Empty for 长期")),
            Field("authority", _("Registered at (登记机关)")),
        ),
        (
            Field("seen_on", _("Seen on"), "day"),
            Field("registry_status", _("The registry says"), "choice", choices("registry")),
        ),
        Field("note", _("Notes"), "block"),
    ]


def _begun(kept: Supplied, today: date) -> Values:
    """Return with what a new licence begins."""
    return {"name_zh": kept.name_zh, "credit_code": kept.credit_code, "seen_on": today}


def _as_seen(licence: LicenceRow) -> Values:
    """Return a licence as the form shows it."""
    begun: Values = {name: getattr(licence, name) for name in LicenceFields.__annotations__}
    for name in ("capital_subscribed", "capital_paid"):
        begun[name] = plain_capital(getattr(licence, name))
    return begun


class LicenceDialog(FieldsDialog):
    """Compares name and code with what is kept of the supplier while they are typed."""

    def __init__(
        self,
        workplace: Workplace,
        parent: QWidget | None,
        supplier_id: int,
        kept: Supplied,
        licence: LicenceRow | None,
    ) -> None:
        self._supplier_id, self._kept = supplier_id, kept
        held = self._held = licence.id if licence is not None else 0
        sheet = Sheet(
            _("Business licence"),
            _("Save"),
            licence_fields(),
            _begun(kept, workplace.today) if licence is None else _as_seen(licence),
            self._write,
            readers={"capital_subscribed": parse_capital, "capital_paid": parse_capital},
            width=640,
            removal=(_("Remove licence"), lambda session: remove_licence(session, held)) if held else None,
            owner=("licence", held),
        )
        super().__init__(workplace, parent, sheet)
        self._name, self._code = self.editors["name_zh"], self.editors["credit_code"]
        self.compared = label("", "meta", "text2", wrap=True)
        self.form.add_widget(self.compared)
        for line in (self._name, self._code):
            assert isinstance(line, QLineEdit)
            line.textChanged.connect(self._compare)
        self._compare()
        self.begin()

    def _compare(self) -> None:
        assert isinstance(self._name, QLineEdit)
        assert isinstance(self._code, QLineEdit)
        typed, code = self._name.text().strip(), self._code.text().strip()
        told = ""
        if typed and self._kept.name_zh and typed != self._kept.name_zh:
            told = _("Kept in the journal: {kept}\nOn the licence: {seen}").format(
                kept=marked(self._kept.name_zh, typed), seen=marked(typed, self._kept.name_zh)
            )
        self.compared.setText(told)
        self.compared.setVisible(bool(told))
        self.lines["credit_code"].set_hint(check_credit_code(code).advice if code else "")

    def _write(self, session: ChangeSession, values: Values) -> int:
        seen_on = values["seen_on"] or self.workplace.today
        fields = cast("LicenceFields", {**values, "seen_on": seen_on})
        return set_licence(session, self._supplier_id, fields, self._held)
