"""One window per person: a second start raises the first window and hands over what it was asked to open.

This is the only module that imports QtNetwork, and it uses the local socket alone.
"""

from __future__ import annotations

import getpass
import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 1000
RESTORE = "restore:"
"""What a second start says before the path of a backup that it was asked to show."""


def socket_name(settings_folder: Path) -> str:
    """Return the name of the socket for this person and settings folder."""
    mark = hashlib.blake2b(f"{getpass.getuser()}\0{settings_folder}".encode(), digest_size=8).hexdigest()
    return f"guanxi-journal-{mark}"


def raise_first(name: str, message: str = "") -> bool:
    """Ask the first window to come forward; False when there is none."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_WAIT_MS):
        return False
    socket.write(message.encode())
    socket.waitForBytesWritten(_WAIT_MS)
    socket.disconnectFromServer()
    return True


class Doorbell(QObject):
    """Listens for second starts; ``rang`` carries what they were asked to open, or nothing."""

    rang = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        QLocalServer.removeServer(name)  # a crashed window leaves its socket behind
        self._server.listen(name)

    def _answer(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.waitForReadyRead(_WAIT_MS // 5)
        message = bytes(socket.readAll().data()).decode("utf-8", "replace")
        socket.deleteLater()
        self.rang.emit(message)

    def close(self) -> None:
        """Stop listening."""
        self._server.close()
