"""From a public application to a published announcement, in the hands of four people.

A municipality asks to join; a registrar accepts and admits it, an author submits the announcement and an
editor approves it. On a site of its own: what goes live here stays in the registry for ever.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations
from tests.browser.test_desk import PASSWORD, Desk, open_menu
from tests.participants.applications.joining import PDF
from tests.running import Site, fresh_database

pytestmark = pytest.mark.xdist_group("registry site")

MAKE_SITE = f"""
from datetime import date
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from wagtail.models import Locale, Page, Site
from newsroom.categories import ensure_default_categories
from tests.factories import (
    HomePageFactory, NewsIndexPageFactory, ParticipantFactory, ParticipantIndexPageFactory,
)
from participants.models import JoinPage
home = HomePageFactory(parent=Page.objects.get(depth=1))
Site.objects.update(root_page=home, site_name="Alliance")
pages = [home, NewsIndexPageFactory(parent=home), ParticipantIndexPageFactory(parent=home)]
home.add_child(instance=JoinPage(title="Join the Alliance", slug="join"))
french, _made = Locale.objects.get_or_create(language_code="fr")
for page in pages:
    page.copy_for_translation(french).save_revision().publish()
for locale in Locale.objects.all():
    ensure_default_categories(locale=locale)
call_command("ensure_roles")
for name, group in [("rita", "Registrars"), ("clara", "Communications"), ("edgar", "Editors")]:
    user = User.objects.create_user(name, f"{{name}}@example.org", "{PASSWORD}", first_name=name.title())
    user.groups.add(Group.objects.get(name=group))
ParticipantFactory(name="Zagreb", country="HR", ordinal=126, joined_on=date(2015, 3, 2))
"""


@pytest.fixture(scope="module")
def young_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """126 was the last number, and there is no news."""
    var_dir = tmp_path_factory.mktemp("announcing-var")
    with fresh_database(var_dir) as database_url:
        site = Site(var_dir, database_url, environment={"DEMO": "false", "ADMIN_PASSWORD": PASSWORD})
        site.start()
        made = site.manage("shell", "-v0", "-c", MAKE_SITE)
        assert made.returncode == 0, made.stderr
        yield site
        site.stop()


def test_an_application_becomes_a_participant_everybody_can_read_of(
    browser: Browser, young_site: Site, tmp_path: Path
) -> None:
    reader = browser.new_context(base_url=young_site.url).new_page()
    follow = apply(reader, tmp_path / "decision.pdf")

    desk = Desk(browser, young_site)
    rita = desk.sit_down("rita")
    accept(rita)
    drafts = admit_and_announce(rita)
    reader.goto("/participants/")
    expect(reader.locator("main")).not_to_contain_text("Tivat")
    reader.goto(follow)
    expect(reader.locator("main")).to_contain_text("Where it stands: Accepted")

    clara = desk.sit_down("clara")
    clara.goto(drafts["English"])
    expect(clara.locator("main")).to_contain_text("127 · Tivat · ")
    assert violations(clara, within="#panel-child-content-announces-section") == []
    open_menu(clara)
    clara.get_by_role("button", name="Submit to Newsroom approval").click()
    expect(clara.locator(".messages")).to_contain_text("submitted for moderation")

    edgar = desk.sit_down("edgar")
    edgar.goto(drafts["English"])
    open_menu(edgar)
    edgar.get_by_role("button", name="Approve", exact=True).click()
    expect(edgar.locator(".messages")).to_contain_text("Tivat is the 127th participant")
    assert not young_site.answers("/news/tivat-is-the-127th-participant/")
    edgar.goto(drafts["English"])
    open_menu(edgar)
    edgar.get_by_role("button", name="Publish", exact=True).click()
    expect(edgar.locator(".messages")).to_contain_text("published")

    reader.goto("/news/tivat-is-the-127th-participant/")
    expect(reader.locator(".chip--number")).to_contain_text("127th participant")
    assert violations(reader) == []
    reader.goto("/participants/")
    expect(reader.locator("main")).to_contain_text("Tivat")
    reader.goto("/news/")
    expect(reader.locator("main .entry")).to_contain_text("127th participant")
    assert not young_site.answers("/fr/news/tivat-est-le-127e-participant/")


def apply(reader: Page, decision: Path) -> str:
    """Tivat asks to join; the private address where it follows what becomes of that."""
    decision.write_bytes(PDF)
    reader.goto("/join/")
    answers = {
        "Name of the authority": "Tivat",
        "Contact person": "Ana Petrović",
        "Function": "Secretary",
        "E-mail": "ana@tivat.example",
    }
    for label, text in answers.items():
        reader.get_by_label(label).fill(text)
    reader.get_by_label("Kind").select_option("municipality")
    reader.get_by_label("Country").select_option("ME")
    reader.get_by_label("Council decision").set_input_files(decision)
    reader.get_by_label("I agree").check()
    reader.wait_for_timeout(3000)  # nobody fills in a form faster
    reader.get_by_role("button", name="Send the application").click()
    reader.wait_for_url(re.compile("/application/[A-Za-z0-9]{32}/"))
    return reader.url


def accept(rita: Page) -> None:
    """Taken up and accepted, which leads to the page that would admit it."""
    rita.goto("/admin/")
    rita.get_by_role("link", name="to be taken up").click()
    rita.locator("main tr", has_text="Tivat").get_by_role("link", name="Tivat").first.click()
    rita.locator("main").get_by_role("link", name="Take up").first.click()
    rita.get_by_role("button", name="Take up").click()
    rita.locator("main").get_by_role("link", name="Accept").first.click()
    rita.get_by_role("button", name="Accept and go on to admit").click()
    expect(rita.locator("main")).to_contain_text("Tivat will be the 127th participant.")


def admit_and_announce(rita: Page) -> dict[str, str]:
    """The addresses of the drafts of the article, by language."""
    rita.goto("/admin/participants/participant/?q=Tivat")
    rita.locator("main tr", has_text="Tivat").get_by_role("link", name="Admit and announce").click()
    main = rita.locator("main")
    expect(main).to_contain_text("Tivat will be the 127th participant.")
    expect(main).to_contain_text("A draft announcement in English and French will be made")
    assert violations(rita, within="main") == []
    rita.get_by_role("button", name="Admit and make the drafts").click()
    links = rita.locator(".messages a")
    expect(links).to_have_count(4)
    addresses = {}
    for language, title in (("English", "Tivat is the 127th"), ("French", "Tivat est le 127e")):
        addresses[language] = links.filter(has_text=title).get_attribute("href") or ""
    return addresses
