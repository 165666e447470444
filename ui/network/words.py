"""The words of the network: what ties two, what is said of a node, and of the way to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from desktop import formats
from desktop.joining import clauses
from desktop.people import shown
from desktop.people.last_touch import silent_days
from desktop.people.network import Key, Network, Node
from desktop.people.words import relation_label
from desktop.texts import N_, _

_TIES = {
    "works": N_("works there"),
    "worked": N_("worked there before"),
    "introduced": N_("introduced"),
    "boss": N_("boss and report"),
}
_MOST = 6


def tie_words(why: frozenset[str]) -> str:
    """Return what ties two nodes."""
    return shown.listed(_(_TIES[one]) if one in _TIES else relation_label(one) for one in sorted(why))


def name_of(node: Node) -> str:
    """Return the name of a node for a sentence: with its hanzi behind it."""
    return node.title if node.hanzi in ("", node.title) else shown.whole(node.hanzi, node.title)


def spoken(network: Network, key: Key, now: datetime) -> str:
    """Return all that is said of a node: who, last touch, and what ties it to whom."""
    node, near = network.nodes[key], network.near(key)
    parts = [name_of(node)]
    if key.kind == "contact":
        days = silent_days(node.met, now)
        parts.append(
            _("no touch yet") if days is None else _("last touch {age}").format(age=formats.days_ago(days))
        )
    ties = [
        _("{name} ({why})").format(name=name_of(network.nodes[other]), why=tie_words(why))
        for other, why in list(near.items())[:_MOST]
    ]
    if len(near) > _MOST:
        ties.append(_("{n} more").format(n=formats.number(len(near) - _MOST)))
    return clauses(*parts, *ties)


def way_words(network: Network, way: Sequence[Key]) -> str:
    """Return whom to ask for an introduction."""
    if not way:
        return _(
            "Nobody whom you know leads there yet. Write down who introduced whom, and who worked where."
        )
    names = [name_of(network.nodes[key]) for key in way]
    if len(way) == 1:
        return _("You know {name} yourself.").format(name=names[0])
    people = [name for name, key in zip(names, way, strict=True) if key.kind == "contact"]
    asked = _("Ask {name}: the way leads over {steps}.").format(name=names[0], steps=" → ".join(names[1:]))
    if len(people) == len(way) == 2:
        asked = _("Ask {name} to introduce you to {goal}.").format(name=names[0], goal=names[1])
    return asked
