"""The whole way in a real browser: nine steps, each by the person it belongs to, with the clock moved by the test.

What beat would do is done here by calling its tasks.
"""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from applications.tasks import lapse_drafts
from recruitment.actions.acting import System
from recruitment.models import OutgoingNotice, User
from recruitment.tasks import send_notices
from screening.demonstration.cast import account
from screening.demonstration.cv import pdf
from screening.models import RosterEntry, Screening
from screening.tasks import announce_roster_ends, make_long_lists
from tests import cast
from tests.vacancies.actions.test_importing import NOTICE
from tests.walking import Walk
from vacancies.actions.importing import import_reading
from vacancies.models import Vacancy
from vacancies.rules.notice import read_notice
from vacancies.tasks import record_closings

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("reference", "mailbox"),
]

TITLE = "Fleet and Logistics Associate"
PUBLISHED = datetime(2026, 4, 20, 8, 0, tzinfo=UTC)
CLOSES_AT = datetime(2026, 5, 15, 21, 59, tzinfo=UTC)
MEETING = datetime(2026, 7, 1, 9, 0, tzinfo=UTC)
STAFF = ("recruiter", "panellist", "board_member", "second_member", "chair", "secretary")


@pytest.fixture
def walk(transactional_db, reference, browser, browser_context_args, live_server, clock, axe) -> Walk:
    """The staff have accounts with passwords; a notice was imported; candidates are still strangers."""
    clock.move_to(PUBLISHED - timedelta(days=2))
    for name in STAFF:
        user = cast.person(name)
        user.set_password(cast.PASSWORD)
        user.save()
    import_reading(read_notice(NOTICE), file_name="notice.txt", by=System("import_notice"))
    walk = Walk(browser, browser_context_args, axe)
    yield walk
    walk.end()


def test_publish_apply_close_tier_shortlist_assess_endorse_roster(walk: Walk, clock):
    # 1. A recruiter completes a draft and publishes it.
    clock.move_to(PUBLISHED)
    recruiter = walk.sign_in("recruiter")
    complete_and_publish(recruiter, walk)

    # 2. Anyone finds it; 3. a candidate signs up, writes and submits; so do a second-tier one and one who is slow.
    candidate = walk.stranger("candidate")
    find(candidate, walk)
    sign_up(candidate, walk, "candidate@example.org")
    fill_profile(candidate, walk, "Amara", "Okafor", nationality="Namibia")
    write(candidate, walk)
    receipt = submit(candidate, walk)
    rival = walk.stranger("rival")
    find(rival, walk)
    sign_up(rival, walk, "rival@example.org")
    fill_profile(rival, walk, "Jonas", "Lindqvist", nationality="Sweden")
    write(rival, walk)
    submit(rival, walk)
    slow = walk.stranger("slow")
    find(slow, walk)
    sign_up(slow, walk, "slow@example.org")
    fill_profile(slow, walk, "Late", "Comer", nationality="France")
    write(slow, walk)
    send_notices()
    candidate.goto("/mailbox/?to=candidate@example.org")
    expect(candidate.get_by_text(receipt).first).to_be_visible()

    # 4. It closes at 23:59:00 Geneva: the last click of the slow one is late, the draft is kept, lapses and is told.
    clock.move_to(CLOSES_AT)
    late(slow, walk)
    sweep()
    assert OutgoingNotice.objects.filter(key__startswith="lapsed:").count() == 1

    # 5. The long list: suggested, previewed, confirmed.
    vacancy = Vacancy.objects.get()
    confirm_long_list(recruiter, walk, vacancy)

    # 6. The short list: the second tier is locked until the gate is opened with a reason.
    shortlist(recruiter, walk, vacancy)

    # 9, in between: nothing was told, so the candidate sees nothing.
    candidate.goto("/applications/")
    expect(candidate.get_by_text("on the short list", exact=False)).to_have_count(0)
    tell(recruiter, walk, vacancy)
    candidate.goto("/applications/")
    expect(candidate.get_by_text("You are on the short list", exact=False)).to_be_visible()

    # 7. The panel records, the recruiter recommends, the board endorses.
    name_the_panel(recruiter, walk, vacancy)
    panellist = walk.sign_in("panellist")
    record(panellist, walk)
    recommend(recruiter, walk, vacancy)
    clock.move_to(MEETING)
    endorse(walk)
    candidate.goto("/roster/mine/")
    expect(candidate.get_by_text(TITLE)).to_have_count(0)
    tell(recruiter, walk, vacancy)

    # 8. The roster: valid through the day 24 months later; pause; announcements; the day after it has ended.
    on_the_roster(candidate, recruiter, walk)
    clock.move_to(MEETING.replace(year=2028) - timedelta(days=7))
    announce_roster_ends()
    assert OutgoingNotice.objects.filter(key__endswith=":7", key__startswith="roster:").exists()
    clock.move_to(MEETING.replace(year=2028) + timedelta(days=1))
    candidate.goto("/roster/mine/")
    expect(candidate.get_by_text("Expired", exact=False).first).to_be_visible()


def sweep() -> None:
    """What beat does within the minute."""
    record_closings()
    lapse_drafts()
    make_long_lists()
    send_notices()


def complete_and_publish(page: Page, walk: Walk) -> None:
    page.goto("/desk/")
    page.get_by_role("link", name=TITLE).first.click()
    expect(page.get_by_text("job family", exact=False).first).to_be_visible()
    page.get_by_label("Job family").select_option("transport")
    page.get_by_label("A person has confirmed who is first tier").check()
    for row in range(2):
        page.locator(f"#id_languages-{row}-level").select_option("3")
    page.get_by_role("button", name="Save the draft").click()
    expect(page.get_by_text("The draft is saved.", exact=True)).to_be_visible()
    page.get_by_role("button", name="Settled").click()
    expect(page.get_by_role("button", name="Settled")).to_have_count(0)
    walk.look(page)
    page.get_by_role("link", name=re.compile("Publish", re.I)).first.click()
    walk.look(page)
    page.get_by_role("button", name=re.compile("Publish", re.I)).click()
    assert Vacancy.objects.get().published_at is not None


def find(page: Page, walk: Walk) -> None:
    page.goto("/")
    walk.look(page)
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    instant = page.locator("time[datetime^='2026-05-15T21:59']").or_(page.locator("time[datetime^='2026-05-15T23:59']"))
    expect(instant.first).to_be_visible()
    expect(page.get_by_text("Namibia").first).to_be_attached()
    expect(page.get_by_text("00:59", exact=False).first).to_be_visible()  # in Nairobi it is the next day
    walk.look(page)


def sign_up(page: Page, walk: Walk, email: str) -> None:
    page.get_by_role("link", name="Create an account to apply").first.click()
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password", exact=False).first.fill(cast.PASSWORD)
    page.get_by_label("Password (again)", exact=False).fill(cast.PASSWORD)
    page.get_by_role("button", name="Create account").click()
    code = walk.code_for(email)
    page.locator("input[name=code]").fill(code)
    page.locator("main button[type=submit]").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)  # back where the candidate came from
    page.get_by_role("button", name=re.compile("Apply|Begin", re.I)).first.click()
    expect(page).to_have_url(re.compile("/write/"))


def fill_profile(page: Page, walk: Walk, given: str, family: str, *, nationality: str) -> None:
    page.get_by_role("link", name="Person").first.click()
    page.get_by_label("Family name").fill(family)
    page.get_by_label("Given name").fill(given)
    page.get_by_label("I prefer not to say").check()
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("link", name="Nationalities").first.click()
    page.locator("#id_nationalities-0-country_id").select_option(label=nationality)
    page.locator("#id_nationalities-0-primary").check()
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("link", name="Education").first.click()
    page.locator("#id_education-0-degree").select_option("2")
    page.locator("#id_education-0-institution").fill("National University")
    page.locator("#id_education-0-completed").select_option(index=1)
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("link", name="Employment").first.click()
    page.locator("#id_employment-0-title").fill("Fleet clerk")
    page.locator("#id_employment-0-employer").fill("City transport")
    page.locator("#id_employment-0-start").fill("2018-03-01")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("link", name="Languages").first.click()
    page.locator("#id_languages-0-language_id").select_option(label="English")
    page.locator("#id_languages-0-level").select_option("4")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page).to_have_url(re.compile("/write/"))


def write(page: Page, walk: Walk) -> None:
    page.get_by_label("Why you apply for this position").fill("I have kept forty vehicles on the road for eight years.")
    cv = {"name": "cv.pdf", "mimeType": "application/pdf", "buffer": pdf(["Curriculum vitae"])}
    page.get_by_label("Curriculum vitae").set_input_files(cv)
    page.get_by_label("No", exact=True).check()
    page.get_by_label("What I state in this application is true and complete").check()
    walk.look(page)
    page.get_by_role("button", name="Save and check").click()
    expect(page).to_have_url(re.compile("/check/"))
    walk.look(page)


def submit(page: Page, walk: Walk) -> str:
    page.get_by_role("button", name=re.compile("Submit application")).first.click()
    expect(page).to_have_url(re.compile("/receipts/"))
    walk.look(page)
    return re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", page.locator("main").inner_text()).group()


def late(page: Page, walk: Walk) -> None:
    page.get_by_role("button", name=re.compile("Submit application")).first.click()
    expect(page.get_by_text("closed", exact=False).first).to_be_visible()
    expect(page.get_by_text("kept", exact=False).first).to_be_visible()
    walk.look(page)


def confirm_long_list(page: Page, walk: Walk, vacancy: Vacancy) -> None:
    page.goto(f"/desk/{vacancy.public_id}/long-list/")
    expect(page.get_by_text("Okafor, Amara")).to_be_visible()
    walk.look(page)
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="Confirm: see first what will change").click()
    expect(page.get_by_text("Okafor, Amara").first).to_be_visible()
    assert not Screening.objects.exclude(eligibility="").exists()
    walk.look(page)
    page.locator("main .btn-primary").click()
    assert list(Screening.objects.order_by("tier").values_list("tier", "tier_ground")) == [
        (1, "nms_nationals"),
        (2, ""),
    ]


def shortlist(page: Page, walk: Walk, vacancy: Vacancy) -> None:
    page.goto(f"/desk/{vacancy.public_id}/short-list/")
    expect(page.get_by_text("locked", exact=False).first).to_be_visible()
    walk.look(page)
    decide_all(page)
    page.goto(f"/desk/{vacancy.public_id}/short-list/")
    page.locator("#gate").get_by_label("Reason", exact=False).fill("The first tier is decided and one place remains.")
    page.get_by_role("button", name="Open the gate").click()
    assert Screening.objects.filter(outcome="shortlisted").count() == 1
    walk.look(page)
    decide_all(page)
    assert Screening.objects.filter(outcome="shortlisted").count() == 2


def decide_all(page: Page) -> None:
    for box in page.locator("table").get_by_role("checkbox", disabled=False).all():
        box.check()
    page.get_by_label("Short-listed", exact=True).check()
    page.locator("#id_reason").fill("Shows the level that is asked for.")
    page.get_by_role("button", name="Decide: see first what will change").click()
    page.locator("main .btn-primary").click()


def tell(page: Page, walk: Walk, vacancy: Vacancy) -> None:
    page.goto(f"/desk/{vacancy.public_id}/telling/")
    walk.look(page)
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="Tell those who are ticked").click()


def name_the_panel(page: Page, walk: Walk, vacancy: Vacancy) -> None:
    page.goto(f"/desk/{vacancy.public_id}/")
    page.get_by_label("Panel member").select_option(label="Panellist Example")
    page.get_by_role("button", name="Name to the panel").click()
    expect(page.get_by_text("Panellist Example").first).to_be_visible()
    walk.look(page)


def record(page: Page, walk: Walk) -> None:
    page.goto("/panel/")
    page.get_by_role("link", name="Okafor", exact=False).first.click()
    for name in sorted({level.get_attribute("name") for level in page.locator("input[name^=level_]").all()}):
        page.locator(f"input[name={name}]").nth(2 if page.locator(f"input[name={name}]").count() > 2 else 1).check()
    for evidence in page.locator("textarea[name^=evidence_]").all():
        evidence.fill("Told of a winter with six vehicles out, and what was learned.")
    walk.look(page)
    page.get_by_role("button", name="Save the record").last.click()
    assert Screening.objects.get(candidate_name="Okafor, Amara").findings.count() == 10


def recommend(page: Page, walk: Walk, vacancy: Vacancy) -> None:
    page.goto(f"/desk/{vacancy.public_id}/recommending/")
    walk.look(page)
    page.get_by_role("link", name="Okafor, Amara").first.click()
    page.get_by_text("Recommend or not").click()
    page.locator("[id$=recommend-recommendation_0]").check()
    page.locator("textarea[id$=recommend-reason]").fill("In every competency at the level asked for.")
    page.get_by_role("button", name="Record the recommendation").click()
    assert Screening.objects.filter(recommendation="recommended").count() == 1


def endorse(walk: Walk) -> None:
    secretary = walk.sign_in("secretary")
    secretary.goto("/board/")
    secretary.get_by_label("Date of the meeting").fill("2026-07-01")
    secretary.get_by_role("button", name="Convene the meeting").click()
    secretary.get_by_role("checkbox", name=re.compile("Okafor")).check()
    secretary.locator("form", has=secretary.locator("[name=cases]")).get_by_role("button").last.click()
    for box in secretary.locator("[name=present]").all():
        box.check()
    secretary.locator("form", has=secretary.locator("[name=present]")).get_by_role("button").last.click()
    walk.look(secretary)
    chair = walk.sign_in("chair")
    chair.goto(secretary.url)
    chair.get_by_role("button", name=re.compile("Open the meeting", re.I)).click()
    chair.get_by_role("link", name="Okafor, Amara").first.click()
    walk.look(chair)
    chair.get_by_label("Endorse", exact=False).first.check()
    chair.get_by_label("Reasons").fill("The process kept to its published criteria.")
    chair.locator("form", has=chair.locator("[name=reasons]")).get_by_role("button").last.click()
    assert RosterEntry.objects.get().ends_on.isoformat() == "2028-07-01"
    walk.look(chair)


def on_the_roster(candidate: Page, recruiter: Page, walk: Walk) -> None:
    recruiter.goto("/roster/")
    expect(recruiter.get_by_text("Okafor", exact=False).first).to_be_visible()
    expect(recruiter.get_by_text("1 July 2028", exact=False).first).to_be_visible()
    walk.look(recruiter)
    candidate.goto("/roster/mine/")
    expect(candidate.get_by_text("1 July 2028", exact=False).first).to_be_visible()
    candidate.get_by_role("button", name="Pause offers").click()
    expect(candidate.get_by_text("Paused", exact=False).first).to_be_visible()
    walk.look(candidate)
    candidate.get_by_role("button", name=re.compile("again|Resume", re.I)).first.click()
    candidate.goto("/applications/")
    expect(candidate.get_by_text("The board has endorsed you", exact=False)).to_be_visible()
    walk.look(candidate)


def test_accounts_of_the_walk_are_confirmed_by_mail_alone(walk: Walk):
    """Nobody is signed in by signing up alone: the address is confirmed by the code first."""
    page = walk.stranger("stranger")
    page.goto("/accounts/signup/")
    page.get_by_label("Email").fill("new@example.org")
    page.get_by_label("Password", exact=False).first.fill(cast.PASSWORD)
    page.get_by_label("Password (again)", exact=False).fill(cast.PASSWORD)
    page.get_by_role("button", name="Create account").click()
    page.goto("/applications/")
    expect(page).to_have_url(re.compile("/accounts/"))
    assert account("new@example.org", "", "") == User.objects.get(email="new@example.org")
