"""The newsroom's acts on a participant: its buttons, when they are offered, and their pages."""

from django.utils.translation import gettext_lazy as _

from newsroom.announcing.act_views import AdmitAndAnnounceView, AnnounceView, UndoView
from newsroom.announcing.announcements import is_announced
from participants.models import Participant
from participants.record.standing import Status
from participants.registrar.acts import Act, register


def is_candidate(participant: Participant) -> bool:
    return participant.status == Status.CANDIDATE


def is_unannounced(participant: Participant) -> bool:
    return participant.has_number and not is_announced(participant)


def is_undoable(participant: Participant) -> bool:
    return participant.status == Status.ADMITTED


ACTS = [
    Act(
        name="admit-and-announce",
        label=_("Admit and announce"),
        icon="check",
        view_class=AdmitAndAnnounceView,
        is_offered=is_candidate,
        order=11,
    ),
    Act(
        name="announce",
        label=_("Announce"),
        icon="doc-full",
        view_class=AnnounceView,
        is_offered=is_unannounced,
        order=12,
    ),
    Act(
        name="undo-admission",
        label=_("Undo the admission"),
        icon="rotate",
        view_class=UndoView,
        is_offered=is_undoable,
        order=60,
        takes_over=True,  # the registry's own knows of no announcement
    ),
]


def register_all() -> None:
    for act in ACTS:
        register(act)
