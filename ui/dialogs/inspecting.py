"""Inspecting in the factory: one piece after the other, by large buttons or by keys, without a network."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from desktop import formats
from desktop.errors import GuanxiError
from desktop.quality import words as quality_words
from desktop.quality.defect_lists import KnownDefect, known_defects
from desktop.quality.recording import DefectDraft, record_good, record_piece, take_back_piece
from desktop.quality.report import Report, report
from desktop.quality.verdicts import CLASSES, Verdict
from desktop.texts import _
from ui.dialogs.inspection_report import open_finish
from ui.inspections.counters import ClassCounter
from ui.inspections.defect_button import DefectButton
from ui.wide_dialog import WideDialog
from ui.widgets.button import Button
from ui.widgets.layouts import column, empty, holder, row
from ui.widgets.progress import ProgressBar
from ui.widgets.scrolling import scrolling
from ui.widgets.segmented import Segmented
from ui.widgets.text import label
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession

_BUTTONS, _COLUMNS, _MANY = 24, 3, 10


def open_inspecting(workplace: Workplace, parent: QWidget, inspection_id: int) -> None:
    """Open an inspection whose report is not finished."""
    InspectingDialog(workplace, parent, inspection_id).open()


class InspectingDialog(WideDialog):
    """The digits 1 to 9 mark defects of the piece in hand, Space stores it, Backspace takes the last one back."""

    def __init__(self, workplace: Workplace, parent: QWidget | None, inspection_id: int) -> None:
        super().__init__(workplace, _("Inspect"), parent)
        theme, px = self.theme, self.theme.px
        self._id = inspection_id
        self.report: Report | None = None
        self._known: list[KnownDefect] = []
        self.buttons: list[DefectButton] = []
        self.piece = label("", "display")
        self.total = label("", "lead", "text2")
        self.progress = ProgressBar(theme, _("Looked at"), width=0)
        self.counters = {name: ClassCounter(theme, name) for name in CLASSES}
        self._grid = QGridLayout()
        self._grid.setSpacing(px(8))
        self.other = QLineEdit()
        self.other.setPlaceholderText(_("Another defect, in Chinese or English"))
        self.other.setAccessibleName(_("Another defect"))
        self.other_class = Segmented(
            _("Class"), [(name, quality_words.class_label(name)) for name in CLASSES], "major"
        )
        self.add_other = Button(theme, _("Add"), icon="plus", on_click=self._add_other)
        self.other.returnPressed.connect(self._add_other)
        self.place = QLineEdit()
        self.place.setPlaceholderText(_("Where on the piece, such as: lid"))
        self.place.setAccessibleName(_("Where on the piece"))
        self.next = Button(theme, "", "primary", "check", self.store_piece)
        self.back = Button(theme, _("Take the last piece back"), icon="undo-2", on_click=self.take_back)
        self.many = Button(
            theme, _("{n} good pieces").format(n=_MANY), icon="check-check", on_click=self.store_many
        )
        for button in (self.next, self.back, self.many):
            button.setProperty("tall", "true")
        self.finish_button = Button(theme, _("Finish the report"), icon="badge-check", on_click=self.finish)
        self._furnish()
        self.read()
        self.next.setFocus()

    def _furnish(self) -> None:
        px = self.theme.px
        counters = row(*((self.counters[name], 1) for name in CLASSES), spacing=px(12))
        typed = row((self.place, 2), (self.other, 3), self.other_class, self.add_other, spacing=px(8))
        keys = label(
            _("Keys: 1 to 9 mark a defect, Space stores the piece, Backspace takes the last one back."),
            "meta",
            "text3",
            wrap=True,
        )
        body = column(
            row(self.piece, px(16), self.total, None),
            px(6), self.progress, px(10), counters, px(10),
            (scrolling(holder(column(self._grid, None))), 1), px(10), typed, px(10),
            row((self.next, 3), (self.many, 1), (self.back, 1), spacing=px(8)), px(6), keys,
        )  # fmt: skip
        self.furnish(body, 1080, 860, self.finish_button)

    # --- reading -----------------------------------------------------------------------------------------------

    def read(self) -> None:
        """Read the inspection and show where it stands."""
        with self.workplace.journal.read() as connection:
            found = report(connection, self._id)
            if found is None:
                self.reject()
                return
            if not self.buttons:
                goods = found.row.supplier_id, found.row.product, found.product_id
                self._known = known_defects(connection, *goods)[:_BUTTONS]
        self.report = found
        if not self.buttons:
            self._make_buttons()
        self._show(found)

    def came_back(self) -> None:
        """Read again after an Undo."""
        self.read()

    def _show(self, found: Report) -> None:
        looked, sample = found.row.inspected, found.row.sample
        self.piece.setText(_("Piece {n}").format(n=formats.number(looked + 1)))
        self.total.setText(
            _("of {n}, {left} to go").format(
                n=formats.number(sample), left=formats.number(max(0, sample - looked))
            )
            if looked < sample
            else _("The sample of {n} is complete").format(n=formats.number(sample))
        )
        self.progress.show_share(looked / sample if sample else 0.0)
        for one in found.classes:
            self.counters[one.defect_class].show_class(one)
        self._say(found)
        self._name_next()
        self.back.setEnabled(looked > 0)

    def _say(self, found: Report) -> None:
        if found.row.counted is Verdict.REJECTED:
            self.banner.tell(_("By the count this lot fails. You may stop here or look at the rest."), "seal")
        elif found.row.inspected >= found.row.sample:
            self.banner.tell(_("Every piece of the sample was looked at. Finish the report."), "ok")
        else:
            self.banner.dismiss()

    def _make_buttons(self) -> None:
        empty(self._grid)
        self.buttons = []
        for known in self._known:
            self._add_button(known)

    def _add_button(self, known: KnownDefect) -> DefectButton:
        place = len(self.buttons)
        digit = str(place + 1) if place < 9 else ""
        button = DefectButton(self.theme, known, digit)
        button.toggled.connect(self._name_next)
        self._grid.addWidget(button, place // _COLUMNS, place % _COLUMNS)
        self.buttons.append(button)
        return button

    def _name_next(self) -> None:
        chosen = self._chosen()
        if not chosen:
            self.next.setText(_("Good piece: next"))
            return
        worst = min((known.defect_class for known in chosen), key=CLASSES.index)
        self.next.setText(_("Bad piece ({name}): next").format(name=quality_words.class_label(worst).lower()))

    def _chosen(self) -> list[KnownDefect]:
        return [button.known for button in self.buttons if button.isChecked()]

    # --- doing -------------------------------------------------------------------------------------------------

    def store_piece(self) -> None:
        """Keep the piece in hand with its defects, and take the next."""
        place = self.place.text()
        drafts = [
            DefectDraft(known.defect_class, known.name_en, known.name_zh, place) for known in self._chosen()
        ]
        title = _("Note bad piece") if drafts else _("Note good piece")
        if self._change(title, lambda session: record_piece(session, self._id, drafts)):
            for button in self.buttons:
                button.setChecked(False)
            self.place.clear()
            self.next.setFocus()

    def store_many(self) -> None:
        """Keep several good pieces at once, but not more than the sample has left."""
        assert self.report is not None
        left = self.report.row.sample - self.report.row.inspected
        count = min(_MANY, left) if left > 0 else _MANY
        if self._change(_("Note good pieces"), lambda session: record_good(session, self._id, count)):
            self.next.setFocus()

    def take_back(self) -> None:
        """Forget the last piece."""
        if self._change(_("Take piece back"), lambda session: take_back_piece(session, self._id)):
            self.next.setFocus()

    def _change(self, title: str, work: Callable[[ChangeSession], object]) -> bool:
        failed: list[GuanxiError] = []
        self.workplace.change(title, work, toast="", failed=failed.append)
        if failed:
            self.tell(failed[0])
        else:
            self.read()
        return not failed

    def _add_other(self) -> None:
        """Mark a defect that has no button yet; it gets one."""
        typed = self.other.text().strip()
        if not typed:
            self.other.setFocus()
            return
        chinese = any("\u3400" <= character <= "\u9fff" for character in typed)
        english, hanzi = ("", typed) if chinese else (typed, "")
        button = self._add_button(KnownDefect(english, hanzi, self.other_class.current(), 0))
        button.setChecked(True)
        self.other.clear()
        self.next.setFocus()

    def finish(self) -> None:
        """Go on to the verdict."""
        if self.report is not None:
            parent = self.parentWidget() or self
            found = self.report
            self.accept()
            open_finish(self.workplace, parent, found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mark, store and take back by keys, unless something is being typed."""
        digit = event.text()
        if self.other.hasFocus() or self.place.hasFocus():
            super().keyPressEvent(event)
        elif digit.isascii() and digit.isdigit() and digit != "0" and int(digit) <= len(self.buttons):
            self.buttons[int(digit) - 1].toggle()
        elif event.key() == Qt.Key.Key_Backspace:
            self.take_back()
        elif event.key() == Qt.Key.Key_Space:
            self.store_piece()
        else:
            super().keyPressEvent(event)
