"""The window: the gate while locked, the desk while open, and the commands that both share."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from desktop.joining import sentences
from desktop.texts import _
from ui.first_paint import FirstPaint
from ui.geometry import inside

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.menus import Menus
    from ui.open_journal import OpenJournal
    from ui.services import Services
    from ui.tasks import Progress
    from ui.widgets.banner import Banner
    from ui.workplace import Workplace

SMALLEST, USUAL = (960, 640), (1512, 920)
_PARTS_OF_PLACE = 5


Gate = Callable[["Services", Path | None], QWidget]
"""Makes the page that stands before an open journal: first start without a folder, unlocking with one."""


class Window(QMainWindow):
    """Shows either a gate or a desk; nothing of a journal stays behind a gate."""

    closed = Signal()
    painted_with_data = Signal()

    _services: Services
    _gate: Gate
    _banner: Banner
    _menus: Menus

    def __init__(self, services: Services | None = None, gate: Gate | None = None) -> None:
        """Make an empty window; with ``services`` and ``gate`` it is furnished at once."""
        super().__init__()
        self.desk: Desk | None = None
        self.workplace: Workplace | None = None
        self._folder: Path | None = None
        self._place = ""
        self._record: tuple[str, int] | None = None
        self._dress: Callable[[], object] = lambda: None
        self._building = QTimer(self, singleShot=True, interval=0)
        self._building.timeout.connect(self._build)
        self._stack = QStackedWidget()
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)
        if services is not None and gate is not None:
            self.furnish(services, gate)

    def furnish(self, services: Services, gate: Gate) -> None:
        """Put in what every window has; the modules are many, so that an empty window is painted before."""
        self._services = services
        self._gate = gate
        self._banner = _late("ui.widgets.banner").Banner(services.theme)
        self.setCentralWidget(self._frame())
        self._menus = self._make_menus()
        services.failures.told.connect(self._tell_failure)
        services.failures.reported.connect(self._show_report)
        services.keeper.opened.connect(self.show_desk)
        services.keeper.about_to_lock.connect(self.clear_desk)
        services.keeper.locked.connect(self.show_gate)
        services.keeper.stepped_out.connect(self._show_instead)
        self._name()
        self._come_back()

    def _frame(self) -> QWidget:
        """Put the banner above the stack: a failure moves the page down and never covers it."""
        root = QWidget()
        root.setProperty("kind", "root")
        column = QVBoxLayout(root)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._banner)
        column.addWidget(self._stack, 1)
        return root

    def _make_menus(self) -> Menus:
        menus: Menus = _late("ui.menus").Menus(self, self._services.theme, self.perform)
        return menus

    def _name(self) -> None:
        self.setWindowTitle(_("Guanxi Journal"))

    def _come_back(self) -> None:
        """Stand where the window stood last, on a screen that is there today."""
        kept = self._services.preferences.now.window
        if len(kept) != _PARTS_OF_PLACE:
            return
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        self.setGeometry(inside(QRect(*kept[:4]), screens, self.minimumSize()))
        if kept[4]:
            self.setWindowState(self.windowState() | Qt.WindowState.WindowMaximized)

    def _remember_place(self) -> None:
        place = self.normalGeometry() if self.isMaximized() or self.isFullScreen() else self.geometry()
        if place.isValid():
            self._services.preferences.set(
                window=(place.x(), place.y(), place.width(), place.height(), int(self.isMaximized()))
            )

    # --- gate and desk -----------------------------------------------------------------------------------------

    def show_gate(self, folder: Path | None) -> None:
        """Show the first start (None) or the unlock page of a journal."""
        self._folder = folder
        self._replace(self._gate(self._services, folder))
        self._enable()

    def _show_instead(self, page: QWidget) -> None:
        self._replace(page)
        self._enable()

    def show_desk(self, open_journal: OpenJournal) -> None:
        """Show an open journal; SQLAlchemy is imported on a thread once the first page is painted."""
        services = self._services
        if self.workplace is not None:
            self.workplace.close()
        workplace: Workplace = _late("ui.workplace").Workplace(
            open_journal,
            services.theme,
            services.tasks,
            services.failures,
            services.clipboard,
            services.clock,
            services,
        )
        workplace.command_asked_for.connect(self.perform)
        desk: Desk = _late("ui.desk").Desk(workplace, self._menus.root)
        desk.page_changed.connect(self._enable)
        open_journal.changed.connect(desk.page_changed)  # through the desk, so that it ends with it
        open_journal.ready.connect(desk.page_changed)
        self.workplace, self.desk = workplace, desk
        self._replace(desk)
        self._enable()
        if self.isVisible():
            FirstPaint(desk).over.connect(self._load)
        else:
            QTimer.singleShot(0, self._load)

    def _load(self) -> None:
        if self.workplace is None:
            return
        self.painted_with_data.emit()
        open_journal = self.workplace.open_journal

        def work(_progress: Progress) -> None:
            open_journal.load()

        def failed(error: BaseException) -> None:
            if (
                self.workplace is not None and self.workplace.open_journal is open_journal
            ):  # else it was locked
                self._services.failures.tell(error)

        self._services.tasks.run(work, lambda _nothing: None, failed)

    def clear_desk(self) -> None:
        """Throw away every widget that shows the journal, and every dialog."""
        if self.desk is None:
            return
        for dialog in self.findChildren(QWidget):
            if dialog.isWindow() and not isinstance(dialog, QMenu):
                dialog.close()
                dialog.deleteLater()
        self._banner.dismiss()
        if self.workplace is not None:
            self.workplace.close()
        self.desk.leave()
        self._services.theme.forget()
        self.desk = self.workplace = None
        self._replace(QWidget())

    def _replace(self, widget: QWidget) -> None:
        while (old := self._stack.currentWidget()) is not None:
            self._stack.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        widget.setFocus()

    def rebuild(self, dress: Callable[[], object] = lambda: None) -> None:
        """Make the window's contents anew: the language or the size has changed; ``dress`` is called in between.

        What was there is gone by then: to dress the thousands of widgets of all pages takes seconds.
        """
        if not self._building.isActive():
            self._place = self.desk.key if self.desk else ""
            self._record = self.desk.page.looked_at() if self.desk else None
        self._dress = dress
        self.clear_desk()
        self._building.start()

    def _build(self) -> None:
        self._dress()
        self._menus.leave()
        open_journal, place = self._services.keeper.journal, self._place
        self._menus = self._make_menus()
        self._name()
        if open_journal is None:
            self.show_gate(self._folder)
            return
        self.show_desk(open_journal)
        if self.desk is not None and place:
            self.desk.show_place(place)
            if self._record is not None:
                self.desk.page.show_record(*self._record)
                self.desk.page.begin()

    # --- commands ----------------------------------------------------------------------------------------------

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return what can be done now, by command key."""
        own: dict[str, Callable[[], None]] = {
            "quit": self._quit,
            "larger": lambda: self._scale(10),
            "smaller": lambda: self._scale(-10),
            "appearance": self._turn_appearance,
            "language": self._turn_language,
            "help": lambda: self._open("ui.dialogs.help", "HelpSheet"),
            "about": lambda: self._open("ui.dialogs.about", "AboutDialog"),
        }
        if self.desk is not None:
            own["lock"] = self._services.keeper.lock
            backups = self.workplace.backups if self.workplace else None
            if backups is not None and backups.possible:
                own["back_up"] = backups.back_up
            own |= self.desk.handlers()
        return own

    def perform(self, key: str) -> None:
        """Run a command by its key, if somebody handles it now."""
        handler = self.handlers().get(key)
        if handler is not None:
            handler()

    def _enable(self) -> None:
        keys = set(self.handlers())
        undo = redo = None
        if self.workplace is not None and self.workplace.open_journal.loaded:
            undo, redo = self.workplace.journal.next_undo(), self.workplace.journal.next_redo()
            keys -= ({"undo"} if undo is None else set()) | ({"redo"} if redo is None else set())
        self._menus.enable(keys)
        self._menus.name_turns(undo[1] if undo else None, redo[1] if redo else None)

    def _open(self, module: str, dialog: str) -> None:
        """Open a dialog that needs no journal; at the gate too."""
        getattr(_late(module), dialog)(self._services.theme, self).open()

    def _quit(self) -> None:
        self.close()

    def _scale(self, step: int) -> None:
        self._services.preferences.set(scale=min(150, max(90, self._services.preferences.now.scale + step)))

    def _turn_appearance(self) -> None:
        dark = self._services.theme.tokens.dark
        self._services.preferences.set(appearance="light" if dark else "dark")

    def _turn_language(self) -> None:
        now = self._services.preferences.now.language
        self._services.preferences.set(language="en" if now == "zh_CN" else "zh_CN")

    # --- telling -----------------------------------------------------------------------------------------------

    def _tell_failure(self, message: str, advice: str) -> None:
        self._banner.tell(sentences(message, advice), "seal")

    def _show_report(self, text: str) -> None:
        dialog = _late("ui.widgets.report").ReportDialog
        dialog(self._services.theme, self._services.clipboard, text, self).open()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the journal with the window."""
        if hasattr(self, "_services"):
            self._remember_place()
            self._services.keeper.close()
        self.closed.emit()
        super().closeEvent(event)


def _late(module: str) -> Any:
    """Import a module when it is needed: what it returns is typed where it is used."""
    return importlib.import_module(module)
