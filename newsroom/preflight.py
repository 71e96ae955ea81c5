"""The newsroom's pre-flight checks: articles agree with the registry as it was on their day."""

from cms.publishing.preflight.inspections import Inspection
from newsroom.models import ArticlePage
from participants.preflight import REGISTRY_CHECKS, Numbers, gather_numbers


def _gather(article: ArticlePage) -> Numbers:
    about = [related.participant_id for related in article.related_participants.all()]
    announced = [article.announces.participant_id] if article.announces else []
    return gather_numbers(article, on=article.date, about=about, announced=announced)


ARTICLE_INSPECTION = Inspection(_gather, REGISTRY_CHECKS)
