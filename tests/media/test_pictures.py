"""An image as a page shows it."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction

from cms.media.pictures import picture_of
from tests.factories import ImageFactory, image_file


@pytest.fixture
def image(db):
    return ImageFactory(file=image_file(size=(600, 300)))


def test_comes_in_three_formats_narrow_to_wide(image):
    picture = picture_of(image)
    assert [source.type for source in picture.sources] == ["image/avif", "image/webp", "image/jpeg"]
    widths = [[file.split()[-1] for file in source.srcset.split(", ")] for source in picture.sources]
    assert widths == [["400w", "600w"]] * 3


def test_fallback_is_the_widest_jpeg(image):
    largest = picture_of(image).largest
    assert (largest.width, largest.height) == (600, 300)
    assert largest.file.name.endswith(".jpg")


def test_no_image_is_no_picture():
    assert picture_of(None) is None


def test_private_image_is_no_picture(image):
    image.collection = Collection.get_first_root_node().add_child(name="Private")
    image.save()
    CollectionViewRestriction.objects.create(
        collection=image.collection, restriction_type=CollectionViewRestriction.LOGIN
    )
    assert picture_of(image) is None


def test_image_is_shown_on_the_last_day_of_its_rights(image):
    image.rights_expire_on = timezone.localdate()
    assert picture_of(image)


def test_image_is_not_shown_after_the_last_day_of_its_rights(image):
    image.rights_expire_on = timezone.localdate() - timedelta(days=1)
    assert picture_of(image) is None


def test_broken_original_is_no_picture(image):
    Path(image.file.path).write_bytes(b"no image")
    assert picture_of(image) is None


def test_lost_original_is_no_picture(image):
    Path(image.file.path).unlink()
    assert picture_of(image) is None
