"""The acts: what can be done to a participant in the admin. Rooms above this one register theirs too."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from participants.models import Participant

if TYPE_CHECKING:
    from participants.registrar.views import ActView


@dataclass(frozen=True, kw_only=True)
class Act:
    """A button on a participant, and the page that says what will happen."""

    name: str  # part of the address: /admin/participants/participant/<name>/<pk>/
    label: Any  # on the button; translated when shown
    icon: str
    view_class: "type[ActView]"
    is_offered: Callable[[Participant], bool]  # asked of each row of a list: without a query
    order: int = 100  # among the buttons of a participant
    takes_over: bool = False  # from a lower room's act of the same name, whichever is registered first


_acts: dict[str, Act] = {}


def register(act: Act) -> None:
    """Call it from `AppConfig.ready()`: the addresses are made after that."""
    known = _acts.get(act.name)
    if known is not None and known.takes_over == act.takes_over:
        raise ValueError(f"There is an act named {act.name} already.")
    if known is None or act.takes_over:
        _acts[act.name] = act


def acts() -> list[Act]:
    return sorted(_acts.values(), key=lambda act: act.order)


def offered_to(participant: Participant) -> list[Act]:
    return [act for act in acts() if act.is_offered(participant)]
