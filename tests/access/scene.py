"""One organization in the middle of its work, with the longest words that fit, for the walk through its pages."""

from dataclasses import dataclass
from datetime import date

from applications.models import Application
from recruitment.models import User
from screening.models import Meeting
from tests import cast
from tests.screening import steps
from vacancies.actions import publishing
from vacancies.models import Vacancy

STAYS_OPEN = date(2026, 7, 30)
LONG_TITLE = "Verwaltungsangelegenheiten" * 7 + "Koordinator"  # no space in nearly 200 letters
LONG_NAMES = ("Maria-Antonieta-Wijesundara-Fernandez-de-Oliveira", "Papadimitriou-Vasconcelos-Hadjiconstantinou")
REASON = "Few applications came from the listed states, so that the notice is spread once more."


@dataclass
class Scene:
    """What the walk visits."""

    open: Vacancy
    long: Vacancy
    extended: Vacancy
    cancelled: Vacancy
    closed: Vacancy
    draft: Vacancy
    meeting: Meeting | None = None


def vacancies_only(clock) -> Scene:
    """Vacancies in every state, and a clock on the day after they were published."""
    clock.move_to(cast.PUBLISHED)
    recruiter = cast.person("recruiter")
    closed = cast.published(title="Records Assistant", closing_date=date(2026, 2, 18))
    scene = Scene(
        open=cast.published(closing_date=STAYS_OPEN),
        long=cast.published(closing_date=STAYS_OPEN, title=LONG_TITLE, duty_station_city="Llanfairpwllgwyngyll" * 4),
        extended=cast.published(title="Field Assistant", closing_date=date(2026, 6, 1)),
        cancelled=cast.published(title="Supply Clerk", closing_date=date(2026, 6, 1)),
        closed=closed,
        draft=cast.draft(title="Archivist"),
    )
    publishing.extend(scene.extended, STAYS_OPEN, reason=REASON, by=recruiter)
    publishing.cancel(scene.cancelled, reason="The funds were withdrawn by the donor.", by=recruiter)
    clock.move_to(cast.CLOSES_AT.replace(month=2, day=20))
    return scene


def whole(clock) -> Scene:
    """The same with candidates on the short list, one recommended, and a meeting that sits."""
    scene = vacancies_only(clock)
    long_named = long_name("second")
    scene.closed = steps.shortlisted(clock, "amara", long_named.email.partition("@")[0], title="Fleet Associate")
    clock.move_to(steps.SITTING)
    scene.meeting = steps.convene(scene.closed, "amara", "second")
    steps.sit(scene.meeting)
    steps.endorse(scene.closed, "amara")
    return scene


def long_name(name: str) -> User:
    """A person with names as long as they come."""
    user = cast.person(name)
    user.first_name, user.last_name = LONG_NAMES
    user.save()
    return user


def draft_application(vacancy: Vacancy, candidate: User) -> Application:
    """A draft of the candidate that lacks nothing."""
    return cast.written(vacancy, candidate, nationalities=("NA", "ZA"), gender="woman")
