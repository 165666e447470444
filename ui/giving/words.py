"""Gifts as rows and flags say them."""

from __future__ import annotations

from datetime import date

from desktop import formats
from desktop.giving.gifts import GiftRow
from desktop.giving.words import occasion_label, state_label
from desktop.texts import _
from desktop.trade.money import money
from ui.theme.tokens import Tone
from ui.widgets.rows import Flag

_TONES: dict[str, Tone] = {
    "idea": "neutral",
    "planned": "amber",
    "bought": "amber",
    "sent": "sky",
    "given": "ok",
    "received": "accent",
    "declined": "seal",
}


def gift_flag(gift: GiftRow) -> Flag:
    """Return where a gift stands, as a chip."""
    return Flag(state_label(gift.state), _TONES.get(gift.state, "neutral"))


def gift_note(gift: GiftRow, today: date) -> str:
    """Return occasion, day, worth and what was said of a gift in one line."""
    parts = [occasion_label(gift.occasion)]
    day = gift.on_date or gift.sent_on or gift.for_day
    if day is not None:
        shown = formats.short_day(day, today)
        parts.append(_("for {day}").format(day=shown) if day == gift.for_day and not gift.on_date else shown)
    if gift.value:
        parts.append(money(gift.value, gift.currency))
    if gift.tracking and gift.state == "sent":
        parts.append(_("parcel {number}").format(number=gift.tracking))
    parts.append(gift.reaction.replace("\n", " "))
    return " · ".join(filter(None, parts))


def team_words(gift: GiftRow) -> str:
    """Return for which team a gift is; nothing for one person's."""
    if not gift.for_team:
        return ""
    return _("Team: {department}").format(department=gift.department) if gift.department else _("Whole team")
