"""Listens to the session notifications of Windows."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray
from PySide6.QtWidgets import QApplication

_THIS_SESSION = 0
_WM_POWERBROADCAST, _PBT_APMSUSPEND = 0x0218, 0x0004
_WM_WTSSESSION_CHANGE, _WTS_SESSION_LOCK = 0x02B1, 0x0007


class Ear(QAbstractNativeEventFilter):
    """Calls ``locked`` when the session is locked or the computer goes to sleep."""

    def __init__(self, app: QApplication, locked: Callable[[], object]) -> None:
        super().__init__()
        self._app, self._locked, self._window = app, locked, 0
        app.installNativeEventFilter(self)
        top = next(iter(app.topLevelWindows()), None)
        if top is not None:
            self._window = int(top.winId())
            _library().WTSRegisterSessionNotification(wintypes.HWND(self._window), _THIS_SESSION)

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        """Look for the two messages; all of them go on to Qt."""
        if QByteArray(kind) == b"windows_generic_MSG":
            heard = wintypes.MSG.from_address(int(message))
            word = (heard.message, heard.wParam)
            if word in {(_WM_WTSSESSION_CHANGE, _WTS_SESSION_LOCK), (_WM_POWERBROADCAST, _PBT_APMSUSPEND)}:
                self._locked()
        return False, 0

    def close(self) -> None:
        """Stop listening."""
        self._app.removeNativeEventFilter(self)
        if self._window:
            _library().WTSUnRegisterSessionNotification(wintypes.HWND(self._window))


def _library() -> ctypes.CDLL:
    return ctypes.CDLL("wtsapi32")
