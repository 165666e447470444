"""What a person writes down on the ladder: a call that nobody took, a message, a word to a colleague, a later day."""

from __future__ import annotations

from datetime import date, datetime

from desktop.chinese import pinyin
from desktop.commitments.follow_ups import add_follow_up
from desktop.giving.filling import Word, day_word
from desktop.giving.sent import message_draft
from desktop.journal.journal import ChangeSession
from desktop.rhythm.best_hours import Window
from desktop.rhythm.ladder import Step
from desktop.texts import _
from desktop.touches.logging import TouchDraft, log_touch

TEMPLATES = {
    "message": "contact.cannot_reach",
    "other_channel": "contact.other_channel",
    "colleague": "contact.pass_on",
}
"""The message of a rung."""
_PARTS = ((12, "上午"), (13, "中午"), (18, "下午"), (24, "晚上"))


def log_try(
    session: ChangeSession, step: Step, contact_id: int, text: str, now: datetime, zone: str = ""
) -> int:
    """Log what was tried on a rung at an aware moment; return the id of the touch, or of the follow-up.

    A call that nobody took does not count as a touch; a message does, as every message that is sent.
    """
    if step.key == "later":
        return add_follow_up(session, step.on, text, contact_id=contact_id)
    if step.key == "call":
        draft = TouchDraft(
            now,
            (contact_id,),
            kind="call",
            channel=step.channel,
            direction="out",
            zone=zone,
            summary=_("Called, nobody answered"),
            counts=False,
        )
        return log_touch(session, draft)
    to = step.helper.contact_id if step.key == "colleague" and step.helper else contact_id
    return log_touch(session, message_draft((to,), step.channel or "wechat", text, now, zone))


def time_word(window: Window, today: date) -> Word:
    """Return a window of China's time as one says it: 今天下午3点到5点半; English names day and clock."""
    day = day_word(window.start.date(), today)
    first, last = (_said(moment) for moment in window)
    same = first[0] == last[0]
    zh = f"{day.zh}{first[0]}{first[1]}到{'' if same else last[0]}{last[1]}"
    clock = f"{window.start:%H:%M}", f"{window.end:%H:%M}"
    return Word(zh, pinyin.marks(zh), f"on {day.en} from {clock[0]} to {clock[1]}")


def _said(moment: datetime) -> tuple[str, str]:
    """Return the part of the day and the hour as they are said."""
    part = next(word for until, word in _PARTS if moment.hour < until)
    hour = moment.hour - 12 if moment.hour > 12 else moment.hour
    minute = {0: "", 30: "半"}.get(moment.minute, f"{moment.minute:02}分")
    return part, f"{hour}点{minute}"
