"""Occasions to speak: which situations belong to a call, a visit, a dinner, and which wishes to a festival."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from desktop.almanac.festivals import Occurrence, festivals_between
from desktop.almanac.lunar import DateOutOfRange
from desktop.chinese.tables import surnames
from desktop.practice.wordings import Wording, shelved
from desktop.texts import N_

OCCASIONS: dict[str, str] = {
    "call": N_("Call"),
    "visit": N_("Factory visit"),
    "dinner": N_("Dinner"),
    "negotiation": N_("Negotiation"),
    "complaint": N_("Complaint"),
    "festival": N_("Festival"),
}
SITUATIONS_OF: dict[str, tuple[str, ...]] = {
    "call": ("wechat_phone", "orders", "small_talk"),
    "visit": ("first_contact", "names_titles", "factory_walk", "quality", "small_talk", "farewell"),
    "dinner": ("dinner", "toasts", "small_talk", "gifts"),
    "negotiation": ("price", "payment_contract", "orders", "soft_no"),
    "complaint": ("quality", "delay_complaint", "soft_no", "farewell"),
    "festival": ("holiday_wishes", "gifts"),
}
WAKE_DAYS = 14
"""Wishes wake up so many days before their festival."""
_WORDS: dict[str, tuple[str, ...]] = {
    "new_year": ("元旦",),
    "laba": ("腊八",),
    "little_new_year": ("小年",),
    "new_years_eve": ("除夕", "年夜饭"),
    "spring_festival": ("春节快乐", "新年快乐", "过年好", "早年", "恭喜发财", "阖家"),
    "reopening": ("开工大吉", "开门红", "开市大吉"),
    "lantern": ("元宵",),
    "womens_day": ("妇女节", "女神节", "三八"),
    "qingming": ("清明",),
    "labour_day": ("五一", "劳动节"),
    "dragon_boat": ("端午",),
    "mid_autumn": ("中秋",),
    "national_day": ("国庆",),
    "double_ninth": ("重阳",),
    "winter_solstice": ("冬至",),
    "christmas": ("圣诞",),
}
_FIRST_MEETING = "first_contact"
"""The situation whose phrases introduce oneself."""
_FIRST_ORDER = ("试单", "第一单", "首单", "第一次合作")
_TITLES = ("总", "董", "厂长", "经理", "主任", "老板", "师傅", "工", "先生", "女士", "小姐", "姐", "哥")
_NO_NAMES = frozenset("和同向有该从何方全安施完手开分")
"""Characters that are family names by chance before such a word: 完工, 手工, 施工, 开工."""
_SENIOR = ("总", "董事", "厂长", "经理", "主任", "老板", "师傅", "工程师", "教授", "书记", "局长")


@dataclass(frozen=True, slots=True)
class Waking:
    """A festival that comes, with the wishes for it."""

    occurrence: Occurrence
    days: int
    """Days until it; 0 today."""
    wishes: tuple[Wording, ...]


def waking(today: date, days: int = WAKE_DAYS) -> tuple[Waking, ...]:
    """Return the mainland festivals of the coming days for which the library has wishes, the next first."""
    try:
        coming = festivals_between(today, today + timedelta(days=days), ("cn",))
    except DateOutOfRange:
        return ()
    found = [
        Waking(occurrence, (occurrence.first - today).days, wishes_for(occurrence.festival.key))
        for occurrence in sorted(coming, key=lambda one: one.first)
        if occurrence.first >= today
    ]
    return tuple(one for one in found if one.wishes)


def wishes_for(festival: str) -> tuple[Wording, ...]:
    """Return the wishes of the library that name a festival."""
    words = _WORDS.get(festival, ())
    return tuple(
        one
        for one in shelved().values()
        if one.situation == "holiday_wishes" and any(word in one.simplified for word in words)
    )


def is_for_strangers(wording: Wording, *, met: bool, ordered: bool) -> bool:
    """Say whether a phrase makes sense only before one has met a person, or has ordered from their company."""
    return ((met or ordered) and wording.situation == _FIRST_MEETING) or (
        ordered and any(word in wording.simplified for word in _FIRST_ORDER)
    )


def is_senior(title: str, decision_role: str) -> bool:
    """Say whether a person is addressed with 您 by their title or because they decide."""
    return decision_role == "decides" or any(word in title for word in _SENIOR)


def names_somebody(text: str, address: str) -> bool:
    """Say whether a phrase addresses somebody (王总, 陈经理) other than who is called ``address``."""
    rest = text.replace(address, "") if address else text
    return any(
        rest[at] in surnames()
        and rest.startswith(_TITLES, at + 1)
        and rest[at] not in _NO_NAMES
        and rest[at - 1 : at] != rest[at]  # 谢谢老板
        for at in range(len(rest) - 1)
    )


def fits(wording: Wording, *, senior: bool) -> bool:
    """Say whether a phrase may be said to a person: no 你 to a senior, nothing intimate to anybody by proposal."""
    return wording.register in (("neutral", "nin") if senior else ("neutral", "nin", "ni"))
