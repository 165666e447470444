"""Merges two records of one person or supplier: which two, then field by field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import GuanxiError
from desktop.people.alike import dismiss_pair
from desktop.people.merged_links import Kind
from desktop.texts import _
from desktop.uniting import compare_records, unite
from ui.geometry import take_room
from ui.merging.choose import ChooseOther
from ui.merging.compare import Compare, name_of
from ui.merging.reads import introducers, record_names
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.layouts import row
from ui.widgets.scrolling import scrolling
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession


def open_merge_for(workplace: Workplace, parent: QWidget, kind: Kind, ids: Sequence[int]) -> None:
    """Open the comparison of two records, or the choice of the other when only one is given."""
    MergeDialog(workplace, parent, kind, ids).open()


class MergeDialog(QDialog):
    """The first record stays; all that points to the other moves along; Ctrl+Enter merges."""

    def __init__(self, workplace: Workplace, parent: QWidget | None, kind: Kind, ids: Sequence[int]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Merge two records"))
        self._workplace, self._kind = workplace, kind
        self._kept, self._other = ids[0], ids[1] if len(ids) > 1 else 0
        self.compare: Compare | None = None
        self.choose: ChooseOther | None = None
        px = workplace.theme.px
        self.banner = Banner(workplace.theme)
        self._stack = QStackedWidget()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(px(24), px(18), px(24), px(16))
        lines.setSpacing(px(12))
        lines.addWidget(self.banner)
        lines.addWidget(self._stack, 1)
        lines.addLayout(self._feet())
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._go_on)
        take_room(self, px(760), px(640))
        if self._other:
            self._show_compare()
        else:
            self._show_choice()

    def _feet(self) -> QHBoxLayout:
        theme = self._workplace.theme
        self.swap = Button(theme, _("Swap sides"), icon="arrow-up-down", on_click=self._swap)
        self.apart = Button(theme, _("Not the same"), on_click=self._dismiss)
        self.cancel = Button(theme, _("Cancel"), on_click=self.reject)
        self.go_on = Button(theme, _("Compare"), "primary", on_click=self._go_on)
        for button in (self.swap, self.apart, self.cancel, self.go_on):
            button.setAutoDefault(False)
        return row(self.swap, self.apart, None, self.cancel, self.go_on, spacing=theme.px(8))

    # --- which two ---------------------------------------------------------------------------------------------

    def _show_choice(self) -> None:
        self.choose = ChooseOther(self._workplace, self._kind, self._kept)
        self.choose.chosen.connect(self._take)
        self.choose.walked.connect(self._enable)
        self._stack.addWidget(self.choose)
        self.choose.search.setFocus()
        self._enable()

    def _enable(self) -> None:
        comparing = self.compare is not None
        self.swap.setVisible(comparing)
        self.apart.setVisible(comparing)
        self.go_on.setText(_("Merge") if comparing else _("Compare"))
        self.go_on.setEnabled(comparing or (self.choose is not None and self.choose.current() is not None))

    def _take(self, record_id: int) -> None:
        self._other = record_id
        self._show_compare()

    # --- field by field ----------------------------------------------------------------------------------------

    def _show_compare(self) -> None:
        kind, kept, other = self._kind, self._kept, self._other
        try:
            with self._workplace.journal.read() as connection:
                pairs = compare_records(connection, kind, kept, other)
        except GuanxiError as error:
            self._tell(error)
            return
        names = record_names(self._workplace, kind, [kept, other])
        said = [pair for pair in pairs if name_of(pair)]
        introduced = [
            v for pair in said if pair.field == "introduced_by_id" for v in (pair.first, pair.second)
        ]
        people = introducers(self._workplace, introduced)
        self.compare = Compare(self._workplace.theme, said, (names[kept], names[other]), people)
        area = scrolling(self.compare)
        while (old := self._stack.currentWidget()) is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self._stack.addWidget(area)
        self._enable()
        self.compare.focus_first()

    def _swap(self) -> None:
        self._kept, self._other = self._other, self._kept
        self._show_compare()

    def _go_on(self) -> None:
        if self.compare is not None:
            self._merge(self.compare.from_other())
        elif self.choose is not None and (found := self.choose.current()) is not None:
            self._take(found)

    def _merge(self, from_other: list[str]) -> None:
        kind, kept, other = self._kind, self._kept, self._other

        def work(session: ChangeSession) -> bool:
            unite(session, kind, kept, other, from_other)
            return True

        title = _("Merge suppliers") if kind == "supplier" else _("Merge contacts")
        if self._workplace.change(title, work, failed=self._tell):
            self.accept()
            self._workplace.show_record(kind, kept)

    def _dismiss(self) -> None:
        kind, kept, other = self._kind, self._kept, self._other
        self._workplace.change(
            _("Tell two records apart"),
            lambda session: dismiss_pair(session, kind, kept, other),
            toast=_("These two are not proposed again"),
        )
        self.accept()

    def _tell(self, error: GuanxiError) -> None:
        self.banner.tell(str(error), "seal")
