"""The talk about rework in ten steps, to be ticked as they are done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.joining import sentences
from desktop.quality.library import talk_steps
from desktop.quality.rework_reads import Case
from desktop.texts import _
from desktop.trade.money import money
from desktop.trade.position import Position
from ui.touches.records_field import RecordsField
from ui.widgets.button import Button
from ui.widgets.form import FormRow
from ui.widgets.item_row import CheckCircle
from ui.widgets.layouts import column, frame, holder, row
from ui.widgets.text import label
from ui.workplace import Workplace


class TalkTab(QWidget):
    """``ticked`` tells a step and whether it is done; ``met`` with whom we talk, or None; ``noted`` the notes.

    ``request_asked`` tells that the message which asks for rework is wanted.
    """

    ticked = Signal(str, bool)
    met = Signal(object)
    noted = Signal(str)
    paper_asked = Signal()
    request_asked = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        theme = workplace.theme
        px = theme.px
        self.person = RecordsField(workplace, "contact", single=True)
        self.person.changed.connect(self._meet)
        self._whom = 0
        self._circles: dict[str, CheckCircle] = {}
        steps = column(spacing=px(12))
        for number, step in enumerate(talk_steps(), start=1):
            title, hint = step.words
            circle = CheckCircle(theme, _("Done: {step}").format(step=title))
            circle.toggled.connect(lambda on, key=step.key: self.ticked.emit(key, on))
            self._circles[step.key] = circle
            words = column(label(f"{number}. {title}", "strong"), 2, label(hint, "body", "text2", wrap=True))
            line = row(spacing=px(10))
            line.addWidget(circle, 0, Qt.AlignmentFlag.AlignTop)
            line.addLayout(words, 1)
            steps.addLayout(line)
        self._position = label("", "body", "text2", wrap=True)
        self._sheet = frame(
            "soft",
            column(
                label(_("What refusing the goods costs the factory"), "strong"), px(4), self._position,
                margins=(px(14), px(10), px(14), px(12)),
            ),
        )  # fmt: skip
        self._make_notes(workplace)
        self.paper = Button(
            theme, _("Sheet for the talk on paper"), icon="printer", on_click=self.paper_asked.emit
        )
        noted = FormRow(theme, _("Notes"), self.notes)
        who = FormRow(theme, _("With whom: the person who decides"), self.person)
        self.setLayout(
            column(
                who, px(12), self._sheet, px(16), holder(steps), px(16), noted, px(8),
                row(self.keep_notes, self.request, self.paper, None, spacing=px(8)), None,
                margins=(0, px(14), px(8), px(16)),
            )
        )  # fmt: skip

    def _make_notes(self, workplace: Workplace) -> None:
        theme = workplace.theme
        self._kept = ""
        self.notes = QPlainTextEdit()
        self.notes.setTabChangesFocus(True)
        self.notes.setFixedHeight(theme.px(96))
        self.keep_notes = Button(
            theme, _("Keep notes"), icon="check", on_click=lambda: self.noted.emit(self.notes.toPlainText())
        )
        self.request = Button(
            theme, _("Ask for rework"), icon="message-square", on_click=self.request_asked.emit
        )

    def typed(self) -> bool:
        """Tell whether notes were typed that are not kept yet."""
        return self.notes.toPlainText().strip() != self._kept.strip()

    def show_position(self, found: Position | None) -> None:
        """Show the position sheet of the order; without an order there is none."""
        self._sheet.setVisible(found is not None)
        if found is not None:
            self._position.setText("\n".join(position_lines(found)))

    def show_case(self, case: Case) -> None:
        """Show which steps are done, with whom, and the notes: what is typed and not kept yet stays."""
        if self._kept != case.notes:
            self._kept = case.notes
            self.notes.setPlainText(case.notes)
        for key, circle in self._circles.items():
            circle.blockSignals(True)  # noqa: FBT003 - Qt's signature
            circle.setChecked(key in case.talked)
            circle.blockSignals(False)  # noqa: FBT003 - Qt's signature
            circle.update()
        if self._whom != (case.contact_id or 0):
            self._whom = case.contact_id or 0
            self.person.show_ids([case.contact_id] if case.contact_id else [])

    def _meet(self) -> None:
        ids = self.person.ids()
        self._whom = ids[0] if ids else 0
        self.met.emit(ids[0] if ids else None)


def position_lines(found: Position) -> tuple[str, ...]:
    """Return the position sheet as sentences, the figures first."""
    return (figures(found), *found.sentences())


def figures(found: Position) -> str:
    """Return the amounts of a position sheet in a sentence; what nobody has estimated is left out."""
    parts = [
        _("Order {value}, paid {paid}, balance at stake {balance}.").format(
            value=money(found.value, found.currency),
            paid=money(found.paid, found.currency),
            balance=money(found.balance, found.currency),
        )
    ]
    if found.cost is not None and found.uncovered is not None:
        words = _("Their cost is about {cost}; {uncovered} of it is not covered.")
        parts.append(
            words.format(
                cost=money(found.cost, found.currency), uncovered=money(found.uncovered, found.currency)
            )
        )
    return sentences(*parts)
