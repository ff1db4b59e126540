"""Names of countries reduced to what identifies them."""

import re
import unicodedata

ARTICLES = frozenset({"the", "le", "la", "les", "l", "el", "los", "las"})
SHORT_FORMS = {"st": "saint", "ste": "sainte", "&": "and"}


def normalise_name(text: str) -> str:
    """A name in a form in which its spellings are equal.

    Case, accents, apostrophes, hyphens, spaces, brackets and footnote marks do not count ("GuineaBissau" is
    "Guinea-Bissau"); nor does an English, French or Spanish article before or after the name ("Congo (le)").
    "St." is "Saint" and "&" is "and".
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    words = [SHORT_FORMS.get(word, word) for word in re.findall(r"[^\W_]+|&", plain)]
    while len(words) > 1 and words[0] in ARTICLES:
        words.pop(0)
    while len(words) > 1 and words[-1] in ARTICLES:
        words.pop()
    return "".join(words)
