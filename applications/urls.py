"""Being written."""

from django.http import HttpResponse
from django.urls import path

app_name = "applications"
urlpatterns = [
    path("applications/", lambda request, **kw: HttpResponse("", status=501), name="mine"),
    path("applications/<str:public_id>/", lambda request, **kw: HttpResponse("", status=501), name="status"),
    path("profile/", lambda request, **kw: HttpResponse("", status=501), name="profile"),
]
