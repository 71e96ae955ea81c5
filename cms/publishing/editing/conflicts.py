"""What two people made of one text, side by side."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page, Revision

# At which version a form was opened when the page had none.
NO_REVISION = "none"

# One of Wagtail's comparisons of a field, and what makes it of an older and a newer page.
Comparison = Any
Compare = Callable[[Page, Page], Comparison]


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One field: what they changed, and what saving mine would change of theirs. None for nothing."""

    label: str
    theirs: Comparison | None
    mine: Comparison | None


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """Somebody saved a page after it was opened in this editor.

    `is_known` is False where the version that was opened was written over, so that what they changed
    cannot be told from what mine changes.
    """

    latest: Revision
    differences: Sequence[Difference]
    is_known: bool


def conflict(
    *, page: Page, latest: Revision, mine: Page, posted: Mapping[str, str], compares: Sequence[Compare]
) -> Conflict:
    """`page` is the row as it stands, `mine` the page as the form `posted` would make it."""
    opened = _opened(page, latest, posted)
    found = _differences(compares, opened=opened, latest=latest.as_object(), mine=mine)
    return Conflict(latest=latest, differences=list(found), is_known=opened is not None)


def _opened(page: Page, latest: Revision, posted: Mapping[str, str]) -> Page | None:
    number = posted.get("overwrite_revision_id") or posted.get("loaded_revision_id", "")
    if number == NO_REVISION:
        return page.specific if page.live else None
    if not number.isdecimal() or int(number) == latest.pk:
        return None
    revision = page.revisions.filter(pk=number).first()
    return revision and revision.as_object()


def _differences(
    compares: Sequence[Compare], *, opened: Page | None, latest: Page, mine: Page
) -> Iterator[Difference]:
    for compare in compares:
        ours = compare(latest, mine)
        theirs = None if opened is None else compare(opened, latest)
        has_theirs = theirs is not None and theirs.has_changed()
        has_mine = ours.has_changed()
        if has_theirs or has_mine:
            yield Difference(
                label=ours.field_label(),
                theirs=theirs if has_theirs else None,
                mine=ours if has_mine else None,
            )
