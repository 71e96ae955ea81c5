"""Whole pages with something in every field, for tests of what leaves the site."""

import json
import uuid
from typing import Any

from wagtail.models import Page

from cms.media.models import CreditedImage
from cms.media.renditions import image_sources
from newsroom.models import ArticleAuthor, ArticlePage, NewsIndexPage, RelatedParticipant
from participants.models import ParticipantIndexPage, ParticipantPage
from tests.factories import (
    ArticlePageFactory,
    AuthorFactory,
    CategoryFactory,
    DocumentFactory,
    ImageFactory,
    ParticipantFactory,
    ParticipantPageFactory,
    image_file,
)


def block(kind: str, value: Any) -> dict[str, Any]:
    return {"type": kind, "value": value, "id": str(uuid.uuid4())}


def small_image(**fields: Any) -> CreditedImage:
    """With its renditions, as the worker makes them ahead of the first reader."""
    image = ImageFactory(file=image_file(size=(40, 20)), **fields)
    image_sources(image)
    return image


def full_body(*, target: Page) -> str:
    """One block of each kind that refers to something, with links to `target`."""
    document = DocumentFactory()
    link = f'<a linktype="page" id="{target.pk}">page</a>'
    document_link = f'<a linktype="document" id="{document.pk}">document</a>'
    return json.dumps(
        [
            block("paragraph", f"<p>To a {link} and a {document_link}.</p>"),
            block("heading", {"text": "How it began", "level": "h2"}),
            block("image", {"image": small_image().pk, "caption": "In front of the town hall"}),
            block("quote", {"quote": "We belong together.", "speaker": "Ana", "role": "Mayor"}),
            block("interview", {"question": "Why?", "answer": f"<p>See the {link}.</p>", "speaker": ""}),
            block("document", {"document": document.pk, "title": ""}),
            block("call_to_action", {"text": "Join", "page": target.pk, "url": ""}),
        ]
    )


def full_article(index: NewsIndexPage, registry: ParticipantIndexPage, **fields: Any) -> ArticlePage:
    """An article with every relation filled."""
    article = ArticlePageFactory(
        parent=index,
        **{"category": CategoryFactory(), "lead_image": small_image(), "body": full_body(target=index)}
        | fields,
    )
    article.tags.add("housing", "education")
    article.article_authors.add(ArticleAuthor(author=AuthorFactory(role="Editor")))
    profile = full_profile(registry)
    article.related_participants.add(RelatedParticipant(participant=profile.participant))
    article.save_revision().publish()
    return article


def full_profile(registry: ParticipantIndexPage, **fields: Any) -> ParticipantPage:
    participant = ParticipantFactory(coat_of_arms=small_image(), latitude="42.43640", longitude="18.69390")
    body = json.dumps([block("image", {"image": small_image().pk, "caption": ""})])
    return ParticipantPageFactory(
        parent=registry, **{"participant": participant, "lead_image": small_image(), "body": body} | fields
    )
