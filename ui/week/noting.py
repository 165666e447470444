"""The note of a week: the person's template of the weekly review, after the facts."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.notes import keeping
from desktop.notes.templates import templates
from desktop.texts import _, language
from desktop.today.week import Section, Week
from ui.week import words
from ui.workplace import Workplace

_LINES = 8


def facts(week: Week, sections: Sequence[Section]) -> str:
    """Return the facts of a week as lines of a note."""
    lines, part = [], ""
    for section in sections:
        if section.part != part:
            part = section.part
            lines += ["", f"# {words.part_title(part)}"]
        lines.append(f"- {words.title(section)}: {words.count(section)}")
        for line in section.lines[:_LINES]:
            note = words.note(section, line)
            lines.append(f"  - {line.title}{f' ({note})' if note else ''}")
        if len(section.lines) > _LINES:
            lines.append(f"  - … +{len(section.lines) - _LINES}")
    return "\n".join([*lines, "", f"- {words.practised(week)}"]).strip()


def make_note(workplace: Workplace, week: Week, sections: Sequence[Section]) -> None:
    """Make the note and go to it."""
    today = workplace.today
    with workplace.journal.read() as connection:
        template = next(one for one in templates(connection, language()) if one.key == "weekly-review")
    title = template.title.replace("{date}", words.span(week)).strip()
    body = f"{facts(week, sections)}\n\n{template.body}"
    made = workplace.change(
        _("Note of the week"),
        lambda session: keeping.make_note(session, today, title=title, body=body),
        toast="",
    )
    if made is not None:
        workplace.show_record("note", made)
