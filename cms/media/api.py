"""API v2: `/api/v2/images/` and `/api/v2/documents/`, of what everybody may see."""

from django.db.models import QuerySet
from wagtail.api.v2.filters import SearchFilter
from wagtail.documents.api.v2.views import DocumentsAPIViewSet
from wagtail.images.api.v2.views import ImagesAPIViewSet

from cms.common.api import FieldsFilter, OrderingFilter, PublicEndpoint
from cms.media.models import CreditedImage, SiteDocument
from cms.media.serializers import CreditedImageSerializer, SiteDocumentSerializer

_RIGHTS = ["holder", "author", "licence", "licence_url", "source_url", "rights_expire_on"]
_SHOWN = ["description", "credit_line", "credit", "focal_point", "renditions"]


class CreditedImagesAPIViewSet(PublicEndpoint, ImagesAPIViewSet):
    model = CreditedImage
    base_serializer_class = CreditedImageSerializer
    filter_backends = [FieldsFilter, OrderingFilter, SearchFilter]
    body_fields = [*ImagesAPIViewSet.body_fields, *_SHOWN, *_RIGHTS]
    listing_default_fields = [*ImagesAPIViewSet.listing_default_fields, "width", "height", *_SHOWN]

    def get_queryset(self) -> QuerySet[CreditedImage]:
        return CreditedImage.objects.public().order_by("pk")


class SiteDocumentsAPIViewSet(PublicEndpoint, DocumentsAPIViewSet):
    model = SiteDocument
    base_serializer_class = SiteDocumentSerializer
    filter_backends = [FieldsFilter, OrderingFilter, SearchFilter]
    body_fields = [*DocumentsAPIViewSet.body_fields, "content_type", "size"]
    listing_default_fields = [*DocumentsAPIViewSet.listing_default_fields, "content_type", "size"]

    def get_queryset(self) -> QuerySet[SiteDocument]:
        return SiteDocument.objects.public().order_by("pk")
