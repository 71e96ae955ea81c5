"""The checks again on the way to go-live: what passed when it was scheduled may fail a day or an hour before.

Two functions are for the worker: `recheck` and `next_recheck`.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision, get_page_models

from cms.publishing import people
from cms.publishing.mail import notify
from cms.publishing.models import PreflightRun
from cms.publishing.pages import EditorialPage
from cms.publishing.preflight.findings import Finding, Severity, say
from cms.publishing.preflight.run import findings_for

Stage = PreflightRun.Stage

# The last stage first: once that has run, an earlier one has nothing to add.
_LEAD_TIMES = {Stage.HOUR_BEFORE: timedelta(hours=1), Stage.DAY_BEFORE: timedelta(hours=24)}


@dataclass
class Promise:
    """A scheduled revision, and which checks it has seen."""

    revision_id: int
    due_at: datetime
    scheduled_at: datetime | None = None
    seen: set[str] = field(default_factory=set)


def recheck(*, now: datetime) -> int:
    """Run each stage that is due and has not run, once, however many workers ask; how many this one ran.

    Where a stage was slept through, only the later one is run.
    """
    due = ((promise, due_stage(promise, now=now)) for promise in _promises(now))
    return sum(_run(promise, stage) for promise, stage in due if stage)


def next_recheck(*, now: datetime) -> datetime | None:
    """When `recheck` has something to do: `now` where it has already, None where nothing is scheduled."""
    moments = [moment for promise in _promises(now) for _stage, moment in stages_left(promise)]
    return max(min(moments), now) if moments else None


def record_scheduled(revision: Revision, *, due_at: datetime, findings: Sequence[Finding]) -> None:
    """Keep what was found when a revision was scheduled: later runs alert for what is new since."""
    PreflightRun.objects.update_or_create(
        revision=revision,
        due_at=due_at,
        stage=Stage.SCHEDULED,
        defaults={"findings": [finding.as_json() for finding in findings], "run_at": timezone.now()},
    )


def stages_left(promise: Promise) -> Iterator[tuple[Stage, datetime]]:
    """The stages still to run and their times, the last one first.

    What was scheduled after a stage's time was checked then, so that the stage falls away.
    """
    for stage, lead in _LEAD_TIMES.items():
        moment = promise.due_at - lead
        if stage in promise.seen or (promise.scheduled_at and promise.scheduled_at >= moment):
            return
        yield stage, moment


def due_stage(promise: Promise, *, now: datetime) -> Stage | None:
    return next((stage for stage, moment in stages_left(promise) if moment <= now), None)


def _promises(now: datetime) -> Collection[Promise]:
    """What is scheduled from now on: two queries."""
    editorial = [model for model in get_page_models() if issubclass(model, EditorialPage)]
    types = ContentType.objects.get_for_models(*editorial, for_concrete_models=False).values()
    scheduled = Revision.objects.filter(approved_go_live_at__gt=now, content_type__in=types)
    promises = {
        (pk, due_at): Promise(pk, due_at)
        for pk, due_at in scheduled.order_by("approved_go_live_at", "pk").values_list(
            "pk", "approved_go_live_at"
        )
    }
    runs = PreflightRun.objects.filter(due_at__gt=now)
    for pk, due_at, stage, run_at in runs.values_list("revision_id", "due_at", "stage", "run_at"):
        if promise := promises.get((pk, due_at)):
            promise.seen.add(stage)
            if stage == Stage.SCHEDULED:
                promise.scheduled_at = run_at
    return promises.values()


@transaction.atomic
def _run(promise: Promise, stage: Stage) -> bool:
    """Run a stage and alert for what is new; False where another was first, or the schedule is gone."""
    scheduled = Revision.objects.filter(pk=promise.revision_id, approved_go_live_at=promise.due_at)
    if (revision := scheduled.first()) is None:
        return False
    findings = _findings_for(revision)
    run, is_ours = PreflightRun.objects.get_or_create(
        revision=revision,
        due_at=promise.due_at,
        stage=stage,
        defaults={"findings": [finding.as_json() for finding in findings]},
    )
    if is_ours:
        _alert(revision, promise.due_at, _new_since_scheduled(run, findings))
    return is_ours


def _findings_for(revision: Revision) -> list[Finding]:
    """A revision that cannot be checked will hardly go live: that, too, is a finding."""
    try:
        return findings_for(revision.as_object())
    except DatabaseError:
        raise
    except Exception as error:  # noqa: BLE001 (whatever its content may cause)
        sentence = say(_("The checks cannot be run: %(error)s."), error=error)
        return [Finding(check="unreadable", severity=Severity.BLOCKS, sentence=sentence)]


def _new_since_scheduled(run: PreflightRun, findings: Sequence[Finding]) -> list[Finding]:
    before = PreflightRun.objects.filter(revision=run.revision_id, due_at=run.due_at, stage=Stage.SCHEDULED)
    known = {
        (old["check"], old["field"], old["block"], old["about"])
        for found in before.values_list("findings", flat=True)
        for old in found
    }
    return [finding for finding in findings if finding.identity not in known]


def _alert(revision: Revision, due_at: datetime, findings: Sequence[Finding]) -> None:
    if not findings:
        return
    page = revision.content_object
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    notify(
        people.behind(page, revision),
        template="publishing/mail/preflight_alert",
        context={
            "page": page,
            "due_at": due_at,
            "findings": findings,
            "is_stopped": any(finding.blocks for finding in findings),
            "address": f"{settings.WAGTAILADMIN_BASE_URL}{address}",
        },
    )
