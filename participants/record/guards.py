"""Triggers: the database itself refuses to change the record, or a number that was made public.

Set up after every migration and not by one, since SQLite loses a table's triggers whenever a migration
remakes the table. A migration that has to rewrite entries calls `remove` first.
"""

from django.db import connections

ENTRIES = "participants_registryentry"
PARTICIPANTS = "participants_participant"
KEEP_ENTRIES = "entries of the registry are never changed or deleted"
KEEP_NUMBERS = "a number that was made public is never changed"

_NUMBER_WAS_PUBLIC = "OLD.ordinal IS NOT NULL AND OLD.status <> 'admitted'"

# What sets off each trigger, and what it says.
_SQLITE = {
    "registry_keeps_entries_as_they_are": (f"BEFORE UPDATE ON {ENTRIES}", KEEP_ENTRIES),
    "registry_keeps_entries": (f"BEFORE DELETE ON {ENTRIES}", KEEP_ENTRIES),
    "registry_keeps_numbers": (
        (
            f"BEFORE UPDATE OF ordinal ON {PARTICIPANTS}"
            f" WHEN {_NUMBER_WAS_PUBLIC} AND NEW.ordinal IS NOT OLD.ordinal"
        ),
        KEEP_NUMBERS,
    ),
}
_POSTGRESQL = {
    "registry_keeps_entries": (f"BEFORE UPDATE OR DELETE ON {ENTRIES} FOR EACH ROW", KEEP_ENTRIES),
    "registry_keeps_all_entries": (f"BEFORE TRUNCATE ON {ENTRIES}", KEEP_ENTRIES),
    "registry_keeps_numbers": (
        (
            f"BEFORE UPDATE OF ordinal ON {PARTICIPANTS} FOR EACH ROW"
            f" WHEN ({_NUMBER_WAS_PUBLIC} AND NEW.ordinal IS DISTINCT FROM OLD.ordinal)"
        ),
        KEEP_NUMBERS,
    ),
}
_REFUSE = """
CREATE OR REPLACE FUNCTION registry_refuses() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$
"""


def install(using: str = "default") -> None:
    """Set up all of them; nothing changes where they stand."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_REFUSE)
        for name in missing(using):
            cursor.execute(_statement(connection.vendor, name))


def remove(using: str = "default") -> None:
    connection = connections[using]
    with connection.cursor() as cursor:
        for name, (event, _says) in _triggers(connection.vendor).items():
            on = f" ON {_table_of(event)}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")


def missing(using: str = "default") -> list[str]:
    """The triggers that do not stand."""
    connection = connections[using]
    standing = (
        "SELECT tgname FROM pg_trigger"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(standing)
        found = {name for (name,) in cursor.fetchall()}
    return [name for name in _triggers(connection.vendor) if name not in found]


def _triggers(vendor: str) -> dict[str, tuple[str, str]]:
    return _POSTGRESQL if vendor == "postgresql" else _SQLITE


def _statement(vendor: str, name: str) -> str:
    event, says = _triggers(vendor)[name]
    if vendor == "postgresql":
        return f"CREATE TRIGGER {name} {event} EXECUTE FUNCTION registry_refuses('{says}')"
    return f"CREATE TRIGGER {name} {event} BEGIN SELECT RAISE(ABORT, '{says}'); END"


def _table_of(event: str) -> str:
    return PARTICIPANTS if PARTICIPANTS in event else ENTRIES
