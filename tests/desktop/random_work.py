"""Everything that a person can change in a journal, done at random: each action is one change or is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from sqlalchemy import select

from desktop import trashing
from desktop.commitments import follow_ups
from desktop.commitments.tables import FollowUp
from desktop.exchange.gathering import gather, look_at
from desktop.exchange.importing import import_rows, plan_import
from desktop.giving import favours
from desktop.giving.tables import Favour
from desktop.journal.journal import ChangeSession
from desktop.journal.schema import Record
from desktop.people import channels, contacts, employments, photos, suppliers, tags
from desktop.people.birthdays import Birthday
from desktop.people.tables import Channel, Contact, Employment, Supplier, SupplierSkill, Tag
from desktop.people.words import CHANNELS, SKILLS
from desktop.planning import events
from desktop.planning.tables import Event
from desktop.touches import logging
from desktop.touches.logging import TouchDraft
from desktop.touches.tables import Touch
from desktop.uniting import unite

NAMES_ZH = ("李伟", "王芳", "欧阳娜娜", "王经理", "", "赵", "\u0000陈洁")
NAMES_EN = ("Amy", "Li Wei", "", "Éva", "李伟", "🦊")
WORDS = (
    "交期 delay",
    "sample 样品",
    "付款 payment",
    "",
    "e\u0301tui",
    "a\n\n\nb",
    "ＶＩＰ",
    "x\ud800y",
    "'\"*NEAR(",
)
CARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{en}\r\nN:;{en};;;\r\nORG:{org}\r\nTITLE:经理\r\nTEL;TYPE=CELL:{tel}\r\n"
    "EMAIL:{mail}\r\nCATEGORIES:{tag}\r\nNOTE:{note}\r\nEND:VCARD\r\n"
)


@dataclass(frozen=True, slots=True)
class Work:
    """One change under way, and the chance by which it is chosen."""

    session: ChangeSession
    chance: Random
    folder: Path

    def one(self, table: type[Record]) -> int:
        """Return the id of any record, one that is not there if there is none."""
        ids = list(self.session.scalars(select(table.__table__.c.id).order_by(table.__table__.c.id)))
        return self.chance.choice(ids) if ids and self.chance.random() < 0.97 else 12345

    def some(self, table: type[Record]) -> tuple[int, ...]:
        return tuple(self.one(table) for _ in range(self.chance.randrange(3)))

    def word(self) -> str:
        return self.chance.choice(WORDS)

    def day(self) -> date:
        return date(2026, 2, 1) + timedelta(days=self.chance.randrange(400))

    def moment(self) -> datetime:
        return datetime.combine(self.day(), datetime.min.time(), UTC) + timedelta(
            minutes=self.chance.randrange(1440)
        )

    def maybe(self, table: type[Record]) -> int | None:
        return self.one(table) if self.chance.random() < 0.5 else None


def make_supplier(work: Work) -> None:
    name = work.chance.choice(("光明五金", "日升贸易有限公司", ""))
    suppliers.add_supplier(work.session, {"name_zh": name, "name_en": work.chance.choice(NAMES_EN)})


def edit_supplier(work: Work) -> None:
    fields: suppliers.SupplierFields = {"name_en": work.word(), "tier": work.chance.randrange(7)}
    suppliers.edit_supplier(work.session, work.one(Supplier), fields)


def rate(work: Work) -> None:
    skill, rating = work.chance.choice(SKILLS), work.chance.randrange(1, 6)
    suppliers.rate_skill(work.session, work.one(Supplier), skill, rating, date(2026, 3, 1), work.word())


def remove_rating(work: Work) -> None:
    suppliers.remove_rating(work.session, work.one(SupplierSkill))


def make_contact(work: Work) -> None:
    fields: contacts.ContactFields = {
        "name_zh": work.chance.choice(NAMES_ZH),
        "name_en": work.chance.choice(NAMES_EN),
        "introduced_by_id": work.maybe(Contact),
        "birthday": Birthday("solar", 2, 29, year=1988) if work.chance.random() < 0.3 else None,
    }
    contacts.add_contact(work.session, fields)


def edit_contact(work: Work) -> None:
    fields: contacts.ContactFields = {"notes": work.word(), "name_zh": work.chance.choice(NAMES_ZH)}
    contacts.edit_contact(work.session, work.one(Contact), fields)


def employ(work: Work) -> None:
    fields: employments.EmploymentFields = {
        "supplier_id": work.maybe(Supplier),
        "company": work.chance.choice(("", "旧厂")),
        "title": work.chance.choice(("经理", "", "跟单")),
        "reports_to_id": work.maybe(Contact),
        "from_date": work.day(),
    }
    employments.add_employment(work.session, work.one(Contact), fields)


def leave(work: Work) -> None:
    employments.has_left(work.session, work.one(Contact), work.day())


def remove_job(work: Work) -> None:
    employments.remove_employment(work.session, work.one(Employment))


def add_channel(work: Work) -> None:
    kind, owner = work.chance.choice(CHANNELS), work.maybe(Contact)
    supplier_id = work.one(Supplier) if owner is None else None
    value = work.chance.choice(("138 1234 5678", "+86 13812345678", "0574-88880000转12", "li_wei", ""))
    preferred = work.chance.random() < 0.5
    channels.add_channel(
        work.session, kind, value, contact_id=owner, supplier_id=supplier_id, preferred=preferred
    )


def remove_channel(work: Work) -> None:
    channels.remove_channel(work.session, work.one(Channel))


def prefer_channel(work: Work) -> None:
    channels.prefer_channel(work.session, work.one(Channel))


def put_tag(work: Work) -> None:
    name = work.chance.choice(("VIP", "vip", "ＶＩＰ", "#旺季", "##"))
    people, firms = work.some(Contact), work.some(Supplier)
    tags.tag(work.session, name, contact_ids=people, supplier_ids=firms)


def take_tag(work: Work) -> None:
    tags.untag(work.session, work.one(Tag), contact_ids=work.some(Contact), supplier_ids=work.some(Supplier))


def merge_tags(work: Work) -> None:
    tags.merge_tags(work.session, work.one(Tag), work.one(Tag))


def delete_tag(work: Work) -> None:
    tags.delete_tag(work.session, work.one(Tag))


def set_photo(work: Work) -> None:
    data = work.chance.randbytes(work.chance.randrange(0, 40))
    table = work.chance.choice((Contact, Supplier))
    photos.set_photo(work.session, table, work.one(table), "image/png", data)


def clear_photo(work: Work) -> None:
    table = work.chance.choice((Contact, Supplier))
    photos.clear_photo(work.session, table, work.one(table))


def add_favour(work: Work) -> None:
    direction = work.chance.choice(("given", "received"))
    favours.add_favour(work.session, work.one(Contact), direction, work.word(), work.day())


def return_favour(work: Work) -> None:
    favours.return_favour(work.session, work.one(Favour), work.day())


def remove_favour(work: Work) -> None:
    favours.remove_favour(work.session, work.one(Favour))


def _touch(work: Work) -> TouchDraft:
    return TouchDraft(
        at=work.moment(),
        people=work.some(Contact),
        suppliers=work.some(Supplier) if work.chance.random() < 0.5 else None,
        kind=work.chance.choice(("call", "message", "")),
        summary=work.word(),
        body=work.word(),
        asks=work.chance.choice(("", "何时出货?")),
        answers_id=work.maybe(Touch) if work.chance.random() < 0.3 else None,
        follow_up=(work.day(), work.word()) if work.chance.random() < 0.5 else None,
    )


def log_touch(work: Work) -> None:
    logging.log_touch(work.session, _touch(work))


def edit_touch(work: Work) -> None:
    logging.edit_touch(work.session, work.one(Touch), _touch(work))


def follow_up(work: Work) -> None:
    follow_ups.add_follow_up(work.session, work.day(), work.word(), contact_id=work.maybe(Contact))


def finish_follow_up(work: Work) -> None:
    follow_ups.finish(work.session, work.one(FollowUp), work.word())


def delete(work: Work) -> None:
    logging.delete_touches(work.session, work.some(Touch))
    contacts.delete_contacts(work.session, work.some(Contact))
    suppliers.delete_suppliers(work.session, work.some(Supplier))
    events.delete_events(work.session, work.some(Event))


def restore(work: Work) -> None:
    kind = work.chance.choice(trashing.KINDS)
    tables = {mapper.class_.__tablename__: mapper.class_ for mapper in Record.registry.mappers}
    table = tables[trashing.table_of(kind)]
    trashing.restore(work.session, [(kind, record_id) for record_id in work.some(table)])


def merge(work: Work) -> None:
    kind, table = work.chance.choice((("contact", Contact), ("supplier", Supplier)))
    chosen = [name for name in ("photo_id", "name_en", "notes") if work.chance.random() < 0.5]
    unite(work.session, kind, work.one(table), work.one(table), chosen)


def bring_in_people(work: Work) -> None:
    path = work.folder / "people.vcf"
    card = CARD.format(
        en=work.chance.choice(("Amy Li", "李伟", "王经理")),
        org=work.chance.choice(("光明五金", "New Trade Ltd", "")),
        tel=work.chance.choice(("13812345678", "+86 138 1234 5678")),
        mail=work.chance.choice(("a@b.cn", "c@d.cn")),
        tag=work.chance.choice(("VIP", "＃旺季", "##")),
        note=work.chance.choice(("喜欢茶", "")),
    )
    path.write_text(card, "utf-8")
    import_rows(work.session, plan_import(work.session.connection(), gather([look_at(path)])))


Action = Callable[[Work], None]
MAKING: tuple[Action, ...] = (make_supplier, make_contact, make_contact, employ, log_touch, merge)
PEOPLE: tuple[Action, ...] = (
    *MAKING,
    *(edit_supplier, rate, remove_rating, edit_contact, leave, remove_job, add_channel, remove_channel),
    *(prefer_channel, put_tag, take_tag, merge_tags, delete_tag, set_photo, clear_photo, add_favour),
    *(
        return_favour,
        remove_favour,
        edit_touch,
        follow_up,
        finish_follow_up,
        delete,
        restore,
        bring_in_people,
    ),
)
