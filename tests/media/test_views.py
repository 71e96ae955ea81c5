"""Uploaded files, as the site serves them."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.utils import timezone
from wagtail.users.models import UserProfile

from cms.media.models import CreditedImage, SiteDocument
from tests.factories import ImageFactory
from tests.media.files import EXTENSIONS, encoded, stored

FOR_EVER = "public, max-age=31536000, immutable"


def get(client, path: str, method: str = "get"):
    """The answer and what it carries; it is closed when it has been read to its end."""
    response = getattr(client, method)(path if path.startswith("/") else f"/media/{path}")
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return response, body


@pytest.fixture
def image(media_root, db) -> CreditedImage:
    return ImageFactory(file=ImageFile(stored(encoded()), name="picture.jpg"))


@pytest.fixture
def private_image(image, private_collection) -> CreditedImage:
    image.collection = private_collection
    image.save()
    return image


def both_files(image: CreditedImage) -> list[str]:
    return [image.file.name, image.get_rendition("width-50|format-webp").file.name]


class TestImages:
    def test_original_is_served_as_it_is_stored(self, client, image):
        response, body = get(client, image.file.url)
        assert response.status_code == 200
        assert body == Path(image.file.path).read_bytes()

    @pytest.mark.parametrize("kind", ["avif", "webp", "jpeg", "png", "gif"])
    def test_rendition_says_what_it_is(self, client, image, kind):
        rendition = image.get_rendition(f"width-50|format-{kind}")
        response, body = get(client, rendition.url)
        assert response["Content-Type"] == f"image/{kind}"
        assert len(body) == int(response["Content-Length"]) > 0

    @pytest.mark.parametrize("kind", EXTENSIONS)
    def test_original_says_what_it_is(self, client, db, media_root, kind):
        file = ImageFile(stored(encoded(kind=kind)), name=f"a.{EXTENSIONS[kind].upper()}")
        response, _body = get(client, ImageFactory(file=file).file.url)
        assert response["Content-Type"] == f"image/{kind.lower()}"

    def test_browser_keeps_it_for_good_and_does_not_guess(self, client, image):
        for path in both_files(image):
            response, _body = get(client, path)
            assert response["Cache-Control"] == FOR_EVER
            assert response["X-Content-Type-Options"] == "nosniff"
            assert "inline" in response["Content-Disposition"]
            assert not response.has_header("Vary") or "Cookie" not in response["Vary"]
            assert not response.cookies

    def test_head_says_the_same_without_the_file(self, client, image):
        response, body = get(client, image.file.name, "head")
        assert response.status_code == 200
        assert response["Content-Type"] == "image/jpeg"
        assert int(response["Content-Length"]) == image.file_size
        assert body == b""

    @pytest.mark.parametrize("method", ["post", "put", "delete"])
    def test_is_only_read(self, client, image, method):
        assert get(client, image.file.name, method)[0].status_code == 405

    def test_costs_two_queries(self, client, image, django_assert_num_queries):
        for path in both_files(image):
            with django_assert_num_queries(2):
                get(client, path)


class TestRefusal:
    @pytest.mark.parametrize(
        "path",
        [
            "",
            "original_images/",
            "original_images/none.jpg",
            "images/none.webp",
            "../manage.py",
            "images/../../manage.py",
            "original_images/%2e%2e/%2e%2e/manage.py",
            "/etc/passwd",
            "original_images//etc/passwd",
            "original_images/a%00.jpg",
            "avatar_images/a%00.jpg",
            "original_images/" + "x" * 3000 + ".jpg",
        ],
    )
    def test_what_is_no_image_is_not_found(self, client, image, path):
        assert get(client, f"/media/{path}")[0].status_code == 404

    def test_path_that_leads_back_to_an_image_is_not_found(self, client, image):
        name = image.file.name.removeprefix("original_images/")
        assert get(client, f"images/../original_images/{name}")[0].status_code == 404

    def test_document_is_never_a_plain_file(self, client, admin, media_root):
        document = SiteDocument.objects.create(title="x", file=ContentFile(b"%PDF-1.7", name="report.pdf"))
        for browser in (admin, client):
            assert get(browser, document.file.name)[0].status_code == 404

    def test_file_that_no_image_has_is_not_found(self, client, image, media_root):
        (media_root / "original_images" / "stray.jpg").write_bytes(encoded())
        (media_root / "uploads").mkdir()
        (media_root / "uploads" / "raw.jpg").write_bytes(encoded())
        assert get(client, "original_images/stray.jpg")[0].status_code == 404
        assert get(client, "uploads/raw.jpg")[0].status_code == 404

    def test_lost_file_is_not_found(self, client, image):
        Path(image.file.path).unlink()
        assert get(client, image.file.name)[0].status_code == 404


class TestPrivateImages:
    def test_are_not_found_by_visitors(self, client, private_image):
        for path in both_files(private_image):
            assert get(client, path)[0].status_code == 404

    def test_are_shown_to_whom_the_collection_admits(self, client, private_image):
        client.force_login(User.objects.create_user("reader"))
        for path in both_files(private_image):
            assert get(client, path)[0].status_code == 200

    def test_are_shown_in_the_admin_and_kept_by_no_cache(self, admin, private_image):
        for path in both_files(private_image):
            response, _body = get(admin, path)
            assert response.status_code == 200
            assert response["Cache-Control"] == "private, no-store"


class TestExpiredRights:
    def test_image_is_not_found_after_its_last_day(self, client, image):
        image.rights_expire_on = timezone.localdate() - timedelta(days=1)
        image.save()
        for path in both_files(image):
            assert get(client, path)[0].status_code == 404

    def test_image_is_shown_in_the_admin_after_its_last_day(self, admin, image):
        image.rights_expire_on = timezone.localdate() - timedelta(days=1)
        image.save()
        response, _body = get(admin, image.file.name)
        assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")

    def test_image_with_a_last_day_is_kept_for_an_hour(self, client, image):
        image.rights_expire_on = timezone.localdate()
        image.save()
        assert get(client, image.file.name)[0]["Cache-Control"] == "public, max-age=3600"


class TestPortraits:
    @pytest.fixture
    def portrait(self, editor, media_root) -> str:
        profile = UserProfile.get_for_user(editor)
        profile.avatar.save("me.jpg", ContentFile(encoded()))
        return profile.avatar.name

    def test_are_shown_to_colleagues(self, admin, portrait):
        response, _body = get(admin, portrait)
        assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")

    def test_are_not_shown_to_visitors(self, client, portrait):
        assert get(client, portrait)[0].status_code == 404
