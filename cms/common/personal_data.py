"""Where the site keeps what it knows of people who wrote to it: to hand it out, and to erase it.

Each room registers what it keeps. Who asks gives an e-mail address: it is all that the places have in common.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Self

from django.conf import settings
from django.db import transaction
from django.utils import timezone

Found = list[dict[str, Any]]


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What is older is not kept: closed matters, and those that nobody has closed."""

    closed_before: datetime
    open_before: datetime

    @classmethod
    def of(cls, now: datetime, *, days: int | None = None) -> Self:
        """As the settings say; `days` instead for closed matters."""
        closed = timedelta(days=settings.APPLICATION_RETENTION_DAYS if days is None else days)
        left_open = timedelta(days=settings.UNHANDLED_RETENTION_DAYS)
        return cls(closed_before=now - closed, open_before=now - max(closed, left_open))


@dataclass(frozen=True, kw_only=True)
class Holding:
    """One place where personal data is kept. Erasing answers how many records there were."""

    name: str  # its key in what is handed out
    find: Callable[[str], Found]  # all that is known under an address, ready for JSON
    erase: Callable[[str, Any], int]  # what is known under an address; who asked for it, if not the operator
    erase_outdated: Callable[[Terms], int]
    order: int = 100  # of erasing, and of what is handed out


_holdings: dict[str, Holding] = {}


def register(holding: Holding) -> None:
    """Call it from `AppConfig.ready()`."""
    _holdings[holding.name] = holding


def holdings() -> list[Holding]:
    return sorted(_holdings.values(), key=lambda holding: (holding.order, holding.name))


def find(address: str) -> dict[str, Found]:
    """What every place knows under an e-mail address, case aside."""
    return {holding.name: holding.find(address) for holding in holdings()}


@transaction.atomic
def erase(address: str, *, by: Any = None) -> Mapping[str, int]:
    """Erase what is known under an e-mail address, however old: how much of what."""
    return {holding.name: holding.erase(address, by) for holding in holdings()}


@transaction.atomic
def erase_outdated(terms: Terms | None = None) -> Mapping[str, int]:
    """Erase what is older than it may be: how much of what."""
    terms = terms or Terms.of(timezone.now())
    return {holding.name: holding.erase_outdated(terms) for holding in holdings()}


def is_same_address(one: str, other: str) -> bool:
    return bool(one.strip()) and one.strip().casefold() == other.strip().casefold()


def mentions(text: str, address: str) -> bool:
    """Whether the address stands in a text, whole: "ann@example.org" is not in "joann@example.org"."""
    whole = rf"(?<![\w.+-]){re.escape(address.strip().casefold())}(?![\w-]|\.\w)"
    return bool(address.strip()) and re.search(whole, text.casefold()) is not None
