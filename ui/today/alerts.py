"""What the rules find wrong, as rows of Today: why, and one key to act on it."""

from __future__ import annotations

import importlib
from collections.abc import Callable, MutableMapping, Sequence
from functools import partial
from types import ModuleType

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.joining import sentences
from desktop.rhythm.alerts import Alert
from desktop.rhythm.results import Result
from desktop.texts import N_, _
from ui.more import Act, more_button
from ui.theme.tokens import Tone
from ui.today import putting_off
from ui.today.putting_off import DAYS, Whom
from ui.widgets.button import Button
from ui.widgets.item_row import ItemRow
from ui.widgets.layouts import holder, row
from ui.widgets.letters import letter
from ui.widgets.rows import Flag
from ui.widgets.section import Group
from ui.widgets.text import Icon
from ui.workplace import Workplace

_LOOKS: dict[str, tuple[str, str]] = {
    "silence": (N_("Silence"), "bell-off"),
    "single_contact": (N_("One thread"), "user-x"),
    "decision": (N_("Decision"), "hourglass"),
    "promise": (N_("Promise"), "handshake"),
    "drift": (N_("Drifting"), "trending-down"),
}
_DORMANT = (N_("Dormant"), "moon")
_TONES: dict[str, Tone] = {
    "critical": "seal",
    "high": "seal",
    "alert": "seal",
    "obstacle": "seal",
    "late": "seal",
}
_PUT_OFF = frozenset({"silence", "single_contact", "drift"})


def _said(result: Result) -> str:
    """Return the sentence of an alert; of a single thread also whom to meet, since that is what is to be done."""
    return sentences(result.sentence, result.change) if result.rule == "single_contact" else result.sentence


class AlertRow(ItemRow):
    """Return opens whom it is about, L logs, R reaches, Space settles what can be settled.

    What can be put off is put off by 1, 3 and 7, and paused with a reason by P.
    """

    logged = Signal()
    put_off = Signal(int)
    paused = Signal()
    settled = Signal()
    reached = Signal()

    def __init__(self, workplace: Workplace, alert: Alert) -> None:
        word, icon = _DORMANT if alert.result.band == "dormant" else _LOOKS[alert.rule]
        tone = _TONES.get(alert.result.band, "amber")
        button = Button(workplace.theme, _("Log touch"), icon="message-circle")
        button.setAccessibleName(_("Log touch with {name}").format(name=alert.title))
        self._can_put_off = alert.rule in _PUT_OFF
        acts = partial(self._acts, workplace, alert)
        more = more_button(workplace.theme, _("More for {name}").format(name=alert.title), acts)
        super().__init__(
            workplace.theme,
            alert.title,
            _said(alert.result),
            leading=Icon(workplace.theme, icon, tone),
            flag=Flag(_(word), tone),
            trailing=holder(row(button, more, spacing=workplace.theme.px(4))),
        )
        button.clicked.connect(self.logged)  # a signal is there only after the row was made
        parts = [alert.result.sentence, alert.result.change, self._keys(alert)]
        self.setToolTip("\n".join(part for part in parts if part))

    def _acts(self, workplace: Workplace, alert: Alert) -> list[Act]:
        reach = Act(_("Does not answer"), "phone-missed", self.reached.emit)
        if self._can_put_off:
            return [reach, *putting_off.acts(workplace, self, put_off_of(alert))]
        settle = _("Answered today") if alert.rule == "decision" else _("Kept")
        return [Act(settle, "check", self.settled.emit), reach]

    def _keys(self, alert: Alert) -> str:
        if alert.rule == "decision":
            return _("Space: answered today · L: log a touch · R: does not answer · Enter: open")
        if alert.rule == "promise":
            return _("Space: kept · L: log a touch · R: does not answer · Enter: open")
        keys = _("L: log a touch · R: does not answer · 1, 3, 7: put off by as many days")
        return keys + "\n" + _("P: pause with a reason · Enter: open")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Log, put off, settle, or leave the key to the row."""
        typed = letter(event)
        if typed == "l":
            self.logged.emit()
        elif typed in DAYS and self._can_put_off:
            self.put_off.emit(DAYS[typed])
        elif typed == "p" and self._can_put_off:
            self.paused.emit()
        elif typed == "r":
            self.reached.emit()
        elif typed == " " and not self._can_put_off:
            self.settled.emit()
        else:
            super().keyPressEvent(event)


def group(
    workplace: Workplace,
    found: Sequence[Alert],
    held: MutableMapping[tuple[str, int], QWidget],
    log: Callable[[str, int], None],
    reach: Callable[[str, int], None],
    *,
    title: str = "",
) -> Group:
    """Return the rows of some alerts under a heading; ``held`` keeps them by what tells them apart."""
    made = Group(title or _("Look at this first"))
    for alert in found:
        rule, record_id = alert.key
        line = held[f"alert {rule}", record_id] = make_row(workplace, alert, log, reach)
        made.add(line)
    return made


def make_row(
    workplace: Workplace,
    alert: Alert,
    log: Callable[[str, int], None],
    reach: Callable[[str, int], None],
) -> AlertRow:
    """Make a row that does what its keys say; ``log`` begins a quick log, ``reach`` the ladder with a record."""
    made = AlertRow(workplace, alert)
    kind, record_id = whom(alert)
    made.opened.connect(lambda: workplace.show_record(kind, record_id))
    made.logged.connect(lambda: log(kind, record_id))
    made.reached.connect(lambda: reach(kind, record_id))
    made.put_off.connect(lambda days: putting_off.put_off(workplace, put_off_of(alert), days))
    made.paused.connect(lambda: putting_off.ask(workplace, made, put_off_of(alert)))
    made.settled.connect(lambda: _settle(workplace, alert))
    return made


def whom(alert: Alert) -> tuple[str, int]:
    """Return the record that an alert is about: a person where one is known, else the supplier."""
    if alert.contact_id is not None:
        return "contact", alert.contact_id
    return "supplier", alert.supplier_id or 0


def put_off_of(alert: Alert) -> Whom:
    """Return what is put off with an alert of a supplier."""
    return Whom(alert.rule, "supplier", alert.supplier_id or 0, alert.title)


def _settle(workplace: Workplace, alert: Alert) -> None:
    record_id, today = alert.result.records[0].id, workplace.today
    if alert.rule == "decision":
        decisions = _module("desktop.commitments.decisions")
        workplace.change(
            _("Decision answered"), lambda session: decisions.answer_decision(session, record_id, today)
        )
    else:
        promises = _module("desktop.commitments.promises")
        workplace.change(
            _("Promise kept"), lambda session: promises.settle_promise(session, record_id, "kept", today)
        )


def _module(name: str) -> ModuleType:
    """Import what writes late: it brings SQLAlchemy, and Today is painted before it is there."""
    return importlib.import_module(name)
