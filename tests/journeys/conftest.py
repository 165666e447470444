"""What journeys share with the tests of single widgets."""

from __future__ import annotations

from tests.ui.conftest import nothing_left_behind

__all__ = ["nothing_left_behind"]
