"""The differences between two versions of a notice in words, for the desk, the public page and the mail."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from recruitment.enums import ContactPolicy, DegreeLevel, LanguageLevel, StaffCategory
from vacancies.enums import Ground, LanguageDemand, NoticeLanguage, SecondTier, VacancyType
from vacancies.rules.changes import SECTIONS, TEXT, TRANSLATION, Change
from vacancies.rules.terms import LanguageNeed, Pathway

REMOVED, ADDED = "removed", "added"


@dataclass(frozen=True)
class Part:
    """A paragraph or an entry of a list that was `removed` or `added`."""

    kind: str
    text: str

    @property
    def is_new(self) -> bool:
        """Whether it stands there now."""
        return self.kind == ADDED


@dataclass(frozen=True)
class ChangeWords:
    """A difference in the reader's language: two values, or the parts that were removed and added.

    `language` is the one in which a text of the notice is written, for the page's `lang`; empty for our own words.
    """

    label: str
    before: str = ""
    after: str = ""
    parts: tuple[Part, ...] = ()
    language: str = ""

    @property
    def in_short(self) -> str:
        """One line, as a mail says it."""
        if self.parts:
            return _("%(what)s: changed") % {"what": self.label}
        return _("%(what)s: %(before)s before, %(after)s now") % {
            "what": self.label,
            "before": self.before,
            "after": self.after,
        }


@dataclass(frozen=True)
class Names:
    """The reader's names behind codes; a code without a name stands as it is."""

    countries: Mapping[str, str] = field(default_factory=dict)
    languages: Mapping[str, str] = field(default_factory=dict)
    competencies: Mapping[str, str] = field(default_factory=dict)
    contract_types: Mapping[str, str] = field(default_factory=dict)
    job_families: Mapping[str, str] = field(default_factory=dict)


def in_words(changes: Iterable[Change], names: Names) -> list[ChangeWords]:
    """The changes in words, in their order."""
    return [_in_words(change, names) for change in changes]


def paragraphs(before: str, after: str) -> tuple[Part, ...]:
    """Which paragraphs and list entries of a text were removed and added, in the order in which they stand."""
    was, now = _lines(before), _lines(after)
    parts: list[Part] = []
    for _kind, i1, i2, j1, j2 in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if was[i1:i2] != now[j1:j2]:
            parts += [Part(REMOVED, line) for line in was[i1:i2]]
            parts += [Part(ADDED, line) for line in now[j1:j2]]
    return tuple(parts)


def _in_words(change: Change, names: Names) -> ChangeWords:
    if change.section == TRANSLATION:
        return _translation(change)
    label = _labels()[change.key]
    if change.key in SECTIONS:
        return ChangeWords(label, parts=paragraphs(change.before, change.after), language=change.language)
    if change.key in LISTS:
        return ChangeWords(label, parts=tuple(_entries(change, LISTS[change.key], names)))
    if change.section == TEXT:
        return ChangeWords(label, change.before or _nothing(), change.after or _nothing(), language=change.language)
    say = VALUES.get(change.key, _plain)
    return ChangeWords(label, say(change.before, names) or _nothing(), say(change.after, names) or _nothing())


def _translation(change: Change) -> ChangeWords:
    label = _("Text in %(language)s") % {"language": NoticeLanguage(change.key).label}
    if not change.before:
        return ChangeWords(label, _("none"), _("published"))
    if not change.after:
        return ChangeWords(label, _("published"), _("none"))
    parts: list[Part] = []
    for name in change.before | change.after:
        parts += paragraphs(change.before.get(name, ""), change.after.get(name, ""))
    return ChangeWords(label, parts=tuple(parts), language=change.language)


def _entries(change: Change, say: Callable[[Any, Names], str], names: Names) -> Iterator[Part]:
    """The entries of a list that went and that came; each group in the order of its words."""
    went, came = set(change.before) - set(change.after), set(change.after) - set(change.before)
    for kind, entries in ((REMOVED, went), (ADDED, came)):
        for words in sorted(say(entry, names) for entry in entries):
            yield Part(kind, words)


def _lines(text: str) -> list[str]:
    return [line.strip().removeprefix("- ") for line in (text or "").splitlines() if line.strip()]


def _nothing() -> str:
    return _("nothing")


def _plain(value: Any, names: Names) -> str:
    return "" if value is None else str(value)


def _pathway(pathway: Pathway, names: Names) -> str:
    degree = str(DegreeLevel(pathway.degree).label)
    if not pathway.years:
        return degree
    return ngettext(
        "%(degree)s, with %(years)s year of relevant experience",
        "%(degree)s, with %(years)s years of relevant experience",
        pathway.years,
    ) % {"degree": degree, "years": pathway.years}


def _language(need: LanguageNeed, names: Names) -> str:
    level = LanguageLevel(need.level).label if need.level else _("level not yet said")
    name = names.languages.get(need.language, need.language)
    return f"{name}: {LanguageDemand(need.demand).label}, {level}"


# How the entries of a list are said, and how single values are; what is not named here is said as it stands.
LISTS: dict[str, Callable[[Any, Names], str]] = {
    "grounds": lambda code, names: str(Ground(code).label),
    "country_codes": lambda code, names: names.countries.get(code, code),
    "pathways": _pathway,
    "languages": _language,
    "competencies": lambda code, names: names.competencies.get(code, code),
}
VALUES: dict[str, Callable[[Any, Names], str]] = {
    "vacancy_type": lambda code, names: str(VacancyType(code).label),
    "contract_type": lambda code, names: names.contract_types.get(code, code),
    "language": lambda code, names: str(NoticeLanguage(code).label),
    "category": lambda code, names: str(StaffCategory(code).label) if code else "",
    "job_family": lambda code, names: names.job_families.get(code, code),
    "duty_station_country": lambda code, names: names.countries.get(code, code),
    "second_tier": lambda code, names: str(SecondTier(code).label),
    "duty_station_nationals_excluded": lambda yes, names: _("not eligible") if yes else _("eligible as everybody else"),
    "contact_policy": lambda code, names: str(ContactPolicy(code).label),
}


def _labels() -> dict[str, str]:
    return {
        "title": _("Position title"),
        "organizational_unit": _("Unit"),
        "duty_station_city": _("Duty station, city"),
        "contract_words": _("Contract, in the notice's words"),
        "initial_duration": _("Duration"),
        "introduction": _("Introduction"),
        "context": _("Organizational context"),
        "responsibilities": _("Core functions and responsibilities"),
        "qualifications": _("Qualifications and experience"),
        "skills": _("Skills"),
        "languages_text": _("Languages, in words"),
        "notes": _("Notes"),
        "vacancy_type": _("Type of notice"),
        "contract_type": _("Contract"),
        "positions": _("Positions"),
        "language": _("Language of the authentic text"),
        "grade": _("Grade"),
        "category": _("Category"),
        "job_family": _("Job family"),
        "duty_station_country": _("Duty station, country"),
        "grounds": _("Who is first tier"),
        "country_codes": _("Non-represented member states"),
        "second_tier": _("Those who are not first tier"),
        "duty_station_nationals_excluded": _("Nationals of the duty station"),
        "pathways": _("Education and experience"),
        "languages": _("Languages"),
        "competencies": _("Values and competencies"),
        "core_level": _("Level of the core competencies"),
        "managerial_level": _("Level of the managerial competencies"),
        "roster_months": _("Months on the roster"),
        "board_name": _("Board"),
        "board_quorum": _("Quorum of the board"),
        "contact_policy": _("Who is written to"),
    }
