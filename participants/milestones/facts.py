"""A milestone as it is told, whether it follows from the record or was typed in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from participants.milestones.kinds import Kind, is_round
from participants.milestones.wording import Words, derived_title, recorded_title
from participants.models import Milestone, Participant


@dataclass(frozen=True, kw_only=True)
class Fact:
    """`nth` is the place that a derived one tells of: "3rd from Romania".

    `is_complete` says that no lower number is missing from the record, so that "the first" is meant without
    reserve; `is_sample` that an invented entry is involved. A recorded one has its `recorded`.
    """

    kind: Kind
    date: date
    participant: Participant | None
    nth: int = 1
    is_complete: bool = True
    is_sample: bool = False
    recorded: Milestone | None = None

    @property
    def id(self) -> str:
        """Stays the same for ever: a number is given once."""
        if self.recorded:
            return f"{self.kind}-{self.recorded.pk}"
        return f"{self.kind}-{self.number}"

    @property
    def number(self) -> int | None:
        """The participant's."""
        return self.participant.ordinal if self.participant else None

    @property
    def country(self) -> str:
        return self.participant.country.code if self.participant else ""

    def title(self, language: str) -> Words:
        """ "First participant from Montenegro", and the language it is in."""
        if self.recorded:
            return recorded_title(self.recorded, language)
        return derived_title(self, language)


def facts_of(ranked: Any) -> Iterator[Fact]:
    """The milestones of one participant of `ranking.ranked()`."""
    number = ranked.ordinal
    is_whole = ranked.place == number
    common = {"date": ranked.joined_on, "participant": ranked}
    itself = {**common, "nth": number, "is_sample": ranked.is_sample}
    yield Fact(kind=Kind.NUMBER, **itself)
    if is_round(number):
        yield Fact(kind=Kind.ROUND, **itself)
    if ranked.place_in_year == 1:
        follows = ranked.number_before == number - 1
        yield Fact(
            kind=Kind.FIRST_OF_YEAR, **common, is_sample=ranked.is_sample, is_complete=is_whole or follows
        )
    yield Fact(
        kind=Kind.FIRST_FROM if ranked.place_in_country == 1 else Kind.NTH_FROM,
        **common,
        nth=ranked.place_in_country,
        is_sample=ranked.samples_of_country > 0,
        is_complete=is_whole,
    )


def fact_of(recorded: Milestone) -> Fact:
    participant = recorded.participant
    return Fact(
        kind=Kind.RECORDED,
        date=recorded.date,
        participant=participant,
        is_sample=participant is not None and participant.is_sample,
        recorded=recorded,
    )
