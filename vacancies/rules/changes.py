"""What differs between two versions of a notice, and which differences a re-issue may not make.

Contents are those that a publication freezes (see `content_of` in `vacancies/actions/publishing.py`), before and after
they went through JSON. The closing date is left out: it moves by extensions, which are shown by themselves.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from recruitment.enums import CompetencyKind
from vacancies.enums import Ground, SecondTier
from vacancies.rules.terms import Terms
from vacancies.rules.tiers import TierPolicy

TEXT, FACT, TERM, TRANSLATION = "text", "fact", "term", "translation"

LINES = ("title", "organizational_unit", "duty_station_city", "contract_words", "initial_duration")
SECTIONS = ("introduction", "context", "responsibilities", "qualifications", "skills", "languages_text", "notes")
FACTS = ("vacancy_type", "contract_type", "positions")
TERMS = (
    "grade",
    "category",
    "job_family",
    "duty_station_country",
    "grounds",
    "country_codes",
    "second_tier",
    "duty_station_nationals_excluded",
    "pathways",
    "languages",
    "competencies",
    "core_level",
    "managerial_level",
    "roster_months",
    "board_name",
    "board_quorum",
    "contact_policy",
)
IN_EACH_LANGUAGE = tuple(name for name in (*LINES, *SECTIONS) if name != "duty_station_city")

Content = Mapping[str, Any]


@dataclass(frozen=True)
class Change:
    """One difference. `before` and `after` are a text, a code or number, a tuple of codes or needs, or, for a
    translation whose `key` is its language, its texts by section (empty where there is none). `language` is the one
    that a text is written in, and empty for everything else.
    """

    section: str
    key: str
    before: Any
    after: Any
    language: str = ""


def changes(before: Content, after: Content) -> list[Change]:
    """Every difference between two contents, in the order of a notice: lines, facts, terms, sections, translations."""
    texts_before, texts_after = _authentic(before, after), _texts(after, _language(after))
    written = _language(after)
    found = [
        *_differing(TEXT, LINES, texts_before, texts_after, written),
        *_differing(FACT, FACTS, before, after),
        *_differing(FACT, ("language",), {"language": _language(before)}, {"language": written}),
        *_differing(TERM, TERMS, _terms(before), _terms(after)),
        *_differing(TEXT, SECTIONS, texts_before, texts_after, written),
    ]
    return [*found, *_translations(before, after)]


def left_behind(found: Iterable[Change], after: Content) -> dict[str, list[str]]:
    """By language, the texts that stayed as they were while the authentic ones, which they translate, changed."""
    found = list(found)
    corrected = [change.key for change in found if change.section == TEXT and change.key in IN_EACH_LANGUAGE]
    moved = {change.key: change for change in found if change.section == TRANSLATION}
    stale = {
        language: [name for name in corrected if texts.get(name) and not _moved(moved.get(language), name)]
        for language, texts in sorted(after.get("translations", {}).items())
    }
    return {language: names for language, names in stale.items() if names}


def _moved(change: Change | None, name: str) -> bool:
    return change is not None and not _same(change.before.get(name), change.after.get(name))


def shuts_out(before: TierPolicy, after: TierPolicy) -> bool:
    """Whether somebody who was invited to apply under `before` would not be admitted under `after`.

    Source: this project's own decision (docs/decisions.md). Who comes first may be corrected while a vacancy is
    open; whoever was told that they may apply is not sent away by a correction.
    """
    if _admits_everybody(after):
        return False
    if _admits_everybody(before):
        return True
    named = Ground.NMS_NATIONALS in before.grounds
    states_are_kept = not named or set(before.country_codes) <= set(after.country_codes)
    return not (set(before.grounds) <= set(after.grounds) and states_are_kept)


def excludes_more_nationals(before: Terms, after: Terms) -> bool:
    """Whether nationals of the duty station's country whom `before` invited would not be eligible under `after`.

    Source: as for `shuts_out`. The exclusion is new, or its country moved while it holds.
    """
    if not (after.duty_station_nationals_excluded and after.duty_station_country):
        return False
    return not (before.duty_station_nationals_excluded and before.duty_station_country == after.duty_station_country)


def _admits_everybody(policy: TierPolicy) -> bool:
    return not policy.draws_tiers or policy.second_tier == SecondTier.ADMITTED


def _differing(
    section: str, keys: tuple[str, ...], before: Content, after: Content, language: str = ""
) -> list[Change]:
    pairs = ((key, before.get(key), after.get(key)) for key in keys)
    return [Change(section, key, was, now, language) for key, was, now in pairs if not _same(was, now)]


def _same(was: Any, now: Any) -> bool:
    """The order of a list means nothing, and neither does the way in which a browser ends its lines."""
    if isinstance(was, tuple) and isinstance(now, tuple):
        return set(was) == set(now)
    if isinstance(was, str | None) and isinstance(now, str | None):
        return (was or "").splitlines() == (now or "").splitlines()
    return was == now


def _terms(content: Content) -> dict[str, Any]:
    terms = Terms.from_json(dict(content["terms"]))
    levels = {need.kind: need.level for need in terms.competencies}
    return {
        **{key: getattr(terms, key) for key in TERMS if hasattr(terms, key)},
        "grounds": terms.tiers.grounds,
        "country_codes": terms.tiers.country_codes,
        "second_tier": terms.tiers.second_tier,
        "competencies": tuple(need.competency for need in terms.competencies),
        "core_level": levels.get(CompetencyKind.CORE),
        "managerial_level": levels.get(CompetencyKind.MANAGERIAL),
    }


def _language(content: Content) -> str:
    """The language of the authentic text; notices of before there were several are in English."""
    return content.get("language", "en")


def _texts(content: Content, language: str) -> dict[str, str]:
    if language == _language(content):
        return dict(content["notice"])
    return dict(content.get("translations", {}).get(language, {}))


def _authentic(before: Content, after: Content) -> dict[str, str]:
    """The former texts in the language that is authentic now, as far as there were any."""
    return {**before["notice"], **_texts(before, _language(after))}


def _translations(before: Content, after: Content) -> Iterator[Change]:
    spoken = {language for content in (before, after) for language in _languages(content)} - {_language(after)}
    for language in sorted(spoken):
        was, now = _only_texts(_texts(before, language)), _only_texts(_texts(after, language))
        if was.keys() != now.keys() or any(not _same(was[name], now[name]) for name in was):
            yield Change(TRANSLATION, language, was, now, language)


def _languages(content: Content) -> list[str]:
    return [_language(content), *content.get("translations", {})]


def _only_texts(texts: Mapping[str, str]) -> dict[str, str]:
    return {name: texts[name] for name in IN_EACH_LANGUAGE if texts.get(name)}
