"""Writing through version 3 as its clients do."""

from typing import Any

from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from wagtail.models import APIToken, Page

PAGES = "/api/v3/pages/"


def token_of(user: User) -> str:
    key = APIToken.generate_token()
    APIToken.objects.create(user=user, name="test", key_hash=APIToken.hash_token(key))
    return key


class Writer:
    """A program that writes as one user. Without an ETag it sends no If-Match."""

    def __init__(self, user: User) -> None:
        self.client = Client(headers={"authorization": f"Bearer {token_of(user)}"})

    def read(self, page: Page, **query: str) -> HttpResponse:
        return self.client.get(f"{PAGES}{page.pk}/", query)

    def draft_etag(self, page: Page) -> str:
        return self.read(page, version="draft")["ETag"]

    def create(self, parent: Page, *, action: str | None = None, **fields: Any) -> HttpResponse:
        meta = {"type": "newsroom.ArticlePage", "parent_id": parent.pk, "action": action}
        return self._send("post", "", None, {"meta": meta, "title": "New"} | fields)

    def patch(self, page: Page, etag: str | None = None, **fields: Any) -> HttpResponse:
        return self._send("patch", f"{page.pk}/", etag, fields)

    def delete(self, page: Page, etag: str | None = None) -> HttpResponse:
        return self._send("delete", f"{page.pk}/", etag, {})

    def act(self, page: Page, action: str, etag: str | None = None, **body: Any) -> HttpResponse:
        return self._send("post", f"{page.pk}/actions/{action}/", etag, body)

    def _send(self, method: str, path: str, etag: str | None, body: dict[str, Any]) -> HttpResponse:
        headers = {} if etag is None else {"if-match": etag}
        send = getattr(self.client, method)
        return send(PAGES + path, body, content_type="application/json", headers=headers)
