"""What follows an approval. Named in the settings and loaded with Wagtail's models: no imports of ours."""

from typing import Any


def release(workflow_state: Any, user: Any = None) -> None:
    """Schedule what was approved, if it says when; else it waits until somebody schedules or publishes it.

    Wagtail's own action publishes whatever is latest. Raises NotApprovedError for a four-eyes workflow
    that comes to its end without an approval, such as one whose task somebody takes away.
    """
    from cms.publishing.approval.releasing import release_approved  # noqa: PLC0415 (see above)

    release_approved(workflow_state, user=user)
