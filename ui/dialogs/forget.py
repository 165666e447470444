"""Asks before a person is deleted for good, and says what goes, what stays, and which backups still hold them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import shiboken6
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop import formats
from desktop.clock import local_date
from desktop.forgetting.backups import Holder, holders
from desktop.forgetting.forget import Choice, Named, Prospect, forget, named, prospect
from desktop.joining import sentences
from desktop.people import shown
from desktop.people.contact_card import contact_card
from desktop.texts import _, n_
from ui.geometry import take_room
from ui.job_dialog import JobDialog
from ui.tasks import Progress
from ui.widgets.layouts import column, frame, row
from ui.widgets.text import label
from ui.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Outlook:
    """What would go with both choices, and who would still hold it."""

    whole: Prospect
    shared_kept: Prospect
    named: Named
    held: tuple[Holder, ...]


def open_forget(workplace: Workplace, parent: QWidget) -> None:
    """Open the question for the person whom the page shows."""
    kind, record_id = workplace.focus or ("", 0)
    if kind != "contact":
        workplace.tell(
            sentences(
                _("Only a person can be deleted completely."), _("Choose one among the contacts first.")
            )
        )
        return
    ForgetDialog(workplace, parent, record_id).open()


class ForgetDialog(JobDialog):
    """Deletes only after the box is ticked that says that it cannot be undone."""

    def __init__(self, workplace: Workplace, parent: QWidget | None, contact_id: int) -> None:
        super().__init__(workplace, _("Delete completely"), _("Delete for good"), parent)
        self.go.setProperty("kind", "danger")
        self._contact = contact_id
        self.outlook: Outlook | None = None
        now = workplace.clock().astimezone()
        with workplace.journal.read() as connection:
            card = contact_card(connection, contact_id)
        self._since = card.created_at if card is not None else now
        name = shown.whole(card.name_zh, card.name_en or card.pinyin) if card is not None else ""
        self._head = label(_("Delete {name} for good?").format(name=name), "section", wrap=True)
        self.goes = label(_("Looking at what belongs to this person …"), "body", wrap=True)
        self.stays = label("", "body", "text2", wrap=True)
        self.backups = label("", "body", "text2", wrap=True)
        self.keep_shared = QCheckBox(_("Keep touches and notes that also belong to a supplier"))
        self.names = QCheckBox(_("Take the full name out of all other texts"))
        self.names.setChecked(True)
        self.sure = QCheckBox(_("I know that this cannot be undone"))
        for box in (self.keep_shared, self.names):
            box.toggled.connect(self._tell)
        self.sure.toggled.connect(self.enable)
        self._arrange()
        self.enable()
        self._look()

    def _arrange(self) -> None:
        px = self.theme.px
        told = frame(
            "card",
            column(
                label(_("This goes"), "meta_medium", "text2"), 2, self.goes, 10,
                label(_("This stays"), "meta_medium", "text2"), 2, self.stays, 10,
                label(_("Backups"), "meta_medium", "text2"), 2, self.backups,
                margins=(px(16), px(12), px(16), px(14)),
            ),
        )  # fmt: skip
        self.setLayout(
            column(
                self.banner, 4, self._head, 10, told, 14, self.keep_shared, 4, self.names, 14, self.sure, 10,
                self.bar, None, 12, row(None, self.close_button, self.go, spacing=px(8)),
                margins=(px(24), px(18), px(24), px(18)),
            )
        )  # fmt: skip
        take_room(self, px(560), px(520))

    def possible(self) -> bool:
        """Tell whether the box is ticked and it is known what goes."""
        return self.sure.isChecked() and self.outlook is not None

    # --- looking -----------------------------------------------------------------------------------------------

    def _look(self) -> None:
        journal, contact, since = self.workplace.journal, self._contact, self._since
        backups = self.workplace.backups
        read: Callable[[], Sequence[Sequence[object]]] = backups.reader() if backups is not None else list
        now = self.workplace.clock()

        def work(_progress: Progress) -> Outlook:
            with journal.read() as connection:
                whole = prospect(connection, contact, keep_shared=False)
                kept = prospect(connection, contact, keep_shared=True)
                texts = named(connection, contact)
            held = [one for folder in read() for one in holders(folder, since, now)]  # type: ignore[arg-type]
            return Outlook(whole, kept, texts, tuple(held))

        def done(found: Outlook) -> None:
            if shiboken6.isValid(self):
                self.outlook = found
                self._tell()
                self.enable()

        self.workplace.tasks.run(work, done, self._failed)

    def choice(self) -> Choice:
        """Return what is ticked."""
        return Choice(keep_shared=self.keep_shared.isChecked(), take_names_out=self.names.isChecked())

    def _tell(self, *_toggled: object) -> None:
        found = self.outlook
        if found is None:
            return
        what = found.shared_kept if self.keep_shared.isChecked() else found.whole
        self.goes.setText(goes_words(what))
        self.stays.setText(stays_words(found.named, names_out=self.names.isChecked()))
        self.names.setEnabled(bool(found.named.full_names))
        self.backups.setText(backup_words(found.held))

    # --- deleting ----------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Delete, beside the screen."""
        journal, contact, choice = self.workplace.journal, self._contact, self.choice()
        self.close_button.setEnabled(False)  # a deletion is all there or not at all: there is nothing to stop

        def work(_progress: Progress) -> bool:
            forget(journal, contact, choice)
            return True

        self.run_job(work, self._done)

    def _failed(self, error: BaseException) -> None:
        if shiboken6.isValid(self):
            self.close_button.setEnabled(True)
        super()._failed(error)

    def _done(self, _deleted: bool) -> None:  # noqa: FBT001 - what a job hands over
        self.theme.forget()  # words that were painted are kept by the theme
        self.workplace.tell(_("Deleted for good"))
        self.accept()

    def reject(self) -> None:
        """Close, unless it is being deleted."""
        if self.close_button.isEnabled():
            super().reject()


def goes_words(found: Prospect) -> str:
    """Return what would go, the kinds that a person knows by their names."""
    rows = dict(found.rows)
    rows.pop("contact", None)
    rows.pop("photo", None)
    for part in ("touch_person", "touch_supplier", "attachment", "attachment_link", "note_link", "note_tag"):
        rows.pop(part, None)
    known = (
        ("touch", n_("{n} touch", "{n} touches", rows.get("touch", 0))),
        ("note", n_("{n} note", "{n} notes", rows.get("note", 0))),
        ("employment", n_("{n} employment", "{n} employments", rows.get("employment", 0))),
        ("channel", n_("{n} channel", "{n} channels", rows.get("channel", 0))),
        ("follow_up", n_("{n} follow-up", "{n} follow-ups", rows.get("follow_up", 0))),
        ("favour", n_("{n} favour", "{n} favours", rows.get("favour", 0))),
        ("gift", n_("{n} gift", "{n} gifts", rows.get("gift", 0))),
        ("decision", n_("{n} decision", "{n} decisions", rows.get("decision", 0))),
        ("promise", n_("{n} promise", "{n} promises", rows.get("promise", 0))),
        ("relation", n_("{n} relation", "{n} relations", rows.get("relation", 0))),
    )
    parts = [words.format(n=formats.number(rows.pop(table))) for table, words in known if rows.get(table)]
    if found.files:
        parts.append(n_("{n} file", "{n} files", found.files).format(n=formats.number(found.files)))
    others = sum(rows.values())
    if others:
        parts.append(n_("{n} other entry", "{n} other entries", others).format(n=formats.number(others)))
    start = _("The person with photo and all fields, their history and what the search knows.")
    return sentences(start, shown.listed(parts))


def stays_words(found: Named, *, names_out: bool) -> str:
    """Return what would stay, and where the name still stands."""
    first = _("Touches and notes with others stay, without this person.")
    if not found.full_names:
        left = _(
            "The name could mean somebody else too: texts that carry it are left as they are. Search for it afterwards."
        )
        return sentences(first, left)
    count = sum(place.rows for place in found.places if place.table != "contact")
    if not count:
        return first
    places = n_("The name stands in {n} text.", "The name stands in {n} texts.", count).format(
        n=formats.number(count)
    )
    then = (
        _("Where such a text stays, the name is replaced by a mark.") if names_out else _("There it is left.")
    )
    return sentences(first, places, then)


def backup_words(held: Sequence[Holder]) -> str:
    """Return how many backups still hold the person, and until when."""
    if not held:
        return _("No backup of this journal holds this person. Copies made elsewhere are not known here.")
    count = n_(
        "{n} backup still holds this person.", "{n} backups still hold this person.", len(held)
    ).format(n=formats.number(len(held)))
    ends = [one.until for one in held if one.until is not None]
    if ends and len(ends) == len(held):
        first, last = local_date(min(ends)), local_date(max(ends))
        until = (
            _("With a backup on each day, the first is thinned out about {first} and the last about {last}.")
            if first < last
            else n_(
                "With a backup on each day, it is thinned out about {last}.",
                "With a backup on each day, they are thinned out about {last}.",
                len(held),
            )
        ).format(first=formats.full_day(first), last=formats.full_day(last))
    elif len(held) == 1:
        until = _("It stays until you delete it.")
    else:
        until = _("Some of them stay until you delete them.")
    oldest = formats.full_day(local_date(min(one.backup.manifest.made_at for one in held)))
    since = (_("The oldest is of {day}.") if len(held) > 1 else _("It is of {day}.")).format(day=oldest)
    sooner = n_(
        "To be rid of it at once, delete its folder; copies made elsewhere are not known here.",
        "To be rid of them at once, delete their folders; copies made elsewhere are not known here.",
        len(held),
    )
    return sentences(count, since, until, sooner)
