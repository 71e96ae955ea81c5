"""A newsroom at work: its people, in their roles, and an article that waits for approval."""

import pytest
from django.contrib.auth.models import Group, User

from cms.roles import ensure_roles
from newsroom.models import ArticlePage, NewsIndexPage
from tests.factories import ArticlePageFactory


def member(username: str, *groups: str) -> User:
    user = User.objects.create_user(username, f"{username}@example.org", "secret")
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


@pytest.fixture
def desk(news_index: NewsIndexPage) -> NewsIndexPage:
    """The news index under the roles and their workflow."""
    ensure_roles()
    return news_index


@pytest.fixture
def author(desk: NewsIndexPage) -> User:
    return member("author", "Communications")


@pytest.fixture
def editor(desk: NewsIndexPage) -> User:
    return member("editor", "Editors")


@pytest.fixture
def second_editor(desk: NewsIndexPage) -> User:
    return member("second-editor", "Editors")


@pytest.fixture
def draft(desk: NewsIndexPage, author: User) -> ArticlePage:
    article = ArticlePageFactory(parent=desk, live=False, owner=author)
    article.save_revision(user=author)
    return article


@pytest.fixture
def submitted(draft: ArticlePage, author: User) -> ArticlePage:
    draft.get_workflow().start(draft, author)
    return draft
