"""Every way in which a file comes in through the admin or the API, and what was answered."""

import json
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import APIToken

from cms.media.models import CreditedImage


@dataclass
class Answer:
    """`error` is empty when the file was taken; `fields` are those the errors stand at."""

    error: str = ""
    fields: tuple[str, ...] = ()


def of_form(response: Any) -> Answer:
    if response.status_code == 302:
        return Answer()
    assert response.status_code == 200
    errors = response.context["form"].errors
    return Answer(str(errors), tuple(errors))


def of_chooser(response: Any) -> Answer:
    assert response.status_code == 200
    answer = json.loads(response.content)
    if answer["step"] == "chosen":
        return Answer()
    errors = response.context["creation_form"].errors
    return Answer(str(errors), tuple(errors))


def of_multiple(response: Any) -> Answer:
    assert response.status_code == 200
    answer = response.json()
    return Answer() if answer["success"] else Answer(answer["error_message"], ("file",))


def add_image(client: Client, file: SimpleUploadedFile, **data: str) -> Answer:
    return of_form(client.post(reverse("wagtailimages:add"), {"title": "Picture", "file": file} | data))


def replace_image(client: Client, file: SimpleUploadedFile, **data: str) -> Answer:
    image = CreditedImage.objects.get()
    url = reverse("wagtailimages:edit", args=[image.pk])
    return of_form(client.post(url, {"title": "Picture", "file": file} | data))


def choose_image(client: Client, file: SimpleUploadedFile, **data: str) -> Answer:
    prefix = "image-chooser-upload"
    fields = {"title": "Picture", "file": file} | data
    url = reverse("wagtailimages_chooser:create")
    return of_chooser(client.post(url, {f"{prefix}-{name}": value for name, value in fields.items()}))


def add_images(client: Client, file: SimpleUploadedFile, **data: str) -> Answer:
    url = reverse("wagtailimages:add_multiple")
    return of_multiple(client.post(url, {"title": "Picture", "files[]": file} | data))


def send_image(client: Client, file: SimpleUploadedFile, **data: str) -> Answer:
    """Through API v3, with the token of a user."""
    _token, key = APIToken.create_token(user=User.objects.get(), name="test")
    fields = {"title": "Picture", "file": file, "collection_id": "1"} | data
    response = client.post("/api/v3/images/", fields, headers={"Authorization": f"Bearer {key}"})
    if response.status_code == 201:
        return Answer()
    assert 400 <= response.status_code < 500, response.content
    return Answer(response.content.decode(), ("file",))


def add_document(client: Client, file: SimpleUploadedFile) -> Answer:
    return of_form(client.post(reverse("wagtaildocs:add"), {"title": "Document", "file": file}))


def choose_document(client: Client, file: SimpleUploadedFile) -> Answer:
    prefix = "document-chooser-upload"
    data = {f"{prefix}-title": "Document", f"{prefix}-file": file}
    return of_chooser(client.post(reverse("wagtaildocs_chooser:create"), data))


def add_documents(client: Client, file: SimpleUploadedFile) -> Answer:
    url = reverse("wagtaildocs:add_multiple")
    return of_multiple(client.post(url, {"title": "Document", "files[]": file}))


ADD_IMAGE = [add_image, choose_image, add_images, send_image]
ADD_DOCUMENT = [add_document, choose_document, add_documents]
