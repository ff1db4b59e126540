"""Saving a search: alerts of accounts and of confirmed addresses, changed, ended, forgotten."""

from datetime import timedelta

import pytest
from django.core.signing import BadSignature

from recruitment.models import OutgoingNotice, User
from recruitment.refusal import Refused
from tests import cast
from tests.test_side_by_side import together
from tests.vacancies.alert_steps import (
    A_DAY,
    ADDRESS,
    COUNTRIES,
    STAYS_OPEN,
    asked,
    begun,
    confirmation_in,
    confirmed,
    criteria,
    day,
    letters,
)
from vacancies.actions import alerting
from vacancies.actions.alert_looking import look_due
from vacancies.models import Alert, AlertMatch

pytestmark = pytest.mark.usefixtures("reference")


@pytest.fixture(autouse=True)
def at_publication(clock):
    clock.move_to(cast.PUBLISHED)


def test_an_account_has_its_alert_at_once_and_one_for_each_search():
    alert = begun("grade=P-3&grade=P-2&sort=newest&first_tier=1")
    assert alert.criteria == "grade=P-2&grade=P-3"
    assert alert.confirmed_at is not None
    again, is_new = alerting.begin(
        criteria("grade=P-2&grade=P-3"), rhythm="weekly", language="fr", by=cast.person("reader")
    )
    assert (again.pk, is_new, again.rhythm) == (alert.pk, False, "daily")
    begun("grade=P-2")
    assert Alert.objects.count() == 2


def test_a_stranger_confirms_by_the_letters_link_and_confirming_twice_changes_nothing(clock):
    alert = asked("q=fleet", rhythm="weekly")
    letter = letters().get()
    assert (letter.to, alert.confirmed_at) == (ADDRESS, None)
    assert letter.subject == "Confirm your alert"
    assert "  Words: “fleet”\n" in letter.body
    assert "How often: Every week" in letter.body
    cast.published(title="Fleet Associate", closing_date=STAYS_OPEN)
    clock.move_to(day(2))
    assert look_due() == 0  # unconfirmed ones do not look
    first = alerting.confirm(confirmation_in(letter))
    clock.move_to(day(3))
    second = alerting.confirm(confirmation_in(letter))
    assert first.confirmed_at == second.confirmed_at
    assert first.next_look_at == second.next_look_at == first.confirmed_at + 7 * A_DAY
    clock.move_to(day(10))
    assert look_due() == 1  # also what was published between asking and confirming


def test_a_link_serves_for_seven_days(clock):
    asked()
    key = confirmation_in(letters().get())
    clock.move_to(day(7))
    with pytest.raises(Refused, match="no longer serves"):
        alerting.confirm(key)
    assert Alert.objects.get().confirmed_at is None


@pytest.mark.parametrize("turn", [str.upper, lambda key: key + "x", lambda key: key[1:], lambda key: ""])
def test_a_key_that_no_letter_held_is_refused(turn):
    alert = asked()
    with pytest.raises(BadSignature):
        alerting.confirm(turn(confirmation_in(letters().get())))
    with pytest.raises(BadSignature):
        alerting.confirm(alerting.key_of(alert))  # the key of ending confirms nothing
    with pytest.raises(BadSignature):
        alerting.end(turn(alerting.key_of(alert)))
    assert Alert.objects.get().confirmed_at is None


def test_asking_again_sends_another_link_and_makes_no_second_alert(clock):
    asked("q=fleet")
    clock.move_to(day(20))
    alert = asked("q=fleet", rhythm="weekly")
    assert letters().count() == 2
    assert alert.rhythm == "weekly"
    clock.move_to(day(26))
    assert alerting.confirm(confirmation_in(letters().first())).pk == alert.pk


def test_who_has_the_alert_already_is_told_so_by_letter_and_nothing_changes():
    alert = confirmed("q=fleet")
    before = Alert.objects.values().get()
    asked("q=fleet", rhythm="weekly", language="fr")
    letter = letters().get()
    assert Alert.objects.values().get() == before
    assert letter.key.startswith(f"alert:{alert.public_id}:alert_already:")
    assert f"/alerts/change/{alerting.key_of(alert)}/" in letter.body


def test_an_account_takes_over_what_its_address_had_not_confirmed():
    asked("q=fleet", address="reader@example.org")
    alert = begun("q=fleet")
    assert alert.user.email == "reader@example.org"
    assert Alert.objects.get().confirmed_at is not None


def test_a_former_address_of_an_account_is_free_for_its_next_owner():
    own = begun("q=fleet")
    User.objects.filter(email="reader@example.org").update(email="new@example.org")
    stranger = asked("q=fleet", address="reader@example.org")
    own.refresh_from_db()
    assert own.email == "new@example.org"
    assert (stranger.pk == own.pk, stranger.user) == (False, None)
    assert letters().get().key.startswith(f"alert:{stranger.public_id}:alert_confirm:")


def test_what_is_no_value_of_a_facet_is_not_kept():
    cast.published(duty_station_city="Nairobi", duty_station_country_id="KE", closing_date=cast.CLOSING_DATE)
    kept = "station=Nairobi%2CKE&country=FR&category=professional&grade=P-3&organization=IOM&language=fr"
    strange = "station=Nairobi%2CFR&country=XX&category=x&grade=P-33&contract=x&family=x&organization=x&language=xx"
    assert begun(f"{strange}&{kept}").criteria == kept
    assert begun(strange).criteria == ""


def test_a_station_stays_known_when_its_last_vacancy_has_closed(clock):
    cast.published(duty_station_city="Nairobi", duty_station_country_id="KE")
    clock.move_to(cast.CLOSES_AT + A_DAY)
    assert begun("station=Nairobi%2CKE").criteria == "station=Nairobi%2CKE"


def test_a_search_with_too_many_parts_is_refused():
    endless = f"q={'文' * 100}&" + "&".join(f"country={code}" for code in COUNTRIES)
    with pytest.raises(Refused, match="too many parts"):
        begun(endless)
    with pytest.raises(Refused, match="too many parts"):
        asked(endless)
    assert not Alert.objects.exists()


# Changing and ending


def test_a_changed_rhythm_counts_from_the_last_look(clock):
    alert = begun()
    clock.move_to(cast.PUBLISHED + timedelta(hours=3))
    weekly = alerting.change_rhythm(alert, "weekly")
    assert weekly.next_look_at == alert.confirmed_at + 7 * A_DAY
    clock.move_to(cast.PUBLISHED + timedelta(days=3, hours=3))
    assert alerting.change_rhythm(weekly, "daily").next_look_at == alert.confirmed_at + 4 * A_DAY


def test_ending_removes_a_strangers_address_with_its_letters(clock):
    alert = confirmed()
    cast.published(closing_date=STAYS_OPEN)
    clock.move_to(day(1))
    look_due()
    key = alerting.key_of(alert)
    alerting.end(key)
    alerting.end(key)  # a mail program may press twice
    assert not Alert.objects.exists()
    assert not AlertMatch.objects.exists()
    assert not OutgoingNotice.objects.filter(to=ADDRESS).exists()
    assert alerting.alert_of(key) is None


def test_ending_an_accounts_alert_keeps_the_search_and_stops_its_letters(clock):
    alert = begun()
    cast.published(closing_date=STAYS_OPEN)
    clock.move_to(day(1))
    look_due()
    alerting.end(alerting.key_of(alert))
    alert.refresh_from_db()
    assert alert.ended_at is not None
    assert not letters().exists()  # what was not sent yet is not sent any more
    clock.move_to(day(2))
    assert look_due() == 0
    with pytest.raises(Refused, match="has ended"):
        alerting.change_rhythm(alert, "weekly")
    assert begun().pk != alert.pk


def test_what_nobody_confirms_is_forgotten_after_thirty_days(clock):
    kept, _forgotten = confirmed("q=kept"), asked("q=forgotten", address="other@example.com")
    clock.move_to(day(29))
    assert alerting.forget_unconfirmed() == 0
    clock.move_to(day(30))
    assert (alerting.forget_unconfirmed(), alerting.forget_unconfirmed()) == (1, 0)
    assert Alert.objects.get() == kept
    assert not OutgoingNotice.objects.filter(to="other@example.com").exists()


@pytest.mark.django_db(transaction=True)
def test_the_same_search_saved_twice_at_once_is_one_alert(transactional_db, reference, clock):
    clock.move_to(cast.PUBLISHED)
    person = cast.person("reader")
    save = lambda: alerting.begin(criteria("q=fleet"), rhythm="daily", language="en", by=person)  # noqa: E731
    found = together(save, save, save)
    assert len({alert.pk for alert, _is_new in found}) == 1
    assert sorted(is_new for _alert, is_new in found) == [False, False, True]
