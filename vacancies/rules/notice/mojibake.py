"""Text that was read in the wrong encoding, put right by context.

UTF-8 that was read as Windows-1252 or -1250 ("RÃ©fÃ©rence", "RĂ©fĂ©rence") can be reversed letter by letter. UTF-8
that was read as Thai (ISO 8859-11) often lost its middle bytes: what is left is "ย" for a no-break space and "โ" for
a curly quote or a dash, and only the neighbours tell which. Real Thai stays as it is.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

CODECS = ("cp1252", "cp1250", "cp874", "iso8859_11", "cp1254", "cp1257", "mac_roman")
THAI_RUN = re.compile("[\u0e01-\u0e5b]+")
HIGH_RUN = re.compile("[^\x00-\x7f]+")
LONE_THAI = frozenset("ยโ")
THAI_LEFTOVERS = {"โฆ": "…", "โข": "•", "โฌ": "€"}
CUT_QUOTE = re.compile("[âโ]€\ufffd?")  # a quote or dash whose last byte was lost; its place tells which
CONTROLS = re.compile("[\x80-\x9f]")
REAL_THAI = 3
PASSES = 3
NEIGHBOURHOOD = 3


def repair(text: str) -> tuple[str, list[str]]:
    """The text with its wrongly decoded places put right, and the names of the kinds of damage that were found."""
    kinds: list[str] = []
    for _ in range(PASSES):
        reversed_text = HIGH_RUN.sub(lambda match: _reverse_run(match.group()), text)
        if reversed_text == text:
            break
        kinds, text = ["UTF-8 read in another encoding"], reversed_text
    if kinds:
        text = _repair_leftovers(text)
    text = CONTROLS.sub(_as_windows, text)
    text = CUT_QUOTE.sub("โ", text)
    thai = THAI_RUN.sub(_repair_thai(text), text)
    if thai != text:
        kinds.append("UTF-8 read as Thai")
    apostrophes = re.sub("(?<=[^\\W\\d_])\ufffd+(?=[^\\W\\d_])", "'", thai)
    return apostrophes, kinds


@cache
def _bytes_of(codec: str) -> dict[str, int]:
    """Each character that the codec can show, with its byte; undefined bytes stand for themselves."""
    table = {chr(byte): byte for byte in range(0x80, 0xA0)}
    table |= {bytes([byte]).decode("cp1252", errors="ignore"): byte for byte in range(0x80, 0xA0)}
    table |= {bytes([byte]).decode(codec, errors="ignore"): byte for byte in range(0x80, 0x100)}
    table.pop("", None)
    return table


def _reverse_run(run: str) -> str:
    """A run of non-ASCII characters, with every part that spells UTF-8 in one of the codecs reversed."""
    out, at = [], 0
    while at < len(run):
        for codec in CODECS:
            letter, used = _reverse_at(run, at, codec)
            if used:
                out.append(letter)
                at += used
                break
        else:
            out.append(run[at])
            at += 1
    return "".join(out)


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

    Real Thai can spell bytes of other letters, so what comes out of a Thai reading must be Latin or punctuation.
    """
    code = ord(letter)
    if letter in LONE_THAI:
        return True
    if 0xA0 <= code <= 0x24F or 0x2010 <= code <= 0x2044 or code in (0x200B, 0x20AC, 0x2122, 0xFEFF, 0x2212):
        return True
    if 0x25A0 <= code <= 0x25FF or 0x1E00 <= code <= 0x1EFF or code == 0xF0B7:
        return True
    return codec in ("cp1252", "cp1250") and (0x370 <= code <= 0x52F or 0x600 <= code <= 0x6FF)


def _repair_leftovers(text: str) -> str:
    """Double-encoded characters whose last byte was lost or turned into a plain space."""
    text = re.sub('[ÃĂ] (?=[a-zà-ÿ(\\d"«])', "à ", text)
    return re.sub("Â(?=\\s|$)", "", text)


def _as_windows(match: re.Match[str]) -> str:
    """A control character that Windows-1252 shows as a quote or dash; the others are dropped."""
    byte = ord(match.group())
    return bytes([byte]).decode("cp1252", errors="ignore") if byte in range(0x91, 0x98) or byte == 0x85 else ""


def _repair_thai(text: str) -> Callable[[re.Match[str]], str]:
    """A replacement for runs of Thai letters that knows the text around them."""
    real = [match.span() for match in THAI_RUN.finditer(text) if _is_real_thai(match.group())]
    ends = {place for start, end in real for place in range(start - NEIGHBOURHOOD, end + NEIGHBOURHOOD)}

    def replacement(match: re.Match[str]) -> str:
        run, start, end = match.group(), match.start(), match.end()
        if run in THAI_LEFTOVERS:
            return THAI_LEFTOVERS[run]
        if not set(run) <= LONE_THAI or start in ends or end in ends:
            return run
        return "".join(_one_thai(letter, text, start, end) for letter in run)

    return replacement


def _is_real_thai(run: str) -> bool:
    return len(run) >= REAL_THAI and not set(run) <= LONE_THAI or len(set(run) - LONE_THAI) >= REAL_THAI - 1


def _one_thai(letter: str, text: str, start: int, end: int) -> str:
    if letter == "ย":
        return " "
    before = text[start - 1] if start else "\n"
    after = text[end] if end < len(text) else "\n"
    if before.isalpha() and after.isalpha():
        return "'"
    if before.isdigit() and after.isdigit():
        return "–"
    if before.isspace() and after.isspace():
        return "–"
    if before in " \t(\n" and after.isalnum():
        return "“"
    return "'" if before.isalpha() and unicodedata.category(after)[0] in "ZCP" else "”"
