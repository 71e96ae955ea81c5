"""What can happen to an application. Whoever changes one calls one of these.

Each is atomic: it returns the application as it stands then, or raises and has changed nothing. It raises
`PermissionDenied` where `by` does not handle applications (`None` is the operator, at a command line), and
`ApplicationError` with a sentence for people where the application is not in a state for it.
"""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from participants.applications.refusals import not_possible
from participants.models import Application

OPEN = (Application.State.RECEIVED, Application.State.IN_REVIEW)


@transaction.atomic
def withdraw_application(*, application: Application) -> Application:
    """The applicant takes it back. Whoever has the private link may: no permission is asked."""
    hold(application)
    expect(application, OPEN, _("The application of %(name)s cannot be withdrawn: it is “%(state)s”."))
    return move(application, Application.State.WITHDRAWN, by=None, action="application.withdrawn")


def hold(application: Application) -> None:
    """Lock its row until the transaction ends, and read it again."""
    list(Application.objects.select_for_update(of=("self",), no_key=True).filter(pk=application.pk))
    application.refresh_from_db()


def expect(application: Application, states: Collection[str], instead: Any) -> None:
    """Raises `ApplicationError` with the sentence `instead`, where its state is another."""
    if application.state not in states:
        raise not_possible(application, instead)


def move(application: Application, state: str, *, by: Any, action: str) -> Application:
    """Into another state, from now on. The log names no person but the one who acts."""
    application.state = state
    application.state_since = timezone.now()
    application.save()
    log(instance=application, action=action, user=by)
    return application
