"""All checks of the registry, the worst first."""

from participants.checking import likeness, numbers, records
from participants.checking.facts import Facts, gather
from participants.checking.findings import Check, Finding, Severity

_FOUND_BY = {
    Severity.ERROR: {
        "missing-trigger": records.missing_triggers,
        "contradictory-entries": records.contradictory_entries,
        "misdirected-entry": records.misdirected_entries,
        "misplaced-release": records.misplaced_releases,
        "field-against-record": records.fields_against_record,
        "number-given-twice": numbers.numbers_given_twice,
        "counter-too-low": numbers.counter_too_low,
    },
    Severity.WARNING: {
        "gap": numbers.gaps,
        "date-against-number": numbers.dates_against_numbers,
        "namesakes": likeness.namesakes,
        "successor-of-the-past": records.successors_of_the_past,
    },
    Severity.INFORMATION: {
        "freed-number": numbers.freed_numbers,
        "namesakes-abroad": likeness.namesakes_abroad,
        "no-country": likeness.without_country,
        "no-position": likeness.without_position,
    },
}

CHECKS = [
    Check(id=name, severity=severity, find=find)
    for severity, checks in _FOUND_BY.items()
    for name, find in checks.items()
]


def check_registry() -> list[Finding]:
    """Changes nothing; four queries."""
    return findings_of(gather())


def findings_of(facts: Facts) -> list[Finding]:
    return [finding for check in CHECKS for finding in check.findings(facts)]


def has_errors(findings: list[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)
