"""A stranger finds a vacancy, makes an account, fills the profile, applies: in a real browser, without barriers."""

import re

import pytest
from django.urls import reverse

from applications.actions.telling import tell
from applications.enums import Told
from applications.models import Submission
from recruitment.models import MailboxMessage
from screening.demonstration.cv import pdf
from tests import cast

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("reference")]
SIZES = ((320, "dark"), (1280, "light"))
ADDRESS = "new.candidate@example.org"


@pytest.fixture
def vacancy(clock):
    clock.move_to(cast.PUBLISHED)
    return cast.published(title="Officer for a title that is long enough to be broken over several lines on a phone")


@pytest.fixture
def look(page, axe):
    """Looks at the page in front in both sizes and schemes: no barrier, nothing wider than the window."""

    def look():
        for width, scheme in SIZES:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # else axe meets half a transition
            axe(page)
            assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")

    return look


def sign_in(page, client, user, live_server):
    client.force_login(user)
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])


def press(page, name):
    page.locator("main").get_by_role("button", name=name, exact=True).click()


def test_a_stranger_comes_back_to_the_vacancy_and_applies(page, vacancy, look, mailbox):
    page.goto(reverse("home"))
    look()
    page.get_by_label("Search open vacancies").fill("officer geneva")
    press(page, "Search")
    look()
    page.get_by_role("link", name=re.compile("Officer")).click()
    here = page.url
    look()
    assert page.locator("[data-local]").first.inner_text().endswith("4 April 2026 at 00:59 where you are")
    make_an_account(page)
    assert page.url == here
    page.get_by_role("button", name="Apply for this position").first.click()
    look()
    fill_the_profile(page, look)
    page.get_by_label("Why you apply").fill("I have done this work.\n\n- here\n- there")
    page.get_by_label("Curriculum vitae").set_input_files(
        {"name": "cv.pdf", "mimeType": "application/pdf", "buffer": pdf(["CV"])}
    )
    page.get_by_label("No", exact=True).check()
    page.get_by_label("What I state in this application").check()
    press(page, "Save and check")
    look()
    assert "Iceland, your primary nationality, is on this vacancy’s list" in page.inner_text("main")
    press(page, "Submit application")
    look()
    submission = Submission.objects.get()
    assert page.locator(".code").inner_text() == submission.receipt_number
    assert submission.dossier["person"]["nationalities"] == ["DK", "IS"]


def make_an_account(page):
    page.get_by_role("link", name="Create an account to apply").first.click()
    page.get_by_label("Email").fill(ADDRESS)
    page.locator("[name=password1]").fill(cast.PASSWORD)
    page.locator("[name=password2]").fill(cast.PASSWORD)
    press(page, "Create account")
    page.wait_for_selector("[name=code]")
    letter = MailboxMessage.objects.get(to__icontains=ADDRESS)
    code = re.search(r"^([A-Z0-9-]{6,10})$", letter.body, re.MULTILINE).group(1)
    page.locator("[name=code]").fill(code)
    press(page, "Confirm address")


def fill_the_profile(page, look):
    page.get_by_role("link", name="Person", exact=True).click()
    press(page, "Save")
    look()  # the errors
    page.get_by_label("Family name").fill("Jónsdóttir")
    page.get_by_label("Given name").fill("Katla")
    page.get_by_label("I prefer not to say").check()
    press(page, "Save")
    page.get_by_role("link", name="Nationalities", exact=True).click()
    look()
    rows = page.locator("[data-formset-rows] > *")
    rows.nth(0).get_by_label("Nationality").first.select_option("DK")
    page.get_by_role("button", name="Add another nationality").click()
    rows.nth(2).get_by_label("Nationality").first.select_option("IS")
    rows.nth(2).get_by_label("This is my primary nationality").check()
    press(page, "Save")
    page.get_by_role("link", name="Education", exact=True).click()
    page.get_by_label("Level").first.select_option("2")
    page.get_by_label("Institution").first.fill("National University")
    page.get_by_label("Did you complete it").first.select_option("yes")
    look()
    press(page, "Save")
    page.get_by_role("link", name="Employment", exact=True).click()
    page.get_by_label("Job title").first.fill("Clerk")
    page.get_by_label("Employer").first.fill("City")
    page.get_by_label("First day").first.fill("2020-01-01")
    press(page, "Save")
    page.get_by_role("link", name="Languages", exact=True).click()
    page.locator("[name=languages-0-language_id]").select_option("en")
    press(page, "Save")
    look()  # the errors of a row
    page.get_by_label("Level").first.select_option("4")
    press(page, "Save")
    assert "/write/" in page.url


def test_the_pages_about_an_application_have_no_barrier_in_any_state(
    page, vacancy, look, clock, client, live_server, settings
):
    candidate = cast.person("candidate")
    cast.written(cast.published(), candidate)
    submission = cast.submitted(vacancy, candidate)
    sign_in(page, client, candidate, live_server)
    address = [submission.application.public_id]
    for name in ("mine", "profile"):
        page.goto(reverse(f"applications:{name}"))
        look()
    for name in ("status", "write", "check", "withdraw"):
        page.goto(reverse(f"applications:{name}", args=address))
        look()
    page.goto(reverse("applications:check", args=address))
    clock.move_to(cast.CLOSES_AT)
    page.get_by_role("button", name="Submit application again").click()
    look()
    assert page.locator("h1").inner_text() == "Your application was not taken"
    for what in (Told.SHORTLISTED, Told.ENDORSED):
        tell(submission.application, what, by=cast.person("recruiter"))
    for name in ("mine", "status"):
        page.goto(reverse(f"applications:{name}", args=address if name == "status" else []))
        look()
    page.goto(reverse("vacancies:page", args=[vacancy.public_id]))
    look()
