"""Erasing the personal data of an application. What is said of the authority itself stays."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from cms.intake.storage import private_storage
from cms.publishing.mail_kept import forget_mail_about
from participants.applications.evidence import discard_uncited
from participants.applications.writing import hold, record
from participants.models import Application

_FOLDER = "applications"
# A file is stored a moment before its application is.
_SURELY_STORED = timedelta(days=1)


@transaction.atomic
def erase_application(application: Application, *, by: Any) -> bool:
    """Erase who sent it, what they wrote and what was noted of them; False where that was done before.

    One that is still open is closed by that: nobody could be answered. The file of the decision goes when the
    transaction is kept; a document made of it stays where the registry's record rests on it.
    """
    hold(application)
    if application.erased_at:
        return False
    discard_uncited(application)
    forget_mail_about(
        addresses=[application.contact_email, application.key], names=[application.contact_name]
    )
    application.notes.all().delete()
    if application.decision:
        transaction.on_commit(_deletion_of(str(application.decision.name)))
    if application.state in Application.State.open_ones():
        application.state = Application.State.WITHDRAWN
        application.state_since = timezone.now()
    application.contact_name = application.contact_function = application.contact_email = ""
    application.message = application.decision = ""
    application.erased_at = timezone.now()
    application.save()
    record(application, "application.erased", by=by)
    return True


def sweep_decisions() -> None:
    """Delete the files that no application has: a process may end between the commit and the deletion."""
    storage = private_storage()
    if not storage.exists(_FOLDER):
        return
    known = set(Application.objects.exclude(decision="").values_list("decision", flat=True))
    for name in storage.listdir(_FOLDER)[1]:
        path = f"{_FOLDER}/{name}"
        if path not in known and storage.get_modified_time(path) < timezone.now() - _SURELY_STORED:
            storage.delete(path)


def _deletion_of(name: str) -> Callable[[], None]:
    return lambda: private_storage().delete(name)
