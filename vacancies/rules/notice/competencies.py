"""Values, core and managerial competencies, and the levels that the notice asks for.

The lists are what stands in the text: a number word before them ("these three values") is compared with the list and
never trusted. Levels are stated per vacancy and do not follow from the grade.
"""

import re
from dataclasses import dataclass
from functools import cache

from recruitment import reference_files
from vacancies.rules.notice.findings import Findings, gettext_noop
from vacancies.rules.notice.text import NUMBER, Text, fold, number, spaced

SPELLED = {"Building trust": "Building Trust"}  # as IOM's notices of 2023-26 print it
OLDER = {
    "managerial": {
        "Empowering others and building trust": (
            "empowering others and building trust|autonomisation et instauration de la confiance"
        ),
    },
    "core": {
        "Delivering results": (
            "production de resultats|obtention de resultats|atteinte des resultats|obtencion de resultados"
            "|logro de resultados|entrega de resultados|livrer des resultats"
        ),
        "Managing and sharing knowledge": (
            "gestion et partage des connaissances|gestion et partage du savoir|gestion e intercambio de conocimientos"
            "|gestion y difusion del conocimiento|gestion e intercambio del conocimiento"
            "|gestion et mise en commun des connaissances"
        ),
        "Accountability": (
            "responsabilite|redevabilite|sens des responsabilites|rendicion de cuentas|responsabilidad"
            "|responsabilisation|obligation de rendre compte"
        ),
    },
}
BLOCKS = {
    "values": r"\bvalues\b|\bvaleurs\b|\bvalores\b",
    "core": (
        r"\bcore competenc(?:ies|y)|competences (?:essentielles|de base|fondamentales|cles)"
        r"|competencias (?:basicas|centrales|esenciales|fundamentales|clave)"
    ),
    "managerial": (
        r"\bmanagerial competenc(?:ies|y)"
        r"|competences (?:manageriales|de gestion|d'encadrement|de direction|en gestion)"
        r"|competencias (?:gerenciales|de gestion|directivas)"
    ),
}
LEVEL = re.compile(
    r"\b(?:level|niveau|nivel)s?\s{0,2}:?\s{0,2}(?P<level>[0-9]|one|two|three|un|deux|trois|uno|dos|tres"
    r"|i{1,3}(?![a-z]))(?![0-9])"
)
ROMAN = {"i": 1, "ii": 2, "iii": 3}
ANNOUNCED = {
    "values": re.compile(rf"\b(?P<number>{NUMBER})\s+(?:core\s+|fundamental\s+)?(?:values|valeurs|valores)\b"),
    "core": re.compile(
        rf"\b(?P<number>{NUMBER})\s+(?:core competenc|competences essentielles|competencias (?:basicas"
        rf"|centrales))"
    ),
    "managerial": re.compile(
        rf"\b(?P<number>{NUMBER})\s+(?:managerial competenc|competences manageriales|competencias gerenciales)"
    ),
}
HEADING_LENGTH = 140
BLOCK_LENGTH = 4000
COUNT_DIFFERS = gettext_noop("the notice announces {announced} and lists {listed}; the list was taken.")
LEVEL_DIFFERS = gettext_noop("the notice states different levels ({readings}); none was taken.")
KEYS = {
    "values": ("values", ""),
    "core": ("core_competencies", "core_level"),
    "managerial": ("managerial_competencies", "managerial_level"),
}


@dataclass(frozen=True, slots=True)
class _Block:
    kind: str
    start: int
    end: int


@cache
def _names(kind: str) -> dict[str, str]:
    """English name by folded name, for one kind of competency."""
    wanted = {"values": "value"}.get(kind, kind)
    found: dict[str, str] = {}
    for row in reference_files.competencies():
        if row.kind == wanted:
            shown = SPELLED.get(row.name_en, row.name_en)
            found |= {fold(name): shown for name in (row.name_en, row.name_fr, row.name_es, *row.spellings)}
    for shown, phrases in OLDER.get(kind, {}).items():
        found |= dict.fromkeys(phrases.split("|"), shown)
    return found


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    """A name as an item: at the start of a line, after a full stop or a comma, or with a colon or dash after it."""
    names = "|".join(
        re.escape(name).replace(r"\ and\ ", r"\s{1,3}(?:and|&)\s{1,3}").replace(r"\ ", r"[\s-]{1,3}")
        for name in sorted(_names(kind), key=len, reverse=True)
    )
    return re.compile(rf"(?<![a-z])(?P<name>{names})(?![a-z])(?P<after>\s{{0,3}}[:\n,;.-]|\s*$)?")


def read(document: Text, found: Findings) -> None:
    """Record values, core_competencies, core_level, managerial_competencies and managerial_level."""
    blocks = _blocks(document)
    for kind, (key, level_key) in KEYS.items():
        own = [block for block in blocks if block.kind == kind]
        listed = [names for block in own if (names := _listed(document, block))]
        if listed:
            names = max(listed, key=len)
            found.state(key, names, document.text[own[0].start : own[0].end])
            _compare_count(document, kind, key, own, names, found)
        if level_key:
            _read_level(document, level_key, own, found)


def _blocks(document: Text) -> list[_Block]:
    """The stretches under the headings of values, core and managerial competencies."""
    heads: list[tuple[int, str]] = []
    for kind, pattern in BLOCKS.items():
        for match in spaced(pattern).finditer(document.flat):
            window = document.folded[match.end() : match.end() + BLOCK_LENGTH]
            if _pattern(kind).search(window[:700]) and _is_heading(document, match):
                heads.append((match.start(), kind))
    heads.sort()
    ends = [start for start, _kind in heads[1:]] + [len(document.text)]
    return [
        _Block(kind, start, min(end, start + BLOCK_LENGTH))
        for (start, kind), end in zip(heads, ends[: len(heads)], strict=True)
    ]


def _is_heading(document: Text, match: re.Match[str]) -> bool:
    """Whether the words open a line or a sentence, or introduce a list; not "core values of the UN" in prose."""
    before = document.text[max(0, match.start() - 3) : match.start()].strip(" *#-")
    after = document.folded[match.end() : match.end() + HEADING_LENGTH]
    opens = not before or before[-1] in ".:;\n" or "\n" in document.text[max(0, match.start() - 3) : match.start()]
    return (document.text[match.start()].isupper() and opens) or bool(re.match(r"[^.\n]{0,60}:", after))


def _listed(document: Text, block: _Block) -> list[str]:
    """The names in the block that stand as items, in their order, each once."""
    stretch = document.folded[block.start : block.end]
    found: dict[str, None] = {}
    for match in _pattern(block.kind).finditer(stretch):
        line = stretch[stretch.rfind("\n", 0, match.start()) + 1 : match.start()]
        opens_line = not line.strip(" -*0123456789.)•")
        after = (match["after"] or "").strip(" ")
        ends_sentence = bool(re.search(r"[.;,:]\s*$", line))
        capital = document.text[block.start + match.start()].isupper()
        if after == ":" or (opens_line and capital) or (ends_sentence and capital and after and after in ",;.\n-"):
            found.setdefault(_names(block.kind)[" ".join(re.sub("[&]", "and", match["name"]).split())], None)
    return list(found)


def _compare_count(
    document: Text, kind: str, key: str, blocks: list[_Block], names: list[str], found: Findings
) -> None:
    for block in blocks:
        around = document.flat[max(0, block.start - 60) : block.start + 200]
        announced = ANNOUNCED[kind].search(around)
        if announced and number(announced["number"]) not in (None, len(names)):
            found.warn(
                key,
                COUNT_DIFFERS,
                announced=document.text[max(0, block.start - 60) + announced.start() :][: len(announced.group())],
                listed=len(names),
            )


def _read_level(document: Text, key: str, blocks: list[_Block], found: Findings) -> None:
    levels: dict[int, str] = {}
    for block in blocks:
        heading = document.flat[block.start : min(block.end, block.start + HEADING_LENGTH)]
        match = LEVEL.search(heading)
        level = match and (ROMAN.get(match["level"]) or number(match["level"]))
        if match and level:
            levels.setdefault(level, document.text[block.start : block.start + match.end()])
    if len(levels) == 1:
        found.state(key, next(iter(levels)), next(iter(levels.values())))
    elif levels:
        found.warn(key, LEVEL_DIFFERS, readings=" / ".join(map(str, levels)))
