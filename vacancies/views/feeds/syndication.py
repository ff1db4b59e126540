"""RSS 2.0 and Atom (RFC 4287): the newest open vacancies, of any search that the list can show."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import feedgenerator
from django.utils.feedgenerator import rfc3339_date
from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from recruitment.page_cache import edition_of
from vacancies.models import Listing
from vacancies.rules.searching import Criteria
from vacancies.templatetags.searches import closing_with_zone, criteria_in_short
from vacancies.views import public_words as words
from vacancies.views.feeds.items import address, closing_stamp, fit, identity, reading, with_changes
from vacancies.views.feeds.serving import for_machines, latest_closing
from vacancies.views.names import Names, names

MOST_ITEMS = 100
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)  # the date of a feed of a portal that never published anything


class Dated:
    """A feed whose date is given: that of its newest change, never the present, so that equal feeds are equal."""

    def latest_post_date(self) -> datetime:
        """The instant (UTC) of the newest change."""
        return self.feed["changed_at"]  # type: ignore[attr-defined]


class Atom(Dated, feedgenerator.Atom1Feed):
    """Atom."""


class Rss(Dated, feedgenerator.Rss201rev2Feed):
    """RSS; the version of an item is told by Atom's element, because RSS has none for it."""

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """The item, with the instant of its newest version or extension."""
        super().add_item_elements(handler, item)
        handler.addQuickElement("atom:updated", rfc3339_date(item["updateddate"]))


@for_machines
def atom(request: HttpRequest) -> HttpResponse:
    """The newest open vacancies that meet the address's criteria, as Atom."""
    return _feed(request, Atom, "feeds:atom")


@for_machines
def rss(request: HttpRequest) -> HttpResponse:
    """The newest open vacancies that meet the address's criteria, as RSS 2.0."""
    return _feed(request, Rss, "feeds:rss")


def _feed(request: HttpRequest, kind: type[feedgenerator.SyndicationFeed], name: str) -> HttpResponse:
    edition, at = edition_of(request)
    # A feed has no browser that holds answers, and its order is its own: as for an alert.
    criteria = Criteria.read(dict(request.GET.lists())).for_an_alert()
    found = Listing.objects.meeting(criteria, at).defer("headline", "search")
    listings = list(with_changes(found).order_by("-published_at", "-vacancy_id")[:MOST_ITEMS])
    changed_at = max((listing.changed_at for listing in listings), default=None)
    feed = kind(
        title=fit(labelled(_("International Recruitment"), criteria_in_short(criteria))),
        link=_of_the_list(criteria),
        description=_description(),
        subtitle=_description(),
        language=reading(),
        author_name=_("International Recruitment"),
        feed_url=_own_address(name, criteria),
        feed_guid=_own_address(name, criteria),
        changed_at=changed_at or latest_closing(at) or LONG_AGO,
    )
    named = names(edition)
    for listing in listings:
        feed.add_item(**_item(listing, named))
    answer = HttpResponse(content_type=feed.content_type)
    feed.write(answer, "utf-8")
    return answer


def _item(listing: Listing, named: Names) -> dict[str, Any]:
    language = reading()
    title = listing.text("title", language)
    station = named.station(listing.city, listing.country)
    contract = listing.text("contract", language) or named.of("contract", listing.contract_type)
    organization = named.of("organization", listing.organization)
    closes = _("Closes %(when)s (%(stamp)s).") % {"when": closing_with_zone(listing), "stamp": closing_stamp(listing)}
    facts = ", ".join(part for part in (station, listing.grade, contract, organization) if part)
    sentences = [facts, *tier_sentences(listing), closes, labelled(_("Reference"), listing.reference_number)]
    return {
        "title": fit(", ".join(part for part in (title, listing.city, listing.grade) if part)),
        "link": address(listing.public_id, language),
        "description": format_html_join("\n", "<p>{}</p>", ((fit(sentence),) for sentence in sentences if sentence)),
        "author_name": fit(organization),
        "unique_id": identity(listing.public_id),
        "unique_id_is_permalink": False,
        "pubdate": listing.published_at,
        "updateddate": listing.changed_at,
        "categories": [fit(part) for part in (listing.grade, named.of("family", listing.job_family)) if part],
    }


def tier_sentences(listing: Listing) -> list[str]:
    """Who is first tier, and what becomes of the others."""
    return [words.first_tier_sentence(listing.tiers), words.second_tier_sentence(listing.tiers)]


def labelled(term: str, value: str) -> str:
    """A term and its value, with the colon as the reader's language sets it."""
    return _("%(term)s: %(value)s") % {"term": term, "value": value}


def _description() -> str:
    words = _("The newest open vacancies, %(most)s at most. A vacancy that closes leaves the feed.")
    return words % {"most": MOST_ITEMS}


def _of_the_list(criteria: Criteria) -> str:
    return settings.SITE_URL + reverse("vacancies:list") + _query(criteria)


def _own_address(name: str, criteria: Criteria) -> str:
    return settings.SITE_URL + reverse(name) + _query(criteria)


def _query(criteria: Criteria) -> str:
    parts = [criteria.query()] if criteria.query() else []
    parts += [f"lang={reading()}"] if reading() != settings.LANGUAGE_CODE else []
    return f"?{'&'.join(parts)}" if parts else ""
