"""Django's feed formats, extended by all authors, the full text, and images with their credits."""

import json
from datetime import datetime
from typing import Any, TextIO
from xml.sax.xmlreader import AttributesImpl

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.xmlutils import SimplerXMLGenerator

from cms.common.schema_org import stated
from cms.common.text import without_control_characters
from newsroom.feeds.illustration import MIME_TYPE, Illustration

MEDIA = "http://search.yahoo.com/mrss/"
_RSS_NAMESPACES = {
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:media": MEDIA,
}


class CleanFeed(SyndicationFeed):
    """A feed that no text can break: one control character would make all of it unreadable."""

    def __init__(self, **feed: Any) -> None:
        super().__init__(**_clean(feed))

    def add_item(self, **item: Any) -> None:  # type: ignore[override]  # Django passes all of it by name
        super().add_item(**_clean(item))

    def latest_post_date(self) -> datetime:
        """For a feed without items the stock method says now, so that it would change with each request."""
        return super().latest_post_date() if self.items else self.feed["index_updated"]


class RssFormat(CleanFeed, Rss201rev2Feed):
    def rss_attributes(self) -> dict[str, str]:
        return super().rss_attributes() | _RSS_NAMESPACES

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for author in item["authors"]:
            handler.addQuickElement("dc:creator", author)
        handler.addQuickElement("content:encoded", item["html"])
        _add_media(handler, item)


class AtomFormat(CleanFeed, Atom1Feed):
    def root_attributes(self) -> dict[str, str]:
        return super().root_attributes() | {"xmlns:media": MEDIA}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for author in item["authors"]:
            handler.startElement("author", AttributesImpl({}))
            handler.addQuickElement("name", author)
            handler.endElement("author")
        handler.addQuickElement("content", item["html"], {"type": "html"})
        _add_media(handler, item)


class JsonFormat(CleanFeed):
    """JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/; ours stands under `_alliance`."""

    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile: TextIO, encoding: str) -> None:
        described = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.feed["title"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "description": self.feed["description"],
            "language": self.feed["language"],
            "authors": [{"name": self.feed["author_name"]}],
        }
        items = [self._item(item) for item in self.items]
        json.dump(stated(described) | {"items": items}, outfile, ensure_ascii=False)

    def _item(self, item: dict[str, Any]) -> dict[str, Any]:
        picture: Illustration | None = item["illustration"]
        return stated(
            {
                "id": item["unique_id"],
                "url": item["link"],
                "title": item["title"],
                "summary": item["teaser"],
                "content_html": item["html"],
                "image": picture and picture.url,
                "date_published": item["pubdate"].isoformat(),
                "date_modified": item["updateddate"].isoformat(),
                "authors": [{"name": author} for author in item["authors"]],
                "tags": item["categories"],
                "language": self.feed["language"],
                "attachments": [_attachment(picture)] if picture else [],
                "_alliance": {"credit": item["credit"], "image_description": picture and picture.description}
                | _announcement(item),
            }
        )


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return without_control_characters(value)
    if isinstance(value, dict):
        return {key: _clean(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [_clean(entry) for entry in value]
    return value


def _announcement(item: dict[str, Any]) -> dict[str, Any]:
    announced = item.get("announces")
    if announced is None:
        return {}
    return {"announces": announced | {"joined_on": announced["joined_on"].isoformat()}}


def _attachment(picture: Illustration) -> dict[str, Any]:
    return {"url": picture.url, "mime_type": MIME_TYPE, "size_in_bytes": picture.size}


def _add_media(handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
    """Media RSS: the image with its credit; the credit alone where the article came without its image."""
    picture: Illustration | None = item["illustration"]
    if picture is None:
        _add_credit(handler, item["credit"])
        return
    file = {
        "url": picture.url,
        "medium": "image",
        "type": MIME_TYPE,
        "width": str(picture.width),
        "height": str(picture.height),
        "fileSize": str(picture.size),
    }
    handler.startElement("media:content", AttributesImpl(file))
    _add_credit(handler, picture.credit)
    if picture.description:
        handler.addQuickElement("media:description", picture.description, {"type": "plain"})
    if picture.licence_url:
        handler.addQuickElement("media:license", picture.licence_name, {"href": picture.licence_url})
    handler.endElement("media:content")


def _add_credit(handler: SimplerXMLGenerator, credit: str) -> None:
    if credit:
        handler.addQuickElement("media:credit", credit)
