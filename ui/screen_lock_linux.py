"""Listens on D-Bus to the screen savers of the desktops and to the session of systemd."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection

_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
)
_SESSION = "org.freedesktop.login1.Session"
_MANAGER = "org.freedesktop.login1.Manager"
_LOGIN = "org.freedesktop.login1"
_TURNED, _LOCK = SLOT("turned(bool)"), SLOT("lock()")


class Ear(QObject):
    """Calls ``locked`` at every word of a lock or of sleep; a bus that is not there stays silent."""

    def __init__(self, locked: Callable[[], object]) -> None:
        super().__init__()
        self._locked = locked
        session, system = QDBusConnection.sessionBus(), QDBusConnection.systemBus()
        if session.isConnected():
            for saver in _SAVERS:
                _hear(session, "", saver, "ActiveChanged", self, _TURNED)
        if system.isConnected():
            _hear(system, _LOGIN, _SESSION, "Lock", self, _LOCK)
            _hear(system, _LOGIN, _MANAGER, "PrepareForSleep", self, _TURNED)

    @Slot(bool)
    def turned(self, on: bool) -> None:  # noqa: FBT001 - the signal of the bus gives it so
        """Hear that the screen saver came (or went), or that sleep begins (or ends)."""
        if on:
            self._locked()

    @Slot()
    def lock(self) -> None:
        """Hear that the session is locked."""
        self._locked()

    def close(self) -> None:
        """Hear nothing more."""
        self._locked = _nothing


def _hear(bus: QDBusConnection, service: str, interface: str, name: str, ear: QObject, slot: str) -> None:
    # PySide6 6.11 says it wants bytes here, and takes nothing but text.
    bus.connect(service, "", interface, name, ear, slot)  # type: ignore[call-overload]


def _nothing() -> None:
    """Do nothing."""
