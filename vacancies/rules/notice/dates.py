"""Dates as notices write them, in words or in figures, in English, French and Spanish.

A date in figures with both numbers up to twelve has two readings; it is settled only by what the text says itself:
the format ("MM/DD/YYYY") or the day of the week. Nothing here knows today's date.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "january jan janvier janv enero ene", "february feb fevrier fevr fev febrero", "march mar mars marzo",
            "april apr avril avr abril abr", "may mai mayo", "june jun juin junio", "july jul juillet juil julio",
            "august aug aout agosto ago", "september sept sep septembre septiembre setiembre set",
            "october oct octobre octubre", "november nov novembre noviembre", "december dec decembre diciembre dic",
        ],
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ["monday mon lundi lunes", "tuesday tue tues mardi martes", "wednesday wed mercredi miercoles",
         "thursday thu thurs jeudi jueves", "friday fri vendredi viernes", "saturday sat samedi sabado",
         "sunday sun dimanche domingo"]
    )
    for name in names.split()
}  # fmt: skip
_MONTH = r"(?P<month{0}>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")(?![a-z])\.?"
_WEEKDAY = (
    r"(?:\b(?P<weekday>" + "|".join(sorted(WEEKDAYS, key=len, reverse=True)) + r")\b[.,]?\s{0,3}(?:the |le |el )?)?"
)
_SEP = r"[\s,./-]{0,3}"
_OF = r"(?:\s{0,2}\b(?:of|de|du|del)\b\s{1,2})?"
_LONG_YEAR = r"(?:19|20)[0-9]{2}"
_TWO_DIGITS = r"(?<=[-/ '])[0-9]{2}(?![0-9:hap]|\s?[ap]\.?m)"
DAY_FIRST = (
    rf"(?<![0-9])(?P<day1>[0-9]{{1,2}})(?:st|nd|rd|th|er|o)?{_OF}{_SEP}{_MONTH.format(1)}"
    rf"(?:{_OF}{_SEP}(?:del? (?:ano )?)?(?P<year1>{_LONG_YEAR}|{_TWO_DIGITS}))?"
)
MONTH_FIRST = (
    rf"(?<![a-z]){_MONTH.format(2)}{_SEP}(?:the )?(?P<day2>[0-9]{{1,2}})(?![0-9])(?:st|nd|rd|th)?"
    rf"(?:{_SEP}(?P<year2>{_LONG_YEAR}))?"
)
YEAR_FIRST = rf"(?<![0-9])(?P<year3>{_LONG_YEAR})[-/.](?P<month3>[0-9]{{1,2}})[-/.](?P<day3>[0-9]{{1,2}})(?![0-9])"
IN_FIGURES = (
    r"(?<![0-9/])(?P<first>[0-9]{1,2})\s?(?P<mark>[-/.])\s?(?P<second>[0-9]{1,2})\s?(?P=mark)\s?"
    rf"(?P<year4>{_LONG_YEAR}|[0-9]{{2}}(?![0-9/]))"
)
PATTERNS = (DAY_FIRST, MONTH_FIRST, YEAR_FIRST, IN_FIGURES)
DATE = re.compile(_WEEKDAY + "(?:" + "|".join(PATTERNS) + ")")
FORMAT = re.compile(r"\b(?P<order>(?:mm?|dd?|jj?)\s?[/.-]\s?(?:mm?|dd?|jj?)\s?[/.-]\s?(?:yyyy|yy|aaaa|aa))\b")
EARLIEST, LATEST = 1990, 2100


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as it stands: its possible readings, or none when it is no day of the calendar or lacks its year.

    `fault` names why there is no reading, or what contradicts the one there is; `month_day` is what a date without
    its year still says.
    """

    text: str
    readings: tuple[date, ...]
    start: int
    end: int
    fault: str = ""
    month_day: tuple[int, int] | None = None

    @property
    def day(self) -> date | None:
        """The date, if there is exactly one reading and nothing contradicts it."""
        return self.readings[0] if len(self.readings) == 1 and not self.fault else None


def find(folded: str) -> Iterator[WrittenDate]:
    """Every date in a folded text, in order."""
    at = 0
    while match := DATE.search(folded, at):
        at = match.end()
        yield _read(match, folded)
        glued = DATE.match(folded[at : at + 40]) if folded[at : at + 1].isdigit() else None
        if glued:
            written = _read(glued, folded[at : at + 120])
            yield replace(written, start=at, end=at + glued.end())
            at += glued.end()


def _read(match: re.Match[str], folded: str) -> WrittenDate:
    parts = match.groupdict()
    text = " ".join(match.group().split())
    if parts["first"]:
        return _in_figures(match, text, folded)
    day = parts["day1"] or parts["day2"] or parts["day3"]
    month = MONTHS[parts["month1"] or parts["month2"]] if not parts["year3"] else int(parts["month3"])
    year = parts["year1"] or parts["year2"] or parts["year3"]
    if not year:
        return WrittenDate(text, (), match.start(), match.end(), "no year", (month, int(day)))
    return _settled([_day(year, month, int(day))], match, text)


def _in_figures(match: re.Match[str], text: str, folded: str) -> WrittenDate:
    first, second, year = int(match["first"]), int(match["second"]), match["year4"]
    order = _stated_order(folded, match.start(), match.end())
    readings = {"day": [_day(year, second, first)], "month": [_day(year, first, second)]}.get(order)
    return _settled(readings or [_day(year, second, first), _day(year, first, second)], match, text)


def _settled(readings: list[date | None], match: re.Match[str], text: str) -> WrittenDate:
    """The readings that are days of the calendar and agree with the day of the week, if one is written."""
    days = tuple(dict.fromkeys(day for day in readings if day and EARLIEST <= day.year <= LATEST))
    if not days:
        return WrittenDate(text, (), match.start(), match.end(), "no such day")
    if match["weekday"]:
        fitting = tuple(day for day in days if day.weekday() == WEEKDAYS[match["weekday"]])
        if not fitting:
            return WrittenDate(text, days, match.start(), match.end(), "weekday")
        days = fitting
    return WrittenDate(text, days, match.start(), match.end())


def _stated_order(folded: str, start: int, end: int) -> str:
    """ "day" or "month" when the words beside the figures state the format, else nothing."""
    near = folded[max(0, start - 80) : start].rsplit("\n", 1)[-1] + " | " + folded[end : end + 60].split("\n", 1)[0]
    found = FORMAT.search(near)
    if not found:
        return ""
    return "month" if found["order"].startswith("m") else "day"


def _day(year: str, month: int, day: int) -> date | None:
    try:
        return date(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    except ValueError:
        return None
