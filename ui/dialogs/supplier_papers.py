"""Opens the papers of a supplier in their forms."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.texts import _
from desktop.trade.bank_accounts import AccountRow
from desktop.trade.licences import LicenceRow
from desktop.trade.papers import AgreementRow
from desktop.trade.supplier_papers import SUPPLIER_LIST, supplier_papers
from ui.dialogs.agreement import open_agreement
from ui.dialogs.bank_account import open_account, open_proof
from ui.dialogs.licence import open_licence
from ui.dialogs.reading import open_reading
from ui.workplace import Workplace


def open_paper_of(
    workplace: Workplace, parent: QWidget, supplier_id: int, what: str, record: object = None
) -> None:
    """Open a paper of a supplier by ``what`` it is: "licence", "agreement", "account", or the "proof" of one.

    A "reading" goes through its checklist. Without a record the licence seen last, a new agreement and the account in
    force are meant.
    """
    with workplace.journal.read() as connection:
        papers = supplier_papers(connection, supplier_id, workplace.today)
    if what == "licence":
        licence = record if isinstance(record, LicenceRow) else papers.licence
        open_licence(workplace, parent, supplier_id, papers.kept, licence)
    elif what == "reading":
        open_reading(workplace, parent, SUPPLIER_LIST, supplier_id)
    elif what == "agreement":
        paper = record if isinstance(record, AgreementRow) else None
        order_id = paper.order_id if paper else None
        open_agreement(workplace, parent, supplier_id, order_id, paper)
    elif what == "account":
        open_account(workplace, parent, supplier_id, papers.legal_name)
    else:
        account = record if isinstance(record, AccountRow) else next(iter(papers.accounts), None)
        if account is None:
            workplace.tell(_("No account of this supplier is known."))
        else:
            open_proof(workplace, parent, account, papers.legal_name)
