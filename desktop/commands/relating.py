"""The headless commands of the relationship: the rules in words."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from desktop.almanac.command import Row
from desktop.rhythm.catalogue import rule_lines
from desktop.rhythm.constants import Constants


def rules(_args: argparse.Namespace) -> Iterator[Row]:
    """Yield the rules with their formulas, version and usual constants; no journal is opened."""
    yield from rule_lines(Constants())
