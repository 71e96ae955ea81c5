"""axe's accessibility rules on the page as it stands in the browser."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page, *, within: str | None = None) -> list[str]:
    """One line for each violated rule: its name and the elements; `within` limits the look to a selector.

    Waits for the page's main part, which the admin's scripts may still be placing.
    """
    page.locator("main").first.wait_for()
    context = {"include": [[within]]} if within else None
    results = Axe().run(page, context=context, options={"runOnly": {"type": "tag", "values": TAGS}})
    return [
        f"{found['id']}: {[node['html'][:160] for node in found['nodes']]}"
        for found in results.response["violations"]
    ]
