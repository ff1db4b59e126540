"""Addresses of the assessment panels."""

from django.urls import path

from screening.views import panel

app_name = "panel"
urlpatterns = [
    path("", panel.home, name="home"),
    path("cases/<slug:public_id>/", panel.case, name="case"),
    path("documents/<slug:public_id>/", panel.document, name="document"),
]
