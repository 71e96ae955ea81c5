"""The pre-flight checks, run over a page as it would go out."""

from collections.abc import Iterable
from enum import Enum

from django.utils.translation import gettext_lazy as _

from cms.common.memory import remembered
from cms.publishing.pages import EditorialPage
from cms.publishing.preflight.findings import Finding
from cms.publishing.preflight.inspections import inspections_of
from cms.publishing.refusals import PreflightError


class Act(Enum):
    """What the checks stand in the way of, and what is said when they do."""

    PUBLISH = _("“%(title)s” was not published: %(reasons)s")
    SCHEDULE = _("“%(title)s” was not scheduled: %(reasons)s")
    SUBMIT = _("“%(title)s” was not submitted: %(reasons)s")


def findings_for(page: EditorialPage) -> list[Finding]:
    """What the checks find on a page as it stands in memory: blocking findings first."""
    with remembered():
        found = [finding for inspection in inspections_of(page) for finding in inspection.findings(page)]
    return blocking_first(found)


def blocking_first(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: not finding.blocks)


def refuse_failing(page: EditorialPage, *, act: Act = Act.PUBLISH) -> list[Finding]:
    """What the checks find, where nothing of it blocks; else raises PreflightError."""
    findings = findings_for(page)
    if blocking := [finding for finding in findings if finding.blocks]:
        reasons = " ".join(finding.message for finding in blocking)
        raise PreflightError(act.value % {"title": page, "reasons": reasons}, blocking)
    return findings
