"""What all changes of an application have in common."""

from collections.abc import Collection
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from participants.applications.refusals import changed_meanwhile, not_possible
from participants.models import Application, ApplicationNote

PERMISSION = "participants.change_application"


def may_handle(user: Any) -> bool:
    return bool(user.is_active and user.has_perm(PERMISSION))


def authorize(by: Any) -> None:
    """Raises `PermissionDenied` unless `by` handles applications."""
    if not may_handle(by):
        raise PermissionDenied(_("Only who handles applications can do this. Ask one of the registrars."))


def hold(application: Application) -> None:
    """Lock its row until the transaction ends, and read it again."""
    list(Application.objects.select_for_update(of=("self",), no_key=True).filter(pk=application.pk))
    application.refresh_from_db()


def hold_as_seen(application: Application) -> None:
    """As `hold`; raises `ApplicationError` where another has changed its state or its handler meanwhile."""
    seen = application.state, application.handler_id
    hold(application)
    if (application.state, application.handler_id) != seen:
        raise changed_meanwhile(application)


def expect(application: Application, states: Collection[str], instead: Any) -> None:
    """Raises `ApplicationError` with the sentence `instead`, where its state is another."""
    if application.state not in states:
        raise not_possible(application, instead)


def move(application: Application, state: str, *, by: Any, action: str, **data: Any) -> Application:
    """Into another state, from now on."""
    application.state = state
    application.state_since = timezone.now()
    application.save()
    record(application, action, by=by, **data)
    return application


def note_down(application: Application, text: str, *, by: Any) -> ApplicationNote:
    written = ApplicationNote(application=application, author=by, text=text.strip())
    written.full_clean()
    written.save()
    return written


def record(application: Application, action: str, *, by: Any, **data: Any) -> None:
    """In the audit log, which is kept when personal data is erased: nothing that the applicant sent but the
    name of the authority, and nothing of what was noted."""
    log(instance=application, action=action, user=by, data=data)


def name_of(user: Any) -> str:
    return "" if user is None else user.get_full_name() or user.get_username()
