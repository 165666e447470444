"""A supplier, three people and a year of touches between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest

from desktop.people.contacts import ContactFields, add_contact
from desktop.people.suppliers import SupplierFields, add_supplier
from desktop.people.tables import Employment
from desktop.touches.logging import TouchDraft, log_touch
from ui.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Cast:
    """Ids of who plays."""

    guangming: int
    zhang: int
    li: int
    chen: int


@pytest.fixture
def cast(workplace: Workplace) -> Cast:
    """Zhang and Li work at Guangming, Chen nowhere; nobody has said anything yet."""
    with workplace.journal.change("People") as session:
        guangming = add_supplier(
            session, SupplierFields(name_zh="义乌市光明五金有限公司", name_en="Yiwu Guangming")
        )
        people = [add_contact(session, ContactFields(name_zh=name)) for name in ("张建国", "李伟", "陈洁")]
        session.flush()
        for contact_id in people[:2]:
            session.make(Employment, contact_id=contact_id, supplier_id=guangming, title="Owner")
    return Cast(guangming, *people)


@pytest.fixture
def year(workplace: Workplace, cast: Cast) -> Cast:
    """A call, a dinner and a mail with Zhang and Li, the newest first: mail, dinner, call."""
    now = workplace.clock()
    with workplace.journal.change("Touches") as session:
        log_touch(
            session,
            TouchDraft(
                at=now - timedelta(days=200), people=(cast.zhang,), kind="call", summary="Mould price"
            ),
        )
        log_touch(
            session,
            TouchDraft(
                at=now - timedelta(days=60),
                people=(cast.zhang, cast.li),
                kind="meal",
                summary="Dinner 聚福楼",
            ),
        )
        log_touch(
            session,
            TouchDraft(
                at=now - timedelta(days=2),
                people=(cast.li,),
                kind="mail",
                summary="Drawing sent",
                asks="When?",
            ),
        )
    return cast
