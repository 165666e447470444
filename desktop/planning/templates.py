"""Named templates of an order's milestones: simple, custom, with tooling."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeVar, get_args

from desktop.almanac.tables import damaged, lines
from desktop.errors import UsageError
from desktop.texts import _

Place = Literal["lines", "office", "gate", "buyer", "transport"]
Unit = Literal["workdays", "days"]
_TABLE = "plan_templates.tsv"
_Word = TypeVar("_Word", bound=str)


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone: where the work is done, how long it takes (0 = a day on which something happens)."""

    key: str
    place: Place
    unit: Unit
    length: int
    english: str
    hanzi: str


@dataclass(frozen=True, slots=True)
class Template:
    """Steps in order of time; ``order`` and ``ex_factory`` are always among them."""

    name: str
    steps: tuple[Step, ...]

    @property
    def custom(self) -> bool:
        """Tell whether the goods are made for this buyer, which asks for an earlier order before Spring Festival."""
        return any(step.key in {"sample", "tooling"} for step in self.steps)


@cache
def templates() -> dict[str, Template]:
    """Return the templates that came with the program, by name."""
    steps: dict[str, list[Step]] = {}
    try:
        for line in lines(_TABLE):
            name, key, place, unit, length, english, hanzi = line.split("\t")
            step = Step(
                key,
                _one_of(place, get_args(Place)),
                _one_of(unit, get_args(Unit)),
                int(length),
                english,
                hanzi,
            )
            steps.setdefault(name, []).append(step)
    except ValueError as error:
        raise damaged(_TABLE) from error
    return {name: Template(name, tuple(found)) for name, found in steps.items()}


def template(name: str) -> Template:
    """Return a template by its name, however it is typed. Raises UsageError for another name."""
    key = name.strip().lower().replace(" ", "_").replace("-", "_")
    found = templates().get({"tooling": "with_tooling"}.get(key, key))
    if found is None:
        raise UsageError(
            _("There is no plan template {name}.").format(name=name),
            _("Choose one of: {names}.").format(names=", ".join(templates())),
        )
    return found


def _one_of(word: str, known: tuple[_Word, ...]) -> _Word:
    for one in known:
        if one == word:
            return one
    raise ValueError(word)
