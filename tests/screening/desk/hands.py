"""What the tests of the desk do again and again: addresses, cases by name, and work done up to a point."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from screening.actions import longlist, panel, shortlist
from screening.enums import Outcome
from screening.models import Screening
from screening.rules.assessment import level_asked
from screening.rules.confirmation import Wish
from tests import cast
from vacancies.actions.closing import record_due_closings
from vacancies.models import Vacancy

REASON = "As the file shows."


def close(vacancy, clock) -> Vacancy:
    clock.move_to(cast.CLOSES_AT)
    record_due_closings()
    longlist.list_closed_vacancies()
    return Vacancy.objects.get(pk=vacancy.pk)


def line(vacancy, name) -> Screening:
    return vacancy.screenings.get(application__candidate__email=f"{name}@example.org")


def public(vacancy, *names):
    return [line(vacancy, name).application.public_id for name in names]


def at(name, vacancy, query=""):
    return reverse(f"desk:{name}", args=[vacancy.public_id]) + query


def about(name, case):
    return reverse(f"desk:{name}", args=[case.application.public_id])


def text(response):
    return " ".join(response.content.decode().split())


def confirmed(vacancy, recruiter):
    longlist.check_claim(line(vacancy, "insider"), confirmed=True, by=recruiter)
    longlist.confirm(vacancy, vacancy.screenings.values_list("pk", flat=True), Wish(), by=recruiter)


def decided(vacancy, recruiter):
    confirmed(vacancy, recruiter)
    for name in ("woman", "insider"):
        shortlist.rate(line(vacancy, name), competency_level=2, note="Page 1.", by=recruiter)
    shortlist.decide(vacancy, [line(vacancy, "woman").pk], Outcome.SHORTLISTED, reason=REASON, by=recruiter)
    shortlist.decide(vacancy, [line(vacancy, "insider").pk], Outcome.NOT_SHORTLISTED, reason=REASON, by=recruiter)


def assessed(vacancy, recruiter, *, short=False):
    decided(vacancy, recruiter)
    member = cast.person("panellist")
    panel.name_member(vacancy, member, by=recruiter)
    needs = vacancy.current_publication.terms.competencies
    for need in needs:
        level = level_asked(need) - (1 if short and need is needs[-1] else 0)
        panel.record(line(vacancy, "woman"), need.competency, level=level, evidence="Said so.", by=member)


def queries(web, url):
    with CaptureQueriesContext(connection) as counted:
        assert web.get(url).status_code == 200
    return len(counted)
