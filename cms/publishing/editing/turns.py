"""One writer at a time, for each page."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from wagtail.models import Page


@contextmanager
def turn_on(page_id: int) -> Iterator[None]:
    """A transaction that writes to this page alone: what it reads first stays true until it ends.

    Others who take a turn on the same page wait. A page that is not there is nobody's turn. Rows that
    point to the page may be added meanwhile, so that a reader's form or a log entry never waits.
    """
    with transaction.atomic():
        list(Page.objects.select_for_update(no_key=True).filter(pk=page_id).values_list("pk"))
        yield
