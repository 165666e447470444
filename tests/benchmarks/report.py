"""The table of figures that a benchmark run ends with: measured, baseline, ratio, aim and whether it is met."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path

HEAD = ("figure", "measured", "baseline", "ratio", "aim", "met")
AIM = re.compile(r"(?P<sign><=|>=) (?P<number>[\d.]+) (?P<unit>\S+)(?: \+ (?P<more>[\d.]+) \S+)?")


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure; ``aim`` reads "<= 1.4 x", "<= 140 MiB", "<= 1.5 x + 10 ms" or ">= 50 rounds"."""

    name: str
    measured: float
    baseline: float | None
    unit: str
    aim: str

    @property
    def ratio(self) -> float | None:
        """How many times the baseline was measured; None without a baseline."""
        return self.measured / self.baseline if self.baseline else None

    @property
    def met(self) -> bool | None:
        """Whether the aim is met; None when there is none, or no baseline for an aim in x."""
        found = AIM.fullmatch(self.aim)
        if not found:
            return None
        limit = float(found["number"])
        if found["unit"] == "x":
            if self.baseline is None:
                return None
            limit *= self.baseline
        limit += float(found["more"] or 0)
        return self.measured <= limit if found["sign"] == "<=" else self.measured >= limit


class Figures:
    """Collects the figures of one run."""

    def __init__(self) -> None:
        self.rows: list[Figure] = []

    def record(
        self, name: str, measured: float, baseline: float | None = None, unit: str = "ms", aim: str = ""
    ) -> None:
        """Add a figure; ``measured`` and ``baseline`` are in ``unit``.

        Raises ValueError for an aim that cannot be judged, in words or in another unit than the figure's.
        """
        found = AIM.fullmatch(aim)
        if aim and (not found or found["unit"] not in {"x", unit}):
            raise ValueError(f"an aim reads like '<= 1.4 x' or '<= 16 {unit}', not {aim!r}")
        self.rows.append(Figure(name, measured, baseline, unit, aim))

    def table(self) -> list[str]:
        """Return the lines of the table, the columns aligned."""
        rows = [HEAD, *(_cells(row) for row in self.rows)]
        widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
        return [" | ".join(map(str.ljust, row, widths)).rstrip() for row in rows]

    def write(self, path: Path) -> None:
        """Write the figures as JSON, to compare runs."""
        rows = [asdict(row) | {"ratio": row.ratio, "met": row.met} for row in self.rows]
        path.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _cells(row: Figure) -> tuple[str, ...]:
    baseline = f"{_number(row.baseline)} {row.unit}" if row.baseline is not None else "-"
    ratio = f"{row.ratio:.2f} x" if row.ratio is not None else "-"
    met = {True: "yes", False: "NO", None: "-"}[row.met]
    return row.name, f"{_number(row.measured)} {row.unit}", baseline, ratio, row.aim or "-", met


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
