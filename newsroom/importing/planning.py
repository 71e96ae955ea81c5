"""What an import will do with each entry, decided before anything is written.

An article is compared in three ways: what the last import wrote, what the file says now, and what the
article says now. Where the file changed and the article did not, the file wins. Where somebody changed
the article here, it is left alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from newsroom.importing.categorising import Proposal, propose_category
from newsroom.importing.entries import Headline, NewsEntry, headline
from newsroom.models import ArticlePage, ImportedArticle, NewsIndexPage

Values = dict[str, str]

# By the names of an article's fields, as a person reads them in the report.
_LABELS = {
    "title": "title",
    "date": "date",
    "teaser": "teaser",
    "lead_image_credit": "credit",
    "body": "body",
}


class Outcome(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    LEFT_ALONE = "left alone"


@dataclass(frozen=True)
class Step:
    """What happens with one entry."""

    entry: NewsEntry
    proposal: Proposal
    outcome: Outcome
    note: str = ""
    changes: Values = field(default_factory=dict)
    """The imported values to write, as `imported_values` names them."""
    record: ImportedArticle | None = None
    article: ArticlePage | None = None
    """Where there is an article to update: its latest revision."""


def plan_import(*, news_index: NewsIndexPage, entries: Iterable[NewsEntry]) -> list[Step]:
    """One step per entry, in their order. Reads only; the number of queries follows the changes."""
    entries = list(entries)
    records = {record.key: record for record in ImportedArticle.objects.filter(news_index=news_index)}
    changed = [
        record.article_id
        for entry in entries
        if (record := records.get(entry.key)) and changes_since(record, entry)
    ]
    articles = ArticlePage.objects.select_related("latest_revision").in_bulk(changed)
    headlines = _headlines_under(news_index)
    return [_step(entry, records.get(entry.key), articles, headlines) for entry in entries]


def imported_values(entry: NewsEntry) -> Values:
    """What an entry says of its article: the only fields an import ever writes after creation."""
    values = {
        "title": entry.title,
        "date": entry.date.isoformat(),
        "teaser": entry.teaser,
        "lead_image_credit": entry.credit,
    }
    return values if entry.body is None else {**values, "body": entry.body}


def changes_since(record: ImportedArticle, entry: NewsEntry) -> Values:
    """The values in which the file differs from what the last import wrote."""
    return {
        name: value for name, value in imported_values(entry).items() if record.imported.get(name) != value
    }


def article_values(article: ArticlePage) -> Values:
    """What the article says now, in the form of `imported_values`.

    A body with anything but paragraphs in it was made here and equals no imported one.
    """
    blocks = list(article.body)
    is_prose = all(block.block_type == "paragraph" for block in blocks)
    return {
        "title": article.title,
        "date": article.date.isoformat(),
        "teaser": article.teaser,
        "lead_image_credit": article.lead_image_credit,
        "body": "".join(block.value.source for block in blocks) if is_prose else "made here",
    }


def _headlines_under(news_index: NewsIndexPage) -> set[Headline]:
    children = ArticlePage.objects.child_of(news_index).values_list("title", "date")
    return {headline(title, day) for title, day in children}


def _step(
    entry: NewsEntry,
    record: ImportedArticle | None,
    articles: dict[int, ArticlePage],
    headlines: set[Headline],
) -> Step:
    proposal = propose_category(entry)
    if record is None:
        if entry.headline in headlines:
            return Step(entry, proposal, Outcome.LEFT_ALONE, "written here under the same title and date")
        return Step(entry, proposal, Outcome.CREATED, changes=imported_values(entry))
    changes = changes_since(record, entry)
    if not changes:
        return Step(entry, proposal, Outcome.UNCHANGED)
    return _step_for_changes(entry, proposal, record, articles[record.article_id], changes)


def _step_for_changes(
    entry: NewsEntry, proposal: Proposal, record: ImportedArticle, page: ArticlePage, changes: Values
) -> Step:
    if hindrance := _hindrance(page):
        return Step(entry, proposal, Outcome.LEFT_ALONE, hindrance)
    article = page.get_latest_revision_as_object()
    now = article_values(article)
    open_changes = {name: value for name, value in changes.items() if now[name] != value}
    edited = [name for name in open_changes if now[name] != record.imported.get(name, "")]
    to_write = {name: value for name, value in open_changes.items() if name not in edited}
    note = f"{_labels(edited)} edited here" if edited else ""
    if to_write:
        written = _labels(to_write)
        note = f"{written}; {note}, left alone" if note else written
        return Step(entry, proposal, Outcome.UPDATED, note, to_write, record, article)
    return Step(entry, proposal, Outcome.LEFT_ALONE if edited else Outcome.UNCHANGED, note)


def _hindrance(page: ArticlePage) -> str:
    """Why nobody but its editor may write to a page now; empty when nothing speaks against it."""
    if page.locked:
        return "locked by an editor"
    if page.workflow_in_progress:
        return "under review"
    if page.live and page.has_unpublished_changes:
        return "has an unpublished draft"
    if page.approved_schedule:
        return "scheduled"
    return ""


def _labels(names: Iterable[str]) -> str:
    return ", ".join(_LABELS[name] for name in names)
