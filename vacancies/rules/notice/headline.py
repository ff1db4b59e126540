"""Unlabelled header lines of aggregators, where dates, city and country run into each other.

"February 17, 2026April 3, 2026ValenciaSpain": of two dates without labels the earlier is the posting date.
"""

import itertools
import re

from vacancies.rules.notice import countries, dates
from vacancies.rules.notice.findings import Findings
from vacancies.rules.notice.text import Text, fold

TOP = 2500
LONGEST_PLACE = 80


def read(document: Text, found: Findings) -> None:
    """Infer posted_date, closing_date, city and country from such a line near the top, where labels left them open."""
    top = document.text[:TOP]
    written = list(dates.find(fold(top)))
    for first, second in itertools.pairwise(written):
        if second.start - first.end > 3 or not _opens(top, first.start):
            continue
        line = top[first.start : second.end + LONGEST_PLACE].split("\n", 1)[0]
        _take_dates([first, second], line, found)
        place = _place_after(line[second.end - first.start :])
        if place:
            _take_place(place, line, found)
        return


def _opens(text: str, start: int) -> bool:
    """Whether the first date has no label: it opens its line or follows a bracket or a word without a colon."""
    return ":" not in text[max(0, start - 25) : start].rsplit("\n", 1)[-1]


def _place_after(rest: str) -> tuple[str, str] | None:
    """City and country at the start of what follows the dates; the fewest words that make a place."""
    rest = rest.strip(" ,|-–\t")
    ends = [match.start() for match in re.finditer(r"\s|$|(?<=[a-zà-ÿ])(?=[A-Z])", rest)]
    places = (split_place(rest[:end]) for end in ends)
    found = [place for place in places if place]
    longest = found[-1] if found and len(found[-1][0]) == len(found[0][0]) else None
    return longest or (found[0] if found else None)


def _take_dates(written: list[dates.WrittenDate], line: str, found: Findings) -> None:
    days = [each.day for each in written]
    if None in days or found.warned("closing_date"):
        return
    posted, closing = sorted(day for day in days if day)
    found.infer("posted_date", posted.isoformat(), line)
    found.infer("closing_date", closing.isoformat(), line)


def _take_place(place: tuple[str, str], line: str, found: Findings) -> None:
    city, country = place
    if "duty_station_city" in found or "duty_station_country" in found:
        return
    found.infer("duty_station_city", city, line)
    found.infer("duty_station_country", country, line)
    found.infer("country_alpha2", countries.code_of(country), line)


def split_place(text: str) -> tuple[str, str] | None:
    """City and country from "ValenciaSpain", "Valencia, Spain" or "Valencia Spain"; the longest country counts."""
    for match in re.finditer(r"(?<=[a-zà-ÿ)])(?=[A-ZÀ-Þ])|[\s,|/–-]+", text):
        city, country = text[: match.start()].strip(" ,|-"), text[match.end() :].strip(" ,|-")
        if city and country and countries.code_of(country):
            return city, country
    return None
