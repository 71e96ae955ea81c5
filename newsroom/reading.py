"""What stands around an article: its participants, its neighbours in time, others like it."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from wagtail.models import Site

from cms.media.pictures import Picture, picture_of
from cms.media.schema_org import image_object
from newsroom.schema_org import events_in, news_article
from newsroom.sharing import ShareLink, share_links
from participants.links import ParticipantLink, links_to
from participants.models import Participant

if TYPE_CHECKING:
    from newsroom.models import ArticlePage, Author
    from newsroom.querysets import ArticleQuerySet

RELATED_ARTICLES = 3


class Reading:
    """One article for one reader: public content only, each part fetched when first asked for."""

    def __init__(self, article: "ArticlePage", request: HttpRequest) -> None:
        self._article = article
        self._request = request

    @cached_property
    def picture(self) -> Picture | None:
        return picture_of(self._article.lead_image)

    @cached_property
    def authors(self) -> "list[Author]":
        return [entry.author for entry in self._article.article_authors.select_related("author")]

    @cached_property
    def announced(self) -> ParticipantLink | None:
        """Whose accession the article announces."""
        announced = self._article.announced
        return self._links_to([announced])[0] if announced else None

    @cached_property
    def participants(self) -> list[ParticipantLink]:
        """Those it is about, without the one whose badge stands above them."""
        related = self._article.related_participants.select_related("participant")
        public = [each.participant for each in related if each.participant.is_public]
        return self._links_to([each for each in public if each != self._article.announced])

    @cached_property
    def related(self) -> "list[ArticlePage]":
        """The newest others in the same category; none for an article without a category."""
        if self._article.category_id is None:
            return []
        others = self._siblings.filter(category=self._article.category_id).exclude(pk=self._article.pk)
        return list(others.newest_first().with_listing_relations()[:RELATED_ARTICLES])

    @cached_property
    def newer(self) -> "ArticlePage | None":
        return self._siblings.newer_than(self._article).oldest_first().first()

    @cached_property
    def older(self) -> "ArticlePage | None":
        return self._siblings.older_than(self._article).newest_first().first()

    @cached_property
    def share_links(self) -> list[ShareLink]:
        return share_links(title=self._article.title, url=self._url)

    @cached_property
    def structured_data(self) -> list[dict[str, Any]]:
        site = Site.find_for_request(self._request)
        article = news_article(
            self._article,
            url=self._url,
            site_url=f"{site.root_url}/" if site else "",
            authors=[author.name for author in self.authors],
            image=image_object(self.picture.image, self.picture.largest) if self.picture else None,
        )
        return [article, *events_in(self._article)]

    def _links_to(self, participants: list[Participant]) -> list[ParticipantLink]:
        return links_to(participants, locale_id=self._article.locale_id, request=self._request)

    @cached_property
    def _url(self) -> str:
        return self._article.get_full_url(self._request) or ""

    @cached_property
    def _siblings(self) -> "ArticleQuerySet":
        return type(self._article).objects.sibling_of(self._article).public()
