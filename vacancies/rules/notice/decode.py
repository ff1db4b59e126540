"""Bytes of a file to text, or one sentence that says why they are no text."""

import codecs

LIMIT_BYTES = 2_000_000
LEAST_LETTERS = 0.5
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SIGNATURES = (
    b"%PDF",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\x7fELF",
)


class NotANotice(ValueError):
    """The input is no vacancy notice and no call for nominations; the text is one sentence for the user."""


def decode(data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16, UTF-32 or a Western single-byte encoding.

    Raises `NotANotice` for an empty file, a file over two megabytes, and a file that is no text.
    """
    if not data.strip(b"\x00\t\n\r "):
        raise NotANotice("The file is empty.")
    if len(data) > LIMIT_BYTES:
        raise NotANotice(
            f"The file is larger than {LIMIT_BYTES // 1_000_000} megabytes; a notice is a few pages of text."
        )
    if data.startswith(SIGNATURES):
        raise NotANotice("The file is not plain text; save the notice as a text file first.")
    text = _by_mark(data) or _without_mark(data)
    if not _is_text(text):
        raise NotANotice("The file is not readable text; save the notice as a UTF-8 text file first.")
    return text


def _by_mark(data: bytes) -> str:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    return ""


def _without_mark(data: bytes) -> str:
    pairs = max(len(data) // 2, 1)
    if data[1::2].count(0) > pairs * 0.4:
        return data.decode("utf-16-le", errors="replace")
    if data[::2].count(0) > pairs * 0.4:
        return data.decode("utf-16-be", errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _almost_utf8(data, error)


def _almost_utf8(data: bytes, error: UnicodeDecodeError) -> str:
    """UTF-8 with a few broken places (a cut at the end, a stray byte) stays UTF-8; the rest is Windows-1252."""
    lenient = data.decode("utf-8", errors="replace")
    broken = lenient.count("\ufffd")
    sound = sum(1 for letter in lenient if ord(letter) > 127) - broken
    if sound > broken or error.start >= len(data.rstrip()) - 4:
        return lenient
    return data.decode("cp1252", errors="replace")


def _is_text(text: str) -> bool:
    """Whether most of it is letters, digits and spaces, and control characters are rare."""
    seen = text[:200_000]
    readable = sum(1 for letter in seen if letter.isalnum() or letter.isspace())
    control = sum(1 for letter in seen if ord(letter) < 32 and letter not in "\t\n\r\x0b\x0c")
    replaced = seen.count("\ufffd")
    return readable >= len(seen) * LEAST_LETTERS and control + replaced <= max(3, len(seen) * 0.02)
