"""Being written."""

from django.http import HttpResponse
from django.urls import path

app_name = "drafts"
urlpatterns = [
    path("<str:public_id>/edit/", lambda request, **kw: HttpResponse("", status=501), name="edit"),
]
