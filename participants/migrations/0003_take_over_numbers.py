"""What participants already have becomes their record: an accession, its release, and a withdrawal.

On which day somebody withdrew was not known until now, so that the day of this migration stands for it.
"""

from django.db import migrations
from django.db.models import Max
from django.utils import timezone

NOTE = "Taken over when the record began."
DAY_UNKNOWN = "Taken over when the record began; on which day it withdrew is not known."


def take_over(apps, schema_editor):
    Participant = apps.get_model("participants", "Participant")
    RegistryEntry = apps.get_model("participants", "RegistryEntry")
    RegistryCounter = apps.get_model("participants", "RegistryCounter")
    numbered = Participant.objects.filter(ordinal__isnull=False).order_by("ordinal")
    for participant in numbered:
        entry = {"participant": participant, "effective_on": participant.joined_on, "note": NOTE}
        RegistryEntry.objects.create(
            kind="accession", ordinal=participant.ordinal, name=participant.name, **entry
        )
        RegistryEntry.objects.create(kind="release", **entry)
        if participant.status == "withdrawn":
            entry |= {"effective_on": timezone.localdate(), "note": DAY_UNKNOWN}
            RegistryEntry.objects.create(kind="withdrawal", **entry)
    highest = numbered.aggregate(highest=Max("ordinal"))["highest"] or 0
    RegistryCounter.objects.create(pk=1, highest=highest)


class Migration(migrations.Migration):
    dependencies = [("participants", "0002_registry_record")]

    # Backwards, the tables are removed with all they hold.
    operations = [migrations.RunPython(take_over, migrations.RunPython.noop)]
