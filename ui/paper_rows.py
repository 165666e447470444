"""How checklists, agreements and bank accounts are said in rows, on the page of an order and of a supplier."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop import formats
from desktop.joining import clauses
from desktop.texts import _
from desktop.trade.bank_accounts import AccountRow, Proof
from desktop.trade.checklists import PASSES, PassRow, checklists
from desktop.trade.papers import AgreementRow
from desktop.trade.words import say
from ui.attachments.files_dialog import FilesClip
from ui.theme.theme import Theme
from ui.widgets.item_row import ItemRow
from ui.widgets.progress import Meter
from ui.widgets.rows import Flag
from ui.widgets.text import Icon
from ui.workplace import Workplace


def agreement_row(workplace: Workplace, paper: AgreementRow) -> ItemRow:
    """Return a row for a contract, a purchase order or an NNN, with its files."""
    theme, today, name = workplace.theme, workplace.today, say("agreement", paper.kind)
    day = formats.short_day(paper.signed_on, today) if paper.signed_on else _("not signed")
    both = _("in both languages") if paper.bilingual else _("in one language")
    until = ""
    if paper.valid_until is not None:
        until = _("valid until {day}").format(day=formats.short_day(paper.valid_until, today))
    flag = Flag(_("Chopped"), "ok", "badge-check") if paper.chopped else Flag(_("No chop"), "amber")
    if paper.valid_until is not None and paper.valid_until < today:
        flag = Flag(_("Run out"), "seal")
    note = " · ".join(filter(None, (day, paper.signer, both, until)))
    clip = FilesClip(workplace, name, "agreement", paper.id)
    return ItemRow(theme, name, note, leading=Icon(theme, "file-text"), flag=flag, trailing=clip)


def reading_row(
    theme: Theme, list_key: str, passes: Sequence[PassRow], today: date, times: int = PASSES
) -> ItemRow:
    """Return a row for a checklist that shall be read so many ``times``, with the last reading of it."""
    note = _("Not read yet")
    if passes:
        last = passes[-1]
        note = _("last by {name}, {day}, {minutes} min").format(
            name=last.by_whom, day=formats.short_day(last.on_date, today), minutes=last.minutes
        )
    return ItemRow(
        theme,
        checklists()[list_key].name,
        note,
        leading=Icon(theme, "clipboard-check"),
        trailing=Meter(theme, min(len(passes), times), times),
        end_text=_("Read through"),
    )


def account_row(theme: Theme, account: AccountRow, number: int, count: int, today: date) -> ItemRow:
    """Return a row for the account of that ``number``, 0 for the one in force, among ``count`` of a supplier."""
    since = formats.short_day(account.announced_on, today)
    said = _("announced {day}").format(day=since)
    note = " · ".join(filter(None, (account.bank, account.number, said)))
    missing = clauses(*(proof_words(proof) for proof in account.missing))
    if number:
        flag = Flag(_("Former account"))
    elif missing and count > 1:
        flag = Flag(_("{n} of 3 proofs missing").format(n=len(account.missing)), "seal")
    elif missing:
        flag = Flag(_("Not proved"), "amber")
    else:
        flag = Flag(_("Proved"), "ok")
    made = ItemRow(theme, account.beneficiary, note, leading=Icon(theme, "landmark"), flag=flag)
    made.setToolTip(missing)
    return made


def proof_words(proof: Proof) -> str:
    """Return a proof in words."""
    return {
        "call": _("Call to a number stored before"),
        "notice": _("Written notice with 公章"),
        "name": _("Beneficiary is the legal name"),
    }[proof]
