"""A participant's news, for its profile: the registry's rooms do not know the newsroom."""

from typing import Any

from django import template
from django.template import Context

from cms.common.querysets import PublicPageQuerySet
from newsroom.models import ArticlePage, NewsIndexPage
from participants.models import Participant

register = template.Library()

SHOWN = 5


@register.inclusion_tag("newsroom/includes/about_participant.html", takes_context=True)
def news_about(context: Context, participant: Participant) -> dict[str, Any]:
    """The newest public articles about a participant in the language of the page, and where the rest is."""
    locale = context["page"].locale_id
    articles = ArticlePage.objects.public().filter(locale=locale).about(participant.pk).newest_first()
    newest = list(articles[: SHOWN + 1])
    has_more = len(newest) > SHOWN
    index = PublicPageQuerySet(NewsIndexPage).public().filter(locale=locale).first() if has_more else None
    return {
        "request": context.get("request"),
        "participant": participant,
        "articles": newest[:SHOWN],
        "index": index,
    }
