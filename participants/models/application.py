"""Requests to join: what was sent, where it stands, and what staff noted."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_countries.fields import Country, CountryField

from cms.common.fields import SortKeyField
from cms.intake.storage import private_storage
from participants.applications.querysets import ApplicationQuerySet
from participants.models.participant import LARGEST_INTEGER, Participant


def make_key() -> str:
    return get_random_string(32)


def decision_path(_application: models.Model, _name: str) -> str:
    """Where a council decision is kept: never under the name that the sender gave it."""
    return f"applications/{get_random_string(32)}.pdf"


class Application(models.Model):
    """An authority asks to join. Its contact's personal data is erased when it is no longer needed."""

    class State(models.TextChoices):
        RECEIVED = "received", _("Received")
        IN_REVIEW = "in_review", _("In review")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")
        WITHDRAWN = "withdrawn", pgettext_lazy("of an application", "Withdrawn")

        @classmethod
        def open_ones(cls) -> "tuple[Application.State, ...]":
            """Those that wait for the staff."""
            return cls.RECEIVED, cls.IN_REVIEW

    # Opens the applicant's private page: whoever has the link may read and withdraw.
    key = models.CharField(max_length=32, unique=True, default=make_key, editable=False)
    language = models.CharField(_("language"), max_length=10, default="en")
    name = models.CharField(_("name of the authority"), max_length=200)
    sort_name = SortKeyField(of="name")
    kind = models.CharField(_("kind"), max_length=20, choices=Participant.Kind.choices)
    country: models.Field[str, Country] = CountryField(_("country"))
    population = models.PositiveIntegerField(
        _("population"), null=True, blank=True, validators=[MaxValueValidator(LARGEST_INTEGER)]
    )
    message = models.TextField(_("message"), max_length=5000, blank=True)
    contact_name = models.CharField(_("contact person"), max_length=200, blank=True)
    contact_function = models.CharField(_("function"), max_length=200, blank=True)
    contact_email = models.EmailField(_("e-mail"), blank=True)
    decision = models.FileField(
        _("council decision"), upload_to=decision_path, storage=private_storage, blank=True
    )
    consented_at = models.DateTimeField(_("consented"), default=timezone.now, editable=False)
    submitted_at = models.DateTimeField(_("submitted"), default=timezone.now, editable=False)

    state = models.CharField(
        _("state"), max_length=20, choices=State.choices, default=State.RECEIVED, db_index=True
    )
    state_since = models.DateTimeField(_("state since"), default=timezone.now, editable=False)
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("handled by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    participant = models.ForeignKey(
        Participant,
        verbose_name=_("participant"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="applications",
        help_text=_("What an accepted one has become."),
    )
    erased_at = models.DateTimeField(_("personal data erased"), null=True, blank=True, editable=False)

    objects: ClassVar[Any] = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        ordering: ClassVar[list[str]] = ["-submitted_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="erased_applications_name_no_person",
                condition=Q(erased_at=None)
                | Q(contact_name="", contact_function="", contact_email="", message="", decision=""),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ApplicationNote(models.Model):
    """What a member of staff noted; the applicant does not see it."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="notes")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    text = models.TextField(_("note"), max_length=2000)
    written_at = models.DateTimeField(_("written"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering: ClassVar[list[str]] = ["-pk"]

    def __str__(self) -> str:
        return self.text
