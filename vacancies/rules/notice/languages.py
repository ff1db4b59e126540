"""Which languages a post requires and which are an advantage, as the sentences about languages say."""

import re
from collections.abc import Iterator
from functools import cache

from recruitment import reference_files
from vacancies.rules.notice.fields import Section
from vacancies.rules.notice.findings import Findings, gettext_noop
from vacancies.rules.notice.text import Text, either, fold, spaced

COMMON = {
    "English": "english anglais anglaise ingles",
    "French": "french francais francaise frances",
    "Spanish": "spanish espagnol espanol castellano",
    "Arabic": "arabic arabe",
    "Chinese": "chinese mandarin chinois chino",
    "Russian": "russian russe ruso",
    "Portuguese": "portuguese portugais portugues",
    "German": "german allemand aleman",
    "Italian": "italian italien italiano",
    "Dutch": "dutch neerlandais neerlandes holandes",
    "Dari": "dari",
    "Pashto": "pashto pachto pachtou pastun",
    "Kurdish": "kurdish kurde kurdo",
    "Swahili": "swahili kiswahili suajili",
    "Bengali": "bangla bengali",
    "Persian": "farsi",
    "Tigrinya": "tigrinya",
    "Nepali": "nepali",
}
LONGEST_SENTENCE = 1500
ALSO_WORDS = frozenset({"afar", "mende", "multiple languages", "sign language"})
REQUIRED = either(
    r"\brequired\b|\brequires?\b|\brequirement\b|mandatory|essential\b|\bmust\b|necessary|compulsory",
    r"is needed|obligatoire|exige(?:e|s|es)?\b|requise?s?\b|indispensable|imperative|imperatif",
    r"necessaire|obligatori[oa]s?|requerid[oa]s?|\brequiere\b|necesari[oa]s?|imprescindible",
    r"exigid[oa]s?|\bdebe\b|est demandee?",
)
ADVANTAGE = either(
    r"advantage(?:ous)?\b|\bassets?\b|desirable|desired|\ba plus\b|preferred|preferable|beneficial",
    r"\batout\b|\bavantage|souhaite(?:e|s|es)?\b|souhaitable|apprecie|ventaja|deseable|\bvalorara\b",
    r"\bpreferible|\bpreferencia|se valora|un plus\b|constitue un plus",
)
NEGATED = either(
    r"\bnot (?:strictly |absolutely )?(?:required|mandatory|necessary|essential|a requirement)",
    r"\bnon (?:requis|obligatoire)|pas (?:requis|obligatoire|exige)[a-z]*",
    r"\bno (?:es |sera )?(?:requerid|obligatori|necesari)[oa]s?",
)
MARK = re.compile(rf"(?P<negated>{NEGATED})|(?P<advantage>{ADVANTAGE})|(?P<required>{REQUIRED})")
FLUENT = re.compile(
    r"^\W*(?:for this (?:position|post|vacancy),? |pour ce poste,? |para este (?:puesto|cargo),? )?(?:fluency "
    r"in|fluent in|full proficiency in|excellent command of|maitrise|dominio|excelente dominio|couramment)"
)
OFFICIAL = spaced(
    either(
        "official languages (?:of|are)|(?:are|is) (?:the )?(?:an )?(?:official|working) languages?",
        "langues officielles(?: de l'oim)? sont|sont les langues officielles|lenguas oficiales",
        "idiomas oficiales(?: de la oim)? son|son (?:los|las) (?:idiomas|lenguas) oficiales",
        "(?:fluent|fluency) in (?:at least )?one of (?:these|the|them)",
        "at least one of (?:these|the) (?:official )?languages|l'une de ces langues|uno de estos idiomas",
        "una de estas lenguas",
    )
)
ABOUT = re.compile(
    either(
        "fluen|knowledge|language|command|proficien|speak|written|oral|maitrise|connaissance|langue|parle",
        "couran|dominio|conocimiento|idioma|lengua|habla|literacy|bilingu|native",
    )
)
UNNAMED = spaced(
    either(
        "(?:another|a second|a third|an additional|any other|other|second|additional) (?:official "
        ")?(?:(?:or )?(?:united nations|un|iom|local|official)[ ,]?(?:or (?:un|local|united nations) "
        ")?)*languages?(?: or (?:united nations|un|local) languages?)?",
        "(?:une )?(?:autre|deuxieme|seconde|troisieme) langue(?: officielle)?(?: de l'onu| des nations "
        "unies| de l'oim)?",
        "(?:otro|segundo) idioma(?: oficial)?(?: de la onu| de las naciones unidas| de la oim)?",
        "local languages?",
    )
)
TESTED = re.compile(
    either(
        "proficiency of (?:the )?(?:required )?languages?|evaluated|niveau de maitrise.*evalue",
        "sera evalue|seran evaluad|se evaluara",
    )
)
EITHER = re.compile(r"\b(?:or|ou|o|either|either of)\b")
ALTERNATIVES = gettext_noop("“{written}” offers a choice; all of the languages are listed, one of them is enough.")
UNDECIDED = gettext_noop("“{written}” names languages without saying whether they are required.")
BOTH = gettext_noop("{written} is stated as required and as an advantage; it was left out of both lists.")


@cache
def names() -> dict[str, str]:
    """English name by folded name in English, French or Spanish. Short names that are also words are left out."""
    found: dict[str, str] = {}
    for language in reference_files.languages():
        for name in map(fold, (language.name_en, language.name_fr, language.name_es)):
            if len(name) > 3 and name not in ALSO_WORDS:
                found.setdefault(name, language.name_en)
    found |= {folded: name for name, written in COMMON.items() for folded in written.split()}
    return found


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(name) for name in sorted(names(), key=len, reverse=True)) + r")\b")


def read(document: Text, sections: list[Section], found: Findings, post: str = "") -> None:
    """Record languages_required and languages_advantageous, English names in the order of the text."""
    required, advantageous, evidence = read_text(_about_languages(document, sections), found)
    both = [name for name in required if name in advantageous]
    for name in both:
        found.warn("languages_required", BOTH, written=name)
    found.state("languages_required", [name for name in required if name not in both], evidence)
    found.state("languages_advantageous", [name for name in advantageous if name not in both], evidence)


def _about_languages(document: Text, sections: list[Section]) -> str:
    own = "\n".join(section.text for section in sections if section.name == "languages")
    if _pattern().search(fold(own)) or UNNAMED.search(fold(own)):
        return own
    long = len(document.text) > 700 * (document.text.count("\n") + 1)
    parts = [s.text for s in document.sentences] if long else document.text.split("\n")
    lines = ((part, fold(part)) for part in parts if len(part) < 700)
    return "\n".join(line for line, folded in lines if _is_about_languages(folded))


def _is_about_languages(folded: str) -> bool:
    """Whether a line without a heading speaks of languages and of whether they are needed."""
    mark = MARK.search(folded)
    speaks = ABOUT.search(folded) or (mark and mark.start() < 4)
    return bool(mark and speaks and (_pattern().search(folded) or UNNAMED.search(folded)))


def read_text(text: str, found: Findings) -> tuple[list[str], list[str], str]:
    """The required and the advantageous languages that a text about languages states, and the words it does so in."""
    required: dict[str, None] = {}
    advantageous: dict[str, None] = {}
    evidence = []
    standing = ""
    for sentence in _clauses(text):
        folded = fold(sentence)
        if len(folded) > LONGEST_SENTENCE or OFFICIAL.search(folded) or TESTED.search(folded):
            continue
        standing = _standing(folded, standing)
        for kind, languages in _assigned(sentence, folded, standing):
            target = required if kind == "required" else advantageous
            target.update(dict.fromkeys(languages))
            evidence.append(sentence)
            if (
                kind == "required"
                and len(languages) > 1
                and EITHER.search(folded)
                and not re.search(r"\band/or\b|\bet/ou\b|\by/o\b", folded)
            ):
                found.warn("languages_required", ALTERNATIVES, written=sentence.strip()[:120])
        if _pattern().search(folded) and not MARK.search(folded) and not standing and not FLUENT.search(folded):
            found.warn("languages_required", UNDECIDED, written=sentence.strip()[:120])
    return list(required), list(advantageous), " … ".join(dict.fromkeys(evidence))


def _clauses(text: str) -> Iterator[str]:
    text = re.sub(r"\([^()]{0,200}\)", lambda match: match.group().replace(";", ","), text)
    for line in re.split(r"\n+", re.sub(r"\n(?=[a-z(])", " ", text)):
        yield from (
            " ".join(part.split()) for part in re.split(r"(?<=[.;])\s+|(?<=[a-z)]\.)(?=[A-Z])", line) if part.strip()
        )


def _standing(folded: str, before: str) -> str:
    """A heading line such as "Required:" holds for the lines after it until the next one."""
    heading = re.fullmatch(
        rf"\W*(?:languages? )?(?:(?P<required>{REQUIRED}|obligatory|required languages?|langues requises)"
        rf"|(?P<advantage>{ADVANTAGE}|optional|langues souhaitees))(?: languages?| idiomas?)?\W*",
        folded,
    )
    if heading:
        return "required" if heading["required"] else "advantage"
    return before if not re.search(r"[.]$", folded) or not MARK.search(folded) else ""


def _assigned(sentence: str, folded: str, standing: str) -> Iterator[tuple[str, list[str]]]:
    """Languages with what is said of them: the mark that follows them, or the one before if none follows."""
    marks = [(m.start(), m.end(), m.lastgroup or "") for m in MARK.finditer(folded) if m.lastgroup != "negated"]
    words = [(m.start(), names()[m.group()]) for m in _pattern().finditer(folded)]
    if not words and marks:
        unnamed = UNNAMED.search(folded)
        if unnamed:
            yield (
                marks[-1][2] if marks[-1][2] != "negated" else "advantage",
                [_phrase(sentence[unnamed.start() : unnamed.end()])],
            )
        return
    if not marks:
        if words and (standing or FLUENT.search(folded)):
            yield standing or "required", [name for _at, name in words]
        return
    groups: dict[str, list[str]] = {}
    for at, name in words:
        after = next((mark for mark in marks if mark[0] > at), None)
        before = next((mark for mark in reversed(marks) if mark[0] < at), None)
        if after and before and not _is_suffix(folded, before, after, at):
            after = None
        mark = after or before
        if mark:
            groups.setdefault(mark[2], []).append(name)
    yield from groups.items()


def _is_suffix(folded: str, before: tuple[int, int, str], after: tuple[int, int, str], at: int) -> bool:
    """Whether a language between two marks belongs to the one after it: "… is required and French is an advantage"."""
    between = folded[before[1] : at]
    return not re.fullmatch(
        r"\s*(?:languages?|idiomas?|langues?)?\s*(?:\([a-z]*\))?\s*[:=-]?\s*(?:fluency in |knowledge of |to be "
        r"fluent in |be fluent in |proficiency in )?",
        between,
    )


def _phrase(written: str) -> str:
    return re.sub(r"^(?:an?|une?|any)\s", "", written.strip(" ,"), flags=re.I)
