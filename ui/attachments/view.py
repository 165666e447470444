"""The view of files: tiles that fill the width, or rows."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop.texts import _
from ui.attachments.delegate import ROW_HEIGHT, TILE_HEIGHT, TILE_WIDTH, FileDelegate
from ui.theme.theme import Theme

_SLACK = 10


class FileView(QListView):
    """``opened`` tells Return or a double click; ``dragged_out`` asks whoever owns the files for copies to drag."""

    opened = Signal(int)
    dragged_out = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._files = FileDelegate(theme, self)
        self.setItemDelegate(self._files)
        self._files.pictures.came.connect(self.viewport().update)
        self.setAccessibleName(_("Files"))
        self.setProperty("kind", "rows")
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        theme.changed.connect(self.dress)
        self.show_tiles(shown=True)

    def show_tiles(self, *, shown: bool) -> None:
        """Switch between tiles and rows."""
        self._files.tiles = shown
        self.setViewMode(QListView.ViewMode.IconMode if shown else QListView.ViewMode.ListMode)
        self.setMovement(QListView.Movement.Static)  # the mode of icons lets them be moved about
        self.setDragEnabled(True)
        self.dress()

    def dress(self) -> None:
        """Take the sizes of the theme in force."""
        px = self.theme.px
        if self._files.tiles:
            self._spread()
        else:
            self.setGridSize(QSize(self.viewport().width(), px(ROW_HEIGHT)))
        self.verticalScrollBar().setSingleStep(px(24))
        self.viewport().update()

    def _spread(self) -> None:
        """Share the width among as many tiles as it holds."""
        px = self.theme.px
        width = self.viewport().width() - px(_SLACK)  # Qt breaks a line that fits to the pixel
        across = max(1, width // px(TILE_WIDTH))
        self.setGridSize(QSize(max(px(TILE_WIDTH), width // across), px(TILE_HEIGHT)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self.dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current file with Return; leave letters to the panel around."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        elif event.text().strip() and event.text().isprintable() and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Have the panel make copies and drag them."""
        self.dragged_out.emit()

    def drag(self, urls: list[QUrl]) -> None:
        """Drag files out of the window."""
        mime = QMimeData()
        mime.setUrls(urls)
        held = QDrag(self)
        held.setMimeData(mime)
        held.exec(Qt.DropAction.CopyAction)
