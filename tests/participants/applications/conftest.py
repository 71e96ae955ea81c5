import pytest
from wagtail.models import Locale

from home.models import HomePage
from participants.models import JoinPage


@pytest.fixture
def join_page(home: HomePage) -> JoinPage:
    page = JoinPage(title="Join", slug="join", thank_you_text="<p>We read it within ten days.</p>")
    return home.add_child(instance=page)


@pytest.fixture
def french_join_page(home: HomePage, join_page: JoinPage) -> JoinPage:
    french = Locale.objects.get_or_create(language_code="fr")[0]
    home.copy_for_translation(french, alias=True)
    page = join_page.copy_for_translation(french)
    page.slug = "adherer"
    page.save_revision().publish()
    return JoinPage.objects.get(pk=page.pk)
