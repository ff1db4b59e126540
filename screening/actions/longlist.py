"""The long list: made when a vacancy has closed, confirmed by a person, case by case or in bulk."""

import logging
from collections.abc import Iterable
from datetime import datetime

from django.db.models import F
from django.utils.translation import gettext as _

from applications.enums import ApplicationStatus
from applications.models import Application, Submission
from applications.rules.dossier import DossierFacts, facts
from recruitment.actions.acting import System, acting
from recruitment.models import Country, Language, User
from recruitment.refusal import Refused
from recruitment.rules.roles import Doing
from screening.actions.locking import lock, require_without_interest
from screening.actions.planning import Plan
from screening.enums import Eligibility
from screening.models import Screening
from screening.rules import eligibility
from screening.rules.confirmation import Wish
from vacancies.enums import ClaimState, LanguageDemand
from vacancies.models import Vacancy
from vacancies.rules.terms import Terms
from vacancies.rules.tiers import FIRST, tier_of

CLOCK = System("long list")
LOG = logging.getLogger(__name__)
BATCH = 200


def list_closed_vacancies() -> int:
    """Put every live application of a closed vacancy on its long list; returns how many were added.

    Safe to run twice, twice at once, or after any outage: the vacancy is the lock, one line an application.
    """
    waiting = (
        Application.objects.live()
        .filter(screening__isnull=True, vacancy__closing_recorded_at__isnull=False, vacancy__cancelled_at__isnull=True)
        .order_by()
        .values_list("vacancy_id", flat=True)
        .distinct()
    )
    return sum(_list_or_log(vacancy_id) for vacancy_id in waiting)


def _list_or_log(vacancy_id: int) -> int:
    """One vacancy that cannot be listed is logged and does not hold up the others; the next sweep tries again."""
    try:
        return _list(vacancy_id)
    except Exception:
        LOG.exception("The long list of vacancy %s could not be made.", vacancy_id)
        return 0


def _list(vacancy_id: int) -> int:
    added = 0
    with acting(by=CLOCK) as at:
        vacancy = lock(vacancy_id)
        terms, names = vacancy.current_publication.terms, _names()
        submissions = Submission.objects.filter(
            application__in=Application.objects.live().filter(vacancy=vacancy, screening__isnull=True),
            version=F("application__current_version"),
        ).order_by("pk")
        batch: list[Screening] = []
        for submission in submissions.iterator(chunk_size=BATCH):
            batch.append(_line(vacancy, terms, submission, names, at))
            if len(batch) == BATCH:
                added += len(Screening.objects.bulk_create(batch))
                batch = []
        added += len(Screening.objects.bulk_create(batch))
    return added


def _names() -> dict[str, str]:
    """English names by code; countries have capital letters and languages small ones."""
    return dict(Country.objects.values_list("pk", "name_en")) | dict(Language.objects.values_list("pk", "name_en"))


def _line(vacancy: Vacancy, terms: Terms, submission: Submission, names: dict[str, str], at: datetime) -> Screening:
    dossier = facts(submission.dossier)
    suggestion = eligibility.suggest(terms, dossier, vacancy.closes_on, names)
    claim = ClaimState.CLAIMED if dossier.claims_internal else ClaimState.UNCLAIMED
    person = submission.dossier["person"]
    line = Screening(
        vacancy=vacancy,
        application_id=submission.application_id,
        submission=submission,
        candidate_name=f"{person['family_name']}, {person['given_name']}",
        listed_at=at,
        suggested_eligible=suggestion.eligible,
        suggested_checks=suggestion.as_json(),
        internal_claim=claim,
        criteria_met=_advantages(terms, dossier),
    )
    _suggest_tier(line, terms, dossier)
    return line


def _suggest_tier(line: Screening, terms: Terms, dossier: DossierFacts) -> None:
    verdict = tier_of(terms.tiers, dossier.tier_facts(line.internal_claim))
    line.suggested_tier, line.suggested_ground = verdict.tier, verdict.ground
    line.suggested_tier_sentence, line.tier_to_be_checked = verdict.sentence, verdict.to_be_checked


def _advantages(terms: Terms, dossier: DossierFacts) -> int:
    """How many languages that are an advantage the candidate knows at the level asked for."""
    return sum(
        dossier.languages.get(need.language, 0) >= need.asked
        for need in terms.languages
        if need.demand == LanguageDemand.ADVANTAGE
    )


def check_claim(screening: Screening, *, confirmed: bool, by: User) -> Screening:
    """Record what the staff records say of a claim to be internal; the suggested tier follows.

    Raises Refused when nothing is claimed, or when the tier was confirmed already.
    """
    with acting(by=by) as at:
        vacancy = lock(screening.vacancy_id)
        require_without_interest(by, Doing.SCREEN, vacancy)
        screening = Screening.objects.select_for_update(of=("self",)).select_related("submission").get(pk=screening.pk)
        if screening.internal_claim == ClaimState.UNCLAIMED:
            raise Refused(_("This candidate does not claim to be internal staff; there is nothing to check."))
        if screening.eligibility:
            raise Refused(_("Eligibility and tier are confirmed already. Change the confirmation and give the reason."))
        screening.internal_claim = ClaimState.VERIFIED if confirmed else ClaimState.REFUSED
        screening.claim_checked_by, screening.claim_checked_at = by, at
        _suggest_tier(screening, vacancy.current_publication.terms, facts(screening.submission.dossier))
        screening.save()
        return screening


def plan_confirmation(screenings: Iterable[Screening], wish: Wish) -> Plan:
    """What confirming these cases in this way would change, and which cases are refused and why. Changes nothing."""
    plan = Plan()
    for screening in screenings:
        refusal = _refuse_confirmation(screening, wish)
        if refusal:
            plan.refused.append((screening, refusal))
        else:
            plan.changes.append((screening, _confirmation_in_words(screening, wish)))
    return plan


def confirm(vacancy: Vacancy, ids: Iterable[int], wish: Wish, *, shown: str = "", by: User) -> Plan:
    """Confirm eligibility and tier of these cases of a vacancy; returns what was changed and what was refused.

    An override of the suggestion, and a change of an earlier confirmation, need a reason. `shown` is the mark of the
    plan that the person was shown; PlanChanged is raised when the cases stand otherwise by now.
    """
    with acting(by=by, reason=wish.reason) as at:
        vacancy = lock(vacancy.pk)
        require_without_interest(by, Doing.SCREEN, vacancy)
        cases = (
            vacancy.screenings.select_related("application")
            .prefetch_related("application__tellings")
            .filter(pk__in=list(ids))
        )
        plan = plan_confirmation(cases, wish)
        plan.require_as_shown(shown)
        for screening, _words in plan.changes:
            tier = wish.tier or screening.suggested_tier
            screening.eligibility = wish.eligibility or _suggested_eligibility(screening)
            screening.tier = tier
            screening.tier_ground = _ground(screening, wish)
            screening.confirmation_reason = wish.reason
            screening.confirmed_by, screening.confirmed_at = by, at
        Screening.objects.bulk_update(
            [screening for screening, _words in plan.changes],
            ["eligibility", "tier", "tier_ground", "confirmation_reason", "confirmed_by", "confirmed_at"],
            batch_size=500,
        )
        return plan


def _suggested_eligibility(screening: Screening) -> str:
    return Eligibility.ELIGIBLE if screening.suggested_eligible else Eligibility.INELIGIBLE


def _ground(screening: Screening, wish: Wish) -> str:
    if wish.tier in (None, screening.suggested_tier):
        return screening.suggested_ground
    return wish.ground


def _refuse_confirmation(screening: Screening, wish: Wish) -> str:
    """Why this case cannot be confirmed in this way; empty when it can."""
    overrides = wish.eligibility not in (None, _suggested_eligibility(screening)) or wish.tier not in (
        None,
        screening.suggested_tier,
    )
    if screening.application.status != ApplicationStatus.SUBMITTED:
        return _("The candidate has withdrawn.")
    if screening.outcome:
        return _("The case has an outcome at the short list; take that back first.")
    if screening.tier_to_be_checked:
        return _("The claim to be internal is not checked yet: check it against the staff records first.")
    if screening.eligibility and screening.application.tellings.all():
        return _("The candidate has been told; a confirmation that was told is not changed.")
    if overrides and not wish.reason.strip():
        return _("This differs from what the portal suggests: give the reason.")
    if screening.eligibility and not wish.reason.strip():
        return _("Confirmed already; to change it, give the reason.")
    if wish.tier == FIRST and screening.suggested_tier != FIRST and not wish.ground:
        return _("Name the ground on which the first tier rests.")
    return ""


def _confirmation_in_words(screening: Screening, wish: Wish) -> str:
    words = Eligibility(wish.eligibility or _suggested_eligibility(screening)).label
    return _("%(eligibility)s, tier %(tier)s") % {"eligibility": words, "tier": wish.tier or screening.suggested_tier}
