"""Forgetting what was remembered for a while."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from cms.intake.models import SpentProof, Taken, Tally

# How long a key is remembered with its answer; longer than any proof of work holds, and any limit counts.
KEPT = timedelta(hours=24)


def forget() -> int:
    """Delete the keys, proofs and tallies that are older than a day; how many rows there were."""
    then = timezone.now() - KEPT
    old = (Taken.objects.filter(taken_at__lte=then), SpentProof.objects.filter(spent_at__lte=then))
    return sum(rows.delete()[0] for rows in (*old, Tally.objects.filter(hour__lte=then)))


def forget_later() -> None:
    """See that the worker forgets when it is time. One waiting job is enough."""
    waiting = Q(task_path=forget_in_turn.module_path, status=TaskResultStatus.READY)
    if not DBTaskResult.objects.filter(waiting).exists():
        forget_in_turn.using(run_after=timezone.now() + KEPT).enqueue()


@task(backend="background")
def forget_in_turn() -> None:
    """What is too young yet has its turn a day later."""
    forget()
    if Taken.objects.exists():
        forget_later()
