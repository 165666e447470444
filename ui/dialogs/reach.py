"""The follow-up ladder of a person who does not answer: what to try next, when, and in which words."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import cast

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop import formats
from desktop.giving.draft_facts import recipient
from desktop.giving.filling import ADDRESS, Message, fill
from desktop.giving.library import templates
from desktop.joining import sentences
from desktop.rhythm.answering import zone_of
from desktop.rhythm.best_hours import next_window
from desktop.rhythm.facts import CHINA
from desktop.rhythm.hour_words import POLITE, Span, readable, spans_of
from desktop.rhythm.ladder import Step
from desktop.rhythm.ladder_reads import Reach, main_person, reach
from desktop.rhythm.reaching import TEMPLATES, log_try, time_word
from desktop.texts import _
from ui.calendar.zones import SHANGHAI, city, home_name
from ui.dialogs.rule_numbers import RuleNumbers
from ui.ladder import words
from ui.ladder.rungs import Rungs
from ui.ladder.zone_strip import TwoZones, ZoneStrip
from ui.wide_dialog import WideDialog
from ui.widgets.button import Button
from ui.widgets.layouts import column, holder, row
from ui.widgets.scrolling import scrolling
from ui.widgets.text import label
from ui.workplace import Workplace

_SIZE = (640, 720)


def open_reach(workplace: Workplace, parent: QWidget) -> None:
    """Open the ladder of the person that is looked at, or of whom one talks with most at the supplier."""
    kind, record_id = workplace.focus or ("", 0)
    with workplace.journal.read_raw() as raw:
        contact = main_person(raw, record_id) if kind == "supplier" else record_id if kind == "contact" else 0
        found = reach(raw, contact, workplace.today) if contact else None
    if found is None:
        workplace.tell(_("Choose a person first, or a supplier where somebody is known."))
    else:
        ReachDialog(workplace, parent, found).open()


class ReachDialog(WideDialog):
    """Ctrl+Return logs the step as tried, Ctrl+Shift+C copies its message."""

    def __init__(self, workplace: Workplace, parent: QWidget | None, found: Reach) -> None:
        super().__init__(workplace, _("Reach {name}").format(name=found.name), parent)
        self._found, self._message = found, ""
        px = self.theme.px
        self.heard = label("", "body", "text2", wrap=True)
        self.hours = label("", "meta", "text2", wrap=True)
        self.strip = ZoneStrip(self.theme)
        self.zone = Button(
            self.theme, _("Your hours are counted in China's time: set your time zone"), "link",
            on_click=self._set_zone,
        )  # fmt: skip
        self.rungs = Rungs(self.theme)
        self.text = label("", "body", wrap=True)
        self.pinyin = label("", "body", "text2", wrap=True)
        self.english = label("", "meta", "text2", wrap=True)
        self.log = Button(self.theme, _("Log as tried"), "primary", "check", self.log_step)
        self.log.setToolTip("L · Ctrl+Enter")
        self.copy = Button(self.theme, _("Copy message"), icon="copy", on_click=self.copy_message)
        self.copy.setToolTip("C · Ctrl+Shift+C")
        self._listen()
        said = column(self.text, self.pinyin, self.english, spacing=px(6))
        when = (self.heard, self.strip, self.hours, row(self.zone, None))
        lines = column(*when, px(6), self.rungs, px(6), said, None, spacing=px(8))
        self.furnish(column((scrolling(holder(lines)), 1)), *_SIZE, self.log, self.copy)
        self._show()

    def _listen(self) -> None:
        for keys, do in (
            ("Ctrl+Return", self.log_step),
            ("Ctrl+Enter", self.log_step),
            ("Ctrl+Shift+C", self.copy_message),
        ):
            QShortcut(QKeySequence(keys), self, do)
        self.rungs.chosen.connect(self._show_step)
        self.rungs.logged.connect(self.log_step)
        self.rungs.copied.connect(self.copy_message)

    # --- what is shown -----------------------------------------------------------------------------------------

    def _show(self) -> None:
        found, now = self._found, self.workplace.clock()
        today = self.workplace.today
        self.heard.setText(words.heard(found.ladder, today))
        theirs, zone = spans_of(found.best_hours), self._zone()
        ours = cast("Span", found.constants.talk_hours)
        window = next_window(theirs, ours, zone, now, found.days.is_workday)
        day = window.start.date() if window else now.astimezone(CHINA).date()
        self.strip.show_zones(
            TwoZones(day, found.days.is_workday(day), theirs, ours, zone, self._city()), now
        )
        self.hours.setText(sentences(self._best(), self._good_time(zone, now)))
        self.zone.setVisible(not found.constants.our_zone and home_name() != SHANGHAI)
        self.rungs.show_steps(found.ladder.steps, today)
        self.rungs.go_to(found.ladder.next, found.ladder.steps)

    def _best(self) -> str:
        typed = self._found.best_hours
        if not typed:
            return _("Their best hours are not known: those of an office are taken.")
        if not readable(typed):
            return _("Best hours “{words}” could not be read: those of an office are taken.").format(
                words=typed
            )
        return _("Best hours: {words}.").format(words=typed)

    def _good_time(self, zone: tzinfo, now: datetime) -> str:
        found = self._found
        talk = cast("Span", found.constants.talk_hours)
        window = next_window(spans_of(found.best_hours), talk, zone, now, found.days.is_workday)
        if window is None:
            return _("In the next two weeks no hour suits both sides.")
        today, begin, end = self.workplace.today, window.start.astimezone(zone), window.end.astimezone(zone)
        words = _("Good to call: {day}, {theirs} in China, {ours} for you.")
        if begin.date() != window.start.date():
            words = _("Good to call: {day}, {theirs} in China; for you that is {own_day}, {ours}.")
        return words.format(
            day=formats.weekday_day(window.start.date(), today),
            theirs=f"{window.start:%H:%M} – {window.end:%H:%M}",
            own_day=formats.weekday_day(begin.date(), today),
            ours=f"{begin:%H:%M} – {end:%H:%M}",
        )

    def _zone(self) -> tzinfo:
        return zone_of(self._found.constants)

    def _city(self) -> str:
        return city(self._found.constants.our_zone or SHANGHAI)

    def _set_zone(self) -> None:
        """Open the numbers of the rules, where our zone is chosen, and count again afterwards."""
        numbers = RuleNumbers(self.workplace, self)
        numbers.accepted.connect(self.came_back)
        numbers.open()
        numbers.hours.zone.setFocus()

    def _show_step(self, step: object) -> None:
        assert isinstance(step, Step)
        message = self._message_of(step)
        self._message = message.zh if message else ""
        self.text.setText(message.zh if message else "")
        self.pinyin.setText(message.pinyin if message else "")
        self.english.setText(message.en if message else "")
        for piece in (self.text, self.pinyin, self.english):
            piece.setVisible(bool(message))
        self.copy.setEnabled(bool(message))
        self.log.setEnabled(step.state != "closed")
        self.log.setText(_("Add follow-up") if step.key == "later" else _("Log as tried"))

    def _message_of(self, step: Step) -> Message | None:
        """Return the words of a rung, filled in from the records."""
        template = templates().get(TEMPLATES.get(step.key, ""))
        if template is None or step.state == "closed":
            return None
        found, today = self._found, self.workplace.today
        to = step.helper.contact_id if step.key == "colleague" and step.helper else found.contact_id
        with self.workplace.journal.read() as connection:
            whom = recipient(connection, to, today)
            about = recipient(connection, found.contact_id, today)
        known = dict(whom.words) if whom else {}
        if about is not None:
            known["同事"] = about.words[ADDRESS]
        window = next_window(
            (POLITE,), cast("Span", found.constants.talk_hours), self._zone(), self.workplace.clock(),
            found.days.is_workday,
        )  # fmt: skip
        known.pop("日期", None)
        if window is not None:
            known["日期"] = time_word(window, today)
        return fill(template, known, trades=whom is not None and whom.trades)

    # --- what is done ------------------------------------------------------------------------------------------

    def copy_message(self) -> None:
        """Put the Chinese words on the clipboard, as they are pasted into a chat."""
        if self._message:
            self.workplace.clipboard.copy(self._message)
            self.banner.tell(_("The message is copied"), "ok")

    def log_step(self) -> None:
        """Log the rung that is looked at as tried, and go on to the next one."""
        step, found = self.rungs.current, self._found
        if step is None or step.state == "closed":
            return
        text = self._message or _("Try {name} again").format(name=found.name)
        now = self.workplace.clock()
        title = _("Add follow-up") if step.key == "later" else _("Log try")
        done = self.workplace.change(
            title,
            lambda session: log_try(session, step, found.contact_id, text, now, home_name()),
            toast="",
            failed=self.tell,
        )
        if done is not None:
            self.tell_done(words.done(step))
            self.came_back()

    def came_back(self) -> None:
        """Read again after a try or an Undo."""
        with self.workplace.journal.read_raw() as raw:
            found = reach(raw, self._found.contact_id, self.workplace.today)
        if found is not None:
            self._found = found
            self._show()
