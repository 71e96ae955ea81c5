"""The alliance itself and the way to a page, in the words of schema.org."""

from typing import Any

from django.templatetags.static import static

from cms.common.schema_org import breadcrumb_list, organization
from home.shell import Shell


def things_around(shell: Shell) -> list[dict[str, Any]]:
    """What every page says: who publishes it, and where in the site it stands."""
    if shell.site is None:
        return []
    return [_organization(shell), *_way_to_page(shell)]


def _organization(shell: Shell) -> dict[str, Any]:
    root_url = shell.site.root_url if shell.site else ""
    return organization(
        site_url=f"{root_url}/",
        name=shell.name,
        logo_url=f"{root_url}{static('cms/img/mark.svg')}",
        description=shell.about.local_tagline,
        same_as=[link.url for link in shell.social_links],
    )


def _way_to_page(shell: Shell) -> list[dict[str, Any]]:
    if shell.page is None or not shell.breadcrumbs:
        return []
    steps = [(crumb.title, crumb.full_url) for crumb in shell.breadcrumbs]
    return [breadcrumb_list([*steps, (shell.page.title, shell.page.get_full_url(shell.request))])]
