"""An image and its rights, in the words of schema.org."""

from typing import Any

from cms.common.schema_org import stated
from cms.media.models import CreditedImage, CreditedRendition


def image_object(image: CreditedImage, rendition: CreditedRendition) -> dict[str, Any]:
    """The image as shown in `rendition`, with all that its credit says."""
    return stated(
        {
            "@type": "ImageObject",
            "contentUrl": rendition.full_url,
            "url": rendition.full_url,
            "width": rendition.width,
            "height": rendition.height,
            "caption": image.description,
            "creditText": image.credit_line,
            "copyrightNotice": image.credit_line,
            "copyrightHolder": {"@type": "Organization", "name": image.holder} if image.holder else None,
            "creator": {"@type": "Person", "name": image.author} if image.author else None,
            "license": image.licence_url,
            "acquireLicensePage": image.source_url,
        }
    )
