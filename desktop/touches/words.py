"""The words of touches: kinds, moods, directions and settings, with their letters, icons and labels."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.texts import N_, _


@dataclass(frozen=True, slots=True)
class TouchKind:
    """A kind of touch: its key in the journal, its letter in a quick entry, and how the screen shows it."""

    key: str
    letter: str
    icon: str
    """Name of a Lucide icon in resources/icons."""
    tone: str
    """One of the tones of the theme: sky, plum, ok, seal, amber, accent, neutral."""
    label: str
    """English source of the label; ``kind_label`` translates it."""
    channel: str
    """Channel that it uses when none is named; empty when face to face."""


_ALL = (
    TouchKind("call", "c", "phone", "ok", N_("Call"), "phone"),
    TouchKind("message", "m", "message-circle", "sky", N_("Message"), "wechat"),
    TouchKind("mail", "e", "mail", "sky", N_("Mail"), "mail"),
    TouchKind("visit", "v", "plane", "accent", N_("Visit"), ""),
    TouchKind("meeting", "t", "users", "amber", N_("Meeting"), ""),
    TouchKind("meal", "d", "utensils", "plum", N_("Meal"), ""),
    TouchKind("gift", "g", "gift", "seal", N_("Gift"), ""),
    TouchKind("note", "n", "notebook-pen", "neutral", N_("Note"), ""),
)
KINDS: dict[str, TouchKind] = {kind.key: kind for kind in _ALL}
"""All kinds by key, in the order in which a form offers them."""
FACE_TO_FACE = ("visit", "meeting", "meal")
LETTERS: dict[str, str] = {kind.letter: kind.key for kind in _ALL}
"""Letter of a quick entry to the kind's key: c call, m message, e mail, v visit, t meeting (talk), d meal (dinner),
g gift, n note."""
MOODS = ("warm", "neutral", "tense")
DIRECTIONS = ("in", "out", "both")
SETTINGS = ("private", "public")
STARTERS = ("us", "them")
MOOD_ICONS = {"warm": "smile", "neutral": "meh", "tense": "frown"}
MOOD_TONES = {"warm": "ok", "neutral": "neutral", "tense": "seal"}
_CALLED = frozenset({"phone", "mobile", "zoom", "tencent_meeting", "teams", "skype"})
_ONE_WAY = frozenset({"message", "mail", "gift"})


def kind_for_channel(channel: str) -> str:
    """Return the kind of a touch on a channel: voice and video are calls, mail is mail, all others messages."""
    if channel in _CALLED:
        return "call"
    return "mail" if channel == "mail" else "message"


def usual_direction(kind: str, started_by: str) -> str:
    """Return the direction that a kind has when none is told: a message goes one way, a talk both."""
    if kind not in _ONE_WAY:
        return "both"
    return "out" if started_by == "us" else "in"


def kind_label(key: str) -> str:
    """Return the translated name of a kind; an unknown key is shown as it is."""
    return _(KINDS[key].label) if key in KINDS else key


def mood_label(key: str) -> str:
    """Return the translated name of a mood; empty for none."""
    return {"warm": _("Warm"), "neutral": _("Neutral"), "tense": _("Tense")}.get(key, "")


def direction_label(key: str) -> str:
    """Return the translated name of a direction."""
    return {"in": _("From them"), "out": _("From us"), "both": _("Both ways")}.get(key, key)


def starter_label(key: str) -> str:
    """Return who began a touch, translated."""
    return {"us": _("We began"), "them": _("They began")}.get(key, key)


def setting_label(key: str) -> str:
    """Return whether others heard it, translated: criticism before others costs face."""
    return {"private": _("In private"), "public": _("In front of others")}.get(key, key)


def touch_title(kind: str, direction: str, channel: str, people: str) -> str:
    """Return the headline of a touch, such as ``Call with Li Wei``.

    ``channel`` is the translated name of the channel or empty, ``people`` the joined names; nobody gives the kind
    alone.
    """
    if not people:
        return kind_label(kind)
    if kind == "message" and channel:
        return _("{channel} with {people}").format(channel=channel, people=people)
    return _headline(kind, direction).format(people=people)


def _headline(kind: str, direction: str) -> str:
    headlines = {
        ("mail", "in"): _("Mail from {people}"),
        ("mail", "out"): _("Mail to {people}"),
        ("gift", "in"): _("Gift from {people}"),
        ("gift", "out"): _("Gift to {people}"),
        ("call", "both"): _("Call with {people}"),
        ("message", "both"): _("Message with {people}"),
        ("mail", "both"): _("Mail with {people}"),
        ("visit", "both"): _("Visit with {people}"),
        ("meeting", "both"): _("Meeting with {people}"),
        ("meal", "both"): _("Meal with {people}"),
        ("gift", "both"): _("Gifts with {people}"),
        ("note", "both"): _("Note on {people}"),
    }
    return headlines.get((kind, direction)) or headlines.get((kind, "both"), "{people}")
