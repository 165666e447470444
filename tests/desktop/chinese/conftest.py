"""Property tests of Chinese text, without Hypothesis' clock: a rare character imports a dictionary once."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("chinese", deadline=None)
settings.load_profile("chinese")
