"""Pages of text."""

from django.test import Client

from home.models import HomePage
from tests.factories import StandardPageFactory


def test_page_shows_its_introduction_and_body(client: Client, home: HomePage) -> None:
    page = StandardPageFactory(
        parent=home,
        title="About us",
        introduction="Who we are.",
        body=[("heading", {"text": "What we do", "level": "h2"}), ("paragraph", "<p>We meet.</p>")],
    )
    html = client.get(page.url).content.decode()
    assert "<h1>About us</h1>" in html
    assert '<p class="lead">Who we are.</p>' in html
    assert "What we do</h2>" in html
    assert "<p>We meet.</p>" in html


def test_page_without_text_is_a_title(client: Client, home: HomePage) -> None:
    html = client.get(StandardPageFactory(parent=home).url).content.decode()
    assert 'class="lead"' not in html
    assert 'class="prose"' not in html


def test_title_with_markup_is_shown_as_text(client: Client, home: HomePage) -> None:
    html = client.get(StandardPageFactory(parent=home, title="<i>Us</i>").url).content.decode()
    assert "<i>Us</i>" not in html
    assert "&lt;i&gt;Us&lt;/i&gt;" in html
