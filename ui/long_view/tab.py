"""The long view on a supplier's page: years together, what is to be renewed, ideas for the next need."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop import formats
from desktop.texts import _, n_
from desktop.years.dates import AHEAD, Renewal
from desktop.years.keeping import (
    CertificateRow,
    NeedRow,
    add_need,
    remove_certificate,
    remove_need,
    settle_need,
)
from desktop.years.reads import LongView, long_view, renewal_of
from ui.attachments.files_dialog import FilesClip
from ui.more import Act, more_button
from ui.widgets.button import Button
from ui.widgets.facts_card import FactsCard
from ui.widgets.fold import Fold, bring_into_sight
from ui.widgets.item_row import ItemRow
from ui.widgets.layouts import empty, holder, row
from ui.widgets.rows import Fact, Flag
from ui.widgets.section import Group
from ui.widgets.text import Icon
from ui.workplace import Workplace


class LongViewTab(QWidget):
    """``certificate_asked`` tells a certificate to edit, or None for a new one; ``need_asked`` an idea to edit."""

    certificate_asked = Signal(object)
    need_asked = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace, self._theme = workplace, workplace.theme
        self._supplier = 0
        px = self._theme.px
        self._facts = FactsCard(self._theme)
        self._papers, self._needs = QVBoxLayout(), QVBoxLayout()
        self._lines: dict[int, ItemRow] = {}
        """The rows of certificates by their ids."""
        self._replaced: tuple[int, Fold] | None = None
        """The supplier whose replaced certificates are shown, and their rows."""
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("What they could need next, and why"))
        self.line.setAccessibleName(_("New idea for the next need"))
        self.line.returnPressed.connect(self._add)
        add = Button(self._theme, _("Add"), on_click=self._add)
        certificate = Button(
            self._theme, _("Add certificate"), icon="plus", on_click=lambda: self.certificate_asked.emit(None)
        )
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, px(16), 0, px(24))
        lines.setSpacing(px(14))
        lines.addWidget(self._facts)
        lines.addLayout(self._papers)
        lines.addLayout(row(certificate, None))
        lines.addLayout(self._needs)
        lines.addLayout(row((self.line, 1), add, spacing=px(8)))
        lines.addStretch(1)

    def show_supplier(self, supplier_id: int) -> None:
        """Read and show the long view of a supplier."""
        if supplier_id != self._supplier:
            self._supplier = supplier_id
            self.line.clear()
        with self._workplace.journal.read() as connection:
            found = long_view(connection, supplier_id, self._workplace.today)
        self._facts.show_facts(self._said(found))
        self._show_papers(found)
        self._show_needs(found)

    def _said(self, found: LongView) -> list[Fact]:
        due = found.anniversary
        since = formats.full_day(found.since) if found.since is not None else _("Not known")
        note = _("first order") if found.by_order else _("as typed")
        years = n_("{n} year", "{n} years", found.years).format(n=found.years)
        orders = n_("{n} order", "{n} orders", found.orders).format(n=formats.number(found.orders))
        ahead = formats.full_day(due.on) if due is not None else _("Not known")
        full = n_("{n} full year", "{n} full years", due.years).format(n=due.years) if due is not None else ""
        waiting = sum(1 for one in found.renewals if one.days <= AHEAD)
        open_needs = sum(1 for one in found.needs if not one.outcome)
        return [
            Fact(_("Together since"), since, note if found.since is not None else ""),
            Fact(_("Years together"), years, orders),
            Fact(_("Next anniversary"), ahead, full),
            Fact(
                _("To renew"),
                formats.number(waiting),
                n_("{n} idea open", "{n} ideas open", open_needs).format(n=formats.number(open_needs)),
            ),
        ]

    # --- papers ------------------------------------------------------------------------------------------------

    def _show_papers(self, found: LongView) -> None:
        empty(self._papers)
        self._lines.clear()
        group = Group(_("Contracts and certificates with an end"), "caption")
        for one in found.renewals:
            held = next((row_ for row_ in found.certificates if row_.id == one.id), None)
            group.add(self._paper(one, held if one.kind == "certificate" else None))
        self._papers.addWidget(group)
        self._show_replaced(found)

    def _show_replaced(self, found: LongView) -> None:
        """Show the certificates that a later one replaced; they stay open while the same supplier is looked at."""
        before, self._replaced = self._replaced, None
        if found.replaced:
            today = self._workplace.today
            rows: dict[int, QWidget] = {
                one.id: self._paper(renewal_of(one, today), one, Flag(_("Replaced")))
                for one in found.replaced
            }
            stays = before is not None and before[0] == self._supplier and before[1].unfolded
            fold = Fold(self._theme, _("Replaced certificates"), rows, unfolded=stays)
            self._replaced = self._supplier, fold
            self._papers.addWidget(fold)

    def show_certificate(self, certificate_id: int) -> None:
        """Turn to a certificate; the fold opens when a later one replaced it."""
        if self._replaced is not None and self._replaced[1].show_row(certificate_id):
            return
        line = self._lines.get(certificate_id)
        if line is not None:
            line.show()  # what was added this moment is hidden yet, and takes no focus
            line.setFocus()
            bring_into_sight(line)

    def _paper(self, paper: Renewal, held: CertificateRow | None, flag: Flag | None = None) -> ItemRow:
        """Return the row of a paper; ``held`` is the certificate that it is."""
        beside = (held.issuer, held.number) if held is not None else ()
        until = _("until {day}").format(day=formats.full_day(paper.until))
        acts: Callable[[], list[Act]] = lambda: [  # noqa: E731 - made when the menu opens
            Act(_("Edit certificate"), "pencil", lambda: self.certificate_asked.emit(held)),
            Act(_("Remove certificate"), "trash-2", lambda: self._remove(paper.id)),
        ]
        made = ItemRow(
            self._theme,
            paper.name,
            " · ".join(filter(None, (until, *beside))),
            leading=Icon(self._theme, "badge-check" if paper.kind == "certificate" else "file-text", "text2"),
            flag=flag or paper_flag(paper),
            trailing=self._at_end(paper, acts),
        )
        if held is not None:
            self._lines[held.id] = made
            made.opened.connect(lambda: self.certificate_asked.emit(held))
        return made

    def _at_end(self, paper: Renewal, acts: Callable[[], list[Act]]) -> QWidget:
        """Return the paperclip of a paper, with the menu of a certificate."""
        if paper.kind != "certificate":
            kind = "licence" if paper.kind == "licence" else "agreement"
            return FilesClip(self._workplace, paper.name, kind, paper.id)
        clip = FilesClip(self._workplace, paper.name, "certificate", paper.id)
        return holder(row(clip, more_button(self._theme, _("More for {name}").format(name=paper.name), acts)))

    def _remove(self, certificate_id: int) -> None:
        self._workplace.change(
            _("Remove certificate"), lambda session: remove_certificate(session, certificate_id)
        )

    # --- ideas -------------------------------------------------------------------------------------------------

    def _show_needs(self, found: LongView) -> None:
        empty(self._needs)
        group = Group(_("What they could need next"), "caption")
        for one in found.needs:
            group.add(self._need(one))
        self._needs.addWidget(group)

    def _need(self, need: NeedRow) -> ItemRow:
        today = self._workplace.today
        note = (
            _("speak of it from {day}").format(day=formats.weekday_day(need.speak_on, today))
            if need.speak_on
            else ""
        )
        flags = {"spoken": Flag(_("Spoken of"), "ok"), "dropped": Flag(_("Dropped"))}
        due = not need.outcome and need.speak_on is not None and need.speak_on <= today
        made = ItemRow(
            self._theme,
            need.text,
            note,
            leading=Icon(self._theme, "lightbulb", "text2"),
            flag=flags.get(need.outcome, Flag(_("Now"), "accent") if due else None),
            trailing=more_button(self._theme, _("More for this idea"), lambda: self._acts(need)),
            done=bool(need.outcome),
        )
        made.opened.connect(lambda: self.need_asked.emit(need))
        return made

    def _acts(self, need: NeedRow) -> list[Act]:
        still = not need.outcome
        return [
            Act(_("Edit idea"), "pencil", lambda: self.need_asked.emit(need)),
            Act(_("Spoken of today"), "check", lambda: self._settle(need, "spoken"), still),
            Act(_("Drop it"), "x", lambda: self._settle(need, "dropped"), still),
            Act(_("Open again"), "rotate-ccw", lambda: self._settle(need, ""), not still),
            Act(_("Remove idea"), "trash-2", lambda: self._take_away(need)),
        ]

    def _add(self) -> None:
        text, supplier = self.line.text().strip(), self._supplier
        if not text:
            self.line.setFocus()
            return
        made = self._workplace.change(_("Add idea"), lambda session: add_need(session, supplier, text))
        if made is not None:
            self.line.clear()

    def _settle(self, need: NeedRow, outcome: str) -> None:
        today = self._workplace.today
        title = {"spoken": _("Idea spoken of"), "dropped": _("Drop idea")}.get(outcome, _("Open idea again"))
        self._workplace.change(title, lambda session: settle_need(session, need.id, outcome, today))

    def _take_away(self, need: NeedRow) -> None:
        self._workplace.change(_("Remove idea"), lambda session: remove_need(session, need.id))


def paper_flag(paper: Renewal) -> Flag:
    """Return how much time a paper has left, in words."""
    if paper.days < 0:
        return Flag(_("Ended"), "seal", "triangle-alert")
    if paper.days <= AHEAD:
        return Flag(_("Renew, {when}").format(when=formats.days_ahead(paper.days)), "amber")
    return Flag(_("Valid"), "ok")
