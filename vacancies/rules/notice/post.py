"""The post itself: reference, title, grade, category, contract, duty station, from labels or an unlabelled headline."""

import re
from collections.abc import Callable
from functools import cache

from recruitment import reference_files
from vacancies.rules.notice import countries, headline
from vacancies.rules.notice.fields import Field
from vacancies.rules.notice.findings import Findings, gettext_noop
from vacancies.rules.notice.text import Text, either, fold

GRADE = re.compile(
    r"(?<![A-Za-z0-9])(?:(?P<family>IICA|LICA|I-?ICA|L-?ICA|ICS|NPSA|IPSA|NPO|NO|GS|SB|FS|ICA|ASG|USG|P|G|D"
    r"|L)\s?[-–. ]?\s?(?P<step>1[0-4]|[1-9]|(?<=NO)[A-E]|(?<=NO[- –.])[A-E]|(?<=NPO[- "
    r"])[A-E])(?![0-9A-Za-z])|(?P<ungraded>UG|Ungraded|UNGRADED|non classé|sin grado)\b)"
)
CATEGORY_WORDS = (
    (
        "national officer",
        either(
            "national (?:professional )?officer|administrateur(?:s)? (?:national|recrute)|officier national",
            r"fonctionnaire national|oficial(?:es)? nacional|profesional nacional|\bnational professional",
        ),
    ),
    ("general service", r"general services?|services? genera(?:l|ux)|servicios? generales?"),
    ("director", r"\bdirectors?\b|\bdirecteurs?\b|\bdirectores?\b"),
    ("intern", r"\binterns?(?:hip)?\b|stagiaires?|\bstage\b|pasant[ei]|practicante"),
    ("consultant", r"consultan(?:t|cy|te|ts|cies)\b|consultor[a-z]*"),
    ("professional", r"professionals?\b|professionnels?|administrateurs?|profesional(?:es)?|\bofficials?\b"),
)
CATEGORY_OF_GRADE = {
    "G": "general service",
    "P": "professional",
    "D": "director",
    "NO": "national officer",
    "IICA": "IICA",
    "LICA": "LICA",
    "ICS": "ICS",
}
POST_NOUNS = re.compile(
    r"\b(?:officer|specialist|associate|assistant|manager|director|head|chief|coordinator|adviser|advisor"
    r"|analyst|consultant|consultancy|intern|internship|driver|nurse|clerk|expert|engineer"
    r"|secretary|representative|counsel|economist|technician|developer|interpreter|translator|physician"
    r"|doctor|administrator|cleaner|messenger|guard|operator|supervisor|auditor|architect|trainer|focal "
    r"point"
    r"|charge|chargee|responsable|specialiste|assistante|coordinateur|coordonnateur|coordonnatrice"
    r"|coordinatrice|conseiller|conseillere|agent|chauffeur|consultante|stagiaire|infirmier|infirmiere|chef"
    r"|directeur|directrice|administrateur|gestionnaire"
    r"|oficial|especialista|asistente|coordinador|coordinadora|asesor|asesora|consultor|consultora"
    r"|consultoria|conductor|jefe|jefa|directora|analista|pasante|enfermera|promotor|promotores|auxiliar"
    r"|tecnico)\b"
)
REFERENCE = re.compile(r"(?:(?![A-Z][a-zà-ÿ])[\w./–#-])+")
WITHOUT_CODE = frozenset({"somaliland"})  # named as a country in notices; has no ISO code
LONGEST_REFERENCE = 60
PART_OF_NAME = re.compile(
    r"(?i)(?:^|\s)(?:port|new|old|south|north|east|west|saint|san|santa|de|del|of|la|el|nueva|nuevo|the)$"
)
LONGEST_TITLE = 140
HEADLINES = 14
TWO_VALUES = gettext_noop("the field stands more than once with different values ({readings}); none was taken.")
TWO_GRADES = gettext_noop("“{written}” names more than one grade ({readings}); none was taken.")
NO_GRADE = gettext_noop("“{written}” is no grade that is known.")
NOT_A_COUNTRY = gettext_noop("“{written}” is no country name that is known, so no country code was set.")
OTHER_TITLE = gettext_noop("the labels name the post “{label}” and “{other}”.")
GRADE_IN_TITLE = gettext_noop("the title says {title} and the field says {field}; none was taken.")


def read(document: Text, fields: list[Field], found: Findings) -> None:
    """Record what labels say about the post. Contradicting labels leave the field empty."""
    _take("reference_number", fields, found, reference_in)
    for key in ("title", "contract_type", "vacancy_type", "initial_duration"):
        _take(key, fields, found, _plain)
    _read_grade(fields, found)
    _read_category(fields, found)
    _read_station(fields, found)
    _read_title(document, fields, found)


def read_place_and_reference(fields: list[Field], found: Findings) -> None:
    """Record only the reference and the duty station, for a document about several posts."""
    _take("reference_number", fields, found, reference_in)
    _read_station(fields, found)


def _take(key: str, fields: list[Field], found: Findings, clean: Callable[[str], str]) -> None:
    """The value of the highest-ranking labels of a field, if they agree; one that only says more counts as the same."""
    own = [field for field in fields if field.key == key and clean(field.value)]
    best = min((field.label.rank for field in own), default=0)
    values = {_compared(clean(field.value)): clean(field.value) for field in own if field.label.rank == best}
    longest = max(values, key=len, default="")
    if all(longest.startswith(value) for value in values):
        for field in own:
            found.state(key, values[longest], field.evidence)
    elif not found.warned(key):
        found.warn(key, TWO_VALUES, readings=" / ".join(values.values()))


def _plain(value: str) -> str:
    """A value without its closing full stop and without "not applicable"."""
    value = re.split(r"(?<=[a-z)])\. ", value)[0] if len(value) > LONGEST_TITLE else value
    value = value.strip(" .;-|?\t")
    return (
        ""
        if fold(value)
        in ("n/a", "na", "none", "-", "tbd", "to be determined", "not applicable", "s/o", "sans objet", "no aplica")
        else value
    )


def reference_in(value: str) -> str:
    """The reference itself, without words that ran on after it; a reference of several words stays whole."""
    value = _plain(value)
    code = REFERENCE.match(value)
    if code and any(letter.isdigit() for letter in code.group()) and re.search("[a-zà-ÿ]{2}", value[code.end() :]):
        return code.group().rstrip("./-–")
    return value if len(value) < LONGEST_REFERENCE else ""


def _country(value: str) -> str:
    """A country as it stands; one that lost its hyphen or space gets it back."""
    value = _plain(value)
    return countries.spelling(value) if re.search("[a-z][A-Z]", value) else value


def _compared(value: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(value))


@cache
def _known_grades() -> dict[str, str]:
    known: dict[str, str] = {}
    for grade in reference_files.grades():
        known |= {_compared(name): grade.code for name in (grade.code, *grade.spellings)}
    return known


def grades_in(text: str) -> list[str]:
    """The grades that a text names, in the common spelling ("P3" is P-3), each once."""
    found = []
    for match in GRADE.finditer(text.replace("–", "-")):
        if match["ungraded"]:
            found.append("UG")
            continue
        family = match["family"].replace("-", "").replace("GS", "G").replace("NPO", "NO")
        code = f"{family}-{match['step']}"
        found.append(_known_grades().get(_compared(code), code))
    return list(dict.fromkeys(found))


def _read_grade(fields: list[Field], found: Findings) -> None:
    readings: dict[str, Field] = {}
    for field in fields:
        if field.key not in ("grade", "classification") or not _plain(field.value):
            continue
        named = grades_in(field.value)
        several = re.search(r"\b(?P<family>[PGD])-?(?P<a>[1-7])\s?/\s?(?:[PGD]-?)?(?P<b>[1-7])\b", field.value)
        if several:
            named = [f"{several['family']}-{several[part]}" for part in "ab"]
        if len(named) > 1:
            found.warn("grade", TWO_GRADES, written=field.value[:80], readings=" / ".join(named))
            return
        if named:
            readings.setdefault(named[0], field)
        elif field.key == "grade" and field.label.rank == 1:
            found.warn("grade", NO_GRADE, written=field.value[:80])
    in_title = [grade for field in fields if field.key == "title" for grade in grades_in(field.value)]
    if len(readings) > 1:
        found.warn("grade", TWO_VALUES, readings=" / ".join(readings))
    elif readings and in_title and in_title[0] not in readings:
        found.warn("grade", GRADE_IN_TITLE, title=in_title[0], field=next(iter(readings)))
    elif readings:
        grade, field = next(iter(readings.items()))
        found.state("grade", grade, field.evidence)
    elif len(in_title) == 1 and not found.warned("grade"):
        found.infer("grade", in_title[0], next(f.evidence for f in fields if f.key == "title"))


def category_of(text: str) -> str | None:
    """The staff category that words name, in English small letters, or None."""
    folded = fold(text)
    return next((category for category, pattern in CATEGORY_WORDS if re.search(pattern, folded)), None)


def _read_category(fields: list[Field], found: Findings) -> None:
    readings: dict[str, Field] = {}
    for field in fields:
        if field.key in ("recruiting_type", "classification") and (category := category_of(field.value)):
            readings.setdefault(category, field)
    if len(readings) > 1:
        found.warn("category", TWO_VALUES, readings=" / ".join(readings))
        return
    for category, field in readings.items():
        found.state("category", category, field.evidence)
    grade = found.value("grade")
    if grade:
        category = CATEGORY_OF_GRADE.get(grade.split("-")[0])
        found.infer("category", category, f"grade {grade}")


def _read_station(fields: list[Field], found: Findings) -> None:
    """City and country from their own labels, or from "Geneva, Switzerland" after one label."""
    _take("duty_station_city", fields, found, _plain)
    _take("duty_station_country", fields, found, _country)
    own = [field for field in fields if field.key == "duty_station" and _plain(field.value)]
    best = min((field.label.rank for field in own), default=0)
    own = [field for field in own if field.label.rank == best or countries.code_of(_plain(field.value))]
    places = {_split_place(_plain(field.value)): field for field in own}
    cities = {_compared(city): city for city, _country in places if city}
    nations = {countries.code_of(country) or country: country for _city, country in places if country}
    for key, values in (("duty_station_city", cities), ("duty_station_country", nations)):
        if len(values) > 1 and key not in found:
            found.warn(key, TWO_VALUES, readings=" / ".join(values.values()))
        elif values and key not in found and not found.warned(key):
            found.state(key, next(iter(values.values())), next(iter(places.values())).evidence)
    _read_country_code(found)


def _read_country_code(found: Findings) -> None:
    country = found.value("duty_station_country")
    if not country:
        return
    code = countries.code_of(country) or countries.code_of(re.sub(r"\s*\([^()]*\)\s*", "", country))
    if code:
        found.infer("country_alpha2", code, country)
    else:
        found.warn("country_alpha2", NOT_A_COUNTRY, written=country)


def _split_place(value: str) -> tuple[str, str]:
    """City and country of one value; a country alone is no city, and an unknown last part stays with the city."""
    if countries.code_of(value) and value.lower() not in (
        "djibouti",
        "singapore",
        "luxembourg",
        "monaco",
        "panama",
        "kuwait",
        "guatemala",
    ):
        return "", value
    bracket = re.fullmatch(r"(?P<city>[^()]+?)\s*\((?P<country>[^()]+)\)", value)
    if bracket and countries.code_of(bracket["country"]):
        return bracket["city"], bracket["country"]
    for mark in (r"[,;]\s*", r"\s+[-–—/|]\s+", r"\s*/\s*"):
        parts = re.split(mark, value)
        for cut in range(1, len(parts)):
            country = re.sub(r"^(?:in|en|au)\s", "", ", ".join(parts[cut:]))
            if countries.code_of(country) or fold(country) in WITHOUT_CODE:
                return ", ".join(parts[:cut]), country
        if len(parts) == 2 and countries.code_of(parts[0]) and not countries.code_of(parts[1]):
            return parts[1], parts[0]
    spaced_out = headline.split_place(value)
    return spaced_out if spaced_out and not PART_OF_NAME.search(spaced_out[0]) else (value, "")


def _read_title(document: Text, fields: list[Field], found: Findings) -> None:
    """A title without a label: the headline at the top that stands twice, or names a post, before anything else."""
    if "title" in found or found.warned("title"):
        return
    twice = re.match(r"\W*(?P<title>[^\n:.]{10,120}?)\s*(?P=title)(?![a-z])", document.text)
    if twice:
        found.infer("title", twice["title"].strip(" -"), twice.group())
        return
    headlines = _headlines(document, fields)
    repeated = next((line for line in headlines if headlines.count(line) > 1), None)
    named = next((line for line in headlines if POST_NOUNS.search(fold(line))), None)
    title = repeated or named
    if title:
        found.infer("title", _without_grade_tail(title), title)


def _headlines(document: Text, fields: list[Field]) -> list[str]:
    """Short lines at the very top that are no sentence, up to the first label, heading or paragraph."""
    limit = min((field.start for field in fields), default=len(document.text))
    lines = [line.strip() for line in document.text[:limit].split("\n")[: HEADLINES * 2] if line.strip()]
    found: list[str] = []
    for line in lines[:HEADLINES]:
        sentence = re.search(r"[.!?]\s|[.!?:]$|\b(?:is|are|our|we|you|will)\b", line)
        if re.match(r"(?i)\W*(?:introduction|background|context|contexte|contexto|education|description)", line):
            break
        if len(line) > LONGEST_TITLE and found:
            break
        if (
            sentence
            or len(line) > LONGEST_TITLE
            or (line.startswith("- ") and not lines[0].startswith("- "))
            or re.search(r"(?:19|20)[0-9]{2}|[>|»@]|http", line)
        ):
            continue
        found.append(line.removeprefix("- "))
    return found


def _without_grade_tail(title: str) -> str:
    return title.strip(" -–|")
