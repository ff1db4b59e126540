"""Text that was read in the wrong encoding, put right by context.

UTF-8 that was read as Windows-1252 or -1250 ("RÃ©fÃ©rence", "RĂ©fĂ©rence") can be reversed letter by letter. UTF-8
that was read as Thai (ISO 8859-11, Windows-874) often lost its middle bytes: what is left is "ย" for a no-break space
and "โ" for a curly quote or a dash, and only the neighbours tell which. Real Thai stays as it is: its words do not
spell UTF-8 from their first letter to their last.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from vacancies.rules.notice.findings import gettext_noop

WESTERN = ("cp1252", "cp1250", "cp1254", "cp1257", "mac_roman")
THAI = ("cp874", "iso8859_11")
HIGH_RUN = re.compile("[^\x00-\x7f]+")
THAI_LETTER = re.compile("[\u0e01-\u0e5b]")
CUT_QUOTE = re.compile("[âโ]€\ufffd?")  # a quote or dash whose last byte was lost; its place tells which
CONTROLS = re.compile("[\x80-\x9f]")
LONE_THAI = frozenset("ยโ")
THAI_LEFTOVERS = {"โฆ": "…", "โข": "•", "โฌ": "€"}
OTHER_ENCODING, AS_THAI = gettext_noop("UTF-8 read in another encoding"), gettext_noop("UTF-8 read as Thai")
PASSES = 3
NEIGHBOURHOOD = 3


def repair(text: str) -> tuple[str, list[str]]:
    """The text with its wrongly decoded places put right, and the names of the kinds of damage that were found."""
    kinds: list[str] = []
    for _ in range(PASSES):
        western = HIGH_RUN.sub(lambda match: _reversed(match.group(), WESTERN), text)
        if western != text:
            western, kinds = _leftovers(western), [OTHER_ENCODING]
        thai = _repair_thai(CUT_QUOTE.sub("โ", western))
        if thai == text:
            break
        kinds += [AS_THAI] if thai != western and AS_THAI not in kinds else []
        text = thai
    text = CONTROLS.sub(_as_windows, text)
    return re.sub("(?<=[^\\W\\d_])\ufffd+(?=[^\\W\\d_])", "'", text), kinds


@cache
def _bytes_of(codec: str) -> dict[str, int]:
    """Each character that the codec can show, with its byte; undefined bytes stand for themselves."""
    table = {chr(byte): byte for byte in range(0x80, 0xA0)}
    table |= {bytes([byte]).decode("cp1252", errors="ignore"): byte for byte in range(0x80, 0xA0)}
    table |= {bytes([byte]).decode(codec, errors="ignore"): byte for byte in range(0x80, 0x100)}
    table.pop("", None)
    return table


def _reversed(run: str, codecs: tuple[str, ...]) -> str:
    """A run of non-ASCII characters, with every part that spells UTF-8 in one of the codecs reversed."""
    return "".join(letter for letter, _used in _units(run, codecs))


def _units(run: str, codecs: tuple[str, ...]) -> list[tuple[str, int]]:
    """The run as letters, each with the number of characters that spelt it; 1 where nothing was reversed."""
    found, at = [], 0
    while at < len(run):
        tries = (_reverse_at(run, at, codec) for codec in codecs)
        letter, used = next((hit for hit in tries if hit[1]), (run[at], 1))
        found.append((letter, used))
        at += used
    return found


def _reverse_at(run: str, at: int, codec: str) -> tuple[str, int]:
    """The character that starts at `at` when the run is read as bytes, and how many characters spelt it; 0 if none."""
    table = _bytes_of(codec)
    lead = table.get(run[at], 0)
    length = 2 if 0xC2 <= lead <= 0xDF else 3 if 0xE0 <= lead <= 0xEF else 4 if 0xF0 <= lead <= 0xF4 else 0
    if not length or at + length > len(run):
        return "", 0
    data = bytes(table.get(letter, 0) for letter in run[at : at + length])
    try:
        letter = data.decode("utf-8")
    except UnicodeDecodeError:
        return "", 0
    return (letter, length) if _is_likely(letter, codec) else ("", 0)


def _is_likely(letter: str, codec: str) -> bool:
    """Whether a reversed character is one that notices are written with, and not a chance hit.

    What comes out of a Thai reading must be Latin or punctuation; other alphabets only where the damage is common.
    """
    code = ord(letter)
    if 0xA0 <= code <= 0x24F or 0x2010 <= code <= 0x2044 or code in (0x200B, 0x20AC, 0x2122, 0xFEFF, 0x2212):
        return True
    if 0x25A0 <= code <= 0x25FF or 0x1E00 <= code <= 0x1EFF or code == 0xF0B7 or letter in LONE_THAI:
        return True
    return codec in ("cp1252", "cp1250") and (0x370 <= code <= 0x52F or 0x600 <= code <= 0x6FF)


def _leftovers(text: str) -> str:
    """Double-encoded characters whose last byte turned into a plain space or was lost."""
    text = re.sub('[ÃĂ] (?=[a-zà-ÿ(\\d"«])', "à ", text)
    return re.sub("Â(?=\\s|$)", "", text)


def _as_windows(match: re.Match[str]) -> str:
    """A control character that Windows-1252 shows as a quote or dash; the others are dropped."""
    byte = ord(match.group())
    return bytes([byte]).decode("cp1252", errors="ignore") if byte in range(0x91, 0x98) or byte == 0x85 else ""


def _repair_thai(text: str) -> str:
    """The text with its Thai-looking damage put right; runs that are words of the Thai language stay."""
    if not THAI_LETTER.search(text):
        return text
    runs = [match for match in HIGH_RUN.finditer(text) if THAI_LETTER.search(match.group())]
    real = [match for match in runs if not _is_damage(match.group())]
    near = {at for match in real for at in range(match.start() - NEIGHBOURHOOD, match.end() + NEIGHBOURHOOD + 1)}
    return HIGH_RUN.sub(_thai_replacement(text, near, bool(real)), text)


def _is_damage(run: str) -> bool:
    """Whether the run spells UTF-8 or its remains from its first letter to its last."""
    for leftover in THAI_LEFTOVERS:
        run = run.replace(leftover, "โ")
    units = _units(run, THAI)
    return all(used > 1 or letter in LONE_THAI or not THAI_LETTER.match(letter) for letter, used in units)


def _thai_replacement(text: str, near: set[int], has_real: bool) -> Callable[[re.Match[str]], str]:
    """A replacement for runs that knows the text around them and where words of the Thai language stand."""

    def replacement(match: re.Match[str]) -> str:
        run, start, end = match.group(), match.start(), match.end()
        if not THAI_LETTER.search(run) or not _is_damage(run) or start in near or end in near:
            return run
        latin_beside = text[max(0, start - 1) : start].isalpha() or text[end : end + 1].isalpha()
        if has_real and not set(run) <= LONE_THAI and not latin_beside:
            return run
        for leftover, sign in THAI_LEFTOVERS.items():
            run = run.replace(leftover, sign)
        letters = (letter for letter, _used in _units(run, THAI))
        return "".join(_one_thai(letter, text, start, end) if letter in LONE_THAI else letter for letter in letters)

    return replacement


def _one_thai(letter: str, text: str, start: int, end: int) -> str:
    """What a lone "ย" or "โ" stood for, by the characters before and after its run."""
    if letter == "ย":
        return " "
    before = text[start - 1] if start else "\n"
    after = text[end] if end < len(text) else "\n"
    if before.isalpha() and after.isalpha():
        return "'"
    if (before.isdigit() and after.isdigit()) or (before.isspace() and after.isspace()):
        return "–"
    if before in " \t(\n" and after.isalnum():
        return "“"
    return "'" if before.isalpha() and unicodedata.category(after)[0] in "ZCP" else "”"
