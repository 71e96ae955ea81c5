"""The timelines on the registry's page and on a participant's."""

from datetime import date

import pytest
from django.test import Client

from participants import services
from participants.models import Milestone, Participant, ParticipantIndexPage
from participants.templatetags.milestones import SHOWN
from tests.factories import ParticipantPageFactory
from tests.html import queries_of, read, words
from tests.participants.milestones.record import join, join_many, load_reported


def lines(client: Client, url: str) -> list[str]:
    return [words(line) for line in read(client, url).select(".timeline-line")]


class TestRegistryPage:
    def test_newest_few_lead_to_all_of_them(self, client: Client, registry: ParticipantIndexPage) -> None:
        load_reported()
        Milestone.objects.create(date=date(2016, 1, 1), title="Plan adopted")
        told = lines(client, registry.url)
        assert len(told) == SHOWN
        assert told[:2] == [
            "1 January 2016 Plan adopted",
            "20 May 2015 Tivat 127th participant First participant from Montenegro on record",
        ]
        section = read(client, registry.url).select_one("section[aria-labelledby=milestones]")
        assert section.select_one(".more")["href"] == "/participants/milestones/"

    def test_empty_registry_has_no_timeline(self, client: Client, registry: ParticipantIndexPage) -> None:
        assert read(client, registry.url).select("[aria-labelledby=milestones]") == []

    def test_queries_do_not_grow_to_a_thousand(self, client: Client, registry: ParticipantIndexPage) -> None:
        join_many(20)
        few = queries_of(client, registry.url)
        join_many(980, first=21)
        assert queries_of(client, registry.url) == few


class TestParticipantPage:
    @pytest.fixture
    def tivat(self, registry: ParticipantIndexPage) -> Participant:
        tivat = join(1, "ME", date(2013, 5, 20), name="Tivat")
        ParticipantPageFactory(parent=registry, participant=tivat, title="Tivat")
        return tivat

    def told(self, client: Client) -> list[str]:
        return lines(client, "/participants/tivat/")

    def test_begins_with_the_accession_and_its_milestones(self, client: Client, tivat: Participant) -> None:
        (line,) = self.told(client)
        assert line == (
            "20 May 2013 Joined the Alliance 1st participant First new participant of 2013 "
            "First participant from Montenegro"
        )

    def test_accession_tells_the_name_of_that_time(self, client: Client, tivat: Participant) -> None:
        services.rename(participant=tivat, name="Teodo", effective_on=date(2014, 1, 1), by=None)
        assert self.told(client)[-1].endswith("Under the name Tivat")

    def test_tells_what_the_record_says_newest_first(self, client: Client, tivat: Participant) -> None:
        services.rename(participant=tivat, name="Teodo", effective_on=date(2014, 1, 1), by=None)
        services.withdraw(participant=tivat, effective_on=date(2015, 1, 1), by=None)
        services.readmit(participant=tivat, effective_on=date(2016, 1, 1), by=None)
        assert self.told(client)[:3] == [
            "1 January 2016 Came back to the Alliance, with its old number",
            "1 January 2015 Left the Alliance; it keeps its number",
            "1 January 2014 Has borne the name Teodo since then",
        ]

    def test_tells_of_an_entry_as_it_was_corrected(self, client: Client, tivat: Participant) -> None:
        entry = services.rename(participant=tivat, name="Teod", effective_on=date(2014, 1, 1), by=None)
        services.correct(
            entry=entry, name="Teodo", effective_on=date(2014, 2, 1), note="Spelled wrong", by=None
        )
        assert self.told(client)[0] == "1 February 2014 Has borne the name Teodo since then"

    def test_merger_is_told_on_both_pages(
        self, client: Client, registry: ParticipantIndexPage, tivat: Participant
    ) -> None:
        kotor = join(2, "ME", date(2013, 6, 1), name="Kotor")
        ParticipantPageFactory(parent=registry, participant=kotor, title="Kotor")
        services.merge(participant=tivat, into=kotor, effective_on=date(2016, 1, 1), by=None)
        assert self.told(client)[0] == "1 January 2016 Became part of another participant Kotor"
        assert lines(client, "/participants/kotor/")[0] == (
            "1 January 2016 Another participant became part of it Tivat"
        )

    def test_its_recorded_milestones_stand_among_them(self, client: Client, tivat: Participant) -> None:
        Milestone.objects.create(date=date(2014, 1, 1), title="Plan adopted", participant=tivat)
        Milestone.objects.create(date=date(2014, 1, 2), title="Another's")
        assert self.told(client)[0] == "1 January 2014 Plan adopted"

    def test_queries_grow_neither_with_participants_nor_with_entries(
        self, client: Client, tivat: Participant
    ) -> None:
        kotor = join(2, "ME", date(2013, 6, 1))
        services.merge(participant=kotor, into=tivat, effective_on=date(2014, 1, 1), by=None)
        Milestone.objects.create(date=date(2014, 1, 1), title="Plan", participant=tivat)
        few = queries_of(client, "/participants/tivat/")
        join_many(1_000, first=3)
        for number in range(3):
            Milestone.objects.create(date=date(2014, 1, 1), title=f"Plan {number}", participant=tivat)
            services.rename(
                participant=tivat, name=f"Tivat {number}", effective_on=date(2015, 1, 1 + number), by=None
            )
        assert queries_of(client, "/participants/tivat/") == few
