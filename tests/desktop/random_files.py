"""What a person does with files, at random."""

from __future__ import annotations

from desktop.attachments import attaching, keeping
from desktop.attachments.tables import Attachment, AttachmentLink
from desktop.journal.contents import Content
from desktop.people.tables import Contact, Supplier
from tests.desktop.random_work import Action, Work


def attach(work: Work) -> None:
    kind, table = work.chance.choice((("contact", Contact), ("supplier", Supplier)))
    size = work.chance.randrange(9)
    prepared = attaching.Prepared(
        Content(f"{size:040x}", size), "image/png", "报价 quote.png", text=work.word(), thumbnail=b"small"
    )
    attaching.keep(work.session, prepared, (kind, work.one(table)), caption=work.word())


def attach_again(work: Work) -> None:
    keeping.attach_again(work.session, work.one(Attachment), ("supplier", work.one(Supplier)))


def rename_file(work: Work) -> None:
    keeping.rename(work.session, work.one(AttachmentLink), work.word())


def describe_file(work: Work) -> None:
    keeping.describe(work.session, work.one(AttachmentLink), work.word())


def remove_file(work: Work) -> None:
    keeping.remove(work.session, [work.one(AttachmentLink)])


FILES: tuple[Action, ...] = (attach, attach, attach_again, rename_file, describe_file, remove_file)
