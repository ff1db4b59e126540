"""What an imported notice left open, said in the reader's language.

The reader of notices knows no language setting: it leaves each question as data (`Caution`), which is stored as it
stands and put into words here, when somebody looks.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from vacancies.enums import Ground
from vacancies.rules.notice.findings import Caution

# What the reader of notices calls a field, in words. The notice's text as a whole is "text".
FIELDS = {
    "category": noop("staff category"),
    "closing_date": noop("closing date"),
    "closing_time": noop("closing hour"),
    "closing_utc": noop("closing instant"),
    "closing_zone": noop("time zone of the closing hour"),
    "contract_type": noop("contract type"),
    "core_competencies": noop("core competencies"),
    "core_level": noop("level of the core competencies"),
    "country_alpha2": noop("country of the duty station"),
    "deadline_time": noop("hour of the deadline"),
    "duty_station_city": noop("duty station"),
    "duty_station_country": noop("country of the duty station"),
    "duty_station_nationals_excluded": noop("nationals of the duty station's country"),
    "education": noop("education"),
    "first_tier": noop("first tier"),
    "grade": noop("grade"),
    "initial_duration": noop("initial duration"),
    "issued_date": noop("date of the note"),
    "languages_advantageous": noop("languages that are an advantage"),
    "languages_required": noop("required languages"),
    "late_applications_accepted": noop("late applications"),
    "managerial_competencies": noop("managerial competencies"),
    "managerial_level": noop("level of the managerial competencies"),
    "nms_list": noop("list of non-represented member states"),
    "nomination_deadline": noop("deadline for nominations"),
    "organization": noop("organization"),
    "posted_date": noop("date of publication"),
    "reference_number": noop("reference number"),
    "roster_months": noop("time on the roster"),
    "second_tier": noop("second tier"),
    "text": noop("text"),
    "title": noop("title"),
    "vacancy_type": noop("type of notice"),
    "values": noop("values"),
}


def as_stored(caution: Caution) -> dict[str, Any]:
    """A question as plain values, to be kept with the imported notice."""
    return {"key": caution.key, "sentence": caution.sentence, "facts": caution.facts}


def in_words(stored: Mapping[str, Any] | str) -> str:
    """A stored question as a sentence with its field before it; an older one, stored as a sentence, as it stands."""
    if isinstance(stored, str):
        return stored
    facts = {name: _fact(fact) for name, fact in stored["facts"].items()}
    key, sentence = stored["key"], stored["sentence"]
    field = FIELDS.get(key)
    return _("%(field)s: %(sentence)s") % {"field": _(field) if field else key, "sentence": _(sentence).format(**facts)}


def _fact(fact: Any) -> Any:
    """A list holds words of the portal's own, or grounds of the first tier; all else is quoted from the notice."""
    if not isinstance(fact, list):
        return fact
    return ", ".join(str(Ground(word).label) if word in Ground.values else _(word) for word in fact)
