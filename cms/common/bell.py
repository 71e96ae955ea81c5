"""Waiting until the database changes, without asking it all the time.

A bell may ring for a change that does not concern who listens. It may also stay silent: when its own
connection broke, or on PostgreSQL for a table whose changes do not ring (migration `0001_bell` hangs it
up). So whoever listens looks for itself now and then.
"""

import sqlite3
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

import psycopg
from django.db import connection

CHANNEL = "bell"
_LOOK_SECONDS = 0.2
_CONNECT_SECONDS = 5


class Bell(Protocol):
    def rang_within(self, seconds: float) -> bool:
        """Wait until it rings, at most so long; whether it rang since the last call."""

    def close(self) -> None: ...


def listen() -> Bell:
    """A bell with a connection of its own; close it in the end."""
    parameters = connection.get_connection_params()
    if connection.vendor == "postgresql":
        return NotificationBell(parameters)
    return FileBell(parameters["database"])


class NotificationBell:
    """PostgreSQL tells by itself; whatever it tells while nobody waits is kept."""

    def __init__(self, parameters: Mapping[str, Any]) -> None:
        self._parameters = parameters
        self._connection: psycopg.Connection[Any] | None = None

    def rang_within(self, seconds: float) -> bool:
        try:
            if self._connection is None:
                self._connect()
                return True  # who knows what was missed
            return any(True for _ in self._connection.notifies(timeout=seconds, stop_after=1))
        except psycopg.OperationalError:
            self.close()
            time.sleep(seconds)
            return False

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _connect(self) -> None:
        parameters = {"connect_timeout": _CONNECT_SECONDS, **self._parameters, "autocommit": True}
        self._connection = psycopg.connect(**parameters)
        self._connection.execute(f"LISTEN {CHANNEL}")


class FileBell:
    """SQLite counts the changes that other connections make to the file."""

    def __init__(self, database: str | Path) -> None:
        self._connection = sqlite3.connect(database, uri=True)
        self._version = self._look()

    def rang_within(self, seconds: float) -> bool:
        until = time.monotonic() + seconds
        while (version := self._look()) == self._version:
            if (left := until - time.monotonic()) <= 0:
                return False
            time.sleep(min(_LOOK_SECONDS, left))
        self._version = version
        return True

    def close(self) -> None:
        self._connection.close()

    def _look(self) -> int:
        version: int = self._connection.execute("PRAGMA data_version").fetchone()[0]
        return version
