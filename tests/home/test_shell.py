"""What stands around every page: name, menu, languages, contact, feeds, and what machines read."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from wagtail.models import Locale, PageViewRestriction, Site

from home.models import SiteSettings, SocialLink
from tests.content import small_image
from tests.factories import ArticlePageFactory, FormPageFactory, NewsIndexPageFactory, StandardPageFactory
from tests.html import queries_of, read, structured_data, words


@pytest.fixture
def french(home):
    """The home page in French."""
    locale = Locale.objects.get_or_create(language_code="fr")[0]
    page = home.copy_for_translation(locale)
    page.title, page.live = "Alliance en français", True
    page.save_revision().publish()
    Site.clear_site_root_paths_cache()
    return page


@pytest.fixture
def site_settings(home):
    site = Site.objects.get(is_default_site=True)
    return SiteSettings.objects.create(
        site=site,
        name="Alliance of Cities",
        name_fr="Alliance des villes",
        tagline="City by city.",
        contact_email="alliance@example.org",
        postal_address="1 Square\nStrasbourg",
    )


def menu(page):
    return [words(link) for link in page.select("nav.menu a")]


class TestName:
    def test_is_the_saved_one(self, client: Client, site_settings):
        assert words(read(client, "/").select_one(".brand-name")) == "Alliance of Cities"

    def test_is_in_the_language_of_the_page(self, client: Client, site_settings, french):
        assert words(read(client, "/fr/").select_one(".brand-name")) == "Alliance des villes"

    def test_is_the_home_page_title_without_saved_settings(self, client: Client, home):
        assert words(read(client, "/").select_one(".brand-name")) == "Alliance"

    def test_reading_saves_no_settings(self, client: Client, home):
        read(client, "/")
        assert not SiteSettings.objects.exists()


class TestMenu:
    def test_holds_what_is_to_be_shown_in_menus(self, client: Client, home):
        StandardPageFactory(parent=home, title="About", show_in_menus=True)
        StandardPageFactory(parent=home, title="Legal notice")
        assert menu(read(client, "/")) == ["About"]

    def test_has_no_draft(self, client: Client, home):
        StandardPageFactory(parent=home, title="Draft", show_in_menus=True, live=False)
        assert menu(read(client, "/")) == []

    def test_has_no_private_page(self, client: Client, home):
        private = StandardPageFactory(parent=home, title="Private", show_in_menus=True)
        PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
        assert menu(read(client, "/")) == []

    def test_marks_the_page_itself_and_the_section_it_lies_in(self, client: Client, home):
        index = NewsIndexPageFactory(parent=home, show_in_menus=True)
        ArticlePageFactory(parent=index, slug="tivat")
        assert read(client, "/news/").select_one("nav.menu a")["aria-current"] == "page"
        assert read(client, "/news/tivat/").select_one("nav.menu a")["aria-current"] == "true"
        assert not read(client, "/").select_one("nav.menu a").has_attr("aria-current")

    def test_is_in_the_language_of_the_page(self, client: Client, home, french):
        StandardPageFactory(parent=home, title="About", show_in_menus=True)
        StandardPageFactory(parent=french, title="À propos", show_in_menus=True, locale=french.locale)
        assert menu(read(client, "/fr/")) == ["À propos"]

    def test_costs_the_same_for_two_pages_and_for_ten(self, client: Client, home):
        for _ in range(2):
            StandardPageFactory(parent=home, show_in_menus=True)
        for_two = queries_of(client, "/")
        for _ in range(8):
            StandardPageFactory(parent=home, show_in_menus=True)
        assert queries_of(client, "/") == for_two


class TestLanguages:
    def test_are_not_offered_where_there_is_one(self, client: Client, home):
        page = read(client, "/")
        assert not page.select("nav.languages")
        assert not page.select("link[hreflang]")

    def test_lead_to_the_translation(self, client: Client, home, french):
        about = StandardPageFactory(parent=home, title="About", slug="about")
        translated = about.copy_for_translation(french.locale)
        translated.slug, translated.live = "a-propos", True
        translated.save_revision().publish()
        page = read(client, "/about/")
        assert page.select_one("nav.languages a[lang=fr]")["href"] == "/fr/a-propos/"
        hreflang = {link["hreflang"]: link["href"] for link in page.select("link[hreflang]")}
        assert hreflang == {
            "en": "http://testserver/about/",
            "fr": "http://testserver/fr/a-propos/",
        }

    def test_lead_to_the_other_home_page_without_a_translation(self, client: Client, home, french):
        StandardPageFactory(parent=home, slug="about")
        page = read(client, "/about/")
        assert page.select_one("nav.languages a[lang=fr]")["href"] == "/fr/"
        assert not page.select("link[hreflang]")

    def test_do_not_lead_to_a_draft(self, client: Client, home, french):
        about = StandardPageFactory(parent=home, slug="about")
        about.copy_for_translation(french.locale)
        assert read(client, "/about/").select_one("nav.languages a[lang=fr]")["href"] == "/fr/"

    def test_each_page_says_its_own(self, client: Client, home, french):
        assert read(client, "/").html["lang"] == "en"
        assert read(client, "/fr/").html["lang"] == "fr"


class TestContact:
    def test_address_is_not_harvestable(self, client: Client, site_settings):
        source = client.get("/").content.decode()
        assert "alliance[at]example.org" in source
        assert "alliance@example.org" not in source
        assert "mailto:" not in source

    def test_postal_address_keeps_its_lines(self, client: Client, site_settings):
        assert str(read(client, "/").address).count("<br/>") == 1

    def test_social_networks_are_linked(self, client: Client, site_settings):
        SocialLink.objects.create(settings=site_settings, network="bluesky", url="https://bsky.app/a")
        link = read(client, "/").select_one('.site-footer a[href="https://bsky.app/a"]')
        assert words(link) == "Bluesky"


class TestForMachines:
    def test_feeds_of_the_language_are_announced(self, client: Client, news_index):
        feeds = {link["type"]: link["href"] for link in read(client, "/").select("link[rel=alternate][type]")}
        assert feeds == {
            "application/rss+xml": "/news/rss/",
            "application/atom+xml": "/news/atom/",
            "application/feed+json": "/news/feed.json",
        }

    def test_no_feed_is_announced_without_a_news_index(self, client: Client, home):
        assert not read(client, "/").select("link[rel=alternate][type]")

    def test_canonical_address_and_description(self, client: Client, home):
        page = read(client, "/")
        assert page.select_one("link[rel=canonical]")["href"] == "http://testserver/"
        assert page.select_one("meta[name=description]")["content"] == home.introduction

    def test_description_typed_in_for_search_engines_comes_first(self, client: Client, home):
        home.search_description = "Typed in."
        home.save()
        assert read(client, "/").select_one("meta[name=description]")["content"] == "Typed in."

    def test_long_description_is_cut(self, client: Client, home):
        home.introduction = "word " * 60
        home.save()
        description = read(client, "/").select_one("meta[name=description]")["content"]
        assert len(description) == 200
        assert description.endswith("…")

    def test_organisation_is_described(self, client: Client, site_settings):
        SocialLink.objects.create(settings=site_settings, network="bluesky", url="https://bsky.app/a")
        alliance = structured_data(read(client, "/"))["Organization"]
        assert alliance["name"] == "Alliance of Cities"
        assert alliance["sameAs"] == ["https://bsky.app/a"]
        assert alliance["logo"].startswith("http://testserver/static/")

    def test_contact_address_is_not_described(self, client: Client, site_settings):
        assert "email" not in structured_data(read(client, "/"))["Organization"]

    def test_way_to_the_page_is_described(self, client: Client, home):
        StandardPageFactory(parent=home, title="About", slug="about")
        trail = structured_data(read(client, "/about/"))["BreadcrumbList"]["itemListElement"]
        assert [(item["name"], item["item"]) for item in trail] == [
            ("Alliance", "http://testserver/"),
            ("About", "http://testserver/about/"),
        ]

    @pytest.mark.parametrize("hidden", [{"live": False}, {"expire_at": datetime(2015, 5, 20, tzinfo=UTC)}])
    def test_way_does_not_lead_over_what_is_not_public(self, client: Client, home, hidden):
        draft = StandardPageFactory(parent=home, title="Secret plan", slug="about", **hidden)
        StandardPageFactory(parent=draft, title="History", slug="history")
        page = read(client, "/about/history/")
        assert [words(link) for link in page.select(".breadcrumbs a")] == ["Home"]
        assert "Secret plan" not in str(page)

    def test_name_cannot_leave_the_script(self, client: Client, site_settings):
        site_settings.name = "</script><script>alert(1)</script>"
        site_settings.save()
        page = read(client, "/")
        assert structured_data(page)["Organization"]["name"] == site_settings.name
        assert all("alert" not in (script.string or "") for script in page.select("script:not([type])"))


class TestStrictPolicy:
    @pytest.mark.parametrize("path", ["/", "/news/", "/about/"])
    def test_no_page_has_style_or_script_in_its_markup(self, client: Client, news_index, home, path):
        StandardPageFactory(parent=home, slug="about")
        page = read(client, path)
        assert not page.select("[style], style")
        assert not page.select("script:not([src]):not([type='application/ld+json'])")

    def test_nothing_is_fetched_from_elsewhere(self, client: Client, home):
        page = read(client, "/")
        fetched = [element["src"] for element in page.select("[src]")]
        fetched += [link["href"] for link in page.select("link[rel=stylesheet], link[rel=icon]")]
        assert fetched
        assert all(address.startswith("/") for address in fetched)

    def test_readers_get_no_cookie(self, client: Client, home):
        assert not client.get("/").cookies


class TestImageForSocialNetworks:
    def image_of(self, client: Client) -> str | None:
        tag = read(client, "/").select_one('meta[property="og:image"]')
        return tag and tag["content"]

    def test_is_the_default_one(self, client: Client, site_settings):
        site_settings.default_image = small_image()
        site_settings.save()
        assert self.image_of(client).startswith("http://testserver/media/")

    def test_is_left_out_without_one(self, client: Client, home):
        assert self.image_of(client) is None


def test_address_nobody_knows_is_not_found_even_without_a_site(client: Client, db):
    Site.objects.all().delete()
    assert client.get("/nothing/").status_code == 404


def test_form_page_stands_in_the_shell(client: Client, home):
    FormPageFactory(parent=home)
    assert read(client, "/cooperate/").select_one("main#main")


def test_skip_link_leads_to_the_main_part(client: Client, home):
    page = read(client, "/")
    assert page.select_one("body > a")["href"] == "#main"
    assert page.select_one("main")["id"] == "main"
