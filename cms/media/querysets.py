"""Reading many images or documents."""

from typing import Self

from django.db.models import Q
from django.utils import timezone
from wagtail.documents.models import DocumentQuerySet
from wagtail.images.models import ImageQuerySet

from cms.common.querysets import private_collection_ids


class CreditedImageQuerySet(ImageQuerySet):
    def public(self) -> Self:
        """Those for which `is_shown` is true."""
        within_rights = Q(rights_expire_on=None) | Q(rights_expire_on__gte=timezone.localdate())
        return self.filter(within_rights).exclude(collection__in=private_collection_ids())


class SiteDocumentQuerySet(DocumentQuerySet):
    def public(self) -> Self:
        return self.exclude(collection__in=private_collection_ids())
