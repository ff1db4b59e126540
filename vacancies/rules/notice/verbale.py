"""A note verbale that invites Member States to nominate candidates for one or more posts."""

import re

from vacancies.rules.notice import closing, dates, education, languages, times
from vacancies.rules.notice.fields import Field, Section
from vacancies.rules.notice.findings import Findings, gettext_noop
from vacancies.rules.notice.text import Text, either, fold, spaced

DOCUMENT_TYPE = "note verbale inviting nominations"
INVITES = spaced(
    r"(?:invite|invites|inviting|requested|request|requests|inviter|invites?|pries?|prier|invitar|invita"
    r"|solicita)[^.]{0,120}(?:nominat|nominate|candidat|designer|presenter|proponer|presentar|postular)"
)
DIPLOMATIC = spaced(
    either(
        "note verbale|nota verbal|presents its compliments|presente ses compliments|saluda atentamente",
        "permanent missions?|missions permanentes|misiones permanentes|permanent representatives",
    )
)
DEADLINE = spaced(
    r"(?:nominat|candidat|designa|presenta|propuest|soumis|communi|recib|recei|transmi)[^.]{0,140}?(?:\bby\b"
    r"|no later than|not later than|before|au plus tard le|avant le|d'ici (?:le|au)|a mas tardar el|antes del"
    r"|hasta el|deadline of)\s[^.]{0,60}"
)
PLACE_AND_DATE = re.compile(
    r"^\W{0,3}(?:[A-ZÀ-Þ][\w'’. -]{2,30}), (?:(?:le|the|on|el|a) )?(?P<date>[^\n]{6,40})$", re.M
)
PLACE_LINE = re.compile(
    r"(?:Geneva|Genève|Ginebra|Paris|New York|Rome|Vienna|Nairobi|Copenhagen|Berne?),?\s(?:(?:le|the|on|el"
    r"|a)\s)?(?P<date>[0-9]{1,2}[^\n]{4,30}[0-9]{4})"
)
RESOLUTION = re.compile(
    either(
        r"(?:Council |Executive Committee |General Assembly |Assembly )?Resolution (?:No\. ?|N° ?|nº "
        "?)?[0-9A-Z/.-]*[0-9](?: of [0-9]{1,2} [A-Z][a-z]+ [0-9]{4})?",
        r"[Rr]ésolution (?:du Conseil )?(?:n[°o]\.? ?)?[0-9]+(?: du [0-9]{1,2} [a-zûé]+ [0-9]{4})?",
        r"Resolución (?:del Consejo )?(?:N\.?[°º]? ?)?[0-9]+(?:,? (?:de|del) [0-9]{1,2} de [a-z]+ de "
        "[0-9]{4})?",
    )
)
DOCUMENT = re.compile(
    r"(?:(?P<annexes>Annex(?:es)? [IVX]+(?:(?:, | and | et | y )[IVX]+)*|[Aa]nnexes? [IVX]+(?: et [IVX]+)*"
    r"|[Aa]nexos? [IVX]+(?: y [IVX]+)*) (?:of|to|du|del) )?(?:document|documento) "
    r"(?P<code>[A-Z][\w/.-]*[0-9])(?P<day> (?:of|du|de|del) [0-9]{1,2} (?:de )?[\wûé]+ (?:de )?[0-9]{4})?"
)
WHO = re.compile(
    r"(?P<who>(?:[A-Z]{2,6} )?(?:Member States|Member Countries|Permanent Missions|States Members)(?: of "
    r"[A-Z]{2,6})?|(?:Les )?[ÉE]tats [Mm]embres(?: de l['’][A-Z]{2,6})?|(?:Los )?Estados [Mm]iembros(?: de la "
    r"[A-Z]{2,6})?)\s+(?:are|is|sont|están|quedan)\s+(?:kindly |hereby )?(?:requested|invited|priés|invités"
    r"|invitados)"
)
ADDRESS = re.compile(r"[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,4}")
CHANNEL = spaced(
    r"(?:communicated|submitted|sent|transmitted|addressed|communique|soumis|envoye|adress|transmis|remit|envia"
    r"|comunic|present)[^\n]{0,200}"
)
DOCUMENTS = re.compile(
    r"(?i:Nominations?|Candidatures?|Candidaturas?|Applications?|Designations?|Propuestas?)[^.\n]{0,40}? "
    r"(?:should|must|shall|are to|need to|doivent|devront|deben|deberán|devrait|doit) (?:include|contain|be "
    r"accompanied by|comprendre|inclure|être accompagnées? d[e'’]|incluir|ir acompañadas? de"
    r"|contener)\s?(?P<items>[^.\n]{5,300})"
)
POSITIONS = re.compile(r"\b(?:positions?|posts?) of (?P<posts>[A-Z][^.\n]{4,300}?)(?=[.,;\n]|$)")
NO_CLOCK = gettext_noop("the deadline is a date without an hour and without a time zone.")
EDUCATION = gettext_noop("education")
POSTS_DIFFER = gettext_noop("the posts state different {what} ({readings}); none was taken.")


def is_one(document: Text) -> bool:
    """Whether the text is a diplomatic note that asks governments to nominate."""
    return (
        len({match.group() for match in DIPLOMATIC.finditer(document.flat)}) >= 1
        and bool(INVITES.search(document.flat))
        and bool(
            re.search(
                either(
                    r"nominat|designer|designat|(?:presenter|proposer|presentar|proponer|postular)\s[^.]{0,30}candidat",
                    r"candidatures?\b.{0,40}(?:etats|missions)",
                ),
                document.flat,
            )
        )
        and bool(
            re.search(
                either(
                    "member states|etats membres|estados miembros|permanent missions|missions permanentes",
                    "misiones permanentes",
                ),
                document.flat,
            )
        )
    )


def read(document: Text, fields: list[Field], sections: list[Section], found: Findings) -> None:
    """Record the invitation's own fields, and education and languages over all its posts."""
    _read_posts(document, fields, found)
    _read_issue_date(document, found)
    _read_deadline(document, found)
    _read_basis(document, found)
    who = WHO.search(document.text)
    if who:
        found.state("who_may_nominate", re.sub(r"^(?:Les|Los) ", "", " ".join(who["who"].split())), who.group())
    _read_channel(document, found)
    _read_documents(document, found)
    _read_requirements(document, fields, sections, found)


def _read_posts(document: Text, fields: list[Field], found: Findings) -> None:
    titles = [field for field in fields if field.key == "title" and field.value]
    names = list(dict.fromkeys(re.sub(r"[*_]+", "", field.value).strip() for field in titles))
    if names:
        found.state("posts", names, " … ".join(field.evidence for field in titles))
        return
    line = " ".join(document.text.split())
    match = POSITIONS.search(line)
    if match:
        parts = re.split(
            r" and (?=(?:of )?(?:the )?(?:Deputy|Director|Chief|Head|Assistant|Under|Secretary))|; ", match["posts"]
        )
        found.infer("posts", [part.strip(" ,") for part in parts], match.group())


def _read_issue_date(document: Text, found: Findings) -> None:
    for match in [*PLACE_AND_DATE.finditer(document.text), *PLACE_LINE.finditer(document.text)]:
        written = list(dates.find(fold(match["date"])))
        if len(written) == 1 and written[0].start < 4 and written[0].day:
            found.state("issued_date", written[0].day.isoformat(), match.group())
            return


def _read_deadline(document: Text, found: Findings) -> None:
    passages = [match.group() for match in DEADLINE.finditer(document.flat)]
    written = [each for passage in passages for each in list(dates.find(passage))[-1:]]
    day = closing.settle("nomination_deadline", written, found)
    evidence = passages[0] if passages else ""
    if not day:
        return
    found.state("nomination_deadline", day.isoformat(), evidence)
    hours = [hour for passage in passages for hour in times.find(passage)]
    zones = [zone for hour in hours for zone in hour.zones] or times.zones_in(evidence)
    found.state("deadline_time", hours[0].clock if hours else None, evidence)
    found.state("deadline_zone", zones[0].name if zones else None, evidence)
    if not hours:
        found.warn("deadline_time", NO_CLOCK)


def _read_basis(document: Text, found: Findings) -> None:
    line = " ".join(document.text.split())
    resolutions = list(dict.fromkeys(match.group() for match in RESOLUTION.finditer(line)))
    named = []
    for match in DOCUMENT.finditer(line):
        annexes = f", {match['annexes']}" if match["annexes"] else ""
        named.append(f"document {match['code']}{match['day'] or ''}{annexes}")
    basis = resolutions[:3] + list(dict.fromkeys(named))[:3]
    found.state("legal_basis", "; ".join(basis) or None, " … ".join(basis))


def _read_channel(document: Text, found: Findings) -> None:
    for sentence in document.sentences:
        address = ADDRESS.search(sentence.text)
        if (
            address
            and CHANNEL.search(sentence.folded)
            and re.search(r"nominat|candidat|designa|propuest", sentence.folded)
        ):
            by_note = re.search(r"note verbale|nota verbal", sentence.folded)
            found.state(
                "channel",
                f"note verbale to {address.group()}" if by_note else f"e-mail to {address.group()}",
                sentence.text,
            )
            return


def _read_documents(document: Text, found: Findings) -> None:
    match = DOCUMENTS.search(" ".join(document.text.split()))
    if not match:
        return
    items = re.sub(
        r"\s(?:for|of|pour|para|de) (?:each|every|chaque|cada|all|the) (?:candidat|nominee)\w*.*$", "", match["items"]
    )
    parts = re.split(r",\s*(?:and |et |y )?|\s(?:and|et|y|ainsi que|as well as)\s", items)
    cleaned = [
        re.sub(r"^(?:an?|the|une?|le|la|les|des|un|una|el|los|las|his or her|their)\s", "", part.strip())
        for part in parts
    ]
    found.state("required_documents", [part for part in cleaned if part], match.group())


def _read_requirements(document: Text, fields: list[Field], sections: list[Section], found: Findings) -> None:
    """Education must be the same for every post to be taken; languages are joined, named by post where unnamed."""
    titles = [field for field in fields if field.key == "title" and field.value]
    bounds = [field.start for field in titles] + [len(document.text)]
    read_each = []
    for number, _title in enumerate(titles or [None]):
        start, end = (bounds[number], bounds[number + 1]) if titles else (0, len(document.text))
        own, part = Findings(), [section for section in sections if start <= section.start < end]
        education.read(Text(document.text[start:end]), part, own)
        read_each.append(own)
        found.cautions += [caution for caution in own.cautions if caution not in found.cautions]
    stated = {repr(own.value("education")): own for own in read_each if "education" in own}
    if len(stated) == 1:
        own = next(iter(stated.values()))
        found.state("education", own.value("education"), own.found["education"].evidence)
    elif stated:
        found.warn("education", POSTS_DIFFER, what=[EDUCATION], readings=" / ".join(stated))
    _read_languages(document, titles, sections, found)


def _read_languages(document: Text, titles: list[Field], sections: list[Section], found: Findings) -> None:
    required: dict[str, None] = {}
    advantageous: dict[str, None] = {}
    evidence = []
    bounds = [field.start for field in titles] + [len(document.text)]
    for section in (each for each in sections if each.name == "languages"):
        needed, useful, words = languages.read_text(section.text, found)
        title = next((t for t, end in zip(titles, bounds[1:], strict=True) if t.start <= section.start < end), None)
        short = title.value.split(" for ", 1)[-1] if title else ""
        known = set(languages.names().values())
        required.update(dict.fromkeys(needed))
        advantageous.update(
            dict.fromkeys(name if name in known or len(titles) < 2 else f"{name} ({short})" for name in useful)
        )
        evidence.append(words)
    found.state("languages_required", list(required), " … ".join(evidence))
    found.state("languages_advantageous", list(advantageous), " … ".join(evidence))
