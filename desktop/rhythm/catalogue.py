"""The rules in words, with their formulas, versions and constants, for people and for the command ``rules``."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from desktop.constants import VERSION, Constants


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule as it is computed, in English as in the code."""

    name: str
    formula: str
    constants: tuple[str, ...]
    """Names of the constants that it uses."""


RULES = (
    RuleText(
        "touch",
        "A touch counts when it is marked as counting, was held and is not after the as-of day. Days are China's "
        "(UTC+8). A working day is one of the supplier's: China's working days by its week of 5 or 6 days, without "
        "its shutdowns and closings. 'in' and 'both' are heard from them, 'out' and 'both' from us.",
        (),
    ),
    RuleText(
        "cadence",
        "Days of the person, else supplier, else smallest tag, else tier. Due = last touch (or day added) + ideal; "
        "cold from the longest (ideal x longest_tenths / 10). Due inside a shutdown: shown on the last working day "
        "before it while that is ahead, else on the days_after_shutdown-th working day after it. Urgency = (as-of "
        "- due) / ideal, from the unmoved due date.",
        ("tier_days", "longest_tenths", "days_after_shutdown"),
    ),
    RuleText(
        "drift",
        "Median gap of the last drift_touches days with a touch, from drift_gaps gaps over more than drift_span "
        "days. Drifting: silence > max(drift_least, drift_times x median); dormant: silence > max(dormant_least, "
        "dormant_times x median).",
        (
            "drift_touches",
            "drift_gaps",
            "drift_span",
            "drift_least",
            "drift_times",
            "dormant_least",
            "dormant_times",
        ),
    ),
    RuleText(
        "silence",
        "With an order between deposit and shipment: working days since they were heard (or the deposit), without "
        "shutdowns and days_after_shutdown working days of grace after one of 3 days or more. Limit = lead time / "
        "silence_share within silence_least to silence_most. Notice from the limit, alert from 1.5 x, critical from "
        "2 x, or when a milestone is due within silence_milestone lawful working days, or past, and nothing was "
        "heard since the previous one was done (not during a shutdown or its grace). silence_unanswered own "
        "messages after their last raise it by one. Without an order: calendar days without shutdowns and grace "
        "against max(silence_idle_least, silence_idle_times x the median gap of their last drift_touches touches).",
        (
            *("silence_share", "silence_least", "silence_most", "lead_time", "silence_milestone"),
            *("silence_unanswered", "silence_idle_times", "silence_idle_least", "days_after_shutdown"),
        ),
    ),
    RuleText(
        "single_contact",
        "Over single_days. Active: employed there on the day and heard both ways within single_active days. High: at "
        "most one active and an open order. Medium: at most two active, or single_share % of the touches with one, "
        "or all in one known department, or nobody active who decides. Needs single_touches touches.",
        ("single_days", "single_active", "single_share", "single_touches"),
    ),
    RuleText(
        "responsiveness",
        "Questions of health_days days; the first answer is the touch that answers it, else the first from the other "
        "side, within answer_days. Medians of working hours from answers_needed answers: theirs 8:30 to 12:00 and "
        "13:30 to 17:30 on their working days, ours our_hours (minutes of the day) on our_week days from Monday in "
        "our_zone. Strength = answered share / (1 + hours / 8); within 0.1 both are alike.",
        ("health_days", "answer_days", "answers_needed", "our_zone", "our_hours", "our_week"),
    ),
    RuleText(
        "decision",
        "Working days of patience by the level of who decides (rep, manager, director, boss), times patience_large "
        "for contracts and large sums. Before: discussed; from it: ask privately; from twice: ask for the obstacle.",
        ("patience", "patience_large"),
    ),
    RuleText(
        "ladder",
        "For somebody who does not answer: call, message, other channel, colleague, later; done is what was tried one "
        "way since they were last heard, whether it counts or not. A rung fits ladder_days working days after the one "
        "before it. Times to call are where their best hours (else those of an office) meet talk_hours in our_zone "
        "(empty: this machine's).",
        ("ladder_days", "talk_hours", "our_zone"),
    ),
    RuleText(
        "promises",
        "Promises of both sides due within a year that were kept or missed or are past their day: kept 1, kept late "
        "0.5, else 0; mean in per cent, from answers_needed of them. Good from 80, mixed from 50.",
        ("answers_needed",),
    ),
    RuleText(
        "favours",
        "Open favours: what we owe less what they owe; overdue when one that we owe waits above favour_days.",
        ("favour_days",),
    ),
    RuleText(
        "health",
        "100 x sum(weight x share) / sum(weight) over the parts with data. recency: 1 - (silence - ideal) / (2 x "
        "ideal) within 0 to 1. depth: sum over health_days of visit, meeting, meal 3, call 2, message, mail, gift 1, "
        "divided by 12, at most 1. two_way: 2 x min(theirs, ours) / (theirs + ours), from 5 touches. breadth (not "
        "for a person): 0.6 x min(active, 3) / 3 + 0.2 for two departments + 0.2 for an active decider. promises: "
        "their rule / 100. care: gifts, meals, visits of a year / 2, at most 1; where we owe favours half of it, and "
        "half the part of those that have not waited above favour_days. climate: mean of the last five moods, warm "
        "1, neutral 0.6, tense 0, from 3. Confidence: weight with data / weight x min(1, touches / 12). Strong from "
        "75, steady from 50, weak from 30. Needs health_touches touches.",
        ("weights", "health_days", "health_touches", "usual_cadence", "favour_days"),
    ),
)


def rule_lines(constants: Constants) -> list[dict[str, object]]:
    """Return the rules for JSON lines: name, version, formula, and the constants in force.

    Where some differ from the usual ones, those stand beside them as ``usual``.
    """
    values, usual = asdict(constants), asdict(Constants())
    lines: list[dict[str, object]] = []
    for rule in RULES:
        differing = {name: usual[name] for name in rule.constants if values[name] != usual[name]}
        lines.append(
            {
                "rule": rule.name,
                "version": VERSION,
                "formula": rule.formula,
                "constants": {name: values[name] for name in rule.constants},
                **({"usual": differing} if differing else {}),
            }
        )
    return lines
