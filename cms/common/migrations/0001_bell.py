"""On PostgreSQL, what is scheduled or queued rings the bell that `cms.common.bell` listens to."""

from django.db import migrations

TABLES = {
    "wagtailcore_revision": "INSERT OR UPDATE",
    "wagtailcore_page": "INSERT OR UPDATE",
    "django_tasks_database_dbtaskresult": "INSERT",
}


def hang_bell(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute(
        "CREATE FUNCTION ring_bell() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN PERFORM pg_notify('bell', ''); RETURN NULL; END $$"
    )
    for table, events in TABLES.items():
        # Without the names of columns: PostgreSQL would refuse to change the type of one that is named.
        schema_editor.execute(
            f"CREATE TRIGGER ring_bell AFTER {events} ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION ring_bell()"
        )


def take_bell_down(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION ring_bell() CASCADE")


class Migration(migrations.Migration):

    dependencies = [
        ("django_tasks_database", "0021_conditional_partial_index_ordering"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(hang_bell, take_bell_down)]
