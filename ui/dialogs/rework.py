"""A rework case: the talk, the ways out, the offers, what was agreed, the messages and the 8D report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop import formats
from desktop.giving.library import Template
from desktop.giving.sent import message_draft
from desktop.people import shown
from desktop.people.contact_reads import preferred_channels
from desktop.quality import reworks
from desktop.quality.case_messages import background, case_message
from desktop.quality.holding import balance_waits
from desktop.quality.inspection_reads import inspection_rows
from desktop.quality.photos import evidence_of
from desktop.quality.report import Report, report
from desktop.quality.rework_reads import Case, rework_case
from desktop.texts import _
from desktop.touches.logging import log_touch
from desktop.trade.order_reads import order_row
from desktop.trade.standing import position_of
from ui.calendar.zones import home_name
from ui.dialogs.action_8d import open_action
from ui.dialogs.draft import DraftDialog
from ui.form_dialog import tell_unkept
from ui.inspections.paper import file_name
from ui.inspections.side import case_words
from ui.paper_dialog import PaperDialog
from ui.rework import paper, talk_paper
from ui.rework.actions import ActionsTab
from ui.rework.agreement import AgreementTab
from ui.rework.messages import MessagesTab
from ui.rework.offers import OffersTab
from ui.rework.options import OptionsTab, Typed
from ui.rework.talk import TalkTab, position_lines
from ui.wide_dialog import WideDialog
from ui.widgets.button import Button
from ui.widgets.fitting import Fitting
from ui.widgets.layouts import column, holder, row
from ui.widgets.scrolling import scrolling
from ui.widgets.tabs import Tabs
from ui.widgets.text import ElidedLabel, label, rule
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import Change, ChangeSession

TALK, OPTIONS, OFFERS, MESSAGES, AGREEMENT, ACTIONS = range(6)
_TABLES = (
    "rework", "rework_option", "rework_offer", "corrective_action", "inspection", "payment", "contact",
)  # fmt: skip


def open_rework_case(workplace: Workplace, parent: QWidget, rework_id: int) -> None:
    """Open a case."""
    ReworkDialog(workplace, parent, rework_id).open()


class ReworkDialog(WideDialog):
    """What is typed is kept by the button beside it, step by step; each step can be undone."""

    def __init__(self, workplace: Workplace, parent: QWidget | None, rework_id: int) -> None:
        super().__init__(workplace, _("Rework case"), parent)
        theme, px = self.theme, self.theme.px
        self._id = rework_id
        self.case: Case | None = None
        self._told = False
        """It was said that something typed is not kept yet."""
        self._title = ElidedLabel(theme, "", "section", least=200)
        self._state = label("", "body", "text2", wrap=True)
        self.talk, self.options, self.offers = TalkTab(workplace), OptionsTab(workplace), OffersTab(workplace)
        self.messages, self.agreement = MessagesTab(workplace), AgreementTab(workplace)
        self.actions_tab = ActionsTab(workplace)
        names = [_("Talk"), _("Ways out"), _("Offers"), _("Messages"), _("Agreement"), "8D"]
        self.tabs = Tabs(theme, names)
        self._stack = QStackedWidget()
        parts = (self.talk, self.options, self.offers, self.messages, self.agreement, self.actions_tab)
        for part in parts:
            self._stack.addWidget(scrolling(Fitting(column(part))))
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        body = column(
            self._title, px(2), self._state, px(10), holder(row(self.tabs, None)), rule(), (self._stack, 1)
        )
        trash = Button(theme, _("Move to trash"), "danger", "trash-2", self._trash)
        self._listen()
        self.furnish(body, 940, 860, trash)
        self.read()
        self.tabs.setFocus()

    def _listen(self) -> None:
        self.talk.ticked.connect(self._tick)
        self.talk.met.connect(self._meet)
        self.talk.noted.connect(self._note)
        self.talk.paper_asked.connect(self._show_talk_paper)
        self.talk.request_asked.connect(self._show_request)
        self.options.kept.connect(self._keep_options)
        self.offers.logged.connect(self._log)
        self.offers.answered.connect(self._answer)
        self.offers.dropped.connect(self._drop)
        self.messages.copied.connect(lambda sentence: self.banner.tell(sentence, "ok"))
        self.messages.sent.connect(self._log_sent)
        self.messages.edited.connect(self._word_otherwise)
        self.agreement.agreed.connect(self._agree)
        self.agreement.planned.connect(self._plan)
        self.agreement.closed.connect(self._close)
        self.agreement.reopened.connect(lambda: self._do(_("Reopen rework case"), reworks.reopen_rework))
        self.agreement.thanked.connect(self._thank)
        self.agreement.shown.connect(self._show_inspection)
        self.actions_tab.chosen.connect(self._edit_action)
        self.actions_tab.paper_asked.connect(self._show_paper)
        for tab in (self.options, self.offers, self.agreement):
            tab.refused.connect(self.tell)
        self.workplace.open_journal.changed.connect(self._on_change)

    def reject(self) -> None:
        """Close; ask once when something that was typed would be lost."""
        forms = (self.talk, self.options, self.offers, self.agreement)
        if not self._told and self.case is not None and any(form.typed() for form in forms):
            self._told = True
            tell_unkept(self.banner, self.reject)
            return
        super().reject()

    def _on_change(self, change: Change) -> None:
        if change.touches(*_TABLES):
            self.read()

    # --- reading -----------------------------------------------------------------------------------------------

    def read(self) -> None:
        """Read the case and show it in all its parts."""
        with self.workplace.journal.read() as connection:
            case = rework_case(connection, self._id)
            found = report(connection, case.inspection_id) if case else None
            if case is None or found is None:
                self.case = None
                self.close()
                return
            again = inspection_rows(connection, [case.reinspection_id] if case.reinspection_id else [])
            held = balance_waits(connection, case.order_id)
            order = order_row(connection, case.order_id) if case.order_id else None
            position = position_of(connection, order) if order else None
            known = background(connection, case, found)
        self.case, self._told = case, False
        self._name(case, found)
        for tab in (self.talk, self.options, self.offers, self.actions_tab):
            tab.show_case(case)
        self.talk.show_position(position)
        self._position = position_lines(position) if position else ()
        self.messages.show_case(case, found, known)
        self.agreement.show_case(case, again[0] if again else None, held=held)
        self.tabs.set_count(OFFERS, formats.number(len(case.offers)) if case.offers else "")

    def _name(self, case: Case, found: Report) -> None:
        supplier = shown.whole(found.row.supplier_zh, found.row.supplier_en)
        self._title.set_text(" · ".join(part for part in (found.row.product, supplier) if part))
        self._state.setText(case_words(case, self.workplace.today))

    # --- doing -------------------------------------------------------------------------------------------------

    def _do(self, title: str, work: Callable[[ChangeSession, int], object]) -> bool:
        """Make one change of this case; the journal tells it back, and the case is read again."""
        self.banner.dismiss()
        failed: list[object] = []

        def refused(error: object) -> None:
            failed.append(error)
            self.tell(error)  # type: ignore[arg-type]  # always an error of the world

        self.workplace.change(title, lambda session: work(session, self._id), toast="", failed=refused)
        return not failed

    def _tick(self, step: str, done: bool) -> None:  # noqa: FBT001 - a slot
        title = _("Tick step of the talk") if done else _("Take tick back")
        self._do(title, lambda session, case: reworks.mark_talked(session, case, step, done=done))

    def _meet(self, contact_id: int | None) -> None:
        self._do(
            _("Choose person for rework"), lambda session, case: reworks.talk_with(session, case, contact_id)
        )

    def _note(self, notes: str) -> None:
        if self._do(_("Keep notes"), lambda session, case: reworks.note_rework(session, case, notes)):
            self.tell_done(_("The notes are kept."))

    def _keep_options(self, typed: Typed) -> None:
        def write(session: ChangeSession, case: int) -> None:
            for option, fields in typed.items():
                reworks.set_option(session, case, option, fields)

        if self._do(_("Keep ways out"), write):
            self.tell_done(_("The figures are kept."))

    def _log(self, fields: reworks.OfferFields) -> None:
        if self._do(_("Log offer"), lambda session, case: reworks.log_offer(session, case, fields)):
            self.offers.clear()

    def _show_request(self) -> None:
        self.messages.choose("rework")
        self.tabs.setCurrentIndex(MESSAGES)

    def _log_sent(self, text: str) -> None:
        if self.case is None or self.case.contact_id is None:
            return
        people, supplier = (self.case.contact_id,), self.case.supplier_id
        with self.workplace.journal.read() as connection:
            channel = preferred_channels(connection, people).get(people[0], "")
        draft = message_draft(people, channel, text, self.workplace.clock(), home_name())
        draft = replace(draft, suppliers=(supplier,))
        if self._do(_("Log message as sent"), lambda session, _case: log_touch(session, draft)):
            self.tell_done(_("The message is logged as sent."))

    def _word_otherwise(self, template: Template) -> None:
        contact = self.case.contact_id if self.case is not None else None
        DraftDialog(self.workplace, self, contact or 0, ready=template).open()

    def _answer(self, offer_id: int, answer: str) -> None:
        self._do(_("Answer offer"), lambda session, _case: reworks.answer_offer(session, offer_id, answer))

    def _drop(self, offer_id: int) -> None:
        self._do(_("Remove offer"), lambda session, _case: reworks.remove_offer(session, offer_id))

    def _agree(self, fields: reworks.Agreement) -> None:
        if self._do(_("Keep agreement"), lambda session, case: reworks.agree(session, case, fields)):
            self.tell_done(_("The agreement is kept. Confirm it in writing today."))

    def _plan(self, day: date) -> None:
        if self._do(_("Plan re-inspection"), lambda session, case: reworks.plan_again(session, case, day)):
            self.tell_done(_("The re-inspection is planned."))

    def _close(self, outcome: str) -> None:
        today = self.workplace.today
        if self._do(
            _("Close rework case"), lambda session, case: reworks.close_rework(session, case, outcome, today)
        ):
            self.tell_done(_("The case is closed."))

    def _thank(self) -> None:
        today = self.workplace.today
        self._do(_("Note thanks"), lambda session, case: reworks.mark_thanked(session, case, today))

    def _trash(self) -> None:
        self._do(
            _("Move rework case to trash"), lambda session, case: reworks.delete_reworks(session, [case])
        )

    def _show_inspection(self, inspection_id: int) -> None:
        if self.close():
            self.workplace.show_record("inspection", inspection_id)

    def _edit_action(self, step: int) -> None:
        if self.case is not None:
            open_action(self.workplace, self, self.case, step)

    def _show_paper(self) -> None:
        if self.case is None:
            return
        with self.workplace.journal.read() as connection:
            found = report(connection, self.case.inspection_id)
            evidence = evidence_of(connection, [action.id for action in self.case.actions])
        if found is not None:
            name = file_name(found).removesuffix(".pdf") + " 8D.pdf"
            PaperDialog(
                self.workplace, _("8D report"), self, paper.page(self.case, found, evidence), name
            ).open()

    def _show_talk_paper(self) -> None:
        if self.case is None:
            return
        with self.workplace.journal.read() as connection:
            found = report(connection, self.case.inspection_id)
            known = background(connection, self.case, found) if found is not None else None
        if found is not None and known is not None:
            request = case_message(self.case, found, "rework", known, self.workplace.today)
            html = talk_paper.page(self.case, found, self._position, request)
            name = file_name(found).removesuffix(".pdf") + " talk.pdf"
            PaperDialog(self.workplace, _("Sheet for the talk"), self, html, name).open()

    def came_back(self) -> None:
        """Read again after an Undo."""
        self.read()
