"""Pages from their files, each made first as a draft, then filled and published, or left on the desk.

In two steps, because a body may link to any page: all of them have to be there before.
"""

from typing import Any

from wagtail.models import Page

from cms.demo.bodies import body, rich_text
from cms.demo.content import PageSource, Text
from cms.demo.forms import form_fields
from cms.demo.publishing import bring_to, publish
from cms.demo.shelf import Shelf
from home.models import FormPage, HomePage, StandardPage
from newsroom.models import ArticleAuthor, ArticlePage, NewsIndexPage, RelatedParticipant
from participants.models import JoinPage, ParticipantIndexPage, ParticipantPage

MODELS: dict[str, type[Page]] = {
    "home": HomePage,
    "standard": StandardPage,
    "form": FormPage,
    "join": JoinPage,
    "news": NewsIndexPage,
    "registry": ParticipantIndexPage,
    "article": ArticlePage,
    "profile": ParticipantPage,
}


def make_pages(sources: list[PageSource], shelf: Shelf) -> None:
    """Make the pages in the order given: parents before children."""
    for source in sources:
        for language in source.texts:
            _draft(source, language, shelf)
    for source in sources:
        for language, text in source.texts.items():
            page = shelf.pages[source.key, language]
            _fill(page, source, text, shelf)
            if source.stage:
                bring_to(source.stage, page, on=source.date, by=shelf.owner)
            else:
                publish(page, on=source.date, by=shelf.owner)


def _draft(source: PageSource, language: str, shelf: Shelf) -> None:
    text = source.texts[language]
    page = MODELS[source.type](
        title=text.title,
        slug=text.slug,
        locale=shelf.locales[language],
        owner=shelf.owner,
        live=False,
        show_in_menus=source.in_menus,
        **_required(source, text, shelf),
    )
    if original := shelf.pages.get((source.key, "en")):
        page.translation_key = original.translation_key
    parent = shelf.pages[source.parent, language] if source.parent else Page.get_first_root_node()
    parent.add_child(instance=page)
    shelf.pages[source.key, language] = page


def _required(source: PageSource, text: Text, shelf: Shelf) -> dict[str, Any]:
    """What a page cannot be saved without."""
    match source.type:
        case "home":
            return {"introduction": text.introduction}
        case "article":
            return {"date": source.date, "teaser": text.teaser}
        case "profile":
            return {"participant": shelf.participants[source.participants[0]]}
        case _:
            return {}


def _fill(page: Page, source: PageSource, text: Text, shelf: Shelf) -> None:
    language = page.locale.language_code
    if not isinstance(page, FormPage | JoinPage | NewsIndexPage | ParticipantIndexPage):
        page.body = body(text.body, shelf, language)
    match page:
        case HomePage():
            page.join_page, page.cooperate_page = (shelf.page(key, language) for key in ("join", "cooperate"))
        case StandardPage():
            page.introduction = text.introduction
        case FormPage():
            page.introduction = rich_text(text.introduction, shelf, language)
            page.thank_you_text = rich_text(text.thank_you_text, shelf, language)
            page.form_fields = form_fields(text.form_fields, language)
        case JoinPage():
            page.introduction = rich_text(text.introduction, shelf, language)
            page.thank_you_text = rich_text(text.thank_you_text, shelf, language)
        case NewsIndexPage() | ParticipantIndexPage():
            page.introduction = rich_text(text.introduction, shelf, language)
        case ArticlePage():
            _fill_article(page, source, text, shelf)
        case ParticipantPage():
            page.summary = text.summary
            page.lead_image = shelf.images[source.image]


def _fill_article(page: ArticlePage, source: PageSource, text: Text, shelf: Shelf) -> None:
    language = page.locale.language_code
    page.category = shelf.categories[source.category, language]
    page.lead_image = shelf.images[source.image]
    if source.announces is not None:
        page.announces = shelf.accession(source.announces)
    page.article_authors = [
        ArticleAuthor(author=shelf.authors[key, language], sort_order=n)
        for n, key in enumerate(source.authors)
    ]
    page.related_participants = [
        RelatedParticipant(participant=shelf.participants[ordinal], sort_order=n)
        for n, ordinal in enumerate(source.participants)
    ]
    page.tags.add(*text.tags)
