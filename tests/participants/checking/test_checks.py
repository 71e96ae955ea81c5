"""Each check on facts that it finds something in, and on facts that are as they should be."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

import pytest

from participants.checking.facts import Facts, Registered
from participants.checking.findings import Finding, Severity
from participants.checking.gaps import gaps_between, named
from participants.checking.running import CHECKS, findings_of
from participants.record.standing import Kind, Standing

DAY = date(2015, 5, 20)
LATER = date(2020, 1, 31)
_keys: Iterator[int] = count(1)


@dataclass
class Entry:
    kind: str
    effective_on: date = DAY
    ordinal: int | None = None
    name: str = ""
    successor_id: int | None = None
    corrects_id: int | None = None
    pk: int = 0

    def __post_init__(self) -> None:
        self.pk = next(_keys)


def joined(number: int, day: date = DAY, *more: Entry, name: str = "Tivat") -> tuple[Entry, ...]:
    return (Entry(Kind.ACCESSION, day, number, name), Entry(Kind.RELEASE, day), *more)


def one(*entries: Entry, **says: Any) -> Registered:
    """A participant whose row says what its entries do, or `says`."""
    accessions = [entry for entry in entries if entry.kind == Kind.ACCESSION]
    row = Standing(
        status=says.pop("status", "participant"),
        ordinal=says.pop("ordinal", accessions[0].ordinal if accessions else None),
        joined_on=says.pop("joined_on", accessions[0].effective_on if accessions else None),
        name=says.pop("name", accessions[0].name if accessions else "Tivat"),
        successor_id=says.pop("successor_id", None),
    )
    described = {"sort_name": row.name.casefold(), "country": "ME", "kind": "city", "is_on_map": True} | says
    return Registered(**{"pk": next(_keys)} | described, standing=row, entries=entries)


def found(*participants: Registered, counter: int | None = 1000, **facts: Any) -> list[Finding]:
    return findings_of(Facts(participants=participants, counter=counter, **facts))


def sentences(check: str, *participants: Registered, **facts: Any) -> list[str]:
    """What this check says; no other says anything."""
    findings = found(*participants, **facts)
    assert {finding.check for finding in findings} <= {check}
    return [finding.sentence for finding in findings]


def test_nothing_is_found_in_an_empty_registry() -> None:
    assert found(counter=0) == []


def test_nothing_is_found_where_all_is_well() -> None:
    tivat = one(*joined(1))
    left = one(*joined(2, DAY, Entry(Kind.WITHDRAWAL, LATER), name="Megara"), status="withdrawn")
    joined_it = Entry(Kind.MERGER, LATER, successor_id=tivat.pk)
    merged = one(*joined(3, DAY, joined_it, name="Radovici"), status="merged", successor_id=tivat.pk)
    candidate = one(status="candidate", name="Kotor")
    assert found(tivat, left, merged, candidate, counter=3) == []


def test_ids_of_checks_are_their_own() -> None:
    assert len({check.id for check in CHECKS}) == len(CHECKS) == 15


class TestNumbers:
    @pytest.mark.parametrize(
        ("numbers", "gaps"),
        [([], []), ([1, 2, 3], []), ([3, 1], ["2"]), ([5], ["1–4"]), ([1, 4, 9, 9], ["2–3", "5–8"])],
    )
    def test_gaps_lie_between_1_and_the_highest(self, numbers: list[int], gaps: list[str]) -> None:
        assert [named(gap) for gap in gaps_between(numbers)] == gaps

    def test_gap_is_a_warning(self) -> None:
        findings = found(one(*joined(3)))
        assert [(finding.check, finding.severity) for finding in findings] == [("gap", Severity.WARNING)]
        assert findings[0].sentence == "Nobody has the numbers 1–2."

    def test_number_that_was_given_back_is_no_gap(self) -> None:
        undone = Entry(Kind.ACCESSION, ordinal=2, name="Kotor")
        void = Entry(Kind.VOID, corrects_id=undone.pk)
        candidate = one(undone, void, status="candidate", name="Kotor", ordinal=None, joined_on=None)
        said = sentences("freed-number", one(*joined(1)), candidate)
        assert said == [
            "The number 2 was given back when an admission was undone. The next admission gets it."
        ]

    def test_number_that_was_given_anew_is_not_free(self) -> None:
        undone = Entry(Kind.ACCESSION, ordinal=1, name="Kotor")
        void = Entry(Kind.VOID, corrects_id=undone.pk)
        candidate = one(undone, void, status="candidate", name="Kotor", ordinal=None, joined_on=None)
        assert found(one(*joined(1)), candidate) == []

    def test_number_given_twice(self) -> None:
        other = one(*joined(1, name="Megara"), ordinal=2)
        said = [
            finding.sentence
            for finding in found(one(*joined(1)), other)
            if finding.check == "number-given-twice"
        ]
        assert said == ["By the record, several have the number 1: Tivat, Megara."]

    def test_counter_below_the_highest_number(self) -> None:
        said = sentences("counter-too-low", one(*joined(1)), counter=0)
        assert said == ["The counter stands at 0, below the highest number, 1."]

    def test_counter_that_is_gone(self) -> None:
        assert "is gone" in sentences("counter-too-low", counter=None)[0]

    def test_lower_number_with_a_later_date(self) -> None:
        early, late = date(2015, 1, 1), date(2016, 1, 1)
        said = sentences(
            "date-against-number",
            one(*joined(1, late, name="Megara")),
            one(*joined(2, early)),
            one(*joined(3, early, name="Kotor")),
            one(*joined(4, late, name="Budva")),
        )
        assert said == [
            "Tivat, number 2, joined on 1 January 2015: before Megara, number 1, on 1 January 2016."
        ]


class TestRecord:
    def test_field_that_does_not_follow_from_it(self) -> None:
        said = sentences(
            "field-against-record", one(*joined(1), status="withdrawn", joined_on=date(2015, 5, 21))
        )
        assert said == [
            "Tivat: the field “Status” says “Withdrawn”, and the record says “Participant”.",
            "Tivat: the field “Joined on” says “21 May 2015”, and the record says “20 May 2015”.",
        ]

    def test_number_without_any_entry(self) -> None:
        said = sentences("field-against-record", one(status="participant", ordinal=1, joined_on=DAY))
        assert "the field “Number” says “1”, and the record says “–”." in said[1]
        assert len(said) == 3

    def test_entries_that_contradict_each_other(self) -> None:
        said = sentences("contradictory-entries", one(*joined(1), Entry(Kind.READMISSION, LATER)))
        assert said[0].startswith(
            "The entries of Tivat contradict each other. On 31 January 2020 a readmission"
        )

    def test_entry_of_an_unknown_kind(self) -> None:
        assert "coup" in sentences("contradictory-entries", one(*joined(1), Entry("coup", LATER)))[0]

    def test_release_without_an_accession(self) -> None:
        said = sentences("misplaced-release", one(Entry(Kind.RELEASE), status="candidate"))
        assert said == ["Tivat has a release and no accession."]

    def test_second_release(self) -> None:
        said = sentences("misplaced-release", one(*joined(1), Entry(Kind.RELEASE)))
        assert said == ["Tivat was released more than once."]

    def test_correction_of_somebody_elses_entry(self) -> None:
        tivat = one(*joined(1))
        wrong = Entry(Kind.CORRECTION, corrects_id=tivat.entries[0].pk)
        said = sentences("misdirected-entry", tivat, one(*joined(2, DAY, wrong, name="Megara")))
        assert said == ["A correction of Megara is about an entry of another participant."]

    def test_void_of_what_cannot_be_void(self) -> None:
        left = Entry(Kind.WITHDRAWAL, LATER)
        said = sentences(
            "misdirected-entry", one(*joined(1, DAY, left, Entry(Kind.VOID, corrects_id=left.pk)))
        )
        assert said == ["A void of Tivat is about an entry that cannot have one."]

    def test_successor_that_is_no_participant_today(self) -> None:
        left = one(*joined(1, DAY, Entry(Kind.WITHDRAWAL, LATER)), status="withdrawn")
        merger = Entry(Kind.MERGER, LATER, successor_id=left.pk)
        merged = one(*joined(2, DAY, merger, name="Radovici"), status="merged", successor_id=left.pk)
        said = sentences("successor-of-the-past", left, merged)
        assert said == ["Radovici merged into Tivat, which is “Withdrawn”."]

    def test_missing_trigger(self) -> None:
        said = sentences("missing-trigger", missing_triggers=["registry_keeps_entries"])
        message = "The database lacks the trigger registry_keeps_entries, which keeps the record."
        assert said == [f"{message} Run `manage.py migrate`."]


class TestLikeness:
    def test_same_name_in_a_country(self) -> None:
        said = sentences("namesakes", one(*joined(1)), one(*joined(2, name="TIVAT"), kind="county"))
        who = "Tivat (City, Montenegro, number 1), TIVAT (County, Montenegro, number 2)"
        assert said == [f"{who} have the same name. Are they the same?"]

    def test_same_name_in_two_countries(self) -> None:
        said = sentences("namesakes-abroad", one(*joined(1)), one(*joined(2), country="RS"))
        assert "Tivat (City, Serbia, number 2) have the same name in different countries." in said[0]

    def test_without_country(self) -> None:
        assert sentences("no-country", one(*joined(1), country="")) == ["Tivat has no country."]

    def test_without_coordinates(self) -> None:
        said = sentences("no-position", one(*joined(1), is_on_map=False))
        assert said == ["Tivat has no coordinates: it is not on the map."]
