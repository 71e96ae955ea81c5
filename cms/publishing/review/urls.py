from django.urls import path

from cms.publishing.review.views import ReviewView, reviewed_page

urlpatterns = [
    path("<str:token>/", ReviewView.as_view(), name="review"),
    path("<str:token>/page/", reviewed_page, name="reviewed_page"),
]
