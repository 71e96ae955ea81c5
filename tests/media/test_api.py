"""Images and documents in API v2, and the image of other objects."""

from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from rest_framework.serializers import Serializer

from cms.common.memory import remembered
from cms.media.api_fields import CreditedImageField
from cms.media.blocks import ImageBlock
from cms.media.models import CreditedImage, SiteDocument
from cms.media.renditions import image_sources
from tests.factories import ImageFactory
from tests.media.files import drawing, encoded, stored

CREDIT = {
    "holder": "Wikimedia Commons",
    "author": "Ana Petrović",
    "licence": "cc-by-sa-4.0",
    "source_url": "https://commons.wikimedia.org/wiki/File:Tivat.jpg",
    "rights_expire_on": date(2999, 12, 31),
}
FOCUS = {"focal_point_x": 100, "focal_point_y": 80, "focal_point_width": 40, "focal_point_height": 30}


def small_image(**fields) -> CreditedImage:
    image = ImageFactory(file=ImageFile(stored(encoded(drawing())), name="a.jpg"), **fields)
    image_sources(image)
    return image


@pytest.fixture
def image(media_root, db) -> CreditedImage:
    return small_image(title="Tivat", description="The bridge", **CREDIT, **FOCUS)


def represented(image: CreditedImage, context: dict[str, Any] | None = None) -> Any:
    """What `APIField("lead_image", serializer=CreditedImageField())` would show."""

    class Page(Serializer):
        lead_image = CreditedImageField()

    return (
        Page(SimpleNamespace(lead_image=image), context=context or {})
        .fields["lead_image"]
        .to_representation(image)
    )


class TestField:
    def test_shows_all_there_is_to_say(self, image):
        assert represented(image) == {
            "id": image.pk,
            "title": "Tivat",
            "description": "The bridge",
            "width": 240,
            "height": 160,
            "focal_point": {"x": 100, "y": 80, "width": 40, "height": 30},
            "credit": {
                "line": "© Ana Petrović / Wikimedia Commons, CC BY-SA 4.0",
                "licence_label": "CC BY-SA 4.0",
                "licence_url": "https://creativecommons.org/licenses/by-sa/4.0/",
                **CREDIT,
            },
            "renditions": {
                name: [
                    {
                        "url": f"http://testserver{image.get_rendition(f'width-400|format-{name}').url}",
                        "width": 240,
                        "height": 160,
                    }
                ]
                for name in ("avif", "webp", "jpeg")
            },
        }

    def test_image_without_focal_point_and_credit(self, media_root, db):
        shown = represented(small_image(holder=""))
        assert shown["focal_point"] is None
        assert shown["credit"] == {
            "line": "",
            "holder": "",
            "author": "",
            "licence": "",
            "licence_label": "",
            "licence_url": "",
            "source_url": "",
            "rights_expire_on": None,
        }

    def test_private_image_is_null(self, image, private_collection):
        image.collection = private_collection
        assert represented(image) is None

    def test_image_after_its_last_day_is_null(self, image):
        image.rights_expire_on = timezone.localdate() - timedelta(days=1)
        assert represented(image) is None

    def test_image_whose_file_is_lost_has_no_renditions(self, image):
        image.renditions.all().delete()
        Path(image.file.path).unlink()
        assert represented(CreditedImage.objects.get())["renditions"] == {"avif": [], "webp": [], "jpeg": []}

    def test_private_collections_are_looked_up_once_for_a_request(self, image, django_assert_num_queries):
        images = [CreditedImage.objects.prefetch_related("renditions").get() for _ in range(5)]
        with remembered(), django_assert_num_queries(1):
            for each in images:
                represented(each)


class TestBlock:
    def test_is_the_same_and_the_caption(self, image):
        block = ImageBlock()
        value = block.to_python({"image": image.pk, "caption": "Seen from the hill"})
        assert block.get_api_representation(value) == {**represented(image), "caption": "Seen from the hill"}

    def test_image_that_is_gone_is_null(self, image):
        block = ImageBlock()
        value = block.to_python({"image": 987, "caption": "Seen from the hill"})
        assert block.get_api_representation(value) is None

    def test_private_image_is_null(self, image, private_collection):
        image.collection = private_collection
        image.save()
        block = ImageBlock()
        value = block.to_python({"image": image.pk, "caption": ""})
        assert block.get_api_representation(value) is None

    def test_images_of_a_body_cost_two_queries_however_many_they_are(
        self, media_root, db, django_assert_num_queries
    ):
        block = ImageBlock()
        for count in (2, 8):
            raw = [{"image": small_image().pk, "caption": ""} for _ in range(count)]
            with django_assert_num_queries(2):
                values = block.bulk_to_python(raw)
                for value in values:
                    image_sources(value["image"])


class TestImages:
    def test_detail_has_credit_and_renditions(self, client, image):
        shown = client.get(f"/api/v2/images/{image.pk}/").json()
        field = represented(image)
        assert shown["credit"] == field["credit"] | {"rights_expire_on": "2999-12-31"}
        assert shown["renditions"] == field["renditions"]
        assert shown["focal_point"] == field["focal_point"]
        assert shown["credit_line"] == field["credit"]["line"]
        assert shown["licence_url"] == field["credit"]["licence_url"]
        assert (shown["description"], shown["holder"], shown["width"]) == (
            "The bridge",
            "Wikimedia Commons",
            240,
        )

    def test_address_of_the_original_is_absolute(self, client, image):
        shown = client.get(f"/api/v2/images/{image.pk}/").json()
        assert shown["meta"]["download_url"] == f"http://testserver{image.file.url}"

    def test_list_shows_the_same(self, client, image):
        [listed] = client.get("/api/v2/images/").json()["items"]
        shown = client.get(f"/api/v2/images/{image.pk}/").json()
        assert listed["renditions"] == shown["renditions"]
        assert listed["credit"] == shown["credit"]
        assert listed["credit_line"] == shown["credit_line"]

    def test_list_filters_by_what_the_credit_says(self, client, image):
        small_image(licence="own")
        found = client.get("/api/v2/images/", {"licence": "cc-by-sa-4.0"}).json()["items"]
        assert [item["id"] for item in found] == [image.pk]

    def test_list_costs_the_same_for_twenty(self, client, media_root, db):
        def queries() -> int:
            with CaptureQueriesContext(connection) as captured:
                assert client.get("/api/v2/images/?fields=*&limit=20").status_code == 200
            return len(captured)

        for _ in range(2):
            small_image().tags.add("bridge")
        two = queries()
        for _ in range(18):
            small_image().tags.add("bridge", "town")
        assert queries() == two <= 6

    @pytest.mark.parametrize("hidden", ["private", "expired"])
    def test_what_readers_may_not_see_is_not_there(self, client, image, private_collection, hidden):
        if hidden == "private":
            image.collection = private_collection
        else:
            image.rights_expire_on = timezone.localdate() - timedelta(days=1)
        image.save()
        assert client.get("/api/v2/images/").json()["items"] == []
        assert client.get(f"/api/v2/images/{image.pk}/").status_code == 404


class TestDocuments:
    @pytest.fixture
    def document(self, media_root, db) -> SiteDocument:
        return SiteDocument.objects.create(title="Report", file=ContentFile(b"%PDF-1.7", name="report.pdf"))

    def test_says_kind_size_and_address(self, client, document):
        shown = client.get(f"/api/v2/documents/{document.pk}/").json()
        assert (shown["title"], shown["content_type"], shown["size"]) == ("Report", "application/pdf", 8)
        assert shown["meta"]["download_url"] == f"http://testserver{document.url}"

    def test_list_shows_the_same(self, client, document):
        [listed] = client.get("/api/v2/documents/").json()["items"]
        assert (listed["content_type"], listed["size"]) == ("application/pdf", 8)

    def test_private_document_is_not_there(self, client, document, private_collection):
        document.collection = private_collection
        document.save()
        assert client.get("/api/v2/documents/").json()["items"] == []
        assert client.get(f"/api/v2/documents/{document.pk}/").status_code == 404

    def test_lost_file_has_no_size(self, client, document):
        SiteDocument.objects.update(file_size=None)
        Path(document.file.path).unlink()
        assert client.get(f"/api/v2/documents/{document.pk}/").json()["size"] is None
