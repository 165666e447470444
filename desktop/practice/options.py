"""How somebody practises: limits, days, retention and looks; kept in the journal, because they go with its cards."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any

from fsrs.scheduler import DEFAULT_PARAMETERS
from sqlalchemy import Connection

from desktop.errors import UsageError
from desktop.journal.journal import ChangeSession
from desktop.journal.kept_settings import keep_setting, kept_setting
from desktop.texts import _

NAME = "practice"
FSRS_VERSION = 6
RETENTION_LEAST, RETENTION_MOST = 0.80, 0.97
NO_TONES = ("ask", "hard", "accept")
"""What an answer without any tone becomes: asked for again, rated Hard, or accepted."""
_LIMIT = 9999
_DAYS_IN_WEEK = 7
_WIDEST_VOICE = 60.0


@dataclass(frozen=True, slots=True)
class Options:
    """All settings of practice with their defaults."""

    new_a_day: int = 10
    reviews_a_day: int = 200
    retention: float = 0.90
    """The chance, 0.80 to 0.97, with which a card is still known when it comes up."""
    rollover: int = 4
    """The hour at which the learning day begins, 0 to 12."""
    learning_minutes: tuple[int, ...] = (1, 10)
    relearning_minutes: tuple[int, ...] = (10,)
    longest_days: int = 3650
    parameters: tuple[float, ...] = DEFAULT_PARAMETERS
    fsrs_version: int = FSRS_VERSION
    easy_days: tuple[int, ...] = (100, 100, 100, 100, 100, 100, 100)
    """How much of the usual work Monday to Sunday bear, in per cent: 100, 50 or 0."""
    trip_on: str = ""
    """ISO day of a trip by which all should be known, or empty."""
    bury_siblings: bool = True
    leech_lapses: int = 8
    no_tones: str = "hard"
    traditional: bool = False
    tone_colours: bool = True
    show_pinyin: bool = False
    """Show pinyin with the question; else it waits until it is asked for."""
    voice: str = ""
    """Engine and name of the voice that reads phrases aloud, or empty: the best one of the system."""
    voice_range: tuple[float, ...] = ()
    """Lowest and highest pitch of the learner in semitones above 100 Hz, from the warm-up; empty before it."""

    def trip(self, today: date) -> date | None:
        """Return the day of the trip while it is still ahead."""
        day = date.fromisoformat(self.trip_on) if self.trip_on else None
        return day if day and day > today else None


def read_options(connection: Connection) -> Options:
    """Return the settings; what is missing, unknown or impossible counts as its default."""
    stored = kept_setting(connection, NAME)
    return from_json(stored) if stored else Options()


def from_json(stored: str) -> Options:
    """Return settings from their JSON text; a value that is not possible is left at its default."""
    try:
        raw = json.loads(stored)
    except ValueError:
        return Options()
    options = Options()
    for declared in fields(Options):
        if isinstance(raw, dict) and declared.name in raw:
            value = raw[declared.name]
            one: dict[str, Any] = {declared.name: tuple(value) if isinstance(value, list) else value}
            try:
                changed = replace(options, **one)
                _check(changed)
            except (UsageError, TypeError, ValueError):
                continue
            options = changed
    return options


def change_options(session: ChangeSession, **values: Any) -> Options:
    """Change settings by name (values of any field's type, hence Any) and return them all.

    Raises UsageError when a value is not possible.
    """
    session.flush()
    options = replace(read_options(session.connection()), **values)
    _check(options)
    keep_setting(session, NAME, json.dumps(asdict(options), sort_keys=True))
    return options


def _check(options: Options) -> None:
    """Raise UsageError when a setting is impossible; ValueError and TypeError when it is no value of its kind."""
    _within(_("New cards a day"), options.new_a_day, 0, _LIMIT)
    _within(_("Reviews a day"), options.reviews_a_day, 0, _LIMIT)
    _within(_("Desired retention"), options.retention, RETENTION_LEAST, RETENTION_MOST)
    _within(_("Hour at which the day begins"), options.rollover, 0, 12)
    _within(_("Longest interval in days"), options.longest_days, 30, 36500)
    _within(_("Lapses until a card is a leech"), options.leech_lapses, 2, 99)
    for minutes in (*options.learning_minutes, *options.relearning_minutes):
        _within(_("Learning steps in minutes"), minutes, 1, 1440)
    if len(options.easy_days) != _DAYS_IN_WEEK or not any(options.easy_days):
        raise UsageError(_("At least one day of the week must be a day to practise."), _("Choose one."))
    for share in options.easy_days:
        _within(_("Easy days"), share, 0, 100)
    if options.no_tones not in NO_TONES or len(options.parameters) != len(DEFAULT_PARAMETERS):
        raise ValueError(options.no_tones)
    if not isinstance(options.voice, str):
        raise TypeError(options.voice)
    if options.voice_range:
        low, high = options.voice_range
        if not 0 < high - low <= _WIDEST_VOICE:
            raise ValueError(options.voice_range)
    if options.trip_on:
        date.fromisoformat(options.trip_on)


def _within(name: str, value: float, least: float, most: float) -> None:
    if not least <= value <= most:
        raise UsageError(
            _("{value} is not possible for “{field}”.").format(value=value, field=name),
            _("Choose a value from {least} to {most}.").format(least=least, most=most),
        )
