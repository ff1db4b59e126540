"""What an imported notice left open, in the reader's language."""

import json

from django.utils import translation

from vacancies.rules.notice.findings import Caution
from vacancies.rules.notice.tiers import NOBODY, SECOND_DIFFERS
from vacancies.rules.questions import as_stored, in_words


def stored(caution: Caution) -> dict:
    return json.loads(json.dumps(as_stored(caution)))


def test_a_question_is_said_in_the_readers_language_with_the_portals_words_and_the_notices_quoted():
    caution = Caution("second_tier", SECOND_DIFFERS, {"excepted": ["external_female"], "named": [NOBODY]})
    with translation.override("en"):
        assert in_words(stored(caution)) == (
            "second tier: the second tier excepts External women, the first tier names nobody; confirm the rule."
        )
    with translation.override("fr"):
        said = in_words(stored(caution))
    assert said.startswith("deuxième rang\N{NO-BREAK SPACE}: ")
    assert "personne" in said
    quoted = Caution("grade", "“{written}” is no grade that is known.", {"written": "nobody"})
    with translation.override("fr"):
        assert "nobody" in in_words(stored(quoted)), "what the notice says is not translated"


def test_a_question_that_was_stored_as_a_sentence_stays_as_it_is():
    assert in_words("grade: an older sentence {with braces}") == "grade: an older sentence {with braces}"


def test_the_english_sentence_of_the_reader_is_unchanged():
    caution = Caution("second_tier", SECOND_DIFFERS, {"excepted": [NOBODY], "named": ["external_female"]})
    assert str(caution) == (
        "second_tier: the second tier excepts nobody, the first tier names external_female; confirm the rule."
    )
