"""What a mistyped word may have meant, by the words that occur in notices."""

import re
from difflib import SequenceMatcher

from django.db import connection

ALIKE = 0.7  # of 1, by the share of letters that stand in the same order
LETTERS = re.compile(r"[^\W\d_]+")
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

    In small letters and without accents, as the search reads it; quotes, commas and minus signs stay. One query.
    """
    with connection.cursor() as cursor:
        cursor.execute(CANDIDATES, [words, words])
        rows = cursor.fetchall()
    replaced = {typed: word for _plain, typed, alike in rows if (word := _most_like(typed, alike or []))}
    if not replaced:
        return ""
    return LETTERS.sub(lambda found: replaced.get(found[0], found[0]), rows[0][0])


def _most_like(typed: str, alike: list[str]) -> str:
    rated = [(SequenceMatcher(None, typed, word).ratio(), word) for word in alike]
    ratio, word = max(rated, default=(0.0, ""), key=lambda pair: pair[0])
    return word if ratio >= ALIKE else ""
