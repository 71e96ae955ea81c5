"""Editors of one article as their browsers see it: what was loaded is sent back."""

import re
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from tests.newsroom.article_form import PUBLISH, article_form

OPENED = re.compile(r'name="(loaded_revision_\w+)"[^>]*value="([^"]*)"')
NO_REVISION = re.compile(r'form="page-edit-form" name="loaded_revision_id" value="([^"]*)"')


class Desk:
    """One person's editor of one page."""

    def __init__(self, user: Any, page: Page, *, view: str = "edit", revision: int | None = None) -> None:
        self.client = Client()
        self.client.force_login(user)
        arguments = [page.pk] if revision is None else [page.pk, revision]
        self.address = reverse(f"wagtailadmin_pages:{view}", args=arguments)
        self.open()

    def open(self) -> HttpResponse:
        return self._remember(self.client.get(self.address))

    def save(self, **changes: Any) -> HttpResponse:
        actions = {name: changes.pop(name) for name in list(changes) if name.startswith("action-")}
        return self._remember(self.client.post(self.address, article_form(**changes) | self.loaded | actions))

    def publish(self, **changes: Any) -> HttpResponse:
        return self.save(**changes, **PUBLISH)

    def autosave(self, **changes: Any) -> HttpResponse:
        return self.client.post(
            self.address, article_form(**changes) | self.loaded, headers={"accept": "application/json"}
        )

    def _remember(self, response: HttpResponse) -> HttpResponse:
        if response.status_code != 302:
            html = response.content.decode()
            self.loaded = dict(OPENED.findall(html) or [("loaded_revision_id", NO_REVISION.findall(html)[0])])
        return response


def messages_in(response: HttpResponse) -> str:
    return " ".join(str(message) for message in response.context["messages"])
