"""The handover list: what to do when somebody there, or one of us, changes; as follow-ups, and as a sheet."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop import formats
from desktop.commitments.follow_ups import add_follow_up
from desktop.exchange.dossier import Dossier
from desktop.exchange.handover import Side, Step, due, handover_sheet, steps
from desktop.joining import sentences
from desktop.journal.journal import ChangeSession
from desktop.people import shown
from desktop.people.contact_card import ContactCard, contact_card
from desktop.people.supplier_card import supplier_card
from desktop.planning.calendars import office_for
from desktop.rhythm.reads import constants_of, supplier_story
from desktop.rhythm.results import Result
from desktop.rhythm.single_contact import single_contact
from desktop.texts import _
from ui.dialogs.handover_all import open_handover_all
from ui.dialogs.sheet import SheetDialog
from ui.form_dialog import FormDialog
from ui.relationship import words as relationship_words
from ui.tasks import Progress
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.layouts import column, empty, frame, holder, row
from ui.widgets.segmented import Segmented
from ui.widgets.text import label
from ui.workplace import Workplace

_AHEAD = timedelta(days=90)
"""How far the closed days of the supplier are read: past the last step and a long holiday."""


def open_handover(workplace: Workplace, parent: QWidget) -> None:
    """Open the list for the supplier, or for the person and their supplier, whom the page shows."""
    kind, record_id = workplace.focus or ("", 0)
    card, supplier = None, record_id if kind == "supplier" else 0
    if kind == "contact":
        with workplace.journal.read() as connection:
            card = contact_card(connection, record_id)
        supplier = last_supplier(card)
    if not supplier:
        workplace.tell(
            sentences(
                _("A handover is about a supplier."),
                _("Choose a supplier, or a person who works or worked at one."),
            )
        )
        return
    HandoverDialog(workplace, parent, supplier, card).open()


def last_supplier(card: ContactCard | None) -> int:
    """Return the supplier where a person works or worked last, 0 for none."""
    jobs = card.employments if card is not None else ()
    return next((job.supplier_id for job in jobs if job.supplier_id is not None), 0)


class HandoverDialog(FormDialog):
    """Ticked steps become follow-ups; the sheet can be written beside."""

    def __init__(
        self, workplace: Workplace, parent: QWidget | None, supplier_id: int, leaver: ContactCard | None
    ) -> None:
        super().__init__(workplace.theme, _("Handover"), _("Plan as follow-ups"), parent, width=680)
        self._workplace, self._supplier, self._leaver = workplace, supplier_id, leaver
        with workplace.journal.read() as connection:
            self._card = supplier_card(connection, supplier_id)
            self._works = office_for(connection, supplier_id, workplace.today, workplace.today + _AHEAD)
        with workplace.journal.read_raw() as raw:
            constants = constants_of(raw)
            story = supplier_story(raw, supplier_id, workplace.today, constants)
        self.single: Result | None = single_contact(story, workplace.today, constants) if story else None
        self.side = Segmented(
            _("Who changes"), [("theirs", _("Their side")), ("ours", _("Our side"))], "theirs"
        )
        self.side.chosen.connect(lambda _key: self._show_steps())
        self.boxes: list[tuple[QCheckBox, Step]] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(self.theme.px(6))
        save = Button(self.theme, _("Write the sheet"), icon="file-text", on_click=self.write_sheet)
        self.form.add(_("Who changes"), self.side)
        if self.single is not None:
            self.form.add(_("How much hangs on one person"), self._single_words(self.single))
        self.form.add(_("What to do"), holder(self._list))
        words = _("One sheet for several suppliers")
        self.several = Button(
            self.theme, words, "ghost", "users", partial(open_handover_all, workplace, self)
        )
        self.form.add("", holder(row(save, self.several, None, spacing=self.theme.px(8))))
        self._show_steps()
        self.boxes[0][0].setFocus()
        self.ready()

    @property
    def advice(self) -> str:
        """Whom to meet next, in one sentence."""
        if self.single is None:
            return ""
        return sentences(self.single.sentence, self.single.change)

    def _single_words(self, found: Result) -> QWidget:
        px = self.theme.px
        words = label(self.advice, "body", wrap=True)
        chip = Chip(self.theme, relationship_words.band_flag(found.band))
        return frame("card", column(row(chip, None), px(4), words, margins=(px(14), px(10), px(14), px(10))))

    def _which(self) -> Side:
        return "ours" if self.side.current() == "ours" else "theirs"

    def _show_steps(self) -> None:
        empty(self._list)
        self.several.setVisible(self._which() == "ours")
        self.boxes = []
        today = self._workplace.today
        for step in steps(self._which()):
            day = formats.short_day(due(step, today, self._works), today)
            box = QCheckBox(_("{what} ({day})").format(what=step.words, day=day))
            box.setChecked(True)
            self.boxes.append((box, step))
            self._list.addWidget(box)

    def typed(self) -> bool:
        """Closing loses nothing that was typed."""
        return False

    def store(self) -> bool:
        """Make follow-ups of what is ticked."""
        chosen = [step for box, step in self.boxes if box.isChecked()]
        if not chosen:
            self.banner.tell(_("Tick what should become a follow-up."), "amber")
            return False
        today, supplier, works = self._workplace.today, self._supplier, self._works
        who = ""
        if self._leaver is not None:
            who = shown.single(self._leaver.name_zh, self._leaver.name_en or self._leaver.pinyin)

        def work(session: ChangeSession) -> None:
            for step in chosen:
                text = (
                    _("Handover of {name}: {what}").format(name=who, what=step.words) if who else step.words
                )
                add_follow_up(session, due(step, today, works), text, supplier_id=supplier)

        return self.keep(self._workplace, _("Plan handover"), work)

    def write_sheet(self) -> None:
        """Ask how and where, and write the sheet."""
        journal, now, side = self._workplace.journal, self._workplace.clock().astimezone(), self._which()
        supplier, leaver, advice = self._supplier, self._leaver, self.advice

        def build(private: bool, _progress: Progress) -> Dossier | None:  # noqa: FBT001 - the type of every builder
            with journal.read() as connection:
                return handover_sheet(
                    connection, supplier, now, side, leaver=leaver, advice=advice, private=private
                )

        words = _(
            "What to do first, who is there, open orders, promises, decisions, follow-ups and the last touches. The "
            "file is not encrypted: whoever has it can read it."
        )
        secret = _("Also what is private: stances and open favours")
        SheetDialog(self._workplace, self, _("Handover sheet"), words, secret, build).open()
