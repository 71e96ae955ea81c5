import pytest
from django.contrib.auth.models import User

from newsroom.models import ArticlePage, NewsIndexPage
from tests import admin
from tests.factories import ArticlePageFactory


@pytest.fixture
def ana(news_index: NewsIndexPage) -> User:
    return admin.editor_of(news_index, "add_page", "change_page", "publish_page", username="ana")


@pytest.fixture
def ben(news_index: NewsIndexPage) -> User:
    return admin.editor_of(news_index, "add_page", "change_page", "publish_page", username="ben")


@pytest.fixture
def article(news_index: NewsIndexPage) -> ArticlePage:
    """A live article with a version."""
    page = ArticlePageFactory(
        parent=news_index, title="Tivat joins", slug="tivat-joins", teaser="A town on the Adriatic."
    )
    page.save_revision().publish()
    page.refresh_from_db()
    return page
