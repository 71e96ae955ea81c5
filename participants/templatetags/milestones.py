"""Timelines on the pages of the registry and of participants."""

from typing import Any

from django import template
from django.template import Context

from participants.milestones.history import history_of
from participants.milestones.lines import lines_of
from participants.milestones.ranking import Asked
from participants.milestones.reading import moments
from participants.models import Participant

register = template.Library()

SHOWN = 5


@register.inclusion_tag("participants/includes/latest_milestones.html", takes_context=True)
def latest_milestones(context: Context) -> dict[str, Any]:
    """The newest few of the whole alliance, on the registry's page, with the way to all of them."""
    page, request = context["page"], context["request"]
    newest = moments(Asked(), most=SHOWN)
    lines = lines_of(newest, locale_id=page.locale_id, request=request)
    return {"lines": lines, "url": page.milestones_url(request)}


@register.inclusion_tag("participants/includes/history.html", takes_context=True)
def history(context: Context, participant: Participant) -> dict[str, Any]:
    """What the record and the milestones tell of one participant, on its profile."""
    locale = context["page"].locale_id
    return {"lines": history_of(participant, locale_id=locale, request=context["request"])}
