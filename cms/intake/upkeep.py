"""Forgetting what was remembered for a while."""

from datetime import timedelta

from django.utils import timezone

from cms.intake.models import SpentProof, Taken, Tally

# Longer than any proof of work holds, and any limit counts.
KEPT = timedelta(hours=24)


def forget() -> int:
    """Delete the keys, proofs and tallies that are older than a day; how many rows there were."""
    then = timezone.now() - KEPT
    old = (Taken.objects.filter(taken_at__lte=then), SpentProof.objects.filter(spent_at__lte=then))
    return sum(rows.delete()[0] for rows in (*old, Tally.objects.filter(hour__lte=then)))
