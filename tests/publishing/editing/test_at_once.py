"""Many writers at the same moment, against the product itself on a database of its own."""

import json
import re
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import requests

from tests.newsroom.article_form import article_form
from tests.running import Site, fresh_database

pytestmark = pytest.mark.slow

EDITORS = 12
WRITERS = 20

PREPARE = f"""
import json
from django.contrib.auth.models import Group, User
from wagtail.models import APIToken, Page
from newsroom.models import NewsIndexPage
from cms.publishing.people import EDITORS
index = NewsIndexPage.objects.filter(locale__language_code="en").first()
names = [f"editor{{number}}" for number in range({EDITORS})]
for name in names:
    user = User.objects.create_user(name, f"{{name}}@example.org", "secret")
    user.groups.add(Group.objects.get(name=EDITORS))
key = APIToken.generate_token()
APIToken.objects.create(user=user, name="test", key_hash=APIToken.hash_token(key))
print(json.dumps({{"index": index.pk, "names": names, "token": key}}))
"""
CSRF = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
OPENED = re.compile(r'name="(loaded_revision_\w+)"[^>]*value="([^"]*)"')


def run(site: Site, code: str) -> Any:
    """What the last line of the code prints, as JSON."""
    done = site.manage("shell", "-v", "0", "-c", code)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.strip().splitlines()[-1])


class Newsroom:
    """A running site with its editors, logged in, and the token of one of them."""

    def __init__(self, site: Site) -> None:
        self.site = site
        facts = run(site, PREPARE)
        self.index = facts["index"]
        self.headers = {"authorization": f"Bearer {facts['token']}"}
        self.editors = [self._log_in(name) for name in facts["names"]]

    def _log_in(self, name: str) -> requests.Session:
        session = requests.Session()
        address = f"{self.site.url}/admin/login/"
        token = CSRF.search(session.get(address).text)[1]
        answer = session.post(address, {"csrfmiddlewaretoken": token, "username": name, "password": "secret"})
        assert answer.ok
        return session

    def open(self, editor: requests.Session, path: str) -> dict[str, str]:
        html = editor.get(f"{self.site.url}{path}").text
        return dict(OPENED.findall(html)) | {"csrfmiddlewaretoken": CSRF.search(html)[1]}

    def post(self, editor: requests.Session, path: str, opened: dict[str, str], **fields: Any) -> int:
        data = article_form(**fields) | opened
        return editor.post(f"{self.site.url}{path}", data, allow_redirects=False).status_code

    def api(self, method: str, path: str, body: Any = None, etag: str | None = None) -> requests.Response:
        headers = self.headers | ({"if-match": etag} if etag else {})
        address = f"{self.site.url}/api/v3/pages/{path}"
        return requests.request(method, address, json=body, headers=headers, timeout=60)

    def create(self, title: str) -> requests.Response:
        meta = {"type": "newsroom.ArticlePage", "parent_id": self.index}
        return self.api("POST", "", {"meta": meta, "title": title})

    def children(self) -> list[dict[str, Any]]:
        return run(
            self.site,
            "import json; from wagtail.models import Page; "
            f"index = Page.objects.get(pk={self.index}); "
            "assert index.numchild == index.get_children().count(); "
            "assert not any(Page.find_problems()); "
            'print(json.dumps(list(index.get_children().values("title", "slug", "path"))))',
        )


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    var_dir = tmp_path_factory.mktemp("at-once")
    with fresh_database(var_dir) as database_url:
        site = Site(var_dir, database_url, environment={"WEB_CONCURRENCY": "2"})
        site.start()
        yield Newsroom(site)
        site.stop()


def at_once(acts: list[Callable[[], Any]]) -> list[Any]:
    start = threading.Barrier(len(acts))

    def act_at_the_signal(act: Callable[[], Any]) -> Any:
        start.wait(timeout=60)
        return act()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(act_at_the_signal, acts))


def test_twelve_editors_create_under_one_parent(newsroom: Newsroom) -> None:
    path = f"/admin/pages/add/newsroom/articlepage/{newsroom.index}/"
    before = len(newsroom.children())
    opened = [newsroom.open(editor, path) for editor in newsroom.editors]
    answers = at_once(
        [
            lambda n=n, editor=editor: newsroom.post(
                editor, path, opened[n], title=f"Twelve {n}", slug=f"twelve-{n}"
            )
            for n, editor in enumerate(newsroom.editors)
        ]
    )
    assert answers == [302] * EDITORS
    assert len(newsroom.children()) == before + EDITORS


def test_twelve_editors_with_one_title_get_a_page_or_an_error_at_the_field(newsroom: Newsroom) -> None:
    path = f"/admin/pages/add/newsroom/articlepage/{newsroom.index}/"
    opened = [newsroom.open(editor, path) for editor in newsroom.editors]
    answers = at_once(
        [
            lambda n=n, editor=editor: newsroom.post(editor, path, opened[n], title="The same", slug="same")
            for n, editor in enumerate(newsroom.editors)
        ]
    )
    assert Counter(answers) == {302: 1, 200: EDITORS - 1}
    assert [page["slug"] for page in newsroom.children() if page["title"] == "The same"] == ["same"]


def test_twelve_programs_create_under_one_parent(newsroom: Newsroom) -> None:
    answers = at_once([lambda n=n: newsroom.create(f"Program {n}") for n in range(EDITORS)])
    assert [answer.status_code for answer in answers] == [201] * EDITORS
    assert len([page for page in newsroom.children() if page["title"].startswith("Program")]) == EDITORS


def test_twelve_programs_with_one_title_get_a_page_or_an_error_at_the_field(newsroom: Newsroom) -> None:
    answers = at_once([lambda: newsroom.create("By programs")] * EDITORS)
    assert Counter(answer.status_code for answer in answers) == {201: 1, 422: EDITORS - 1}
    refused = next(answer for answer in answers if answer.status_code == 422)
    assert refused.json()["errors"][0]["loc"] == ["slug"]


def test_of_editors_who_save_at_once_one_saves_and_the_others_are_told(newsroom: Newsroom) -> None:
    page = newsroom.create("Together").json()["id"]
    path = f"/admin/pages/{page}/edit/"
    opened = [newsroom.open(editor, path) for editor in newsroom.editors]
    answers = at_once(
        [
            lambda n=n, editor=editor: newsroom.post(editor, path, opened[n], title=f"T{n}", slug="together")
            for n, editor in enumerate(newsroom.editors)
        ]
    )
    assert Counter(answers) == {302: 1, 409: EDITORS - 1}


def test_of_patches_of_one_version_one_is_taken(newsroom: Newsroom) -> None:
    created = newsroom.create("One version")
    path, etag = f"{created.json()['id']}/", created.headers["ETag"]
    answers = at_once(
        [lambda n=n: newsroom.api("PATCH", path, {"title": f"T{n}"}, etag) for n in range(WRITERS)]
    )
    assert Counter(answer.status_code for answer in answers) == {200: 1, 412: WRITERS - 1}
    (taken,) = [answer.json()["title"] for answer in answers if answer.ok]
    assert newsroom.api("GET", f"{path}?version=draft").json()["title"] == taken


def test_patches_that_read_again_when_they_are_refused_lose_nothing(newsroom: Newsroom) -> None:
    path = f"{newsroom.create('Words').json()['id']}/"

    def append(word: str) -> None:
        while True:
            draft = newsroom.api("GET", f"{path}?version=draft")
            title = f"{draft.json()['title']} {word}"
            answer = newsroom.api("PATCH", path, {"title": title}, draft.headers["ETag"])
            if answer.ok:
                return
            assert answer.status_code == 412

    at_once([lambda n=n: append(f"w{n}") for n in range(WRITERS)])
    words = newsroom.api("GET", f"{path}?version=draft").json()["title"].split()
    assert set(words) == {"Words"} | {f"w{n}" for n in range(WRITERS)}


def test_patches_without_a_version_keep_what_others_were_told_is_saved(newsroom: Newsroom) -> None:
    path = f"{newsroom.create('Fields').json()['id']}/"
    fields = ["title", "seo_title", "search_description", "slug"]

    def patch(n: int) -> tuple[str, str, int]:
        field, value = fields[n % len(fields)], f"value-{n}"
        return field, value, newsroom.api("PATCH", path, {field: value}).status_code

    answers = at_once([lambda n=n: patch(n) for n in range(WRITERS)])
    assert {status for _field, _value, status in answers} <= {200, 409}
    revisions = newsroom.api("GET", f"{path}revisions/?limit=100").json()["items"]
    taken = [(field, value) for field, value, status in answers if status == 200]
    assert len(revisions) == 1 + len(taken)
    draft = newsroom.api("GET", f"{path}?version=draft").json()
    found = {"title": draft["title"]} | draft["meta"]
    for field in {field for field, _value in taken}:
        assert found[field] in [value for name, value in taken if name == field]


def test_nothing_was_an_error_of_ours(newsroom: Newsroom) -> None:
    assert "Internal Server Error" not in newsroom.site.log
