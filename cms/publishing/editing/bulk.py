"""Publishing of several pages at once."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.http import HttpRequest
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions import PublishBulkAction
from wagtail.models import Page

from cms.publishing.refusals import PublicationRefusedError


class RefusingPublishAction(PublishBulkAction):
    """Takes the place of the stock action: what may not go out is named, and the others go out.

    A chosen page goes out with all of its descendants that were asked for, or none of them does.
    """

    def __init__(self, request: HttpRequest, model: type[Page]) -> None:
        super().__init__(request, model)
        self.refused: list[str] = []

    def get_execution_context(self) -> dict[str, Any]:
        return {**super().get_execution_context(), "refused": self.refused}

    @classmethod
    def execute_action(
        cls, objects: Iterable[Page], *, refused: list[str], **context: Any
    ) -> tuple[int, int]:
        chosen, below = 0, 0
        for page in objects:
            try:
                with transaction.atomic():
                    counts = super().execute_action([page], **context)
            except PublicationRefusedError as refusal:
                refused.append(str(refusal))
            else:
                chosen, below = chosen + counts[0], below + counts[1]
        return chosen, below

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str | None:
        for reason in self.refused:
            messages.error(self.request, reason)
        if not num_parent_objects:
            return None
        message: str = super().get_success_message(num_parent_objects, num_child_objects)
        return message
