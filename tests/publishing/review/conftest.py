import pytest
from django.contrib.auth.models import User

from cms.publishing.models import ReviewLink
from cms.publishing.review.links import ask
from newsroom.models import ArticlePage, NewsIndexPage
from tests.admin import editor_of
from tests.factories import ArticlePageFactory


@pytest.fixture
def author(news_index: NewsIndexPage) -> User:
    user = editor_of(news_index, "add_page", "change_page", username="ana")
    user.first_name, user.last_name = "Ana", "Kovač"
    user.save()
    return user


@pytest.fixture
def draft(news_index: NewsIndexPage, author: User) -> ArticlePage:
    """An article that was never published, with one revision."""
    article = ArticlePageFactory(
        parent=news_index, title="The mayor speaks", teaser="First words.", live=False, owner=author
    )
    article.save_revision(user=author)
    return article


@pytest.fixture
def link(draft: ArticlePage, author: User) -> ReviewLink:
    return ask(page=draft, reviewer="Mayor’s office, Tivat", user=author)
