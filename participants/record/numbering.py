"""Which number an admission gets. All of it under the lock of the counter: call it in a transaction.

`max() + 1` would give one number to two who ask at once; the counter's row lets one after the other.
A transaction that is rolled back, or whose process is killed, has taken no number.
"""

from django.db.models import Min
from django.utils.translation import gettext as _

from participants.models import Participant, RegistryCounter, RegistryEntry
from participants.models.participant import LARGEST_INTEGER
from participants.record.refusals import RegistryError


def take_next_number() -> int:
    """The lowest number that an undone admission has given back, else the one after the highest."""
    counter = RegistryCounter.locked()
    freed = _lowest_freed()
    if freed is not None:
        return freed
    counter.highest += 1
    counter.save()
    return counter.highest


def take_number(number: int) -> int:
    """A number that history gave. Raises `RegistryError` where somebody has it, or it is none."""
    if not 1 <= number <= LARGEST_INTEGER:
        message = _("A number lies between 1 and %(largest)s.")
        raise RegistryError(message % {"largest": LARGEST_INTEGER}, field="ordinal", code="no_number")
    counter = RegistryCounter.locked()
    holder = Participant.objects.filter(ordinal=number).first()
    if holder is not None:
        message = _("The number %(number)s is %(name)s's, for ever. Check both.")
        told = {"number": number, "name": holder.name}
        raise RegistryError(message % told, field="ordinal", code="number_taken")
    if number > counter.highest:
        counter.highest = number
        counter.save()
    return number


def next_number() -> int:
    """What `take_next_number` would give now: a forecast, since somebody may be quicker."""
    freed = _lowest_freed()
    return freed or RegistryCounter.objects.get().highest + 1


def next_public_number() -> int:
    """The number that readers hear of next: one that was given and not released is still to come to them."""
    unreleased: int | None = Participant.objects.admitted().aggregate(lowest=Min("ordinal"))["lowest"]
    coming = next_number()
    return coming if unreleased is None else min(unreleased, coming)


def _lowest_freed() -> int | None:
    number: int | None = RegistryEntry.objects.freed_numbers().values_list("ordinal", flat=True).first()
    return number
