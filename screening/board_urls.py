"""Being written."""

from django.http import HttpResponse
from django.urls import path

app_name = "board"
urlpatterns = [
    path("", lambda request, **kw: HttpResponse("", status=501), name="home"),
]
