"""Addresses of the candidate's pages."""

from django.urls import path

from applications.views import own, profile, receipts, writing

app_name = "applications"
urlpatterns = [
    path("applications/", own.mine, name="mine"),
    path("applications/begin/<slug:vacancy_id>/", writing.begin, name="begin"),
    path("applications/<slug:public_id>/", own.status, name="status"),
    path("applications/<slug:public_id>/write/", writing.write, name="write"),
    path("applications/<slug:public_id>/check/", writing.check, name="check"),
    path("applications/<slug:public_id>/submit/", writing.submit, name="submit"),
    path("applications/<slug:public_id>/withdraw/", own.withdraw, name="withdraw"),
    path("receipts/<slug:public_id>/", receipts.receipt, name="receipt"),
    path("receipts/<slug:public_id>/dossier.json", receipts.dossier_file, name="dossier_file"),
    path("documents/<slug:public_id>/", receipts.document, name="document"),
    path("profile/", profile.overview, name="profile"),
    path("profile/person/", profile.person, name="profile_person"),
    path("profile/<slug:section>/", profile.rows, name="profile_list"),
]
