"""The editor's side: from stored element to entity and back, the dialog, and writing through the API."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.api.rich_text import APIRichText
from wagtail.rich_text.rewriters import FIND_EMBED_TAG, extract_attrs

from cms.common.blocks import PROSE_FEATURES
from participants.models import Participant
from tests import admin
from tests.factories import ParticipantFactory

pytestmark = pytest.mark.django_db

DIALOG = "/admin/registry-figures/choose/"


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(date(2016, 3, 1), tick=False):
        yield


@pytest.fixture
def tivat() -> Participant:
    return ParticipantFactory(name="Tivat", ordinal=127, joined_on=date(2015, 5, 6))


def element(**attributes: str) -> str:
    said = "".join(f' {name}="{value}"' for name, value in sorted(attributes.items()))
    return f"<embed{said}/>".replace("<embed", '<embed embedtype="registry-figure"', 1)


class TestRoundTrip:
    def converted(self, text: str) -> dict[str, Any]:
        state: dict[str, Any] = json.loads(ContentstateConverter(PROSE_FEATURES).from_database_format(text))
        return state

    def stored(self, state: dict[str, Any]) -> str:
        return str(ContentstateConverter(PROSE_FEATURES).to_database_format(json.dumps(state)))

    @pytest.mark.parametrize(
        "attributes",
        [
            {"figure": "participants"},
            {"figure": "countries", "asof": "2015-05-20"},
            {"figure": "ordinal", "participant": "7"},
        ],
    )
    def test_keeps_the_element_and_the_words_around_it(self, attributes: dict[str, str]) -> None:
        text = f'<p data-block-key="a1b2c">We are <b>now</b> {element(**attributes)} and more.</p>'
        kept = self.stored(self.converted(text))
        assert set(_attributes(kept).items()) == {*attributes.items(), ("embedtype", "registry-figure")}
        before, after = kept.split("<embed")
        assert before.endswith("We are <b>now</b> ")
        assert after.endswith("/> and more.</p>")

    def test_entity_is_unbreakable_and_shows_what_it_says(self, tivat: Participant) -> None:
        state = self.converted(f"<p>The {element(figure='ordinal', participant=str(tivat.pk))}.</p>")
        (entity,) = state["entityMap"].values()
        assert (entity["type"], entity["mutability"]) == ("REGISTRY_FIGURE", "IMMUTABLE")
        assert state["blocks"][0]["text"] == "The 127th participant."

    @pytest.mark.parametrize("text", ["<p>{}</p>", "{}", "<ul><li>{}{}</li></ul>", "<p><b>{}</b></p>"])
    def test_stands_anywhere(self, text: str) -> None:
        one = element(figure="countries")
        kept = self.stored(self.converted(text.format(one, one)))
        assert kept.count("<embed") == text.count("{}")

    @pytest.mark.parametrize("rubbish", [{}, {"figure": "x"}, {"figure": "ordinal", "participant": "9" * 30}])
    def test_rubbish_can_be_seen_and_taken_out(self, rubbish: dict[str, str]) -> None:
        state = self.converted(f"<p>The {element(**rubbish)}.</p>")
        assert state["blocks"][0]["text"] == "The [registry figure]."


def _attributes(html: str) -> dict[str, str]:
    tag = FIND_EMBED_TAG.search(html)
    return extract_attrs(tag[1]) if tag else {}


class TestWritingThroughTheApi:
    def test_keeps_a_figure(self) -> None:
        kept, removed = APIRichText.convert_input(
            f"<p>{element(figure='participants', asof='2015-05-20')}</p>", features=PROSE_FEATURES
        )
        assert set(_attributes(kept)) == {"embedtype", "figure", "asof"}
        assert removed == []

    @pytest.mark.parametrize("rubbish", [{}, {"figure": "x"}, {"figure": "participants", "asof": "soon"}])
    def test_leaves_rubbish_out_and_says_so(self, rubbish: dict[str, str]) -> None:
        kept, removed = APIRichText.convert_input(f"<p>a{element(**rubbish)}</p>", features=PROSE_FEATURES)
        assert kept == "<p>a</p>"
        assert len(removed) == 1


class TestDialog:
    @pytest.fixture
    def staff(self, client: Client) -> Client:
        client.force_login(admin.superuser())
        return client

    def test_is_for_staff(self, client: Client) -> None:
        assert client.get(DIALOG).status_code == 302
        assert client.post(DIALOG, {"figure": "participants"}).status_code == 302

    def test_offers_those_with_a_number_and_says_who_is_not_public(
        self, staff: Client, tivat: Participant
    ) -> None:
        ParticipantFactory(name="Kotor", status="admitted")
        ParticipantFactory(name="Budva", status="candidate")
        shown = staff.get(DIALOG).json()
        assert shown["step"] == "form"
        assert "127 · Tivat, Montenegro<" in shown["html"]
        assert "128 · Kotor, Montenegro (not public yet)" in shown["html"]
        assert "Budva" not in shown["html"]

    def test_begins_with_the_figure_to_be_changed(self, staff: Client, tivat: Participant) -> None:
        query = {"figure": "ordinal", "participant": tivat.pk, "asof": "2015-05-20"}
        shown = staff.get(DIALOG, query).json()["html"]
        assert f'<option value="{tivat.pk}" selected>' in shown
        assert 'value="2015-05-20"' in shown

    @pytest.mark.parametrize(
        ("typed", "text"),
        [
            ({"figure": "participants", "asof": "2015-05-06"}, "1 participant"),
            ({"figure": "countries"}, "1 country"),
        ],
    )
    def test_answers_with_what_to_store_and_to_show(
        self, staff: Client, tivat: Participant, typed: dict[str, str], text: str
    ) -> None:
        answer = staff.post(DIALOG, typed | {"participant": ""}).json()
        assert answer == {"step": "chosen", "result": typed | {"text": text}}

    def test_answers_for_an_admitted_one_too(self, staff: Client, tivat: Participant) -> None:
        kotor = ParticipantFactory(name="Kotor", status="admitted")
        answer = staff.post(DIALOG, {"figure": "ordinal", "participant": kotor.pk}).json()
        assert answer["result"]["text"] == "128th participant"

    @pytest.mark.parametrize(
        ("typed", "message"),
        [
            ({"figure": "members"}, "Select a valid choice"),
            ({}, "required"),
            ({"figure": "ordinal"}, "Choose whose number it is."),
            ({"figure": "ordinal", "participant": "x"}, "Select a valid choice"),
            ({"figure": "ordinal", "participant": "9" * 30}, "Select a valid choice"),
            ({"figure": "ordinal", "participant": "\0"}, "Null characters are not allowed"),
            ({"figure": "countries", "asof": "soon"}, "Enter a valid date"),
            ({"figure": "countries", "asof": "2016-03-02"}, "This day is still to come"),
        ],
    )
    def test_rubbish_is_an_error_by_field(
        self, staff: Client, tivat: Participant, typed: dict[str, str], message: str
    ) -> None:
        answer = staff.post(DIALOG, typed).json()
        assert answer["step"] == "form"
        assert message in answer["html"]

    def test_number_of_before_the_accession_is_refused(self, staff: Client, tivat: Participant) -> None:
        typed = {"figure": "ordinal", "participant": tivat.pk, "asof": "2015-05-05"}
        assert "It had not joined by that day" in staff.post(DIALOG, typed).json()["html"]

    def test_costs_the_same_for_any_number_of_participants(
        self, staff: Client, tivat: Participant, django_assert_num_queries: Any
    ) -> None:
        staff.get(DIALOG)
        with django_assert_num_queries(4):
            staff.get(DIALOG)
        for number in range(200, 220):
            ParticipantFactory(ordinal=number)
        with django_assert_num_queries(4):
            staff.get(DIALOG)
