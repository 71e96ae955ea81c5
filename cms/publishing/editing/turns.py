"""One writer at a time, for each page."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from wagtail.models import Page


@contextmanager
def turn_on(*page_ids: int | None) -> Iterator[None]:
    """A transaction that writes to these pages alone: what it reads first stays true until it ends.

    Others who take a turn on one of them wait. A page that is not there is nobody's turn. Rows that point
    to a page may be added meanwhile, so that a reader's form or a log entry never waits.
    """
    with transaction.atomic():
        pages = Page.objects.select_for_update(no_key=True).filter(pk__in=page_ids).order_by("pk")
        list(pages.values_list("pk"))
        yield
