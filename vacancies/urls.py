"""Being written."""

from django.http import HttpResponse
from django.urls import path

app_name = "vacancies"
urlpatterns = [
    path("", lambda request, **kw: HttpResponse("", status=501), name="list"),
    path("<str:public_id>/", lambda request, **kw: HttpResponse("", status=501), name="page"),
]
