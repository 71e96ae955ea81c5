"""Who is at work: one process at a time, on rows that nobody else holds."""

import sqlite3
from typing import Any

from django.db import DatabaseError, InterfaceError, connection
from django.db.models import QuerySet
from django.db.transaction import TransactionManagementError

# Any number that no other part of the product locks.
_TURN = 7_236_914
# Whoever keeps a row that a publication writes to, in the search index for one, must not keep the worker.
_LOCK_TIMEOUT = "1s"
# A worker that hangs must not keep the others from their turn.
_IDLE_TIMEOUT = "30s"
# SQLite: busy, locked.
_PASSING_CODES = {5, 6}
# PostgreSQL: connection lost, transaction aborted, rolled back for another, out of resources, lock not
# available, ended by the operator.
_PASSING_CLASSES = {"08", "25", "40", "53", "55", "57"}


class TurnTakenError(Exception):
    """Another process keeps a promise just now."""


def take_turn() -> None:
    """Make this transaction the only one that keeps a promise, until it ends. Raises TurnTakenError.

    On SQLite no two write at once. On PostgreSQL, publications side by side would wait for each other in the
    search index, where each writes to rows of others, and some would end as deadlocks.
    """
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('lock_timeout', %s, true), "
            "set_config('idle_in_transaction_session_timeout', %s, true), pg_try_advisory_xact_lock(%s)",
            [_LOCK_TIMEOUT, _IDLE_TIMEOUT, _TURN],
        )
        if not cursor.fetchone()[2]:
            raise TurnTakenError


def held(rows: QuerySet[Any]) -> Any | None:
    """The one row, locked until the transaction ends; None where there is none or somebody else holds it."""
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
