"""How a lot is judged: the plan in a sentence, its curve, and how to inspect the next one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.joining import sentences as joined
from desktop.quality import words as quality_words
from desktop.quality.operating import chance_to_accept, curve
from desktop.quality.report import Report
from desktop.quality.sampling import Plan
from desktop.quality.switching import Proposal
from desktop.quality.verdicts import CLASSES, class_plans
from desktop.texts import _
from ui.inspections import words
from ui.widgets.curve import Curve
from ui.widgets.layouts import column, frame, row
from ui.widgets.section import SectionHeader
from ui.widgets.segmented import Segmented
from ui.widgets.text import label
from ui.workplace import Workplace

_SHARES = (0.05, 0.1)
"""Bad lots that a buyer wants to see refused; the limit itself is marked too."""


class PlanTab(QWidget):
    """The operating characteristic of one class at a time."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        theme = workplace.theme
        px = theme.px
        self._plans: dict[str, tuple[str, Plan]] = {}
        self._sentence = label("", "lead", wrap=True)
        self.which = Segmented(
            _("Class"), [(name, quality_words.class_label(name)) for name in CLASSES], "major"
        )
        self.which.chosen.connect(lambda _key: self._show_curve())
        self.curve = Curve(theme, _("Chance that a lot passes, by its share of bad pieces"))
        self._chances = label("", "body", "text2", wrap=True)
        self._axes = label(
            _("Across: share of bad pieces in the lot. Upwards: chance that it passes."),
            "meta",
            "text3",
            wrap=True,
        )
        self._next = label("", "body", wrap=True)
        self._note = label(
            _("Proposed by the standard out of this product's lots; the buyer decides."),
            "meta",
            "text3",
            wrap=True,
        )
        card = frame(
            "card",
            column(
                row(self.which, None), px(10), self.curve, self._axes, px(8), self._chances,
                margins=(px(18), px(14), px(18), px(14)),
            ),
        )  # fmt: skip
        self.setLayout(
            column(
                self._sentence, px(14), card, px(18), SectionHeader(_("The next lot"), "lead_strong"), px(6),
                self._next, px(4), self._note, None, margins=(0, px(16), 0, px(24)),
            )
        )  # fmt: skip

    def show_report(self, found: Report, proposal: Proposal) -> None:
        """Show the plan of an inspection, and what is proposed for the next lot."""
        self._plans = class_plans(found.terms)
        self._sentence.setText(words.plan_sentence(found.terms))
        self._next.setText(words.proposal_sentence(proposal))
        self._show_curve()

    def _show_curve(self) -> None:
        aql, plan = self._plans[self.which.current()]
        points = curve(plan)
        shares = [
            share for share in ((float(aql) / 100 if aql else 0.01), *_SHARES) if share <= points[-1][0]
        ]
        marked = [(share, chance_to_accept(plan, share)) for share in shares]
        sentences = [
            words.chance_sentence(plan, share) for share in ((float(aql) / 100 if aql else 0.01), *_SHARES)
        ]
        self.curve.show_points(points, marked, joined(*sentences))
        self._chances.setText(joined(*sentences))
