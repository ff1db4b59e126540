"""The record of a case as the board reads it: the candidate, the others recommended, how the tiers were respected."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q
from django.utils.translation import gettext as _

from recruitment.models import Competency, User
from screening.enums import Eligibility, Outcome, Recommendation
from screening.forms.panel import level_in_words
from screening.models import Case, CompetencyFinding, Screening
from screening.rules import assessment
from screening.views.board_agenda import decision_in_words
from vacancies.enums import ClaimState, Ground
from vacancies.models import Vacancy
from vacancies.rules.terms import CompetencyNeed
from vacancies.rules.tiers import FIRST, SECOND


@dataclass(frozen=True)
class Shown:
    """One published competency: what was asked, what the panel says was shown, and the evidence."""

    name: str
    kind: str
    asked: str
    shown: str
    falls_short: bool
    evidence: str
    by: str


@dataclass(frozen=True)
class Person:
    """A recommended candidate in the table of all, with a word for each competency; `hidden` says why not."""

    name: str
    public_id: str
    is_this_one: bool
    hidden: str
    tier: int
    ground: str
    levels: list[str]
    dossier_level: str
    advantages: int
    word: str
    tone: str


@dataclass(frozen=True)
class TierLine:
    """How many of a tier were eligible, short-listed and recommended, those who withdrew since left out."""

    tier: int
    eligible: int
    shortlisted: int
    recommended: int


def competencies_of(needs: Iterable[CompetencyNeed]) -> dict[str, Competency]:
    """The published competencies by code. One query."""
    return Competency.objects.in_bulk([need.competency for need in needs])


def shown_by(screening: Screening, needs: Iterable[CompetencyNeed], competencies: dict[str, Competency]) -> list[Shown]:
    """The panel's findings in the order of the framework; "not recorded" where there is none."""
    findings = {finding.competency_id: finding for finding in screening.findings.all()}
    return [_shown(need, competencies, findings.get(need.competency)) for need in needs]


def _shown(need: CompetencyNeed, competencies: dict[str, Competency], finding: CompetencyFinding | None) -> Shown:
    competency = competencies.get(need.competency)
    return Shown(
        name=competency.name if competency else need.competency,
        kind=need.kind,
        asked=level_in_words(need, assessment.level_asked(need)),
        shown=level_in_words(need, finding.level) if finding else _("Not recorded"),
        falls_short=finding is None or finding.level < assessment.level_asked(need),
        evidence=finding.evidence if finding else "",
        by=str(finding.recorded_by) if finding else "",
    )


def ground_in_words(screening: Screening) -> str:
    """The ground of the confirmed tier, with what the staff records said where it is a claim."""
    if not screening.tier_ground:
        return ""
    words = str(Ground(screening.tier_ground).label)
    if screening.tier_ground in (Ground.INTERNAL, Ground.INTERNAL_EQUIVALENT):
        words += f": {ClaimState(screening.internal_claim).label}"
    return words


def departs_from_suggestion(screening: Screening) -> bool:
    """Whether the person who confirmed decided otherwise than the portal had suggested."""
    suggested = Eligibility.ELIGIBLE if screening.suggested_eligible else Eligibility.INELIGIBLE
    return (screening.eligibility, screening.tier) != (suggested, screening.suggested_tier)


def checks_of(screening: Screening) -> list[dict]:
    """The checks of eligibility as the evidence component shows them."""
    return [
        {
            "verdict": _("Met") if check["met"] else _("Not met"),
            "tone": "done" if check["met"] else "attention",
            "text": check["sentence"],
            "source": "; ".join(check["evidence"]),
        }
        for check in screening.suggested_checks
    ]


def tier_lines(vacancy: Vacancy) -> list[TierLine]:
    """How far the candidates of each tier came. One query."""
    counts = {
        row["tier"]: row
        for row in vacancy.screenings.live()
        .eligible()
        .order_by()
        .values("tier")
        .annotate(
            eligible=Count("pk"),
            shortlisted=Count("pk", filter=Q(outcome=Outcome.SHORTLISTED)),
            recommended=Count("pk", filter=Q(recommendation=Recommendation.RECOMMENDED)),
        )
    }
    nobody = {"eligible": 0, "shortlisted": 0, "recommended": 0}
    lines = []
    for tier in (FIRST, SECOND):
        row = counts.get(tier, nobody)
        lines.append(TierLine(tier, row["eligible"], row["shortlisted"], row["recommended"]))
    return lines


def recommended_with(case: Case, needs: Iterable[CompetencyNeed], viewer: User) -> list[Person]:
    """Every recommended candidate of the vacancy, this one first, then in the order of the short list.

    Those from whose case the viewer stands aside are named and nothing more.
    """
    needs = list(needs)
    cases = Case.objects.select_related("decision").prefetch_related("recusals").order_by("pk")
    rows = (
        case.screening.vacancy.screenings.live()
        .filter(recommendation=Recommendation.RECOMMENDED)
        .prefetch_related("findings", Prefetch("cases", cases))
        .in_order()
    )
    people = [_person(row, row.pk == case.screening_id, needs, viewer) for row in rows]
    return sorted(people, key=lambda person: not person.is_this_one)


def _person(screening: Screening, is_this_one: bool, needs: list[CompetencyNeed], viewer: User) -> Person:
    cases = list(screening.cases.all())
    stands_aside = any(recusal.member_id == viewer.pk for case in cases for recusal in case.recusals.all())
    found = {finding.competency_id: finding.level for finding in screening.findings.all()}
    word, tone = decision_in_words(cases[-1]) if cases else (_("On no agenda yet"), "quiet")
    level = screening.competency_level
    return Person(
        name=screening.candidate_name,
        public_id=cases[-1].public_id if cases else "",
        is_this_one=is_this_one,
        hidden=_("You stand aside") if stands_aside else "",
        tier=screening.tier,
        ground=ground_in_words(screening),
        levels=[level_in_words(need, found[need.competency]) if need.competency in found else "–" for need in needs],
        dossier_level="–" if level is None else str(level),
        advantages=screening.criteria_met,
        word=word,
        tone=tone,
    )
