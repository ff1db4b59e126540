"""The recruiter's desk: screening a vacancy that has closed. Drafts and notices are at vacancies.desk_urls."""

from django.urls import path

from screening.views import case, deciding, desk, documents, longlist, recommending, shortlist, telling

app_name = "desk"
urlpatterns = [
    path("", desk.home, name="home"),
    path("cases/<str:public_id>/", case.case, name="case"),
    path("cases/<str:public_id>/claim/", longlist.claim, name="claim"),
    path("cases/<str:public_id>/confirm/", deciding.confirm, name="confirm"),
    path("cases/<str:public_id>/rate/", deciding.rate, name="rate"),
    path("cases/<str:public_id>/outcome/", deciding.outcome, name="outcome"),
    path("cases/<str:public_id>/recommend/", deciding.recommend, name="recommend"),
    path("documents/<str:public_id>/", documents.document, name="document"),
    path("<str:public_id>/", desk.vacancy, name="vacancy"),
    path("<str:public_id>/panel/", desk.name_member, name="panel"),
    path("<str:public_id>/long-list/", longlist.longlist, name="longlist"),
    path("<str:public_id>/long-list/confirm/", longlist.confirm, name="confirm_many"),
    path("<str:public_id>/short-list/", shortlist.shortlist, name="shortlist"),
    path("<str:public_id>/short-list/decide/", shortlist.decide, name="decide_many"),
    path("<str:public_id>/short-list/gate/", shortlist.open_gate, name="gate"),
    path("<str:public_id>/recommending/", recommending.recommending, name="recommending"),
    path("<str:public_id>/telling/", telling.telling, name="telling"),
]
