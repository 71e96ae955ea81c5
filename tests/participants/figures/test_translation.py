"""What translators get of a sentence with a figure in it, and what becomes of it."""

import json

import pytest
from wagtail.models import Locale
from wagtail_localize.models import TranslationSource

from newsroom.models import ArticlePage, NewsIndexPage
from tests.content import block
from tests.factories import ArticlePageFactory

FIGURE = '<embed embedtype="registry-figure" figure="participants"/>'


@pytest.mark.django_db
def test_figure_is_in_the_translation_too(news_index: NewsIndexPage) -> None:
    french = Locale.objects.get_or_create(language_code="fr")[0]
    for parent in (news_index.get_parent().specific, news_index):
        parent.copy_for_translation(french).save_revision().publish()
    body = json.dumps([block("paragraph", f"<p>We are {FIGURE} now.</p>")])
    article = ArticlePageFactory(parent=news_index, body=body)
    source, _ = TranslationSource.get_or_create_from_instance(article)
    source.create_or_update_translation(french, fallback=True)
    translated = ArticlePage.objects.get(locale=french)
    assert 'figure="participants"' in translated.body[0].value.source
