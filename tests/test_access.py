"""WCAG 2.2 AA on every main page: axe, structure, keyboard, phone, large letters, dark and forced colours, long words.

Each role walks its pages in one browser with one set of data; the faults of a walk are shown together.
"""

import re

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, Route

from applications.actions import submitting
from recruitment.models import User
from tests import cast
from tests.access import scene as scenes
from tests.access.looking import SOME, Looking

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("reference", "mailbox"),
]


@pytest.fixture
def looking(page: Page, settings):
    """Looks at pages; at the end of the test every fault is named."""
    settings.DEMONSTRATION = True
    looking = Looking(page)
    yield looking
    assert looking.faults == [], f"{len(looking.faults)} faults:\n" + "\n".join(looking.faults)


def enter(page: Page, user: User, live_server) -> None:
    """Let this person be signed in, in place of whoever was."""
    client = Client()
    client.force_login(user)
    page.context.clear_cookies()
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )


def press(page: Page, words: str) -> None:
    page.get_by_role("main").get_by_role("button", name=words).first.click()
    page.wait_for_load_state()


def vacancy_page(vacancy) -> str:
    return reverse("vacancies:page", args=[vacancy.public_id])


def test_what_strangers_read(looking, page, clock):
    scene = scenes.vacancies_only(clock)
    looking.at("/", variants=SOME)
    looking.at(reverse("vacancies:list"), variants=SOME)
    looking.at(reverse("vacancies:list") + "?q=nothing-is-called-this&grade=P-2")
    looking.at(reverse("vacancies:first_tier"))
    looking.at(reverse("vacancies:check") + "?ref=T-1")
    looking.at(reverse("alerts:begin") + "?grade=P-2")
    looking.at(reverse("feeds:about"))
    looking.at(vacancy_page(scene.open), variants=SOME)
    for vacancy in (scene.long, scene.extended, scene.cancelled, scene.closed):
        looking.at(vacancy_page(vacancy))


def test_the_pages_of_an_account(looking, page, clock):
    looking.at(reverse("account_signup"), variants=SOME)
    press(page, "Create account")
    looking.has_summary()
    looking.here("errors")
    page.locator("#id_email").fill("amara@example.org")
    page.locator("#id_password1").fill(cast.PASSWORD)
    page.locator("#id_password2").fill(cast.PASSWORD)
    press(page, "Create account")
    looking.here("code")
    page.locator("#id_code").fill("XXXX-XXXX")
    press(page, "Confirm address")
    looking.has_summary()
    looking.here("wrong code")
    page.context.clear_cookies()
    looking.at(reverse("account_login"))
    page.locator("#id_login").fill("amara@example.org")
    page.locator("#id_password").fill("not-this-one")
    press(page, "Sign in")
    looking.here("errors")
    looking.at(reverse("account_reset_password"))
    page.locator("#id_email").fill("amara@example.org")
    press(page, "Send the link")
    looking.here()


@pytest.mark.parametrize("status", [400, 403, 404, 413, 429, 500, 503, "csrf", "offline"])
def test_the_pages_of_trouble(looking, page, live_server, status, settings):
    body = trouble(status, settings)
    page.route("**/trouble/", lambda route: _answer(route, body))
    page.goto(live_server.url + "/trouble/")
    looking.here(str(status))


def _answer(route: Route, body: str) -> None:
    route.fulfill(status=200, content_type="text/html; charset=utf-8", body=body)


def trouble(status: int | str, settings) -> str:
    """The text of a page of trouble, as a reader gets it."""
    client, address = Client(enforce_csrf_checks=status == "csrf"), reverse("account_login")
    if status == 503:
        settings.MAINTENANCE = True
    if status == 500:
        from recruitment.views.trouble import server_error

        return server_error(client.get(address).wsgi_request).content.decode()
    if status == 429:
        settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
        client.post(address, {"login": "x@example.org", "password": "no"})
    if status == 403:
        client.force_login(cast.person("amara"))
    answer = {
        400: lambda: client.get("/mailbox/?to=a%00"),
        403: lambda: client.get(reverse("panel:home")),
        404: lambda: client.get("/no-such-page/"),
        413: lambda: client.generic("POST", address, b"", CONTENT_LENGTH="99000000"),
        429: lambda: client.post(address, {"login": "x@example.org", "password": "no"}),
        503: lambda: client.get(address),
        "csrf": lambda: client.post(address, {"login": "x"}),
        "offline": lambda: client.get(reverse("offline")),
    }[status]()
    assert answer.status_code == {"csrf": 403, "offline": 200}.get(status, status)
    return answer.content.decode()


def test_what_candidates_write(looking, page, clock, live_server):
    scene = scenes.vacancies_only(clock)
    candidate = scenes.long_name("amara")
    enter(page, candidate, live_server)
    looking.at(reverse("applications:mine"))
    looking.at(reverse("applications:profile"))
    looking.at(reverse("applications:profile_person"))
    press(page, "Save")
    looking.has_summary()
    looking.here("errors")
    for section in ("nationalities", "employment"):
        looking.at(reverse("applications:profile_list", args=[section]))
    page.goto(vacancy_page(scene.open))
    page.get_by_role("main").get_by_role("button", name=re.compile("Apply|Begin")).first.click()
    looking.here("empty", variants=SOME)
    press(page, "Save and check")
    looking.here("nothing filled in")
    application = scenes.draft_application(scene.long, candidate)
    looking.at(reverse("applications:write", args=[application.public_id]))
    page.locator("input[type=file]").set_input_files({"name": "cv.txt", "mimeType": "text/plain", "buffer": b"no"})
    press(page, "Save and stay here")
    looking.has_summary()
    looking.here("errors")
    looking.at(reverse("applications:check", args=[application.public_id]), variants=SOME)
    submission = submitting.submit(application, by=candidate)
    looking.at(reverse("applications:receipt", args=[submission.public_id]))
    looking.at(reverse("applications:status", args=[application.public_id]))
    looking.at(reverse("applications:withdraw", args=[application.public_id]))
    looking.at(reverse("applications:mine"), variants=SOME)
    looking.at(reverse("account_email"))
    looking.at(reverse("account_change_password"))


def test_the_recruiters_desk(looking, page, clock, live_server):
    scene = scenes.whole(clock)
    enter(page, cast.person("recruiter"), live_server)
    closed, case = [scene.closed.public_id], [scene.closed.screenings.first().application.public_id]
    looking.at(reverse("desk:home"), variants=SOME)
    for name in ("vacancy", "longlist", "shortlist", "recommending", "telling"):
        looking.at(reverse(f"desk:{name}", args=closed))
    looking.at(reverse("desk:case", args=case))
    looking.at(reverse("drafts:new"))
    looking.at(reverse("drafts:edit", args=[scene.draft.public_id]))
    page.locator("#id_closing_date").evaluate("field => { field.type = 'text'; field.value = 'soon'; }")
    press(page, "Save the draft")
    looking.has_summary()
    looking.here("errors")
    looking.at(reverse("drafts:publish", args=[scene.draft.public_id]))
    looking.at(reverse("drafts:page", args=[scene.extended.public_id]))
    looking.at(reverse("roster:staff"))


def test_the_panel_the_board_and_the_rest(looking, page, clock, live_server):
    scene = scenes.whole(clock)
    case = scene.meeting.cases.last()
    enter(page, cast.person("panellist"), live_server)
    looking.at(reverse("panel:home"))
    looking.at(reverse("panel:case", args=[case.screening.application.public_id]))
    enter(page, cast.person("chair"), live_server)
    looking.at(reverse("board:home"))
    looking.at(reverse("board:meeting", args=[scene.meeting.public_id]), variants=SOME)
    looking.at(reverse("board:case", args=[case.public_id]), variants=SOME)
    enter(page, cast.person("auditor"), live_server)
    looking.at(reverse("board:history"))
    enter(page, cast.person("amara"), live_server)
    looking.at(reverse("roster:mine"))
    looking.at(reverse("mailbox"))
    staff = cast.person("administrator")
    User.objects.filter(pk=staff.pk).update(is_staff=True)
    enter(page, staff, live_server)
    looking.meant = ("landmark-unique", "two landmarks with one name")  # it shows the frame's own parts once more
    looking.at(reverse("styleguide"))
