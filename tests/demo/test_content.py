"""What the demo puts into an empty site."""

import json
import re
from zoneinfo import ZoneInfo

import pytest
from django.test import Client, RequestFactory
from wagtail.blocks import StreamValue
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.models import Locale, Page, PageLogEntry, Revision, Site

from cms.demo import load_demo
from cms.demo.content import pages
from cms.media.models import CreditedImage, SiteDocument
from home.models import FormPage, HomePage, SiteSettings
from newsroom.categories import DEFAULT_CATEGORIES
from newsroom.models import ArticlePage, NewsIndexPage
from participants.checking.running import check_registry, has_errors
from participants.models import JoinPage, Participant, ParticipantPage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo"), pytest.mark.slow]

PARIS = ZoneInfo("Europe/Paris")
IN_ENGLISH = {"locale__language_code": "en"}
IN_FRENCH = {"locale__language_code": "fr"}


def bodies() -> list[tuple[Page, StreamValue]]:
    specific = Page.objects.filter(depth__gt=1).specific()
    return [(page, page.body) for page in specific if isinstance(getattr(page, "body", None), StreamValue)]


def test_at_least_fifteen_english_articles_are_live() -> None:
    assert ArticlePage.objects.public().filter(**IN_ENGLISH).count() >= 15


@pytest.mark.parametrize("slug", DEFAULT_CATEGORIES)
def test_every_category_has_an_english_article(slug: str) -> None:
    assert ArticlePage.objects.in_category(slug).filter(**IN_ENGLISH).exists()


def test_category_is_of_the_articles_own_language() -> None:
    assert {
        (a.locale_id, a.category.locale_id) for a in ArticlePage.objects.live().select_related("category")
    } == {(locale.pk, locale.pk) for locale in Locale.objects.all()}


def test_articles_lie_between_the_first_and_the_last_report() -> None:
    dates = sorted(ArticlePage.objects.live().values_list("date", flat=True))
    assert (dates[0].isoformat(), dates[-1].isoformat()) == ("2014-05-14", "2015-05-20")


def test_every_article_has_an_author_and_tags() -> None:
    for article in ArticlePage.objects.live():
        assert article.article_authors.exists(), article.title
        assert article.tags.exists(), article.title


def test_every_article_has_an_image_with_description_and_credit() -> None:
    for article in ArticlePage.objects.live().select_related("lead_image"):
        assert article.lead_image.description, article.title
        assert article.credit_line == "Drawn by code / Alliance CMS, CC0 1.0"


def test_accession_is_reported_with_its_participant() -> None:
    reported = ArticlePage.objects.in_category("participant-news").filter(**IN_ENGLISH).newest_first()
    assert [a.related_participants.get().participant.ordinal for a in reported] == [127, 126, 125, 124, 123]


@pytest.mark.parametrize("ordinal", range(123, 128))
def test_article_announces_the_accession_it_reports_in_each_of_its_languages(ordinal: int) -> None:
    articles = ArticlePage.objects.filter(announces__ordinal=ordinal)
    assert len(set(articles.values_list("translation_key", flat=True))) == 1
    article = articles.first()
    assert article.announces.participant.ordinal == ordinal
    assert articles.count() == ArticlePage.objects.filter(translation_key=article.translation_key).count()


def test_the_registry_is_without_error() -> None:
    assert not has_errors(check_registry())


def test_every_body_obeys_its_blocks() -> None:
    for _page, body in bodies():
        body.stream_block.clean(body)


def test_every_kind_of_block_is_shown_but_the_embed() -> None:
    kinds = {block.block_type for _page, body in bodies() for block in body}
    assert kinds == {
        "paragraph",
        "heading",
        "image",
        "quote",
        "interview",
        "event",
        "document",
        "call_to_action",
    }


def test_links_in_the_text_lead_to_live_pages() -> None:
    targets = {
        int(found)
        for _page, body in bodies()
        for found in re.findall(
            r"linktype=\"page\" id=\"(\d+)\"", json.dumps(body.get_prep_value()).replace("\\", "")
        )
    }
    assert len(targets) > 10
    assert Page.objects.live().filter(pk__in=targets).count() == len(targets)


def test_at_least_six_articles_are_translated_into_french() -> None:
    english = ArticlePage.objects.filter(**IN_ENGLISH).values("translation_key")
    assert ArticlePage.objects.filter(**IN_FRENCH, translation_key__in=english).count() >= 6


def test_every_french_page_has_its_english_counterpart() -> None:
    french = Page.objects.filter(depth__gt=1, **IN_FRENCH)
    assert french
    assert all(page.get_translations().filter(**IN_ENGLISH).count() == 1 for page in french)


def test_every_section_and_profile_is_translated() -> None:
    untranslated = [
        p
        for p in Page.objects.filter(depth__gt=1, **IN_ENGLISH).not_type(ArticlePage)
        if not p.get_translations()
    ]
    assert untranslated == []


@pytest.mark.parametrize("article", pages("articles", type="article", parent="news"), ids=lambda a: a.key)
def test_translation_has_the_same_blocks_as_the_original(article: object) -> None:
    kinds = {language: [list(block) for block in text.body] for language, text in article.texts.items()}
    assert kinds.get("fr", kinds["en"]) == kinds["en"]


@pytest.mark.parametrize(
    ("key", "english", "french"),
    [
        (NewsIndexPage, "/news/", "/fr/actualites/"),
        (JoinPage, "/join/", "/fr/adherer/"),
        (FormPage, "/cooperate/", "/fr/cooperer/"),
        (ParticipantPage, "/participants/tivat/", "/fr/participants/tivat/"),
    ],
)
def test_pages_stand_at_their_addresses(key: type[Page], english: str, french: str) -> None:
    site = Site.objects.get(is_default_site=True)
    paths = {
        page.get_url_parts()[2]: page for page in key.objects.all() if page.get_url_parts()[0] == site.pk
    }
    assert paths[english].translation_key == paths[french].translation_key


def test_home_page_takes_the_place_of_the_welcome() -> None:
    assert Site.objects.get(is_default_site=True).root_page.specific == HomePage.objects.get(**IN_ENGLISH)
    assert Page.objects.filter(depth=2).not_type(HomePage).count() == 0


def test_home_page_leads_to_the_forms_in_its_language() -> None:
    for home in HomePage.objects.all():
        assert (home.join_page.locale, home.cooperate_page.locale) == (home.locale, home.locale)


def test_menu_has_the_sections_in_both_languages() -> None:
    for home in HomePage.objects.all():
        assert home.get_children().live().in_menu().count() == 5


def test_publication_is_dated_as_the_article() -> None:
    for article in ArticlePage.objects.live():
        published = article.first_published_at.astimezone(PARIS)
        assert (published.date(), published.hour) == (article.date, 10)
        assert article.last_published_at == article.first_published_at


def test_history_is_dated_as_the_article() -> None:
    article = ArticlePage.objects.live().newest_first().first()
    revisions, entries = Revision.objects.for_instance(article), PageLogEntry.objects.for_instance(article)
    assert {r.created_at for r in revisions} == {e.timestamp for e in entries} == {article.first_published_at}


def test_every_live_page_is_published_from_its_only_revision() -> None:
    for page in Page.objects.live().filter(depth__gt=1):
        assert not page.has_unpublished_changes
        assert page.live_revision == page.latest_revision


def test_administrator_owns_the_pages() -> None:
    assert {page.owner.username for page in Page.objects.filter(depth__gt=1)} == {"admin"}


def test_every_image_is_described_and_credited() -> None:
    images = CreditedImage.objects.all()
    assert len(images) >= 12
    for image in images:
        assert len(image.description) > 30
        assert image.credit_line
        assert (image.width, image.height) == (1600, 1000)


def test_no_two_images_are_alike() -> None:
    hashes = [image.get_file_hash() for image in CreditedImage.objects.all()]
    assert len(hashes) == len(set(hashes))


def test_documents_can_be_downloaded(client: Client) -> None:
    for document in SiteDocument.objects.all():
        response = client.get(document.url)
        assert (response.status_code, len(response.getvalue())) == (200, document.file_size)


def test_form_has_the_same_field_names_in_both_languages() -> None:
    for english in FormPage.objects.filter(**IN_ENGLISH):
        french = english.get_translation(Locale.objects.get(language_code="fr"))
        names = [[f.clean_name for f in page.form_fields.all()] for page in (english, french)]
        assert names[0] == names[1]


def test_no_form_is_sent_without_consent() -> None:
    for form in FormPage.objects.all():
        consent = form.form_fields.get(clean_name="consent")
        assert (consent.field_type, consent.required) == ("checkbox", True)


def test_form_for_organisations_offers_the_member_states_in_its_language() -> None:
    choices = [
        form.form_fields.get(clean_name="country").choices.split("\n")
        for form in FormPage.objects.filter(slug__in=["cooperate", "cooperer"])
    ]
    assert [len(names) for names in choices] == [47, 47]
    assert {names[0] for names in choices} == {"Albania", "Albanie"}


def test_settings_name_the_alliance_in_both_languages() -> None:
    settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    assert "Roma" in settings.name
    assert "Roms" in settings.name_fr
    assert settings.contact_email == "alliance@example.org"
    assert {link.network for link in settings.social_links.all()} == {"facebook", "x"}
    assert settings.default_image


@pytest.mark.parametrize(
    ("old_path", "new_path"),
    [
        ("/web/alliance/news", "/news/"),
        ("/web/alliance/who-we-are", "/about/"),
        ("/join-the-alliance", "/join/"),
    ],
)
def test_old_address_leads_to_the_page_that_took_its_place(
    rf: RequestFactory, old_path: str, new_path: str
) -> None:
    redirect = get_redirect(rf.get(old_path), old_path)
    assert (redirect.is_permanent, redirect.redirect_page.get_url_parts()[2]) == (True, new_path)


def test_command_says_what_it_made(demo: str) -> None:
    assert "129 participants" in demo
    assert f"{ArticlePage.objects.count()} articles" in demo


def test_second_call_changes_nothing() -> None:
    def content() -> list[dict[str, object]]:
        return [
            row
            for model in (Page, Participant, CreditedImage)
            for row in model.objects.order_by("pk").values()
        ]

    before = content()
    assert load_demo() == {}
    assert content() == before
