"""Eligibility: a gate before tiers. The portal suggests with its evidence; a person confirms.

Sources: the published requirements of the vacancy; for the duty station, the notices' sentence that its
nationals cannot be considered for internationally recruited professional posts. A candidate without a required
qualification cannot be appointed (ILO Administrative Tribunal, Judgments 3073 and 4087).
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications.rules.dossier import DossierFacts
from recruitment.enums import DegreeLevel, LanguageLevel
from screening.rules import experience
from vacancies.enums import LanguageDemand
from vacancies.rules.terms import LanguageNeed, Pathway, Terms

MONTHS_IN_A_YEAR = 12


@dataclass(frozen=True)
class Check:
    """One condition: what it is, whether the dossier meets it, the sentence that says so, and the evidence."""

    code: str
    met: bool
    sentence: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class Suggestion:
    """What the portal suggests, and every check that it rests on."""

    eligible: bool
    checks: tuple[Check, ...]

    def as_json(self) -> list[dict[str, Any]]:
        """The checks as plain values."""
        return [asdict(check) for check in self.checks]


def suggest(terms: Terms, dossier: DossierFacts, closing_date: date, names: Mapping[str, str]) -> Suggestion:
    """What the frozen terms and the frozen dossier say; experience counts through the closing date.

    `names` gives countries and languages by their codes, for the sentences; a code without a name stands as it is.
    """
    checks = (
        *_duty_station(terms, dossier, names),
        _education(terms.pathways, dossier, closing_date),
        *(_language(need, dossier, names) for need in terms.languages if need.demand == LanguageDemand.REQUIRED),
    )
    return Suggestion(all(check.met for check in checks), checks)


def _duty_station(terms: Terms, dossier: DossierFacts, names: Mapping[str, str]) -> tuple[Check, ...]:
    if not terms.duty_station_nationals_excluded:
        return ()
    excluded = terms.duty_station_country in dossier.nationalities
    sentence = (
        _("Holds the nationality of the duty station's country (%(country)s), which this vacancy excludes.")
        if excluded
        else _("Does not hold the nationality of the duty station's country (%(country)s).")
    )
    return (
        Check(
            "duty_station",
            not excluded,
            sentence % {"country": names.get(terms.duty_station_country, terms.duty_station_country)},
            (
                _("Nationalities: %(countries)s")
                % {"countries": ", ".join(names.get(code, code) for code in dossier.nationalities)},
            ),
        ),
    )


def _education(pathways: tuple[Pathway, ...], dossier: DossierFacts, until: date) -> Check:
    months = experience.months(dossier.jobs, until)
    highest = max((study.degree for study in dossier.studies if study.completed), default=0)
    met = [path for path in pathways if highest >= path.degree and months >= path.years * MONTHS_IN_A_YEAR]
    evidence = (
        *(
            f"{DegreeLevel(study.degree).label}: {study.field or '–'}, {study.institution}"
            + ("" if study.completed else " " + _("(not completed)"))
            for study in dossier.studies
        ),
        *(f"{_day(start)} – {_day(end)}" for start, end in experience.periods(dossier.jobs, until)),
        _("Experience, overlapping jobs counted once: %(length)s") % {"length": _length(months)},
    )
    if met:
        return Check("pathway", True, _("Meets: %(path)s.") % {"path": in_words(met[0])}, evidence)
    asked = _(" or ").join(in_words(path) for path in pathways)
    return Check("pathway", False, _("Meets none of: %(paths)s.") % {"paths": asked}, evidence)


def in_words(path: Pathway) -> str:
    """A pathway as the notice would put it."""
    degree = DegreeLevel(path.degree).label
    if not path.years:
        return str(degree)
    return ngettext(
        "%(degree)s with %(years)s year of relevant experience",
        "%(degree)s with %(years)s years of relevant experience",
        path.years,
    ) % {"degree": degree, "years": path.years}


def _length(months: int) -> str:
    """A number of whole months in words: "6 years and 1 month"."""
    years, rest = divmod(months, MONTHS_IN_A_YEAR)
    years_words = ngettext("%(n)s year", "%(n)s years", years) % {"n": years}
    months_words = ngettext("%(n)s month", "%(n)s months", rest) % {"n": rest}
    if not years:
        return months_words
    return _("%(years)s and %(months)s") % {"years": years_words, "months": months_words} if rest else years_words


def _day(day: date) -> str:
    return formats.date_format(day, _("j F Y"))


def _language(need: LanguageNeed, dossier: DossierFacts, names: Mapping[str, str]) -> Check:
    has = dossier.languages.get(need.language, 0)
    name = names.get(need.language, need.language)
    words = {"language": name, "asked": LanguageLevel(need.asked).label}
    if has >= need.asked:
        sentence = _("Knows %(language)s at the level asked for (%(asked)s).")
    elif has:
        sentence = _("Knows %(language)s, but below the level asked for (%(asked)s).")
    else:
        sentence = _("Does not state %(language)s, which is required (%(asked)s).")
    evidence = (f"{name}: {LanguageLevel(has).label}",) if has else ()
    return Check("language", has >= need.asked, sentence % words, evidence)
