"""The keys of people and suppliers in their order, and the words that the screen shows for them."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.texts import N_, _

_KINDS = {
    "factory": N_("Factory"),
    "trader": N_("Trading company"),
    "agent": N_("Agent"),
    "other": N_("Other company"),
}
_STATUSES = {
    "prospect": N_("Prospect"),
    "active": N_("Active"),
    "paused": N_("Paused"),
    "ended": N_("Ended"),
}
_TIERS = {
    1: N_("Tier 1, closest"),
    2: N_("Tier 2"),
    3: N_("Tier 3"),
    4: N_("Tier 4"),
    5: N_("Tier 5, occasional"),
}
_SKILLS = {
    "certification": N_("Certification"),
    "foreign_trade": N_("Foreign trade"),
    "materials": N_("Materials"),
    "communication": N_("Communication"),
    "transparency": N_("Transparency"),
    "directness": N_("Directness"),
    "common_sense": N_("Common sense"),
}
_CHANNELS = {
    "wechat": N_("WeChat"),
    "phone": N_("Phone"),
    "mobile": N_("Mobile"),
    "mail": N_("E-mail"),
    "qq": N_("QQ"),
    "dingtalk": N_("DingTalk"),
    "wecom": N_("WeCom"),
    "zoom": N_("Zoom"),
    "tencent_meeting": N_("Tencent Meeting"),
    "teams": N_("Teams"),
    "whatsapp": N_("WhatsApp"),
    "alibaba": N_("Alibaba"),
    "skype": N_("Skype (closed in 2025)"),
}
_DECISION_ROLES = {
    "decides": N_("Decides"),
    "influences": N_("Influences the decision"),
    "prepares": N_("Prepares the decision"),
    "executes": N_("Carries it out"),
}
_STANCES = {
    "supporter": N_("Supporter"),
    "neutral": N_("Neutral"),
    "doubter": N_("Doubter"),
}
_RELATIONS = {
    "family": N_("Family"),
    "couple": N_("Couple"),
    "schoolmate": N_("Schoolmates"),
    "former_colleague": N_("Former colleagues"),
    "same_town": N_("From the same town"),
    "friend": N_("Friends"),
    "mentor": N_("Master and apprentice"),
    "other": N_("Know each other"),
}
_GENDERS = {"f": N_("Woman"), "m": N_("Man")}
_DIRECTIONS = {"given": N_("We did it, they owe us"), "received": N_("They did it, we owe them")}

KINDS = tuple(_KINDS)
STATUSES = tuple(_STATUSES)
TIERS = tuple(_TIERS)
SKILLS = tuple(_SKILLS)
CHANNELS = tuple(_CHANNELS)
DECISION_ROLES = tuple(_DECISION_ROLES)
STANCES = tuple(_STANCES)
RELATIONS = tuple(_RELATIONS)
GENDERS = tuple(_GENDERS)
FAVOUR_DIRECTIONS = tuple(_DIRECTIONS)
TAG_TONES = ("neutral", "accent", "seal", "amber", "sky", "plum", "ok")


def _word(table: Mapping[str, str], key: str) -> str:
    """Return the word for a key; an unknown key, as a newer program may write it, stands for itself."""
    return _(table[key]) if key in table else key


def kind_label(kind: str) -> str:
    """Return the word for a kind of supplier."""
    return _word(_KINDS, kind)


def status_label(status: str) -> str:
    """Return the word for a supplier's status."""
    return _word(_STATUSES, status)


def tier_label(tier: int | None) -> str:
    """Return the words for a tier of 1 to 5; empty for none."""
    return _(_TIERS[tier]) if tier in _TIERS else ""


def skill_label(skill: str) -> str:
    """Return the word for one of the seven skills."""
    return _word(_SKILLS, skill)


def channel_label(kind: str) -> str:
    """Return the name of a channel."""
    return _word(_CHANNELS, kind)


def decision_role_label(role: str) -> str:
    """Return the word for the part that a person has in decisions; empty for none."""
    return _word(_DECISION_ROLES, role)


def stance_label(stance: str) -> str:
    """Return the word for how somebody stands to us; what is not known says so."""
    return _word(_STANCES, stance) if stance else _("Stance unknown")


def relation_label(kind: str) -> str:
    """Return the words for a tie between two people."""
    return _word(_RELATIONS, kind)


def gender_label(gender: str) -> str:
    """Return the word for a gender; empty for none."""
    return _word(_GENDERS, gender)


def favour_label(direction: str) -> str:
    """Return the words for who owes whom."""
    return _word(_DIRECTIONS, direction)
