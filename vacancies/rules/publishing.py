"""What a draft still lacks before it can be published, in sentences."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from recruitment.enums import CompetencyKind, StaffCategory
from vacancies.enums import Ground, LanguageDemand, NoticeLanguage
from vacancies.rules.closing import closing_instant
from vacancies.rules.terms import Terms

LONGEST_OPEN = timedelta(days=366)
SHORTEST_SECTION = 20  # characters; less is a heading, not a text
# What a text in another language must have: whoever reads only that one must know what is asked for.
NEEDED_IN_EACH_LANGUAGE = ("title", "responsibilities", "qualifications")


@dataclass(frozen=True)
class DraftFacts:
    """A draft as the publisher sees it: its texts and the terms that would be frozen.

    `texts` are the authentic ones that can be translated, `translations` the same by language.
    """

    title: str
    reference_number: str
    duty_station_city: str
    contract_type: str
    responsibilities: str
    qualifications: str
    closing_date: date | None
    grade_category: str
    tiers_confirmed: bool
    open_questions: int
    terms: Terms
    texts: Mapping[str, str] = field(default_factory=dict)
    translations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def missing(draft: DraftFacts, at: datetime) -> list[str]:
    """Sentences for everything that must be completed before publication at the instant `at`; empty when none."""
    in_other_languages = [
        sentence
        for language, texts in sorted(draft.translations.items())
        for sentence in translation_faults(language, texts, draft.texts)
    ]
    return [*_missing_texts(draft), *_missing_closing(draft, at), *_missing_terms(draft), *in_other_languages]


def translation_faults(language: str, texts: Mapping[str, str], authentic: Mapping[str, str]) -> list[str]:
    """Sentences about what keeps this text from being published beside the authentic one; empty when nothing does.

    A section may be left out, and is then shown in the authentic language; it may not say what that one does not.
    """
    label = {"language": NoticeLanguage(language).label}
    lacks = [name for name in NEEDED_IN_EACH_LANGUAGE if not texts.get(name, "").strip()]
    adds = [name for name, text in texts.items() if text.strip() and not authentic.get(name, "").strip()]
    found = []
    if lacks:
        words = _("The text in %(language)s has no %(sections)s: write what is missing, or remove the text.")
        found.append(words % {**label, "sections": _named(lacks, _("or"))})
    if adds:
        words = _(
            "The text in %(language)s has something that the authentic text has not: %(sections)s. Write it there too, "
            "or take it out here."
        )
        found.append(words % {**label, "sections": _named(adds, _("and"))})
    return found


def _named(sections: list[str], last_word: str) -> str:
    words = {
        "title": _("title"),
        "organizational_unit": _("organizational unit"),
        "contract_words": _("contract, in the notice's words"),
        "initial_duration": _("initial duration"),
        "introduction": _("introduction"),
        "context": _("organizational context"),
        "responsibilities": _("core functions and responsibilities"),
        "qualifications": _("required qualifications and experience"),
        "skills": _("skills"),
        "languages_text": _("languages, in words"),
        "notes": _("notes"),
    }
    return get_text_list([words[section] for section in sections], last_word)


def _missing_texts(draft: DraftFacts) -> Iterator[str]:
    if not draft.title:
        yield _("Give the position a title.")
    if not draft.reference_number:
        yield _("Give the vacancy a reference number: candidates check with it that a notice is real.")
    if not draft.duty_station_city:
        yield _("Name the city of the duty station.")
    if not draft.contract_type:
        yield _("Choose the type of contract.")
    if len(draft.responsibilities.strip()) < SHORTEST_SECTION:
        yield _("Describe the core functions and responsibilities in a sentence or more.")
    if len(draft.qualifications.strip()) < SHORTEST_SECTION:
        yield _("Describe the required qualifications and experience in a sentence or more.")


def _missing_closing(draft: DraftFacts, at: datetime) -> Iterator[str]:
    if draft.closing_date is None:
        yield _("Set the closing date.")
    elif draft.closing_date > at.date() + LONGEST_OPEN:
        yield _("The closing date lies more than a year ahead: correct it. A published date is never brought forward.")
    elif closing_instant(draft.closing_date, draft.terms.closing) <= at:
        yield _("The closing date has passed: set one that lies ahead.")


def _missing_terms(draft: DraftFacts) -> Iterator[str]:
    terms = draft.terms
    if not terms.duty_station_country:
        yield _("Choose the country of the duty station.")
    if not terms.grade:
        yield _("Choose the grade.")
    elif draft.grade_category not in ("", StaffCategory.UNGRADED, terms.category):
        yield _(
            "The grade %(grade)s belongs to the category %(category)s, but the draft says %(other)s: correct one."
        ) % {
            "grade": terms.grade,
            "category": StaffCategory(draft.grade_category).label,
            "other": StaffCategory(terms.category).label if terms.category else _("nothing"),
        }
    if not terms.job_family:
        yield _("Choose the job family: it decides which positions count as similar on the roster.")
    if not draft.tiers_confirmed:
        yield _("Confirm who is first tier; where nobody is, confirm that the vacancy draws no tiers.")
    if Ground.NMS_NATIONALS in terms.tiers.grounds and not terms.tiers.country_codes:
        yield _("List the non-represented member states whose nationals are first tier.")
    if not terms.pathways:
        yield _("State at least one combination of education and years of experience.")
    if not any(need.demand == LanguageDemand.REQUIRED for need in terms.languages):
        yield _("State at least one required language.")
    if any(need.level is None for need in terms.languages):
        yield _("Choose the level (UN level I to IV) for each language.")
    if not terms.competencies:
        yield _("Choose the values and competencies that will be assessed.")
    if any(need.kind != CompetencyKind.VALUE and need.level is None for need in terms.competencies):
        yield _("State the level (1 to 3) for the core and for the managerial competencies that you have chosen.")
    if draft.open_questions:
        yield _("Answer what the notice left open: %(count)s still to be marked as settled.") % {
            "count": draft.open_questions
        }
