"""Names of places, abbreviations and Windows names to IANA time zones.

Most cities are found by the last part of a zone's own name (Europe/Copenhagen); the table adds those that have no
zone of their own (Geneva keeps Zurich's time) and their French and Spanish names.
"""

import re
from functools import cache
from zoneinfo import available_timezones

PLACES = {
    "geneva": ("Geneva, Switzerland", "Europe/Zurich"),
    "geneve": ("Geneva, Switzerland", "Europe/Zurich"),
    "ginebra": ("Geneva, Switzerland", "Europe/Zurich"),
    "bern": ("Bern", "Europe/Zurich"),
    "berne": ("Bern", "Europe/Zurich"),
    "copenhague": ("Copenhagen", "Europe/Copenhagen"),
    "roma": ("Rome", "Europe/Rome"),
    "londres": ("London", "Europe/London"),
    "bruxelles": ("Brussels", "Europe/Brussels"),
    "bruselas": ("Brussels", "Europe/Brussels"),
    "vienne": ("Vienna", "Europe/Vienna"),
    "viena": ("Vienna", "Europe/Vienna"),
    "nueva york": ("New York", "America/New_York"),
    "washington": ("Washington", "America/New_York"),
    "washington dc": ("Washington DC", "America/New_York"),
    "ny": ("New York", "America/New_York"),
    "eastern": ("Eastern Time", "America/New_York"),
    "manille": ("Manila", "Asia/Manila"),
    "manila": ("Manila", "Asia/Manila"),
    "le caire": ("Cairo", "Africa/Cairo"),
    "el cairo": ("Cairo", "Africa/Cairo"),
    "the hague": ("The Hague", "Europe/Amsterdam"),
    "la haye": ("The Hague", "Europe/Amsterdam"),
    "bonn": ("Bonn", "Europe/Berlin"),
    "montreal": ("Montreal", "America/Toronto"),
    "new delhi": ("New Delhi", "Asia/Kolkata"),
    "islamabad": ("Islamabad", "Asia/Karachi"),
    "ankara": ("Ankara", "Europe/Istanbul"),
    "abuja": ("Abuja", "Africa/Lagos"),
    "hanoi": ("Hanoi", "Asia/Bangkok"),
    "barcelona": ("Barcelona", "Europe/Madrid"),
    "valencia": ("Valencia", "Europe/Madrid"),
    "kabul": ("Kabul", "Asia/Kabul"),
    "panama city": ("Panama City", "America/Panama"),
    "ciudad de panama": ("Panama City", "America/Panama"),
    "ciudad de mexico": ("Mexico City", "America/Mexico_City"),
    "yaounde": ("Yaoundé", "Africa/Douala"),
    "kathmandu": ("Kathmandu", "Asia/Kathmandu"),
    "beijing": ("Beijing", "Asia/Shanghai"),
    "central europe": ("Central European Time", "Europe/Zurich"),
    "turin": ("Turin", "Europe/Rome"),
}
WINDOWS = {
    "w. central africa": "Africa/Lagos",
    "e. africa": "Africa/Nairobi",
    "south africa": "Africa/Johannesburg",
    "egypt": "Africa/Cairo",
    "greenwich": "Atlantic/Reykjavik",
    "gmt": "Europe/London",
    "w. europe": "Europe/Berlin",
    "central europe": "Europe/Budapest",
    "central european": "Europe/Warsaw",
    "romance": "Europe/Paris",
    "gtb": "Europe/Bucharest",
    "fle": "Europe/Kyiv",
    "e. europe": "Europe/Chisinau",
    "turkey": "Europe/Istanbul",
    "middle east": "Asia/Beirut",
    "jordan": "Asia/Amman",
    "syria": "Asia/Damascus",
    "arabic": "Asia/Baghdad",
    "arab": "Asia/Riyadh",
    "arabian": "Asia/Dubai",
    "iran": "Asia/Tehran",
    "afghanistan": "Asia/Kabul",
    "pakistan": "Asia/Karachi",
    "india": "Asia/Kolkata",
    "sri lanka": "Asia/Colombo",
    "nepal": "Asia/Kathmandu",
    "bangladesh": "Asia/Dhaka",
    "myanmar": "Asia/Yangon",
    "se asia": "Asia/Bangkok",
    "china": "Asia/Shanghai",
    "singapore": "Asia/Singapore",
    "tokyo": "Asia/Tokyo",
    "korea": "Asia/Seoul",
    "west asia": "Asia/Tashkent",
    "central asia": "Asia/Bishkek",
    "georgian": "Asia/Tbilisi",
    "caucasus": "Asia/Yerevan",
    "azerbaijan": "Asia/Baku",
    "eastern": "America/New_York",
    "us eastern": "America/Indianapolis",
    "central america": "America/Guatemala",
    "sa pacific": "America/Bogota",
    "sa western": "America/La_Paz",
    "sa eastern": "America/Cayenne",
    "venezuela": "America/Caracas",
    "argentina": "America/Buenos_Aires",
    "e. south america": "America/Sao_Paulo",
    "pacific sa": "America/Santiago",
    "paraguay": "America/Asuncion",
    "haiti": "America/Port-au-Prince",
    "russian": "Europe/Moscow",
    "sudan": "Africa/Khartoum",
    "south sudan": "Africa/Juba",
    "libya": "Africa/Tripoli",
    "morocco": "Africa/Casablanca",
    "namibia": "Africa/Windhoek",
    "west pacific": "Pacific/Port_Moresby",
    "fiji": "Pacific/Fiji",
    "central pacific": "Pacific/Guadalcanal",
    "mauritius": "Indian/Mauritius",
    "utc": "UTC",
}
# Minutes from UTC.
ABBREVIATIONS = {
    "utc": 0,
    "gmt": 0,
    "z": 0,
    "cet": 60,
    "cest": 120,
    "mez": 60,
    "eet": 120,
    "eest": 180,
    "est": -300,
    "edt": -240,
    "pst": -480,
    "pdt": -420,
    "eat": 180,
    "cat": 120,
    "wat": 60,
    "sast": 120,
    "pkt": 300,
}
# Abbreviations that hold for one half of the year only, with a zone that knows which half.
SEASONAL = {
    "cet": "Europe/Zurich",
    "cest": "Europe/Zurich",
    "mez": "Europe/Zurich",
    "eet": "Europe/Athens",
    "eest": "Europe/Athens",
    "est": "America/New_York",
    "edt": "America/New_York",
    "pst": "America/Los_Angeles",
    "pdt": "America/Los_Angeles",
}


@cache
def _own_zones() -> dict[str, tuple[str, str]]:
    """City names that are the last part of exactly one zone's name."""
    found: dict[str, tuple[str, str]] = {}
    areas = ("Africa/", "America/", "Asia/", "Europe/", "Pacific/", "Indian/", "Australia/", "Atlantic/")
    for zone in sorted(available_timezones()):
        if zone.startswith(areas):
            city = zone.rsplit("/", 1)[-1].replace("_", " ")
            found.setdefault(city.lower(), (city, zone))
    return found


def place(name: str) -> tuple[str, str] | None:
    """The place and its IANA zone for a folded place name ("geneve"), or None.

    A country, brackets or an article beside the city do no harm: "geneva, switzerland" is Geneva.
    """
    for part in [name, *re.split(r"[,(/]", name)]:
        words = re.sub(r"[^a-z' -]", " ", part).replace("-", " ").split()
        key = " ".join(word for word in words if word not in ("the", "local", "time"))
        found = PLACES.get(key) or _own_zones().get(key) or PLACES.get(" ".join(words))
        if found:
            return found
    return None
