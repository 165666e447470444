"""The custom fields and saved views of the demo journal, in the language of the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from desktop.demo.cast import Player
from desktop.fields.defining import FieldDraft, add_field
from desktop.fields.filling import fill_in_typed
from desktop.fields.kinds import own_key
from desktop.journal.journal import ChangeSession
from desktop.texts import _
from desktop.views.criteria import Criterion
from desktop.views.query import ViewQuery
from desktop.views.ready import READY
from desktop.views.saving import ViewDraft, add_view

_AUDITED = 15
_SPOKEN = (0, 1, 1, 2, 2, 2)
"""How well the people of export departments speak English: few well, most none."""


@dataclass(frozen=True, slots=True)
class DemoFields:
    """The ids of the fields, for the saved views."""

    audit: int
    contract: int
    english: int


def write_fields(
    session: ChangeSession, players: Sequence[Player], today: date, random: Random
) -> DemoFields:
    """Define three fields and fill them in on some records; days count from ``today``."""
    audits = ["BSCI", "Sedex", "SA8000", "ISO 9001"]
    spoken = [_("Fluent"), _("Simple sentences"), _("Chinese only")]
    made = DemoFields(
        audit=_choices(session, "supplier", _("Audits passed"), "choices", audits),
        contract=add_field(session, "supplier", FieldDraft(_("Framework contract until"), "date")),
        english=_choices(session, "contact", _("English"), "choice", spoken),
    )
    suppliers = dict.fromkeys(player.supplier_id for player in players)
    for number, supplier_id in enumerate(list(suppliers)[:_AUDITED]):
        passed = sorted(random.sample(range(len(audits)), 1 + number % 3))
        fill_in_typed(session, made.audit, supplier_id, "; ".join(audits[place] for place in passed))
        if number % 2 == 0:
            until = today + timedelta(days=random.randrange(-40, 500))
            fill_in_typed(session, made.contract, supplier_id, until.isoformat())
    for player in players:
        if player.main or random.random() < 0.4:
            fill_in_typed(session, made.english, player.id, spoken[random.choice(_SPOKEN)])
    session.flush()
    return made


def _choices(session: ChangeSession, owner: str, name: str, kind: str, names: Sequence[str]) -> int:
    return add_field(session, owner, FieldDraft(name, kind, choices=[(None, one) for one in names]))


def write_views(session: ChangeSession, fields: DemoFields) -> None:
    """Save views of what has gone quiet, who decides nowhere, what runs out, who speaks English, what waits."""
    ready = {one.key: one for one in READY}
    for key in ("quiet", "no_decider"):
        one = ready[key]
        add_view(session, ViewDraft(one.name, one.query, one.tone, ready=one.key))
    contract, english = own_key(fields.contract), own_key(fields.english)
    running_out = ViewQuery(
        "supplier",
        criteria=(Criterion(contract, "ahead", ("180",)),),
        columns=("name", "city", "tier", contract, own_key(fields.audit)),
        sort=contract,
    )
    add_view(session, ViewDraft(_("Contracts that run out"), running_out, "amber"))
    speaking = ViewQuery(
        "contact",
        criteria=(Criterion(english, "filled"),),
        columns=("name", "supplier", "title", "channel", english),
        grouping=english,
    )
    add_view(session, ViewDraft(_("Who speaks English"), speaking, "accent"))
    waiting = ready["open_questions"]
    add_view(session, ViewDraft(waiting.name, waiting.query, waiting.tone, ready=waiting.key))
    session.flush()
