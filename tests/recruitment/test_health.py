"""`/healthz`, and what every answer of the portal carries."""

from collections.abc import Iterator

import pytest
from django.conf import LazySettings
from django.test import Client

from recruitment import heartbeat
from recruitment.celery import heartbeat as heartbeat_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def no_heartbeat() -> Iterator[None]:
    heartbeat.valkey().delete(heartbeat.KEY)
    yield
    heartbeat.valkey().delete(heartbeat.KEY)


def test_a_portal_whose_servers_answer_is_fit_though_no_beat_was_seen(client: Client, no_heartbeat: None) -> None:
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {
        "status": "ok",
        "database": "ok",
        "valkey": "ok",
        "schedule": "not seen",
        "last_beat_seconds": None,
    }


def test_the_scheduled_task_leaves_a_sign_whose_age_is_told(client: Client, no_heartbeat: None) -> None:
    heartbeat_task.delay()
    found = client.get("/healthz").json()
    assert (found["schedule"], found["last_beat_seconds"] < 30) == ("ok", True)


def test_a_sign_older_than_a_minute_is_called_late(client: Client, no_heartbeat: None) -> None:
    heartbeat.valkey().set(heartbeat.KEY, 1, ex=heartbeat.KEPT_SECONDS - 70)
    found = client.get("/healthz").json()
    assert (found["status"], found["schedule"]) == ("ok", "late")
    assert 70 <= found["last_beat_seconds"] < 100


def test_without_valkey_the_host_is_unfit(
    client: Client, settings: LazySettings, tmp_path_factory: pytest.TempPathFactory
) -> None:
    nowhere = tmp_path_factory.mktemp("nowhere") / "valkey.sock"
    cache = {**settings.CACHES["default"], "LOCATION": f"unix://{nowhere}"}
    settings.CACHES = {"default": cache}
    heartbeat.valkey.cache_clear()
    try:
        answer = client.get("/healthz")
    finally:
        heartbeat.valkey.cache_clear()
    assert (answer.status_code, answer.json()["valkey"]) == (503, "no answer")


def test_a_health_check_writes_nothing_and_accepts_no_post(client: Client) -> None:
    assert client.post("/healthz").status_code == 405
    assert "sessionid" not in client.get("/healthz").cookies


def test_every_page_allows_scripts_and_styles_from_the_portal_only(client: Client) -> None:
    policy = client.get("/accounts/login/").headers["Content-Security-Policy"]
    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert directives["default-src"] == directives["frame-ancestors"] == "'none'"
    assert directives["script-src"] == directives["style-src"] == directives["form-action"] == "'self'"


def test_a_request_that_announces_too_much_is_refused_unread_and_says_the_limit(client: Client) -> None:
    answer = client.generic("POST", "/accounts/login/", b"", CONTENT_LENGTH="21000000")
    assert (answer.status_code, "5 MB" in answer.content.decode()) == (413, True)


def test_a_page_that_nobody_named_public_asks_to_sign_in(client: Client) -> None:
    answer = client.get("/admin/")
    assert (answer.status_code, answer.url.startswith("/a")) == (302, True)
