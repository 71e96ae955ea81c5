"""A site in two languages with its people, and a town that wants to join."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from wagtail.models import Locale, Page

from cms.roles import ensure_roles
from newsroom.announcing.services import Announcement, admit_and_announce
from newsroom.categories import ensure_default_categories
from newsroom.models import NewsIndexPage
from participants.models import Participant, ParticipantIndexPage
from tests.factories import ParticipantFactory
from tests.publishing.approval.conftest import member

DAY = date(2015, 4, 21)


@pytest.fixture
def site(news_index: NewsIndexPage, registry: ParticipantIndexPage) -> None:
    """News and registry in English and French, with the default categories, under the roles."""
    french, _made = Locale.objects.get_or_create(language_code="fr")
    for page in (news_index.get_parent(), news_index, registry):
        Page.objects.get(pk=page.pk).specific.copy_for_translation(french).save_revision().publish()
    for locale in Locale.objects.all():
        ensure_default_categories(locale=locale)
    ensure_roles()


@pytest.fixture
def registrar(site: None) -> User:
    return member("registrar", "Registrars")


@pytest.fixture
def editor(site: None) -> User:
    return member("editor", "Editors")


@pytest.fixture
def author(site: None) -> User:
    return member("author", "Communications")


@pytest.fixture
def tivat(site: None) -> Participant:
    """A candidate; the next number is the 127th."""
    ParticipantFactory(name="Zagreb", country="HR", ordinal=126, joined_on=DAY)
    return ParticipantFactory(name="Tivat", status="candidate")


@pytest.fixture
def announcement(tivat: Participant, registrar: User) -> Announcement:
    return admit_and_announce(participant=tivat, effective_on=DAY, by=registrar)
