"""An article and the events in it, in the words of schema.org."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from cms.common.schema_org import event, organization_id, stated

if TYPE_CHECKING:
    from newsroom.models import ArticlePage


def news_article(
    article: "ArticlePage",
    *,
    url: str,
    site_url: str,
    authors: list[str],
    image: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """`site_url` leads to the organisation that publishes it, and that stands for a missing author."""
    publisher = {"@id": organization_id(site_url)}
    changed = article.last_published_at
    return stated(
        {
            "@type": "NewsArticle",
            "@id": f"{url}#article",
            "headline": article.title,
            "description": article.teaser,
            "url": url,
            "mainEntityOfPage": url,
            "inLanguage": article.locale.language_code,
            "datePublished": article.date.isoformat(),
            "dateModified": changed.isoformat() if changed else None,
            "articleSection": article.category.name if article.category else None,
            "author": [{"@type": "Person", "name": name} for name in authors] or publisher,
            "publisher": publisher,
            "image": image,
        }
    )


def events_in(article: "ArticlePage") -> Iterator[dict[str, Any]]:
    for block in article.body:
        if block.block_type == "event":
            value = block.value
            yield event(
                name=value["name"],
                start=value["start"],
                end=value["end"],
                place=value["place"],
                url=value["link"],
            )
