"""The acts of the registry itself. Registered in `AppConfig.ready()`."""

from django.utils.translation import gettext_lazy as _

from participants.models import Participant
from participants.record.standing import Status
from participants.registrar import admission
from participants.registrar.acts import Act, register


def is_candidate(participant: Participant) -> bool:
    return participant.status == Status.CANDIDATE


ACTS = [
    Act(
        name="admit",
        label=_("Admit"),
        icon="check",
        view_class=admission.AdmitView,
        is_offered=is_candidate,
        order=10,
    ),
]


def register_all() -> None:
    for act in ACTS:
        register(act)
