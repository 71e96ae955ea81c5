"""The pre-flight checks, run over a page as it would go out."""

from collections.abc import Callable, Iterable

from django.utils.translation import gettext as _

from cms.publishing.pages import EditorialPage
from cms.publishing.preflight.findings import Finding
from cms.publishing.refusals import PreflightError

Check = Callable[[EditorialPage], Iterable[Finding]]

_checks: list[Check] = []


def findings_for(page: EditorialPage) -> list[Finding]:
    """What the checks find on a page as it stands in memory: blocking findings first."""
    found = [finding for check in _checks for finding in check(page)]
    return sorted(found, key=lambda finding: not finding.blocks)


def refuse_failing(page: EditorialPage) -> None:
    """Raises PreflightError when a blocking check fails."""
    if blocking := [finding for finding in findings_for(page) if finding.blocks]:
        message = _("“%(title)s” was not published: %(reasons)s") % {
            "title": page,
            "reasons": " ".join(finding.message for finding in blocking),
        }
        raise PreflightError(message, blocking)
