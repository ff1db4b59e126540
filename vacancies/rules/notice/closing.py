"""When a notice was posted and when it closes: date, hour, zone, and the instant if all three are stated.

Contradictions and dates with two readings leave the field empty and become sentences with both readings.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from datetime import date

from vacancies.rules.notice import dates, times
from vacancies.rules.notice.dates import WrittenDate
from vacancies.rules.notice.fields import Field
from vacancies.rules.notice.findings import Findings, gettext_noop
from vacancies.rules.notice.text import Sentence, Text, either, fold, spaced
from vacancies.rules.notice.times import WrittenTime, Zone

LONGEST_SENTENCE = 800
CLOSING_WORDS = re.compile(
    either(
        r"\bclos(?:e|es|ed|ing)\b|deadline|clotur|date limite|cierr|clausura|fecha limite|expire|received",
        "recues|recib|apply (?:by|before)|late applications",
    )
)
ABOUT_APPLYING = re.compile(
    either(
        "applic|candidat|vacanc|closing date|deadline|convocatoria|solicitud|postul|date limite",
        r"fecha limite|\bavis\b|\boffre|clotur|\bcierr|clausura|apply|position|submit",
    )
)
DEADLINE = spaced(
    r"(?:no later than|not later than|(?<!applied )(?<!apply )\bby|apply before|submitted before|received "
    r"before|closes? on|closing on|open until|deadline (?:is|of)|until|on or before"
    r"|au plus tard le|avant le|jusqu'au|d'ici le|a mas tardar el|antes del|hasta el|a mas tardar)\b.{0,60}"
)
APPLYING = re.compile(
    either(
        "applic|apply|submit|candidat|postul|soumet|soumis|envoy|envia|presenta|recib|recues|received",
        "vacancy (?:closes|is open)|convocatoria",
    )
)
CLOSED = re.compile(r"^\W*(?:closed|cerrad[ao]|cloturee?|ferme[e]?|expired|expiree?|termine[e]?|vencid[ao])\W*$")
STATUS = (
    (
        "cancelled",
        either(
            r"(?:vacancy|notice|position|recruitment|process)[\w\s]{0,20}\b(?:has been |is |was )?cancell?ed\b",
            "avis (?:est )?annule|convocatoria cancelada",
        ),
    ),
    (
        "closed",
        either(
            r"(?:this |the )?(?:vacancy|job|position|posting|call|notice)[\w\s]{0,15} (?:is|are|has) (?:now "
            r"|been |already )?closed\b",
            r"(?:cette|l') ?(?:offre|annonce)[\w\s]{0,12} est (?:desormais )?(?:close|cloturee|fermee)",
            "(?:esta )?(?:convocatoria|vacante) (?:esta |ha sido )?cerrada",
            "applications? (?:are|is) (?:now )?closed",
        ),
    ),
    (
        "no longer open",
        either(
            r"(?:position|vacancy|job|posting|post|opportunity|notice)[\w\s]{0,15} (?:is|are) no longer "
            "(?:open|available|active|accepting applications)",
            "n'est plus (?:ouvert|disponible|d'actualite)",
            "ya no (?:esta|se encuentra) (?:abiert|disponible|vigente)",
        ),
    ),
    (
        "expired",
        either(
            "(?:this |the )?(?:job|vacancy|posting|advertisement|notice) (?:has |is )expired",
            "(?:offre|annonce) (?:est |a )?expiree?",
        ),
    ),
    ("filled", r"(?:vacancy|position|post) (?:has been |is |was )?filled\b|poste (?:est )?pourvu"),
)
TWO_DATES = gettext_noop("the notice gives different dates ({readings}); none was taken. Ask which one holds.")
TWO_READINGS = gettext_noop("“{written}” can be read as {readings}; none was taken. Ask which one is meant.")
NO_YEAR = gettext_noop("“{written}” has no year; none was taken.")
NO_SUCH_DAY = gettext_noop("“{written}” is no day of the calendar, or lies outside 1990-2100.")
WEEKDAY = gettext_noop("“{written}” names a day of the week on which that date does not fall.")
SHORT_YEAR = gettext_noop("the year in “{written}” has two digits; it was read as {readings}.")
NO_DATE_IN_FIELD = gettext_noop("the field says “{written}”, which is no date.")
TWO_TIMES = gettext_noop("the notice gives different closing hours ({readings}); none was taken.")
MIDNIGHT = gettext_noop("“{written}” may mean the start or the end of the closing date; the end was taken. Confirm it.")
HALF = gettext_noop("“{written}” may be the morning or the evening; confirm it.")
NO_ZONE = gettext_noop("the closing hour {written} has no time zone, so the instant stays open.")
TWO_ZONES = gettext_noop("{readings} are not the same time on the closing date, so the instant stays open.")
SEASON = gettext_noop(
    "{written} is not what the clocks show on {day} (it is {actual} there then); the instant stays open."
)
OTHER_INSTANT = gettext_noop(
    "“{written}” is stated as the same moment as {other}, but it is another one; the instant stays open."
)
ORACLE = gettext_noop(
    "an hour of {written} without a zone is often 23:59 in New York on the day before; confirm the day."
)


def read(document: Text, fields: list[Field], found: Findings) -> None:
    """Record posted_date, closing_date, closing_time, closing_zone, closing_utc and status."""
    periods = [field for field in fields if field.key == "period"]
    _read_date("posted_date", [f for f in fields if f.key == "posted_date"], _ends(periods, first=True), found)
    closing_fields = [field for field in fields if field.key == "closing_date"]
    _read_date("closing_date", closing_fields, _ends(periods, first=False) + _in_prose(document), found)
    _read_hour(_hours(document, fields), found)
    _read_status(document, fields, found)


def _ends(periods: list[Field], *, first: bool) -> list[WrittenDate]:
    """The first or the last date of each "posting period"."""
    pairs = [list(dates.find(fold(period.value))) for period in periods]
    return [pair[0 if first else -1] for pair in pairs if len(pair) == 2]


def _in_prose(document: Text) -> list[WrittenDate]:
    """Dates by which the text asks for applications: "must be received by 3 April 2026"."""
    found: list[WrittenDate] = []
    for sentence in document.sentences:
        if len(sentence.folded) < 600 and APPLYING.search(sentence.folded):
            for match in DEADLINE.finditer(sentence.folded):
                found += list(dates.find(match.group()))[:1]
    return found


def _read_date(key: str, fields: list[Field], others: list[WrittenDate], found: Findings) -> None:
    written = [each for field in fields for each in dates.find(fold(field.value + _label_note(field)))] + others
    for field in fields:
        folded = fold(field.value)
        if folded and not CLOSED.match(folded) and not any(dates.find(folded)) and not _carries_time(folded):
            found.warn(key, NO_DATE_IN_FIELD, written=field.value[:80])
    evidence = "; ".join([field.evidence for field in fields] or [each.text for each in others])
    day = settle(key, written, found)
    if day:
        found.state(key, day.isoformat(), evidence)


def _label_note(field: Field) -> str:
    """A format in the label counts: "Closing date (DD/MM/YYYY):"."""
    return (
        " " + field.written
        if dates.FORMAT.search(fold(field.written)) and not dates.FORMAT.search(fold(field.value))
        else ""
    )


def _carries_time(folded: str) -> bool:
    return bool(times.find(folded) or times.zones_in(folded))


def settle(key: str, written: Iterable[WrittenDate], found: Findings) -> date | None:
    """The one date that all mentions agree on, or None with a caution that names what was read."""
    sound = [each for each in written if each.readings and not each.fault]
    _warn_of_faults(key, [each for each in written if each.fault], found)
    if not sound:
        return None
    common = set(sound[0].readings).intersection(*(each.readings for each in sound))
    partial = {each.month_day for each in written if each.month_day}
    fitting = {day for day in common if (day.month, day.day) in partial}
    days = fitting if len(common) > 1 and fitting else common
    short = next(
        (each for each in sound if re.search(r"[-/. '][0-9]{2}$", each.text) and not re.search(r"[0-9]{4}", each.text)),
        None,
    )
    if len(days) == 1 and not any(each.fault == "weekday" for each in written):
        day = days.pop()
        if short:
            found.warn(key, SHORT_YEAR, written=short.text, readings=day.isoformat())
        if partial - {(day.month, day.day)}:
            found.warn(key, TWO_DATES, readings=" / ".join(dict.fromkeys(each.text for each in written)))
            return None
        return day
    every = sorted({day.isoformat() for each in sound for day in each.readings})
    if common:
        found.warn(key, TWO_READINGS, written=sound[0].text, readings=" / ".join(every))
    else:
        found.warn(key, TWO_DATES, readings=" / ".join(every))
    return None


def _warn_of_faults(key: str, faulty: list[WrittenDate], found: Findings) -> None:
    sentences = {"no year": NO_YEAR, "no such day": NO_SUCH_DAY, "weekday": WEEKDAY}
    for each in faulty:
        found.warn(key, sentences[each.fault], written=each.text)


def _hours(document: Text, fields: list[Field]) -> list[tuple[str, list[WrittenTime], list[Zone]]]:
    """Places that speak of the closing hour or zone: closing fields first, then sentences about closing."""
    own = [fold(field.value) for field in fields if field.key in ("closing_date", "closing_time")]
    starts = [field.start for field in fields]
    prose = (_without_fields(sentence, starts) for sentence in document.sentences)
    sentences = [folded for folded in prose if _is_about_closing(folded)]
    places = []
    for folded in dict.fromkeys(" ".join(text.split()) for text in own + sentences):
        read_times, read_zones = times.find(folded), times.zones_in(folded)
        if read_times or (read_zones and folded in own):
            places.append((folded, read_times, read_zones))
    return places


def _without_fields(sentence: Sentence, starts: list[int]) -> str:
    """The sentence without the labelled lines that it begins with; their hours are read from the fields themselves."""
    after = bisect_left(starts, sentence.start + len(sentence.text))
    last = starts[after - 1] - sentence.start if after else -1
    if last < 0:
        return sentence.folded
    line_end = sentence.folded.find("\n", last)
    return sentence.folded[line_end:] if line_end >= 0 else ""


def _is_about_closing(folded: str) -> bool:
    return len(folded) < LONGEST_SENTENCE and bool(CLOSING_WORDS.search(folded) and ABOUT_APPLYING.search(folded))


def _read_hour(places: list[tuple[str, list[WrittenTime], list[Zone]]], found: Findings) -> None:
    moments = [moment for _text, read, _zones in places for moment in read]
    named = [zone for moment in moments for zone in moment.zones] or [zone for _t, _m, read in places for zone in read]
    evidence = places[0][0] if places else ""
    main = [moment for moment in moments if not _is_restated(moment, moments)]
    clocks = list(dict.fromkeys(moment.clock for moment in main))
    if len(clocks) > 1:
        found.warn("closing_time", TWO_TIMES, readings=" / ".join(clocks))
    elif clocks:
        found.state("closing_time", clocks[0], evidence)
        _warn_of_doubts(main[0], bool(named), found)
    if named:
        found.state("closing_zone", named[0].name, evidence)
    day = found.value("closing_date")
    if len(clocks) == 1 and day and named:
        _read_instant(date.fromisoformat(day), clocks[0], named, moments, evidence, found)


def _is_restated(moment: WrittenTime, moments: list[WrittenTime]) -> bool:
    """Whether the hour only repeats an earlier one in another zone: "23:59 (15:59 GMT)"."""
    first = moments[0]
    return bool(
        moment.clock != first.clock
        and moment.zones
        and moment.zones[0].name not in {z.name for m in moments if m.clock == first.clock for z in m.zones}
        and all(not zone.is_place for zone in moment.zones)
    )


def _warn_of_doubts(moment: WrittenTime, has_zone: bool, found: Findings) -> None:
    if moment.doubt == "midnight":
        found.warn("closing_time", MIDNIGHT, written=moment.text)
    if moment.doubt == "half":
        found.warn("closing_time", HALF, written=moment.text)
    if not has_zone:
        found.warn("closing_zone", NO_ZONE, written=moment.text)
        if moment.clock in ("03:59", "04:59"):
            found.warn("closing_date", ORACLE, written=moment.text)


def _read_instant(
    day: date, clock: str, named: list[Zone], moments: list[WrittenTime], evidence: str, found: Findings
) -> None:
    """The closing instant, if every zone named beside the hour agrees on it."""
    own = [zone for zone in named if not any(zone in m.zones and _is_restated(m, moments) for m in moments)] or named
    usable = [zone for zone in own if zone.zone is not None]
    doubtful = next((zone for zone in usable if times.is_out_of_season(day, zone)), None)
    if doubtful and doubtful.zone and doubtful.seasonal:
        actual = times.instant(day, "12:00", doubtful.seasonal).astimezone(doubtful.seasonal).strftime("%Z")
        found.warn("closing_zone", SEASON, written=doubtful.name, day=day.isoformat(), actual=actual)
        return
    instants = {times.instant(day, clock, zone.zone) for zone in usable if zone.zone}
    if len(instants) > 1:
        found.warn("closing_zone", TWO_ZONES, readings=" / ".join(zone.name for zone in usable))
        return
    for moment in moments:
        other = moment.zones[0].zone if moment.zones else None
        if _is_restated(moment, moments) and other and times.instant(day, moment.clock, other) not in instants:
            found.warn(
                "closing_zone",
                OTHER_INSTANT,
                written=f"{moment.clock} {moment.zones[0].name}",
                other=f"{clock} {named[0].name}",
            )
            return
    if instants:
        found.state("closing_utc", instants.pop().strftime("%Y-%m-%dT%H:%M:%SZ"), evidence)


def _read_status(document: Text, fields: list[Field], found: Findings) -> None:
    for field in fields:
        if field.key in ("closing_date", "vacancy_status") and CLOSED.match(fold(field.value)):
            found.state("status", "closed", field.evidence)
    for status, pattern in STATUS:
        match = spaced(pattern).search(document.flat)
        if match:
            found.state("status", status, document.evidence(match))
