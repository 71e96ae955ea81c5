"""The registry as a dataset: its rows, and what is said of all of them."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Site

from cms.common.querysets import PublicPageQuerySet
from participants.models import RegistryEntry
from participants.open_data.rows import LANGUAGES, Addresses, Row, rows
from participants.snapshot import Snapshot

if TYPE_CHECKING:
    from participants.pages import ParticipantIndexPage


@dataclass(frozen=True)
class Licence:
    name: str
    url: str


def licence() -> Licence:
    return Licence(settings.OPEN_DATA_LICENCE, settings.OPEN_DATA_LICENCE_URL)


class Dataset:
    """The same at the address of every language. The number of queries does not follow that of rows."""

    def __init__(self, request: HttpRequest, index: "ParticipantIndexPage", day: date | None) -> None:
        self._request = request
        self._index = index
        self._snapshot = Snapshot(day)
        self.as_of = day or timezone.localdate()
        self.is_of_today = day is None

    @cached_property
    def rows(self) -> list[Row]:
        participants = self._snapshot.shown(self._snapshot.participants.order_by("ordinal"))
        departures = RegistryEntry.objects.public().departures(until=self.as_of)
        profiles = {
            language: page.profile_urls(self._request, absolute=True)
            for language, page in self._versions.items()
        }
        return rows(participants, departures, Addresses(self.url, profiles))

    @cached_property
    def recorded_at(self) -> datetime | None:
        """When the record last changed, of what is public."""
        recorded: datetime | None = RegistryEntry.objects.public().last_recorded_at()
        return recorded

    @cached_property
    def url(self) -> str:
        """The registry's page in the site's first language that has one."""
        first = next((code for code in LANGUAGES if code in self._versions), None)
        page = self._versions[first] if first else self._index
        address: str = page.get_full_url(self._request)
        return address

    @cached_property
    def title(self) -> str:
        return f"Registry of participants of {self.publisher}"

    @cached_property
    def publisher(self) -> str:
        site = Site.find_for_request(self._request)
        return (site.site_name or site.root_page.title) if site else ""

    @cached_property
    def attribution(self) -> str:
        return f"{self.title}, as of {self.as_of}, {licence().name}, {self.url}"

    @cached_property
    def _versions(self) -> "dict[str, ParticipantIndexPage]":
        """The registry's pages that may be read, by language."""
        pages = PublicPageQuerySet(type(self._index)).public().select_related("locale")
        versions = pages.filter(translation_key=self._index.translation_key)
        return {page.locale.language_code: page for page in versions}
