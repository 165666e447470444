"""The views in the sidebar and how many records each lets through, counted off the GUI thread after a change."""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop import formats
from desktop.views.pinned import PinnedView, pinned_views
from ui.theme.tokens import TONES, Tone
from ui.widgets.rows import NavRow
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import Change
    from ui.tasks import Progress

_PAUSE_MS = 250


class ViewCounts(QObject):
    """``changed`` tells the rows for the sidebar; only views of kinds in which something moved are counted again."""

    changed = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._views: Sequence[PinnedView] = ()
        self._counts: dict[int, int] = {}
        self._stale: set[int] = set()
        self._counting = False
        self._left = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._count)
        workplace.open_journal.changed.connect(self._on_change)
        workplace.open_journal.ready.connect(self._pause.start)
        workplace.presenting_changed.connect(self._count_all)
        self._read()

    def leave(self) -> None:
        """Count no more: the journal is about to be closed."""
        self._left = True
        self._pause.stop()

    # --- what is stale -----------------------------------------------------------------------------------------

    def _read(self) -> None:
        """Read which views are pinned; new ones are to be counted."""
        with self._workplace.open_journal.read_raw() as raw:
            self._views = pinned_views(raw)
        self._stale |= {view.id for view in self._views} - self._counts.keys()
        self._tell()
        if self._stale and self._workplace.open_journal.loaded:
            self._pause.start()

    def _on_change(self, change: Change) -> None:
        if self._left:
            return
        if change.touches("saved_view"):
            self._stale |= set(change.rows["saved_view"])
            self._read()
        tables_of = importlib.import_module(
            "desktop.views.kinds"
        ).tables_of  # after a change SQLAlchemy is there
        self._stale |= {view.id for view in self._views if change.touches(*tables_of(view.kind))}
        if self._stale:
            self._pause.start()

    def _count_all(self, _on: bool) -> None:  # noqa: FBT001 - a signal's value
        self._stale |= {view.id for view in self._views}
        self._pause.start()

    # --- counting ----------------------------------------------------------------------------------------------

    def _count(self) -> None:
        if self._counting or self._left or not self._workplace.open_journal.loaded:
            return
        wanted = self._stale & {view.id for view in self._views}
        self._stale.clear()
        if not wanted:
            return
        self._counting = True
        reads = importlib.import_module("desktop.views.reads")  # imports SQLAlchemy, which is there by now
        look = importlib.import_module("ui.views.shown").look_of(self._workplace)
        journal = self._workplace.journal

        def work(_progress: Progress) -> dict[int, int]:
            with journal.read() as connection:
                views = [view for view in reads.saved_views(connection) if view.id in wanted]
                counts: dict[int, int] = reads.view_counts(connection, views, look)
            return counts

        self._workplace.tasks.run(work, self._take, self._failed)

    def _take(self, counts: Mapping[int, int]) -> None:
        self._counting = False
        self._counts.update(counts)
        self._tell()
        if self._stale:
            self._pause.start()

    def _failed(self, error: BaseException) -> None:
        self._counting = False
        if not self._left:  # a journal that is being locked gives no more counts
            self._workplace.failures.tell(error)

    def _tell(self) -> None:
        if not self._left:
            self.changed.emit([self._row(view) for view in self._views])

    def rows(self) -> list[NavRow]:
        """Return the rows as they are known now."""
        return [self._row(view) for view in self._views]

    def _row(self, view: PinnedView) -> NavRow:
        count = self._counts.get(view.id)
        tone: Tone = next((tone for tone in TONES if tone == view.tone), "neutral")
        return NavRow(
            str(view.id), view.name, count="" if count is None else formats.number(count), tone=tone
        )
