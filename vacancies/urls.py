"""Addresses of the public pages of vacancies."""

from django.urls import path

from vacancies.views import public

app_name = "vacancies"
urlpatterns = [
    path("", public.vacancy_list, name="list"),
    path("<slug:public_id>/", public.vacancy_page, name="page"),
]
