"""Uploaded files, where the site serves them itself."""

from pathlib import PurePath

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe
from wagtail.users.models import UserProfile

from cms.media.models import CreditedImage, CreditedRendition
from cms.media.visibility import is_within_rights

_CONTENT_TYPES = {
    "avif": "image/avif",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
}

# An image's file never changes: its name begins with the hash of its content.
_FOR_EVER = "public, max-age=31536000, immutable"
_FOR_AN_HOUR = "public, max-age=3600"
_NEVER = "private, no-store"


@require_safe
def serve_media(request: HttpRequest, path: str) -> HttpResponseBase:
    """An original or a rendition of an image; 404 for every other file, above all for documents.

    A file is found by its exact name in the database, so that no path leads out of the storage.
    People with access to the admin also get private images and the portraits of their colleagues.
    """
    if "\0" in path:
        raise Http404  # No file has such a name, and PostgreSQL refuses to look for one.
    if path.startswith("avatar_images/"):
        file, caching = _portrait(request, path), _NEVER
    else:
        file, image = _image_file(path)
        caching = _caching(request, image)
    return _response(file, caching)


def _image_file(path: str) -> tuple[FieldFile, CreditedImage]:
    if path.startswith("original_images/"):
        image = CreditedImage.objects.filter(file=path).select_related("collection").first()
        if image:
            return image.file, image
    else:
        renditions = CreditedRendition.objects.select_related("image__collection")
        if rendition := renditions.filter(file=path).first():
            return rendition.file, rendition.image
    raise Http404


def _caching(request: HttpRequest, image: CreditedImage) -> str:
    """How long the image may be kept; raises Http404 for those who may not have it at all."""
    restrictions = list(image.collection.get_view_restrictions())
    allowed = is_within_rights(image) and all(each.accept_request(request) for each in restrictions)
    if not allowed and not _is_staff(request.user):
        raise Http404
    if restrictions or not allowed:
        return _NEVER
    return _FOR_AN_HOUR if image.rights_expire_on else _FOR_EVER


def _portrait(request: HttpRequest, path: str) -> FieldFile:
    profile = UserProfile.objects.filter(avatar=path).first()
    if profile is None or not _is_staff(request.user):
        raise Http404
    return profile.avatar


def _is_staff(user: AbstractUser | AnonymousUser) -> bool:
    return user.has_perm("wagtailadmin.access_admin")


def _response(file: FieldFile, caching: str) -> FileResponse:
    name = str(file.name)
    content_type = _CONTENT_TYPES.get(PurePath(name).suffix.lower().removeprefix("."))
    if content_type is None:
        raise Http404
    try:
        content = file.storage.open(name)
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(content, content_type=content_type)
    response["Cache-Control"] = caching
    return response
