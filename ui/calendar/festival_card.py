"""A festival on a card: its names, what it means for business, what to say and what not to say."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel

from desktop.almanac.festivals import Festival, Words
from desktop.people import shown
from desktop.texts import _, p_
from ui.theme.theme import Theme
from ui.widgets.layouts import column, frame
from ui.widgets.text import label


def festival_card(theme: Theme, festival: Festival) -> QFrame:
    """Return the card of a festival; its words can be selected and copied."""
    lines = column(
        label(festival.hanzi, "kai"),
        *(() if shown.chinese() else _latin(festival)),
        margins=(14, 12, 14, 12), spacing=theme.px(2),
    )  # fmt: skip
    for caption, text, tone in (
        ("", festival.meaning, "text"),
        (p_("festival", "Say"), festival.say, "ok"),
        (_("Better not"), festival.avoid, "seal"),
    ):
        said = _in_language(text)
        if said:
            lines.addSpacing(theme.px(4))
            if caption:
                lines.addWidget(label(caption, "caption", tone))
            lines.addWidget(_copied(said))
    return frame("card", lines)


def _latin(festival: Festival) -> tuple[QLabel, QLabel]:
    return label(festival.english, "strong", wrap=True), label(festival.pinyin, "meta", "text2")


def _copied(text: str) -> QLabel:
    made = label(text, "meta", "text2", wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def _in_language(text: Words) -> str:
    return text.zh if shown.chinese() else text.en
