"""How suppliers are put into words for rows, chips and facts."""

from __future__ import annotations

from datetime import datetime

from desktop import formats
from desktop.chinese.names import company_core
from desktop.chinese.places import provinces
from desktop.people import shown
from desktop.people.cadence import Cadence
from desktop.people.last_touch import Flag as Pressing
from desktop.people.last_touch import silent_days
from desktop.people.supplier_reads import SupplierRow
from desktop.texts import _, language, n_
from ui.theme.tokens import TONES, Tone
from ui.widgets.rows import Flag, ListRow, avatar_tone

_STATUS_TONES: dict[str, Tone] = {"active": "ok", "prospect": "sky", "paused": "amber", "ended": "neutral"}
_STATUS_ICONS = {"active": "circle-check", "prospect": "sprout", "paused": "pause", "ended": "circle-slash"}


def avatar_letter(name_zh: str, name_en: str) -> str:
    """Return the first character of a company's brand, else of its English name."""
    if name_zh:
        return company_core(name_zh)[1][:1] or name_zh[:1]
    return name_en[:1].upper()


def place_words(province: str, city_en: str, city_zh: str) -> str:
    """Return city and province as a chip says them."""
    found = provinces().get(province)
    if language() == "zh_CN":
        return f"{found.name if found else ''}{city_zh or city_en}"
    return ", ".join(part for part in (city_en or city_zh, found.english if found else "") if part)


def pressing_flag(flag: Pressing | None) -> Flag | None:
    """Return the chip for the most pressing thing."""
    if flag is None:
        return None
    if flag.kind == "overdue":
        return Flag(n_("{n} day late", "{n} days late", flag.days).format(n=flag.days), "seal")
    if flag.kind == "due":
        return Flag(_("Due today"), "amber")
    return Flag(_("Going cold"), "seal") if flag.kind == "cold" else Flag(_("Time to talk"), "sky")


def list_row(row: SupplierRow, flag: Pressing | None, now: datetime) -> ListRow:
    """Return a supplier as a list shows it."""
    place = shown.whole(row.city_zh, row.city_en)
    title, second = shown.two_lines(row.name_zh, row.name_en, row.name_pinyin)
    return ListRow(
        title=title,
        second=second,
        third=" · ".join(part for part in (place, row.main_contact) if part),
        age=formats.age(silent_days(row.last_touch, now)),
        flag=pressing_flag(flag),
        tone=avatar_tone(row.id),
        avatar=avatar_letter(row.name_zh, row.name_en),
    )


def status_flag(status: str, words: str) -> Flag:
    """Return the chip for a supplier's status."""
    return Flag(words, _STATUS_TONES.get(status, "neutral"), _STATUS_ICONS.get(status, "circle"))


def tag_tone(tone: str) -> Tone:
    """Return the tone of a tag; one that a newer program wrote counts as neutral."""
    return next((known for known in TONES if known == tone), "neutral")


def cadence_words(cadence: Cadence | None) -> tuple[str, str]:
    """Return how often to be in touch, and why."""
    if cadence is None:
        return _("Not set"), _("Give a tier or days")
    often = n_("Every day", "Every {n} days", cadence.ideal).format(n=cadence.ideal)
    why = {
        "contact": _("{n} at most"),
        "supplier": _("{n} at most"),
        "tag": _("{n} at most, by a tag"),
        "tier": _("{n} at most, by tier"),
    }
    return often, why[cadence.source].format(n=cadence.longest)
