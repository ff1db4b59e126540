"""What a search is, and the address that says so."""

import pytest

from vacancies.rules.answers import Answers
from vacancies.rules.searching import Criteria


def read(**parts):
    return Criteria.read({name: [value] if isinstance(value, str) else value for name, value in parts.items()})


def test_equal_searches_have_equal_addresses_in_whatever_order_they_were_chosen():
    one = read(grade=["P-3", "P-2"], q="  programme   officer ", country="KE")
    other = read(country="KE", q="programme officer", grade=["P-2", "P-3", "P-2"])
    assert one == other
    assert one.query() == "q=programme+officer&country=KE&grade=P-2&grade=P-3"


def test_an_address_read_again_is_the_same_search():
    criteria = read(q="santé & co", station="Geneva,CH", soon="1", first_tier="1", sort="newest")
    parts = [part.split("=") for part in criteria.query().split("&")]
    assert len(parts) == 5
    assert criteria == read(q="santé & co", station=["Geneva,CH"], soon="1", first_tier="1", sort="newest")


@pytest.mark.parametrize(
    "strange",
    [
        {"sort": "salary"},
        {"grade": ""},
        {"soon": "yes"},
        {"first_tier": "0"},
        {"q": "  "},
        {"colour": "red"},
        {"q": "\0"},
    ],
)
def test_what_cannot_be_read_is_left_out(strange):
    assert read(**strange) == Criteria()


def test_line_breaks_and_control_characters_become_spaces():
    criteria = read(q="one\r\ntwo\x07", organization="x\rYour application was chosen.")
    assert criteria.words == "one two"
    assert criteria.chosen["organization"] == ("x Your application was chosen.",)


def test_there_is_an_end_to_words_and_choices():
    criteria = read(q="x" * 5000, grade=[f"P-{number}" for number in range(100)])
    assert len(criteria.words) == 100
    assert len(criteria.chosen["grade"]) == 20


def test_the_order_is_by_closing_without_words_and_by_relevance_with_them():
    assert read().order == "closing"
    assert read(q="officer").order == "relevance"
    assert read(q="officer", sort="closing").order == "closing"
    assert read(sort="relevance").order == "closing"


def test_choosing_again_unchooses():
    criteria = read(grade="P-3")
    assert criteria.toggled("grade", "P-3") == read()
    assert criteria.toggled("grade", "P-2") == read(grade=["P-2", "P-3"])


def test_without_takes_one_part_away():
    criteria = read(q="officer", grade="P-3", soon="1")
    assert criteria.without("words") == read(grade="P-3", soon="1")
    assert criteria.without("grade") == read(q="officer", soon="1")
    assert criteria.without("soon") == read(q="officer", grade="P-3")


def test_an_alert_keeps_neither_the_order_nor_what_rests_on_answers():
    assert read(q="officer", sort="newest", first_tier="1").for_an_alert() == read(q="officer")


@pytest.mark.parametrize(
    "answers", [Answers("FR", "woman", True), Answers("FR"), Answers("", "man"), Answers(is_internal=True)]
)
def test_answers_come_back_as_they_were_kept(answers):
    assert Answers.from_text(answers.as_text()) == answers


@pytest.mark.parametrize(
    "text", ["", "--", "FR", "fr-woman-", "FR-queen-", "FR-woman-IOM", "FR-woman-staff-more", "\0"]
)
def test_anything_else_is_no_answer(text):
    assert Answers.from_text(text) is None
