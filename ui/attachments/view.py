"""The view of files: tiles that fill the width, or rows."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop.texts import _
from ui.attachments.delegate import ROW_HEIGHT, TILE_HEIGHT, TILE_WIDTH, FileDelegate
from ui.attachments.file_list import FileListModel
from ui.attachments.small_pictures import SmallPictures
from ui.theme.theme import Theme
from ui.widgets.ground import own_ground, paint_ground
from ui.widgets.rows import FileRow

_SLACK = 10


class FileView(QListView):
    """``opened`` tells Return or a double click; ``dragged_out`` asks whoever owns the files for copies to drag."""

    opened = Signal(int)
    dragged_out = Signal()

    def __init__(
        self, theme: Theme, files: FileListModel, pictures: SmallPictures, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._model, self._pictures = files, pictures
        self._across, self._top = 1, 0
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._look_ahead)
        self._files = FileDelegate(theme, pictures, self)
        self.setModel(files)
        self.setItemDelegate(self._files)
        own_ground(self)
        pictures.came.connect(self._paint_pictures)
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
            self._across = 1
            self.setGridSize(QSize(self.viewport().width(), px(ROW_HEIGHT)))
        self.verticalScrollBar().setSingleStep(px(24))
        self.viewport().update()

    def _spread(self) -> None:
        """Share the width among as many tiles as it holds."""
        px = self.theme.px
        bar = (
            self.verticalScrollBar().sizeHint().width()
        )  # its room is kept, or tiles would jump when it comes
        width = self.width() - bar - px(_SLACK)  # Qt breaks a line that fits to the pixel
        self._across = max(1, width // px(TILE_WIDTH))
        self.setGridSize(QSize(max(px(TILE_WIDTH), width // self._across), px(TILE_HEIGHT)))

    # --- pictures that come ------------------------------------------------------------------------------------

    def _shown(self) -> range:
        """Return the rows in the window."""
        tall, top = max(1, self.gridSize().height()), self.verticalScrollBar().value()
        first = top // tall * self._across
        end = ((top + self.viewport().height()) // tall + 1) * self._across
        return range(first, min(end, self._model.rowCount()))

    def _paint_pictures(self, names: Collection[str]) -> None:
        """Paint those files alone whose pictures have come."""
        for row in self._shown():
            file = self._model.peek(row)
            if isinstance(file, FileRow) and file.picture in names:
                self.update(self._model.index(row))

    def _look_ahead(self) -> None:
        """Have the pictures of the next window made, in the direction of the last scroll."""
        shown, top = self._shown(), self.verticalScrollBar().value()
        up, self._top = top < self._top, top
        ahead = range(max(0, 2 * shown.start - shown.stop), shown.start)
        rows = reversed(ahead) if up else range(shown.stop, shown.stop + len(shown))
        files = (self._model.peek(row) for row in rows)
        self._pictures.look_ahead(
            file.picture for file in files if isinstance(file, FileRow) and file.picture
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is there, then look ahead."""
        paint_ground(self, self.theme, event)
        super().paintEvent(event)
        self._soon.start()

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
