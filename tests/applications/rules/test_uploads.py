"""Which files are taken as a CV."""

import io

import pytest
from pypdf import PdfReader, PdfWriter

from applications.rules.uploads import acceptable_pdf
from screening.demonstration.cv import pdf

GOOD = pdf(["Amara Okafor", "Curriculum vitae (2026)"])


def encrypted() -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(GOOD))
    writer.encrypt("secret")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_pdf_is_taken_and_shows_its_text():
    assert acceptable_pdf(GOOD, 5)
    assert "Okafor" in PdfReader(io.BytesIO(GOOD)).pages[0].extract_text()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"MZ\x90\x00 a program", "not a PDF"),
        (b"<html><body>cv</body></html>", "not a PDF"),
        (b"just text", "not a PDF"),
        (b"%PDF-1.7\nnothing that could be opened", "damaged"),
        (GOOD[:200], "damaged"),
        (b"\x89PNG\r\n\x1a\n" + GOOD, "not a PDF"),
        (encrypted(), "password"),
        (GOOD + b" " * 1024 * 1024 * 5, "larger than 5 MB"),
    ],
)
def test_anything_else_is_refused_with_what_to_do(content, says):
    verdict = acceptable_pdf(content, 5)
    assert not verdict
    assert says in verdict.why
