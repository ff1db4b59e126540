"""Education as alternatives: each a level and the years of experience that go with it.

The levels are the words of the notices, reduced to a small vocabulary. An alternative without years beside another
with years asks for none (0); "extensive experience" without a number stays open (None). Spanish "Bachillerato" is
secondary school, not a bachelor's degree.
"""

import re
from dataclasses import dataclass, replace

from vacancies.rules.notice.fields import Section
from vacancies.rules.notice.findings import Findings, gettext_noop
from vacancies.rules.notice.text import NUMBER, Text, either, fold, number, spaced

ADVANCED_MASTER = "advanced university degree (minimum master)"
LEVELS = (
    (
        ADVANCED_MASTER,
        either(
            r"advanced (?:level )?(?:university )?degree\s{0,2}[(,]?\s{0,2}(?:at )?(?:a )?minimum(?: of)? "
            r"(?:a )?master(?:['’ ]?s)?(?: degree)?(?: level)?(?: or (?:its )?equivalent)?\)?",
            r"(?:diplome|titre) universitaire superieur\s{0,2}\(?,?\s{0,2}(?:au )?minimum,? (?:un )?(?:niveau "
            ")?master",
        ),
    ),
    ("doctorate", r"\bph\.?\s?d\b\.?|\bdoctorat(?:e|o)?\b(?: degree)?|doctoral degree"),
    (
        "advanced university degree",
        either(
            r"advanced[- ]?(?:level )?(?:university )?degree(?:\s{0,2}\(?(?:master['’ ]?s?(?: degree)?(?:,? "
            r"ph\.?d\.?)?(?: or (?:its )?equivalent)?(?: degree)?)\)?)?",
            "diplome universitaire (?:superieur|de niveau superieur|avance)",
            "titulo universitario (?:superior|avanzado)|diplome d'etudes superieures|titulo superior avanzado",
        ),
    ),
    (
        "first university degree",
        either(
            "first[ -]?(?:level )?(?:university )?degree|premier (?:diplome|cycle) universitaire",
            "diplome universitaire de premier (?:cycle|niveau)",
            "titulo universitario de primer (?:nivel|ciclo|grado)|primer titulo universitario",
        ),
    ),
    (
        "master",
        either(
            r"\bmaster['’ ]?s?(?:['’])? ?(?:level )?(?:university )?degree\b",
            r"\bmasters?['’]?s?\b(?! (?:of ceremonies|data|plan|list|file|class))",
            r"\bmaitrise\b(?= (?:en|dans|universitaire|ou)\b)|\bmaestria\b|\bbac ?\+ ?5\b|\bmaster\b",
        ),
    ),
    (
        "high school diploma",
        either(
            "(?:completed |completion of )?(?:high|secondary)[ -]?school(?: (?:diploma|degree|certificate"
            "|education|leaving certificate))?",
            "(?:completed |completion of )?secondary (?:education|diploma|studies)",
            "(?:diplome|certificat) (?:de fin )?d'etudes secondaires|etudes secondaires(?: completes)?",
            r"enseignement secondaire|\bbaccalaureat\b(?! ?\+)|diplome du secondaire|bachillerato",
            "(?:titulo|diploma|educacion|ensenanza|estudios|escuela) (?:de )?(?:educacion "
            r")?(?:secundari[oa]s?|media)\b(?: complet[oa]s?)?",
        ),
    ),
    (
        "bachelor",
        either(
            r"bachelor['’ ]?s?['’]?(?: (?:university )?degree)?\b",
            r"\blicence\b(?= (?:en|universitaire|ou|dans|avec)\b)|\blicenciatura\b|\bbac ?\+ ?3\b",
            "undergraduate degree",
        ),
    ),
    (
        "university degree",
        either(
            "university (?:level )?degree|degree from an accredited|(?:diplome|titre|formation) universitaire",
            "diplome de l'enseignement superieur|titulo universitario|grado universitario",
            r"titulacion universitaria|titulo de grado|university diploma|diplome d'universite|degree in\b",
        ),
    ),
    (
        "technical diploma",
        either(
            "(?:technical|vocational|professional) (?:diploma|school diploma|certificate|training diploma|degree)",
            "diplome (?:technique|professionnel)|titulo tecnico|diploma tecnico",
            "(?:college|associate) (?:diploma|degree)",
        ),
    ),
)
LEVEL = re.compile(
    "|".join(f"(?P<level{number}>{spaced(pattern).pattern})" for number, (_name, pattern) in enumerate(LEVELS))
)
YEARS = re.compile(
    rf"(?<![a-z0-9])(?P<first>{NUMBER})\s?\+?\s{{0,2}}(?:\(\s?(?P<again>{NUMBER})\s?\)\s{{0,2}})?(?:(?:-|to|a|or|ou"
    rf"|o)\s{{0,2}}(?P<upper>{NUMBER})\s{{0,2}}(?:\([^()]{{1,12}}\)\s{{0,2}})?)?\+?[- ]?(?P<more>additional "
    rf"|more |further )?(?:years?|yrs?|annees?|ans|anos?|year\(s\))(?![a-z])(?P<after>.{{0,60}})"
)
ADDITIONAL = re.compile(r"additional|supplementaire|adicional|in combination with|combined with")
UNCOUNTED = spaced(
    r"(?:extensive|significant|substantial|considerable|proven|several years of|solid|vast|relevant|vaste"
    r"|solide|importante?|amplia|extensa|considerable|pertinente)\b.{0,30}\b(?:experience|experiencia)"
)
WORKING = re.compile(r"experien|professional|professionnel|profesional|work|travail|trabajo|laboral")
AGE = re.compile(r"(?:years? old|ans\b.{0,8}age|years of age|anos de edad|of age)")
IN_LIEU = re.compile(r"in lieu of|instead of|in place of|au lieu d|en lugar de|may be accepted")
NOT_REQUIRED = re.compile(
    r"\b(?:is|are|would be|will be|sera|est|es|constitue)\b.{0,25}\b(?:an asset|asset|advantage|desirable|a "
    r"plus|preferred|atout|ventaja|deseable|souhaite)"
)
SHORT_SEGMENT = 26
ACCREDITED = re.compile(
    r"accredited (?:universities|institutions) (?:are|must)|les universites accreditees|las universidades acreditadas"
)
CONTRADICTION = gettext_noop("the years of experience contradict each other ({readings}); they were left open.")
UNCOUNTED_YEARS = gettext_noop("“{written}” gives no number of years; they were left open.")
TWO_PATHWAYS = gettext_noop("education is stated differently in two places ({readings}); none was taken.")
NO_YEARS = gettext_noop("no years of experience are stated beside the education; they were left open.")


@dataclass(frozen=True, slots=True)
class Pathway:
    """One way to be qualified. `years` is None where the text leaves the number open; `stated` says it gave one."""

    level: str
    years: int | None
    stated: bool
    written: str
    contradicts: str = ""
    uncounted: bool = False
    additional: bool = False
    apart: bool = False


def read(document: Text, sections: list[Section], found: Findings) -> None:
    """Record education as a list of [level, years] and accreditation."""
    blocks = [s for s in sections if s.name == "education"] or [s for s in sections if s.name == "qualifications"]
    read_blocks = [pathways for block in blocks if (pathways := read_pathways(block.text))]
    if not read_blocks:
        read_blocks = [pathways for pathways in [read_pathways(_degree_sentences(document))] if pathways]
    experience = " ".join(s.text for s in sections if s.name == "experience")
    read_blocks = [_compared(pathways, sections, found) for pathways in read_blocks]
    completed = [_complete(pathways, experience, found) for pathways in read_blocks]
    distinct = list(
        {tuple(pair): None for pathways in completed for pair in [tuple((p.level, p.years) for p in pathways)]}
    )
    if len(distinct) > 1:
        found.warn("education", TWO_PATHWAYS, readings=" / ".join(_shown(list(pairs)) for pairs in distinct))
    elif distinct:
        found.state("education", [list(pair) for pair in distinct[0]], " … ".join(p.written for p in completed[0]))
    accredited = document.search(
        either(
            r"world higher education database|\bwhed\b",
            "base de donnees mondiale (?:de l'unesco )?(?:de|sur) l'enseignement superieur",
            "base de datos mundial (?:de la unesco )?(?:de|sobre) (?:la )?(?:educacion|ensenanza) superior",
        )
    )
    if accredited:
        found.state("accreditation", "UNESCO WHED", document.evidence(accredited))


def _compared(pathways: list[Pathway], sections: list[Section], found: Findings) -> list[Pathway]:
    """The alternatives, with years left open where the list of qualifications states others for the same level."""
    elsewhere = [p for s in sections if s.name == "qualifications" for p in read_pathways(s.text) if p.stated]
    for position, pathway in enumerate(pathways):
        other = next((p for p in elsewhere if p.level == pathway.level and p.years != pathway.years), None)
        if pathway.stated and other:
            found.warn("education", CONTRADICTION, readings=f"{pathway.level}: {pathway.years} / {other.years}")
            pathways[position] = replace(pathway, years=None)
    return pathways


def _degree_sentences(document: Text) -> str:
    """Without a heading: the sentences that name a degree and ask for it."""
    asked = re.compile(r"accredit|experience|experiencia|required|requi|must|annees|anos|agree|universit")
    return "\n".join(
        s.text for s in document.sentences if len(s.folded) < 900 and LEVEL.search(s.folded) and asked.search(s.folded)
    )


def read_pathways(text: str) -> list[Pathway]:
    """The alternatives that a stretch of text names, each once, in its order."""
    flat = " ".join(fold(text).split())
    flat = ACCREDITED.split(flat)[0]
    starts = [match for match in LEVEL.finditer(flat) if not _is_aside(match, flat)]
    ends = [match.start() for match in starts[1:]] + [len(flat)]
    found: dict[str, Pathway] = {}
    for match, end in zip(starts, ends[: len(starts)], strict=True):
        pathway = _pathway(_level(match), flat[match.start() : end])
        if pathway.level not in found or (pathway.stated and not found[pathway.level].stated):
            found.pop(pathway.level, None)
            found[pathway.level] = pathway
    return _shared(list(found.values()))


def _level(match: re.Match[str]) -> str:
    number = next(name for name, value in match.groupdict().items() if value and name.startswith("level"))
    return LEVELS[int(number.removeprefix("level"))][0]


def _shared(pathways: list[Pathway]) -> list[Pathway]:
    """Years of a sentence of their own hold for all alternatives; "master's degree or PhD with …" shares its years."""
    if pathways and pathways[-1].apart:
        last = pathways[-1]
        return [p if p.stated or p.uncounted else replace(p, years=last.years, stated=True) for p in pathways]
    for position in range(len(pathways) - 2, -1, -1):
        pathway, following = pathways[position], pathways[position + 1]
        if not pathway.stated and following.stated and len(pathway.written) <= SHORT_SEGMENT:
            pathways[position] = replace(pathway, years=following.years, stated=True)
    return pathways


def _is_aside(match: re.Match[str], flat: str) -> bool:
    """A degree in lieu of which another is accepted, one that is only an asset, or an equivalent in brackets."""
    before = flat[max(0, match.start() - 45) : match.start()]
    after = flat[match.end() : match.end() + 90].split(". ")[0]
    if re.search(
        r"(?:in lieu of|instead of|in place of|au lieu d['e]\s?|en lugar de) ?(?:the |an? |un[ea]? |l')?$", before
    ):
        return True
    bracket = before.rfind("(") > before.rfind(")") and re.search(
        r"degree|diplom|titulo|equivalen", before[: before.rfind("(")]
    )
    return bool(bracket) or (bool(NOT_REQUIRED.search(after)) and not YEARS.search(after))


def _pathway(level: str, segment: str) -> Pathway:
    matches = [
        m for m in YEARS.finditer(segment) if not AGE.search(m.group()) and WORKING.search(segment[m.start() :][:200])
    ]
    if not matches:
        uncounted = UNCOUNTED.search(segment)
        return Pathway(level, None, False, segment[:120], uncounted=bool(uncounted))
    match = matches[0]
    stated = _number_of(match)
    apart = bool(re.search(r"(?<!ph\.d)\.\s", segment[: match.start()]))
    values = {value for m in matches for value in _all_numbers(m)}
    if stated is None or (len(values) > 1 and _is_range_or_conflict(match)):
        return Pathway(level, None, True, segment[:120], contradicts=match.group()[:40].strip())
    near = segment[max(0, match.start() - 60) : match.end()]
    if (ADDITIONAL.search(near) and "additional" in near) or re.search(r"supplementaires?|adicionales", near):
        return Pathway(level, stated, False, segment[:120], additional=True)
    return Pathway(level, stated, not apart, segment[:120], apart=apart)


def _number_of(match: re.Match[str]) -> int | None:
    return number(match["first"])


def _all_numbers(match: re.Match[str]) -> set[int]:
    return {value for name in ("first", "again", "upper") if match[name] and (value := number(match[name])) is not None}


def _is_range_or_conflict(match: re.Match[str]) -> bool:
    """ "three (5) years" and "3 to 5 years" name two numbers at once."""
    return len(_all_numbers(match)) > 1


def _complete(pathways: list[Pathway], experience: str, found: Findings) -> list[Pathway]:
    """Fill in years that the alternatives take from each other or from the section on experience."""
    for pathway in pathways:
        if pathway.contradicts:
            found.warn("education", CONTRADICTION, readings=pathway.contradicts)
    general, shown = _general_years(experience)
    stated = [p.years for p in pathways if p.stated and p.years is not None]
    if len(general) > 1 or (general and stated and not _agree(general[0], stated)):
        found.warn("education", CONTRADICTION, readings=" / ".join([*(f"{years}" for years in stated), *shown]))
        return [Pathway(p.level, None, True, p.written) for p in pathways]
    completed = [_completed(p, stated, general[0] if general else None) for p in pathways]
    for pathway in completed:
        if pathway.years is None and pathway.uncounted:
            found.warn("education", UNCOUNTED_YEARS, written=pathway.written[:100])
        elif pathway.years is None and not pathway.contradicts:
            found.warn("education", NO_YEARS)
    return completed


def _completed(pathway: Pathway, stated: list[int], general: int | None) -> Pathway:
    if pathway.additional:
        base = stated[0] if stated else general
        return replace(pathway, years=None if base is None or pathway.years is None else base + pathway.years)
    if pathway.stated or pathway.uncounted:
        return pathway
    years = 0 if stated else general
    return Pathway(pathway.level, years, years is not None, pathway.written)


def _agree(general: int, stated: list[int]) -> bool:
    """Whether the general number is one of the alternatives' own, or a smaller part of each of them."""
    return general in stated or (len(stated) > 1 and general < min(stated))


def _general_years(experience: str) -> tuple[list[int], list[str]]:
    """The least years of experience that the section on experience asks for as a whole."""
    numbers: dict[int, str] = {}
    for sentence in re.split(r"\n|(?<=[.;])\s", re.sub(r"\n(?=[a-z])", " ", fold(experience))):
        match = YEARS.search(sentence)
        opening = sentence[: match.start()] if match else ""
        if (
            match
            and len(opening) < 60
            and WORKING.search(match["after"])
            and not NOT_REQUIRED.search(sentence)
            and not _is_particular(match["after"], opening)
        ):
            for value in sorted(_all_numbers(match)):
                numbers.setdefault(value, match.group().split(" of ")[0].strip()[:40])
            if numbers:
                break
    return list(numbers), list(numbers.values())


def _is_particular(after: str, opening: str) -> bool:
    """Whether the years belong to one kind of work only ("of which two in the field")."""
    return bool(re.search(r"of which|dont|de los cuales|including|among (?:them|these)", opening)) or bool(
        re.match(r"\s*,?\s*(?:of which|including at least)", after)
    )


def _shown(pairs: list[tuple[str, int | None]]) -> str:
    return ", ".join(f"{level}: {'open' if years is None else years}" for level, years in pairs)
