"""What painted rows show: plain values that a model returns for ``Qt.ItemDataRole.UserRole``, one call per row."""

from __future__ import annotations

from dataclasses import dataclass

from ui.theme.tokens import Tone


@dataclass(frozen=True, slots=True)
class Flag:
    """One chip: a word, its tone and perhaps an icon of resources/icons."""

    text: str
    tone: Tone = "neutral"
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """A bar with its words: ``share`` from 0 to 1."""

    share: float
    caption: str = ""
    tone: Tone = "accent"


@dataclass(frozen=True, slots=True)
class ListRow:
    """A supplier or contact in a list of three lines; ``tone`` colours the avatar."""

    title: str
    second: str = ""
    third: str = ""
    age: str = ""
    flag: Flag | None = None
    tone: Tone = "accent"
    avatar: str = ""
    person: bool = False

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it; models return it for ``AccessibleTextRole``."""
        return _joined(self.title, self.second, self.third, self.flag.text if self.flag else "", self.age)


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One thing that happened; ``heading`` opens a new stretch of time above it."""

    icon: str
    tone: Tone
    title: str
    when: str
    body: str = ""
    chips: tuple[Flag, ...] = ()
    heading: str = ""
    progress: Progress | None = None

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it; models return it for ``AccessibleTextRole``."""
        caption = self.progress.caption if self.progress else ""
        return _joined(self.heading, self.title, self.when, self.body, caption, *(c.text for c in self.chips))


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file: its name and a line below, under its small picture (named by ``picture``) or an icon."""

    title: str
    second: str = ""
    picture: str = ""
    icon: str = "file"

    @property
    def spoken(self) -> str:
        """The file as a screen reader says it."""
        return _joined(self.title, self.second)


@dataclass(frozen=True, slots=True)
class NavRow:
    """A place or saved view in the sidebar: an icon for a place, a tone dot for a view."""

    key: str
    title: str
    icon: str = ""
    count: str = ""
    tone: Tone | None = None

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        return _joined(self.title, self.count)


@dataclass(frozen=True, slots=True)
class Fact:
    """One of the facts in a card: a caption, a value, a line under it; ``meter`` is filled steps and their number."""

    caption: str
    value: str
    note: str = ""
    meter: tuple[int, int] | None = None


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


# The longest tone cycle of avatars, in the order in which neighbours differ most.
AVATAR_TONES: tuple[Tone, ...] = ("accent", "sky", "plum", "amber", "ok", "seal")
_WORD = (1 << 64) - 1
_MIXER = 0x9E3779B97F4A7C15  # 2**64 divided by the golden ratio: Knuth, The Art of Computer Programming, 6.4


def avatar_tone(number: int) -> Tone:
    """Return the avatar tone of a record by its id, so that it keeps its colour in every list."""
    # Ids hold device and count in their low bits, which are alike; the product carries all bits into the high ones.
    return AVATAR_TONES[(number * _MIXER & _WORD) * len(AVATAR_TONES) >> 64]
