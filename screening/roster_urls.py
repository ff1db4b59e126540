"""Addresses of the roster: for staff, and for the candidates who stand on it."""

from django.urls import path

from screening.views import roster, roster_mine

app_name = "roster"
urlpatterns = [
    path("", roster.staff, name="staff"),
    path("mine/", roster_mine.mine, name="mine"),
    path("mine/<slug:public_id>/pause/", roster_mine.pause, name="pause"),
    path("mine/<slug:public_id>/resume/", roster_mine.resume, name="resume"),
    path("mine/<slug:public_id>/leave/", roster_mine.leave, name="leave"),
]
