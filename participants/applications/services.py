"""What can happen to an application. Whoever changes one calls one of these.

Each is atomic: it returns the application as it stands then, or raises and has changed nothing. It raises
`PermissionDenied` where `by` does not handle applications, and `ApplicationError` with a sentence for people
where the application is not in a state for it, or is no longer what the caller saw: what `application` says
of its state and its handler is compared with the database.
"""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from participants.applications import letters
from participants.applications.evidence import file_decision
from participants.applications.refusals import ApplicationError
from participants.applications.writing import (
    authorize,
    expect,
    hold,
    hold_as_seen,
    may_handle,
    move,
    name_of,
    note_down,
    record,
)
from participants.models import Application, ApplicationNote, Participant
from participants.record.standing import Status

State = Application.State


@transaction.atomic
def withdraw_application(*, application: Application) -> Application:
    """The applicant takes it back. Whoever has the private link may: no permission is asked."""
    hold(application)
    expect(
        application,
        State.open_ones(),
        _("The application of %(name)s cannot be withdrawn: it is “%(state)s”."),
    )
    return move(application, State.WITHDRAWN, by=None, action="application.withdrawn")


@transaction.atomic
def take_up(*, application: Application, by: Any) -> Application:
    """Begin its review; `by` handles it from now on."""
    authorize(by)
    hold_as_seen(application)
    expect(
        application,
        [State.RECEIVED],
        _("The application of %(name)s cannot be taken up: it is “%(state)s” already."),
    )
    application.handler = by
    return move(application, State.IN_REVIEW, by=by, action="application.taken_up")


@transaction.atomic
def hand_over(*, application: Application, to: Any, by: Any) -> Application:
    """Let another handle it. `to` must be somebody who may."""
    authorize(by)
    hold_as_seen(application)
    expect(
        application,
        [State.IN_REVIEW],
        _("The application of %(name)s is “%(state)s”: only one in review is handed over."),
    )
    told = {"name": name_of(to)}
    if not may_handle(to):
        message = _("%(name)s does not handle applications: choose one of the registrars.")
        raise ApplicationError(message % told, field="to", code="may_not")
    if to == application.handler:
        raise ApplicationError(_("%(name)s handles it already.") % told, field="to", code="same_handler")
    application.handler = to
    application.save()
    record(application, "application.handed_over", by=by, handler=name_of(to))
    return application


@transaction.atomic
def note(*, application: Application, text: str, by: Any) -> ApplicationNote:
    """Write down something for colleagues. The applicant does not see it."""
    authorize(by)
    hold(application)
    if application.erased_at:
        message = _("The personal data of %(name)s's application is erased: nothing is added to it.")
        raise ApplicationError(message % {"name": application.name}, code="is_erased")
    if not text.strip():
        raise ApplicationError(_("The note is empty: write something."), field="text", code="empty")
    written = note_down(application, text, by=by)
    record(application, "application.noted", by=by)
    return written


@transaction.atomic
def accept(*, application: Application, by: Any, participant: Participant | None = None) -> Application:
    """It becomes a candidate: a new one with what was sent, or `participant`, which is one already.

    The council's decision becomes a private document, to be the evidence of the admission.
    """
    authorize(by)
    hold_as_seen(application)
    expect(
        application,
        [State.IN_REVIEW],
        _("The application of %(name)s cannot be accepted: it is “%(state)s”, not in review."),
    )
    application.participant = participant or _make_candidate(application)
    if application.participant.status != Status.CANDIDATE:
        message = _("%(name)s is “%(status)s” already: choose a candidate, or decline the application.")
        chosen = application.participant
        told = {"name": chosen.name, "status": chosen.get_status_display()}
        raise ApplicationError(message % told, field="participant", code="not_a_candidate")
    file_decision(application, by=by)
    return move(application, State.ACCEPTED, by=by, action="application.accepted")


@transaction.atomic
def decline(*, application: Application, reason: str, tell: bool, by: Any) -> Application:
    """The reason is noted for colleagues and, with `tell`, sent to the applicant in their language."""
    authorize(by)
    hold_as_seen(application)
    expect(
        application,
        [State.IN_REVIEW],
        _("The application of %(name)s cannot be declined: it is “%(state)s”, not in review."),
    )
    reason = reason.strip()
    if not reason:
        raise ApplicationError(_("Say why, so that others can follow it."), field="reason", code="no_reason")
    if tell and not application.contact_email:
        message = _("It has no e-mail address: nobody can be told.")
        raise ApplicationError(message, field="tell", code="no_address")
    note_down(application, _("Declined: %(reason)s") % {"reason": reason}, by=by)
    move(application, State.DECLINED, by=by, action="application.declined", told=tell)
    if tell:
        letters.tell_declined(application, reason=reason)
    return application


@transaction.atomic
def reopen(*, application: Application, by: Any) -> Application:
    """Review a declined one again."""
    authorize(by)
    hold_as_seen(application)
    expect(
        application,
        [State.DECLINED],
        _("The application of %(name)s is “%(state)s”: only a declined one is reviewed again."),
    )
    if application.erased_at:
        message = _("The personal data of %(name)s's application is erased: ask them to apply again.")
        raise ApplicationError(message % {"name": application.name}, code="is_erased")
    application.handler = by
    return move(application, State.IN_REVIEW, by=by, action="application.reopened")


def _make_candidate(application: Application) -> Participant:
    candidate = Participant(
        name=application.name,
        kind=application.kind,
        country=application.country,
        population=application.population,
    )
    candidate.full_clean()
    candidate.save()
    return candidate
