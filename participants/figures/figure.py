"""A registry figure: what a text stores in place of a number, so that the number is never typed. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.common.links import whole_number

# The kind of element in stored rich text, and the feature of the editor: <embed embedtype="registry-figure"/>
ELEMENT = "registry-figure"
ATTRIBUTES = frozenset({"figure", "asof", "participant"})

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Subject(models.TextChoices):
    """What a figure counts."""

    PARTICIPANTS = "participants", _("The number of participants")
    COUNTRIES = "countries", _("The number of countries")
    ORDINAL = "ordinal", _("The ordinal of a participant")


@dataclass(frozen=True, kw_only=True)
class Figure:
    """`frozen_on` is the day of which it speaks for ever; without one it speaks of the day it is read.

    `participant` is the primary key of the one whose ordinal it is, and belongs to ordinals only.
    """

    subject: Subject
    frozen_on: date | None = None
    participant: int | None = None

    @classmethod
    def from_attributes(cls, attributes: Mapping[str, Any]) -> Self | None:
        """As stored; None for what cannot have been stored by an editor."""
        subject = attributes.get("figure")
        day = str(attributes.get("asof") or "")
        participant = whole_number(str(attributes.get("participant") or "")) or None
        if subject not in Subject.values or (day and day_of(day) is None):
            return None
        if (subject == Subject.ORDINAL) != (participant is not None):
            return None
        return cls(subject=Subject(subject), frozen_on=day_of(day), participant=participant)

    @property
    def attributes(self) -> dict[str, str]:
        """What to store; `from_attributes` reads it."""
        stored = {"figure": self.subject.value}
        if self.frozen_on:
            stored["asof"] = self.frozen_on.isoformat()
        if self.participant:
            stored["participant"] = str(self.participant)
        return stored


def day_of(text: str) -> date | None:
    """The day that an ISO date names, such as 2015-05-20; None for anything else."""
    if not _ISO_DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
