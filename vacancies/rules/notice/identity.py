"""What the text is: whose notice, in which language, and whether it is a notice at all."""

import re

from vacancies.rules.notice.fields import Field, Section
from vacancies.rules.notice.findings import Findings
from vacancies.rules.notice.text import Text, either, fold

ORGANIZATIONS = (
    (
        "IOM",
        either(
            "international organi[sz]ation for migration|organisation internationale pour les migrations",
            r"organizacion internacional para las migraciones|\biom(?:'s)?\b|\boim\b",
        ),
    ),
    (
        "UNOPS",
        either(
            r"\bunops\b|united nations office for project services",
            "bureau des nations unies pour les services d'appui aux projets",
        ),
    ),
    ("UNDP", r"\bundp\b|united nations development programme|\bpnud\b"),
    ("UNICEF", r"\bunicef\b|united nations children's fund"),
    ("WFP", r"\bwfp\b|world food programme|programme alimentaire mondial|programa mundial de alimentos"),
    ("UNHCR", r"\bunhcr\b|high commissioner for refugees|\bacnur\b"),
    ("WHO", r"world health organi[sz]ation|organisation mondiale de la sante|organizacion mundial de la salud"),
    ("FAO", r"\bfao\b|food and agriculture organi[sz]ation"),
    ("ILO", r"\bilo\b|international labou?r office|organisation internationale du travail"),
    ("UNFPA", r"\bunfpa\b|united nations population fund"),
    ("UNESCO", r"united nations educational, scientific"),
    ("UN Women", r"\bun women\b|onu femmes|onu mujeres"),
    ("OCHA", r"\bocha\b"),
    ("IFAD", r"\bifad\b|international fund for agricultural development"),
    ("IAEA", r"\biaea\b|international atomic energy agency"),
    ("WIPO", r"\bwipo\b|world intellectual property organi[sz]ation"),
    ("UNIDO", r"\bunido\b"),
    ("ITU", r"international telecommunication union"),
    ("World Bank", r"\bworld bank\b|banque mondiale|banco mundial"),
    ("ADB", r"asian development bank"),
    ("IDB", r"inter-american development bank|banco interamericano de desarrollo"),
    ("UN Secretariat", r"united nations secretariat|secretariat des nations unies"),
)
STOP_WORDS = {
    "en": r"\b(?:the|and|of|for|with|is|are|this|will|be|in)\b",
    "fr": r"\b(?:le|la|les|des|et|du|pour|avec|est|sont|une|dans|aux)\b",
    "es": r"\b(?:el|la|los|las|del|y|para|con|es|son|una|en|por)\b",
}
HEADER_KEYS = {
    "reference_number",
    "title",
    "duty_station",
    "duty_station_city",
    "duty_station_country",
    "grade",
    "contract_type",
    "recruiting_type",
    "vacancy_type",
    "initial_duration",
    "closing_date",
    "classification",
    "organizational_unit",
}
SIGNS = {
    "addressees": r"\b(?:candidat(?:e|es|s|as|os|o|a|ure|ures|uras)?|applicants?|postulantes?|interns?)\b",
    "applying": either(
        "closing date|deadline|how to apply|application|appl(?:y|ies) (?:now|online|by|before)",
        "no longer open|vacancy is (?:now )?closed|date de cloture|date limite|postul|candidature",
        "convocatoria|clausura|fecha limite|fecha de cierre|solicitudes",
    ),
    "vacancy": either(
        "vacanc(?:y|ies)|position title|post title|job (?:title|description|identification)",
        "vacancy notice|recruit|avis de vacance|appel a candidatures|poste vacant|intitule du poste",
        "recrutement|titulo del cargo|vacante|contratacion|consultoria|internship|duty station",
        "the position|the incumbent|le titulaire|la persona seleccionada|this role",
    ),
}
NOT_NOTICES = re.compile(
    either(
        r"request for (?:quotation|proposal)|invitation to bid|\bbidders?\b|\btender(?:ers?)?\b",
        "appel d'offres|licitacion",
    )
)
OWN_CV = re.compile(
    either(
        r"\bmy (?:experience|career|skills|work|objective)\b|\bi (?:am|have|was|worked|would)\b",
        "date of birth|marital status|references available|curriculum vitae of|dear (?:sir|madam|hiring)",
    )
)


def organization(document: Text, fields: list[Field], found: Findings) -> None:
    """Record the organization: by its label, else the one that the text names most."""
    for field in fields:
        if field.key == "organization" and (code := _most_named(fold(field.value))):
            found.state("organization", code, field.evidence)
            return
    code = _most_named(document.flat)
    if code:
        found.infer("organization", code, "named most often in the text")


def _most_named(folded: str) -> str | None:
    counts = {code: len(re.findall(pattern, folded)) for code, pattern in ORGANIZATIONS}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] else None


def language(document: Text) -> str:
    """The language that the text is mostly written in: "en", "fr" or "es"."""
    counts = {code: len(re.findall(pattern, document.flat)) for code, pattern in STOP_WORDS.items()}
    return max(counts, key=lambda code: counts[code])


def is_notice(document: Text, fields: list[Field], sections: list[Section], requirements: int) -> bool:
    """Whether enough speaks for a vacancy notice: labelled fields or requirements, addressees, a way to apply, a post.

    A curriculum vitae has sections, and a tender has a closing date; neither speaks to candidates about a post.
    """
    labels = len({field.key for field in fields if field.key in HEADER_KEYS and field.value})
    signs = {name for name, pattern in SIGNS.items() if re.search(pattern, document.flat)}
    if labels < 2 and (len(OWN_CV.findall(document.flat)) > 2 or "addressees" not in signs):
        return False
    if len(NOT_NOTICES.findall(document.flat)) > 3 and "addressees" not in signs:
        return False
    evidence = len(signs) + min(labels, 3) + min(requirements, 3)
    return (labels > 0 or requirements > 1) and evidence >= 3 and (labels >= 3 or bool(signs - {"vacancy"}))
