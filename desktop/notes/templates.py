"""Templates of notes: those that come with the program, in the language of the screen, and the person's own."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from desktop.bundled import resources
from desktop.errors import UsageError
from desktop.journal.journal import ChangeSession
from desktop.notes.markdown import clean_body
from desktop.notes.tables import NoteTemplate
from desktop.people.fields import clean_line, existing
from desktop.texts import _

KEYS = (
    "factory-visit", "first-call", "price-talk", "dinner", "post-inspection-call", "weekly-review",
    "contract-reading",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Template:
    """A template; ``id`` is None while it is as it came with the program."""

    key: str
    title: str
    """With ``{date}`` where the day of the note stands."""
    body: str
    id: int | None = None


def templates(connection: Connection, language: str) -> list[Template]:
    """Return all templates, the program's in their order, then the person's own by title."""
    columns = (NoteTemplate.key, NoteTemplate.title, NoteTemplate.body, NoteTemplate.id)
    query = select(*columns).where(NoteTemplate.deleted_at.is_(None)).order_by(NoteTemplate.title)
    own = [Template(*row) for row in connection.execute(query)]
    instead = {template.key: template for template in own if template.key}
    return [instead.get(key) or shipped(key, language) for key in KEYS] + [t for t in own if not t.key]


def shipped(key: str, language: str) -> Template:
    """Return a template as it came with the program; KeyError for an unknown key."""
    if key not in KEYS:
        raise KeyError(key)
    spoken = "zh_CN" if language == "zh_CN" else "en"
    text = (resources() / "notes" / f"{key}.{spoken}.md").read_text("utf-8")
    title, _line, body = text.partition("\n")
    return Template(key, title, body)


def keep_template(session: ChangeSession, template: Template) -> int:
    """Keep a template as the person worded it and return its id. Raises UsageError without a title."""
    title = clean_line(template.title)
    if not title:
        raise UsageError(_("A template needs a title."), _("Type what it is for."))
    body = clean_body(template.body)
    if template.id is None:
        return session.make(NoteTemplate, key=template.key, title=title, body=body).id
    kept = existing(session, NoteTemplate, template.id)
    kept.title, kept.body = title, body
    return kept.id


def drop_template(session: ChangeSession, template_id: int) -> None:
    """Take out a template of the person's own; one of the program is again as it came."""
    existing(session, NoteTemplate, template_id).deleted_at = session.now
