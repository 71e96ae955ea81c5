"""The kinds of milestones."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

# 10, 25, 50, and every 25 from there.
ROUND_STEP = 25
ROUND_TOO = (10,)


class Kind(models.TextChoices):
    """All but the last follow from the record."""

    NUMBER = "number", _("New participant")
    ROUND = "round", _("Round number")
    FIRST_FROM = "first-from-country", _("First from a country")
    NTH_FROM = "nth-from-country", _("Another from a country")
    FIRST_OF_YEAR = "first-of-year", _("First new one of a year")
    RECORDED = "recorded", _("Told by the alliance")

    @classmethod
    def derived(cls) -> tuple[Self, ...]:
        return tuple(kind for kind in cls if kind != cls.RECORDED)


def is_round(number: int) -> bool:
    return number in ROUND_TOO or number % ROUND_STEP == 0
