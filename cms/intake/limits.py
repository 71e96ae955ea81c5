"""How much may come from one place within an hour: counted in the database, for all processes together."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from cms.intake.clients import sources
from cms.intake.models import Tally
from cms.intake.refusals import TooManyError

_SALT = "cms.intake.limits"
_HOUR = timedelta(hours=1)


def count(request: HttpRequest, *, is_proven: bool) -> None:
    """Count one thing sent. Raises TooManyError where it is one too many.

    What comes without a proof of work has narrower limits of its own, one of them for everybody together:
    many machines, too, send little without proofs.
    """
    now = timezone.now()
    over = [source for source, limit in _limits(request, is_proven=is_proven) if _add(source, now) > limit]
    if over:
        raise TooManyError(retry_after=_seconds_left(now))


def refuse_exhausted(request: HttpRequest) -> None:
    """Raises TooManyError where the sender is beyond the widest limits; counts nothing."""
    now = timezone.now()
    limits = {_digest(source): limit for source, limit in _limits(request, is_proven=True)}
    for tally in Tally.objects.filter(source__in=limits, hour=_hour(now)):
        if tally.number > limits[tally.source]:
            raise TooManyError(retry_after=_seconds_left(now))


def _limits(request: HttpRequest, *, is_proven: bool) -> list[tuple[str, int]]:
    address, network = sources(request)
    if is_proven:
        return [
            (f"address {address}", settings.SUBMISSIONS_PER_ADDRESS),
            (f"network {network}", settings.SUBMISSIONS_PER_NETWORK),
        ]
    return [
        (f"unproven address {address}", settings.UNPROVEN_SUBMISSIONS_PER_ADDRESS),
        (f"unproven network {network}", settings.UNPROVEN_SUBMISSIONS_PER_NETWORK),
        ("unproven", settings.UNPROVEN_SUBMISSIONS),
    ]


def _add(source: str, now: datetime) -> int:
    """The number of this hour with this one."""
    mine = {"source": _digest(source), "hour": _hour(now)}
    with transaction.atomic():
        if not Tally.objects.filter(**mine).update(number=F("number") + 1):
            try:
                with transaction.atomic():
                    Tally.objects.create(**mine, number=1)
            except IntegrityError:  # another process was first
                Tally.objects.filter(**mine).update(number=F("number") + 1)
        return Tally.objects.get(**mine).number


def _digest(source: str) -> str:
    """No address is kept: only who has the site's secret could find out whose tally it is."""
    return salted_hmac(_SALT, source, algorithm="sha256").hexdigest()


def _hour(now: datetime) -> datetime:
    return now.replace(minute=0, second=0, microsecond=0)


def _seconds_left(now: datetime) -> int:
    return int((_hour(now) + _HOUR - now).total_seconds()) + 1
