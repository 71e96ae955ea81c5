"""Images on every way in: what is refused beside the field, and what is stored."""

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from django.urls import reverse
from wagtail.models import UploadedFile

from cms.media.licences import Licence
from cms.media.models import CreditedImage
from cms.media.pillow import opened
from tests.factories import ImageFactory
from tests.media.files import (
    SECRET,
    animation,
    declared_gif,
    declared_png,
    declared_webp,
    drawing,
    encoded,
    exif,
    stored,
    upload,
    with_iptc,
    xmp,
)
from tests.media.uploads import ADD_IMAGE, add_image, add_images, replace_image

HALF = {
    name: data[: len(data) // 2]
    for name, data in {
        "broken.jpg": encoded(),
        "broken.png": encoded(kind="PNG"),
        "broken.webp": encoded(kind="WEBP"),
        "broken.avif": encoded(kind="AVIF"),
        "broken.gif": encoded(kind="GIF"),
    }.items()
}
BAD = HALF | {
    "huge.png": declared_png(11_000, 11_000),
    "vast.png": declared_png(100_000, 100_000, b"x" * 100),
    "huge.gif": declared_gif(20_000, 20_000),
    "huge.webp": declared_webp(16_000, 16_000),
    "text.png": b"This is only text.",
    "page.png": b"<!doctype html><script>alert(1)</script>",
    "drawing.png": b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
    "polyglot.jpg": encoded() + b"<script>alert(1)</script>",
    "empty.png": b"",
    "wrong.png": encoded(),
    "drawing.svg": b"<svg xmlns='http://www.w3.org/2000/svg'></svg>",
}


def original_of(image: CreditedImage) -> bytes:
    return Path(image.file.path).read_bytes()


@pytest.fixture
def image(media_root: Path, db: None) -> CreditedImage:
    return ImageFactory()


class TestRefusal:
    @pytest.mark.parametrize("add", ADD_IMAGE)
    @pytest.mark.parametrize("name", BAD)
    def test_bad_file_is_an_error_of_its_field(self, admin, media_root, add, name):
        answer = add(admin, upload(BAD[name], name))
        assert answer.error
        assert answer.fields == ("file",)
        assert not CreditedImage.objects.exists()
        assert not UploadedFile.objects.exists()
        assert list(media_root.rglob("*.*")) == []

    @pytest.mark.parametrize("name", BAD)
    def test_bad_file_does_not_replace_a_good_one(self, admin, image, name):
        before = original_of(image)
        answer = replace_image(admin, upload(BAD[name], name))
        assert answer.fields == ("file",)
        image.refresh_from_db()
        assert original_of(image) == before

    @pytest.mark.parametrize("name", BAD)
    def test_bad_file_is_refused_in_code(self, db, media_root, name):
        with pytest.raises(ValidationError) as caught:
            CreditedImage.objects.create(title="Picture", file=ImageFile(stored(BAD[name]), name=name))
        assert "file" in caught.value.message_dict
        assert not CreditedImage.objects.exists()
        assert list(media_root.rglob("*.*")) == []

    @pytest.mark.parametrize("add", ADD_IMAGE)
    def test_large_file_is_an_error(self, admin, settings, add):
        settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 500
        assert add(admin, upload(encoded())).fields == ("file",)

    @pytest.mark.parametrize("add", ADD_IMAGE)
    def test_animation_of_too_many_pixels_is_an_error(self, admin, settings, add):
        settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 60 * 40 * 2
        assert add(admin, upload(animation("GIF"), "moving.gif")).fields == ("file",)

    def test_image_needs_a_file(self, admin):
        assert add_image(admin, "").fields == ("file",)

    @pytest.mark.parametrize(
        ("name", "value"),
        [("holder", "Wikimedia Commons"), ("source_url", "https://commons.wikimedia.org/x")],
    )
    def test_image_from_wikimedia_needs_author_and_licence(self, admin, name, value):
        answer = add_image(admin, upload(encoded()), **{name: value})
        assert set(answer.fields) == {"author", "licence"}

    def test_image_from_wikimedia_with_author_and_licence_is_taken(self, admin):
        credit = {"holder": "Wikimedia Commons", "author": "Ana", "licence": Licence.CC_BY_SA_4}
        assert not add_image(admin, upload(encoded()), **credit).error
        assert CreditedImage.objects.get().credit_line == "© Ana / Wikimedia Commons, CC BY-SA 4.0"

    def test_image_whose_file_names_wikimedia_needs_author_and_licence_too(self, admin):
        answer = add_image(admin, upload(encoded(exif=exif(Copyright="Wikimedia Commons"))))
        assert set(answer.fields) == {"author", "licence"}

    def test_form_shown_again_has_what_the_file_said(self, admin):
        url = reverse("wagtailimages:add")
        file = upload(encoded(exif=exif(Copyright="Wikimedia Commons")))
        page = admin.post(url, {"title": "Picture", "file": file}).content.decode()
        assert 'value="Wikimedia Commons"' in page


class TestStored:
    @pytest.mark.parametrize("add", ADD_IMAGE)
    def test_original_carries_nothing_but_the_picture(self, admin, media_root, add):
        data = with_iptc(encoded(exif=exif(Artist=SECRET), comment=SECRET), [(2, 120, SECRET.encode())])
        assert not add(admin, upload(data)).error
        image = CreditedImage.objects.get()
        original = original_of(image)
        assert SECRET.encode() not in original
        with opened(original) as picture:
            assert not picture.getexif()

    def test_original_made_in_code_carries_nothing_but_the_picture(self, db, media_root):
        file = stored(encoded(exif=exif(orientation=6, Artist=SECRET)))
        image = CreditedImage.objects.create(title="Picture", file=ImageFile(file, name="picture.jpg"))
        assert SECRET.encode() not in original_of(image)
        assert (image.width, image.height) == (160, 240)

    def test_file_that_replaces_another_carries_nothing_but_the_picture(self, admin, image):
        assert not replace_image(admin, upload(encoded(exif=exif(Artist=SECRET)))).error
        image.refresh_from_db()
        assert SECRET.encode() not in original_of(image)

    @pytest.mark.parametrize("kind", ["avif", "webp", "jpeg", "png"])
    def test_renditions_carry_nothing_but_the_picture(self, admin, media_root, kind):
        add_image(admin, upload(encoded(exif=exif(orientation=6, Artist=SECRET), comment=SECRET)))
        rendition = CreditedImage.objects.get().get_rendition(f"width-100|format-{kind}")
        data = Path(rendition.file.path).read_bytes()
        assert SECRET.encode() not in data
        with opened(data) as picture:
            assert not picture.getexif()
            assert not picture.info.keys() & {"exif", "xmp", "comment"}
            assert picture.size == (100, 150)

    def test_image_on_its_side_has_the_size_as_seen(self, admin, media_root):
        add_image(admin, upload(encoded(exif=exif(orientation=8))))
        image = CreditedImage.objects.get()
        assert (image.width, image.height) == (160, 240)

    def test_turned_avif_has_the_size_as_seen(self, admin, media_root):
        add_image(admin, upload(encoded(kind="AVIF", exif=exif(orientation=6)), "turned.avif"))
        image = CreditedImage.objects.get()
        assert (image.width, image.height) == (160, 240)
        rendition = image.get_rendition("width-80|format-jpeg")
        assert (rendition.width, rendition.height) == (80, 120)

    def test_size_and_hash_are_those_of_the_stored_file(self, admin, media_root):
        add_image(admin, upload(encoded(exif=exif(Artist=SECRET))))
        image = CreditedImage.objects.get()
        size, checksum = image.file_size, image.file_hash
        image._set_image_file_metadata()
        image.file.close()
        assert (image.file_size, image.file_hash) == (size, checksum)
        assert size == Path(image.file.path).stat().st_size

    def test_multiple_upload_finds_the_same_image_again(self, admin, media_root):
        url = reverse("wagtailimages:add_multiple")
        data = encoded(exif=exif(Artist=SECRET))
        first, second = (admin.post(url, {"title": "Picture", "files[]": upload(data)}).json() for _ in "12")
        assert not first["duplicate"]
        assert second["duplicate"]

    def test_file_name_is_never_used_for_other_content(self, db, media_root):
        names = []
        for colour in ("red", "green"):
            data = encoded(drawing().convert("L") if colour == "red" else drawing())
            image = CreditedImage.objects.create(title="x", file=ImageFile(stored(data), name="picture.jpg"))
            names.append(image.file.name)
            image.file.storage.delete(image.file.name)
            image.delete()
        assert len(set(names)) == 2

    def test_long_name_is_shortened(self, admin, media_root):
        add_image(admin, upload(encoded(), f"{'town-hall-' * 30}.jpg"))
        image = CreditedImage.objects.get()
        assert len(image.file.name) <= 100
        assert image.file.name.endswith(".jpg")

    @pytest.mark.parametrize("mode", ["CMYK", "L"])
    def test_jpeg_of_other_colours_has_renditions(self, db, media_root, mode):
        image = ImageFactory(file=ImageFile(stored(encoded(drawing(mode))), name="print.jpg"))
        for kind in ("avif", "webp", "jpeg"):
            assert image.get_rendition(f"width-50|format-{kind}").width == 50

    @pytest.mark.parametrize("mode", ["1", "P", "LA", "RGBA", "I;16"])
    def test_png_of_every_mode_has_renditions(self, db, media_root, mode):
        image = ImageFactory(file=ImageFile(stored(encoded(drawing(mode), "PNG")), name="picture.png"))
        for kind in ("avif", "webp", "jpeg"):
            assert image.get_rendition(f"width-50|format-{kind}").width == 50

    def test_saving_an_image_without_a_new_file_leaves_the_file_alone(self, image):
        name, changed = image.file.name, Path(image.file.path).stat().st_mtime_ns
        image.title = "Another title"
        image.save()
        assert (image.file.name, Path(image.file.path).stat().st_mtime_ns) == (name, changed)


class TestCredit:
    DATA = encoded(
        exif=exif(Artist="Ana Petrović", Copyright="© 2015 Council of Europe", ImageDescription="A bridge"),
        xmp=xmp('<cc:license rdf:resource="https://creativecommons.org/licenses/by/4.0/"/>'),
    )

    @pytest.mark.parametrize("add", ADD_IMAGE)
    def test_is_taken_from_the_file(self, admin, media_root, add):
        assert not add(admin, upload(self.DATA)).error
        image = CreditedImage.objects.get()
        assert image.credit_line == "© Ana Petrović / Council of Europe, CC BY 4.0"
        assert image.description == "A bridge"

    @pytest.mark.parametrize("add", [add for add in ADD_IMAGE if add != add_images])
    def test_that_was_typed_stays(self, admin, media_root, add):
        assert not add(admin, upload(self.DATA), holder="AER", description="The old bridge").error
        image = CreditedImage.objects.get()
        assert (image.holder, image.author) == ("AER", "Ana Petrović")
        assert image.description == "The old bridge"

    def test_of_a_replaced_file_stays(self, admin, image):
        assert not replace_image(admin, upload(self.DATA), holder="CoE").error
        image.refresh_from_db()
        assert (image.holder, image.author) == ("CoE", "Ana Petrović")

    def test_is_completed_in_code(self, db, media_root):
        image = CreditedImage.objects.create(title="x", file=ImageFile(stored(self.DATA), name="a.jpg"))
        image.refresh_from_db()
        assert (image.holder, image.author, image.licence) == (
            "Council of Europe",
            "Ana Petrović",
            "cc-by-4.0",
        )

    def test_is_completed_when_the_details_of_an_upload_follow_later(self, admin, media_root):
        """Wagtail keeps a file whose title is too long until somebody has shortened it."""
        url = reverse("wagtailimages:add_multiple")
        answer = admin.post(url, {"title": "x" * 300, "files[]": upload(self.DATA)}).json()
        assert not CreditedImage.objects.exists()
        kept = answer["uploaded_file_id"]
        url = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[kept])
        answer = admin.post(
            url, {f"uploaded-image-{kept}-title": "Bridge", f"uploaded-image-{kept}-tags": ""}
        )
        assert answer.json()["success"]
        image = CreditedImage.objects.get()
        assert image.author == "Ana Petrović"
        assert b"Ana" not in original_of(image)


class TestAdmin:
    def test_form_asks_in_the_order_one_writes(self, admin):
        page = admin.get(reverse("wagtailimages:add")).content.decode()
        places = [
            page.index(f'id="id_{name}"') for name in ("title", "file", "description", "holder", "author")
        ]
        assert places == sorted(places)

    def test_image_can_be_edited_without_its_file(self, admin, image):
        Path(image.file.path).unlink()
        url = reverse("wagtailimages:edit", args=[image.pk])
        response = admin.post(url, {"title": "New title", "holder": "CoE"})
        assert response.status_code == 302

    @pytest.mark.parametrize("name", ["index", "add", "add_multiple"])
    def test_pages_of_images_open(self, admin, image, name):
        assert admin.get(reverse(f"wagtailimages:{name}")).status_code == 200
