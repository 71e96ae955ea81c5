"""What is due, and when something will be."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, Min, OuterRef, Q, QuerySet
from wagtail.models import DraftStateMixin, Page, Revision

from cms.publishing.models import Verdict
from cms.publishing.watch.promises import Promise

Kind = Verdict.Kind
Outcome = Verdict.Outcome


def due(now: datetime) -> list[Promise]:
    """What is to be tried now, in the order in which it was promised.

    At one and the same moment an edit goes live before the old version expires: it may bring a later expiry.
    """
    waiting = {Promise.of(verdict).identity for verdict in Verdict.objects.filter(_is_waiting(now))}
    promises = [promise for promise in (*_go_lives(now), *_expiries(now)) if promise.identity not in waiting]
    return sorted(promises, key=lambda promise: (promise.due_at, promise.kind == Kind.EXPIRY))


def next_moment(now: datetime) -> datetime | None:
    """When after now a promise falls due or a failed one is tried again; None where nothing lies ahead."""
    moments = [
        _earliest(scheduled(), "approved_go_live_at", now),
        _earliest(Verdict.objects.filter(outcome=Outcome.FAILING), "next_attempt_at", now),
        *(_earliest(expiring(model), "expire_at", now) for model in expiring_models()),
    ]
    return min((moment for moment in moments if moment), default=None)


def is_due(promise: Promise, now: datetime) -> bool:
    """Whether it is still promised, and for a time that has come."""
    return promise.due_at <= now and stands(promise)


def stands(promise: Promise) -> bool:
    """Whether it was neither kept nor taken back, by whatever path."""
    if promise.kind == Kind.GO_LIVE:
        return scheduled().filter(pk=promise.revision_id, approved_go_live_at=promise.due_at).exists()
    return expiring_as(promise).exists()


def title_of(promise: Promise) -> str:
    """Empty where it no longer stands."""
    if promise.kind == Kind.GO_LIVE:
        titles = Revision.objects.filter(pk=promise.revision_id).values_list("object_str", flat=True)
        return titles.first() or ""
    return str(expiring_as(promise).first() or "")


def expiring_as(expiry: Promise) -> QuerySet[Any]:
    """The object of an expiry, as long as it is to expire then."""
    model = ContentType.objects.get_for_id(expiry.content_type_id).model_class()
    if model is None:  # its application was taken out of this site
        return Page.objects.none()
    return expiring(model).filter(pk=expiry.object_id, expire_at=expiry.due_at)


def has_an_edit_first(expiry: Promise, now: datetime) -> bool:
    """Whether an edit of the same object was to go live before it expires, and is to be tried now."""
    edits = scheduled_for(expiry).filter(approved_go_live_at__lte=expiry.due_at)
    verdicts = Verdict.objects.filter(revision=OuterRef("pk"), due_at=OuterRef("approved_go_live_at"))
    return edits.exclude(Exists(verdicts.filter(_is_waiting(now)))).exists()


def scheduled_for(promise: Promise) -> QuerySet[Revision]:
    """What is scheduled of the same object."""
    return scheduled().filter(base_content_type_id=promise.content_type_id, object_id=promise.object_id)


def scheduled() -> QuerySet[Revision]:
    return Revision.objects.filter(approved_go_live_at__isnull=False)


def expiring(model: type[Any]) -> QuerySet[Any]:
    """What of a model is live and is to expire."""
    live: QuerySet[Any] = model.objects.filter(live=True, expire_at__isnull=False)
    return live


@cache
def expiring_models() -> list[type[Any]]:
    """Page for all pages, and every other model whose objects go live and expire."""
    others = (model for model in apps.get_models() if issubclass(model, DraftStateMixin))
    return [Page, *(model for model in others if not issubclass(model, Page) and _is_base(model))]


def _is_base(model: type[Any]) -> bool:
    """Not one whose live state is kept in the table of another."""
    parents = model._meta.get_parent_list()
    return not model._meta.proxy and not any(issubclass(parent, DraftStateMixin) for parent in parents)


def _go_lives(now: datetime) -> Iterator[Promise]:
    overdue = scheduled().filter(approved_go_live_at__lte=now).order_by("approved_go_live_at", "pk")
    for revision in overdue.defer("content"):
        yield Promise(
            kind=Kind.GO_LIVE,
            content_type_id=revision.base_content_type_id,
            object_id=revision.object_id,
            due_at=revision.approved_go_live_at,
            revision_id=revision.pk,
        )


def _expiries(now: datetime) -> Iterator[Promise]:
    for model in expiring_models():
        content_type = ContentType.objects.get_for_model(model, for_concrete_model=False)
        overdue = expiring(model).filter(expire_at__lte=now).order_by("expire_at", "pk")
        for pk, due_at in overdue.values_list("pk", "expire_at"):
            yield Promise(kind=Kind.EXPIRY, content_type_id=content_type.pk, object_id=str(pk), due_at=due_at)


def _is_waiting(now: datetime) -> Q:
    """Failed, and not to be tried yet, or no more."""
    return Q(outcome=Outcome.STUCK) | Q(outcome=Outcome.FAILING, next_attempt_at__gt=now)


def _earliest(queryset: QuerySet[Any], field: str, now: datetime) -> datetime | None:
    found: datetime | None = queryset.filter(**{f"{field}__gt": now}).aggregate(earliest=Min(field))[
        "earliest"
    ]
    return found
