"""Addresses of alerts: saving a search, confirming it, changing it, ending it."""

from django.urls import path

from vacancies.views import alerts

app_name = "alerts"
urlpatterns = [
    path("", alerts.mine, name="mine"),
    path("begin/", alerts.begin, name="begin"),
    path("asked/", alerts.asked, name="asked"),
    path("confirm/<str:confirmation>/", alerts.confirm, name="confirm"),
    path("change/<str:key>/", alerts.change, name="change"),
    path("end/<str:key>/", alerts.end, name="end"),
]
