"""What a mistyped word may have meant, by the words that occur in notices."""

from difflib import SequenceMatcher

from django.db import connection

ALIKE = 0.7  # of 1, by the share of letters that stand in the same order
CANDIDATES = """
    SELECT plain(%s), typed, (SELECT array_agg(word) FROM (
        SELECT word FROM vacancies_searchword WHERE word %% typed ORDER BY similarity(word, typed) DESC, word LIMIT 20
    ) AS alike)
    FROM unnest(regexp_split_to_array(plain(%s), '[^[:alpha:]]+')) AS typed
    WHERE length(typed) > 3 AND NOT EXISTS (
        SELECT FROM vacancies_searchword WHERE word LIKE typed || '%%')
"""


def as_meant(words: str) -> str:
    """The search with each unknown word replaced by the one most like it; empty where none was replaced.

    In small letters and without accents, as the search reads it. One query.
    """
    with connection.cursor() as cursor:
        cursor.execute(CANDIDATES, [words, words])
        rows = cursor.fetchall()
    replaced = {typed: word for _plain, typed, alike in rows if (word := _most_like(typed, alike or []))}
    return " ".join(replaced.get(word, word) for word in rows[0][0].split()) if replaced else ""


def _most_like(typed: str, alike: list[str]) -> str:
    rated = [(SequenceMatcher(None, typed, word).ratio(), word) for word in alike]
    ratio, word = max(rated, default=(0.0, ""), key=lambda pair: pair[0])
    return word if ratio >= ALIKE else ""
