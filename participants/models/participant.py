"""Who is in the registry: each participant as it stands today."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_countries.fields import Country, CountryField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from cms.common.fields import SortKeyField, WebAddressField
from participants.querysets import ParticipantQuerySet
from participants.record.refusals import RecordedFieldError
from participants.record.standing import Standing, Status

# What an integer column of PostgreSQL holds. SQLite holds more, and would take what PostgreSQL refuses.
LARGEST_INTEGER = 2**31 - 1


class Participant(index.Indexed, models.Model):  # type: ignore[django-manager-missing] # PageManager has no types
    """A city, municipality, region, county or association of them: what is true about it.

    A plain model, not a page: drafts, reverts, copies and translations never change a number. What follows
    from the record (`Standing.FIELDS`) is written by `participants.services` alone.
    """

    Status = Status

    class Kind(models.TextChoices):
        CITY = "city", _("City")
        MUNICIPALITY = "municipality", _("Municipality")
        REGION = "region", _("Region")
        COUNTY = "county", _("County")
        ASSOCIATION = "association", _("Association")

    name = models.CharField(_("name"), max_length=200, help_text=_("As the authority writes it itself."))
    sort_name = SortKeyField(of="name")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.CITY)
    country: models.Field[Any, Country] = CountryField(_("country"))
    population = models.PositiveIntegerField(
        _("population"), null=True, blank=True, validators=[MaxValueValidator(LARGEST_INTEGER)]
    )
    roma_population_estimate = models.PositiveIntegerField(
        _("Roma population (estimate)"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(LARGEST_INTEGER)],
        help_text=_("The authority's or the Council of Europe's estimate; shown as an estimate."),
    )
    website = WebAddressField(_("website"), blank=True)
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("Degrees north, such as 42.43640. Puts the participant on the map."),
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text=_("Degrees east, such as 18.69390."),
    )
    coat_of_arms = models.ForeignKey(
        "media.CreditedImage",
        verbose_name=_("coat of arms"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    ordinal = models.PositiveIntegerField(
        _("number"),
        null=True,
        blank=True,
        unique=True,
        validators=[MinValueValidator(1), MaxValueValidator(LARGEST_INTEGER)],
        help_text=_("“127” for the 127th participant. Given once at accession, for ever."),
    )
    joined_on = models.DateField(_("joined on"), null=True, blank=True, help_text=_("The date of accession."))
    status = models.CharField(
        _("status"), max_length=20, choices=Status.choices, default=Status.CANDIDATE, db_index=True
    )
    successor = models.ForeignKey(
        "self",
        verbose_name=_("successor"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="merged",
        help_text=_("The participant that a merged one has become part of."),
    )
    is_sample = models.BooleanField(
        _("sample"),
        default=False,
        help_text=_("An invented entry for demonstration, marked as such wherever it is shown."),
    )

    objects = ParticipantQuerySet.as_manager()

    panels = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("kind"), FieldPanel("country")], heading=_("Who it is")
        ),
        MultiFieldPanel(
            [
                FieldPanel("population"),
                FieldPanel("roma_population_estimate"),
                FieldPanel("website"),
                FieldPanel("coat_of_arms"),
            ],
            heading=_("Facts"),
        ),
        MultiFieldPanel([FieldPanel("latitude"), FieldPanel("longitude")], heading=_("Position")),
        FieldPanel("is_sample"),
    ]

    search_fields = [
        index.SearchField("name", boost=10),
        index.AutocompleteField("name"),
        index.FilterField("country"),
        index.FilterField("status"),
        index.FilterField("ordinal"),
    ]

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering = ["ordinal", "name"]
        permissions: ClassVar[list[tuple[str, Any]]] = [
            ("register_participant", _("Can admit, withdraw, rename and merge participants")),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="ordinal_from_1", condition=Q(ordinal__gte=1) | Q(ordinal=None)),
            models.CheckConstraint(
                name="number_and_date_from_accession_on",
                condition=Q(status="candidate", ordinal=None, joined_on=None)
                | Q(~Q(status="candidate"), ordinal__isnull=False, joined_on__isnull=False),
            ),
            models.CheckConstraint(
                name="both_coordinates_or_none",
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__isnull=False, longitude__isnull=False),
            ),
            models.CheckConstraint(
                name="merged_into_a_successor",
                condition=Q(status="merged", successor__isnull=False)
                | Q(~Q(status="merged"), successor=None),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Raises `RecordedFieldError` where a field would change that follows from the record."""
        stored = Participant.objects.filter(pk=self.pk).first() if self.pk else None
        if stored is None:
            changed = [] if not self.has_number and self.ordinal is None else ["ordinal", "status"]
        else:
            changed = stored.standing.differences(self.standing)
            if not stored.has_number:
                changed = [name for name in changed if name != "name"]
        if changed:
            raise RecordedFieldError(self, changed)
        super().save(*args, **kwargs)

    @property
    def is_public(self) -> bool:
        """Whether `public()` would find it: before the release of its admission it is on no channel."""
        return self.status in Status.public()

    @property
    def is_current(self) -> bool:
        """Whether `current()` would find it."""
        return self.status == Status.PARTICIPANT

    @property
    def has_number(self) -> bool:
        """Whether its name follows from the record too; a candidate's can be typed."""
        return self.status != Status.CANDIDATE

    @property
    def standing(self) -> Standing:
        """What the row says of what the record says."""
        return Standing(**{name: getattr(self, name) for name in Standing.FIELDS})

    def clean(self) -> None:
        super().clean()
        errors: dict[str, ValidationError] = {}
        for name, other in (("latitude", "longitude"), ("longitude", "latitude")):
            if getattr(self, name) is None and getattr(self, other) is not None:
                errors[name] = ValidationError(_("Give both coordinates or none."))
        if errors:
            raise ValidationError(errors)
