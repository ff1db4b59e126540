"""An open vacancy in the words of a feed: plain texts, instants with their offset, addresses that stay."""

import re
import uuid
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Greatest
from django.urls import reverse
from django.utils.translation import get_language

from vacancies.models import Extension, Listing, Publication
from vacancies.rules.closing import MINUTES_IN_A_DAY, ClosingPolicy, closing_instant

# Outside of XML 1.0's characters (section 2.2): a control character in a notice must not break a whole feed.
UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
IDENTITIES = uuid.UUID("7b1f2f0c-5d0e-5b57-9a53-3f6f4a1c9e21")  # the namespace of this portal's vacancies


def with_changes(listings: QuerySet[Listing]) -> QuerySet[Listing]:
    """The listings with `changed_at`: the instant (UTC) of the newest version or extension."""
    reissued = _newest(Publication, "published_at")
    extended = _newest(Extension, "extended_at")
    return listings.annotate(changed_at=Greatest("published_at", reissued, extended))


def address(public_id: str, language: str = "") -> str:
    """The address of a vacancy's page; with a language other than the portal's own, the page in it."""
    asked = f"?lang={language}" if language and language != settings.LANGUAGE_CODE else ""
    return settings.SITE_URL + reverse("vacancies:page", args=[public_id]) + asked


def identity(public_id: str) -> str:
    """The name of a vacancy that stays when its address, its version or its closing date changes (RFC 9562, v5)."""
    return uuid.uuid5(IDENTITIES, public_id).urn


def closing_stamp(listing: Listing) -> str:
    """The closing as ISO 8601 with the offset that its zone has at that instant: "2026-04-03T23:59:00+02:00".

    The end of a day is 23:59:59 of that day, because readers that keep only the date would else read the next one.
    """
    policy = ClosingPolicy(listing.closing_place, listing.closing_zone, listing.closing_minute)
    return stamp(closing_instant(listing.closing_date, policy), policy)


def stamp(closes_at: datetime, policy: ClosingPolicy) -> str:
    """The closing instant of a policy as `closing_stamp` writes it."""
    told = closes_at - timedelta(seconds=1) if policy.minute == MINUTES_IN_A_DAY else closes_at
    return local_stamp(told, policy.zone)


def local_stamp(at: datetime, zone: str) -> str:
    """An instant as ISO 8601 to the second, with the offset of an IANA zone at that instant."""
    return at.astimezone(ZoneInfo(zone)).isoformat(timespec="seconds")


def fit(text: object) -> str:
    """A text without the characters that XML 1.0 cannot hold."""
    return UNFIT.sub("", str(text))


def reading() -> str:
    """The reader's language, as the notices' languages are written."""
    return (get_language() or settings.LANGUAGE_CODE)[:2]


def _newest(model: type, field: str) -> Subquery:
    rows = model.objects.filter(vacancy=OuterRef("pk")).order_by().values("vacancy")
    return Subquery(rows.annotate(newest=Max(field)).values("newest"))
