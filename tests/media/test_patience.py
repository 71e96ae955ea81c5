"""No reader waits for long until images are made."""

import pytest
from django.test import Client

from cms.media import patience
from cms.media.renditions import image_sources
from tests.factories import ArticlePageFactory, ImageFactory, image_file
from tests.html import read


@pytest.fixture
def image(db):
    return ImageFactory(file=image_file(size=(600, 300)))


@pytest.fixture
def _no_patience(monkeypatch):
    monkeypatch.setattr(patience, "SECONDS", -1)
    yield
    patience.end()


def how_many(image) -> dict[str, int]:
    return {name: len(files) for name, files in image_sources(image).items()}


def test_outside_of_a_request_all_are_made(image):
    assert how_many(image) == {"avif": 2, "webp": 2, "jpeg": 2}


@pytest.mark.usefixtures("_no_patience")
def test_when_time_is_up_one_in_the_fallback_format_is_made(image):
    patience.begin()
    assert how_many(image) == {"avif": 0, "webp": 0, "jpeg": 1}


@pytest.mark.usefixtures("_no_patience")
def test_what_is_made_already_is_used_when_time_is_up(image):
    image_sources(image)
    patience.begin()
    assert how_many(image) == {"avif": 2, "webp": 2, "jpeg": 2}


@pytest.mark.usefixtures("_no_patience")
def test_page_shows_what_there_is_and_the_worker_does_the_rest(client: Client, news_index, image):
    ArticlePageFactory(parent=news_index, lead_image=image)
    assert len(read(client, "/news/").select(".entry source")) == 1
    image_sources(image)
    assert len(read(client, "/news/").select(".entry source")) == 3
