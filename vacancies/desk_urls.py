"""The recruiter's desk, as far as it is about notices: drafts, publication, calls for nominations."""

from django.urls import path

from vacancies.views import desk_calls, desk_drafting, desk_publishing

app_name = "drafts"
urlpatterns = [
    path("new/", desk_drafting.new, name="new"),
    path("calls/<str:public_id>/", desk_calls.call, name="call"),
    path("<str:public_id>/", desk_publishing.page, name="page"),
    path("<str:public_id>/edit/", desk_drafting.edit, name="edit"),
    path("<str:public_id>/settle/<int:place>/", desk_drafting.settle_question, name="settle"),
    path("<str:public_id>/publish/", desk_publishing.publish, name="publish"),
    path("<str:public_id>/extend/", desk_publishing.extend, name="extend"),
    path("<str:public_id>/cancel/", desk_publishing.cancel, name="cancel"),
]
