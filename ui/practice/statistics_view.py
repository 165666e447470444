"""Statistics of practice in pictures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from desktop import formats
from desktop.joining import labelled
from desktop.practice import statistics as figures
from desktop.practice.decks import deck_title
from desktop.practice.kinds import KINDS
from desktop.practice.options import read_options
from desktop.practice.schedule import RATINGS, Timetable
from desktop.practice.statistics import HEAT_WEEKS, STABILITY_BOUNDS, Retention, Statistics
from desktop.texts import _, n_
from ui.practice.views import View
from ui.practice.words import RATING_TONES, rating_name
from ui.widgets.bar_chart import Bar, BarChart
from ui.widgets.empty_state import EmptyState
from ui.widgets.facts_card import FactsCard
from ui.widgets.fitting import Fitting
from ui.widgets.heat_map import HeatMap
from ui.widgets.item_row import ItemRow
from ui.widgets.layouts import column, empty, frame, holder, row
from ui.widgets.progress import ProgressBar
from ui.widgets.rows import Fact, Flag
from ui.widgets.scrolling import scrolling
from ui.widgets.text import ElidedLabel, label
from ui.workplace import Workplace

_LABEL_EVERY = 5


class StatisticsView(View):
    """Figures, forecast, heat map, retention, memory, decks, what is weak."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        theme, px = self.theme, self.theme.px
        self._facts = FactsCard(theme)
        self._forecast = BarChart(theme, _("Due in the next 30 days"))
        self._heat = HeatMap(theme, _("A year of practice"), HEAT_WEEKS, cell=15, gap=4, months=True)
        self._minutes = BarChart(theme, _("Minutes a day"))
        self._buttons = BarChart(theme, _("Ratings of the last 30 days"))
        self._stability = BarChart(theme, _("Stability in days"))
        self._difficulty = BarChart(theme, _("Difficulty"))
        self._kept = column(spacing=px(8))
        self._decks = column(spacing=px(8))
        self._weak = column(spacing=px(2))
        self._nothing = self._beginning()
        grid = QGridLayout()
        grid.setSpacing(px(14))
        cards = (
            (self._card(_("A year of practice"), self._heat), 0, 0, 1, 2),
            (self._card(_("Due in the next 30 days"), self._forecast), 1, 0, 1, 1),
            (self._card(_("Minutes a day"), self._minutes), 1, 1, 1, 1),
            (self._card(_("Remembered"), holder(self._kept)), 2, 0, 1, 1),
            (self._card(_("Ratings of the last 30 days"), self._buttons), 2, 1, 1, 1),
            (self._card(_("Stability in days"), self._stability), 3, 0, 1, 1),
            (self._card(_("Difficulty"), self._difficulty), 3, 1, 1, 1),
            (self._card(_("By situation"), holder(self._decks)), 4, 0, 1, 1),
            (self._card(_("What is weak"), holder(self._weak)), 4, 1, 1, 1),
        )
        for card, *place in cards:
            grid.addWidget(card, *place)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        lines = column(self._facts, px(14), grid, None, margins=(px(28), px(12), px(28), px(28)))
        self._body = scrolling(Fitting(lines))
        self.setLayout(column((self._nothing, 1), (self._body, 1)))

    def _beginning(self) -> EmptyState:
        return EmptyState(
            self.theme,
            _("Statistics begin with the first answer."),
            _("Choose a situation: its phrases become cards, and each answer counts here."),
            "chart-column",
            _("Begin a situation"),
            lambda: self.workplace.perform("begin_deck"),
        )

    def _card(self, title: str, piece: QWidget) -> QFrame:
        px = self.theme.px
        return frame(
            "card",
            column(label(title, "strong"), px(10), piece, None, margins=(px(16), px(12), px(16), px(14))),
        )

    def refresh(self) -> None:
        """Read all figures and show them."""
        now = self.workplace.clock()
        with self.workplace.journal.read() as connection:
            options = read_options(connection)
            table = Timetable(options)
            found = figures.statistics(connection, table, now)
        something = bool(found.answers)
        self._nothing.setVisible(not something)
        self._body.setVisible(something)
        if something:
            self._show(found, table, options.retention)

    def _show(self, found: Statistics, table: Timetable, aim: float) -> None:
        today = table.day(self.workplace.clock())
        week = [today - timedelta(days=back) for back in range(7)]
        answers = sum(found.answers.get(day, 0) for day in week)
        minutes = sum(found.minutes.get(day, 0.0) for day in week)
        new, learning, young, mature, suspended = found.states
        self._facts.show_facts(
            (
                Fact(_("Days in a row"), formats.number(found.streak)),
                Fact(
                    _("Answers this week"),
                    formats.number(answers),
                    _("{n} min").format(n=round(minutes)),
                ),
                Fact(
                    _("Remembered, 30 days"),
                    percent(found.retention[30]),
                    _("aim {share}").format(share=formats.percent(aim, 0)),
                ),
                Fact(
                    _("Cards known"),
                    formats.number(young + mature),
                    _counted(mature, new + learning, suspended),
                ),
            )
        )
        self._heat.show_days(found.answers, today)
        self._charts(found, table)
        self._retention(found)
        self._by_deck(found)
        self._weakest(found)

    def _charts(self, found: Statistics, table: Timetable) -> None:
        today = table.day(self.workplace.clock())
        days = [today + timedelta(days=ahead) for ahead in range(len(found.forecast))]
        self._forecast.show_bars(
            [
                Bar(
                    count,
                    _("today") if not at else (f"+{at}" if at % _LABEL_EVERY == 0 else ""),
                    labelled(formats.weekday_day(day, today), formats.number(count)),
                )
                for at, (day, count) in enumerate(zip(days, found.forecast, strict=True))
            ]
        )
        past = [today - timedelta(days=back) for back in range(29, -1, -1)]
        self._minutes.show_bars(
            [
                Bar(
                    round(found.minutes.get(day, 0.0), 1),
                    formats.month_day(day) if at % 10 == 0 else (_("today") if day == today else ""),
                    _("{day}: {n} min").format(
                        day=formats.weekday_day(day, today), n=round(found.minutes.get(day, 0.0), 1)
                    ),
                    "sky",
                )
                for at, day in enumerate(past)
            ]
        )
        self._memory(found)

    def _memory(self, found: Statistics) -> None:
        self._buttons.show_bars(
            [
                Bar(
                    count,
                    rating_name(rating),
                    labelled(rating_name(rating), formats.number(count)),
                    RATING_TONES[rating],
                )
                for rating, count in zip(RATINGS, found.ratings, strict=True)
            ]
        )
        self._stability.show_bars(
            [
                Bar(count, words, labelled(words, formats.number(count)))
                for words, count in zip(_bounds(), found.stability, strict=True)
            ]
        )
        self._difficulty.show_bars(
            [
                Bar(count, str(at), labelled(str(at), formats.number(count)), "amber")
                for at, count in enumerate(found.difficulty, 1)
            ]
        )

    def _retention(self, found: Statistics) -> None:
        empty(self._kept)
        rows = (
            (_("Last 7 days"), found.retention[7]),
            (_("Last 30 days"), found.retention[30]),
            (_("Last year"), found.retention[365]),
            (_("Known for long, last year"), found.mature),
        )
        for words, kept in rows:
            self._kept.addWidget(self._share(words, kept.share or 0.0, _kept_words(kept)))

    def _by_deck(self, found: Statistics) -> None:
        empty(self._decks)
        for deck in found.decks:
            share = deck.known / deck.cards if deck.cards else 0.0
            words = _("{known} of {all} known").format(known=deck.known, all=deck.cards)
            if deck.retention.share is not None:
                kept = _("{n} remembered").format(n=percent(deck.retention))
                words = f"{words} · {kept}"
            self._decks.addWidget(self._share(deck_title(deck.name, deck.situation), share, words))

    def _share(self, words: str, share: float, end: str) -> QWidget:
        bar = ProgressBar(self.theme, words, share, width=0)
        px = self.theme.px
        line = row((ElidedLabel(self.theme, words, "body"), 1), label(end, "meta", "text2"), spacing=px(8))
        return holder(column(line, px(4), bar))

    def _weakest(self, found: Statistics) -> None:
        empty(self._weak)
        for one in found.weak:
            lapses = n_("forgotten {n} time", "forgotten {n} times", one.lapses).format(n=one.lapses)
            note = " · ".join((one.wording.english or one.wording.literal, _(KINDS[one.kind])))
            flag = Flag(lapses, "seal") if one.lapses else Flag(_("hard"), "amber")
            made = ItemRow(self.theme, one.wording.simplified, note, flag=flag)
            made.opened.connect(lambda key=one.wording.key: self._open(key))
            self._weak.addWidget(made)
        if not found.weak:
            self._weak.addWidget(
                label(_("Nothing is forgotten again and again."), "meta", "text2", wrap=True)
            )

    def _open(self, key: str) -> None:
        self.phrase_asked.emit(key)


def percent(kept: Retention) -> str:
    """Return a share in per cent, a dash where there is none."""
    return "–" if kept.share is None else formats.percent(kept.share, 0)


def _counted(mature: int, new: int, suspended: int) -> str:
    numbers = {
        "mature": formats.number(mature),
        "new": formats.number(new),
        "suspended": formats.number(suspended),
    }
    if suspended:
        return _("{mature} for long · {new} new · {suspended} suspended").format(**numbers)
    return _("{mature} for long · {new} new").format(**numbers)


def _kept_words(kept: Retention) -> str:
    if not kept.total:
        return _("No reviews")
    return _("{share} of {n}").format(share=percent(kept), n=formats.number(kept.total))


def _bounds() -> Sequence[str]:
    starts = (0, *STABILITY_BOUNDS)
    return [f"{a}–{b}" for a, b in zip(starts, STABILITY_BOUNDS, strict=False)] + [f"{starts[-1]}+"]
