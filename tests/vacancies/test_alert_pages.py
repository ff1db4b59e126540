"""The pages of alerts: saving, confirming, changing and ending, signed in and as a stranger; one click from mail."""

import re
from datetime import date, timedelta
from email import message_from_bytes
from urllib.parse import urlencode

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from recruitment.actions.notices import send_due
from recruitment.models import OutgoingNotice
from tests import cast
from tests.vacancies.alert_steps import COUNTRIES
from vacancies.actions import alerting
from vacancies.actions.alert_looking import look_due
from vacancies.models import Alert
from vacancies.rules.searching import FACETS, Criteria
from vacancies.views import alerts as views

pytestmark = pytest.mark.usefixtures("reference")
BEGIN = "/alerts/begin/?q=fleet&station=Geneva%2CCH&grade=G-5&sort=newest"
A_DAY = timedelta(days=1, minutes=5)
STAYS_OPEN = date(2026, 7, 30)


@pytest.fixture(autouse=True)
def at_publication(clock):
    clock.move_to(cast.PUBLISHED)


@pytest.fixture
def reader(client):
    person = cast.person("reader")
    client.force_login(person)
    return person


def text(response):
    return " ".join(response.content.decode().split())


def ask(client, address=BEGIN, *, email="stranger@example.com", rhythm="daily", **headers):
    return client.post(address, {"email": email, "rhythm": rhythm}, **headers)


def link(kind: str) -> str:
    """The address of this kind in the newest letter, without the host."""
    letter = OutgoingNotice.objects.order_by("pk").last()
    return re.search(rf"http://localhost:8000(/alerts/{kind}/\S+)", letter.body).group(1)


def confirmed(client, address=BEGIN, **values) -> Alert:
    ask(client, address, **values)
    client.post(link("confirm"))
    return Alert.objects.latest("pk")


def begun(person, query="") -> Alert:
    criteria = Criteria(words=query)
    return alerting.begin(criteria, rhythm="daily", language="en", by=person)[0]


def test_the_page_says_in_words_what_will_be_searched(client):
    cast.published(title="Fleet Associate", duty_station_city="Geneva", duty_station_country_id="CH", grade_id="G-5")
    shown = text(client.get(BEGIN + "&country=CH&soon=1&language=fr&organization=IOM&category=general_service"))
    for words in (
        "<dt>Words</dt><dd>“fleet”</dd>",
        "<dt>Duty station</dt><dd>Geneva, Switzerland</dd>",
        "<dt>Country</dt><dd>Switzerland</dd>",
        "<dt>Staff category</dt><dd>General Service</dd>",
        "<dt>Grade</dt><dd>G-5</dd>",
        "<dt>Required language</dt><dd>French</dd>",
        "<dd>within 7 days</dd>",
    ):
        assert words in shown
    shown = text(client.get(BEGIN, headers={"accept-language": "fr"}))
    assert "Geneva, Suisse" in shown
    assert "One vacancy that is open now meets it." in text(client.get(BEGIN))


@pytest.mark.parametrize("address", ["/alerts/begin/", "/alerts/begin/?grade=X-9&station=%00&q=<b>&family=none"])
def test_any_search_can_be_saved(client, address):
    shown = text(client.get(address))
    assert "What it looks for" in shown
    assert "<dd>“<b>" not in shown
    assert ask(client, address).status_code == 302
    assert Alert.objects.count() == 1


@pytest.mark.parametrize("name", FACETS)
def test_a_stranger_cannot_put_words_into_a_letter_through_a_facet(client, name):
    cast.published()
    ours = {"station": "Geneva,CH", "country": "CH", "category": "general_service", "grade": "G-5"}
    known = ours.get(name, "")
    for words in ("Your application was chosen, Pay 200 dollars", "\nYour application was chosen,CH", "Bern,CH"):
        address = "/alerts/begin/?" + urlencode([(name, words), (name, known)])
        assert "was chosen" not in text(client.get(address))
        ask(client, address, email=f"{name}{len(words)}@example.com")
        assert Alert.objects.latest("pk").criteria == (urlencode({name: known}) if known else "")
        letter = OutgoingNotice.objects.order_by("pk").last()
        assert letter.subject == "Confirm your alert"
        assert "was chosen" not in letter.body and "Bern" not in letter.body


def test_a_strangers_free_words_stand_quoted_in_one_line_and_not_in_the_subject(client):
    words = "Your application was chosen.\n\u2028\r\nPay at once."
    ask(client, "/alerts/begin/?" + urlencode({"q": words, "organization": "IOM"}))
    letter = OutgoingNotice.objects.get()
    assert letter.subject == "Confirm your alert"
    found = [line for line in letter.body.splitlines() if "Pay at once" in line or "was chosen" in line]
    assert found == ["  Words: “Your application was chosen. Pay at once.”"]


def test_where_i_may_be_first_tier_is_left_out_and_the_page_says_so(client, reader):
    address = "/alerts/begin/?first_tier=1&grade=G-5"
    assert "rests on answers that stay in your browser" in text(client.get(address))
    client.post(address, {"rhythm": "weekly"})
    assert Alert.objects.get().criteria == "grade=G-5"


def test_signed_in_it_is_saved_at_once_in_the_readers_language(client, reader):
    cast.published()  # in Geneva
    response = client.post(BEGIN, {"rhythm": "weekly"}, headers={"accept-language": "fr"}, follow=True)
    alert = Alert.objects.get()
    assert response.redirect_chain == [(reverse("alerts:mine"), 302)]
    assert (alert.user, alert.language, alert.rhythm) == (reader, "fr", "weekly")
    assert alert.criteria == "q=fleet&station=Geneva%2CCH&grade=G-5"
    assert alert.confirmed_at is not None
    assert not OutgoingNotice.objects.exists()
    again = client.post(BEGIN, {"rhythm": "daily"}, headers={"accept-language": "en"}, follow=True)
    assert "You have an alert for this search already" in text(again)
    assert Alert.objects.get().rhythm == "weekly"


def test_a_stranger_gets_a_letter_and_confirms_with_a_button(client):
    response = ask(client, follow=True)
    assert "A letter is on its way" in text(response)
    assert "stranger@example.com" not in text(response)
    here = link("confirm")
    for answer in (client.get(here), client.head(here)):  # what a scanner of mail does
        assert answer.status_code == 200
    assert Alert.objects.get().confirmed_at is None
    shown = client.post(here, follow=True)
    assert "The alert is confirmed" in text(shown)
    assert "“fleet”" in text(shown)
    assert Alert.objects.get().confirmed_at is not None
    assert client.get(here).url == client.post(here).url == shown.redirect_chain[0][0]


@pytest.mark.parametrize("known", ["nobody", "account", "alert", "account's alert"])
def test_the_answer_does_not_tell_what_is_known_about_an_address(client, known):
    if known == "account":
        cast.person("stranger")
    if known == "alert":
        confirmed(Client(), email="stranger@example.org")
    if known == "account's alert":
        alerting.begin(
            Criteria.read({"q": ["fleet"], "station": ["Geneva,CH"], "grade": ["G-5"]}),
            rhythm="daily",
            language="en",
            by=cast.person("stranger"),
        )
    before = OutgoingNotice.objects.count()
    response = ask(client, email="Stranger@Example.org")
    assert (response.status_code, response.url) == (302, reverse("alerts:asked"))
    assert text(client.get(response.url)).count("has this alert") == 0
    assert OutgoingNotice.objects.count() == before + 1
    assert OutgoingNotice.objects.first().to == "stranger@example.org"
    assert Alert.objects.count() == 1


@pytest.mark.parametrize(
    ("email", "rhythm", "sentence"),
    [
        ("", "daily", "Give the address"),
        ("nobody", "daily", "Write the address as name@example.org."),
        ("a@example.org\nBcc: b@example.org", "daily", "Write the address"),
        ("a@example.org", "", "Choose how often"),
        ("a@example.org", "hourly", "Choose every day or every week."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_saved(client, email, rhythm, sentence):
    response = ask(client, email=email, rhythm=rhythm)
    assert response.status_code == 200
    assert sentence in text(response)
    assert "<title>Error:" in text(response)
    assert not Alert.objects.exists()


def test_a_search_that_is_too_long_is_refused_on_the_page(client):
    endless = f"/alerts/begin/?q={'文' * 100}&" + "&".join(f"country={code}" for code in COUNTRIES)
    assert "too many parts" in text(ask(client, endless))
    assert not Alert.objects.exists()


def test_a_link_that_lapsed_or_was_ended_leads_on(client, clock):
    cast.published()  # in Geneva
    ask(client)
    here = link("confirm")
    clock.move_to(cast.PUBLISHED + 7 * A_DAY)
    for answer in (client.get(here), client.post(here)):
        assert answer.status_code == 410
        assert "/alerts/begin/?q=fleet&amp;station=Geneva%2CCH&amp;grade=G-5" in text(answer)
    Alert.objects.all().delete()
    for answer in (client.get(here), client.post(here)):
        assert answer.status_code == 410
        assert "The search and the address are deleted." in text(answer)


def test_who_did_not_ask_can_have_the_address_deleted(client):
    ask(client)
    client.post(link("end").partition("?")[0])
    assert not Alert.objects.exists()
    assert not OutgoingNotice.objects.exists()


@pytest.mark.parametrize("kind", ["confirm", "change", "end"])
def test_an_address_that_no_letter_held_is_not_found(client, kind):
    alert = confirmed(client)
    for key in ("nothing", alert.public_id, alerting.key_of(alert)[:-1], "a.b"):
        address = reverse(f"alerts:{kind}", args=[key])
        assert client.get(address).status_code == client.post(address).status_code == 404
    assert Alert.objects.get().ended_at is None


# Limits


def test_an_address_is_sent_five_letters_an_hour_and_the_page_says_so(client):
    for _time in range(5):
        assert ask(client).status_code == 302
    answer = ask(client)
    assert (answer.status_code, answer["Retry-After"]) == (429, "3600")
    assert "This one was not sent." in text(answer)
    assert OutgoingNotice.objects.count() == 5
    assert ask(client, email="other@example.com").status_code == 302


def test_from_one_place_twenty_letters_an_hour_may_be_asked_for(client, monkeypatch):
    monkeypatch.setattr(views, "MOST_A_PLACE", 3)
    answers = [ask(client, email=f"reader{number}@example.com").status_code for number in range(4)]
    assert answers == [302, 302, 302, 429]
    assert ask(client, email="elsewhere@example.com", REMOTE_ADDR="192.0.2.7").status_code == 302


# One click


def test_the_mail_program_ends_the_alert_with_one_post_without_cookies(client, clock, settings):
    settings.SITE_URL = "https://recruitment.some-organization.example.org"
    alert = confirmed_elsewhere()
    cast.published(title="Fleet Associate", closing_date=STAYS_OPEN)
    clock.move_to(cast.PUBLISHED + A_DAY)
    OutgoingNotice.objects.all().delete()
    assert (look_due(), send_due()) == (1, 1)
    raw = message_from_bytes(mail.outbox[-1].message().as_bytes())  # as it goes over the wire, folded lines and all
    assert raw["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = re.fullmatch(
        r"\s*<https://recruitment\.some-organization\.example\.org(/alerts/end/\S+/)>", raw["List-Unsubscribe"]
    )
    program = Client(enforce_csrf_checks=True)
    for _time in range(2):
        answer = program.post(address.group(1), {"List-Unsubscribe": "One-Click"})
        assert answer.status_code == 200
        assert "This alert has ended" in text(answer)
    assert not Alert.objects.filter(pk=alert.pk).exists()


def confirmed_elsewhere() -> Alert:
    alerting.ask(Criteria(words="fleet"), email="far@example.com", rhythm="daily", language="en")
    alert = Alert.objects.get()
    return alerting.confirm(alerting._confirmation(alert, cast.PUBLISHED))


def test_following_the_link_shows_a_button_and_ends_nothing(client):
    alert = confirmed(client)
    here = reverse("alerts:end", args=[alerting.key_of(alert)])
    shown = text(client.get(here))
    assert client.head(here).status_code == 200
    assert shown.count('<button type="submit" class="btn btn-danger">') == 1
    assert "your address is deleted" in shown
    assert Alert.objects.get().confirmed_at is not None
    ended = text(client.post(here))
    assert "/alerts/begin/?q=fleet" in ended
    assert not Alert.objects.exists()
    assert "This alert has ended" in text(client.get(here))
    assert "This alert has ended" in text(client.get(reverse("alerts:change", args=[alerting.key_of(alert)])))


# Changing


def test_the_letters_link_changes_how_often_without_signing_in(client):
    alert = confirmed(client)
    here = reverse("alerts:change", args=[alerting.key_of(alert)])
    assert "Saved." in text(client.post(here, {"rhythm": "weekly"}, follow=True))
    assert Alert.objects.get().rhythm == "weekly"
    assert "Choose every day or every week." in text(client.post(here, {"rhythm": "hourly"}))
    assert "stranger@example.com" not in text(client.get(here))  # a letter may be passed on


def test_changing_needs_the_forms_own_cookie(client):
    alert = confirmed(client)
    program = Client(enforce_csrf_checks=True)
    for name, key in (("change", alerting.key_of(alert)), ("confirm", alerting._confirmation(alert, cast.PUBLISHED))):
        assert program.post(reverse(f"alerts:{name}", args=[key]), {"rhythm": "weekly"}).status_code == 403
    assert Alert.objects.get().rhythm == "daily"


# My alerts


def test_my_alerts_are_those_of_the_account_and_of_its_address(client, reader):
    begun(reader, "mine")
    confirmed(Client(), "/alerts/begin/?q=by-mail", email=reader.email)
    ask(Client(), "/alerts/begin/?q=unconfirmed", email=reader.email)
    confirmed(Client(), "/alerts/begin/?q=strange")
    begun(cast.person("rival"), "theirs")
    ended = begun(reader, "over")
    client.post(reverse("alerts:end", args=[alerting.key_of(ended)]))
    response = client.get(reverse("alerts:mine"))
    assert [row["title"] for row in response.context["running"]] == ["“mine”", "“by-mail”"]
    assert [row["title"] for row in response.context["ended"]] == ["“over”"]
    assert "/alerts/begin/?q=over" in text(response)


def test_without_alerts_the_page_leads_to_the_search(client, reader):
    assert "You have no alert" in text(client.get(reverse("alerts:mine")))


def test_a_stranger_is_asked_to_sign_in_for_the_page_of_alerts(client):
    assert client.get(reverse("alerts:mine")).status_code == 302


def test_candidates_find_their_alerts_in_the_navigation(client, reader):
    assert '<a href="/alerts/">My alerts</a>' in text(client.get(reverse("applications:mine")))


@pytest.mark.parametrize("name", ["alerts:mine", "alerts:begin"])
def test_the_pages_ask_as_many_questions_for_many_as_for_one(client, reader, name):
    def questions(query: str = "") -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse(name) + query).status_code == 200
        return len(asked)

    cast.published()
    cast.published(duty_station_city="Nairobi", duty_station_country_id="KE")
    address = "/alerts/begin/?{}"
    first, many = "station=Geneva%2CCH&grade=G-5", "station=Geneva%2CCH&station=Nairobi%2CKE&country=FR&grade=P-3"
    client.post(address.format(first), {"rhythm": "daily"})
    client.get(reverse("alerts:mine"))  # which also shows, once, that the first was saved
    one = questions("?" + first)
    for query in (many, "country=IS", "country=NA&country=WS"):
        client.post(address.format(query), {"rhythm": "daily"})
    client.get(reverse("alerts:mine"))
    assert questions("?" + many) == one


@pytest.mark.parametrize("name", ["mine", "begin", "asked", "confirm", "change", "end"])
def test_only_reading_and_sending_is_taken(client, reader, name):
    alert = begun(reader)
    keys = {"confirm": [alerting._confirmation(alert, cast.PUBLISHED)], "change": [alerting.key_of(alert)]}
    keys["end"] = keys["change"]
    assert client.delete(reverse(f"alerts:{name}", args=keys.get(name, []))).status_code == 405
