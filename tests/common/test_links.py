"""Links in stored text lead to what is public, in the reader's language, and nowhere else."""

import pytest
from django.utils import translation
from wagtail.models import Collection, CollectionViewRestriction, Locale
from wagtail.rich_text import expand_db_html

from cms.common.links import document_urls, page_urls
from cms.common.memory import remembered
from home.models import HomePage, StandardPage
from tests.factories import DocumentFactory, StandardPageFactory


@pytest.fixture
def page(home: HomePage) -> StandardPage:
    return StandardPageFactory(parent=home, slug="about")


def test_link_leads_to_a_public_page(page: StandardPage) -> None:
    assert expand_db_html(f'<a linktype="page" id="{page.pk}">x</a>') == '<a href="/about/">x</a>'


def test_link_to_a_draft_leads_nowhere(page: StandardPage) -> None:
    page.unpublish()
    assert expand_db_html(f'<a linktype="page" id="{page.pk}">x</a>') == "<a>x</a>"


def test_link_leads_to_the_translation_where_there_is_one(home: HomePage, page: StandardPage) -> None:
    french = Locale.objects.get_or_create(language_code="fr")[0]
    translated = page.copy_for_translation(french, copy_parents=True)
    translated.slug = "a-propos"
    translated.save_revision().publish()
    with translation.override("fr"):
        assert page_urls([page.pk])[page.pk].endswith("/a-propos/")
    with translation.override("en"):
        assert page_urls([page.pk]) == {page.pk: "/about/"}


def test_link_keeps_to_the_original_while_its_translation_is_a_draft(page: StandardPage) -> None:
    french = Locale.objects.get_or_create(language_code="fr")[0]
    page.copy_for_translation(french, copy_parents=True)
    with translation.override("fr"):
        assert page_urls([page.pk]) == {page.pk: "/about/"}


@pytest.mark.parametrize("number", ["", "abc", "-1", "9" * 30, "٣"])
def test_link_with_a_number_no_page_has_leads_nowhere(home: HomePage, number: str) -> None:
    assert expand_db_html(f'<a linktype="page" id="{number}">x</a>') == "<a>x</a>"


def test_link_leads_to_a_public_document(db: None) -> None:
    document = DocumentFactory()
    assert document_urls([document.pk]) == {document.pk: document.url}


def test_link_to_a_document_in_a_private_collection_leads_nowhere(db: None) -> None:
    private = Collection.get_first_root_node().add_child(name="Private")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    document = DocumentFactory(collection=private.add_child(name="Below it"))
    assert document_urls([document.pk]) == {}


def test_nothing_is_looked_up_twice_while_remembered(
    page: StandardPage, django_assert_num_queries: object
) -> None:
    with remembered():
        page_urls([page.pk, 987654])
        with remembered(), django_assert_num_queries(0):  # type: ignore[operator]
            assert page_urls([page.pk, 987654]) == {page.pk: "/about/"}


def test_what_is_remembered_is_forgotten_afterwards(page: StandardPage) -> None:
    with remembered():
        page_urls([page.pk])
    page.unpublish()
    assert page_urls([page.pk]) == {}
