"""Deleting a person completely: afterwards no table, no history, no index and no byte of the file knows them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import func, select, text

from desktop import opening
from desktop.attachments import attaching, preparing
from desktop.attachments.keeping import attach_again, remove
from desktop.attachments.reads import files_of
from desktop.attachments.tables import Attachment, AttachmentLink, Thumbnail
from desktop.commitments.promises import add_promise, remove_promise
from desktop.demo.fill import DEMO_DAY, fill_demo
from desktop.errors import Refused, UsageError
from desktop.finding.recent import keep_search
from desktop.forgetting.forget import Choice, forget, named, prospect
from desktop.forgetting.names import full_names, mark
from desktop.giving.favours import add_favour, remove_favour
from desktop.journal.journal import Journal
from desktop.journal.opened import open_file
from desktop.journal.search_check import search_differences
from desktop.journal.tables import Operation, OperationRow, SearchDocument
from desktop.notes.keeping import keep_draft, make_note, tie
from desktop.people.channels import add_channel, remove_channel
from desktop.people.contacts import add_contact, edit_contact
from desktop.people.employments import add_employment
from desktop.people.photos import set_photo
from desktop.people.relations import add_relation
from desktop.people.suppliers import add_supplier
from desktop.people.tables import Contact, Employment
from desktop.touches.logging import TouchDraft, log_touch
from desktop.touches.tables import Touch, TouchPerson
from desktop.visits.reads import visit_card
from desktop.visits.seating import Guest
from desktop.visits.visits import StopDraft, add_stop, add_visit, set_seats
from tests.desktop.attachments.samples import photo
from tests.desktop.conftest import SteppingClock

NAME, SECRET = "欧阳晓岚", "母亲在杭州住院"
PHOTO = b"\xff\xd8\xff" + b"portrait-of-ouyang" * 20
TODAY = date(2026, 11, 22)


@pytest.fixture
def journal(tmp_path: Path, clock: SteppingClock) -> Iterator[Journal]:
    """A journal without encryption, so that the bytes of its file can be read."""
    folder = tmp_path / "plain"
    folder.mkdir()
    opening.create(folder, None)
    opened = open_file(folder, None)
    journal = opening.journal_from(opened, clock, 7)
    yield journal
    journal.close()
    opened.close()


class World:
    """A person with everything: rows, removed rows, touches alone and with others, files, names in others' texts."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        at = datetime(2026, 11, 20, 9, tzinfo=UTC)
        with journal.change("world") as session:
            self.supplier = add_supplier(session, {"name_zh": "光明五金厂"})
            self.other = add_contact(session, {"name_zh": "李伟"})
        with journal.change(f"New contact: {NAME}") as session:
            self.person = add_contact(session, {"name_zh": NAME, "private_notes": SECRET})
            session.flush()
            set_photo(session, Contact, self.person, "image/jpeg", PHOTO)
            add_employment(session, self.person, {"supplier_id": self.supplier, "title": "采购"})
            add_employment(session, self.other, {"supplier_id": self.supplier, "reports_to_id": self.person})
            add_relation(session, self.other, self.person, "family", "表姐")
            self.channel = add_channel(session, "wechat", "ouyang_xl_88", contact_id=self.person)
        with journal.change("Edit contact") as session:
            edit_contact(session, self.other, {"introduced_by_id": self.person, "notes": f"{NAME}介绍的"})
            edit_contact(session, self.person, {"hobbies": "越剧"})
            remove_channel(session, self.channel)
        with journal.change("Log") as session:
            self.alone = log_touch(session, draft(self.person, at, "她说厂里要搬家"))
            self.together = log_touch(session, draft(self.person, at, f"和{NAME}、李伟开会", self.other))
        with journal.change("Log") as session:
            log_touch(session, draft(self.person, at, "这条撤销了"))
        journal.undo()
        with journal.change("Find anything") as session:
            keep_search(session, f"with:{NAME}")

    def dump(self) -> str:
        """Return all that stands in the tables, the log and the index, as one text."""
        with self.journal.read() as connection:
            names = (
                connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))
                .scalars()
                .all()
            )
            rows = [
                repr(tuple(row))
                for name in names
                for row in connection.execute(text(f'SELECT * FROM "{name}"')).all()
            ]
        return "\n".join(rows)


def draft(person: int, at: datetime, words: str, *others: int) -> TouchDraft:
    return TouchDraft(at, people=(person, *others), kind="call", summary=words)


def attach(journal: Journal, name: str, data: bytes, *owners: tuple[str, int]) -> None:
    prepared = preparing.prepare(journal.files, name, data, UTC)
    with journal.change("Add file") as session:
        for owner in owners:
            attaching.keep(session, prepared, owner)


def take_away(journal: Journal, name: str, owner: tuple[str, int]) -> None:
    """Take a file away from a record, as the screen does."""
    with journal.read() as connection:
        link = next(file.link_id for file in files_of(connection, *owner) if file.name == name)
    with journal.change("Move file to trash") as session:
        remove(session, [link])


def file_bytes(journal: Journal) -> bytes:
    log = journal.database.with_name(f"{journal.database.name}-wal")
    return journal.database.read_bytes() + (log.read_bytes() if log.exists() else b"")


@pytest.fixture
def world(journal: Journal) -> World:
    return World(journal)


def test_nothing_of_the_person_is_left_anywhere(world: World) -> None:
    before, data = world.dump(), file_bytes(world.journal)
    traces = (
        NAME,
        "欧阳",
        SECRET,
        "ouyang_xl_88",
        "越剧",
        "她说厂里要搬家",
        "这条撤销了",
        "Ōuyáng",
        str(world.person),
    )
    assert [trace for trace in traces if trace not in before] == []
    assert PHOTO.hex().upper() in before
    assert b"portrait-of-ouyang" in data
    forget(world.journal, world.person, Choice())
    after = world.dump()
    assert [trace for trace in traces if trace in after] == []
    assert "portrait-of-ouyang" not in after
    data = file_bytes(world.journal)
    assert PHOTO.hex().upper().encode() not in data
    assert [trace for trace in traces if trace.encode() in data] == []
    assert b"portrait-of-ouyang" not in data


def test_what_belongs_to_others_stays_without_the_person(world: World) -> None:
    forget(world.journal, world.person, Choice())
    with world.journal.read() as connection:
        boss = connection.scalars(select(Employment.reports_to_id)).all()
        notes = connection.scalar(select(Contact.notes).where(Contact.id == world.other))
        there = connection.scalars(select(TouchPerson.contact_id)).all()
        words = connection.scalars(select(Touch.summary)).all()
        broken = connection.execute(text("PRAGMA foreign_key_check")).all()
    assert boss == [None]
    assert notes == f"{mark()}介绍的"
    assert there == [world.other]
    assert words == [f"和{mark()}、李伟开会"]
    assert broken == []


def test_touches_of_the_supplier_can_be_kept(world: World) -> None:
    forget(world.journal, world.person, Choice(keep_shared=True, take_names_out=False))
    with world.journal.read() as connection:
        words = set(connection.scalars(select(Touch.summary)))
    assert words == {"她说厂里要搬家", f"和{NAME}、李伟开会"}


def test_earlier_changes_of_the_person_cannot_be_undone_and_others_can(world: World) -> None:
    with world.journal.change("Rename") as session:
        edit_contact(session, world.other, {"name_en": "Vincent"})
    forget(world.journal, world.person, Choice())
    assert world.journal.next_undo() is not None
    world.journal.undo()
    with world.journal.read() as connection:
        assert connection.scalar(select(Contact.name_en).where(Contact.id == world.other)) == ""
        undoable = (
            connection.execute(select(Operation.title).where(Operation.state == "done")).scalars().all()
        )
        empty = connection.scalars(
            select(Operation.id).where(Operation.id.not_in(select(OperationRow.operation_id)))
        ).all()
    assert undoable == ["world"]
    assert empty == []


def test_the_index_agrees_and_holds_the_person_no_more(world: World) -> None:
    forget(world.journal, world.person, Choice())
    with world.journal.read() as connection:
        held = set(connection.scalars(select(SearchDocument.record_id)))
        for kind in world.journal.searchable:
            assert search_differences(connection, kind, Random(1), 50) == ()
    assert world.alone not in held
    assert world.together in held


def test_views_hear_of_it_and_redo_is_not_hurt(world: World) -> None:
    heard: list[frozenset[int]] = []
    world.journal.watch(lambda change: heard.append(change.rows.get("contact", frozenset())))
    forget(world.journal, world.person, Choice())
    assert heard
    assert world.person in heard[-1]
    assert world.journal.redo() is None


def test_nobody_is_deleted_while_the_index_is_made_anew(world: World) -> None:
    """The new index would be made of words that are to be gone."""
    steps = world.journal.rebuild_search()
    next(steps)
    with pytest.raises(Refused):
        forget(world.journal, world.person, Choice())
    for _step in steps:
        pass
    forget(world.journal, world.person, Choice())


def test_a_seat_at_dinner_goes_with_who_sat_on_it(world: World) -> None:
    with world.journal.change("dinner") as session:
        days = {"from_day": TODAY, "until_day": TODAY}
        visit = add_visit(session, {"title": "Dinner", **days})  # type: ignore[typeddict-item]
        session.flush()
        stop = add_stop(session, visit, StopDraft(world.supplier, datetime(2026, 11, 22, 10, tzinfo=UTC)))
        session.flush()
        set_seats(session, stop, "host_faces_door", (Guest("", world.person), Guest("", world.other)))
    forget(world.journal, world.person, Choice())
    with world.journal.read() as connection:
        card = visit_card(connection, visit)
    assert card is not None
    assert card.stops[0].seats == (None, Guest("李伟", world.other))


def test_a_name_that_others_have_is_left_alone(journal: Journal) -> None:
    with journal.change("people") as session:
        fang = add_contact(session, {"name_zh": "王芳", "name_en": "Lily"})
        add_contact(session, {"name_zh": "王芳芳"})
        yu = add_contact(session, {"name_zh": "于娜", "name_en": "Nana Yu"})
    with journal.read() as connection:
        assert full_names(connection, fang) == []
        assert full_names(connection, yu) == ["Nana Yu", "Yú Nà", "于娜"]


def test_the_question_before_counts_what_goes(world: World) -> None:
    with world.journal.read() as connection:
        found = prospect(connection, world.person, keep_shared=False)
        texts = named(connection, world.person)
        kept = prospect(connection, world.person, keep_shared=True)
    assert found.rows["touch"] == 1
    assert "touch" not in kept.rows
    assert found.rows["employment"] == 1
    assert NAME in texts.full_names
    assert ("touch", "summary", 1) in texts.places
    with pytest.raises(UsageError):
        forget(world.journal, 12345, Choice())


def test_files_and_small_pictures_go_when_nobody_else_has_them(world: World) -> None:
    journal, person = world.journal, ("contact", world.person)
    attach(journal, "card.jpg", photo(shade=10), person)
    attach(journal, "prices.jpg", photo(shade=90), person, ("supplier", world.supplier))
    attach(journal, "call.jpg", photo(shade=170), ("touch", world.alone))
    assert len(journal.files.names()) == 3
    with journal.read() as connection:
        assert prospect(connection, world.person, keep_shared=False).files == 2
    forget(journal, world.person, Choice())
    assert len(journal.files.names()) == 1
    with journal.read() as connection:
        assert connection.scalars(select(Thumbnail.content)).all() == journal.files.names()


def test_a_file_that_was_taken_away_from_them_before_goes_out_of_the_trash_too(world: World) -> None:
    journal, person, supplier = world.journal, ("contact", world.person), ("supplier", world.supplier)
    attach(journal, "passport.jpg", photo(shade=10), person)
    attach(journal, "card.jpg", photo(shade=90), person)
    attach(journal, "workshop.jpg", photo(shade=170), supplier)
    with journal.change("Add file") as session:
        attach_again(
            session, session.scalars(select(Attachment.id).order_by(Attachment.id)).first(), supplier
        )
    for name, owner in (("passport.jpg", person), ("passport.jpg", supplier), ("card.jpg", person)):
        take_away(journal, name, owner)
    take_away(journal, "workshop.jpg", supplier)
    forget(journal, world.person, Choice())
    with journal.read() as connection:
        assert connection.scalars(select(Attachment.name)).all() == ["workshop.jpg"]  # it was never theirs
        assert len(connection.scalars(select(AttachmentLink.id)).all()) == 1
        assert connection.scalars(select(Thumbnail.content)).all() == journal.files.names()
    assert len(journal.files.names()) == 1


def test_notes_about_them_alone_go_with_their_drafts(world: World) -> None:
    journal = world.journal
    with journal.change("Notes") as session:
        own = make_note(session, TODAY, body="只写她一个人")
        both = make_note(session, TODAY, body=f"{NAME}和李伟的事")
        session.flush()
        tie(session, own, "contact", world.person)
        tie(session, both, "contact", world.person)
        tie(session, both, "contact", world.other)
        keep_draft(session, own, "", "只写她一个人，还没写完")
    forget(journal, world.person, Choice())
    left = world.dump()
    assert "只写她" not in left
    assert f"{mark()}和李伟的事" in left


def test_anybody_of_the_demo_goes_without_a_trace_and_nothing_breaks(
    journal: Journal,
) -> None:
    fill_demo(journal, DEMO_DAY, touches=60)
    with journal.read() as connection:
        people = connection.execute(select(Contact.id, Contact.name_zh).order_by(Contact.id)).all()
    for contact_id, name in people[:2]:
        with journal.read() as connection:
            unique = name in full_names(connection, contact_id)
        forget(journal, contact_id, Choice())
        with journal.read() as connection:
            assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
            assert connection.scalar(select(func.count()).where(Contact.id == contact_id)) == 0
        data = file_bytes(journal)
        assert not unique or name.encode() not in data
    with journal.read() as connection:
        for kind in journal.searchable:
            assert search_differences(connection, kind, Random(1), 20) == ()


@pytest.mark.parametrize("removed", [False, True])
def test_files_on_promises_and_favours_go_with_the_person(world: World, *, removed: bool) -> None:
    journal = world.journal
    with journal.change("Given") as session:
        promise = add_promise(
            session, {"contact_id": world.person, "what": "x", "made_on": TODAY, "due_on": TODAY}
        )
        favour = add_favour(session, world.person, "received", "y", TODAY)
    attach(journal, "promise.jpg", photo(shade=10), ("promise", promise))
    attach(journal, "favour.jpg", photo(shade=90), ("favour", favour))
    assert len(journal.files.names()) == 2
    if removed:
        with journal.change("Remove") as session:
            remove_promise(session, promise)
            remove_favour(session, favour)
    forget(journal, world.person, Choice())
    assert journal.files.names() == []
    with journal.read() as connection:
        for table in (Attachment, AttachmentLink, Thumbnail):
            assert connection.scalar(select(func.count()).select_from(table)) == 0
    assert b"promise.jpg" not in file_bytes(journal)


@pytest.mark.parametrize("kind", ["promise", "favour"])
def test_a_file_that_was_taken_away_from_a_promise_or_favour_goes_out_of_the_trash_too(
    world: World, kind: str
) -> None:
    journal, supplier = world.journal, ("supplier", world.supplier)
    with journal.change("Given") as session:
        ids = {
            "promise": add_promise(
                session, {"contact_id": world.person, "what": "x", "made_on": TODAY, "due_on": TODAY}
            ),
            "favour": add_favour(session, world.person, "received", "y", TODAY),
        }
    attach(journal, "chat.jpg", photo(shade=10), (kind, ids[kind]))
    with journal.change("Add file") as session:
        attach_again(session, session.scalars(select(Attachment.id)).one(), supplier)
    take_away(journal, "chat.jpg", (kind, ids[kind]))
    take_away(journal, "chat.jpg", supplier)
    forget(journal, world.person, Choice())
    assert journal.files.names() == []
