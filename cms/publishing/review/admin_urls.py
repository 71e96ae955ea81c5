from django.urls import path

from cms.publishing.review.admin_views import ReviewsView, revoke_review

urlpatterns = [
    path("reviews/<int:page_id>/", ReviewsView.as_view(), name="publishing_reviews"),
    path("reviews/revoke/<int:pk>/", revoke_review, name="publishing_revoke_review"),
]
