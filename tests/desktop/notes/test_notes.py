"""Notes: what they say about people, tags and boxes, and how that follows every change."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.commitments import follow_ups
from desktop.errors import Refused, UsageError
from desktop.journal.journal import Journal
from desktop.notes import keeping, markdown, reads
from desktop.notes.reads import NoteCard, NoteFilter
from desktop.people import contacts, merging
from desktop.trashing import restore, trashed

TODAY = date(2026, 11, 22)  # a Sunday


def person(journal: Journal, name: str) -> int:
    with journal.change("Add") as session:
        return contacts.add_contact(session, {"name_zh": name})


def made(journal: Journal, body: str, **fields: object) -> int:
    with journal.change("New note") as session:
        return keeping.make_note(session, TODAY, body=body, **fields)  # type: ignore[arg-type]


def written(journal: Journal, note_id: int, body: str) -> None:
    with journal.change("Edit note") as session:
        keeping.write_note(session, note_id, TODAY, body=body)


def card(journal: Journal, note_id: int) -> NoteCard:
    with journal.read() as connection:
        found = reads.note_card(connection, note_id)
    assert found is not None
    return found


def of_person(journal: Journal, contact_id: int, *, hide_private: bool = False) -> list[int]:
    with journal.read() as connection:
        return reads.note_ids(connection, NoteFilter(contact_id=contact_id, hide_private=hide_private))


def test_a_note_keeps_its_text_to_the_last_blank(journal: Journal) -> None:
    body = "  # 参观  \n\n* a\n+ b  \n\t- [X] c\n\n\n```\n- [ ] no !fri\n```\n| a|b |\n|-|-|\n "
    assert card(journal, made(journal, body)).body == body


def test_the_page_of_a_person_shows_the_notes_that_name_them(journal: Journal) -> None:
    zhang, li = person(journal, "张建国"), person(journal, "李伟")
    note = made(journal, f"和 [张建国](contact:{zhang}) 谈交期")
    assert of_person(journal, zhang) == [note]
    assert of_person(journal, li) == []
    written(journal, note, f"和 [李伟](contact:{li}) 谈交期")
    assert of_person(journal, zhang) == []
    assert of_person(journal, li) == [note]
    journal.undo()
    assert of_person(journal, zhang) == [note]


def test_links_in_code_name_nobody(journal: Journal) -> None:
    zhang = person(journal, "张建国")
    made(journal, f"`[x](contact:{zhang})`\n~~~\n[x](contact:{zhang})\n~~~")
    assert of_person(journal, zhang) == []


def test_a_merged_person_keeps_the_notes_also_after_the_text_changes(journal: Journal) -> None:
    kept, other = person(journal, "张建国"), person(journal, "张总")
    note = made(journal, f"见 [张总](contact:{other})")
    with journal.change("Merge") as session:
        merging.merge(session, "contact", kept, other)
    assert of_person(journal, kept) == [note]
    assert card(journal, note).meant == {("contact", other): kept}
    written(journal, note, f"见了 [张总](contact:{other})")
    second = made(journal, f"又见 [张总](contact:{other})")
    assert sorted(of_person(journal, kept)) == [note, second]


def test_private_notes_hide_while_presenting(journal: Journal) -> None:
    zhang = person(journal, "张建国")
    note = made(journal, f"政治 #stay [张](contact:{zhang})", private=True)
    assert of_person(journal, zhang) == [note]
    assert of_person(journal, zhang, hide_private=True) == []
    with journal.read() as connection:
        assert reads.note_tags(connection) == [("stay", "stay", 1)]
        assert reads.note_tags(connection, hide_private=True) == []


def test_an_open_box_with_a_day_is_a_follow_up_for_whom_it_names(journal: Journal) -> None:
    zhang = person(journal, "张建国")
    made(journal, f"- [ ] 问 [张建国](contact:{zhang}) 模具 !周五\n- [ ] no day\n- [x] past !fri\n")
    with journal.read() as connection:
        found = follow_ups.open_follow_ups(connection)
    assert [(row.text, row.due_on, row.contact_id) for row in found] == [
        ("问 张建国 模具", date(2026, 11, 27), zhang)
    ]


def test_ticking_goes_both_ways(journal: Journal) -> None:
    note = made(journal, "- [ ] other\n- [ ] send drawing !3d\n")
    with journal.read() as connection:
        (row,) = follow_ups.open_follow_ups(connection)
    with journal.change("Done") as session:
        follow_ups.finish(session, row.id)
    assert card(journal, note).body == "- [ ] other\n- [x] send drawing !3d\n"
    written(journal, note, "- [ ] other\n- [ ] send drawing !3d\n")
    with journal.read() as connection:
        assert [row.text for row in follow_ups.open_follow_ups(connection)] == ["send drawing"]
    written(journal, note, "- [ ] other\n- [x] send drawing !3d\n")
    with journal.read() as connection:
        assert follow_ups.open_follow_ups(connection) == []
    journal.undo()
    assert card(journal, note).body == "- [ ] other\n- [ ] send drawing !3d\n"


def test_a_box_keeps_its_follow_up_while_words_day_and_place_change(journal: Journal) -> None:
    note = made(journal, "- [ ] call Amy !fri\n")
    with journal.read() as connection:
        (before,) = follow_ups.open_follow_ups(connection)
    with journal.change("Edit") as session:  # on Monday the day stays the Friday that was meant
        keeping.write_note(
            session, note, date(2026, 11, 30), body="# List\n- [ ] new !mon\n- [ ] call Amy !fri\n"
        )
    written(journal, note, "# List\n- [ ] new !mon\n- [ ] call Amy Chen !fri\n")
    with journal.read() as connection:
        rows = {row.text: row for row in follow_ups.open_follow_ups(connection)}
    assert rows["call Amy Chen"].id == before.id
    assert rows["call Amy Chen"].due_on == before.due_on
    written(journal, note, "# List\n- [ ] new !mon\n")
    with journal.read() as connection:
        assert [row.text for row in follow_ups.open_follow_ups(connection)] == ["new"]


def test_the_trash_takes_open_boxes_along_and_gives_them_back(journal: Journal) -> None:
    note = made(journal, "- [ ] a !fri\n- [ ] b !fri")
    with journal.read() as connection:
        first, _second = follow_ups.open_follow_ups(connection)
    with journal.change("Delete") as session:
        follow_ups.delete_follow_up(session, first.id)
    with journal.change("Trash") as session:
        keeping.trash_notes(session, [note])
    with journal.read() as connection:
        assert follow_ups.open_follow_ups(connection) == []
        assert ("note", note) in [(row.kind, row.id) for row in trashed(connection)]
    with journal.change("Restore") as session:
        restore(session, [("note", note)])
    with journal.read() as connection:
        assert [row.text for row in follow_ups.open_follow_ups(connection)] == ["b"]


def test_a_day_has_one_page(journal: Journal) -> None:
    note = made(journal, "", day=TODAY)
    with journal.read() as connection:
        assert reads.daily_note(connection, TODAY) == note
    with pytest.raises(Refused):
        made(journal, "", day=TODAY)
    with journal.change("Trash") as session:
        keeping.trash_notes(session, [note])
    other = made(journal, "", day=TODAY)
    with journal.change("Restore") as session:
        keeping.restore_notes(session, [note])
    assert card(journal, note).day is None
    assert card(journal, other).day == TODAY


def test_notes_are_found_by_two_characters_and_by_whom_they_name(journal: Journal) -> None:
    zhang = person(journal, "张建国")
    note = made(journal, f"[张建国](contact:{zhang}) 说模具要改")
    made(journal, "nothing of it")
    with journal.read() as connection:
        assert reads.find_notes(connection, "模具") == [note]
        assert reads.find_notes(connection, "zjg", people=[zhang]) == [note]
        assert reads.find_notes(connection, "contact") == []


def test_a_draft_survives_and_becomes_one_step(journal: Journal) -> None:
    note = made(journal, "before")
    step = journal.next_undo()
    with journal.change("Draft") as session:
        keeping.keep_draft(session, note, "", "typed, not yet kept")
    assert journal.next_undo() == step
    assert card(journal, note).body == "typed, not yet kept"
    with journal.change("Recover note") as session:
        assert keeping.recover_drafts(session, TODAY) == 1
    with journal.read() as connection:
        assert reads.waiting_drafts(connection) == 0
    journal.undo()
    assert card(journal, note).body == "before"


def test_a_text_that_is_a_file_is_refused_in_one_sentence(journal: Journal) -> None:
    with pytest.raises(UsageError, match="too long for a note"):
        made(journal, "x" * (markdown.MOST_CHARACTERS + 1))


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("- a", "- "),
        ("  * [x] a", "  * [ ] "),
        ("9. a", "10. "),
        ("> a", "> "),
        ("- ", ""),
        ("- [ ] ", ""),
        ("plain", None),
        ("#tag", None),
    ],
)
def test_enter_goes_on_with_a_list(line: str, following: str | None) -> None:
    assert markdown.next_line(line) == following


def test_tags_are_words_and_no_headings_links_or_numbers() -> None:
    text = "# Head\n#质检 and #a-b, http://x/#frag `#code` #1 x#y #VIP。[a](b#c)"
    assert markdown.tags(text) == ["质检", "a-b", "VIP"]


def test_the_line_in_the_list_is_free_of_markdown(journal: Journal) -> None:
    note = made(journal, "- [ ] 问样品\n- 学到 **打样**\n> 3 * 4 - 2", title="拜访")
    with journal.read() as connection:
        (row,) = reads.note_rows(connection, [note])
    assert row.excerpt == "问样品 学到 打样 3 * 4 - 2"
