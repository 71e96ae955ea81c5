"""An application that has come in: stored first, then everybody is told through the queue."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from cms.intake.taking import Answer
from cms.publishing.mail import notify, send
from cms.publishing.people import registrars
from participants.applications.forms import ApplicationForm
from participants.models.application import Application

# Of the one-time keys and the stamps of the form, on the page and by program.
SCOPE = "applications"


@transaction.atomic
def receive(form: ApplicationForm, *, language: str) -> Answer:
    """Store a valid form, and queue the receipt and the notice; what is answered."""
    application = form.kept(language=language)
    _send_receipt(application)
    notify(
        registrars(),
        template="participants/mail/application_arrived",
        context={"application": application, "base_url": settings.WAGTAILADMIN_BASE_URL},
    )
    return {
        "key": application.key,
        "state": application.state,
        "submitted_at": application.submitted_at.isoformat(),
        "url": private_address(application),
    }


def private_address(application: Application) -> str:
    """Where the applicant follows it, in their language. Whoever has this address may read and withdraw."""
    with translation.override(application.language):
        path = reverse("application", args=[application.key])
    return f"{settings.BASE_URL}{path}"


def _send_receipt(application: Application) -> None:
    with translation.override(application.language):
        send(
            application.contact_email,
            template="participants/mail/application_receipt",
            context={"application": application, "address": private_address(application)},
        )
