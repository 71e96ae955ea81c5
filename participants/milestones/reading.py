"""All milestones, derived and recorded, newest first: two queries at most, however many there are."""

from dataclasses import dataclass
from datetime import date

from participants.milestones.facts import Fact, fact_of, facts_of
from participants.milestones.ranking import Asked, ranked_as_asked
from participants.models import Milestone, Participant


@dataclass(frozen=True)
class Moment:
    """What is told together: an accession with all its milestones, or a recorded one."""

    facts: tuple[Fact, ...]

    @property
    def main(self) -> Fact:
        return self.facts[0]

    @property
    def date(self) -> date:
        return self.main.date

    @property
    def participant(self) -> Participant | None:
        return self.main.participant

    @property
    def is_sample(self) -> bool:
        """Told of a sample; a milestone of a real one can rest on samples, too."""
        return self.main.is_sample


def moments(asked: Asked, *, most: int | None = None) -> list[Moment]:
    """Those with a milestone that was asked for; `most` of the newest at most."""
    accessions = (Moment(tuple(facts_of(row))) for row in ranked_as_asked(asked)[:most])
    recorded = Milestone.objects.public().as_asked(asked).with_participant()[:most]
    both = [*accessions, *(Moment((fact_of(milestone),)) for milestone in recorded)]
    return sorted(both, key=_by_day, reverse=True)[:most]


def facts(asked: Asked) -> list[Fact]:
    """Each milestone that was asked for by itself."""
    return [fact for moment in moments(asked) for fact in moment.facts if asked.kind in ("", fact.kind)]


def _by_day(moment: Moment) -> tuple[date, int, int]:
    """Of one day, what was typed in stands above the accessions, which go by number."""
    recorded = moment.main.recorded
    return moment.date, recorded.pk if recorded else 0, moment.main.number or 0
