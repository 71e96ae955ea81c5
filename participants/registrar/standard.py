"""The acts of the registry itself. Registered in `AppConfig.ready()`."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from participants.models import Participant
from participants.record.standing import Status
from participants.registrar import admission, membership
from participants.registrar.acts import Act, register


def while_it_is(*statuses: Status) -> Callable[[Participant], bool]:
    return lambda participant: participant.status in statuses


ACTS = [
    Act(
        name="admit",
        label=_("Admit"),
        icon="check",
        view_class=admission.AdmitView,
        is_offered=while_it_is(Status.CANDIDATE),
        order=10,
    ),
    Act(
        name="release",
        label=_("Release"),
        icon="view",
        view_class=admission.ReleaseView,
        is_offered=while_it_is(Status.ADMITTED),
        order=20,
    ),
    Act(
        name="undo-admission",
        label=_("Undo the admission"),
        icon="rotate",
        view_class=admission.UndoAdmissionView,
        is_offered=while_it_is(Status.ADMITTED),
        order=60,
    ),
    Act(
        name="withdraw",
        label=_("Withdraw"),
        icon="logout",
        view_class=membership.WithdrawView,
        is_offered=while_it_is(Status.PARTICIPANT),
        order=70,
    ),
    Act(
        name="readmit",
        label=_("Readmit"),
        icon="login",
        view_class=membership.ReadmitView,
        is_offered=while_it_is(Status.WITHDRAWN),
        order=70,
    ),
    Act(
        name="rename",
        label=_("Rename"),
        icon="edit",
        view_class=membership.RenameView,
        is_offered=while_it_is(*Status.public()),
        order=80,
    ),
    Act(
        name="merge",
        label=_("Merge"),
        icon="link",
        view_class=membership.MergeView,
        is_offered=while_it_is(Status.PARTICIPANT),
        order=90,
    ),
]


def register_all() -> None:
    for act in ACTS:
        register(act)
