"""How inspections are put into words for rows, chips, facts and hints."""

from __future__ import annotations

from datetime import date

from desktop import formats
from desktop.chinese.names import company_avatar
from desktop.joining import statements
from desktop.people import shown
from desktop.quality import words as quality_words
from desktop.quality.inspection_reads import InspectionRow
from desktop.quality.operating import chance_to_accept
from desktop.quality.report import Report
from desktop.quality.sampling import EDITIONS, Plan, Severity
from desktop.quality.switching import Proposal, Reason
from desktop.quality.verdicts import ClassVerdict, Terms, Verdict, class_plans
from desktop.texts import _, n_, p_
from ui.theme.tokens import Tone
from ui.widgets.rows import Fact, Flag, ListRow, avatar_tone

VERDICT_TONES: dict[str, Tone] = {"accepted": "ok", "rejected": "seal", "pending": "amber", "open": "sky"}
_ICONS = {
    "accepted": "circle-check",
    "rejected": "circle-x",
    "pending": "circle-question-mark",
    "open": "clipboard-list",
}
CLASS_TONES: dict[str, Tone] = {"critical": "seal", "major": "amber", "minor": "sky"}


def state_label(state: str) -> str:
    """Return the words for a state of ``inspection_reads.STATES``."""
    return p_("inspection", "Open") if state == "open" else quality_words.verdict_label(state)


def state_flag(row: InspectionRow) -> Flag:
    """Return the chip for the state of an inspection; one that fails already says so before it is finished."""
    state = row.state
    if state == "open" and row.counted is Verdict.REJECTED:
        return Flag(_("Fails so far"), "seal", "circle-alert")
    return Flag(state_label(state), VERDICT_TONES[state], _ICONS[state])


def list_row(row: InspectionRow, today: date) -> ListRow:
    """Return an inspection as a list shows it."""
    supplier = shown.single(row.supplier_zh, row.supplier_en)
    day = formats.short_day(row.done_on or row.planned_on, today)
    return ListRow(
        title=row.product or supplier,
        second=supplier if row.product else "",
        third=quality_words.kind_label(row.kind),
        age=day,
        flag=state_flag(row),
        tone=avatar_tone(row.supplier_id),
        avatar=company_avatar(row.supplier_zh or row.supplier_en),
    )


def pieces(count: int) -> str:
    """Return a number of pieces in words."""
    return n_("{n} piece", "{n} pieces", count).format(n=formats.number(count))


def facts(found: Report) -> list[Fact]:
    """Return the four facts: lot, sample, what was looked at, and the day."""
    row, terms = found.row, found.terms
    letter = found.classes[0].letter if found.classes else ""
    sample = _("All pieces") if row.sample >= row.lot else pieces(row.sample)
    packed = _("{n} packed").format(n=formats.number(found.packed)) if found.packed is not None else ""
    day = row.done_on or row.planned_on
    said = _("Report finished") if row.done_on else p_("inspection", "Planned for")
    return [
        Fact(_("Lot"), pieces(row.lot), packed),
        Fact(_("Sample"), sample, _("Letter {letter}, level {level}").format(letter=letter, level=terms.level)),
        Fact(_("Looked at"), _("{n} of {all}").format(
            n=formats.number(row.inspected), all=formats.number(row.sample)), found.inspector),
        Fact(said, formats.full_day(day), formats.weekday(day)),
    ]  # fmt: skip


def limit_words(aql: str) -> str:
    """Return a limit as a table says it."""
    return aql or _("None allowed")


def class_line(one: ClassVerdict) -> str:
    """Return what a class is judged by."""
    return _("{n}: {ac} / {re}").format(n=pieces(one.pieces), ac=one.ac, re=one.re)


def plan_sentence(terms: Terms) -> str:
    """Return what to inspect in a sentence; raises UsageError as ``class_plans``."""
    plans = class_plans(terms)
    most = max(plan.pieces for _aql, plan in plans.values())
    limits = statements(
        *(
            _("{name} up to {ac}").format(name=quality_words.class_label(name).lower(), ac=plan.ac)
            for name, (_aql, plan) in plans.items()
        )
    )
    if most >= terms.lot:
        return _("Inspect every piece. Passes with {limits} bad.").format(limits=limits)
    return _("Inspect {n}. Passes with {limits} bad.").format(n=pieces(most), limits=limits)


def edition(terms: Terms) -> str:
    """Return the standard and its edition."""
    return EDITIONS[terms.standard]


def chance_sentence(plan: Plan, share: float) -> str:
    """Return how often a lot of a badness passes, in words that need no statistics."""
    of_hundred = round(100 * chance_to_accept(plan, share))
    return _("A lot with {share} bad passes in {n} of 100.").format(
        share=formats.percent(share), n=of_hundred
    )


def proposal_sentence(said: Proposal) -> str:
    """Return how to inspect the next lot, and why; a proposal that the buyer may overrule."""
    return {
        Reason.TWO_REJECTED: _("Two of the last five lots failed: inspect the next lot tightened."),
        Reason.FIVE_ACCEPTED: _("Five lots in a row passed on tightened: go back to normal inspection."),
        Reason.FIVE_REJECTED: _(
            "Five lots failed on tightened: stop accepting lots until the factory has put its process right."
        ),
        Reason.SCORE: _("The switching score is {n}: reduced inspection is allowed.").format(n=said.score),
        Reason.TEN_ACCEPTED: _("Ten lots in a row passed: reduced inspection is allowed."),
        Reason.REJECTED: _("A lot failed on reduced: go back to normal inspection."),
        Reason.BETWEEN: _("The last lot lay between the two numbers: go back to normal inspection."),
        Reason.STAY: _stay(said.severity),
    }[said.reason]


def _stay(severity: Severity) -> str:
    return {
        Severity.NORMAL: _("Inspect the next lot normally."),
        Severity.TIGHTENED: _("Stay on tightened inspection."),
        Severity.REDUCED: _("Reduced inspection may go on."),
    }[severity]


def defect_name(zh: str, en: str) -> str:
    """Return the name of a defect in the language of the screen."""
    return shown.single(zh, en)


def allowed_words(allowed: str) -> str:
    """Return what is no defect yet, such as "allowed: up to 5 mm"; empty where nothing is said."""
    return _("allowed: {what}").format(what=allowed) if allowed else ""
