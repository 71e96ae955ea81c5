"""`/participants/registry.csv`, `.json` and `.geojson`: the registry for other programs."""

import csv
import json
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction

from participants import services
from participants.models import Participant, ParticipantIndexPage
from participants.open_data.rows import COLUMNS
from tests.factories import ParticipantFactory, ParticipantPageFactory

CSV, JSON, GEOJSON = (f"/participants/registry.{extension}" for extension in ("csv", "json", "geojson"))
FILES = [CSV, JSON, GEOJSON]


@pytest.fixture
def tivat(registry: ParticipantIndexPage) -> Participant:
    participant = ParticipantFactory(
        name="Tivat",
        country="ME",
        kind="municipality",
        ordinal=127,
        joined_on=date(2015, 4, 21),
        population=14031,
        roma_population_estimate=335,
        website="https://www.tivat.example/",
        latitude="42.43640",
        longitude="18.69390",
    )
    ParticipantPageFactory(parent=registry, participant=participant)
    return participant


def csv_of(client: Client, query: str = "") -> list[dict[str, str]]:
    text = client.get(CSV + query).content.decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline="")))


def json_of(client: Client, query: str = "", address: str = JSON) -> dict[str, Any]:
    return json.loads(client.get(address + query).content)


def by_number(client: Client, query: str = "") -> dict[int, dict[str, Any]]:
    return {row["ordinal"]: row for row in json_of(client, query)["participants"]}


class TestContent:
    def test_row_tells_all_that_is_public(self, client: Client, tivat: Participant) -> None:
        assert by_number(client)[127] == {
            "ordinal": 127,
            "id": tivat.pk,
            "uri": "http://testserver/participants/127/",
            "name": "Tivat",
            "kind": "municipality",
            "country_code": "ME",
            "country_name_en": "Montenegro",
            "country_name_fr": "Monténégro",
            "status": "participant",
            "joined_on": "2015-04-21",
            "withdrawn_on": None,
            "merged_on": None,
            "successor_ordinal": None,
            "population": 14031,
            "roma_population_estimate": 335,
            "website": "https://www.tivat.example/",
            "latitude": 42.4364,
            "longitude": 18.6939,
            "profile_en": "http://testserver/participants/tivat/",
            "profile_fr": None,
            "is_sample": False,
        }

    def test_csv_has_the_same_cells(self, client: Client, tivat: Participant) -> None:
        (row,) = csv_of(client)
        told = by_number(client)[127]
        assert list(row) == COLUMNS == list(told)
        written = {name: "" if value is None else str(value) for name, value in told.items()}
        assert row == written | {"is_sample": "false"}

    def test_what_is_not_known_is_null_and_an_empty_cell(
        self, client: Client, registry: ParticipantIndexPage
    ) -> None:
        ParticipantFactory(ordinal=1)
        row = by_number(client)[1]
        unknown = ("population", "roma_population_estimate", "website", "latitude", "longitude", "profile_en")
        assert [row[name] for name in unknown] == [None] * len(unknown)
        assert [csv_of(client)[0][name] for name in unknown] == [""] * len(unknown)

    def test_rows_stand_in_the_order_of_their_numbers(
        self, client: Client, registry: ParticipantIndexPage
    ) -> None:
        for number in (3, 1, 2):
            ParticipantFactory(ordinal=number)
        assert [row["ordinal"] for row in csv_of(client)] == ["1", "2", "3"]

    def test_empty_registry_is_a_file_without_rows(
        self, client: Client, registry: ParticipantIndexPage
    ) -> None:
        assert csv_of(client) == []
        assert json_of(client)["participants"] == []
        assert json_of(client, address=GEOJSON)["features"] == []

    def test_names_of_many_scripts_arrive_whole(self, client: Client, registry: ParticipantIndexPage) -> None:
        ParticipantFactory(name='Žabljak, "Ωμέγα"; Шабац', ordinal=1)
        assert csv_of(client)[0]["name"] == by_number(client)[1]["name"] == 'Žabljak, "Ωμέγα"; Шабац'

    @pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", " =1+1", "\t=1+1"])
    def test_spreadsheet_runs_no_cell(
        self, client: Client, registry: ParticipantIndexPage, name: str
    ) -> None:
        ParticipantFactory(name=name, ordinal=1, latitude="64", longitude="-21.5")
        (row,) = csv_of(client)
        assert row["name"].startswith("'")
        assert row["longitude"] == "-21.5"
        assert by_number(client)[1]["name"] == name

    def test_sample_says_so(self, client: Client, registry: ParticipantIndexPage) -> None:
        ParticipantFactory(is_sample=True, ordinal=1)
        assert by_number(client)[1]["is_sample"] is True
        assert csv_of(client)[0]["is_sample"] == "true"

    def test_profile_in_each_language_has_its_address(
        self, client: Client, registry: ParticipantIndexPage, tivat: Participant
    ) -> None:
        locale = Locale.objects.create(language_code="fr")
        for page in (registry.get_parent(), registry, tivat.profiles.get()):
            page.specific.copy_for_translation(locale).save_revision().publish()
        row = by_number(client)[127]
        assert row["profile_en"] == "http://testserver/participants/tivat/"
        assert row["profile_fr"].startswith("http://testserver/fr/")
        french = ParticipantIndexPage.objects.get(locale=locale)
        assert client.get(f"{french.url}registry.json").content == client.get(JSON).content


class TestGeoJson:
    def test_place_is_a_point_of_longitude_and_latitude(self, client: Client, tivat: Participant) -> None:
        (feature,) = json_of(client, address=GEOJSON)["features"]
        assert feature["type"] == "Feature"
        assert feature["id"] == "http://testserver/participants/127/"
        assert feature["geometry"] == {"type": "Point", "coordinates": [18.6939, 42.4364]}
        assert feature["properties"]["name"] == "Tivat"

    def test_unknown_place_is_null(self, client: Client, registry: ParticipantIndexPage) -> None:
        ParticipantFactory()
        collection = json_of(client, address=GEOJSON)
        assert collection["type"] == "FeatureCollection"
        assert collection["features"][0]["geometry"] is None


class TestTerms:
    @pytest.mark.parametrize("address", [JSON, GEOJSON])
    def test_file_says_licence_source_and_day(self, client: Client, tivat: Participant, address: str) -> None:
        document = json_of(client, address=address)
        assert document["licence"] == {
            "name": "CC BY 4.0",
            "url": "https://creativecommons.org/licenses/by/4.0/",
        }
        assert document["as_of"] == timezone.localdate().isoformat()
        assert document["url"] == "http://testserver/participants/"
        assert document["count"] == 1
        assert "CC BY 4.0, http://testserver/participants/" in document["attribution"]

    @pytest.mark.parametrize("address", FILES)
    def test_head_of_the_answer_names_the_licence(
        self, client: Client, registry: ParticipantIndexPage, address: str
    ) -> None:
        assert '<https://creativecommons.org/licenses/by/4.0/>; rel="license"' in client.get(address)["Link"]

    def test_licence_is_a_setting(
        self, client: Client, registry: ParticipantIndexPage, settings: Any
    ) -> None:
        settings.OPEN_DATA_LICENCE = "ODbL 1.0"
        settings.OPEN_DATA_LICENCE_URL = "https://opendatacommons.org/licenses/odbl/1-0/"
        assert json_of(client)["licence"]["name"] == "ODbL 1.0"
        assert ">ODbL 1.0</a>" in client.get("/participants/").content.decode()


class TestThatDay:
    @pytest.fixture(autouse=True)
    def _history(self, registry: ParticipantIndexPage) -> None:
        novi = ParticipantFactory(name="Novi", ordinal=1, joined_on=date(2013, 3, 1))
        arad = ParticipantFactory(name="Arad", ordinal=2, joined_on=date(2014, 3, 1))
        bar = ParticipantFactory(name="Bar", ordinal=3, joined_on=date(2015, 3, 1))
        services.withdraw(participant=arad, effective_on=date(2016, 3, 1), by=None)
        services.rename(participant=novi, name="Žabljak", effective_on=date(2017, 3, 1), by=None)
        services.readmit(participant=arad, effective_on=date(2018, 3, 1), by=None)
        services.merge(participant=bar, into=novi, effective_on=date(2019, 3, 1), by=None)

    @pytest.mark.parametrize(
        ("day", "names", "arad", "bar"),
        [
            ("2013-02-28", [], None, None),
            ("2015-03-01", ["Novi", "Arad", "Bar"], ("participant", None), ("participant", None)),
            ("2017-03-01", ["Žabljak", "Arad", "Bar"], ("withdrawn", "2016-03-01"), ("participant", None)),
            ("2018-03-01", ["Žabljak", "Arad", "Bar"], ("participant", None), ("participant", None)),
            ("2019-03-01", ["Žabljak", "Arad", "Bar"], ("participant", None), ("merged", None)),
        ],
    )
    def test_names_and_statuses_are_those_of_the_day(
        self, client: Client, day: str, names: list[str], arad: Any, bar: Any
    ) -> None:
        rows = by_number(client, f"?as_of={day}")
        assert [row["name"] for row in rows.values()] == names
        for number, expected in ((2, arad), (3, bar)):
            if expected:
                assert (rows[number]["status"], rows[number]["withdrawn_on"]) == expected
        assert json_of(client, f"?as_of={day}")["as_of"] == day

    def test_merged_one_tells_when_and_into_which_number(self, client: Client) -> None:
        bar = by_number(client)[3]
        assert (bar["merged_on"], bar["successor_ordinal"]) == ("2019-03-01", 1)
        before = by_number(client, "?as_of=2019-02-28")[3]
        assert (before["merged_on"], before["successor_ordinal"]) == (None, None)

    def test_today_is_what_the_record_says_of_today(self, client: Client) -> None:
        today = json_of(client, f"?as_of={timezone.localdate()}")
        assert today["participants"] == json_of(client)["participants"]

    def test_every_format_takes_the_day(self, client: Client) -> None:
        assert [row["name"] for row in csv_of(client, "?as_of=2013-03-01")] == ["Novi"]
        assert len(json_of(client, "?as_of=2013-03-01", GEOJSON)["features"]) == 1


class TestSecrets:
    @pytest.mark.parametrize("address", FILES)
    @pytest.mark.parametrize("day", [None, timezone.localdate])
    @pytest.mark.parametrize("status", ["candidate", "admitted"])
    def test_nobody_is_told_of_before_its_release(
        self, client: Client, tivat: Participant, address: str, day: Any, status: str
    ) -> None:
        query = f"?as_of={day()}" if day else ""
        before = client.get(address + query)
        secret = ParticipantFactory(
            name="Secretville", status=status, ordinal=None, joined_on=date(2016, 1, 1)
        )
        ParticipantPageFactory(parent=ParticipantIndexPage.objects.get(), participant=secret)
        after = client.get(address + query)
        assert (after.content, after["ETag"], after["Last-Modified"]) == (
            before.content,
            before["ETag"],
            before["Last-Modified"],
        )

    @pytest.mark.parametrize("address", FILES)
    def test_restricted_registry_has_no_open_data(
        self, client: Client, registry: ParticipantIndexPage, address: str
    ) -> None:
        PageViewRestriction.objects.create(page=registry, restriction_type=PageViewRestriction.LOGIN)
        assert client.get(address).status_code == 302

    def test_profile_that_is_no_longer_public_has_no_address(
        self, client: Client, tivat: Participant
    ) -> None:
        tivat.profiles.get().unpublish()
        assert by_number(client)[127]["profile_en"] is None


@pytest.mark.usefixtures("tivat")
class TestHttp:
    @pytest.mark.parametrize(
        ("address", "content_type", "disposition"),
        [
            (CSV, "text/csv; charset=utf-8", "attachment; filename="),
            (JSON, "application/json", "inline; filename="),
            (GEOJSON, "application/geo+json", "inline; filename="),
        ],
    )
    def test_type_and_name_of_the_file(
        self, client: Client, address: str, content_type: str, disposition: str
    ) -> None:
        response = client.get(f"{address}?as_of=2015-05-20")
        extension = address.rpartition(".")[2]
        assert response["Content-Type"] == content_type
        assert response["Content-Disposition"] == f'{disposition}"registry-2015-05-20.{extension}"'

    @pytest.mark.parametrize("address", FILES)
    def test_any_site_may_read_it(self, client: Client, address: str) -> None:
        response = client.get(address, headers={"Origin": "https://elsewhere.example"})
        assert response["Access-Control-Allow-Origin"] == "*"
        assert not response.cookies

    @pytest.mark.parametrize("address", FILES)
    def test_who_has_it_already_gets_304(self, client: Client, address: str) -> None:
        first = client.get(address)
        second = client.get(address, headers={"If-None-Match": first["ETag"]})
        assert (second.status_code, second.content) == (304, b"")
        assert second["ETag"] == first["ETag"]

    @pytest.mark.parametrize("change", ["fact", "entry", "profile"])
    def test_whatever_changes_ends_the_304(self, client: Client, tivat: Participant, change: str) -> None:
        etag = client.get(JSON)["ETag"]
        if change == "fact":
            tivat.population = 15000
            tivat.save()
        elif change == "entry":
            services.withdraw(participant=tivat, effective_on=date(2020, 1, 1), by=None)
        else:
            tivat.profiles.get().unpublish()
        assert client.get(JSON, headers={"If-None-Match": etag}).status_code == 200

    def test_date_alone_is_never_told_that_nothing_changed(self, client: Client, tivat: Participant) -> None:
        since = client.get(JSON)["Last-Modified"]
        tivat.population = 15000
        tivat.save()
        assert client.get(JSON, headers={"If-Modified-Since": since}).status_code == 200

    @pytest.mark.parametrize("address", FILES)
    def test_head_has_the_head_alone(self, client: Client, address: str) -> None:
        head, whole = client.head(address), client.get(address)
        assert (head.status_code, head.content) == (200, b"")
        assert head["ETag"] == whole["ETag"]

    @pytest.mark.parametrize("address", FILES)
    def test_nothing_is_written_here(self, client: Client, address: str) -> None:
        assert client.put(address).status_code == 405


@pytest.mark.usefixtures("registry")
class TestRefusals:
    @pytest.mark.parametrize("address", FILES)
    def test_unknown_parameter_is_told_the_nearest_known_one(self, client: Client, address: str) -> None:
        response = client.get(f"{address}?asof=2015-05-20")
        assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")
        assert json.loads(response.content)["detail"] == (
            "There is no parameter “asof”. The nearest one is “as_of”."
        )

    @pytest.mark.parametrize(
        "query",
        [
            "as_of=",
            "as_of=rubbish",
            "as_of=2015-02-30",
            "as_of=%00",
            "as_of=%FF%FE",
            f"as_of={'9' * 5000}",
            "as_of=2015-05-20&as_of=2015-05-21",
            "%00=1",
            f"{'x' * 5000}=1",
            "=1",
        ],
    )
    def test_rubbish_is_a_400_that_says_what_is_wrong(self, client: Client, query: str) -> None:
        response = client.get(f"{JSON}?{query}")
        assert response.status_code == 400
        assert 10 < len(json.loads(response.content)["detail"]) < 200

    def test_day_to_come_is_refused(self, client: Client) -> None:
        response = client.get(f"{JSON}?as_of={timezone.localdate() + timedelta(days=1)}")
        assert response.status_code == 400
        assert "still to come" in json.loads(response.content)["detail"]

    @pytest.mark.parametrize("address", ["/participants/registry.xml", "/participants/registry.csv/x"])
    def test_other_files_are_not_there(self, client: Client, address: str) -> None:
        assert client.get(address).status_code == 404


class TestNumbers:
    def test_address_by_number_leads_to_the_profile(self, client: Client, tivat: Participant) -> None:
        response = client.get("/participants/127/")
        assert (response.status_code, response["Location"]) == (302, "/participants/tivat/")

    def test_without_a_profile_it_leads_to_the_line_of_the_registry(
        self, client: Client, registry: ParticipantIndexPage
    ) -> None:
        ParticipantFactory(ordinal=12)
        assert client.get("/participants/12/")["Location"] == "/participants/?q=12"

    @pytest.mark.parametrize("number", ["128", "0", str(2**31), str(10**30)])
    def test_number_of_nobody_is_a_404(self, client: Client, tivat: Participant, number: str) -> None:
        assert client.get(f"/participants/{number}/").status_code == 404

    def test_number_that_is_not_released_is_a_404(self, client: Client, tivat: Participant) -> None:
        secret = ParticipantFactory(status="admitted")
        assert client.get(f"/participants/{secret.ordinal}/").status_code == 404


def test_page_offers_the_files_of_the_day_it_shows(client: Client, tivat: Participant) -> None:
    today = client.get("/participants/").content.decode()
    then = client.get("/participants/?as_of=2015-05-20").content.decode()
    for address in FILES:
        assert f'href="{address}"' in today
        assert f'href="{address}?as_of=2015-05-20"' in then
