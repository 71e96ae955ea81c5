"""What is remembered for a while of what came in: digests and counts, never what was said or by whom."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

_DIGEST_LENGTH = 64


class Taken(models.Model):
    """One thing that was sent and kept, by the one-time key it came with, and what was answered."""

    scope = models.CharField(max_length=100)
    key_digest = models.CharField(max_length=_DIGEST_LENGTH)
    content_digest = models.CharField(max_length=_DIGEST_LENGTH)
    answer = models.JSONField(default=dict)
    taken_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["scope", "key_digest"], name="key_is_taken_once"),
        ]

    def __str__(self) -> str:
        return f"{self.scope} {self.key_digest[:8]}"


class SpentProof(models.Model):
    """A proof of work that was accepted, so that it is not accepted twice."""

    challenge = models.CharField(max_length=_DIGEST_LENGTH, primary_key=True)
    spent_at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return self.challenge


class Tally(models.Model):
    """How often something was sent from one place within one hour."""

    source = models.CharField(max_length=_DIGEST_LENGTH)
    hour = models.DateTimeField(db_index=True)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["source", "hour"], name="one_tally_an_hour"),
        ]

    def __str__(self) -> str:
        return f"{self.source[:8]}: {self.number}"
