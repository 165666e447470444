"""Which numbers of the rules a person may change, in what words, and under which heading."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.commitments.decisions import LEVELS, level_label
from desktop.constants import PARTS
from desktop.texts import _
from ui.relationship.words import part_label


@dataclass(frozen=True, slots=True)
class NumberField:
    """One whole number; ``place`` tells which of several numbers it is."""

    name: str
    words: str
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A part of the form: its lines hold fields that stand side by side."""

    title: str
    note: str
    lines: tuple[tuple[NumberField, ...], ...]


def several(name: str, words: tuple[str, ...]) -> tuple[NumberField, ...]:
    """Return the fields of a rule with several numbers."""
    return tuple(NumberField(name, each, place) for place, each in enumerate(words))


def touch_headings() -> tuple[Heading, ...]:
    """Return what is about touches and their absence."""
    return _days(), _slipping(), _silence(), _reaching(), _one_thread()


def word_headings() -> tuple[Heading, ...]:
    """Return what is about answers, decisions, favours and health."""
    return _answers(), _patience(), _health()


def _days() -> Heading:
    return Heading(
        _("Days between touches"),
        _("Used where neither the person nor their supplier nor a tag has days of its own."),
        (
            several("tier_days", tuple(_("Tier {n}").format(n=n) for n in range(1, 6))),
            (
                NumberField("longest_tenths", _("Longest, times these days")),
                NumberField("days_after_shutdown", _("Working days after a shutdown")),
            ),
        ),
    )


def _slipping() -> Heading:
    least = _("and at least days")
    return Heading(
        _("A tie that slips"),
        _("A silence is measured by the median of their own gaps."),
        (
            (
                NumberField("drift_times", _("Slips after times the median")),
                NumberField("drift_least", least),
            ),
            (
                NumberField("dormant_times", _("Sleeps after times the median")),
                NumberField("dormant_least", least),
            ),
        ),
    )


def _silence() -> Heading:
    return Heading(
        _("Silence on an order"),
        _("The limit is the lead time divided by a number, in working days between shortest and longest."),
        (
            (
                NumberField("silence_share", _("Lead time divided by")),
                NumberField("silence_least", _("Shortest")),
                NumberField("silence_most", _("Longest")),
            ),
            (
                NumberField("lead_time", _("Lead time where none is known")),
                NumberField("silence_milestone", _("Working days before a milestone")),
                NumberField("silence_unanswered", _("Own messages without answer")),
            ),
            (
                NumberField("silence_idle_times", _("Without an order: times the median")),
                NumberField("silence_idle_least", _("and at least days")),
            ),
        ),
    )


def _reaching() -> Heading:
    return Heading(
        _("Who does not answer"),
        _("Working days to wait before the next step of the follow-up ladder."),
        (
            several(
                "ladder_days",
                (_("Message"), _("Other channel"), _("Colleague"), _("Try again")),
            ),
        ),
    )


def _one_thread() -> Heading:
    return Heading(
        _("One thread"),
        _("Who is known there counts as active when both sides were heard."),
        (
            (
                NumberField("single_days", _("Days looked at")),
                NumberField("single_active", _("Active within days")),
                NumberField("single_share", _("Per cent with one person")),
            ),
        ),
    )


def _answers() -> Heading:
    return Heading(
        _("Answers and favours"),
        "",
        (
            (
                NumberField("answer_days", _("Days in which an answer counts")),
                NumberField("favour_days", _("Days after which a favour waits long")),
            ),
        ),
    )


def _patience() -> Heading:
    return Heading(
        _("Patience for decisions"),
        _("Working days by who decides; contracts and large sums take so many times as long."),
        (
            several("patience", tuple(level_label(level) for level in LEVELS)),
            (NumberField("patience_large", _("Times for large matters")),),
        ),
    )


def _health() -> Heading:
    weights = several("weights", tuple(part_label(part) for part in PARTS))
    return Heading(
        _("Weights of health"),
        _("How much each part counts; those without data drop out."),
        (
            weights[:4],
            weights[4:],
            (
                NumberField("health_days", _("Days looked at")),
                NumberField("usual_cadence", _("Days between touches where none are set")),
            ),
        ),
    )
