"""The front door. It names the floors by string and imports none of them."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from recruitment.views import health, mailbox, offline, styleguide

# One sign-in for everybody, with its limits of attempts.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

urlpatterns = [
    path("", include("vacancies.home_urls")),
    path("", include("vacancies.feed_urls")),
    path("vacancies/", include("vacancies.urls")),
    path("alerts/", include("vacancies.alert_urls")),
    path("", include("applications.urls")),
    path("desk/vacancies/", include("vacancies.desk_urls")),
    path("desk/", include("screening.desk_urls")),
    path("panel/", include("screening.panel_urls")),
    path("board/", include("screening.board_urls")),
    path("roster/", include("screening.roster_urls")),
    path("mailbox/", mailbox.message_list, name="mailbox"),
    path("mailbox/<slug:public_id>/", mailbox.message_page, name="mailbox_message"),
    path("styleguide/", styleguide.styleguide, name="styleguide"),
    path("offline/", offline.offline, name="offline"),
    path("offline-worker.js", offline.offline_worker, name="offline_worker"),
    path("healthz", health.healthz, name="healthz"),
    path("clock", health.instant, name="clock"),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
]

handler429 = "recruitment.views.trouble.too_many_attempts"
handler500 = "recruitment.views.trouble.server_error"
