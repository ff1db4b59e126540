"""Alerts begun, asked for and confirmed, and what their letters say, for the tests of alerts."""

import re
from datetime import date, datetime, timedelta
from itertools import pairwise
from urllib.parse import parse_qs

from recruitment.models import OutgoingNotice
from tests import cast
from vacancies.actions import alerting
from vacancies.models import Alert
from vacancies.rules.searching import Criteria

A_DAY = timedelta(days=1)
STAYS_OPEN = date(2026, 7, 30)
ADDRESS = "reader@example.com"
# As many countries as one facet takes; with a hundred letters that an address writes long, more than an alert keeps.
COUNTRIES = re.findall("..", "AFALARATAUBEBRCACHCLCNCODEEGESFRGBINITJP")


def day(number: int) -> datetime:
    """Five minutes after as many whole days have passed since the publication: what was due by then is due."""
    return cast.PUBLISHED + number * A_DAY + timedelta(minutes=5)


def criteria(query: str = "") -> Criteria:
    return Criteria.read(parse_qs(query))


def begun(query: str = "", *, rhythm: str = "daily", language: str = "en", name: str = "reader") -> Alert:
    """An alert of an account."""
    alert, is_new = alerting.begin(criteria(query), rhythm=rhythm, language=language, by=cast.person(name))
    assert is_new
    return alert


def asked(query: str = "", *, rhythm: str = "daily", language: str = "en", address: str = ADDRESS) -> Alert:
    """An alert that an address was asked to confirm."""
    alerting.ask(criteria(query), email=address, rhythm=rhythm, language=language)
    return Alert.objects.get(email=address, criteria=query)


def confirmation_in(letter: OutgoingNotice) -> str:
    return re.search(r"/alerts/confirm/([^/]+)/", letter.body).group(1)


def confirmed(query: str = "", **values) -> Alert:
    """The same, confirmed by the link of its letter; the letter is put aside."""
    asked(query, **values)
    alert = alerting.confirm(confirmation_in(letters().first()))
    OutgoingNotice.objects.all().delete()
    return alert


def letters():
    return OutgoingNotice.objects.filter(key__startswith="alert:").order_by("-pk")


def titles(letter: OutgoingNotice) -> list[str]:
    """The titles that a letter lists: the lines before the line of facts."""
    lines = letter.body.split("\n")
    return [before for before, after in pairwise(lines) if after.startswith("  ") and before[:1] > " "]
