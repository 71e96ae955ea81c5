"""What is done for images outside of the request that brought them."""

from django_tasks import task

from cms.media.models import CreditedImage
from cms.media.renditions import image_sources


@task(backend="background")
def build_renditions(image_id: int) -> int:
    """Make the renditions of an image ahead of its first reader; says how many there are now.

    Safe to run again. An image deleted in the meantime has none.
    """
    image = CreditedImage.objects.filter(pk=image_id).first()
    return sum(map(len, image_sources(image).values())) if image else 0
