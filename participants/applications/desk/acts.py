"""What can be done to an application in the admin: a button and a page for each act."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from participants.applications.desk import deciding, personal_data
from participants.models import Application
from participants.registrar.acts import Act

State = Application.State


def is_received(application: Any) -> bool:
    return bool(application.state == State.RECEIVED)


def is_in_review(application: Any) -> bool:
    return bool(application.state == State.IN_REVIEW)


def is_declined(application: Any) -> bool:
    return bool(application.state == State.DECLINED) and has_personal_data(application)


def has_personal_data(application: Any) -> bool:
    return application.erased_at is None


ACTS = [
    Act(
        name="take-up",
        label=_("Take up"),
        icon="user",
        view_class=deciding.TakeUpView,
        is_offered=is_received,
    ),
    Act(
        name="accept",
        label=_("Accept"),
        icon="check",
        view_class=deciding.AcceptView,
        is_offered=is_in_review,
    ),
    Act(
        name="decline",
        label=_("Decline"),
        icon="cross",
        view_class=deciding.DeclineView,
        is_offered=is_in_review,
    ),
    Act(
        name="hand-over",
        label=_("Hand over"),
        icon="group",
        view_class=deciding.HandOverView,
        is_offered=is_in_review,
    ),
    Act(
        name="reopen",
        label=_("Review again"),
        icon="rotate",
        view_class=deciding.ReopenView,
        is_offered=is_declined,
    ),
    Act(
        name="note",
        label=_("Add a note"),
        icon="edit",
        view_class=deciding.NoteView,
        is_offered=has_personal_data,
    ),
    Act(
        name="export-personal-data",
        label=_("Export personal data"),
        icon="download",
        view_class=personal_data.ExportView,
        is_offered=has_personal_data,
    ),
    Act(
        name="erase-personal-data",
        label=_("Erase personal data"),
        icon="bin",
        view_class=personal_data.EraseView,
        is_offered=has_personal_data,
    ),
]


def offered_to(application: Application) -> list[Act]:
    anything: Any = application  # an act of the registry is typed for participants
    return [act for act in ACTS if act.is_offered(anything)]
