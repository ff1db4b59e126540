"""Lists of countries as notices print them: any separator or none, "and" inside names, letters lost, cut at the end."""

import re
from dataclasses import dataclass
from functools import cache

from recruitment.reference_files import countries, country_by_name, normalise_name

LONGEST_NAME = 10
SEPARATORS = ",;|/:•\n"
GLUE_WORDS = {"and", "et", "y", "e", "&", "or", "ou", "o"}
TOKEN = re.compile(r"[^\s,;|/:•]+|[,;|/:•\n]")
STRAY_WORDS = 5
CODES_SHORTER_THAN = 4


@dataclass(frozen=True, slots=True)
class Listed:
    """The countries of a list in its order: the names as they stand (damage repaired), their codes, and what is odd.

    `unknown` are words between the names that are no country; `remainder` is what a cut list ends in.
    """

    names: tuple[str, ...]
    codes: tuple[str, ...]
    unknown: tuple[str, ...]
    remainder: str
    end: int


def code_of(name: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of a country name in English, French or Spanish, or None."""
    return country_by_name().get(normalise_name(name)) if re.search(r"[^\W\d_]", name) else None


@cache
def _spelling_by_name() -> dict[str, str]:
    found: dict[str, str] = {}
    for country in countries():
        for spelling in country.all_spellings:
            found.setdefault(normalise_name(spelling), spelling)
    return found


@cache
def _keys_by_start() -> frozenset[str]:
    """Every beginning of a country's normalised name, to recognise one that was cut off."""
    return frozenset(key[:size] for key in country_by_name() for size in range(1, len(key)))


def spelling(written: str) -> str:
    """The name as a notice spells it, with lost hyphens, apostrophes and spaces put back.

    An article in brackets after the name stays, as in "Congo (the)"; one before it goes ("The Bahamas").
    """
    bracket = re.search(r"\((?:the|le|la|les|el|los|las)\)$", written.strip(), re.I)
    known = _spelling_by_name().get(normalise_name(written), written.strip())
    if bracket and not known.lower().endswith(bracket.group().lower()):
        return f"{known} {bracket.group()}"
    return known


def read_list(text: str) -> Listed:
    """The countries at the start of a text, up to the first words that clearly belong to something else.

    Always takes the longest name, so that "Guinea-Bissau" is not Guinea and "Antigua and Barbuda" is one country.
    """
    tokens = list(TOKEN.finditer(_unglue(text)))
    shift = len(_unglue(text)) - len(text)
    names: list[str] = []
    codes: list[str] = []
    unknown: list[str] = []
    stray: list[str] = []
    at, end = 0, 0
    while at < len(tokens):
        word = tokens[at].group()
        used, name = _longest_name(tokens, at)
        if used:
            if stray and names:
                unknown.append(" ".join(stray))
            stray = []
            names.append(name)
            codes.append(code_of(name) or "")
            at += used
            end = tokens[at - 1].end()
            if tokens[at - 1].group().endswith(".") and not _continues(tokens, at):
                break
            continue
        if word not in SEPARATORS and word != "-" and word.lower() not in GLUE_WORDS:
            stray.append(word)
        if len(stray) >= STRAY_WORDS or (stray and word.endswith(".") and len(word) > CODES_SHORTER_THAN):
            break
        at += 1
    remainder = _cut_end(stray, ended=at >= len(tokens))
    return Listed(tuple(names), tuple(codes), tuple(unknown), remainder, max(0, end - max(shift, 0)))


def _unglue(text: str) -> str:
    """The text with a space where a small letter runs into a capital, unless the two make a name together."""

    def split(match: re.Match[str]) -> str:
        return match.group() if code_of(match.group()) else re.sub(r"(?<=[a-zà-ÿ)])(?=[A-ZÀ-Þ])", " ", match.group())

    return re.sub(r"[^\s,;|/]+[a-zà-ÿ)][A-ZÀ-Þ][^\s,;|/]*", split, text)


def _longest_name(tokens: list[re.Match[str]], at: int) -> tuple[int, str]:
    """How many tokens from `at` make the longest country name, and that name; 0 when none does.

    "Guinea, Equatorial Guinea" is two countries although "Guinea Equatorial" is a name: a split is better when the
    second part reaches further.
    """
    for size in range(min(LONGEST_NAME, len(tokens) - at), 0, -1):
        name = _name(tokens, at, size)
        if name and not _is_better_split(tokens, at, size):
            return size, spelling(name)
    return 0, ""


def _name(tokens: list[re.Match[str]], at: int, size: int) -> str:
    """The words as one country name, or nothing when they are none."""
    words = [token.group() for token in tokens[at : at + size]]
    if (
        words[0].startswith("(")
        or words[0] in SEPARATORS
        or words[-1] in SEPARATORS
        or any(word in ";|•" for word in words)
    ):
        return ""
    name = re.sub(r"\s+([,:])", r"\1", " ".join(word for word in words if word != "\n")).rstrip(".:").strip("-*")
    return name if code_of(name) else ""


def _is_better_split(tokens: list[re.Match[str]], at: int, size: int) -> bool:
    for first in range(1, size):
        if _name(tokens, at, first):
            start = at + first
            while start < len(tokens) and tokens[start].group() in SEPARATORS:
                start += 1
            beyond = range(at + size - start + 1, min(LONGEST_NAME, len(tokens) - start) + 1)
            if any(_name(tokens, start, length) for length in beyond):
                return True
    return False


def _continues(tokens: list[re.Match[str]], at: int) -> bool:
    """Whether a country follows although the last name ended with a full stop ("Is. Tonga")."""
    return at < len(tokens) and _longest_name(tokens, at)[0] > 0


def _cut_end(stray: list[str], *, ended: bool) -> str:
    """The beginning of a country name on which the text breaks off."""
    rest = " ".join(stray).rstrip(".…")
    if ended and rest and normalise_name(rest) in _keys_by_start():
        return rest
    return ""
