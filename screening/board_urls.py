"""Addresses of the board, and of the history for those who audit it."""

from django.urls import path

from screening.views import board, board_case, history

app_name = "board"
urlpatterns = [
    path("", board.home, name="home"),
    path("convene/", board.convene, name="convene"),
    path("meetings/<slug:public_id>/", board.meeting, name="meeting"),
    path("meetings/<slug:public_id>/attendance/", board.attendance, name="attendance"),
    path("meetings/<slug:public_id>/open/", board.open_meeting, name="open"),
    path("meetings/<slug:public_id>/close/", board.close_meeting, name="close"),
    path("meetings/<slug:public_id>/cases/", board.put_cases, name="put"),
    path("cases/<slug:public_id>/", board_case.case, name="case"),
    path("cases/<slug:public_id>/decide/", board_case.decide, name="decide"),
    path("cases/<slug:public_id>/stand-aside/", board_case.stand_aside, name="stand_aside"),
    path("history/", history.history, name="history"),
]
