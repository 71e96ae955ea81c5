"""What people do at the desk, each through the admin's own views; each says whether it was done."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision

from cms.media.models import CreditedImage
from cms.publishing.models import FourEyesTaskState
from cms.publishing.revisions import is_approved
from cms.publishing.scheduling import schedule
from newsroom.models import ArticlePage, NewsIndexPage
from participants.models import Participant
from tests.factories import ArticlePageFactory, ParticipantFactory, image_file
from tests.newsroom.article_form import article_form

TOMORROW = timezone.now().replace(microsecond=0) + timedelta(days=1)
NEXT_WEEK = timezone.now().replace(microsecond=0) + timedelta(days=7)

# Who tries, and whose the article is.
Act = Callable[[Client, User, User], bool]


def pages(client: Client, view: str, *arguments: Any, **data: Any) -> Any:
    return client.post(reverse(f"wagtailadmin_pages:{view}", args=arguments), data)


def opens(client: Client, view: str, *arguments: Any) -> bool:
    return client.get(reverse(view, args=arguments)).status_code == 200


def draft(writer: User, **fields: Any) -> ArticlePage:
    fields = {"live": False, "owner": writer} | fields
    article = ArticlePageFactory(parent=NewsIndexPage.objects.get(), slug="tivat-joins", **fields)
    article.save_revision(user=writer)
    return article


def submitted(writer: User) -> ArticlePage:
    article = draft(writer)
    article.get_workflow().start(article, writer)
    return article


def approved(writer: User) -> ArticlePage:
    article = submitted(writer)
    reader = User.objects.create_superuser("reader")
    FourEyesTaskState.objects.get().approve(user=reader)
    return article


def scheduled(writer: User) -> ArticlePage:
    article = approved(writer)
    schedule(page=article, go_live_at=TOMORROW, user=User.objects.get(username="reader"))
    return article


def live(writer: User) -> ArticlePage:
    article = draft(writer)
    article.get_latest_revision().publish()
    return article


def fresh(page: Page) -> ArticlePage:
    return ArticlePage.objects.get(pk=page.pk)


def due(page: Page) -> Any:
    return Revision.objects.for_instance(page).get().approved_go_live_at


def create_article(client: Client, user: User, author: User) -> bool:
    index = NewsIndexPage.objects.get()
    client.post(reverse("wagtailadmin_pages:add", args=["newsroom", "articlepage", index.pk]), article_form())
    return ArticlePage.objects.exists()


def create_other_page(client: Client, user: User, author: User) -> bool:
    home = NewsIndexPage.objects.get().get_parent()
    return opens(client, "wagtailadmin_pages:add", "home", "standardpage", home.pk)


def edit(client: Client, user: User, author: User) -> bool:
    page = draft(author)
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), article_form(title="Tivat is in"))
    return fresh(page).get_latest_revision_as_object().title == "Tivat is in"


def submit(client: Client, user: User, author: User) -> bool:
    page = draft(author)
    client.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), article_form() | {"action-submit": "Submit"}
    )
    return fresh(page).workflow_in_progress


def answer(client: Client, page: ArticlePage, action: str) -> None:
    pages(client, "workflow_action", page.pk, action, FourEyesTaskState.objects.get().pk, comment="Read.")


def approve(client: Client, user: User, author: User) -> bool:
    page = submitted(author)
    answer(client, page, "approve")
    return is_approved(page.get_latest_revision())


def approve_own(client: Client, user: User, author: User) -> bool:
    page = submitted(user if user.pk else author)
    answer(client, page, "approve")
    return is_approved(page.get_latest_revision())


def request_changes(client: Client, user: User, author: User) -> bool:
    answer(client, submitted(author), "reject")
    return FourEyesTaskState.objects.get().status == "rejected"


def approve_and_publish(client: Client, user: User, author: User) -> bool:
    page = submitted(author)
    answer(client, page, "publish")
    return fresh(page).live


def choose_time(client: Client, page: ArticlePage, moment: Any) -> None:
    data = {
        "go_live_at": timezone.localtime(moment).strftime("%Y-%m-%d %H:%M:%S"),
        "revision": page.get_latest_revision().pk,
    }
    client.post(reverse("publishing_schedule", args=[page.pk]), data)


def schedule_unapproved(client: Client, user: User, author: User) -> bool:
    page = draft(author)
    choose_time(client, page, TOMORROW)
    return due(page) == TOMORROW


def schedule_approved(client: Client, user: User, author: User) -> bool:
    page = approved(author)
    choose_time(client, page, TOMORROW)
    return due(page) == TOMORROW


def move(client: Client, user: User, author: User) -> bool:
    page = scheduled(author)
    choose_time(client, page, NEXT_WEEK)
    return due(page) == NEXT_WEEK


def withdraw(client: Client, user: User, author: User) -> bool:
    page = scheduled(author)
    client.post(reverse("publishing_schedule", args=[page.pk]), {"withdraw": "1"})
    return due(page) is None


def publish(client: Client, user: User, author: User) -> bool:
    page = draft(author)
    client.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), article_form() | {"action-publish": "Publish"}
    )
    return fresh(page).live


def unpublish(client: Client, user: User, author: User) -> bool:
    page = live(author)
    pages(client, "unpublish", page.pk)
    return not fresh(page).live


def delete_draft(client: Client, user: User, author: User) -> bool:
    pages(client, "delete", draft(author).pk)
    return not ArticlePage.objects.exists()


def delete_live(client: Client, user: User, author: User) -> bool:
    pages(client, "delete", live(author).pk)
    return not ArticlePage.objects.exists()


def lock(client: Client, user: User, author: User) -> bool:
    page = draft(author)
    pages(client, "lock", page.pk)
    return fresh(page).locked


def unlock(client: Client, user: User, author: User) -> bool:
    page = draft(author, locked=True, locked_by=author)
    pages(client, "unlock", page.pk)
    return not fresh(page).locked


def see_registry(client: Client, user: User, author: User) -> bool:
    return client.get("/admin/participants/participant/").status_code == 200


def add_participant(client: Client, user: User, author: User) -> bool:
    facts = {"name": "Tivat", "kind": "city", "country": "ME", "status": "candidate"}
    client.post("/admin/participants/participant/create/", facts)
    return Participant.objects.exists()


def change_participant(client: Client, user: User, author: User) -> bool:
    participant = ParticipantFactory()
    return client.get(f"/admin/participants/participant/edit/{participant.pk}/").status_code == 200


def delete_participant(client: Client, user: User, author: User) -> bool:
    participant = ParticipantFactory(status="candidate")
    client.post(f"/admin/participants/participant/delete/{participant.pk}/")
    return not Participant.objects.exists()


def add_image(client: Client, user: User, author: User) -> bool:
    file = SimpleUploadedFile("hall.png", image_file().read(), content_type="image/png")
    data = {"title": "Town hall", "file": file, "description": "The town hall"}
    client.post(reverse("wagtailimages:add"), data)
    return CreditedImage.objects.exists()


def add_author(client: Client, user: User, author: User) -> bool:
    return opens(client, "wagtailsnippets_newsroom_author:add")


def add_category(client: Client, user: User, author: User) -> bool:
    return opens(client, "wagtailsnippets_newsroom_articlecategory:add")


def add_redirect(client: Client, user: User, author: User) -> bool:
    return opens(client, "wagtailredirects:add")


def change_site_settings(client: Client, user: User, author: User) -> bool:
    return client.get(
        reverse("wagtailsettings:edit", args=["home", "sitesettings"]), follow=True
    ).wsgi_request.path.startswith("/admin/settings/")


def see_users(client: Client, user: User, author: User) -> bool:
    return opens(client, "wagtailusers_users:index")


def change_workflow(client: Client, user: User, author: User) -> bool:
    return opens(client, "wagtailadmin_workflows:index")
