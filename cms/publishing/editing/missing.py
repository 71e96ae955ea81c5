"""What a version refers to that was deleted since: named, and no reason to fail."""

from collections.abc import Iterable, Iterator

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.log_actions import registry as log_registry
from wagtail.models import Page, Revision

from cms.publishing.editing.references import (
    Content,
    Reference,
    Target,
    child_rows,
    own_keys,
    own_references,
    references,
    row_references,
)
from cms.publishing.preflight.findings import Finding, Severity
from cms.publishing.refusals import PreflightError


def missing_from(revision: Revision) -> list[Reference]:
    """What a page's revision refers to in vain."""
    return _gone(references(revision.content_type.model_class(), revision.content))


def describe(reference: Reference) -> str:
    """ "Lead image “Town hall” (no. 12) no longer exists.", with the name where the log knows it."""
    deleted = reference.model(pk=reference.key)
    names = log_registry.get_logs_for_instance(deleted).order_by("-timestamp", "-pk")
    values = {
        "what": capfirst(reference.label),
        "number": reference.key,
        "name": names.values_list("label", flat=True).first(),
    }
    if values["name"]:
        return _("%(what)s “%(name)s” (no. %(number)s) no longer exists.") % values
    return _("%(what)s no. %(number)s no longer exists.") % values


def refuse_incomplete(page: Page, revision: Revision) -> None:
    """Raises PreflightError: what would go out is not what was written, and perhaps approved."""
    if lost := missing_from(revision):
        findings = [
            Finding(check="missing", severity=Severity.BLOCKS, sentence=describe(each), field=each.field)
            for each in lost
        ]
        message = _("“%(title)s” was not published: %(reasons)s Save it again without that.") % {
            "title": page,
            "reasons": " ".join(finding.message for finding in findings),
        }
        raise PreflightError(message, findings)


def lacking(page: Page) -> list[str]:
    """What a page cannot be shown without, and has lost."""
    keys = own_keys(type(page))
    return [str(key.verbose_name) for key in keys if not key.null and getattr(page, key.attname) is None]


def without_protected(model: type[models.Model], content: Content) -> Content:
    """The content without what it refers to in vain where the deletion would have been refused.

    A version protects nothing, and modelcluster cannot read such a reference: it only knows what to do
    where the deletion would have set it to null, or gone on to the row. To be deleted when it knows.
    """
    protected = (each for each in row_references(model, content) if each.is_protected)
    if not (gone := {each.target for each in _gone(protected)}):
        return content
    nulled = {each.field: None for each in own_references(model, content) if each.target in gone}
    kept = {
        name: [row for row in rows if not any(each.target in gone for each in own_references(row_model, row))]
        for name, row_model, rows in child_rows(model, content)
    }
    return {**content, **nulled, **kept}


def _gone(found: Iterable[Reference]) -> list[Reference]:
    found = list(found)
    present = set(_present({each.target for each in found}))
    return [each for each in found if each.target not in present]


def _present(targets: set[Target]) -> Iterator[Target]:
    """Those that exist, in one query for each model."""
    for model in {model for model, _key in targets}:
        keys = [key for each, key in targets if each is model]
        found = model._default_manager.filter(pk__in=keys).values_list("pk", flat=True)  # noqa: SLF001
        yield from ((model, str(key)) for key in found)
