"""The window of Guanxi Journal."""

import builtins

import PySide6.QtCore  # noqa: F401  # puts its own import in the place of Python's

# That import reads the source of every module that is imported later, to see whether it wants PySide's snake_case
# names, and ``linecache`` keeps what was read: 20 MiB, and a fifth of the time that the imports take. We use no
# such feature, so the import of before is put back. (PySide6 keeps it under this name.)
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
