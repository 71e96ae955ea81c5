"""A step, carried out: what follows from the record through the registry's services alone."""

from typing import Any

from wagtail.log_actions import log

from participants import services
from participants.importing.steps import Outcome, Step
from participants.models import Participant


def carry_out(step: Step, *, by: Any) -> None:
    """In the transaction of the whole import. Raises what the services raise."""
    if step.outcome is Outcome.UNCHANGED:
        return
    participant = _with_facts(step, by=by)
    if step.accession_on:
        services.load(
            participant=participant,
            ordinal=step.ordinal,
            effective_on=step.accession_on,
            by=by,
            note=step.note,
        )
    if step.withdrawal_on:
        services.withdraw(participant=participant, effective_on=step.withdrawal_on, by=by)


def _with_facts(step: Step, *, by: Any) -> Participant:
    if step.participant.pk is None:
        step.participant.save()
        log(instance=step.participant, action="wagtail.create", user=by)
        return step.participant
    participant: Participant = Participant.objects.select_for_update(of=("self",)).get(pk=step.participant.pk)
    said = dict(step.facts) if participant.has_number else {**step.facts, "name": step.name}
    changed = [name for name, value in said.items() if getattr(participant, name) != value]
    for name in changed:
        setattr(participant, name, said[name])
    if changed:
        participant.save()
        log(instance=participant, action="wagtail.edit", user=by, data={"fields": changed})
    return participant
