"""The address of the front."""

from django.urls import path

from vacancies.views import public

urlpatterns = [path("", public.home, name="home")]
