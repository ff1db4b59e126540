"""Steps of a process for the tests of the panel's, the board's and the roster's pages, all through the actions."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from django.test import Client
from playwright.sync_api import Page

from recruitment.models import User
from screening.actions import board, longlist, panel, shortlist, telling
from screening.enums import BoardOutcome, Outcome, Recommendation
from screening.models import Case, Meeting, RosterEntry, Screening
from screening.rules.assessment import level_asked
from screening.rules.confirmation import Wish
from tests import cast
from vacancies.actions.closing import record_due_closings
from vacancies.models import Vacancy

SITTING = datetime(2026, 5, 15, 12, 0, tzinfo=UTC)
MEMBERS = ("board_member", "second_member", "chair")
EVIDENCE = "Told of a winter with six vehicles out."


def shortlisted(clock, *names: str, **values) -> Vacancy:
    """A closed vacancy with these women on the short list and the panellist on its panel."""
    clock.move_to(cast.PUBLISHED)
    vacancy = cast.published(**values)
    for name in names:
        cast.submitted(vacancy, cast.person(name), gender="woman")
    clock.move_to(cast.CLOSES_AT)
    record_due_closings()
    longlist.list_closed_vacancies()
    recruiter, everybody = cast.person("recruiter"), list(vacancy.screenings.values_list("pk", flat=True))
    longlist.confirm(vacancy, everybody, Wish(), by=recruiter)
    shortlist.decide(vacancy, everybody, Outcome.SHORTLISTED, reason="Shows the level.", by=recruiter)
    panel.name_member(vacancy, cast.person("panellist"), by=recruiter)
    return Vacancy.objects.get(pk=vacancy.pk)


def line(vacancy: Vacancy, name: str) -> Screening:
    """The screening of the person of this name."""
    return vacancy.screenings.get(application__candidate__email=f"{name}@example.org")


def assess(screening: Screening) -> None:
    """Everything recorded at the level asked for."""
    for need in screening.vacancy.current_publication.terms.competencies:
        panel.record(
            screening, need.competency, level=level_asked(need), evidence=EVIDENCE, by=cast.person("panellist")
        )


def recommend(screening: Screening) -> Screening:
    """Assessed and recommended."""
    assess(screening)
    reason = "In every competency at the level asked for."
    return panel.recommend(screening, Recommendation.RECOMMENDED, reason=reason, by=cast.person("recruiter"))


def convene(vacancy: Vacancy, *names: str) -> Meeting:
    """A meeting with the cases of these persons on its agenda."""
    for name in MEMBERS:
        cast.person(name)
    secretary = cast.person("secretary")
    meeting = board.convene(vacancy.organization, date(2026, 5, 15), by=secretary)
    for name in names:
        board.put_case(meeting, recommend(line(vacancy, name)), by=secretary)
    return meeting


def sit(meeting: Meeting) -> None:
    """Everybody is there and the board sits."""
    present = [cast.person(name).public_id for name in MEMBERS]
    board.note_presence(meeting, present, by=cast.person("secretary"))
    board.open_meeting(meeting, by=cast.person("chair"))


def case_of(vacancy: Vacancy, name: str) -> Case:
    """The newest case of this person."""
    return line(vacancy, name).cases.latest("pk")


def endorse(vacancy: Vacancy, name: str) -> RosterEntry:
    """The board's endorsement, told to the candidate."""
    decision = board.decide(
        case_of(vacancy, name), BoardOutcome.ENDORSED, reasons="It kept to its criteria.", by=cast.person("chair")
    )
    telling.tell_cases(vacancy, [line(vacancy, name).pk], by=cast.person("recruiter"))
    return decision.roster_entry


def web(user: User) -> Client:
    """A browser without a screen, signed in as this person."""
    client = Client()
    client.force_login(user)
    return client


def text(response) -> str:
    """The page with its white space evened."""
    return " ".join(response.content.decode().split())


def sign_in(page: Page, name: str) -> None:
    """Sign this person in by the page, in a browser."""
    person = cast.person(name)
    person.set_password(cast.PASSWORD)
    person.save()
    page.context.clear_cookies()
    page.goto("/accounts/login/")
    page.fill("[name=login]", person.email)
    page.fill("[name=password]", cast.PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_load_state()


def look(page: Page, axe: Callable[[Page], None]) -> None:
    """No barrier that axe can find and nothing wider than the page, wide and narrow, light and dark."""
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # axe would measure halfway
            axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), page.url
