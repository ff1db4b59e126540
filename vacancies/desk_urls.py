"""The recruiter's desk, as far as it is about notices: drafts, publication, corrections, calls for nominations."""

from django.urls import path

from vacancies.views import desk_calls, desk_drafting, desk_publishing, desk_reissuing, desk_translating

app_name = "drafts"
urlpatterns = [
    path("new/", desk_drafting.new, name="new"),
    path("calls/<slug:public_id>/", desk_calls.call, name="call"),
    path("<slug:public_id>/", desk_publishing.page, name="page"),
    path("<slug:public_id>/edit/", desk_drafting.edit, name="edit"),
    path("<slug:public_id>/settle/<int:place>/", desk_drafting.settle_question, name="settle"),
    path("<slug:public_id>/texts/<slug:language>/", desk_translating.translate, name="translate"),
    path("<slug:public_id>/texts/<slug:language>/remove/", desk_translating.remove, name="remove_text"),
    path("<slug:public_id>/publish/", desk_publishing.publish, name="publish"),
    path("<slug:public_id>/extend/", desk_publishing.extend, name="extend"),
    path("<slug:public_id>/correct/", desk_reissuing.begin, name="correct"),
    path("<slug:public_id>/reissue/", desk_reissuing.reissue, name="reissue"),
    path("<slug:public_id>/discard/", desk_reissuing.discard, name="discard"),
    path("<slug:public_id>/cancel/", desk_publishing.cancel, name="cancel"),
]
