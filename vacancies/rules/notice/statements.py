"""Sentences that hold for the whole notice: eligibility, roster, lateness, fees, contact, funding, unit."""

import re

from vacancies.rules.notice.fields import Field
from vacancies.rules.notice.findings import Findings, gettext_noop
from vacancies.rules.notice.text import NUMBER, Text, either, number, spaced

SAID = {
    "duty_station_nationals_excluded": either(
        "nationals? of the (?:duty[ -]?station(?:'?s)?(?: country)?|country of the duty station|host "
        "country)[^.]{0,40}(?:can ?not|can't|will not|shall not|may not|are not|not "
        "be)[^.]{0,30}(?:eligible|considered|appl)",
        "(?:ressortissant(?:e)?s|nationaux) du pays (?:du lieu d'affectation|d'affectation|hote|du "
        "poste)[^.]{0,80}ne (?:peuvent|pourront|sauraient|seront|sont)[^.]{0,60}(?:eligible|admissible"
        "|consider|pris|retenu)",
        "(?:nacionales|ciudadan[oa]s) del pais (?:del lugar de destino|de destino|anfitrion|sede|del "
        "lugar de trabajo)[^.]{0,60}no (?:pueden|podran|seran|son)[^.]{0,50}(?:elegible|considerad"
        "|admitid)",
    ),
    "no_fee": either(
        "(?:does|do|will|shall) not (?:charge|request|ask for|require|collect)(?: candidates| "
        "applicants)?(?: for)?(?: an?| any)? (?:(?:recruitment|processing|application) )?(?:fees?|payments?)",
        "charges? no fees?|no fee(?:s)? (?:is|are|will be) charged|never (?:charges?|asks?)[^.]{0,30}fees?",
        "at no stage[^.]{0,40}(?:fee|charge)",
        "ne (?:percoit|facture|demande|preleve|reclame|fait payer|requiert)[^.]{0,20} (?:frais|paiement)",
        "n'(?:exige|impose)[^.]{0,20}frais",
        "(?:no cobra|no solicita|no exige|no pide|nunca cobra)[^.]{0,60}(?:tarifa|cuota|honorario|pago"
        "|tasa|cargo|comision|costo|importe|dinero|cobro|en ningun)",
        r"no cobra\b",
    ),
    "no_bank_details": either(
        "(?:does|do|will|shall) not (?:request|ask for|require|collect|concern itself with)[^.]{0,40}bank",
        "not (?:request|ask for) any information (?:related to|on|about) bank",
        "ne (?:demande|sollicite|requiert|recueille)[^.]{0,60}(?:bancaire|banque)",
        "no (?:solicita|pide|requiere|exige)[^.]{0,60}(?:bancari|banco)",
        "nor (?:request|ask for|does)[^.]{0,40}bank",
    ),
    "only_shortlisted_contacted": either(
        "only (?:those )?(?:candidates|applicants)? ?(?:that are |who are |who have been )?"
        "(?:short[ -]?listed|pre-?selected)(?: candidates| applicants)?(?: for (?:an )?interviews?)?[^.]{0,30} "
        "(?:will|shall) be (?:contacted|notified|informed)",
        "only (?:candidates|applicants) (?:who are |that are )?(?:short[ -]?listed"
        "|selected)[^.]{0,40}(?:contacted|notified)",
        "seul(?:e)?s (?:les )?(?:candidat[a-z]*|personnes|candidatures) (?:presel|pre-sel|retenu"
        "|selectionn|figurant)[^.]{0,80}(?:contact|inform|avis)",
        "(?:solo|solamente|unicamente|exclusivamente)[^.]{0,60}preseleccionad[oa]s?[^.]{0,40}(?:contactad"
        "|notificad|contactar|comunica)",
        "(?:solo|solamente|unicamente) (?:se )?(?:contactara|notificara)[^.]{0,30}preseleccionad",
    ),
    "funding_condition": either(
        "subject to (?:the )?(?:funding|confirmation of funding|availability of fund)",
        "funding confirmation",
        "(?:soumise?s?|subordonnee?s?) a (?:la )?(?:confirmation|disponibilite)[^.]{0,25}(?:financement|fonds)",
        "sous reserve (?:de la )?(?:confirmation|disponibilite)[^.]{0,25}(?:financement|fonds)",
        "sujet[ao]s? a (?:la )?(?:confirmacion|disponibilidad)[^.]{0,25}(?:financiacion|fondos|financiamiento)",
    ),
    "reasonable_accommodation": r"reasonabl[ey] accommodat|amenagements? raisonnables?|ajustes razonables",
}
LATE_REFUSED = either(
    "no late (?:applications?|submissions?)",
    "late (?:applications?|submissions?)[^.]{0,25} (?:will|shall|can) ?not",
    "late applications? (?:are|is) not",
    "(?:applications?|submissions?)[^.]{0,60}after the (?:closing date|deadline)[^.]{0,40}(?:will|shall|can) ?not",
    "aucune candidature (?:tardive|hors delai|recue apres)",
    "candidatures? (?:tardives?|(?:recues?|soumises?|deposees?|envoyees?) apres)[^.]{0,80}ne "
    "(?:seron[t]|sera|sont|pourron)",
    "les retards ne",
    "no se (?:aceptaran|admitiran|consideraran|recibiran)[^.]{0,60}(?:tardi|fuera de plazo|despues"
    "|fuera del plazo|extemporane|con posterioridad)",
    "(?:candidaturas|solicitudes|postulaciones)[^.]{0,60}(?:tardias|fuera de(?:l)? plazo|despues de"
    "|con posterioridad|extemporaneas)[^.]{0,50}no (?:se|ser)",
)
LATE_ACCEPTED = r"(?<!no )late applications? (?:will|may|can) be (?:accepted|considered)"
SIMILAR_POST = re.compile(
    either(
        "similar (?:position|post|function)|roster|eligible (?:to be appointed|for appointment)",
        "postes? (?:similaire|analogue|comparable)|fichier|vivier|liste de reserve|reserve de candidat",
        "puestos? (?:similar|analogo)|cargos? similar|posiciones? similar|lista de reserva",
        "candidats recommand|recommended candidates",
    )
)
MONTHS = re.compile(
    rf"(?<![a-z0-9])(?P<number>{NUMBER})\s?(?:\(\s?(?P<again>[a-z0-9-]+)\s?\)\s?)?"
    rf"[ -]?(?P<unit>months?|mois|meses|years?"
    rf"|ans?|annees?|anos?)\b"
)
BOARD = re.compile(
    r"endorsed by (?:the |an )?(?P<board>(?:[A-Z][\w'’-]+(?: (?:and|of|for|the|&) | )?){1,8}(?:Board|Committee"
    r"|Panel|Body))"
)
OTHER_BOARD = re.compile(
    either(
        "(?:approuvés?|entérinés?|avalisés?|validés?|recommandés?|endossés?) par (?:le |la )"
        r"(?P<board>(?:Comité|Commission|Conseil) (?:des |de |d['’])[^.,;\n]{5,60}?)(?= (?:resteront"
        r"|restent|demeureront|pourront|sont|seront)|[.,;\n])",
        "(?:avalad|respaldad|aprobad|refrendad)[oa]s por (?:la |el )(?P<board2>(?:Junta|Comité|Comisión"
        r"|Consejo) (?:de |del )[^.,;\n]{5,60}?)(?= (?:seguirán|podrán|serán|permanecerán|continuarán)"
        r"|[.,;\n])",
    )
)
UNIT = re.compile(
    r"(?:position|post|role|incumbent)\s+(?:is|will be)\s+(?:located|based|situated|placed)\s+(?:in|within"
    r"|at)\s+the\s+(?P<unit>(?:[A-Z][\w&'’-]*|of|and|for|the)(?:[ ,]+(?:[A-Z][\w&'’-]*|of|and|for|the"
    r"|\([A-Z&]{2,8}\)))*)",
    re.S,
)
PART = re.compile(
    r"\bAs (?:a )?part of the (?P<unit>(?:[A-Z][\w&'’-]*|of|and|for|the)(?:[ ]+(?:[A-Z][\w&'’-]*|of|and|for|the"
    r"|\([A-Z&]{2,8}\)))*)"
)
UNIT_WORD = re.compile(
    r"department|division|unit|section|office|team|branch|bureau|service|programme|group|secretariat", re.I
)
TWO_ROSTERS = gettext_noop("the notice states different times on the roster ({readings}); none was taken.")
LATE_BOTH = gettext_noop("the notice says both that late applications are refused and that they are accepted.")
NUMBERS_DIFFER = gettext_noop("“{written}” names two different numbers; none was taken.")


def read(document: Text, fields: list[Field], found: Findings) -> None:
    """Record what the notice's general sentences state."""
    for key, pattern in SAID.items():
        match = spaced(pattern).search(document.flat)
        if match:
            found.state(key, True, document.evidence(match))
    if "duty_station_nationals_excluded" not in found:
        found.infer(
            "duty_station_nationals_excluded",
            False,
            "the notice does not exclude nationals of the duty station's country",
        )
    _read_lateness(document, found)
    _read_roster(document, found)
    _read_board(document, found)
    _read_unit(document, fields, found)


def _read_lateness(document: Text, found: Findings) -> None:
    refused, accepted = spaced(LATE_REFUSED).search(document.flat), spaced(LATE_ACCEPTED).search(document.flat)
    if refused and accepted:
        found.warn("late_applications_accepted", LATE_BOTH)
    elif refused or accepted:
        found.state("late_applications_accepted", bool(accepted), document.evidence(refused or accepted))  # type: ignore[arg-type]


def _read_roster(document: Text, found: Findings) -> None:
    """Months for which a recommended candidate may be appointed to a similar position."""
    months: dict[int, str] = {}
    for sentence in document.sentences:
        if not SIMILAR_POST.search(sentence.folded):
            continue
        for match in MONTHS.finditer(sentence.folded):
            count, again = number(match["number"]), number(match["again"] or match["number"])
            if count is None or re.search(r"experien", sentence.folded[match.end() : match.end() + 40]):
                continue
            if again is not None and again != count:
                found.warn("roster_months", NUMBERS_DIFFER, written=match.group())
                return
            months.setdefault(count if match["unit"].startswith("m") else count * 12, sentence.text)
    if len(months) == 1:
        found.state("roster_months", next(iter(months)), next(iter(months.values())))
    elif months:
        found.warn("roster_months", TWO_ROSTERS, readings=" / ".join(map(str, months)))


def _read_board(document: Text, found: Findings) -> None:
    line = " ".join(document.text.split())
    match = BOARD.search(line) or OTHER_BOARD.search(line)
    if match:
        name = match.groupdict().get("board") or match.groupdict().get("board2")
        found.state("board", name, match.group())
    elif known := re.search(r"Appointments and Postings Board", line, re.I):
        found.state("board", "Appointments and Postings Board", known.group())


def _read_unit(document: Text, fields: list[Field], found: Findings) -> None:
    """The unit by its label, or from the sentences that say where the position is located."""
    units = sorted(
        (field for field in fields if field.key == "organizational_unit" and field.value),
        key=lambda field: field.label.rank,
    )
    if units and (units[0].label.rank == 1 or len(units[0].value) < 90):
        found.state("organizational_unit", units[0].value, units[0].evidence)
        return
    match = UNIT.search(document.text)
    if match and UNIT_WORD.search(match["unit"]):
        parts = [_trimmed(match["unit"])]
        inner = PART.search(document.text, match.end(), match.end() + 200)
        if inner and UNIT_WORD.search(inner["unit"]):
            parts.append(_trimmed(inner["unit"]))
        found.state("organizational_unit", ", ".join(parts), document.text[match.start() : (inner or match).end()])


def _trimmed(unit: str) -> str:
    words = " ".join(unit.split()).strip(" ,").split(" ")
    while words and words[-1].lower() in ("of", "and", "for", "the"):
        words.pop()
    return " ".join(words)
