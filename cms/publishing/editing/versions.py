"""Which version of a page a client knows, as HTTP's entity tags tell it."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.utils.http import parse_etags
from wagtail.models import Page, Revision

from cms.publishing.refusals import OutdatedError

ANY = "*"


class StaleError(OutdatedError):
    """The client names a version that is no longer the latest."""


def etag(page: Page, *, draft: bool = True) -> str:
    """The tag of a page's latest version, or of the live one. They are the same while there is no draft.

    It holds for one address: an address that shows the page in another format has the same tag.
    """
    revision = page.latest_revision_id if draft else page.live_revision_id
    parts: list[Any] = [page.pk, revision or 0, page.live_revision_id or 0, int(page.live)]
    is_open = revision is not None and revision == page.latest_revision_id != page.live_revision_id
    if is_open and page.latest_revision_created_at:
        # Autosave writes over the latest draft, which keeps its number.
        parts.append(int(page.latest_revision_created_at.timestamp() * 1_000_000))
    return '"{}"'.format("-".join(map(str, parts)))


def named_versions(if_match: str) -> list[str]:
    """The tags in an If-Match header; ValueError for a header that names none."""
    tags: list[str] = parse_etags(if_match)
    if not tags:
        raise ValueError('If-Match must be * or entity tags in quotes, such as "12-34-34-1".')
    return tags


def refuse_stale(page: Page, known: Collection[str]) -> None:
    if ANY not in known and etag(page) not in known:
        raise StaleError(
            "The page was changed since the version that If-Match names. Read its draft (?version=draft), "
            "and send the ETag of that answer."
        )


def refuse_unseen(page: Page, *, user: Any, since: datetime, fields: Collection[str] | None) -> None:
    """Refuse a write that names no version, where there is one its writer cannot have seen.

    Seen are the live version and what the writer saved before `since`, when the request arrived. `fields`
    are those that the write sets and nothing else: of versions that the same writer saves at once, each
    changes other fields, or is refused.
    """
    latest = page.latest_revision
    if latest is None:
        return
    is_own = latest.user_id == user.pk
    if latest.created_at < since:
        is_seen = is_own or latest.pk == page.live_revision_id
    else:
        is_seen = is_own and fields is not None and _leaves_alone(page, latest, fields, since, user)
    if not is_seen:
        raise OutdatedError(
            "The page has a version that is newer than what you can have seen. Read its draft "
            "(?version=draft), and send the ETag of that answer as If-Match."
        )


def _leaves_alone(page: Page, latest: Revision, fields: Collection[str], since: datetime, user: Any) -> bool:
    """Whether the versions since then are the user's own and did not change these fields."""
    newer = page.revisions.filter(created_at__gte=since)
    if newer.exclude(user=user).exists():
        return False
    seen = page.revisions.filter(created_at__lt=since).order_by("-created_at", "-pk").first()
    before = seen.content if seen else page.specific.serializable_data() if page.live else {}
    return all(name in before and before[name] == latest.content.get(name) for name in fields)
