"""The repaired text of a notice, with a folded twin of the same length to search in.

Folded means: lower case, no accents, straight quotes, plain hyphens. An offset in one is the same offset in the
other, so patterns are written in plain letters once and serve English, French and Spanish.
"""

import itertools
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

from vacancies.rules.notice import markup, mojibake
from vacancies.rules.notice.decode import NotANotice


def either(*alternatives: str) -> str:
    """One pattern that matches any of the alternatives; written one below the other so that they can be read."""
    return "|".join(alternatives)


LONGEST = 200_000
LONG_SENTENCE = 700
TOO_LONG = f"The text has more than {LONGEST:,} characters; a notice is a few pages. Import one notice a file."
SPECIAL = {"’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'", "“": '"', "”": '"', "«": '"', "»": '"', "º": "o", "°": "o"}
SPECIAL |= dict.fromkeys("‐‑‒–—―−", "-")
SENTENCE_END = re.compile(
    either(
        r"(?<=[.!?;])(?<![ap]\.m\.)(?<!\bNo\.)(?<!\bno\.)(?<!\bSt\.)\s+(?=[\"'(]?[^\W_])",
        r"\n+(?=\s*-\s)",
        r"\n{2,}",
        r"(?<=[.:;])\n",
        r"(?<=[a-z]{3}[.;])(?=[A-Z][a-z])",
    )
)
SIMILAR = re.compile(
    r"^\W*(?:similar (?:jobs?|vacancies|positions?|opportunities)|related jobs?|more jobs?|other vacancies"
    r"|recommended jobs?"
    r"|however, we have found similar vacancies.*|offres similaires|postes similaires|vacantes similares"
    r"|empleos similares)"
    r"\W*$",
    re.M | re.I,
)
FIXED_OR_SPACE = re.compile(r"\[[^\]]*\]|\(\?<[!=][^)]*\)| \?| ")
SPACE_PATTERNS = {" ": r"\s{1,6}", " ?": r"\s{0,6}"}
NUMBER_WORDS = {
    word: number
    for number, words in {
        1: "one un une uno una", 2: "two deux dos", 3: "three trois tres", 4: "four quatre cuatro",
        5: "five cinq cinco",
        6: "six seis", 7: "seven sept siete", 8: "eight huit ocho", 9: "nine neuf nueve", 10: "ten dix diez",
        11: "eleven onze once", 12: "twelve douze doce", 13: "thirteen treize trece", 14: "fourteen quatorze catorce",
        15: "fifteen quinze quince", 16: "sixteen seize dieciseis", 17: "seventeen dix-sept diecisiete",
        18: "eighteen dix-huit dieciocho", 20: "twenty vingt veinte", 24: "twenty-four vingt-quatre veinticuatro",
        36: "thirty-six trente-six treinta y seis",
    }.items()
    for word in (["treinta y seis", *words.split()[:2]] if number == 36 else words.split())
}  # fmt: skip
LEAST_WIDTH, MOST_WIDTH = 30, 130
NEARLY_FULL, ROOM, LEAST_SHARE, LEAST_FULL_LINES = 0.8, 0.95, 0.3, 8
LIST_ITEM = re.compile(r"\s*(?:- |[0-9]{1,2}[.)] )")
LOST_HYPHENS = re.compile(
    r"\b(fixed|short|long|open|first|second|non|part|full)(term|ended|tier|represented|time)\b", re.I
)
NUMBER = "(?:" + "|".join(sorted(map(re.escape, NUMBER_WORDS), key=len, reverse=True)) + r"|[0-9]{1,3})"


@lru_cache(maxsize=4096)
def _fold_letter(letter: str) -> str:
    if letter in SPECIAL:
        return SPECIAL[letter]
    if letter in "\n\t":
        return letter
    if letter.isspace():
        return " "
    base = unicodedata.normalize("NFKD", letter)[0].lower()
    return base if len(base) == 1 else letter


def fold(text: str) -> str:
    """The text in lower case without accents, with straight quotes and hyphens; as long as the text itself."""
    if text.isascii():
        return text.lower()
    return "".join(map(_fold_letter, text))


def number(word: str) -> int | None:
    """The number that a folded word or digits stand for ("four", "sept", "24"), or None."""
    word = word.strip()
    if word.isascii() and word.isdigit():
        return int(word)
    return NUMBER_WORDS.get(word)


@dataclass(frozen=True)
class Sentence:
    """A stretch of the text and its folded twin."""

    text: str
    folded: str
    start: int


@dataclass(frozen=True)
class Text:
    """The repaired text of one notice."""

    text: str
    repairs: tuple[str, ...] = ()

    @cached_property
    def folded(self) -> str:
        """The folded twin."""
        return fold(self.text)

    @cached_property
    def flat(self) -> str:
        """The folded text with every line break as a space, for sentences that run over lines; same offsets."""
        return self.folded.replace("\n", " ").replace("\t", " ")

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The text in sentences, list items and lines."""
        return split_sentences(self.text)

    def search(self, pattern: str) -> re.Match[str] | None:
        """The first place where a pattern (plain small letters) matches the flat text."""
        return spaced(pattern).search(self.flat)

    def evidence(self, match: re.Match[str]) -> str:
        """The words of the notice that a match in the folded or flat text stands for."""
        return self.text[match.start() : match.end()]


@lru_cache(maxsize=512)
def spaced(pattern: str) -> re.Pattern[str]:
    """A compiled pattern (plain small letters) whose single spaces match any short run of spaces.

    Inside square brackets and look-behinds a space stands for exactly one.
    """
    return re.compile(FIXED_OR_SPACE.sub(_one_space, pattern))


def _one_space(match: re.Match[str]) -> str:
    return SPACE_PATTERNS.get(match.group()) or match.group().replace(" ", r"\s")


def split_sentences(text: str) -> list[Sentence]:
    """Sentences, list items and paragraphs, each with its place in the text; very long ones line by line."""
    found, start = [], 0
    for match in SENTENCE_END.finditer(text):
        found.append((start, match.start()))
        start = match.end()
    found.append((start, len(text)))
    parts = (part for a, b in found for part in (_lines(text, a, b) if b - a > LONG_SENTENCE else [(a, b)]))
    return [Sentence(text[a:b], fold(text[a:b]), a) for a, b in parts if text[a:b].strip()]


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    breaks = [match.start() for match in re.finditer("\n", text[start:end])]
    return [(start + a, start + b) for a, b in itertools.pairwise([0, *breaks, end - start])]


def repair(raw: str) -> Text:
    """The text of a notice with its damage repaired as far as the text itself tells how.

    Advertisements for similar vacancies after the notice are cut off: they speak of other posts. Raises `NotANotice`
    for a text that is far too long for a notice.
    """
    if len(raw) - len(raw.encode("ascii", "ignore")) > LONGEST:
        raise NotANotice(TOO_LONG)
    readable, encodings = mojibake.repair(raw)
    plain, remnants = markup.strip(readable)
    if len(plain) > LONGEST:
        raise NotANotice(TOO_LONG)
    plain = LOST_HYPHENS.sub(r"\1-\2", unwrap(plain))
    cut = next((m.start() for m in SIMILAR.finditer(plain) if m.start() > len(plain) * 0.3), len(plain))
    return Text(plain[:cut].rstrip(), tuple(encodings + remnants))


def unwrap(text: str) -> str:
    """Paragraphs that were broken at a fixed width, on one line again; other texts stay as they are.

    A break belongs to the width when the next word would not have fitted on the line.
    """
    lines = text.split("\n")
    lengths = sorted(len(line) for line in lines if line.strip())
    width = lengths[-1] if lengths else 0
    full = sum(1 for length in lengths if length > width * NEARLY_FULL)
    if not LEAST_WIDTH <= width <= MOST_WIDTH or full < LEAST_FULL_LINES or full < len(lengths) * LEAST_SHARE:
        return text
    joined = [lines[0]]
    previous = lines[0]
    for line in lines[1:]:
        next_word = len(line.split(" ", 1)[0]) + 1
        if previous.strip() and line.strip() and not LIST_ITEM.match(line) and len(previous) + next_word > width * ROOM:
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
        previous = line
    return "\n".join(joined)
