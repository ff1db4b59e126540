"""Addresses of the public pages of vacancies."""

from django.urls import path

from vacancies.views import answers, calendar, check, public, search

app_name = "vacancies"
urlpatterns = [
    path("", search.vacancy_list, name="list"),
    path("first-tier/", answers.first_tier, name="first_tier"),
    path("check/", check.check, name="check"),
    path("<slug:public_id>/", public.vacancy_page, name="page"),
    path("<slug:public_id>/closing.ics", calendar.closing_calendar, name="calendar"),
]
