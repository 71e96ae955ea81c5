"""What the home page shows of the newsroom and the registry."""

from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING

from django.http import HttpRequest

from newsroom.models import ArticlePage
from participants.links import ParticipantLink, links_to
from participants.mapping.map import EuropeMap, europe_map
from participants.milestones.kinds import is_round
from participants.models import Participant
from participants.querysets import RegistryFigures
from participants.record.numbering import next_public_number

if TYPE_CHECKING:
    from home.models import HomePage

ARTICLES = 3
PARTICIPANTS = 5


class Welcome:
    """The newest of everything public, at a constant number of queries."""

    def __init__(self, home: "HomePage", request: HttpRequest) -> None:
        self._home = home
        self._request = request

    @cached_property
    def figures(self) -> RegistryFigures:
        figures: RegistryFigures = Participant.objects.public().figures()
        return figures

    @cached_property
    def next_number(self) -> int:
        return next_public_number()

    @cached_property
    def next_round(self) -> int:
        """The next number that is a milestone for being round; it may be the very next one."""
        return next(number for number in count(self.next_number) if is_round(number))

    @property
    def until_round(self) -> int:
        """How many accessions after the next one."""
        return self.next_round - self.next_number

    @cached_property
    def map(self) -> EuropeMap:
        """Dots that lead nowhere: a hundred links would stand between a keyboard and the news."""
        return europe_map(Participant.objects.current().on_map(), {})

    @cached_property
    def articles(self) -> list[ArticlePage]:
        articles = ArticlePage.objects.descendant_of(self._home).public()
        return list(articles.newest_first().with_listing_relations()[:ARTICLES])

    @cached_property
    def participants(self) -> list[ParticipantLink]:
        newest = Participant.objects.current().newest_first()[:PARTICIPANTS]
        return links_to(newest, locale_id=self._home.locale_id, request=self._request)
