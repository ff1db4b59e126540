"""Open vacancies as lines of a list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.utils.translation import get_language

from vacancies.models import Listing
from vacancies.rules.tiers import TierPolicy
from vacancies.views import public_words as words
from vacancies.views.names import Names


@dataclass(frozen=True)
class Line:
    """A vacancy as one line. `language` is that of the title, where it is not the page's."""

    title: str
    language: str
    facts: list[str]
    first_tier: str
    listing: Listing
    is_extended: bool


def lines(listings: Iterable[Listing], at: datetime, named: Names) -> list[Line]:
    """Listings as lines, in the reader's language where the notice has it."""
    language = (get_language() or "en")[:2]
    return [_line(listing, language, named) for listing in listings]


def words_hold_until(listings: Iterable[Listing], at: datetime, changes_at: datetime | None) -> datetime | None:
    """Until when (UTC) the words of lines are true: the next closing, or the midnight that makes "tomorrow" wrong."""
    instants = [_next_midnight(at, zone) for zone in {listing.closing_zone for listing in listings}]
    return min([*instants, *([changes_at] if changes_at else [])], default=None)


def _line(listing: Listing, language: str, named: Names) -> Line:
    own = listing.language_for(language)
    facts = [
        named.station(listing.city, listing.country),
        listing.grade,
        listing.text("contract", language) or named.of("contract", listing.contract_type),
        listing.organization,
    ]
    return Line(
        title=listing.text("title", language),
        language=own if own != language else "",
        facts=[fact for fact in facts if fact],
        first_tier=_first_tier(listing.tiers, language),
        listing=listing,
        is_extended=listing.closing_date != listing.first_closing_date,
    )


@lru_cache(maxsize=500)
def _first_tier(policy: TierPolicy, language: str) -> str:
    """The few words of a policy, which many vacancies share."""
    return words.first_tier_in_short(policy)


def _next_midnight(at: datetime, zone: str) -> datetime:
    local = at.astimezone(ZoneInfo(zone))
    return datetime.combine(local.date() + timedelta(days=1), time(), tzinfo=ZoneInfo(zone))
