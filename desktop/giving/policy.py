"""What our own company allows in gifts: limits per gift, person and year, and stricter ones for state-owned firms."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace

from sqlalchemy import Connection

from desktop.errors import UsageError
from desktop.journal.journal import ChangeSession
from desktop.journal.kept_settings import keep_setting, kept_setting
from desktop.texts import _

NAME = "gift_policy"
"""Name of the journal's setting."""
_MOST = 100_000_000


@dataclass(frozen=True, slots=True)
class Policy:
    """The rules of our company; sums in minor units of ``currency``, 0 where there is no limit.

    The defaults are those of many trading companies, no legal advice: the person sets their own.
    """

    currency: str = "CNY"
    per_gift: int = 50_000
    per_person_year: int = 100_000
    approval_from: int = 30_000
    """From which value a gift needs somebody's consent and a receipt."""
    state_per_gift: int = 20_000
    state_per_person_year: int = 40_000
    """For people of state-owned firms, who count as officials (FCPA)."""
    cash: bool = False
    """Money may be given at all."""
    repeat_years: int = 2
    """Nothing twice to one person within so many years."""


def read_policy(connection: Connection) -> Policy:
    """Return the rules kept in a journal; what is missing, unknown or impossible counts as its default."""
    return from_json(kept_setting(connection, NAME))


def from_json(stored: str | None) -> Policy:
    """Return the rules from their JSON text; a value that is not possible is left at its default."""
    try:
        raw = json.loads(stored) if stored else {}
    except ValueError:
        return Policy()
    policy = Policy()
    for declared in fields(Policy):
        if isinstance(raw, dict) and declared.name in raw:
            try:
                policy = changed(policy, declared.name, raw[declared.name])
            except UsageError:
                continue
    return policy


def changed(policy: Policy, name: str, value: object) -> Policy:
    """Return the rules with one other value. Raises UsageError when the value is not possible."""
    usual = getattr(Policy(), name, None)
    fits = type(value) is type(usual)
    if isinstance(value, int) and not isinstance(value, bool):
        fits = fits and 0 <= value <= (10 if name == "repeat_years" else _MOST)
    if name == "currency":
        fits = fits and isinstance(value, str) and len(value) == 3 and value.isalpha() and value.isupper()
    if not fits:
        raise UsageError(
            _("This is not possible in the rules for gifts."), _("Type a sum, or 0 where there is no limit.")
        )
    return replace(policy, **{name: value})  # type: ignore[arg-type]


def set_policy(session: ChangeSession, policy: Policy) -> None:
    """Keep the rules of our company. Raises UsageError when a value is not possible."""
    for name, value in asdict(policy).items():
        changed(policy, name, value)
    keep_setting(session, NAME, json.dumps(asdict(policy), sort_keys=True))
