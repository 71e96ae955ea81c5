"""The registry's record: append-only, here and by triggers (`participants.record.guards`)."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participants.models.participant import LARGEST_INTEGER, Participant
from participants.querysets import RegistryEntryQuerySet
from participants.record.refusals import AppendOnlyError
from participants.record.standing import Kind


class RegistryEntry(models.Model):
    """One act, and what it says: never changed, never deleted. `in_force()` reads them as corrected.

    A correction repeats the whole of what the corrected entry says, as it should have been; a void says
    that an accession never was. Both name the first entry, not a correction of it.
    """

    Kind = Kind

    participant = models.ForeignKey(
        Participant, on_delete=models.PROTECT, related_name="entries", verbose_name=_("participant")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    effective_on = models.DateField(_("effective on"), help_text=_("The day from which it holds."))
    ordinal = models.PositiveIntegerField(
        _("number"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(LARGEST_INTEGER)],
        help_text=_("Of accessions: the number they give."),
    )
    name = models.CharField(
        _("name"),
        max_length=200,
        blank=True,
        help_text=_("Of accessions and renames: the name from then on."),
    )
    successor = models.ForeignKey(
        Participant,
        verbose_name=_("successor"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Of mergers: the participant it has become part of."),
    )
    corrects = models.ForeignKey(
        "self",
        verbose_name=_("about the entry"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="corrections",
        help_text=_("Of corrections and voids."),
    )
    evidence = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name=_("evidence"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The document it rests on, such as the council's decision."),
    )
    note = models.TextField(_("note"), max_length=2000, blank=True, help_text=_("Why, in a sentence."))
    # As Wagtail's own log: who recorded it stays on record when the account is deleted.
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("recorded by"),
        null=True,
        blank=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    recorded_by_name = models.CharField(_("recorded by"), max_length=200, blank=True)
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now, editable=False)

    objects = RegistryEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("registry entry")
        verbose_name_plural = _("registry entries")
        ordering = ["pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index("participant", "kind", "effective_on", name="entries_of_a_participant"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="accessions_give_numbers",
                condition=Q(kind="accession", ordinal__gte=1) | Q(~Q(kind="accession"), ordinal=None),
            ),
            models.CheckConstraint(
                name="names_where_they_belong",
                condition=Q(Q(kind__in=["accession", "rename"]), ~Q(name=""))
                | Q(kind="correction")
                | Q(Q(kind__in=["release", "withdrawal", "readmission", "merger", "void"]), name=""),
            ),
            models.CheckConstraint(
                name="mergers_have_a_successor",
                condition=Q(kind="merger", successor__isnull=False)
                | Q(kind="correction")
                | Q(~Q(kind__in=["merger", "correction"]), successor=None),
            ),
            models.CheckConstraint(
                name="merged_into_another", condition=Q(successor=None) | ~Q(successor=F("participant"))
            ),
            models.CheckConstraint(
                name="corrections_and_voids_have_an_object",
                condition=Q(kind__in=["correction", "void"], corrects__isnull=False)
                | Q(~Q(kind__in=["correction", "void"]), corrects=None),
            ),
            models.UniqueConstraint(fields=["corrects"], condition=Q(kind="void"), name="one_void_per_entry"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.participant}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnlyError
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise AppendOnlyError


class RegistryCounter(models.Model):
    """The highest number ever given: one row, whose lock puts all admissions in a row."""

    THE_ONE = 1

    highest = models.PositiveIntegerField(_("highest number"), default=0)

    class Meta:
        verbose_name = _("registry counter")
        verbose_name_plural = _("registry counters")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="one_registry_counter", condition=Q(pk=1)),
        ]

    def __str__(self) -> str:
        return str(self.highest)

    @classmethod
    def locked(cls) -> "RegistryCounter":
        """Until the transaction ends, nobody else gives a number."""
        return cls.objects.select_for_update().get(pk=cls.THE_ONE)
