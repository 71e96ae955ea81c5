"""Failed promises that were taken back, or replaced by others."""

from datetime import datetime

from cms.publishing.models import Verdict
from cms.publishing.watch.due import stands
from cms.publishing.watch.promises import Promise

Outcome = Verdict.Outcome


def close_withdrawn(now: datetime) -> None:
    """Whatever path withdrew the schedule, its failing verdict waits no longer."""
    unkept = Verdict.objects.filter(outcome__in=[Outcome.FAILING, Outcome.STUCK])
    withdrawn = [verdict.pk for verdict in unkept if not stands(Promise.of(verdict))]
    if withdrawn:
        unkept.filter(pk__in=withdrawn).update(
            outcome=Outcome.WITHDRAWN, next_attempt_at=None, recorded_at=now
        )
