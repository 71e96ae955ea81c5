"""Which applications may come from an authority that is known already."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.common.collation import sort_key
from participants.applications.duplicates import Duplicates, are_close
from tests.factories import ParticipantFactory
from tests.participants.applications.staff import ApplicationFactory


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tivat", "Tivatt"),
        ("Daugavpils", "Daugavplis"),
        ("Grad Tivat", "Tivat"),
        ("Municipality of Šabac", "ŠABAC"),
        ("Central Macedonia", "Region of Central Macedonia"),
        ("Bruxelles", "Bruxeles"),
    ],
)
def test_close_names(one: str, other: str) -> None:
    assert are_close(sort_key(one), sort_key(other))
    assert are_close(sort_key(other), sort_key(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Tivat", "Kotor"), ("Bar", "Bar Region"), ("Novi Sad", "Novi Pazar"), ("La Rochelle", "La Roche")],
)
def test_names_that_are_not_close(one: str, other: str) -> None:
    assert not are_close(sort_key(one), sort_key(other))


@given(st.text(min_size=1, max_size=60), st.text(min_size=1, max_size=60))
def test_closeness_takes_any_text(one: str, other: str) -> None:
    assert are_close(sort_key(one), sort_key(other)) in {True, False}


@pytest.mark.django_db
class TestAmongTheKnown:
    def twins(self, **fields: Any) -> set[tuple[str, bool, bool]]:
        found = Duplicates.on_record().of(ApplicationFactory(**fields))
        return {(twin.record.name, twin.is_participant, twin.is_same_name) for twin in found}

    def test_same_name_is_found_accents_and_case_aside_in_any_country(self) -> None:
        ApplicationFactory(name="ŠABAC", country="RS")
        ParticipantFactory(name="Sabac", country="BA")
        assert self.twins(name="sábac", country="RS") == {("ŠABAC", False, True), ("Sabac", True, True)}

    def test_close_name_is_found_in_the_same_country_alone(self) -> None:
        ApplicationFactory(name="Tivatt", country="ME")
        ApplicationFactory(name="Tivatt", country="HR")
        assert self.twins(name="Tivat", country="ME") == {("Tivatt", False, False)}

    def test_declined_and_withdrawn_applications_are_known_too(self) -> None:
        ApplicationFactory(name="Tivat", state="declined")
        ApplicationFactory(name="Tivat", state="withdrawn")
        assert self.twins(name="Tivat") == {("Tivat", False, True)}

    def test_what_it_has_become_is_no_duplicate(self) -> None:
        assert self.twins(name="Tivat", participant=ParticipantFactory(name="Tivat")) == set()

    def test_participants_stand_first(self) -> None:
        ApplicationFactory(name="Tivat")
        ParticipantFactory(name="Tivatt", country="ME")
        found = Duplicates.on_record().of(ApplicationFactory(name="Tivat"))
        assert [twin.is_participant for twin in found] == [True, False]

    def test_takes_two_queries(self, django_assert_num_queries: Any) -> None:
        applications = ApplicationFactory.create_batch(5)
        with django_assert_num_queries(2):
            duplicates = Duplicates.on_record()
            for application in applications:
                duplicates.of(application)
