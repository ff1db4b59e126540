"""The recruiter's desk: screening a vacancy that has closed. Drafts and notices are at vacancies.desk_urls."""

from django.urls import path

from screening.views import case, deciding, desk, documents, longlist, recommending, shortlist, telling

app_name = "desk"
urlpatterns = [
    path("", desk.home, name="home"),
    path("cases/<slug:public_id>/", case.case, name="case"),
    path("cases/<slug:public_id>/claim/", longlist.claim, name="claim"),
    path("cases/<slug:public_id>/confirm/", deciding.confirm, name="confirm"),
    path("cases/<slug:public_id>/rate/", deciding.rate, name="rate"),
    path("cases/<slug:public_id>/outcome/", deciding.outcome, name="outcome"),
    path("cases/<slug:public_id>/take-back/", deciding.take_back, name="take_back"),
    path("cases/<slug:public_id>/recommend/", deciding.recommend, name="recommend"),
    path("documents/<slug:public_id>/", documents.document, name="document"),
    path("<slug:public_id>/", desk.vacancy, name="vacancy"),
    path("<slug:public_id>/panel/", desk.name_member, name="panel"),
    path("<slug:public_id>/panel/<slug:member_id>/", desk.release_member, name="release"),
    path("<slug:public_id>/long-list/", longlist.longlist, name="longlist"),
    path("<slug:public_id>/long-list/confirm/", longlist.confirm, name="confirm_many"),
    path("<slug:public_id>/short-list/", shortlist.shortlist, name="shortlist"),
    path("<slug:public_id>/short-list/decide/", shortlist.decide, name="decide_many"),
    path("<slug:public_id>/short-list/gate/", shortlist.open_gate, name="gate"),
    path("<slug:public_id>/recommending/", recommending.recommending, name="recommending"),
    path("<slug:public_id>/telling/", telling.telling, name="telling"),
]
