"""The newsroom's pre-flight checks: articles agree with the registry as it was on their day."""

from cms.publishing.preflight.inspections import Inspection
from newsroom.models import ArticlePage
from participants.preflight import REGISTRY_CHECKS, Told, gather_told


def _gather(article: ArticlePage) -> Told:
    about = [related.participant_id for related in article.related_participants.all()]
    return gather_told(article, on=article.date, about=about)


ARTICLE_INSPECTION = Inspection(_gather, REGISTRY_CHECKS)
