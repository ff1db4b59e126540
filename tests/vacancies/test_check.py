"""Checking that a notice is real by its reference number."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.screening.steps import look, text
from vacancies.actions import publishing
from vacancies.views import check

pytestmark = pytest.mark.usefixtures("reference")
NUMBER = "VN 2026/0014-GE"


@pytest.fixture(autouse=True)
def at_publication(clock):
    clock.move_to(cast.PUBLISHED)


def ask(ref, **headers):
    return Client().get(reverse("vacancies:check"), {"ref": ref}, headers=headers)


@pytest.mark.parametrize(
    "typed", [NUMBER, "vn2026/0014-ge", " VN–2026 0014 — GE ", "Vn.20260014ge", "ＶＮ２０２６００１４ＧＥ"]
)
def test_a_published_number_is_found_however_it_is_typed(typed):
    vacancy = cast.published(reference_number=NUMBER, title="Data Officer")
    got = ask(typed)
    assert got.status_code == 200
    page = text(got)
    assert "Data Officer" in page
    assert reverse("vacancies:page", args=[vacancy.public_id]) in page
    assert f"{vacancy.duty_station_city}, Switzerland" in page
    assert vacancy.organization.name_en in page
    assert "It is open and closes on 3 April 2026, 23:59 Geneva (CEST)" in page


@pytest.mark.parametrize("typed", ["VN 2026/0014", "VN 2026/0014-GEN", "2026", "%", "_", ".*"])
def test_a_part_of_a_number_or_a_pattern_is_not_the_number(typed):
    cast.published(reference_number=NUMBER, title="Data Officer")
    page = text(ask(typed))
    assert "Data Officer" not in page
    assert "Pay nothing." in page


def test_closed_and_cancelled_ones_are_found_and_say_so(clock):
    cast.published(reference_number="A-1")
    cancelled = cast.published(reference_number="A-2")
    publishing.cancel(cancelled, reason="The project ended.", by=cast.person("recruiter"))
    clock.move_to(cast.CLOSES_AT)
    assert "It closed on 3 April 2026, 23:59 Geneva (CEST). Nobody can apply any more" in text(ask("a1"))
    assert "It was cancelled on 17 February 2026, and nobody will be selected from it." in text(ask("a2"))


def test_nothing_of_a_draft_is_ever_found():
    cast.draft(reference_number=NUMBER, title="Secret so far")
    page = text(ask(NUMBER))
    assert "Secret so far" not in page
    assert f"No vacancy was published here under “{NUMBER}”." in page


def test_what_was_not_found_is_explained_and_shown_as_text():
    page = text(ask('<b onclick="x">9'))
    assert "&lt;b onclick=&quot;x&quot;&gt;9" in page
    assert "<b onclick" not in page
    for words in ("There is a slip in the number", "Pay nothing.", "bank details", "tell your bank at once"):
        assert words in page


def test_two_organizations_with_one_number_are_both_shown():
    from recruitment.models import Organization

    first = cast.published(reference_number=NUMBER, title="Here")
    second = cast.published(reference_number="VN2026-0014-GE", title="There")
    assert Organization.objects.count() > 1
    page = text(ask(NUMBER))
    assert all(reverse("vacancies:page", args=[vacancy.public_id]) in page for vacancy in (first, second))


@pytest.mark.parametrize("typed", ["–", "  ", "\0", "..."])
def test_without_a_letter_or_a_figure_nothing_is_said_of_any_vacancy(typed):
    page = text(ask(typed))
    assert "No vacancy was published here" not in page
    assert "A notice has this number" not in page


def test_it_waits_kindly_when_asked_too_often(monkeypatch):
    monkeypatch.setattr(check, "TIMES", 3)
    cast.published(reference_number=NUMBER, title="Data Officer")
    assert [ask(NUMBER).status_code for _time in range(4)] == [200, 200, 200, 429]
    late = ask(NUMBER)
    assert late["Retry-After"] == "60"
    assert "Nothing is wrong with yours" in text(late)
    assert "Data Officer" not in text(late)
    assert Client().get(reverse("vacancies:check")).status_code == 200  # the empty page is never refused


def test_queries_do_not_grow_with_what_is_found(django_assert_num_queries):
    for number in ("VN 1", "VN-1", "vn/1"):
        cast.published(reference_number=number)
    ask("x")
    with django_assert_num_queries(3):  # the edition of the page cache, the clock, the listings
        ask("VN1")


def test_the_title_is_in_the_readers_language(clock):
    vacancy = cast.draft(reference_number=NUMBER, title="Data Officer")
    vacancy.translations.create(
        language="fr", title="Spécialiste des données", responsibilities="Tenir.", qualifications="Savoir."
    )
    publishing.publish(vacancy, by=cast.person("recruiter"))
    clock.move_to(cast.PUBLISHED + timedelta(days=1))
    assert "Spécialiste des données" in text(ask(NUMBER, accept_language="fr"))


@pytest.mark.django_db(transaction=True)
def test_from_the_foot_of_any_page_by_keyboard_and_without_barriers(page, axe, clock):
    clock.move_to(cast.PUBLISHED)
    cast.published(reference_number=NUMBER, title="Data Officer")
    page.goto("/vacancies/")
    page.click("footer >> text=Check that a notice is real")
    look(page, axe)
    page.focus("[name=ref]")
    page.keyboard.type("vn2026 0014 ge")
    page.keyboard.press("Enter")
    page.wait_for_url("**/check/?ref=*")
    assert page.inner_text(".panel-done h2") == "Data Officer"
    look(page, axe)
    page.goto("/vacancies/check/?ref=" + "VN" * 29)
    look(page, axe)


def test_an_extended_notice_and_a_translated_one_can_be_compared_with_what_was_first_sent(client, clock):
    clock.move_to(cast.PUBLISHED)
    draft = cast.draft(title="Logistics Officer")
    draft.translations.create(
        language="fr", title="Logisticien", responsibilities="- Tenir les comptes.", qualifications="Un diplôme."
    )
    publishing.publish(draft, by=cast.person("recruiter"))
    publishing.extend(draft, date(2026, 4, 10), reason="Few applications.", by=cast.person("recruiter"))
    shown = client.get(reverse("vacancies:check"), {"ref": draft.reference_number}, headers={"accept-language": "fr"})
    assert "Logistics Officer" in shown.content.decode()
    assert "3 avril 2026, 23:59" in shown.content.decode()
    assert "10 avril 2026, 23:59" in shown.content.decode()
