"""Programs of the system that are started beside the window."""

from __future__ import annotations

import os


def surroundings() -> dict[str, str]:
    """Return our environment without the libraries of a bundle, which are not those of the system's programs."""
    kept = dict(os.environ)
    before = kept.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is not None:
        kept["LD_LIBRARY_PATH"] = before
    return kept
