"""The pages of trouble: each says what happened, what is kept and what to do, in the portal's frame and language."""

import re
from datetime import UTC, datetime

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path, reverse

from recruitment import heartbeat
from recruitment.middleware import BYTES_IN_MB
from recruitment.urls import handler429, handler500
from recruitment.urls import urlpatterns as portal_patterns
from tests import cast

__all__ = ["handler429", "handler500"]  # this module is also the front door of the tests below
FRENCH = {"accept-language": "fr"}


def breaks(request: HttpRequest) -> HttpResponse:
    """A page with a fault of ours."""
    raise ZeroDivisionError


breaks.login_required = False  # type: ignore[attr-defined]
urlpatterns = [*portal_patterns, path("breaks/", breaks)]


@pytest.fixture
def three_languages(settings):
    settings.LANGUAGES = [("en", "English"), ("fr", "French"), ("es", "Spanish")]


def main_of(answer) -> str:
    """The words between the main landmark's tags."""
    return re.search(r"<main.*?</main>", answer.content.decode(), re.S).group()


# What is not there, not allowed, too large, too often


def test_a_wrong_address_offers_the_search_and_says_how_to_check(client):
    answer = client.get("/no-such-page/")
    assert answer.status_code == 404
    assert f'action="{reverse("vacancies:list")}"' in main_of(answer)
    assert "Check the address" in main_of(answer)


@pytest.mark.usefixtures("reference")
def test_a_page_of_a_role_says_as_whom_one_is_signed_in(client):
    client.force_login(cast.person("amara"))
    answer = client.get(reverse("admin:index"), follow=True)
    assert answer.status_code == 403
    assert "You are signed in as" in main_of(answer)
    assert "Sign out" in answer.content.decode()


def test_too_much_at_once_is_answered_in_the_frame_and_says_the_limit(client, settings):
    limit = settings.MAX_REQUEST_MB * BYTES_IN_MB
    answer = client.generic("POST", reverse("account_login"), b"", CONTENT_LENGTH=str(limit + 1))
    assert answer.status_code == 413
    assert f"{settings.MAX_UPLOAD_MB} MB" in main_of(answer)
    assert 'class="masthead"' in answer.content.decode()


@pytest.mark.usefixtures("reference")
def test_too_much_at_once_keeps_a_signed_in_reader_signed_in(client, settings):
    client.force_login(cast.person("amara"))
    limit = settings.MAX_REQUEST_MB * BYTES_IN_MB
    answer = client.generic("POST", reverse("account_login"), b"", CONTENT_LENGTH=str(limit + 1))
    assert answer.status_code == 413
    assert "Sign out" in answer.content.decode()


def test_the_limit_itself_is_not_too_much(client, settings):
    limit = settings.MAX_REQUEST_MB * BYTES_IN_MB
    answer = client.generic("POST", "/no-such-page/", b"", CONTENT_LENGTH=str(limit))
    assert answer.status_code == 404


@pytest.mark.django_db
def test_too_many_attempts_say_when_to_try_again(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    answers = [client.get(reverse("account_login")), *(_attempt(client) for _ in range(2))]
    answer = answers[-1]
    assert answer.status_code == 429
    assert answer["Retry-After"] == "60"
    assert "are as they were" in main_of(answer)


def _attempt(client):
    return client.post(reverse("account_login"), {"login": "x@example.org", "password": "no"})


# A fault of ours


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_fault_is_answered_in_the_readers_language(language, three_languages):
    answer = Client(raise_request_exception=False).get("/breaks/", headers={"accept-language": language})
    assert answer.status_code == 500
    assert f'<html lang="{language}"' in answer.content.decode()
    assert 'href="/"' in main_of(answer)


# Maintenance: these tests have no database, and an access to it would fail them


@pytest.fixture
def closed(settings, tmp_path):
    """The portal in maintenance, with a Valkey that nobody finds; middleware is chosen when a client is new."""
    settings.MAINTENANCE = True
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": f"unix://{tmp_path}/valkey.sock"}}
    return Client()


@pytest.mark.parametrize("address", ["/", "/vacancies/", "/vacancies/x/?q=1", "/accounts/login/", "/desk/", "/admin/"])
def test_in_maintenance_every_page_says_so(closed, address):
    answer = closed.get(address)
    assert answer.status_code == 503
    assert answer["Retry-After"] == "600"
    assert answer["Cache-Control"] == "no-store"
    assert f'href="{address}"' in main_of(answer)
    assert "What you submitted or saved is kept" in main_of(answer)


def test_in_maintenance_a_signed_in_reader_needs_no_session(closed):
    closed.cookies["sessionid"] = "somebody"
    assert closed.get("/applications/").status_code == 503


def test_what_is_sent_in_maintenance_did_not_arrive_and_is_told(closed):
    assert "did not arrive" in main_of(closed.post("/accounts/login/", {"login": "x"}))
    assert "did not arrive" not in main_of(closed.get("/accounts/login/"))


def test_maintenance_speaks_the_readers_language(closed, three_languages):
    answer = closed.get("/", headers=FRENCH)
    assert '<html lang="fr"' in answer.content.decode()
    assert answer["Content-Language"] == "fr"
    closed.cookies["django_language"] = "es"
    assert '<html lang="es"' in closed.get("/", headers=FRENCH).content.decode()
    assert '<html lang="en"' in closed.get("/?lang=en", headers=FRENCH).content.decode()


def test_the_end_of_maintenance_is_told_to_readers_and_machines(closed, settings):
    settings.MAINTENANCE_UNTIL = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
    answer = closed.get("/")
    assert answer["Retry-After"] == "Sun, 22 Nov 2026 05:00:00 GMT"
    assert "22 November 2026, 05:00" in main_of(answer)


@pytest.mark.django_db
def test_in_maintenance_the_health_check_still_looks(closed):
    heartbeat.valkey.cache_clear()
    try:
        answer = closed.get("/healthz")
    finally:
        heartbeat.valkey.cache_clear()
    assert (answer.json()["database"], answer.json()["valkey"]) == ("ok", "no answer")


def test_without_maintenance_nothing_stands_in_the_way(client):
    assert client.get("/accounts/login/").status_code == 200


# The page without a connection, and its worker


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_page_without_a_connection_is_the_same_for_everybody(client, three_languages, language):
    answer = client.get(f"/offline/?language={language}")
    assert f'<html lang="{language}"' in answer.content.decode()
    assert not answer.cookies
    assert "csrf" not in answer.content.decode()


def test_an_unknown_language_gets_the_readers(client):
    assert '<html lang="en"' in client.get("/offline/?language=xx").content.decode()


def test_the_worker_may_serve_every_page_and_is_asked_for_anew(client):
    answer = client.get("/offline-worker.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Cache-Control"] == "no-cache"
    assert not answer.cookies
    assert "worker-src 'self'" in answer["Content-Security-Policy"]


def test_the_worker_keeps_the_page_of_its_language_under_a_name_of_its_own(client, three_languages):
    scripts = [client.get(f"/offline-worker.js?language={code}").content.decode() for code in ("en", "fr", "en")]
    names = [re.search(r'"name": "([^"]+)"', script).group(1) for script in scripts]
    assert names[0] == names[2] != names[1]
    assert '"/offline/?language=fr"' in scripts[1]
