"""The files in which an image leaves, built ahead in the background."""

import logging
from pathlib import Path

import pytest
from django.core.files.images import ImageFile
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from cms.media.models import CreditedImage
from cms.media.renditions import FORMATS, WIDTHS, image_sources
from cms.media.tasks import build_renditions
from tests.factories import ImageFactory, image_file
from tests.media.files import drawing, encoded, stored

ALL = len(WIDTHS) * len(FORMATS)


def picture(width: int, height: int = 60) -> ImageFile:
    return image_file(size=(width, height))


def sizes(image: CreditedImage) -> dict[str, list[int]]:
    return {name: [file.width for file in files] for name, files in image_sources(image).items()}


def in_every_format(widths: list[int]) -> dict[str, list[int]]:
    return {name: list(widths) for name in FORMATS}


@pytest.fixture
def image(media_root, db) -> CreditedImage:
    return ImageFactory(file=picture(1300))


class TestSources:
    def test_each_format_comes_in_three_widths_narrow_to_wide(self, image):
        assert sizes(image) == in_every_format([400, 800, 1200])

    @pytest.mark.parametrize(
        ("width", "widths"),
        [(90, [90]), (400, [400]), (401, [400, 401]), (800, [400, 800]), (1100, [400, 800, 1100])],
    )
    def test_nothing_is_enlarged_and_nothing_comes_twice(self, media_root, db, width, widths):
        image = ImageFactory(file=picture(width))
        assert sizes(image) == in_every_format(widths)
        assert image.renditions.count() == len(widths) * len(FORMATS)

    def test_files_are_of_the_format_they_stand_for(self, image):
        endings = {
            name: {Path(file.file.name).suffix for file in files}
            for name, files in image_sources(image).items()
        }
        assert endings == {"avif": {".avif"}, "webp": {".webp"}, "jpeg": {".jpg"}}

    def test_shape_stays(self, image):
        for files in image_sources(image).values():
            for file in files:
                assert file.height == pytest.approx(60 * file.width / 1300, abs=1)

    def test_cost_one_query_when_made_before(self, image, django_assert_num_queries):
        image_sources(image)
        again = CreditedImage.objects.get()
        with django_assert_num_queries(1):
            image_sources(again)

    def test_cost_no_query_when_fetched_together(self, image, django_assert_num_queries):
        image_sources(image)
        [again] = CreditedImage.objects.prefetch_related("renditions")
        with django_assert_num_queries(0):
            assert sizes(again)["avif"] == [400, 800, 1200]

    def test_renditions_for_other_purposes_are_no_sources(self, image):
        image.get_rendition("fill-100x100|format-jpeg")
        assert sizes(CreditedImage.objects.get())["jpeg"] == [400, 800, 1200]

    def test_focal_point_changes_no_source(self, image):
        before = {file.pk for files in image_sources(image).values() for file in files}
        image.focal_point_x = image.focal_point_y = image.focal_point_width = image.focal_point_height = 20
        image.save()
        after = {file.pk for files in image_sources(CreditedImage.objects.get()).values() for file in files}
        assert after == before


class TestUnreadableOriginal:
    def test_that_is_lost_has_no_sources_and_is_logged(self, image, caplog):
        Path(image.file.path).unlink()
        with caplog.at_level(logging.ERROR, logger="cms.media"):
            assert sizes(CreditedImage.objects.get()) == in_every_format([])
        assert f"Image {image.pk}" in caplog.text

    def test_that_is_broken_has_no_sources_and_is_logged(self, image, caplog):
        Path(image.file.path).write_bytes(encoded()[:500])
        with caplog.at_level(logging.ERROR, logger="cms.media"):
            assert sizes(CreditedImage.objects.get()) == in_every_format([])
        assert f"Image {image.pk}" in caplog.text

    def test_keeps_the_sources_made_before(self, image):
        image_sources(image)
        Path(image.file.path).unlink()
        assert sizes(CreditedImage.objects.get()) == in_every_format([400, 800, 1200])


class TestBackground:
    """With the worker that also runs in production."""

    @staticmethod
    def work() -> None:
        call_command("db_worker", "--backend=background", "--batch", "--no-startup-delay", "--verbosity=0")

    @staticmethod
    def waiting() -> list[list[int]]:
        return [job.args_kwargs["args"] for job in DBTaskResult.objects.all()]

    def test_a_new_image_is_queued_once_it_is_stored(
        self, db, media_root, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            image = ImageFactory(file=picture(500))
            assert self.waiting() == []
        assert self.waiting() == [[image.pk]]

    def test_a_new_title_is_no_reason_to_work(self, image, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            image.title = "Another"
            image.save()
        assert self.waiting() == []

    def test_a_new_file_loses_the_old_renditions_and_is_queued(
        self, image, django_capture_on_commit_callbacks
    ):
        old = [file.pk for files in image_sources(image).values() for file in files]
        with django_capture_on_commit_callbacks(execute=True):
            image.file = ImageFile(stored(encoded(drawing(size=(300, 200)))), name="new.jpg")
            image.save()
        assert self.waiting() == [[image.pk]]
        assert not image.renditions.filter(pk__in=old).exists()
        assert sizes(CreditedImage.objects.get()) == in_every_format([300])

    @pytest.mark.django_db(transaction=True, serialized_rollback=True)
    def test_the_worker_builds_all_sources(self, media_root):
        image = ImageFactory(file=picture(450))
        made_at_once = image.renditions.values_list("filter_spec", flat=True)
        assert sorted(made_at_once) == ["width-400|format-jpeg", "width-800|format-jpeg"]
        self.work()
        assert image.renditions.count() == 2 * len(FORMATS)
        assert DBTaskResult.objects.get().status == "SUCCESSFUL"

    def test_building_again_changes_nothing(self, image):
        assert build_renditions.call(image.pk) == ALL
        before = set(image.renditions.values_list("pk", flat=True))
        assert build_renditions.call(image.pk) == ALL
        assert set(image.renditions.values_list("pk", flat=True)) == before

    def test_an_image_deleted_meanwhile_is_nothing_to_do(self, db):
        assert build_renditions.call(987) == 0

    def test_a_lost_original_is_nothing_to_build(self, image):
        Path(image.file.path).unlink()
        assert build_renditions.call(image.pk) == 0
