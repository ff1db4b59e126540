"""What the words of a search find: stems in three languages, beginnings, phrases, a minus, and what a typo meant."""

from datetime import timedelta

import pytest
from django.db import connection

from tests import cast
from vacancies.actions import publishing
from vacancies.models import Listing
from vacancies.models.spelling import as_meant

pytestmark = pytest.mark.usefixtures("reference")
LIST = "/vacancies/"


@pytest.fixture(autouse=True)
def at_publication(clock):
    clock.move_to(cast.PUBLISHED)


def found(words):
    return set(Listing.objects.saying(words).values_list("texts__en__title", flat=True))


def officers():
    """Two officers: one whose duties are accounts and engineering, and one with neither."""
    cast.published(
        title="Officer One",
        responsibilities="- Keeps the accounts.\n- Plans engineering works in the field.",
    )
    cast.published(title="Officer Two", responsibilities="- Writes reports for the mission every week.")


@pytest.mark.parametrize(
    "words",
    [
        "officer -engineering",
        "officer -accounts",
        "officer -account",
        "officer -Accounts -veterinary",
        "-accounts officer",
        "-engineering",
        'officer -"keeps the accounts"',
        "officer -engineering/works",
        "offic -accounts",
    ],
)
def test_a_word_after_a_minus_is_absent_however_it_is_inflected(words):
    officers()
    assert found(words) == {"Officer Two"}


@pytest.mark.parametrize("words", ["officer -veterinary", 'officer -"accounts works"', "-veterinary"])
def test_a_minus_shuts_out_nothing_else(words):
    officers()
    assert found(words) == {"Officer One", "Officer Two"}


@pytest.mark.parametrize(
    ("language", "text", "without"),
    [
        ("fr", "- Tenir les comptabilités nationales.", "comptabilités"),
        ("fr", "- Tenir les comptabilités nationales.", "nationaux"),
        ("es", "- Llevar las contabilidades nacionales.", "contabilidades"),
        ("es", "- Llevar las contabilidades nacionales.", "nacional"),
    ],
)
def test_a_word_after_a_minus_is_absent_in_translations_too(language, text, without):
    officers()
    draft = cast.draft(title="Officer Three", responsibilities="- Writes reports for the mission every week.")
    texts = {"responsibilities": text, "qualifications": "Un diploma."}
    draft.translations.create(language=language, title="Officer", **texts)
    publishing.publish(draft, by=cast.person("recruiter"))
    assert "Officer Three" in found("officer")
    assert "Officer Three" in found(without)
    assert found(f"officer -{without}") == {"Officer One", "Officer Two"}


@pytest.mark.parametrize("language", ["fr", "es"])
def test_a_word_after_a_minus_is_absent_where_the_authentic_text_is_in_that_language(language):
    word, other = {"fr": ("comptabilités", "comptabilité"), "es": ("contabilidades", "contabilidad")}[language]
    cast.published(title="Alpha", language=language, responsibilities=f"- {word.title()}, every day of the week.")
    cast.published(title="Beta", language=language, responsibilities="- Secretariat, every day of the week.")
    for without in (word, other):
        rows = Listing.objects.saying(f"secretariat -{without}") | Listing.objects.saying(f"-{without}")
        assert [row.texts[language]["title"] for row in rows] == ["Beta"], without


@pytest.mark.parametrize(
    "words", ["evaluation", "monitoring", "monitoring/evaluation", "MONITORING / Evaluation", "evaluat"]
)
def test_words_that_a_stroke_joins_are_two(words):
    cast.published(title="Monitoring/Evaluation Specialist")
    cast.published(
        title="Second", responsibilities="- Works in monitoring/evaluation and knows C:\\evaluation_data well."
    )
    assert found(words) == {"Monitoring/Evaluation Specialist", "Second"}


@pytest.mark.parametrize(
    "words",
    ["IOM/GVA_2026-0045", "iom/gva", "GVA_2026", "0045", "2026-0045", '"IOM/GVA_2026-0045"', "iom/gva_2026-004"],
)
def test_a_reference_number_is_found_whole_and_by_its_parts(words):
    cast.published(title="Numbered", reference_number="IOM/GVA_2026-0045")
    cast.published(title="Other", reference_number="IOM/NBO_2025-0046")
    assert "Numbered" in found(words)
    assert "Other" not in found("GVA_2026-0045")


@pytest.mark.parametrize(
    "words",
    [
        "Senior Assistant - Logistics",
        "Senior Assistant – Logistics",
        "senior assistant -",
        "- senior",
        "senior -- assistant",
        "(-logistics)",
        "senior-assistant",
        '"senior assistant" - logistics',
        '"assistant"-logistics',
    ],
)
def test_a_dash_that_stands_alone_is_nothing(words):
    cast.published(title="Senior Assistant - Logistics")
    assert found(words) == {"Senior Assistant - Logistics"}


@pytest.mark.parametrize(
    "words", ["-", " - ", "--", '"', '""', '-"', "/", "-/", "'", "&", ":*", "!(", "\\", "<->", "%", "-'"]
)
def test_signs_alone_find_nothing_and_break_nothing(client, words):
    cast.published()
    assert found(words) == set()
    assert client.get(LIST, {"q": words}).status_code == 200


@pytest.mark.parametrize("words", ["proc", "procurem", "procureme", "procurement", "procurements", "works procureme"])
def test_a_word_of_the_text_is_found_when_it_is_begun(words):
    cast.published(title="One", responsibilities="- Works on procurement for the mission.")
    cast.published(title="Two", responsibilities="- Writes reports for the mission every week.")
    assert found(words) == {"One"}


def test_a_begun_word_of_a_translation_is_found():
    draft = cast.draft(title="One")
    texts = {"responsibilities": "- Gérer l'approvisionnement.", "qualifications": "Un diplôme."}
    draft.translations.create(language="fr", title="Un", **texts)
    publishing.publish(draft, by=cast.person("recruiter"))
    assert found("approvisionnem") == found("approvisionneme") == {"One"}


def test_a_word_of_the_title_still_counts_more_than_one_of_the_text(client):
    cast.published(title="Driver", responsibilities="- Procurement, procurement and procurement.")
    cast.published(title="Procurement Officer", responsibilities="- Writes reports for the mission every week.")
    for words in ("procurement", "procurem", "procurement -veterinary"):
        lines = client.get(LIST, {"q": words}).context["lines"]
        assert [line.title for line in lines] == ["Procurement Officer", "Driver"], words


def test_countries_are_found_in_three_languages_and_cities_as_written():
    cast.published(title="One")
    assert found("switzerland") == found("suisse") == found("suiza") == found("geneva") == {"One"}
    assert found("ginebra") == set()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("logistcs, geneva", "logistics, geneva"),
        ("water-sanitaton", "water-sanitation"),
        ('"logistcs"', '"logistics"'),
        ("logistcs/sanitaton", "logistics/sanitation"),
        ("Logistcs -driver", "logistics -driver"),
        ("logistcs2026", "logistics2026"),
        ("logistics", ""),
    ],
)
def test_a_mistyped_word_is_put_right_between_any_signs(typed, meant):
    cast.published(title="Logistics, water and sanitation")
    assert as_meant(typed) == meant


@pytest.mark.parametrize("typed", ["logistcs, geneva", '"logistcs"', "water-sanitaton", "logistcs -driver"])
def test_what_was_meant_is_found_and_said(client, typed):
    cast.published(title="Logistics, water and sanitation")
    response = client.get(LIST, {"q": typed})
    assert [line.title for line in response.context["lines"]] == ["Logistics, water and sanitation"]
    assert "These are the vacancies for" in response.content.decode()


def test_a_word_that_only_closed_notices_hold_is_not_offered_above_an_empty_list(client, clock):
    cast.published(title="Veterinarian")
    clock.move_to(cast.CLOSES_AT + timedelta(days=1))
    assert as_meant("veternarian") == "veterinarian"
    response = client.get(LIST, {"q": "veternarian"})
    assert response.context["criteria"].words == "veternarian"
    assert "These are the vacancies for" not in response.content.decode()


def test_a_query_without_a_minus_negates_nothing():
    with connection.cursor() as cursor:
        cursor.execute("SELECT search_query('senior - logistics co-operation')::text")
        assert "!" not in cursor.fetchone()[0]
