"""The look of alerts: each match told exactly once, whatever the sweep goes through, and what the letter says."""

import threading
from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from recruitment.models import User
from tests import cast
from tests.test_side_by_side import together
from tests.vacancies.alert_steps import (
    A_DAY,
    STAYS_OPEN,
    asked,
    begun,
    confirmation_in,
    confirmed,
    day,
    letters,
    titles,
)
from tests.vacancies.feeds.test_api_pages import publish_apart, wait_until_somebody_waits
from vacancies.actions import alert_looking, alerting, drafting, publishing, reissuing
from vacancies.actions.alert_looking import look_due
from vacancies.models import Alert, AlertMatch, Vacancy

pytestmark = pytest.mark.usefixtures("reference")


@pytest.fixture(autouse=True)
def at_publication(clock):
    clock.move_to(cast.PUBLISHED)


# Each once


def test_a_match_is_told_once_and_only_what_is_published_after_the_alert_was_begun(clock):
    before = cast.published(title="Before", closing_date=STAYS_OPEN)
    alert = begun()
    clock.move_to(cast.PUBLISHED + timedelta(hours=2))
    after = cast.published(title="After", closing_date=STAYS_OPEN)
    assert look_due() == 0  # its time has not come
    clock.move_to(day(1))
    assert (look_due(), look_due()) == (1, 0)
    assert titles(letters().get()) == ["After"]
    assert set(alert.matches.values_list("vacancy", flat=True)) == {before.pk, after.pk}
    clock.move_to(day(2))
    assert look_due() == 0


def test_the_same_task_run_again_at_the_same_look_tells_nothing_twice(clock):
    """As after a worker that was killed: the look is due again, and the rows say what was told."""
    alert = begun()
    cast.published(closing_date=STAYS_OPEN)
    clock.move_to(day(1))
    look_due()
    Alert.objects.filter(pk=alert.pk).update(next_look_at=cast.PUBLISHED)
    assert look_due() == 0
    assert letters().count() == 1


def test_after_a_week_without_sweeps_one_letter_tells_all_that_is_still_open(clock):
    alert = begun()
    for place, title in enumerate(("First", "Second", "Third")):
        clock.move_to(cast.PUBLISHED + place * A_DAY)
        cast.published(title=title, closing_date=STAYS_OPEN)
    cast.published(title="Closed meanwhile", closing_date=date(2026, 2, 21))
    clock.move_to(cast.PUBLISHED + timedelta(days=8, hours=5))
    assert (look_due(), look_due()) == (1, 0)
    assert sorted(titles(letters().get())) == ["First", "Second", "Third"]
    alert.refresh_from_db()
    before, after = day(9) - timedelta(minutes=5), day(9)
    assert before <= alert.next_look_at < after  # on the grid of the confirmation, not of the outage


def test_a_weekly_alert_looks_after_seven_days(clock):
    begun(rhythm="weekly")
    cast.published(closing_date=STAYS_OPEN)
    clock.move_to(cast.PUBLISHED + timedelta(days=6, hours=23))
    assert look_due() == 0
    clock.move_to(day(7))
    assert look_due() == 1


def test_cancelled_and_closed_vacancies_are_never_told(clock):
    begun()
    cancelled = cast.published(closing_date=STAYS_OPEN)
    publishing.cancel(cancelled, reason="The funds ended.", by=cast.person("recruiter"))
    cast.published(closing_date=date(2026, 2, 18))
    clock.move_to(day(2))
    assert look_due() == 0
    assert not AlertMatch.objects.exists()


def test_an_extension_is_not_told_again(clock):
    begun()
    vacancy = cast.published()
    clock.move_to(day(1))
    look_due()
    publishing.extend(vacancy, STAYS_OPEN, reason="Few applications.", by=cast.person("recruiter"))
    clock.move_to(day(2))
    assert look_due() == 0


def test_a_reissue_is_told_only_to_whom_the_vacancy_was_not_told(clock):
    knows, learns = begun("q=fleet"), begun("q=archive", name="other")
    recruiter = cast.person("recruiter")
    vacancy = cast.published(title="Fleet Associate", closing_date=STAYS_OPEN)
    clock.move_to(day(1))
    assert look_due() == 1
    draft = reissuing.begin_reissue(vacancy, by=recruiter)
    draft = drafting.save_draft(draft, values={"title": "Fleet and Archive Associate"}, by=recruiter)
    reissuing.reissue(draft, reason="The title lacked half of the work.", by=recruiter)
    clock.move_to(day(2))
    assert look_due() == 1
    assert (knows.matches.count(), learns.matches.count()) == (1, 1)
    assert letters().first().to == "other@example.org"


@pytest.mark.parametrize("save", [begun, confirmed])
def test_an_earlier_vacancy_that_meets_the_search_by_a_reissue_is_told(clock, save):
    vacancy = cast.published(title="Fleet Associate", closing_date=STAYS_OPEN)
    clock.move_to(day(1))
    save("q=archive")
    clock.move_to(day(2))
    cast.reissued(vacancy, title="Fleet and Archive Associate")
    clock.move_to(day(3))
    assert (look_due(), look_due()) == (1, 0)
    assert titles(letters().get()) == ["Fleet and Archive Associate"]


@pytest.mark.parametrize("save", [begun, confirmed])
def test_what_met_the_search_before_is_not_told_even_when_it_is_reissued(clock, save):
    vacancy = cast.published(title="Fleet Associate", closing_date=STAYS_OPEN)
    clock.move_to(day(1))
    save("q=fleet")
    clock.move_to(day(2))
    assert look_due() == 0
    cast.reissued(vacancy, title="Fleet Officer")
    clock.move_to(day(3))
    assert look_due() == 0


def test_what_happens_between_asking_and_confirming_is_told(clock):
    vacancy = cast.published(title="Fleet Associate", closing_date=STAYS_OPEN)
    cast.published(title="Archivist of old", closing_date=STAYS_OPEN)
    clock.move_to(day(1))
    asked("q=archivist")
    clock.move_to(day(2))
    cast.published(title="Archivist", closing_date=STAYS_OPEN)
    cast.reissued(vacancy, title="Fleet Archivist")
    alerting.confirm(confirmation_in(letters().get()))
    clock.move_to(day(4))
    assert look_due() == 1
    assert sorted(titles(letters().first())) == ["Archivist", "Fleet Archivist"]


@pytest.mark.parametrize("save", [begun, confirmed])
@pytest.mark.django_db(transaction=True)
def test_a_publication_that_is_being_committed_is_told(transactional_db, reference, clock, save):
    """Its instant is before the alert, and nobody saw it then."""
    clock.move_to(cast.PUBLISHED)
    cast.person("reader")
    draft = cast.draft(closing_date=STAYS_OPEN)
    thread = threading.Thread(target=publish_apart, args=[draft])
    with transaction.atomic():
        Vacancy.objects.select_for_update().get(pk=draft.pk)
        thread.start()
        wait_until_somebody_waits()  # its instant is taken, its draft is locked by us
        alert = save()
    thread.join(30)
    published_at = Vacancy.objects.get(pk=draft.pk).published_at
    assert published_at < alert.begun_at
    clock.move_to(day(1) + A_DAY)
    assert (look_due(), look_due()) == (1, 0)
    assert letters().get().body.count(draft.public_id) == 1


def test_only_what_meets_the_search_is_told(clock):
    begun("grade=P-2&grade=P-3")
    begun("q=archivist", name="other")
    cast.published(title="Archivist", closing_date=STAYS_OPEN)
    cast.published(kind="officer", title="Officer", closing_date=STAYS_OPEN)
    clock.move_to(day(1))
    look_due()
    told = {letter.to: titles(letter) for letter in letters()}
    assert told == {"reader@example.org": ["Officer"], "other@example.org": ["Archivist"]}


def test_closing_soon_tells_a_vacancy_when_it_comes_to_be_so(clock):
    begun("soon=1")
    cast.published(title="Soon", closing_date=date(2026, 3, 1))
    clock.move_to(day(1))
    assert look_due() == 0
    clock.move_to(day(10))
    assert look_due() == 1


def test_many_matches_are_all_remembered_and_twenty_five_are_listed(clock, monkeypatch):
    monkeypatch.setattr(alert_looking, "IN_A_LETTER", 2)
    alert = begun("grade=G-5&grade=G-6&grade=G-4&grade=G-7&sort=newest")
    for number in range(3):
        cast.published(title=f"Post {number}", closing_date=STAYS_OPEN)
    clock.move_to(day(1))
    look_due()
    letter = letters().get()
    assert titles(letter) == ["Post 0", "Post 1"]
    assert "And one more" in letter.body
    assert letter.subject.startswith("3 new vacancies: G-4, G-5")
    assert "/vacancies/?grade=G-4&grade=G-5&grade=G-6&grade=G-7&sort=newest&lang=en" in letter.body
    assert alert.matches.count() == 3


def test_the_look_asks_as_many_questions_for_one_match_as_for_thirty(clock):
    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert look_due() == 1
        return len(asked)

    begun()
    cast.published(closing_date=STAYS_OPEN)
    clock.move_to(day(1))
    one = questions()
    for number in range(30):
        cast.published(title=f"Post {number}", closing_date=STAYS_OPEN)
    clock.move_to(day(2))
    assert questions() == one
    assert "And 5 more" in letters().first().body


def test_an_alert_that_cannot_look_keeps_no_other_from_looking(clock, caplog):
    broken, _whole = begun(), begun(name="other")
    cast.published(closing_date=STAYS_OPEN)
    clock.move_to(day(1))
    Alert.objects.filter(pk=broken.pk).update(rhythm="hourly")  # no such rhythm
    assert look_due() == 1
    assert letters().get().to == "other@example.org"
    assert not broken.matches.exists()
    assert f"Alert {broken.pk} could not look." in caplog.text


def test_a_closed_account_is_sent_nothing(clock):
    begun()
    User.objects.filter(email="reader@example.org").update(is_active=False)
    cast.published(closing_date=STAYS_OPEN)
    clock.move_to(day(1))
    assert look_due() == 0


# The letter


def test_the_letter_says_what_was_found_and_how_to_end_it(clock, settings):
    settings.SITE_URL = "https://jobs.example.org"
    alert = begun("q=fleet")
    vacancy = cast.published(title="Fleet Associate", closing_date=date(2026, 4, 3))
    clock.move_to(day(1))
    look_due()
    letter, listing = letters().get(), vacancy.listing
    assert letter.subject == f"New vacancy: Fleet Associate, {listing.city}"
    assert "“fleet”" in letter.body
    assert f"{listing.city}, " in letter.body
    assert listing.grade in letter.body
    assert "Closes 3 April 2026, 23:59 Geneva (CEST)" in letter.body
    assert f"https://jobs.example.org/vacancies/{vacancy.public_id}/" in letter.body
    key = alerting.key_of(alert)
    assert f"https://jobs.example.org/alerts/change/{key}/" in letter.body
    assert letter.headers == {
        "List-Unsubscribe": f"<https://jobs.example.org/alerts/end/{key}/>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    assert "<" not in letter.body
    assert "\n\n\n" not in letter.body


def test_the_letter_comes_in_the_language_of_the_alert(clock):
    begun("country=CH", language="fr")
    cast.published(closing_date=STAYS_OPEN)
    cast.published(closing_date=STAYS_OPEN)
    clock.move_to(day(1))
    look_due()
    letter = letters().get()
    assert "Suisse" in letter.subject
    assert "30 juillet 2026" in letter.body
    assert "lang=fr" in letter.body


def test_a_title_as_long_as_they_come_fits_the_subject(clock):
    begun()
    cast.published(title="x" * 200, duty_station_city="y" * 100, closing_date=STAYS_OPEN)
    clock.move_to(day(1))
    assert look_due() == 1


def test_it_goes_to_the_present_address_of_the_account(clock):
    begun()
    User.objects.filter(email="reader@example.org").update(email="new@example.org")
    cast.published(closing_date=STAYS_OPEN)
    clock.move_to(day(1))
    look_due()
    assert letters().get().to == "new@example.org"


# Twice at once


@pytest.mark.django_db(transaction=True)
def test_two_sweeps_at_once_tell_once(transactional_db, reference, clock):
    clock.move_to(cast.PUBLISHED)
    alert = begun()
    for number in range(3):
        cast.published(title=f"Post {number}", closing_date=STAYS_OPEN)
    clock.move_to(day(1))
    assert sorted(together(look_due, look_due, look_due)) == [0, 0, 1]
    assert letters().count() == 1
    assert alert.matches.count() == 3


@pytest.mark.django_db(transaction=True)
def test_ending_while_a_sweep_looks_leaves_no_letter(transactional_db, reference, clock):
    clock.move_to(cast.PUBLISHED)
    alert = confirmed()
    cast.published(closing_date=STAYS_OPEN)
    clock.move_to(day(1))
    results = together(look_due, lambda: alerting.end(alerting.key_of(alert)))
    assert results[0] in (0, 1)
    assert results[1] is None
    assert not letters().exists()
    assert not Alert.objects.exists()
