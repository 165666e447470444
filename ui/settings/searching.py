"""Settings of the search: its index built anew, with progress, while the journal stays in use."""

from __future__ import annotations

from contextlib import closing

from desktop import formats
from desktop.texts import _, n_
from ui.settings.setting import Setting
from ui.tasks import Cancelled, Progress
from ui.widgets.button import Button
from ui.widgets.progress import ProgressBar
from ui.widgets.section import Group
from ui.workplace import Workplace


class Searching(Group):
    """One row: a button, and while the index is being built a bar and Cancel in its place."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(_("Search"))
        self._workplace = workplace
        self._under_way: Progress | None = None
        theme = workplace.theme
        self.build = Button(theme, _("Build anew"), icon="refresh-cw", on_click=self.begin)
        self.bar = ProgressBar(theme, _("Search index"), width=140)
        self.cancel = Button(theme, _("Cancel"), on_click=self.stop)
        self.row = Setting(_("Search index"), "", self.bar, self.build, self.cancel)
        self.add(self.row)
        self._show(_("Ctrl+K reads it. When something is not found that is there, build it anew."))

    def begin(self) -> None:
        """Build the index anew beside the screen."""
        journal = self._workplace.journal

        def work(progress: Progress) -> int:
            total = sum(len(ids) for _kind, ids in journal.searched())
            done = 0
            with closing(journal.rebuild_search()) as steps:  # so that Cancel clears up at once
                for done in steps:
                    progress(done, total)
            return done

        self._show(_("It is being built. You can go on working."), running=True)
        self.bar.show_share(0)
        self._under_way = self._workplace.tasks.run(work, self._done, self._failed, self._went_on)

    def stop(self) -> None:
        """Give up; the index stays as it was."""
        if self._under_way is not None:
            self._under_way.cancel()

    def _went_on(self, done: int, total: int) -> None:
        self.bar.show_share(done / max(total, 1))

    def _done(self, count: int) -> None:
        self._under_way = None
        words = n_("Built: {n} record is in it.", "Built: {n} records are in it.", count)
        self._show(words.format(n=formats.number(count)))

    def _failed(self, error: BaseException) -> None:
        self._under_way = None
        self._show(_("Given up: the index is as it was."))
        if not isinstance(error, Cancelled):
            self._workplace.failures.tell(error)

    def _show(self, words: str, *, running: bool = False) -> None:
        self.row.say(words)
        focused = self.build.hasFocus() or self.cancel.hasFocus()
        self.bar.setVisible(running)
        self.cancel.setVisible(running)
        self.build.setVisible(not running)
        if focused:
            (self.cancel if running else self.build).setFocus()
