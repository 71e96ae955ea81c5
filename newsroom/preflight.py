"""The newsroom's pre-flight checks: articles agree with the registry as it was on their day."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from cms.publishing.preflight.inspections import Inspection
from newsroom.models import ArticlePage, RelatedParticipant
from participants.preflight import REGISTRY_CHECKS, Numbers, gather_numbers
from participants.typed_numbers.dating import Dating


def _gather(article: ArticlePage) -> Numbers:
    about = [related.participant_id for related in article.related_participants.all()]
    announced = [article.announces.participant_id] if article.announces else []
    return gather_numbers(article, on=article.date, about=about, announced=announced)


def _about_whom(articles: Collection[int]) -> Mapping[int, frozenset[int]]:
    about: dict[int, set[int]] = defaultdict(set)
    related = RelatedParticipant.objects.filter(article__in=articles)
    for article, participant in related.values_list("article_id", "participant_id"):
        about[article].add(participant)
    return {article: frozenset(participants) for article, participants in about.items()}


ARTICLE_INSPECTION = Inspection(_gather, REGISTRY_CHECKS)
ARTICLE_DATING = Dating(day_field="date", about=_about_whom)
