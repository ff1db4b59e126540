"""Who is first tier according to the notice itself, and the list of non-represented member states.

IOM notices of 2020-26 name the groups one by one and differ from each other, so nothing follows from the grade. A
notice that only mentions tiers leaves the rule to a person.
"""

import re

from vacancies.rules.notice import countries
from vacancies.rules.notice.findings import Findings, gettext_noop
from vacancies.rules.notice.text import NUMBER, Text, either, number, spaced

REGION = 3000
SHORT_REGION = 600
FIRST = either(
    "(?:first|1st)[ -]?tiers?|tier (?:1|one) (?=candidat|applica)|premier (?:rang|niveau|palier)",
    "1er (?:rang|niveau)|premiere categorie|candidat(?:e|s|es)? prioritaires|prioritaires",
    "candidat[oa]s primari[oa]s|primari[oa]s|primer (?:nivel|rango|orden)|primera categoria",
    "prioritari[oa]s",
)
SECOND = either(
    "(?:second|2nd)[ -]?tiers?|(?:deuxieme|second|2e|2eme) (?:rang|niveau|palier)|deuxieme categorie",
    "candidat(?:e|s|es)? secondaires|segundo (?:nivel|rango|orden)|candidat[oa]s secundari[oa]s",
    "segunda categoria",
)
CONSIDERED = (
    r"(?:(?:are|is|will be|shall be) (?:considered|regarded|treated|defined)(?: as| to be)?|qualify as|count as|are|"
    r"(?:sont|est|seront) considere(?:e|s|es)?(?: comme)?|(?:se )?consideran?(?: como)?|(?:son|seran|sera) "
    r"considerad[oa]s?(?: como)?|sont|son)"
)
DEFINED = spaced(
    rf"{CONSIDERED} (?:the |a |an |as |des |de |les |un |una |los |las |candidat[a-z]* (?:de |du )?|como "
    rf")*(?:{FIRST})(?:[ -]?(?:candidat|applica|postula)[a-z]*)?(?! (?:is|are|candidates are|applicants "
    rf"are) considered before)"
)
HEADED = spaced(
    rf"(?:{FIRST})(?:[ -]?(?:candidat|applica|postula)[a-z]*)?(?: of this vacancy| for this (?:vacancy"
    rf"|position|post))?(?:\s?:| (?:include|includes|comprise|comprises|consist of|are|sont|comprennent"
    rf"|incluyen|son)\b(?! (?:considered|examined|reviewed|given|assessed|examine|considere|consider)))"
)
MENTIONED = spaced(
    rf"\b(?:{FIRST}|{SECOND}|first[ -]? and second[ -]?tier|premier et (?:de )?deuxieme (?:rang|niveau)|primer "
    rf"y segundo nivel)"
)
UNDP = spaced(r"\btiers? ?[0-3]\b")
ONLY_INTERNAL = spaced(
    either(
        "only (?:applications from )?internal (?:and internal[ -]?equivalent )?(?:candidates|applicants"
        "|applications)[^.]{0,60}(?:accepted|considered|eligible|apply)",
        "open (?:only )?to internal (?:candidates|applicants) only",
        "for internal (?:candidates|applicants) only|open only to internal",
        "(?:only|exclusively) open to internal|seul(?:e)?s les candidat(?:ure)?s internes",
        "reserve(?:e)? aux candidat(?:e)?s? internes",
        "sol(?:o|amente) se aceptaran (?:postulaciones|solicitudes|candidaturas) de candidat[oa]s internos",
        "solo candidat[oa]s intern[oa]s|unicamente candidat[oa]s intern[oa]s",
    )
)
GROUPS = {
    "internal_equivalent": spaced(
        either(
            r"\binternal[ -]?equivalents?|equivalent (?:to )?internal",
            "internes? (?:et )?(?:assimile|equivalent)",
            "assimile(?:s|es)? (?:aux|a des) (?:candidat[a-z]* )?internes|equivalent[a-z]* (?:a )?intern",
            "intern[oa]s equivalentes",
        )
    ),
    "external_female": spaced(
        either(
            r"\bexternal (?:qualified )?(?:female|women|woman)|(?:female|women) external",
            r"\bfemale (?:candidates|applicants)|\bwomen candidates",
            "candidates? (?:de sexe feminin|feminines|externes de sexe feminin)|candidates externes",
            "femmes externes|candidatures feminines externes|candidates femmes",
            "mujeres (?:candidatas )?externas|candidatas (?:mujeres )?externas|candidatas mujeres",
            "candidatas del sexo femenino|candidates qui sont des femmes|femmes candidates",
        )
    ),
    "nms_nationals": spaced(
        either(
            "non[ -]{0,2}represented (?:iom )?(?:member[ -]?(?:states|countries|state)|countries|states|nationalit)",
            r"\bnms\b|(?:member states|countries) (?:that are |which are )?not represented",
            "non[ -]represente(?:s|es)?|estados miembros? (?:de la oim )?no representados",
            "paises (?:miembros )?no representados|no representados",
        )
    ),
}
INTERNAL = spaced(
    either(
        r"(?<!non-)\binternal (?:candidates?|applicants?|staff)",
        "(?:candidat[a-z]*|candidatures|personnel|postulants) internes?",
        "(?:candidat[oa]s?|postulantes|personal|candidaturas) intern[oa]s?",
        r"^\W*(?:[0-9][.)] ?)?(?:internal|internes|intern[oa]s)\W*$",
        r"\binternal and (?:internal|external female)|internal,|internal and candidates",
    )
)
EXCEPT = spaced(
    r"\b(?:except|excluding|other than|with the exception of|apart from|a l'exception|sauf|hormis|a l'exclusion"
    r"|excepto|salvo|con excepcion|a excepcion)"
)
ALL_EXTERNAL = spaced(
    r"\b(?:all (?:other )?(?:external|the external)|tous les (?:autres )?candidats externes|toutes les "
    r"candidatures externes|tod[oa]s l[oa]s (?:demas )?candidat[oa]s extern[oa]s|external candidates|candidats "
    r"externes|candidatos externos)"
)
HEADING_AFTER = re.compile(
    r"\n\W{0,4}(?:context|contexte|contexto|organizational context|contexte organi|core functions|fonctions"
    r"|funciones|responsabilit|education|required qualif|qualif|project context)[^\n:]{0,50}:?\s*(?:\n|$)"
)
LIST_HEAD = spaced(
    r"(?:non[ -]{0,2}represented (?:iom )?(?:member[ -]?)?(?:states|countries)|\bnms(?: countries)?|membres? "
    r"non[ -]represente[es]*|miembros? (?:de la oim )?no representados|paises no representados)(?: of iom| de "
    r"l'oim| de la oim)?(?: as of [a-z]+ [0-9]{4}| \([^()]{0,40}\)| suivants?| siguientes)?\s{0,3}:?\s{0,3}"
)
COUNTED = re.compile(rf"\b({NUMBER})\s+(?:non[ -]?represented|etats membres non|estados miembros no)")
LEAST_COUNTRIES = 2
TWO_RULES = gettext_noop("the notice defines the first tier in different ways ({readings}); none was taken.")
MENTIONED_ONLY = gettext_noop(
    "tiers are mentioned, but the notice does not say who is first tier; a person has to decide."
)
OTHER_TIERS = gettext_noop(
    "the notice speaks of tiers in another organization's sense (“{written}”); no tier rule was read."
)
UNREAD_GROUP = gettext_noop("“{written}” stands among the first-tier groups and is not one that the portal knows.")
CONDITION = gettext_noop("a condition goes with a first-tier group (“{written}”); confirm that it holds for this post.")
ONLY_INTERNAL_SENTENCE = gettext_noop("the notice accepts applications from internal candidates only (“{written}”).")
SECOND_DIFFERS = gettext_noop("the second tier excepts {excepted}, the first tier names {named}; confirm the rule.")
NOBODY, NO_EXTERNAL_GROUP = gettext_noop("nobody"), gettext_noop("no external group")
LIST_CUT = gettext_noop("the list of countries breaks off (“{written}”); countries are missing.")
LIST_START = gettext_noop("the list of countries begins in the middle (“{written}”); countries may be missing.")
NOT_A_COUNTRY = gettext_noop("“{written}” stands in the list of countries and is no country name that is known.")
TWICE = gettext_noop("{written} stands in the list more than once.")
COUNT_DIFFERS = gettext_noop("the notice announces {announced} countries and lists {listed}.")
NO_LIST = gettext_noop("the notice promotes nationals of non-represented member states but gives no list of countries.")


def read(document: Text, found: Findings) -> None:
    """Record tiers_mentioned, first_tier, second_tier and the list of non-represented member states."""
    mentioned = MENTIONED.search(document.flat)
    other = UNDP.search(document.flat)
    either = mentioned or other
    found.state("tiers_mentioned", bool(either), document.evidence(either) if either else "no tier is named")
    _read_list(document, found)
    only = ONLY_INTERNAL.search(document.flat)
    if only:
        found.state("internal_only", True, document.evidence(only))
        found.warn("first_tier", ONLY_INTERNAL_SENTENCE, written=document.evidence(only))
    _read_first(document, found)
    if "first_tier" not in found and only:
        groups = (
            ["internal", "internal_equivalent"] if GROUPS["internal_equivalent"].search(only.group()) else ["internal"]
        )
        found.infer("first_tier", groups, document.evidence(only))
    _read_second(document, found)
    if "first_tier" not in found and other and not mentioned:
        found.warn("first_tier", OTHER_TIERS, written=document.evidence(other))
    elif "first_tier" not in found and mentioned and not found.warned("first_tier"):
        found.warn("first_tier", MENTIONED_ONLY)
    if "nms_nationals" in (found.value("first_tier") or []) and "nms_list" not in found:
        found.warn("nms_list", NO_LIST)


def _read_first(document: Text, found: Findings) -> None:
    """The groups that the notice defines as first tier; two definitions that differ leave the rule open."""
    definitions: list[tuple[int, int, list[str]]] = []
    matches = sorted(
        [*DEFINED.finditer(document.flat), *HEADED.finditer(document.flat)], key=lambda match: match.start()
    )
    for match in matches:
        is_denied = re.search(r"\b(?:not|no|pas)\b", match.group()[:20])
        if is_denied or (definitions and match.start() < definitions[-1][1]):
            continue
        start, end = _definition(document, match)
        groups = _groups(document.flat[start:end])
        if groups:
            definitions.append((start, end, groups))
    if not definitions:
        return
    start, end, groups = definitions[0]
    if any(set(other) != set(groups) for _start, _end, other in definitions):
        found.warn("first_tier", TWO_RULES, readings=" / ".join(", ".join(other) for _s, _e, other in definitions))
        return
    found.state("first_tier", groups, document.text[start:end])
    _warn_of_oddities(document.text[start:end], document.folded[start:end], found)


def _definition(document: Text, match: re.Match[str]) -> tuple[int, int]:
    """The stretch that names the groups: the subject of the sentence, or else what follows it."""
    line, sentence = document.text.rfind("\n", 0, match.start()) + 1, _sentence_start(document, match.start())
    for start in (max(line, sentence), sentence):
        if _groups(document.flat[start : match.start()]):
            return start, match.end()
    return match.end(), _region_end(document, match.end())


def _sentence_start(document: Text, at: int) -> int:
    """The start of the sentence, but never across a mention of the order of the tiers."""
    window = document.flat[max(0, at - 500) : at]
    stop = max(window.rfind(". "), window.rfind("? "), document.folded[max(0, at - 500) : at].rfind("\n\n"), -1)
    return max(0, at - 500) + stop + 1


def _region_end(document: Text, start: int) -> int:
    """Where the naming of first-tier groups ends: at the second tier, a heading, or after the list of countries."""
    limit = min(len(document.text), start + REGION)
    second = spaced(SECOND).search(document.flat, start, limit)
    heading = HEADING_AFTER.search(document.folded, start, limit)
    limit = min(limit, *(match.start() for match in (second, heading) if match)) if second or heading else limit
    head = LIST_HEAD.search(document.flat, start, limit)
    if second:
        return limit
    if not head:
        return min(limit, start + SHORT_REGION)
    end = head.end() + max(countries.read_list(document.text[head.end() : limit]).end, 1)
    more_items = re.compile(r"[ .;]*(?:\n+\s*(?:-|[0-9][.)])\s[^\n]{3,200})+").match(document.text, end)
    return min(limit, more_items.end() if more_items else end)


def _groups(region: str) -> list[str]:
    """The codes of the groups that a stretch of folded text names: internal, equivalent, women, nationals."""
    found = {code: match.start() for code, pattern in GROUPS.items() if (match := pattern.search(region))}
    without = GROUPS["internal_equivalent"].sub(" ", region)
    internal = INTERNAL.search(without) or re.search(r"^\W*(?:[0-9][.)]\s?)?internal\b", without)
    codes = (["internal"] if internal else []) + [code for code in GROUPS if code in found]
    return codes


def _warn_of_oddities(region: str, folded: str, found: Findings) -> None:
    """List items that name no known group, and conditions in brackets such as "(for P-4 and above)"."""
    offset = 0
    for line in region.split("\n"):
        own = folded[offset : offset + len(line)]
        offset += len(line) + 1
        item = re.match(r"\s*(?:-|[0-9a-c][.)])\s+(.{4,200})", line)
        if item and not _groups(own) and not countries.read_list(item.group(1)).names:
            found.warn("first_tier", UNREAD_GROUP, written=item.group(1).strip())
    condition = re.search(r"\((?:for |pour |para )[^()]{3,80}\)|\b(?:P-?[0-9]|D-?[0-9]) and above\b", region)
    if condition:
        found.warn("first_tier", CONDITION, written=condition.group())


def _read_second(document: Text, found: Findings) -> None:
    pattern = spaced(
        rf"(?:{SECOND})[^.:]{{0,40}}(?::| (?:include|includes|comprise|are|sont|comprennent|incluyen|son)\b)"
    )
    for match in pattern.finditer(document.flat):
        end = min(len(document.text), match.end() + 400)
        stop = document.flat.find(". ", match.end(), end)
        region = document.flat[match.end() : stop if stop >= 0 else end]
        heading = HEADING_AFTER.search(document.folded, match.end(), end)
        region = region[: heading.start() - match.end()] if heading else region
        if not ALL_EXTERNAL.search(region):
            continue
        excepted = EXCEPT.search(region)
        codes = _in_order(region[excepted.end() :]) if excepted else []
        value = "external_except:" + ",".join(codes) if codes else "external"
        found.state("second_tier", value, document.text[match.start() : match.end() + len(region)])
        named = [code for code in found.value("first_tier") or [] if code in ("external_female", "nms_nationals")]
        if "first_tier" in found and set(named) != set(codes):
            found.warn(
                "second_tier",
                SECOND_DIFFERS,
                excepted=codes or [NOBODY],
                named=named or [NO_EXTERNAL_GROUP],
            )
        return


def _in_order(region: str) -> list[str]:
    places = {code: match.start() for code, pattern in GROUPS.items() if (match := pattern.search(region))}
    if "external_female" not in places and (match := re.search(r"\b(?:female|women|femmes|mujeres|feminin)", region)):
        places["external_female"] = match.start()
    return sorted(places, key=places.__getitem__)


def _read_list(document: Text, found: Findings) -> None:
    for match in LIST_HEAD.finditer(document.flat):
        listed = countries.read_list(document.text[match.end() : match.end() + REGION])
        if len(listed.names) < LEAST_COUNTRIES and not (listed.names and match.group().rstrip().endswith(":")):
            continue
        pairs = dict(zip(listed.codes, listed.names, strict=True))
        repeated = [
            name for name in dict.fromkeys(listed.names) if listed.codes.count(countries.code_of(name) or "") > 1
        ]
        evidence = document.text[match.start() : match.end() + listed.end]
        found.state("nms_list", list(pairs.values()), evidence)
        found.state("nms_codes", list(pairs), evidence)
        found.state("nms_count", len(pairs), evidence)
        _warn_of_list(document, match, listed, repeated, found)
        return


def _warn_of_list(
    document: Text, head: re.Match[str], listed: countries.Listed, repeated: list[str], found: Findings
) -> None:
    for word in listed.unknown:
        found.warn("nms_list", NOT_A_COUNTRY, written=word)
    if repeated:
        found.warn("nms_list", TWICE, written=", ".join(repeated))
    rest = document.text[head.end() + listed.end :].strip(" \n,;")
    if listed.remainder or not rest.strip(".…"):
        found.warn("nms_list", LIST_CUT, written=f"… {listed.names[-1]} {listed.remainder}".strip())
    after = document.text[head.end() : head.end() + 3].strip()
    if after[:1] in (",", ";") or (listed.names[0][0].upper() > "C" and list(listed.names) == sorted(listed.names)):
        found.warn("nms_list", LIST_START, written=listed.names[0])
    announced = COUNTED.search(document.flat[max(0, head.start() - 40) : head.end()])
    if announced and number(announced.group(1)) not in (None, len(set(listed.codes))):
        found.warn("nms_list", COUNT_DIFFERS, announced=announced.group(1), listed=len(set(listed.codes)))
