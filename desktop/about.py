"""The name and version of the program."""

from __future__ import annotations

NAME = "Guanxi Journal"
VERSION = "0.1.0"
