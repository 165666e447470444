"""Ready-made views, most of them of what is missing."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.texts import N_, _
from desktop.views.criteria import Criterion
from desktop.views.query import ViewQuery


@dataclass(frozen=True, slots=True)
class ReadyView:
    """A view that comes with the program; pinning it saves a copy."""

    key: str
    title: str
    """Marked for translation."""
    tone: str
    query: ViewQuery

    @property
    def name(self) -> str:
        """Its name in the language of the screen."""
        return _(self.title)


def _missing(kind: str, attribute: str, *columns: str) -> ViewQuery:
    return ViewQuery(kind, criteria=(Criterion(attribute, "empty"),), columns=columns)


READY: tuple[ReadyView, ...] = (
    ReadyView(
        "no_birthday",
        N_("People without a birthday"),
        "plum",
        _missing("contact", "birthday", "name", "supplier", "title", "touched"),
    ),
    ReadyView(
        "no_address_zh",
        N_("Suppliers without an address in Chinese"),
        "amber",
        _missing("supplier", "address_zh", "name", "city", "address_en", "touched"),
    ),
    ReadyView(
        "no_code",
        N_("Suppliers without a credit code"),
        "amber",
        _missing("supplier", "credit_code", "name", "name_zh", "city", "status"),
    ),
    ReadyView(
        "no_decider",
        N_("Suppliers of which nobody is known to decide"),
        "seal",
        ViewQuery(
            "supplier",
            criteria=(Criterion("role", "none", ("decides",)), Criterion("status", "any", ("active",))),
            columns=("name", "city", "people", "role", "touched"),
        ),
    ),
    ReadyView(
        "no_channel",
        N_("People who cannot be reached by any channel"),
        "seal",
        _missing("contact", "channel", "name", "supplier", "title", "touched"),
    ),
    ReadyView(
        "quiet",
        N_("Active suppliers without a touch for 60 days"),
        "sky",
        ViewQuery(
            "supplier",
            criteria=(Criterion("status", "any", ("active",)), Criterion("touched", "older", ("60",))),
            columns=("name", "city", "tier", "touched"),
            sort="touched",
        ),
    ),
    ReadyView(
        "open_questions",
        N_("Questions that wait for an answer"),
        "sky",
        ViewQuery(
            "touch",
            criteria=(Criterion("asks", "filled"), Criterion("answered", "any", ("0",))),
            columns=("at", "contact", "supplier", "asks"),
        ),
    ),
)
