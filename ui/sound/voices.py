"""Which voices of a system speak Mandarin, told by locale and by name, and how to add one: plain values, no Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.texts import _

_LANGUAGES = frozenset(("zh", "cmn", "zho"))
_CANTONESE_PLACES = frozenset(("hk", "mo"))
# Windows: Huihui, Kangkang, Yaoyao (China), Hanhan, Zhiwei, Yating (Taiwan), Xiaoxiao ... Yunyang (natural voices);
# macOS: Tingting, Meijia, Li-Mu, Yu-shu and others; espeak-ng and speech-dispatcher: "Chinese (Mandarin, ...)".
_MANDARIN_NAMES = (
    "mandarin",
    "普通话",
    "huihui",
    "kangkang",
    "yaoyao",
    "hanhan",
    "zhiwei",
    "yating",
    "xiaoxiao",
    "xiaoyi",
    "yunxi",
    "yunyang",
    "yunjian",
    "tingting",
    "ting-ting",
    "meijia",
    "mei-jia",
    "li-mu",
    "yu-shu",
)
_OTHER_NAMES = (
    "cantonese", "粤语", "粵語", "hakka", "shanghai", "hokkien", "min nan", "taiwanese hokkien",
    "tracy", "danny", "sin-ji", "sinji", "hiugaai", "hiumaan", "wanlung",
)  # fmt: skip
"""Voices of other Chinese languages: those of Hong Kong speak Cantonese."""


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """A voice that the system offers; ``locale`` as Qt or the system writes it: zh_CN, cmn, C."""

    engine: str
    name: str
    locale: str

    @property
    def key(self) -> str:
        """What the options keep of it."""
        return f"{self.engine}/{self.name}"


def is_mandarin(voice: VoiceRow) -> bool:
    """Tell whether a voice speaks Mandarin: its locale says so, or its name where the locale says nothing.

    speech-dispatcher gives voices whose language Qt does not know the locale "C" (practice.md, 4), so that the name
    alone tells them; a voice of another language is never taken because of its name.
    """
    parts, name = _parts(voice.locale), voice.name.casefold()
    if any(word in name for word in _OTHER_NAMES) or _CANTONESE_PLACES & set(parts):
        return False
    if parts[0] in _LANGUAGES:
        return True
    return parts[0] in ("", "c") and any(word in name for word in _MANDARIN_NAMES)


def mandarin(voices: Iterable[VoiceRow]) -> list[VoiceRow]:
    """Return the Mandarin voices, best first: of the mainland, natural ones first, then by name.

    espeak-ng offers each of its voices with a hundred timbres, such as "...+Adam": the plain one is enough.
    """
    return sorted((one for one in voices if is_mandarin(one) and "+" not in one.name), key=_rank)


def choose(voices: Iterable[VoiceRow], wanted: str) -> VoiceRow | None:
    """Return the Mandarin voice of the key ``wanted`` (engine and name), else the best one; None when there is none."""
    offered = mandarin(voices)
    return next((one for one in offered if one.key == wanted), offered[0] if offered else None)


def how_to_add(platform: str) -> str:
    """Return how somebody adds a Mandarin voice; ``platform`` as ``sys.platform`` has it."""
    if platform == "win32":
        return _(
            "Windows: open Settings, Time & language, Speech, choose Add voices under Manage voices, and add"
            " Chinese (Simplified, China). Then start Guanxi Journal again."
        )
    if platform == "darwin":
        return _(
            "macOS: open System Settings, Accessibility, Spoken Content, choose Manage Voices under System Voice,"
            " and add a voice of Chinese (China mainland), such as Tingting."
        )
    return _(
        "Linux: install speech-dispatcher with a voice for Mandarin, such as the packages speech-dispatcher and"
        " speech-dispatcher-espeak-ng, then start Guanxi Journal again."
    )


def _parts(locale: str) -> list[str]:
    """Return language, script and place of a locale in small letters."""
    return locale.replace("_", "-").casefold().split("-")


def _rank(voice: VoiceRow) -> tuple[bool, bool, bool, str]:
    name = voice.name.casefold()
    natural = any(word in name for word in ("natural", "neural", "premium", "enhanced", "siri"))
    foreign = "latin as english" in name
    return "tw" in _parts(voice.locale), not natural, foreign, name
