"""`/metrics`: how well what was promised is kept, for Prometheus.

Counted in the database at each request, so that it is right however many processes there are.
"""

import hmac
import ipaddress
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, DurationField, ExpressionWrapper, F, Min, Q, Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CollectorRegistry
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest
from prometheus_client.registry import Collector

from cms.publishing.models import Verdict
from cms.publishing.watch.due import expiring, expiring_models, scheduled

Outcome = Verdict.Outcome

# Seconds of delay. What is on time is at most 2 s late.
_BUCKETS = (0.5, 1, 2, 5, 10, 30, 60, 300, 900, 3600, 86400)
_DELAY = ExpressionWrapper(F("done_at") - F("due_at"), output_field=DurationField())


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """With METRICS_TOKEN set, for whoever bears it; else for this machine alone, and not through a proxy."""
    if settings.METRICS_TOKEN:
        if not _bears_token(request):
            return HttpResponse(status=401, headers={"WWW-Authenticate": "Bearer"})
    elif not _comes_from_here(request):
        raise Http404
    registry = CollectorRegistry()
    registry.register(PublicationCollector(now=timezone.now()))
    return HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_PLAIN_0_0_4)


class PublicationCollector(Collector):
    """The state of all promises at one moment."""

    def __init__(self, *, now: datetime) -> None:
        self._now = now

    def describe(self) -> list[Metric]:
        return []

    def collect(self) -> Iterator[Metric]:
        counts = _count_verdicts()
        yield _histogram(counts)
        for outcome in (Outcome.FAILING, Outcome.STUCK):
            yield GaugeMetricFamily(
                f"publication_{outcome.value}_items",
                f"Promises that are {outcome.value}.",
                counts[outcome.value],
            )
        yield CounterMetricFamily(
            "publication_missed",
            "Go-lives whose window had passed, so that they never were.",
            counts["missed"],
        )
        yield GaugeMetricFamily(
            "publication_scheduled_items", "Revisions that are to go live.", scheduled().count()
        )
        yield GaugeMetricFamily(
            "publication_oldest_overdue_seconds",
            "How long the oldest promise has been waiting that is due; 0 where none is.",
            _longest_overdue(self._now).total_seconds(),
        )


def _count_verdicts() -> dict[str, Any]:
    """One query, whatever the number of buckets."""
    done = Q(kind=Verdict.Kind.GO_LIVE, outcome=Outcome.DONE)
    within = {
        f"within_{bound}": Count("pk", filter=done & Q(late_by__lte=timedelta(seconds=bound)))
        for bound in _BUCKETS
    }
    outcomes = {
        outcome.value: Count("pk", filter=Q(outcome=outcome))
        for outcome in (Outcome.FAILING, Outcome.STUCK, Outcome.MISSED)
    }
    return Verdict.objects.annotate(late_by=_DELAY).aggregate(
        go_lives=Count("pk", filter=done), total_delay=Sum("late_by", filter=done), **outcomes, **within
    )


def _histogram(counts: Mapping[str, Any]) -> Metric:
    buckets = [(str(float(bound)), counts[f"within_{bound}"]) for bound in _BUCKETS]
    total: timedelta = counts["total_delay"] or timedelta(0)
    return HistogramMetricFamily(
        "publication_delay_seconds",
        "How late scheduled items went live.",
        buckets=[*buckets, ("+Inf", counts["go_lives"])],
        sum_value=total.total_seconds(),
    )


def _longest_overdue(now: datetime) -> timedelta:
    oldest = [
        scheduled().aggregate(oldest=Min("approved_go_live_at"))["oldest"],
        *(expiring(model).aggregate(oldest=Min("expire_at"))["oldest"] for model in expiring_models()),
    ]
    return max([now - moment for moment in oldest if moment and moment < now], default=timedelta(0))


def _bears_token(request: HttpRequest) -> bool:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return scheme.lower() == "bearer" and hmac.compare_digest(
        token.strip().encode(), settings.METRICS_TOKEN.encode()
    )


def _comes_from_here(request: HttpRequest) -> bool:
    if "X-Forwarded-For" in request.headers or "Forwarded" in request.headers:
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:  # a socket has no address
        return False
