"""What a line would log, as chips: how, with whom, when, and what is next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import cast

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop import formats
from desktop.people.words import channel_label
from desktop.texts import _
from desktop.touches.quick_entry import QuickDraft
from desktop.touches.words import KINDS, kind_for_channel, kind_label
from ui.theme.theme import Theme
from ui.theme.tokens import Tone
from ui.touches.words import length_words
from ui.widgets.painted import Painted
from ui.widgets.painting import chip_width, painting_on
from ui.widgets.rows import Flag


class ChipLine(Painted):
    """Chips side by side, in as many lines as they need; all of them are the accessible name."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.flags: tuple[Flag, ...] = ()
        super().__init__(theme, parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_flags(self, flags: Sequence[Flag]) -> None:
        """Show other chips."""
        self.flags = tuple(flags)
        self.setAccessibleName(", ".join(flag.text for flag in flags))
        self.dress()

    def dress(self) -> None:
        """Take the height that the chips need at the present width."""
        super().dress()
        self.setFixedHeight(round(max((box.bottom() for box in self._boxes()), default=self.theme.px(22))))

    def _boxes(self) -> list[QRectF]:
        """Return the place of each chip; what finds no room goes on in a new line."""
        gap, tall, boxes = self.theme.px(6), self.theme.px(22), list[QRectF]()
        left = top = 0.0
        for flag in self.flags:
            wide = min(chip_width(self.theme, flag, tall=True), max(self.width(), self.theme.px(60)))
            if left and left + wide > self.width():
                left, top = 0.0, top + tall + gap
            boxes.append(QRectF(left, top, wide, tall))
            left += wide + gap
        return boxes

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the line anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.dress()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint all chips."""
        painter = QPainter(self)
        paint = painting_on(self, self.theme, painter)
        for flag, box in zip(self.flags, self._boxes(), strict=True):
            paint.chip(box, flag)
        painter.end()


def way(quick: QuickDraft, preferred: str) -> tuple[str, str]:
    """Return the kind and channel that logging would give: typed, else preferred, else as usual for the kind."""
    if not quick.kind:
        kind = kind_for_channel(preferred)
        return kind, preferred or KINDS[kind].channel
    fits = bool(preferred) and kind_for_channel(preferred) == quick.kind
    return quick.kind, preferred if fits else KINDS[quick.kind].channel


def preview(quick: QuickDraft, preferred: str, supplier: str, now: datetime) -> list[Flag]:
    """Return the chips of a line; ``supplier`` is what the touch belongs to when nobody is named."""
    flags = [_way_flag(quick, preferred)]
    flags += [Flag(person.name, "accent", "user") for person in quick.people]
    if not quick.people and supplier:
        flags.append(Flag(supplier, "accent", "factory"))
    flags.append(Flag(_when(quick.at, now), "plum" if quick.at > now else "neutral", "clock"))
    if quick.minutes:
        flags.append(Flag(length_words(quick.minutes), "neutral", "timer"))
    if quick.asks:
        flags.append(Flag(_("Asks a question"), "sky", "message-circle-question"))
    if quick.follow_up is not None:
        flags.append(_follow_up(quick, now))
    return flags


def _way_flag(quick: QuickDraft, preferred: str) -> Flag:
    key, channel = way(quick, preferred)
    kind = KINDS[key]
    words = kind_label(key)
    if channel:
        words = _("{kind}, {channel}").format(kind=words, channel=channel_label(channel))
    if quick.started_by == "them":
        words = _("{way}, they began").format(way=words)
    return Flag(words, cast("Tone", kind.tone), kind.icon)


def _when(at: datetime, now: datetime) -> str:
    time = formats.time_of_day(at, at.tzinfo)
    days = (at.date() - now.date()).days
    if days == 0:
        return _("Today {time}").format(time=time)
    if days == -1:
        return _("Yesterday {time}").format(time=time)
    day = formats.weekday_day(at.date(), now.date())
    return _("{day} {time}").format(day=day, time=time)


def _follow_up(quick: QuickDraft, now: datetime) -> Flag:
    assert quick.follow_up is not None
    day = formats.weekday_day(quick.follow_up[0], now.date())
    flag = Flag(_("Follow up {day}").format(day=day), "amber", "bell")
    if not quick.follow_up[1]:
        return flag
    return replace(flag, text=_("{what}: {text}").format(what=flag.text, text=quick.follow_up[1]))
