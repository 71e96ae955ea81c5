"""A registrar at work, in a process of its own: `python -m …record.clerk NAME TIMES [EVERY]`.

Admits TIMES participants, one transaction each; every EVERY-th transaction is rolled back after the
admission. Prints the numbers that were given for good.
"""

import sys
from datetime import date

import django

django.setup()

from django.db import transaction  # noqa: E402 (Django first)

from participants.models import Participant  # noqa: E402
from participants.services import admit  # noqa: E402


def admit_one(name: str, *, keep: bool) -> int | None:
    with transaction.atomic():
        participant = Participant(name=name, country="ME")
        participant.save()
        entry = admit(participant=participant, effective_on=date(2015, 5, 20), by=None)
        transaction.set_rollback(not keep)
    return entry.ordinal if keep else None


def main(name: str, times: int, every: int = 0) -> None:
    for turn in range(1, times + 1):
        number = admit_one(f"{name} {turn}", keep=not every or turn % every != 0)
        if number is not None:
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
