"""Times of day and time zones as notices write them: "23:59 local time Geneva", "11:59 p.m. EST", "23h59"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, available_timezones

from vacancies.rules.notice import zones
from vacancies.rules.notice.text import either

MIDNIGHT = "midnight"
TIME = re.compile(
    either(
        r"(?P<midnight>\b(?:midnight|minuit|medianoche|media noche)\b)",
        r"(?P<noon>\b(?:noon|midday|midi|mediodia)\b)",
        r"(?<![0-9:.,/+])(?<!gmt-)(?<!utc-)(?<!gmt -)(?P<hour>[01]?[0-9]|2[0-4])(?:\s?[:h]\s?"
        r"|\.(?=[0-9]{2}\s?(?:[ap]\.?m|hrs|hours|h\b|heures|horas)))(?P<minute>[0-5][0-9])"
        r"(?::[0-5][0-9])?(?![0-9])(?:\s?(?P<half>[ap])\.?\s?m\b\.?)?",
        r"(?<![0-9:.,/])(?P<hour2>1[0-2]|0?[1-9])\s?(?P<half2>[ap])\.?\s?m\b\.?",
        r"(?<![0-9:.,/-])(?P<hour3>[01][0-9]|2[0-4])(?P<minute3>[0-5][0-9])\s?(?=hours|hrs|h\b|[a-z]+ time"
        "|gmt|utc)",
        r"(?<![0-9:.,/-])(?P<hour4>[01]?[0-9]|2[0-4])\s?(?:h|heures|hrs|hours|horas)\b(?!\s?[0-9])",
    )
)
OFFSET = re.compile(r"\b(?:utc|gmt)\s?(?P<sign>[+-])\s?(?P<hours>[0-9]{1,2})(?::?(?P<minutes>[0-9]{2}))?(?![0-9])")
LOCAL = re.compile(
    r"\b(?:local time|heure locale|hora local|heures? |hora )(?:\s?(?:of|in|at|for|de|du|del|d'|en"
    r"|a)\b)?[\s,:(-]{0,3}(?P<after>[a-z][a-z' .,-]{1,45})"
)
PLACE_TIME = re.compile(r"(?P<before>[a-z][a-z' ,.-]{1,45}?)(?:'s)?[\s,(]{1,2}(?:local )?time\b")
WINDOWS = re.compile(r"\b(?P<name>[a-z][a-z. ]{1,24}?) standard time\b")
IANA = re.compile(r"\b(?:africa|america|asia|europe|pacific|indian|australia|atlantic)/[a-z_/-]{2,30}")
ABBREVIATION = re.compile(
    r"\b(?:" + "|".join(sorted(zones.ABBREVIATIONS, key=len, reverse=True)) + r")\b(?!\s?[+-]\s?[0-9])"
)


@dataclass(frozen=True, slots=True)
class Zone:
    """A time zone as a notice names it. `name` is what is shown; `zone` is None where the name alone decides nothing.

    `seasonal` is the place's own zone for an abbreviation such as CET that is also written in summer, when the clocks
    there show CEST.
    """

    name: str
    zone: tzinfo | None
    seasonal: tzinfo | None = None
    is_place: bool = False


@dataclass(frozen=True, slots=True)
class WrittenTime:
    """A time of day: "HH:MM" or "midnight", the zones named beside it, and what is doubtful about it."""

    text: str
    clock: str
    zones: tuple[Zone, ...]
    doubt: str = ""


def find(folded: str) -> list[WrittenTime]:
    """The times of day in a folded sentence, each with the zones that stand after it, or else before it."""
    matches = list(TIME.finditer(folded))
    found = []
    for number, match in enumerate(matches):
        end = matches[number + 1].start() if number + 1 < len(matches) else min(len(folded), match.end() + 120)
        start = matches[number - 1].end() if number else max(0, match.start() - 80)
        named = zones_in(folded[match.end() : end]) or _place_after(folded[match.end() : end])
        named = named or zones_in(folded[start : match.start()])
        clock, doubt = _clock(match)
        if clock:
            found.append(WrittenTime(match.group().strip(), clock, tuple(named), doubt))
    return found


def _clock(match: re.Match[str]) -> tuple[str, str]:
    """ "HH:MM" or "midnight", and a doubt: "midnight" (which end of the day) or "half" (morning or evening)."""
    if match["midnight"]:
        return MIDNIGHT, "midnight"
    if match["noon"]:
        return "12:00", ""
    hour = int(match["hour"] or match["hour2"] or match["hour3"] or match["hour4"])
    minute = int(match["minute"] or match["minute3"] or 0)
    half = match["half"] or match["half2"]
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour == 24 and minute:
        return "", ""
    hour %= 24
    if hour == 0 and minute == 0:
        return "00:00", "midnight"
    doubt = "half" if not half and (hour, minute) == (11, 59) else ""
    return f"{hour:02}:{minute:02}", doubt


def zones_in(folded: str) -> list[Zone]:
    """The zones that a stretch of text names, the most telling first: a place, then an offset or abbreviation."""
    found: list[Zone] = []
    found += [Zone(f"{name} ({iana})", ZoneInfo(iana), is_place=True) for name, iana in _places(folded)]
    if not found:
        found += [Zone(zone, ZoneInfo(zone), is_place=True) for zone in _iana(folded)]
    found += [_offset(match) for match in OFFSET.finditer(folded)]
    found += [_abbreviation(match.group()) for match in ABBREVIATION.finditer(folded)]
    return list(dict.fromkeys(found))


def _places(folded: str) -> Iterator[tuple[str, str]]:
    windows = WINDOWS.search(folded)
    if windows:
        words = windows["name"].split()
        tails = [" ".join(words[start:]) for start in range(len(words))]
        known = next((tail for tail in tails if tail in zones.WINDOWS), None)
        if known:
            yield f"{known.title()} Standard Time".replace("Se Asia", "SE Asia"), zones.WINDOWS[known]
            return
    for match in LOCAL.finditer(folded):
        words = match["after"].split()[:6]
        heads = [" ".join(words[:count]) for count in range(len(words), 0, -1)]
        known_place = next(filter(None, map(zones.place, heads)), None)
        if known_place:
            yield known_place
            return
    for match in PLACE_TIME.finditer(folded):
        words = re.split(r"[\s,]+", match["before"].strip())[-4:]
        known_place = next(filter(None, (zones.place(" ".join(words[start:])) for start in range(len(words)))), None)
        if known_place:
            yield known_place
            return
    bracket = re.search(r"european time\s?\((?P<place>[a-z ]{3,20})\)", folded)
    if bracket and (named := zones.place(bracket["place"])):
        yield named


def _place_after(folded: str) -> list[Zone]:
    """A city straight after the time: "23:59 Geneva"."""
    match = re.match(r"[\s,(]{0,3}(?:in |at |a |de )?(?P<city>[a-z][a-z' -]{2,30})", folded)
    words = match["city"].split()[:3] if match else []
    found = next(filter(None, (zones.place(" ".join(words[:count])) for count in range(len(words), 0, -1))), None)
    return [Zone(f"{found[0]} ({found[1]})", ZoneInfo(found[1]), is_place=True)] if found else []


def _iana(folded: str) -> list[str]:
    names = {name.lower(): name for name in available_timezones()}
    return [names[match.group()] for match in IANA.finditer(folded) if match.group() in names]


def _offset(match: re.Match[str]) -> Zone:
    hours, minutes = int(match["hours"]), int(match["minutes"] or 0)
    name = f"GMT{match['sign']}{hours:02}:{minutes:02}"
    if hours > 14 or minutes > 59:
        return Zone(name, None)
    span = timedelta(hours=hours, minutes=minutes)
    return Zone(name, timezone(span if match["sign"] == "+" else -span))


def _abbreviation(word: str) -> Zone:
    minutes = zones.ABBREVIATIONS[word]
    seasonal = zones.SEASONAL.get(word)
    return Zone(word.upper(), timezone(timedelta(minutes=minutes)), ZoneInfo(seasonal) if seasonal else None)


def instant(day: date, clock: str, zone: tzinfo) -> datetime:
    """The moment in UTC. Midnight or 00:00 on a closing date is the end of that day, as UNOPS and the UN mean it."""
    if clock in (MIDNIGHT, "00:00"):
        return datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)
    hour, minute = map(int, clock.split(":"))
    return datetime.combine(day, time(hour, minute), zone).astimezone(UTC)


def is_out_of_season(day: date, zone: Zone) -> bool:
    """Whether the abbreviation is not what the clocks of its region show on that day (CET in June)."""
    if zone.seasonal is None or zone.zone is None:
        return False
    noon = datetime.combine(day, time(12))
    return noon.replace(tzinfo=zone.seasonal).utcoffset() != noon.replace(tzinfo=zone.zone).utcoffset()
