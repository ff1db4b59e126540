"""How far the work on a vacancy is, in numbers and in sentences."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications.enums import ApplicationStatus
from screening.enums import BoardOutcome, Eligibility, Outcome, Recommendation
from screening.models import Decision, PanelMember
from vacancies.enums import ClaimState, VacancyState
from vacancies.models import Vacancy
from vacancies.rules.tiers import FIRST, SECOND


def counts(prefix: str = "") -> dict[str, Count]:
    """Counts of live cases by where they stand, for lines of the long list or, by a prefix, for vacancies."""

    def where(**conditions: Any) -> Q:
        return Q(**{prefix + name: value for name, value in conditions.items()})

    live = where(application__status=ApplicationStatus.SUBMITTED)
    eligible, shortlisted = where(eligibility=Eligibility.ELIGIBLE), where(outcome=Outcome.SHORTLISTED)
    decided = Decision.objects.filter(case__screening=OuterRef(f"{prefix}pk"))
    endorsed = decided.filter(outcome=BoardOutcome.ENDORSED)
    conditions = {
        "listed": Q(),
        "unconfirmed": where(eligibility=""),
        "claims_to_check": where(eligibility="", internal_claim=ClaimState.CLAIMED),
        "eligible": eligible,
        "ineligible": where(eligibility=Eligibility.INELIGIBLE),
        "first_waiting": eligible & where(tier=FIRST, outcome=""),
        "second_waiting": eligible & where(tier=SECOND, outcome=""),
        "waiting": eligible & where(outcome=""),
        "shortlisted": shortlisted,
        "not_shortlisted": where(outcome=Outcome.NOT_SHORTLISTED),
        "to_recommend": shortlisted & where(recommendation=""),
        "recommended": where(recommendation=Recommendation.RECOMMENDED),
        "board_decided": Q(Exists(decided.exclude(outcome=BoardOutcome.REFERRED_BACK))),
        "endorsed": Q(Exists(endorsed)),
    }
    return {name: Count(f"{prefix}pk", filter=live & condition) for name, condition in conditions.items()}


def counted(vacancies: QuerySet[Vacancy]) -> QuerySet[Vacancy]:
    """The vacancies, each with its counts and with whether it has a panel and an open gate."""
    panel = PanelMember.objects.filter(vacancy=OuterRef("pk"))
    return vacancies.annotate(has_panel=Exists(panel), **counts("screenings__"))


def by_tier(vacancy: Vacancy) -> list[dict[str, int]]:
    """One row of counts for each tier that occurs; the confirmed tier, or the suggested one until then."""
    rows = vacancy.screenings.values(row_tier=Coalesce("tier", "suggested_tier")).annotate(**counts())
    return list(rows.order_by("row_tier"))


@dataclass(frozen=True)
class Step:
    """One thing that remains to do: its sentence, and the page where it is done (empty when nothing is to be done)."""

    sentence: str
    page: str = ""
    query: str = ""


def steps(vacancy: Vacancy, at: datetime, gate: bool, untold: int = 0) -> list[Step]:
    """What remains to do for a counted vacancy, in the order in which it is to be done. `gate`: whether it is open."""
    match vacancy.state(at):
        case VacancyState.OPEN:
            return [Step(_("Applications are opened when the vacancy has closed."))]
        case VacancyState.CANCELLED:
            return [Step(_("Cancelled. Nobody is selected from it."))]
    if vacancy.closing_recorded_at is None:
        return [Step(_("The closing is being put on record and the long list made; this takes a minute."))]
    if not vacancy.listed:
        return [Step(_("Nobody whose application still stands applied. The position can be advertised anew."))]
    found = [*_confirming(vacancy), *_shortlisting(vacancy, gate), *_choosing(vacancy)]
    if untold:
        words = ngettext("%(n)s decision is not told yet.", "%(n)s decisions are not told yet.", untold)
        found.append(Step(words % {"n": untold}, "desk:telling"))
    return found or [_done(vacancy)]


def _confirming(vacancy: Vacancy) -> Iterator[Step]:
    if n := vacancy.claims_to_check:
        words = ngettext(
            "Check %(n)s claim to be internal staff.", "Check %(n)s claims to be internal staff against the records.", n
        )
        yield Step(words % {"n": n}, "desk:longlist", "show=claims")
    if n := vacancy.unconfirmed:
        words = ngettext(
            "Confirm the eligibility and the tier of %(n)s application.",
            "Confirm the eligibility and the tier of %(n)s applications.",
            n,
        )
        yield Step(words % {"n": n}, "desk:longlist", "show=unconfirmed")


def _shortlisting(vacancy: Vacancy, gate_is_open: bool) -> Iterator[Step]:
    if n := vacancy.first_waiting:
        words = ngettext(
            "Decide on %(n)s eligible application of the first tier.",
            "Decide on %(n)s eligible applications of the first tier.",
            n,
        )
        yield Step(words % {"n": n}, "desk:shortlist", "tier=1&show=waiting")
    if (n := vacancy.second_waiting) and gate_is_open:
        words = ngettext(
            "Decide on %(n)s application of the second tier.", "Decide on %(n)s applications of the second tier.", n
        )
        yield Step(words % {"n": n}, "desk:shortlist", "tier=2&show=waiting")
    elif n and not (vacancy.unconfirmed or vacancy.first_waiting):
        words = ngettext(
            "The first tier is decided. %(n)s application of the second tier stays locked unless you open the gate.",
            "The first tier is decided. %(n)s applications of the second tier stay locked unless you open the gate.",
            n,
        )
        yield Step(words % {"n": n}, "desk:shortlist")


def _choosing(vacancy: Vacancy) -> Iterator[Step]:
    if vacancy.to_recommend and not vacancy.has_panel:
        yield Step(_("Name the panel that will assess the short-listed candidates."), "desk:vacancy", "#panel")
    if n := vacancy.to_recommend:
        words = ngettext(
            "Have %(n)s short-listed candidate assessed, then recommend or not.",
            "Have %(n)s short-listed candidates assessed, then recommend or not.",
            n,
        )
        yield Step(words % {"n": n}, "desk:recommending")


def _done(vacancy: Vacancy) -> Step:
    if n := vacancy.recommended - vacancy.board_decided:
        words = ngettext("%(n)s recommended case is with the board.", "%(n)s recommended cases are with the board.", n)
        return Step(words % {"n": n})
    if n := vacancy.endorsed:
        return Step(ngettext("Done: %(n)s endorsed.", "Done: %(n)s endorsed.", n) % {"n": n})
    return Step(_("Done: nobody was recommended."))
