"""The differences between two versions of a notice in words, for the desk, the public page and the mail."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from recruitment.enums import ContactPolicy, DegreeLevel, LanguageLevel, StaffCategory
from recruitment.rules.known_names import known
from vacancies.enums import Ground, LanguageDemand, NoticeLanguage, SecondTier, VacancyType
from vacancies.rules.changes import SECTIONS, TEXT, TRANSLATION, Change
from vacancies.rules.terms import LanguageNeed, Pathway

REMOVED, ADDED = "removed", "added"
MOST_IN_SHORT = 8  # entries of a list that a mail names one by one


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
    """A difference in the reader's language: two values (empty for none), or the parts removed and added.

    `language` is the one in which a text of the notice is written, for the page's `lang`; empty for our own words.
    Of a long text (`is_text`) the parts are its paragraphs.
    """

    label: str
    before: str = ""
    after: str = ""
    parts: tuple[Part, ...] = ()
    language: str = ""
    is_text: bool = False

    @property
    def in_short(self) -> str:
        """One line, as a mail says it."""
        if self.is_text or len(self.parts) > MOST_IN_SHORT:
            return _("%(what)s: changed") % {"what": self.label}
        if self.parts:
            words = {ADDED: _("new: %(entry)s"), REMOVED: _("removed: %(entry)s")}
            return f"{self.label}, " + "; ".join(words[part.kind] % {"entry": part.text} for part in self.parts)
        return _("%(what)s: %(before)s before, %(after)s now") % {
            "what": self.label,
            "before": self.before or _("nothing"),
            "after": self.after or _("nothing"),
        }


# The reader's name of a code: of("country", "NA"), of("contract" | "family" | "language" | "competency", code).
Named = Callable[[str, str], str]


def in_words(changes: Iterable[Change], of: Named) -> list[ChangeWords]:
    """The changes in words, in their order."""
    return [_in_words(change, of) for change in changes]


def left_behind_in_words(stale: Mapping[str, Iterable[str]]) -> list[str]:
    """A sentence for each language whose text did not follow the authentic one (see `left_behind`)."""
    labels = _labels()
    words = _("The text in %(language)s is as it was, while the authentic text changes under: %(sections)s.")
    return [
        words % {"language": NoticeLanguage(code).label, "sections": ", ".join(labels[name] for name in names)}
        for code, names in stale.items()
    ]


def paragraphs(before: str, after: str) -> tuple[Part, ...]:
    """Which paragraphs and list entries of a text were removed and added, in the order in which they stand."""
    was, now = _lines(before), _lines(after)
    parts: list[Part] = []
    for _kind, i1, i2, j1, j2 in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if was[i1:i2] != now[j1:j2]:
            parts += [Part(REMOVED, line.removeprefix("- ")) for line in was[i1:i2]]
            parts += [Part(ADDED, line.removeprefix("- ")) for line in now[j1:j2]]
    return tuple(parts)


def _in_words(change: Change, of: Named) -> ChangeWords:
    if change.section == TRANSLATION:
        return _translation(change)
    label = _labels()[change.key]
    if change.key in SECTIONS:
        return _text(label, paragraphs(change.before, change.after), change.language)
    if change.key in LISTS:
        return ChangeWords(label, parts=tuple(_entries(change, LISTS[change.key], of)))
    if change.section == TEXT:
        return ChangeWords(label, change.before or "", change.after or "", language=change.language)
    say = VALUES.get(change.key, _plain)
    return ChangeWords(label, say(change.before, of), say(change.after, of))


def _translation(change: Change) -> ChangeWords:
    label = _("Text in %(language)s") % {"language": NoticeLanguage(change.key).label}
    if not change.before:
        return ChangeWords(label, _("none"), _("published"))
    if not change.after:
        return ChangeWords(label, _("published"), _("none"))
    parts: list[Part] = []
    for name in change.before | change.after:
        parts += paragraphs(change.before.get(name, ""), change.after.get(name, ""))
    return _text(label, tuple(parts), change.language)


def _text(label: str, parts: tuple[Part, ...], language: str) -> ChangeWords:
    if parts:
        return ChangeWords(label, parts=parts, language=language, is_text=True)
    return ChangeWords(label, parts=(Part(ADDED, _("The same words in other paragraphs.")),), is_text=True)


def _entries(change: Change, say: Callable[[Any, Named], str], of: Named) -> Iterator[Part]:
    """The entries of a list that went and that came; each group in the order of its words."""
    went, came = set(change.before) - set(change.after), set(change.after) - set(change.before)
    for kind, entries in ((REMOVED, went), (ADDED, came)):
        for words in sorted(say(entry, of) for entry in entries):
            yield Part(kind, words)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


def _plain(value: Any, of: Named) -> str:
    return "" if value is None else str(value)


def _pathway(pathway: Pathway, of: Named) -> str:
    degree = str(DegreeLevel(pathway.degree).label)
    if not pathway.years:
        return degree
    return ngettext(
        "%(degree)s, with %(years)s year of relevant experience",
        "%(degree)s, with %(years)s years of relevant experience",
        pathway.years,
    ) % {"degree": degree, "years": pathway.years}


def _language(need: LanguageNeed, of: Named) -> str:
    level = LanguageLevel(need.level).label if need.level else _("level not yet said")
    return f"{of('language', need.language)}: {LanguageDemand(need.demand).label}, {level}"


# How the entries of a list are said, and how single values are; what is not named here is said as it stands.
LISTS: dict[str, Callable[[Any, Named], str]] = {
    "grounds": lambda code, of: str(Ground(code).label),
    "country_codes": lambda code, of: of("country", code),
    "pathways": _pathway,
    "languages": _language,
    "competencies": lambda code, of: of("competency", code),
}
VALUES: dict[str, Callable[[Any, Named], str]] = {
    "vacancy_type": lambda code, of: str(VacancyType(code).label),
    "contract_type": lambda code, of: of("contract", code) if code else "",
    "language": lambda code, of: str(NoticeLanguage(code).label),
    "category": lambda code, of: str(StaffCategory(code).label) if code else "",
    "job_family": lambda code, of: of("family", code) if code else "",
    "duty_station_country": lambda code, of: of("country", code) if code else "",
    "second_tier": lambda code, of: str(SecondTier(code).label),
    "duty_station_nationals_excluded": lambda yes, of: _("not eligible") if yes else _("eligible as everybody else"),
    "contact_policy": lambda code, of: str(ContactPolicy(code).label),
    "board_name": lambda name, of: known(name),
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
