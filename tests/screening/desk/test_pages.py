"""Every page of the desk: as many queries for three rows as for one, and no barrier for anybody."""

from datetime import timedelta

import pytest
from django.urls import reverse

from screening.actions import longlist, panel, shortlist
from screening.enums import Outcome
from screening.rules.confirmation import Wish
from tests import cast
from tests.screening.desk.hands import (
    REASON,
    about,
    at,
    close,
    line,
    queries,
)
from vacancies.actions import publishing

pytestmark = pytest.mark.usefixtures("reference")


def test_every_page_asks_as_often_for_one_case_as_for_three(web, clock, recruiter):
    clock.move_to(cast.PUBLISHED)
    few, many = cast.published(), cast.published()
    for vacancy, names in ((few, ("a",)), (many, ("a", "b", "c"))):
        for name in names:
            cast.submitted(vacancy, cast.person(name), gender="woman", staff_number="S1")
    few, many = close(few, clock), close(many, clock)
    member = cast.person("panellist")
    for vacancy in (few, many):
        ids = list(vacancy.screenings.values_list("pk", flat=True))
        for case in vacancy.screenings.all():
            longlist.check_claim(case, confirmed=True, by=recruiter)
        longlist.confirm(vacancy, ids, Wish(), by=recruiter)
        shortlist.decide(vacancy, ids, Outcome.SHORTLISTED, reason=REASON, by=recruiter)
        panel.name_member(vacancy, member, by=recruiter)
        for case in vacancy.screenings.all():
            need = vacancy.current_publication.terms.competencies[0]
            panel.record(case, need.competency, level=1, evidence="Said so.", by=member)
    web.get(at("vacancy", few))
    for page in ("vacancy", "longlist", "shortlist", "recommending", "telling"):
        assert queries(web, at(page, few)) == queries(web, at(page, many)), page


def test_the_desk_asks_as_often_for_one_vacancy_as_for_three(web, clock, recruiter):
    def one_of_each():
        clock.move_to(cast.PUBLISHED)
        cast.draft()
        closed = cast.published()
        cast.submitted(closed, cast.person("woman"), gender="woman")
        cast.published(closing_date=cast.CLOSING_DATE + timedelta(days=60))
        gone = cast.published(closing_date=cast.CLOSING_DATE + timedelta(days=60))
        publishing.cancel(gone, reason="No funds.", by=recruiter)
        close(closed, clock)

    one_of_each()
    web.get(reverse("desk:home"))
    once = queries(web, reverse("desk:home"))
    one_of_each()
    one_of_each()
    assert queries(web, reverse("desk:home")) == once


def test_the_pages_of_the_desk_hold_no_barrier(page, web, vacancy, recruiter, live_server, axe):
    page.context.add_cookies([{"name": "sessionid", "value": web.cookies["sessionid"].value, "url": live_server.url}])
    look(page, axe, vacancy)
    page.goto(at("longlist", vacancy))
    page.get_by_role("checkbox", name="Choose Example, Woman").check()
    page.get_by_role("button", name="Confirm: see first what will change").click()
    axe(page)
    page.get_by_role("button", name="Confirm 1 application").click()
    axe(page)
    assert page.get_by_text("1 application confirmed.").is_visible()
    assessed_by_hand(vacancy, recruiter)
    look(page, axe, vacancy)
    page.get_by_role("button", name="Tell those who are ticked").click()
    axe(page)
    page.goto(at("shortlist", vacancy))
    page.get_by_role("button", name="Open the gate").click()
    axe(page)
    assert page.get_by_role("alert").is_visible()


def assessed_by_hand(vacancy, recruiter):
    longlist.check_claim(line(vacancy, "insider"), confirmed=True, by=recruiter)
    rest = [line(vacancy, name).pk for name in ("second", "beginner", "insider")]
    longlist.confirm(vacancy, rest, Wish(), by=recruiter)
    first = [line(vacancy, name).pk for name in ("woman", "insider")]
    shortlist.decide(vacancy, first, Outcome.SHORTLISTED, reason=REASON, by=recruiter)
    panel.name_member(vacancy, cast.person("panellist"), by=recruiter)


def look(page, axe, vacancy):
    page.goto(reverse("desk:home"))
    axe(page)
    page.goto(about("case", line(vacancy, "woman")))
    axe(page)
    for name in ("vacancy", "longlist", "shortlist", "recommending", "telling"):
        page.goto(at(name, vacancy))
        axe(page)
