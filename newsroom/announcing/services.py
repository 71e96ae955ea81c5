"""Announcing an accession. Whoever announces one calls these.

Each is atomic: it returns what it made, or raises and has changed nothing: `PermissionDenied` where `by` does
not keep the registry (`None` is the operator), `RegistryError` with a sentence for people otherwise.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from newsroom.announcing.announcements import accession_of
from newsroom.announcing.drafting import draft_articles, draft_profiles
from newsroom.models import ArticlePage
from participants.models import Participant, ParticipantPage, RegistryEntry
from participants.record.refusals import RegistryError
from participants.record.writing import authorize, hold
from participants.services import admit


@dataclass(frozen=True, kw_only=True)
class Announcement:
    """The drafts: one article in each language, and the profiles that were missing."""

    accession: RegistryEntry
    articles: list[ArticlePage]
    profiles: list[ParticipantPage]


@transaction.atomic
def announce(*, participant: Participant, by: Any) -> Announcement:
    """Make the drafts that tell of an accession. Nothing of them is published: that needs approval.

    When one of the articles goes live, it releases the admission.
    """
    authorize(by)
    hold(participant)
    accession = accession_of(participant)
    if accession is None:
        message = _("%(name)s has no number that could be announced. Admit it first.")
        raise RegistryError(message % {"name": participant.name}, code="no_number")
    accession.participant = participant  # as it stands now, under its lock
    _refuse_second(accession)
    profiles = draft_profiles(accession, by=by)
    articles = draft_articles(accession, by=by)
    if not articles:
        raise RegistryError(_("There is no news page for the announcement. Add one first."), code="no_news")
    pages = [page.pk for page in (*articles, *profiles)]
    log(instance=participant, action="announcement.draft", user=by, data={"pages": pages})
    return Announcement(accession=accession, articles=articles, profiles=profiles)


@transaction.atomic
def admit_and_announce(
    *, participant: Participant, effective_on: date, by: Any, evidence: Any = None, note: str = ""
) -> Announcement:
    """Give a candidate the next number, and make the drafts that tell of it."""
    admit(participant=participant, effective_on=effective_on, by=by, evidence=evidence, note=note)
    return announce(participant=participant, by=by)


def _refuse_second(accession: RegistryEntry) -> None:
    if article := ArticlePage.objects.announcing(accession).first():
        message = _("“%(title)s” announces it already. Edit that, or delete it first.")
        raise RegistryError(message % {"title": article.title}, code="announced")
