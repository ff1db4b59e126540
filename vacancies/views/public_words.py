"""The terms of a vacancy in the words of its public page, printed from the data that decide."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from recruitment.enums import CompetencyKind, ContactPolicy, DegreeLevel, LanguageLevel
from recruitment.rules.known_names import known
from vacancies.enums import Ground, LanguageDemand, LaterStep, SecondTier
from vacancies.models import UsualDuration
from vacancies.rules.durations import in_weeks
from vacancies.rules.terms import Pathway, Terms
from vacancies.rules.tiers import TierPolicy
from vacancies.views.names import Names


def first_tier_in_short(policy: TierPolicy) -> str:
    """Who is first tier in a few words, for a line of a list; empty where no tiers are drawn."""
    words = {
        Ground.INTERNAL: _("internal"),
        Ground.INTERNAL_EQUIVALENT: _("treated as internal"),
        Ground.EXTERNAL_FEMALE: _("external women"),
        Ground.NMS_NATIONALS: ngettext(
            "nationals of %(count)s listed state",
            "nationals of %(count)s listed states",
            len(policy.country_codes),
        )
        % {"count": len(policy.country_codes)},
    }
    return ", ".join(words[ground] for ground in policy.grounds)


def first_tier_sentence(policy: TierPolicy) -> str:
    """Who is first tier, as a sentence."""
    if not policy.draws_tiers:
        return _("This vacancy draws no tiers: all eligible applications are considered together.")
    words = {
        Ground.INTERNAL: _("internal candidates"),
        Ground.INTERNAL_EQUIVALENT: _("candidates treated as internal"),
        Ground.EXTERNAL_FEMALE: _("external women"),
        Ground.NMS_NATIONALS: _("nationals of a listed non-represented member state"),
    }
    who = get_text_list([words[ground] for ground in policy.grounds], _("and"))
    return _("First-tier candidates for this position are %(who)s.") % {"who": who}


def grounds_explained(policy: TierPolicy, organization: str) -> list[tuple[str, str]]:
    """(ground, what it rests on) for each ground that counts here."""
    words = {
        Ground.INTERNAL: _("Staff of %(organization)s. The claim is checked against the staff records.")
        % {"organization": organization},
        Ground.INTERNAL_EQUIVALENT: _("Those whom the notice treats like staff. The claim is checked."),
        Ground.EXTERNAL_FEMALE: _("Women who are not internal. It rests on what you state in your profile."),
        Ground.NMS_NATIONALS: _("It rests on the nationality that you name as your primary one."),
    }
    return [(str(Ground(ground).label), words[ground]) for ground in policy.grounds]


def second_tier_sentence(policy: TierPolicy) -> str:
    """What becomes of those who are not first tier; empty where no tiers are drawn."""
    if not policy.draws_tiers:
        return ""
    if policy.second_tier == SecondTier.NOT_ADMITTED:
        return _("Only first-tier candidates may apply for this position.")
    return _("Everyone else is second tier and may apply: their applications are considered after the first tier.")


def pathway_words(pathway: Pathway) -> str:
    """A combination of education and experience in words."""
    degree = str(DegreeLevel(pathway.degree).label)
    if not pathway.years:
        return degree
    return ngettext(
        "%(degree)s, with %(years)s year of relevant experience",
        "%(degree)s, with %(years)s years of relevant experience",
        pathway.years,
    ) % {"degree": degree, "years": pathway.years}


def language_words(terms: Terms, named: Names) -> list[tuple[str, str, str]]:
    """(language, demand, level) of each language that is asked for or welcomed, required ones first."""
    needs = [
        (need.demand != LanguageDemand.REQUIRED, named.of("language", need.language), need) for need in terms.languages
    ]
    return [
        (name, str(LanguageDemand(need.demand).label), str(LanguageLevel(need.level).label))
        for _is_optional, name, need in sorted(needs, key=lambda row: row[:2])
    ]


@dataclass(frozen=True)
class CompetencyGroup:
    """The values, or the competencies of one kind with the level that is asked for: (name, description) each."""

    title: str
    level: int | None
    competencies: Sequence[tuple[str, str]]


def competency_groups(terms: Terms, named: Names) -> list[CompetencyGroup]:
    """The competencies by kind, in the framework's order."""
    titles = {
        CompetencyKind.VALUE: _("Values"),
        CompetencyKind.CORE: _("Core competencies"),
        CompetencyKind.MANAGERIAL: _("Managerial competencies"),
    }
    groups = []
    for kind, title in titles.items():
        needs = [need for need in terms.competencies if need.kind == kind]
        if needs:
            rows = [(named.of("competency", need.competency), named.of("described", need.competency)) for need in needs]
            groups.append(CompetencyGroup(title, needs[0].level, rows))
    return groups


def how_long(duration: UsualDuration | None) -> str:
    """How long after closing a step usually comes, as a sentence; nothing where nothing was measured."""
    if duration is None:
        return ""
    weeks = in_weeks(duration.median_days)
    return ngettext(
        "Usually within %(weeks)s week of closing, by %(vacancies)s vacancies of the last two years.",
        "Usually within %(weeks)s weeks of closing, by %(vacancies)s vacancies of the last two years.",
        weeks,
    ) % {"weeks": weeks, "vacancies": duration.based_on}


def after_applying(terms: Terms, durations: Mapping[str, UsualDuration]) -> list[str]:
    """What happens next, in the order in which it happens, with how long it usually takes where that was measured."""
    steps = [(_("After closing, a recruiter checks each application against the conditions of this notice."), "")]
    if terms.tiers.draws_tiers and terms.tiers.second_tier == SecondTier.ADMITTED:
        short_list = _("The short list is made from the first tier; the second tier is considered after it.")
    else:
        short_list = _("The short list is made.")
    board = _("The %(board)s considers whom the panel's findings recommend.") % {"board": known(terms.board_name)}
    steps += [
        (short_list, LaterStep.SHORT_LIST),
        (_("A panel assesses the short-listed candidates on the competencies above."), LaterStep.ASSESSMENT),
        (board, LaterStep.DECISION),
    ]
    if LaterStep.OUTCOME_TOLD in durations:
        steps.append((_("Candidates find the outcome on their own status page."), LaterStep.OUTCOME_TOLD))
    steps.append((_on_the_roster(terms.roster_months), ""))
    return [f"{words} {how_long(durations.get(step))}".strip() for words, step in steps]


def _on_the_roster(months: int) -> str:
    return ngettext(
        "Those whom it endorses stand on a roster for %(months)s month and may be appointed to this or a similar "
        "position.",
        "Those whom it endorses stand on a roster for %(months)s months and may be appointed to this or a similar "
        "position.",
        months,
    ) % {"months": months}


def contact_sentence(terms: Terms) -> str:
    """Whom the organization writes to."""
    if terms.contact_policy == ContactPolicy.SHORTLISTED_ONLY:
        return _(
            "Only short-listed candidates are written to. Everyone finds the decision on their own status page once "
            "it is released."
        )
    return _("Every candidate is told the outcome.")
