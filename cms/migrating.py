"""Bringing the database's tables up to date, also where an earlier attempt was cut off."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor


def has_pending_migrations() -> bool:
    executor = MigrationExecutor(connections["default"])
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def migrate() -> None:
    """Apply what is pending.

    A new SQLite database is made under another name and gets its own when it is whole: Wagtail's
    migration 0070 is not atomic, so a process killed within it leaves tables that no second run can use.
    """
    connection = connections["default"]
    if connection.vendor == "sqlite" and not connection.introspection.table_names():
        with _under_another_name(connection):
            call_command("migrate", interactive=False, verbosity=0)
    else:
        call_command("migrate", interactive=False, verbosity=0)


@contextmanager
def _under_another_name(connection: Any) -> Iterator[None]:
    """The connection's file is another one within; without an error it takes the place of the own one."""
    own = Path(connection.settings_dict["NAME"])
    other = own.with_name(f"{own.name}.new")
    connection.close()
    _remove(other)
    connection.settings_dict["NAME"] = str(other)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = str(own)
    _remove(own)
    other.rename(own)


def _remove(database: Path) -> None:
    """With its journal: one that is left beside another database would be read as that one's."""
    for suffix in ("", "-wal", "-shm"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)
