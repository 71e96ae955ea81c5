"""Facts in, schema.org out; and a script that no text can leave."""

import json
from datetime import UTC, datetime

from cms.common.schema_org import breadcrumb_list, event, organization, organization_id, script


def test_organization_is_known_by_the_address_others_refer_to():
    alliance = organization(site_url="https://a.example/", name="Alliance")
    assert alliance["@id"] == organization_id("https://a.example/")


def test_what_is_not_known_is_left_out():
    alliance = organization(site_url="https://a.example/", name="Alliance")
    assert set(alliance) == {"@type", "@id", "name", "url"}


def test_breadcrumbs_are_numbered_from_1():
    trail = breadcrumb_list([("Home", "https://a.example/"), ("News", "https://a.example/news/")])
    assert [item["position"] for item in trail["itemListElement"]] == [1, 2]
    assert trail["itemListElement"][1]["item"] == "https://a.example/news/"


def test_event_has_its_times_with_their_offset():
    forum = event(
        name="Forum",
        start=datetime(2015, 4, 21, 9, tzinfo=UTC),
        end=datetime(2015, 4, 21, 17, tzinfo=UTC),
        place="Strasbourg",
    )
    assert forum["startDate"] == "2015-04-21T09:00:00+00:00"
    assert forum["endDate"] == "2015-04-21T17:00:00+00:00"
    assert forum["location"]["name"] == "Strasbourg"


def test_event_without_an_end_has_none():
    forum = event(name="Forum", start=datetime(2015, 4, 21, tzinfo=UTC), place="Strasbourg")
    assert "endDate" not in forum


def test_text_cannot_leave_the_script():
    text = script([{"@type": "Thing", "name": "</script><script>alert(1)</script> & more"}])
    assert "<" not in text
    assert "&" not in text
    assert json.loads(text)["@graph"][0]["name"] == "</script><script>alert(1)</script> & more"
