"""Plain links with which readers pass an article on: no script, no counter, nothing fetched before."""

from dataclasses import dataclass
from urllib.parse import quote

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class ShareLink:
    name: str
    url: str


def share_links(*, title: str, url: str) -> list[ShareLink]:
    """`url` is the article's absolute address."""
    address, text, both = quote(url, safe=""), quote(title, safe=""), quote(f"{title} {url}", safe="")
    return [
        ShareLink(_("E-mail"), f"mailto:?subject={text}&body={address}"),
        ShareLink("Facebook", f"https://www.facebook.com/sharer/sharer.php?u={address}"),
        ShareLink("X (Twitter)", f"https://x.com/intent/post?url={address}&text={text}"),
        ShareLink("Bluesky", f"https://bsky.app/intent/compose?text={both}"),
        ShareLink("LinkedIn", f"https://www.linkedin.com/sharing/share-offsite/?url={address}"),
    ]
