"""Findings in words, for the person at a terminal."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participants.checking.findings import Finding, Severity

_MOST_OF_A_CHECK = 20


def report(findings: Sequence[Finding]) -> str:
    """By check; what a check finds without end is counted."""
    if not findings:
        return _("Nothing is wrong with the registry.")
    sections = [
        "\n".join(_section(list(found)))
        for _check, found in groupby(findings, key=lambda finding: finding.check)
    ]
    return "\n\n".join([*sections, counts(findings)])


def counts(findings: Sequence[Finding]) -> str:
    """ "2 errors, 1 warning, 12 pieces of information" """
    found = Counter(finding.severity for finding in findings)
    errors, warnings, others = (found[severity] for severity in Severity)
    return ", ".join(
        [
            ngettext("%(number)d error", "%(number)d errors", errors) % {"number": errors},
            ngettext("%(number)d warning", "%(number)d warnings", warnings) % {"number": warnings},
            ngettext("%(number)d piece of information", "%(number)d pieces of information", others)
            % {"number": others},
        ]
    )


def _section(found: Sequence[Finding]) -> Iterator[str]:
    yield f"{found[0].severity.label}: {found[0].check}"
    for finding in found[:_MOST_OF_A_CHECK]:
        yield f"  {finding.sentence}"
    if (more := len(found) - _MOST_OF_A_CHECK) > 0:
        yield "  " + _("… and %(number)d more") % {"number": more}
