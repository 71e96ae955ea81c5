from django.urls import path

from cms.publishing.review.views import review, reviewed_page

urlpatterns = [
    path("<str:token>/", review, name="review"),
    path("<str:token>/page/", reviewed_page, name="reviewed_page"),
]
