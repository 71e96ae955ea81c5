"""Rows that one worker holds, and errors that only say that somebody else was at work."""

import sqlite3
from typing import Any

from django.db import DatabaseError, InterfaceError, connection
from django.db.models import QuerySet
from django.db.transaction import TransactionManagementError

# SQLite: busy, locked.
_PASSING_CODES = {5, 6}
# PostgreSQL: connection lost, transaction aborted, rolled back for another, out of resources, lock not
# available, ended by the operator.
_PASSING_CLASSES = {"08", "25", "40", "53", "55", "57"}
_PATIENCE = "2s"


def held(rows: QuerySet[Any]) -> Any | None:
    """The one row, locked until the transaction ends; None where there is none or somebody else holds it.

    On SQLite the transaction itself is the lock.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # What is published writes to more rows; whoever keeps one of those must not keep the worker.
            cursor.execute(f"SET LOCAL lock_timeout = '{_PATIENCE}'")
    return rows.select_for_update(skip_locked=True, of=("self",)).first()


def is_passing(error: Exception) -> bool:
    """Whether the same may well succeed at once: the database was busy, or the connection to it broke."""
    if isinstance(error, InterfaceError | TransactionManagementError):
        return True
    if not isinstance(error, DatabaseError):
        return False
    cause = error.__cause__
    if isinstance(cause, sqlite3.Error):
        return (cause.sqlite_errorcode & 0xFF) in _PASSING_CODES
    state = getattr(cause, "sqlstate", "")
    return state is None or state[:2] in _PASSING_CLASSES
