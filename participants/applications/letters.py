"""What applicants are told by e-mail after their application was received."""

from django.utils import translation

from cms.publishing.mail import send
from participants.models import Application


def tell_declined(application: Application, *, reason: str) -> None:
    """In the language in which they applied. Queued in the current transaction."""
    with translation.override(application.language):
        send(
            application.contact_email,
            template="participants/mail/application_declined",
            context={"application": application, "reason": reason},
        )
