"""The pages of an archive that a person reads in any browser: an index, all touches, and lists of notes and files.

They are for reading alone; what comes back is read from the records.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from html import escape
from urllib.parse import quote

from sqlalchemy import Connection, select

from desktop import formats, texts
from desktop.about import NAME, VERSION
from desktop.attachments.tables import Attachment
from desktop.notes.reads import NoteCard
from desktop.people.contact_reads import ContactFilter, ContactRow, contact_ids, contact_rows
from desktop.people.supplier_reads import SupplierFilter, SupplierRow, supplier_ids, supplier_rows
from desktop.people.words import status_label
from desktop.texts import _, n_, p_
from desktop.touches.timeline import TimelineEntry, timeline_rows
from desktop.touches.timeline_ids import timeline_ids

_PAGE = 500
_STYLE = (
    "body{font:15px/1.5 system-ui,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;max-width:60em;"
    "margin:2em auto;padding:0 1em;color:#1e1c19}h1,h2{font-weight:600}table{border-collapse:collapse;width:100%}"
    "td,th{text-align:left;vertical-align:top;padding:.3em .8em .3em 0;border-bottom:1px solid #e7e3dc}"
    "small,th{color:#5c5850;font-weight:400}article{margin:0 0 1.2em;white-space:pre-wrap}"
)

Page = tuple[str, Iterator[bytes]]


def pages(
    connection: Connection,
    counts: Mapping[str, int],
    now: datetime,
    notes: Mapping[str, NoteCard],
    files: Mapping[int, str],
) -> Iterator[Page]:
    """Give name and content of each page, in the language in force.

    ``counts`` are the rows of each table, ``notes`` the notes by their path, ``files`` the paths by attachment.
    """
    yield "README.txt", iter([_readme(now).encode()])
    yield "index.html", _index(connection, counts, now)
    yield "touches.html", _touches(connection)
    yield "notes.html", _notes(notes)
    yield "files.html", _files(connection, files)


def _readme(now: datetime) -> str:
    lines = (
        f"{NAME} {VERSION}, {now.date().isoformat()}",
        "",
        _(
            "This folder holds a whole journal, open to read: it is not encrypted. Keep it where only you can."
        ),
        "",
        _("index.html: suppliers, people, touches, notes and files, for any browser."),
        _("records/: everything, a file for each kind of record, a line of JSON for each record."),
        _("schema.json: what the fields of those lines are."),
        _("attachments/: files, under their own names."),
        _("notes/: notes as Markdown, with links to their pictures and files."),
        _("manifest.json: all files with their SHA-256, by which an import sees that nothing is missing."),
        "",
        _("To bring it back: make a new journal, then choose “Import archive” in the menu Journal."),
    )
    return "\n".join(lines) + "\n"


def _head(title: str) -> str:
    language = texts.language().replace("_", "-")
    return (
        f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style><body><h1>{escape(title)}</h1>\n"
    )


def _index(connection: Connection, counts: Mapping[str, int], now: datetime) -> Iterator[bytes]:
    suppliers = supplier_ids(connection, SupplierFilter())
    people = contact_ids(connection, ContactFilter())
    told = (
        n_("{n} supplier", "{n} suppliers", len(suppliers)).format(n=len(suppliers)),
        n_("{n} contact", "{n} contacts", len(people)).format(n=len(people)),
        n_("{n} touch", "{n} touches", counts.get("touch", 0)).format(n=counts.get("touch", 0)),
    )
    yield (_head(_("A journal of {day}").format(day=formats.whole_day(now.date())))).encode()
    more = (("touches", _("Touches")), ("notes", p_("place", "Notes")), ("files", _("Files")))
    links = (f'<a href="{name}.html">{escape(words)}</a>' for name, words in more)
    yield f"<p>{' · '.join([*map(escape, told), *links])}</p>\n".encode()
    yield _heading(_("Suppliers"))
    yield _table(_("Name"), _("Place"), _("Status"), _("Last touch"))
    for page in _paged(suppliers):
        yield "".join(map(_supplier, supplier_rows(connection, page))).encode()
    yield b"</table>\n"
    yield _heading(_("Contacts"))
    yield _table(p_("person", "Name"), _("Say"), _("Work"), _("Last touch"))
    for page in _paged(people):
        yield "".join(map(_person, contact_rows(connection, page))).encode()
    yield b"</table>\n"


def _heading(title: str) -> bytes:
    return f"<h2>{escape(title)}</h2>\n".encode()


def _table(*heads: str) -> bytes:
    cells = "".join(f"<th>{escape(head)}</th>" for head in heads)
    return f"<table><tr>{cells}</tr>\n".encode()


def _row(*cells: str) -> str:
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>\n"


def _two(first: str, second: str) -> str:
    lines = [escape(first)] if first else []
    return "<br>".join(
        [*lines, *([f"<small>{escape(second)}</small>"] if second and second != first else [])]
    )


def _supplier(row: SupplierRow) -> str:
    place = _two(row.city_zh or row.city_en, row.city_en if row.city_zh else "")
    return _row(
        _two(row.name_zh or row.name_en, row.name_en),
        place,
        escape(status_label(row.status)),
        _day(row.last_touch),
    )


def _person(row: ContactRow) -> str:
    job = row.job
    work = (
        _two(job.company_zh or job.company_en, " · ".join(filter(None, (job.department, job.title))))
        if job
        else ""
    )
    name = _two(row.name_zh or row.name_en, " · ".join(filter(None, (row.pinyin, row.name_en))))
    return _row(name, escape(row.form_of_address), work, _day(row.last_touch))


def _day(at: datetime | None) -> str:
    return escape(formats.whole_day(at.astimezone().date())) if at else ""


def _touches(connection: Connection) -> Iterator[bytes]:
    yield _head(_("Touches")).encode()
    for page in _paged(timeline_ids(connection)):
        yield "".join(map(_touch, timeline_rows(connection, page))).encode()


def _touch(entry: TimelineEntry) -> str:
    when = escape(formats.whole_day(entry.at.date()))
    body = "\n".join(filter(None, (entry.summary, entry.excerpt)))
    return f"<article><small>{when}</small> <b>{escape(entry.title)}</b>\n{escape(body)}</article>\n"


def _notes(notes: Mapping[str, NoteCard]) -> Iterator[bytes]:
    yield _head(p_("place", "Notes")).encode()
    yield _table(p_("of a note", "Title"), _("Written"))
    for path, card in notes.items():
        yield _row(_link(path, card.shown_title), _day(card.written_at)).encode()
    yield b"</table>\n"


def _files(connection: Connection, paths: Mapping[int, str]) -> Iterator[bytes]:
    yield _head(_("Files")).encode()
    yield _table(_("Name"), _("Added"))
    query = select(Attachment.id, Attachment.name, Attachment.created_at).where(
        Attachment.deleted_at.is_(None)
    )
    for number, name, added in connection.execute(query.order_by(Attachment.id)):
        if number in paths:
            yield _row(_link(paths[number], name), _day(added)).encode()
    yield b"</table>\n"


def _link(path: str, words: str) -> str:
    return f'<a href="{escape(quote(path))}">{escape(words or path)}</a>'


def _paged(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + _PAGE] for start in range(0, len(ids), _PAGE))
