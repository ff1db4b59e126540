"""Names and doings that stand in sentences are said in the reader's language."""

import csv

import pytest
from django.utils import translation

from recruitment.rules.known_names import BOARDS, PLACES, known
from recruitment.rules.roles import Doing, may
from tests.catalogues import ROOT


def test_every_place_and_board_of_the_reference_data_is_a_known_name():
    with (ROOT / "recruitment" / "data" / "organizations.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {row["closing_place"] for row in rows} <= set(PLACES)
    assert {row["board_name"] for row in rows} <= set(BOARDS)


@pytest.mark.parametrize(
    ("language", "name", "said"),
    [
        ("en", "Appointments and Postings Board", "Appointments and Postings Board"),
        ("fr", "Appointments and Postings Board", "Comité des nominations et des affectations"),
        ("es", "Appointments and Postings Board", "Junta de Nombramientos y Destinos"),
        ("fr", "Geneva", "Genève"),
        ("fr", "Another board", "Another board"),
        ("fr", "Close", "Close"),  # a word of the portal's, but no name
        ("fr", "", ""),
    ],
)
def test_a_known_name_is_said_in_the_readers_language_and_another_stays(language, name, said):
    with translation.override(language):
        assert known(name) == said


@pytest.mark.parametrize("doing", Doing)
@pytest.mark.parametrize("language", ["fr", "es"])
def test_a_refusal_names_what_was_to_be_done_in_the_readers_language(doing, language):
    with translation.override(language):
        assert doing.value not in may(doing, set()).why
    with translation.override("en"):
        assert may(doing, set()).why.startswith(f"To {doing.value} you need the role")
