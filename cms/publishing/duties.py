"""What the worker does once a day, beside what is due at a time.

A duty finds out itself what there is to do, and may be done twice: each worker does it when it starts, and a
day later. So a machine that slept is up to date as soon as it wakes.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from cms.publishing.watch.locking import is_passing

logger = logging.getLogger(__name__)

Duty = Callable[[], object]

_DAY = timedelta(days=1)
_duties: list[Duty] = []


def register(duty: Duty) -> None:
    """Call it from `AppConfig.ready()`."""
    if duty not in _duties:
        _duties.append(duty)


class Daily:
    """One worker's memory of when it did them last."""

    def __init__(self) -> None:
        self._next: datetime | None = None

    def keep(self, now: datetime) -> datetime:
        """Do them if a day has passed, or the clock was put back by more; when to come again.

        One that fails is logged and keeps no other from being done; it is tried again the next day.
        """
        if self._next is None or not now < self._next <= now + _DAY:
            for duty in _duties:
                _do(duty)
            self._next = now + _DAY
        return self._next


def _do(duty: Duty) -> None:
    try:
        duty()
    except Exception as error:
        if is_passing(error):
            raise
        logger.exception("A daily duty was not done; the worker tries again tomorrow.")
