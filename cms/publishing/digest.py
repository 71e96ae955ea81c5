"""What readers would get of a revision, as one number."""

import hashlib
import json

from django.core.serializers.json import DjangoJSONEncoder
from wagtail.models import Revision

# What a revision holds beside its text: when it is shown, and where the page stands.
_NOT_TEXT = frozenset(
    {
        "alias_of", "content_type", "depth", "draft_title", "expire_at", "expired", "first_published_at",
        "go_live_at", "has_unpublished_changes", "last_published_at", "latest_revision",
        "latest_revision_created_at", "live", "live_revision", "locked", "locked_at", "locked_by",
        "numchild", "owner", "path", "url_path", "wagtail_admin_comments",
    }
)  # fmt: skip


def content_digest(revision: Revision) -> str:
    """A digest of what readers would get of a revision: SHA-256 in hexadecimal digits."""
    text = {name: value for name, value in revision.content.items() if name not in _NOT_TEXT}
    canonical = json.dumps(text, sort_keys=True, cls=DjangoJSONEncoder)
    return hashlib.sha256(canonical.encode()).hexdigest()
