"""Publishing, extending and cancelling a vacancy; what is frozen and what the database holds."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from recruitment.actions.acting import System, acting
from recruitment.refusal import Refused
from tests import cast
from vacancies.actions import drafting, publishing
from vacancies.actions.closing import record_due_closings
from vacancies.enums import VacancyState
from vacancies.models import Publication, Vacancy

pytestmark = pytest.mark.usefixtures("reference")


@pytest.fixture(autouse=True)
def at_publication(clock):
    clock.move_to(cast.PUBLISHED)


@pytest.fixture
def recruiter():
    return cast.person("recruiter")


@pytest.mark.parametrize(
    ("without", "sentence"),
    [
        ({"title": ""}, "title"),
        ({"reference_number": ""}, "reference number"),
        ({"closing_date": None}, "closing date"),
        ({"closing_date": date(2026, 2, 16)}, "has passed"),
        ({"closing_date": date(2206, 4, 3)}, "more than a year"),
        ({"closing_date": date(9999, 12, 31)}, "more than a year"),
        ({"grade_id": None}, "grade"),
        ({"duty_station_country_id": None}, "country of the duty station"),
        ({"tiers_confirmed": False}, "who is first tier"),
        ({"non_represented_codes": []}, "non-represented"),
        ({"core_level": None}, "level"),
        ({"category": "professional"}, "belongs to the category"),
        ({"category": ""}, "belongs to the category"),
        ({"responsibilities": "Work."}, "responsibilities"),
        ({"job_family_id": None}, "job family"),
    ],
)
def test_what_is_missing_is_said_in_sentences_and_nothing_is_published(recruiter, without, sentence):
    draft = cast.draft(**without)
    with pytest.raises(Refused) as refusal:
        publishing.publish(draft, by=recruiter)
    assert len(refusal.value.sentences) == 1
    assert sentence in refusal.value.sentences[0]
    draft.refresh_from_db()
    assert draft.published_at is None
    assert not Publication.objects.exists()


def test_publication_freezes_terms_and_texts(recruiter):
    vacancy = cast.published(duty_station_nationals_excluded=True)
    publication = vacancy.current_publication
    terms = publication.terms
    assert terms.tiers.country_codes == ("IS", "NA", "WS")
    assert (terms.closing.zone, terms.closing.minute, terms.roster_months) == ("Europe/Zurich", 1439, 24)
    assert [(path.degree, path.years) for path in terms.pathways] == [(2, 4), (1, 6)]
    assert {need.level for need in terms.competencies if need.kind == "core"} == {2}
    assert {need.level for need in terms.competencies if need.kind == "value"} == {None}
    assert publication.notice["title"] == vacancy.title
    assert vacancy.closes_at == cast.CLOSES_AT


def test_the_organizations_later_policy_does_not_move_a_published_deadline(recruiter):
    vacancy = cast.published()
    vacancy.organization.closing_minute = 600
    vacancy.organization.save()
    vacancy.refresh_from_db()
    assert vacancy.closes_at == cast.CLOSES_AT
    assert vacancy.current_publication.terms.closing.minute == 1439


@pytest.mark.parametrize(
    "change",
    [
        "title = 'Another'",
        "first_tier_grounds = '{}'",
        "non_represented_codes = '{FR}'",
        "core_level = 1",
        "closing_zone = 'Pacific/Kiritimati'",
        "closing_minute = 1440",
        "published_at = NULL, published_by_id = NULL",
        "closing_date = '2026-03-01'",
    ],
)
def test_the_database_keeps_what_is_frozen(change):
    vacancy = cast.published()
    with acting(by=System("tests")), pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE vacancies_vacancy SET {change} WHERE id = %s", [vacancy.pk])


def test_a_published_vacancy_is_not_deleted():
    vacancy = cast.published()
    with acting(by=System("tests")), pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM vacancies_extension; DELETE FROM vacancies_vacancy WHERE id = %s", [vacancy.pk])


def test_a_published_draft_is_not_saved_again(recruiter):
    vacancy = cast.published()
    with pytest.raises(Refused, match="frozen"):
        drafting.save_draft(vacancy, values={"title": "Another"}, by=recruiter)


def test_a_publication_is_never_changed():
    publication = cast.published().current_publication
    publication.content["notice"]["title"] = "Another"
    with pytest.raises(Exception, match="Cannot update"), acting(by=System("tests")), transaction.atomic():
        publication.save()


def test_a_stranger_may_not_publish():
    draft = cast.draft()
    with pytest.raises(Refused, match="Recruiter"):
        publishing.publish(draft, by=cast.person("stranger"))


def test_extension_moves_the_closing_later_and_keeps_the_first_date(recruiter):
    vacancy = cast.published()
    extension = publishing.extend(vacancy, date(2026, 4, 17), reason="Few applications.", by=recruiter)
    vacancy.refresh_from_db()
    assert vacancy.closes_at == cast.CLOSES_AT + timedelta(days=14)
    assert extension.closing_date_before == cast.CLOSING_DATE
    assert vacancy.current_publication.content["closing_date"] == "2026-04-03"


@pytest.mark.parametrize(
    ("day", "reason", "says"),
    [
        (date(2026, 4, 2), "Sooner.", "never brought forward"),
        (date(2026, 4, 3), "The same.", "never brought forward"),
        (date(2026, 4, 9), "  ", "reason"),
        (date(9999, 12, 31), "Much later.", "more than a year"),
    ],
)
def test_extension_refused(recruiter, day, reason, says):
    vacancy = cast.published()
    with pytest.raises(Refused, match=says):
        publishing.extend(vacancy, day, reason=reason, by=recruiter)


def test_a_closed_vacancy_is_never_opened_again(recruiter, clock):
    vacancy = cast.published()
    clock.move_to(cast.CLOSES_AT)
    with pytest.raises(Refused, match="Only an open vacancy"):
        publishing.extend(vacancy, date(2026, 5, 1), reason="Too few.", by=recruiter)
    with acting(by=System("tests")), pytest.raises(IntegrityError, match="never opened again"), transaction.atomic():
        Vacancy.objects.filter(pk=vacancy.pk).update(closing_date=date(2026, 5, 1))


def test_cancellation_needs_a_reason_and_stays(recruiter):
    vacancy = cast.published()
    with pytest.raises(Refused, match="reason"):
        publishing.cancel(vacancy, reason="", by=recruiter)
    publishing.cancel(vacancy, reason="The funding fell away.", by=recruiter)
    vacancy.refresh_from_db()
    assert vacancy.state(cast.PUBLISHED) == VacancyState.CANCELLED
    with acting(by=System("tests")), pytest.raises(IntegrityError, match="stays cancelled"), transaction.atomic():
        Vacancy.objects.update(cancelled_at=None, cancelled_by=None, cancellation_reason="")


def test_closing_is_recorded_once_and_not_before_its_instant(clock):
    vacancy = cast.published()
    clock.move_to(cast.CLOSES_AT - timedelta(seconds=30))
    assert record_due_closings() == 0
    clock.move_to(cast.CLOSES_AT)
    assert record_due_closings() == 1
    vacancy.refresh_from_db()
    recorded = vacancy.closing_recorded_at
    assert record_due_closings() == 0
    vacancy.refresh_from_db()
    assert vacancy.closing_recorded_at == recorded


def test_closing_is_caught_up_after_a_long_outage(clock):
    cast.published()
    clock.move_to(cast.CLOSES_AT + timedelta(days=40))
    assert record_due_closings() == 1


def test_a_closing_is_not_put_on_record_before_it_has_come():
    vacancy = cast.published()
    with acting(by=System("tests")), pytest.raises(IntegrityError), transaction.atomic():
        Vacancy.objects.filter(pk=vacancy.pk).update(closing_recorded_at=cast.PUBLISHED)
