"""What a search asks for in words, for the pages; the words stand with the tags, so that mail has them too."""

from vacancies.templatetags.searches import (
    Part,
    criteria_in_short,
    criteria_in_words,
    facet_labels,
    in_short,
    parts_of,
    parts_of_each,
)

__all__ = [
    "Part",
    "criteria_in_short",
    "criteria_in_words",
    "facet_labels",
    "in_short",
    "parts_of",
    "parts_of_each",
]
