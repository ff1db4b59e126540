"""Being written."""

from django.http import HttpResponse
from django.urls import path

app_name = "roster"
urlpatterns = [
    path("mine/", lambda request, **kw: HttpResponse("", status=501), name="mine"),
    path("", lambda request, **kw: HttpResponse("", status=501), name="staff"),
]
