"""The search over open vacancies: words, facets, first tier, and ways out of an empty result."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from recruitment import clock as portal_clock
from tests import cast
from vacancies.actions import listing, publishing, reissuing
from vacancies.enums import Ground
from vacancies.models import Listing, Vacancy
from vacancies.models.facets import count_facets
from vacancies.models.listing import may_be_first_tier
from vacancies.rules.answers import Answers
from vacancies.rules.searching import Criteria
from vacancies.rules.tiers import FIRST, TierFacts, tier_of
from vacancies.views.public import publications_of, stale_texts

pytestmark = pytest.mark.usefixtures("reference")
LIST = "/vacancies/"


@pytest.fixture(autouse=True)
def at_publication(clock):
    clock.move_to(cast.PUBLISHED)


def text(response):
    return " ".join(response.content.decode().split())


def titles(client, query=""):
    return [line.title for line in client.get(f"{LIST}?{query}").context["lines"]]


def options(response, name):
    found = {group.name: group for group in response.context["groups"]}
    return {option.value: option.count for option in [*found[name].options, *found[name].more]} if name in found else {}


def translated(title, language="fr", **texts):
    """A published vacancy whose notice has a translation."""
    draft = cast.draft(title="Logistics Officer")
    complete = {"responsibilities": "- Tenir les comptes.", "qualifications": "Un diplôme universitaire."} | texts
    draft.translations.create(language=language, title=title, **complete)
    publishing.publish(draft, by=cast.person("recruiter"))
    return Vacancy.objects.get(pk=draft.pk)


def test_words_are_found_in_duties_and_qualifications_too(client):
    cast.published(title="One", responsibilities="- Repairs the generators of remote field offices every month.")
    cast.published(title="Two", qualifications="A diploma in veterinary medicine with four years of experience.")
    assert titles(client, "q=generator") == ["One"]
    assert titles(client, "q=veterinary") == ["Two"]


@pytest.mark.parametrize(
    "words", ["logistique", "logistiques", "adjoint", "adjointe logistique", "entreposages", "logistics", "suisse"]
)
def test_a_translation_is_found_stemmed_in_its_own_language(client, words):
    vacancy = translated("Adjointe à la logistique", responsibilities="- Suivre l'entreposage des vivres.")
    found = client.get(LIST, {"q": words}).context["lines"]
    assert [line.listing.vacancy_id for line in found] == [vacancy.pk]


def test_a_line_is_in_the_readers_language_where_the_notice_has_it_and_marked_where_not(client):
    translated("Adjointe à la logistique")
    assert "Adjointe à la logistique" in text(client.get(LIST, headers={"accept-language": "fr"}))
    spanish = text(client.get(LIST, headers={"accept-language": "es"}))
    assert 'lang="en" hreflang="en">Logistics Officer</a>' in spanish


@pytest.mark.parametrize(("typed", "meant"), [("Enigneer", "engineer"), ("watter", "water")])
def test_typing_errors_are_forgiven_and_said(client, typed, meant):
    cast.published(title="Water Engineer")
    response = client.get(LIST, {"q": typed})
    assert [line.title for line in response.context["lines"]] == ["Water Engineer"]
    assert f"Nothing is found for “{typed}”. These are the vacancies for “{meant}”." in text(response)


def test_facets_count_what_each_value_would_leave_given_the_other_choices(client):
    cast.published()
    cast.published()
    cast.published(kind="officer")
    everything = client.get(LIST)
    assert options(everything, "grade") == {"G-6": 2, "P-2": 1}
    assert options(everything, "country") == {"CH": 2, "KE": 1}
    narrowed = client.get(LIST, {"grade": "P-2"})
    assert options(narrowed, "grade") == {"G-6": 2, "P-2": 1}, "a facet counts as if it were not chosen itself"
    assert options(narrowed, "country") == {}, "one value is no choice"
    assert narrowed.context["total"] == 1
    both = client.get(LIST, {"grade": ["P-2", "G-6"], "country": "CH"})
    assert (both.context["total"], options(both, "country")) == (2, {"CH": 2, "KE": 1})


def test_counts_agree_with_what_is_then_found(client):
    cast.published()
    cast.published(kind="officer", closing_date=date(2026, 2, 20))
    at, answers = portal_clock.now(), Answers("IS", "man")
    for query in ({}, {"q": ["officer"]}, {"soon": ["1"]}, {"grade": ["G-6"], "q": ["senior"]}, {"first_tier": ["1"]}):
        criteria = Criteria.read(query)
        counted = count_facets(criteria, at, answers)
        assert counted.total == Listing.objects.meeting(criteria, at, answers).count()
        for name, counts in counted.counts.items():
            for value, count in counts.items():
                only = criteria.without(name).toggled(name, value)
                assert count == Listing.objects.meeting(only, at, answers).count(), (query, name, value)


def test_closing_within_seven_days_ends_at_the_instant_itself(client, clock):
    cast.published()
    for before, found in ((timedelta(days=7, seconds=1), 0), (timedelta(days=7), 1)):
        clock.move_to(cast.CLOSES_AT - before)
        criteria = Criteria.read({"soon": ["1"]})
        assert Listing.objects.meeting(criteria, cast.CLOSES_AT - before).count() == found


@pytest.mark.parametrize("typed", ["G-6", "G6", "g6 senior"])
def test_a_grade_is_found_however_it_is_written(client, typed):
    cast.published()
    assert client.get(LIST, {"q": typed}).context["total"] == 1


def test_each_order_has_an_address(client, clock):
    cast.published(title="Officer, old", closing_date=date(2026, 4, 1))
    clock.move_to(cast.PUBLISHED + timedelta(days=1))
    cast.published(title="Young", closing_date=date(2026, 4, 2), responsibilities="- Helps the officer every day.")
    assert titles(client) == ["Officer, old", "Young"]
    assert titles(client, "sort=newest") == ["Young", "Officer, old"]
    assert titles(client, "q=officer") == ["Officer, old", "Young"], "a word of the title counts more"
    assert titles(client, "q=officer&sort=newest") == ["Young", "Officer, old"]


@pytest.mark.parametrize(
    "answers",
    [
        Answers("IS", "man"),
        Answers("FR", "woman"),
        Answers("FR", "man"),
        Answers("FR", "man", True),
        Answers("", "woman", True),
    ],
)
def test_first_tier_in_the_list_is_first_tier_by_the_rule(client, answers):
    for grounds in ([], [Ground.INTERNAL], [Ground.EXTERNAL_FEMALE], [Ground.NMS_NATIONALS], list(Ground)):
        cast.published(first_tier_grounds=grounds)
    facts = TierFacts(answers.nationality, answers.gender, "claimed" if answers.is_internal else "unclaimed")
    by_rule = {row.pk for row in Listing.objects.all() if tier_of(row.tiers, facts).tier == FIRST}
    assert set(Listing.objects.filter(may_be_first_tier(answers)).values_list("pk", flat=True)) == by_rule


def test_two_questions_without_an_account_narrow_the_list_and_stay_in_the_browser(client):
    cast.published(title="For Iceland", first_tier_grounds=[Ground.NMS_NATIONALS])
    cast.published(title="For staff", first_tier_grounds=[Ground.INTERNAL])
    asked = client.get(LIST, {"first_tier": "1", "grade": "G-6"})
    assert "Two questions first" in text(asked)
    answered = client.post("/vacancies/first-tier/?grade=G-6", {"nationality": "IS", "gender": ""})
    assert answered.url == "/vacancies/?grade=G-6&first_tier=1"
    cookie = answered.cookies["answers"]
    assert (cookie.value, cookie["httponly"], cookie["samesite"]) == ("IS--", True, "Lax")
    assert titles(client, "first_tier=1") == ["For Iceland"]
    assert client.post("/vacancies/first-tier/", {"forget": "1"}).cookies["answers"].value == ""
    assert titles(client) == ["For Iceland", "For staff"]


def test_no_answer_at_all_is_sent_back_with_a_sentence(client):
    assert "Answer at least one of the two questions" in text(client.post("/vacancies/first-tier/", {}))


def test_who_has_a_profile_is_answered_from_it_and_leaves_nothing_in_the_browser(client):
    cast.published(title="For Iceland", first_tier_grounds=[Ground.NMS_NATIONALS])
    candidate = cast.person("candidate")
    client.force_login(candidate)
    assert client.get(LIST, {"first_tier": "1"}).context["needs_answers"]
    cast.profile(candidate, nationalities=("IS", "FR"), gender="woman")
    assert titles(client, "first_tier=1") == ["For Iceland"]
    assert client.get("/vacancies/first-tier/").url == reverse("applications:profile")
    assert "answers" not in client.cookies
    client.logout()
    assert client.get(LIST, {"first_tier": "1"}).context["needs_answers"]


def test_the_answers_of_a_stranger_say_nothing_of_who_signs_in_later(client):
    cast.published(title="For Iceland", first_tier_grounds=[Ground.NMS_NATIONALS])
    client.post("/vacancies/first-tier/", {"nationality": "IS", "gender": ""})
    assert titles(client, "first_tier=1") == ["For Iceland"]
    client.force_login(cast.person("candidate"))
    assert titles(client, "first_tier=1") == []


def test_first_tier_is_not_where_the_reader_may_not_apply(client):
    cast.published(kind="officer", first_tier_grounds=[])
    assert Listing.objects.filter(may_be_first_tier(Answers("FR", "man"))).count() == 1
    assert Listing.objects.filter(may_be_first_tier(Answers("KE", "man"))).count() == 0


def test_a_translation_that_a_correction_left_behind_says_so(client):
    vacancy = translated("Adjointe à la logistique")
    recruiter = cast.person("recruiter")
    draft = reissuing.begin_reissue(vacancy, by=recruiter)
    draft.responsibilities = "- Keeps the accounts and counts the stores every single month."
    draft.save()
    reissuing.reissue(draft, reason="The stores had been forgotten.", by=recruiter)
    french = text(client.get(f"/vacancies/{vacancy.public_id}/?lang=fr"))
    assert 'href="?text=en"' in french
    assert 'id="changed"' in french
    assert "older than the notice" not in text(client.get(f"/vacancies/{vacancy.public_id}/?lang=en"))
    assert stale_texts(publications_of(vacancy.public_id), "fr") == ["responsibilities"]


def test_each_text_is_marked_with_the_language_it_is_written_in(client):
    vacancy = translated("Adjointe à la logistique")
    shown = text(client.get(f"/vacancies/{vacancy.public_id}/?lang=fr"))
    assert '<div class="stack" lang="fr"><ul><li>Tenir les comptes.' in shown
    assert '<div class="stack" lang="en"><p>We help people who move' in shown


def test_nothing_found_offers_the_nearest_searches_with_their_numbers_and_an_alert(client):
    cast.published()
    cast.published()
    response = client.get(LIST, {"q": "xyzzy", "grade": "G-6", "country": "KE"})
    assert [(way.label, way.count) for way in response.context["ways_out"]] == []
    response = client.get(LIST, {"grade": "G-6", "country": "KE"})
    assert [(way.label, way.url, way.count) for way in response.context["ways_out"]] == [
        ("Without Country: Kenya", "/vacancies/?grade=G-6", 2)
    ]
    assert f"{reverse('alerts:begin')}?country=KE&amp;grade=G-6" in text(response)


def test_a_filtered_list_is_not_for_the_index_of_search_engines(client):
    cast.published()
    assert "noindex" not in text(client.get(LIST))
    assert '<meta name="robots" content="noindex, follow">' in text(client.get(LIST, {"grade": "G-6"}))


def test_an_extension_moves_the_listing_in_the_same_statement(client):
    vacancy = cast.published()
    Vacancy.objects.filter(pk=vacancy.pk)
    publishing.extend(vacancy, date(2026, 4, 10), reason="Few applications.", by=cast.person("recruiter"))
    row = Listing.objects.get(pk=vacancy.pk)
    assert (row.closing_date, row.first_closing_date) == (date(2026, 4, 10), date(2026, 4, 3))
    assert row.listed_until.isoformat() == "2026-04-10T21:59:00+00:00"
    assert "(extended)" in text(client.get(LIST))


def test_a_cancelled_vacancy_leaves_the_list_at_once(client):
    vacancy = cast.published()
    publishing.cancel(vacancy, reason="The project ended.", by=cast.person("recruiter"))
    assert titles(client) == []
    assert list(Listing.inconsistencies()) == []


def test_listings_that_are_missing_or_differ_are_named_and_made_again():
    vacancy, other = cast.published(), cast.published()
    Listing.objects.filter(pk=vacancy.pk).delete()
    Listing.objects.filter(pk=other.pk).update(closing_date=date(2026, 1, 1))
    problems = " ".join(Listing.inconsistencies())
    assert f"Vacancy {vacancy.pk} is published but stands in no list" in problems
    assert f"The listing of vacancy {other.pk} differs" in problems
    assert listing.refresh_missing() == 1
    assert listing.refresh([other.pk]) == 1
    assert list(Listing.inconsistencies()) == []
