"""What is no notice is refused with a sentence; no input at all makes the reader fail in another way."""

import json
import random
import time

import pytest
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.vacancies.rules import test_notice_french_spanish as french_spanish
from tests.vacancies.rules import test_notice_iom as iom
from tests.vacancies.rules import test_notice_others as others
from vacancies.rules.notice import NotANotice, NoticeReading, read_file, read_notice
from vacancies.rules.notice.report import as_json, as_lines

NOTICES = [
    iom.GS_EQUIV,
    iom.OLDER_P3,
    iom.GLUED,
    french_spanish.FR_SVN,
    french_spanish.FR_VERBALE,
    others.UNDP,
    others.WB,
]
RECIPE = """Lentil soup
Ingredients: 200 g of lentils, two carrots, one onion, salt.
Chop the onion and fry it for five minutes. Add the lentils and a litre of water.
Cook for 30 minutes and serve it with bread. Enough for four persons.
"""
CV = """Ana Example
Curriculum vitae
Date of birth: 4 February 1990
Languages: English (fluent), French (fluent), Spanish
Education: Master's degree in law, 2014. University degree in history, 2012.
Experience: I have worked as a project officer for seven years. My work was on returns. I was in charge of three people.
References available on request.
"""
COVER_LETTER = """Dear Sir or Madam,
I am writing to ask about the meeting of 4 February 2026. I have read the report and I would like to know more.
My work is on lentils, and my experience with soup is long.
"""
TENDER = """Request for Quotation RFQ-2026-11
Supply of 40 tents. Closing date: 4 February 2026.
Bidders shall submit their quotation in a sealed envelope. Bidders from all countries may take part. Each bidder names
its price. The tender is awarded to the lowest bidder.
"""
NEWS = """Agency opens forty positions
The agency said on Monday that it would open forty positions this year. Its director spoke of migration and of the
budget. The director said that the closing of the old office was a success.
"""


@pytest.mark.parametrize("text", [RECIPE, CV, COVER_LETTER, TENDER, NEWS, "Grade: G-6", "candidates", "a b c"])
def test_a_text_that_is_no_notice_is_refused_with_a_sentence(text):
    with pytest.raises(NotANotice, match="no vacancy notice"):
        read_notice(text)


def try_to_read(data: bytes) -> NoticeReading | None:
    """The reading, printed both ways, or None for what is refused. Anything else is an error of the reader."""
    try:
        reading = read_file(data)
    except NotANotice as refusal:
        assert str(refusal).endswith(".")
        return None
    assert json.loads(as_json("x.txt", reading))["file"] == "x.txt"
    assert list(as_lines("x.txt", reading))
    return reading


@given(st.binary(max_size=3000))
@settings(max_examples=150, deadline=None, database=None)
def test_random_bytes_are_read_or_refused(data):
    try_to_read(data)


@given(
    st.sampled_from(NOTICES),
    st.randoms(use_true_random=False),
    st.sampled_from(["cut", "shuffle", "drop", "bytes", "mix"]),
)
@settings(max_examples=150, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
def test_mutilated_notices_are_read_or_refused(notice, dice, way):
    try_to_read(mutilated(notice, dice, way))


def mutilated(notice: str, dice: random.Random, way: str) -> bytes:
    """The notice cut, with its lines in disorder, letters lost, bytes changed, or grown together with another."""
    if way == "cut":
        return notice[: dice.randrange(len(notice))].encode()
    if way == "shuffle":
        lines = notice.split("\n")
        dice.shuffle(lines)
        return "\n".join(lines).encode()
    if way == "drop":
        return "".join(letter for letter in notice if dice.random() > 0.05).encode()
    if way == "bytes":
        data = bytearray(notice.encode())
        for _ in range(40):
            data[dice.randrange(len(data))] = dice.randrange(256)
        return bytes(data)
    other = dice.choice(NOTICES)
    return (notice[: dice.randrange(len(notice))] + other[dice.randrange(len(other)) :]).encode()


PIECES = ["Grade: ", "<a ", "4 February 2026 ", "23:59 local time ", "first-tier candidates ", "Antigua and Barbuda "]
PIECES += ["Ã©", "ย โ", "Master's degree or ", "English is required ", "( ", "a", "\n", " "]


@pytest.mark.parametrize("piece", PIECES)
def test_a_text_of_one_piece_over_and_over_is_done_in_seconds(piece):
    text = iom.GS_EQUIV + piece * (60_000 // len(piece))
    began = time.perf_counter()
    try_to_read(text.encode())
    assert time.perf_counter() - began < 20


def run(*words: str) -> tuple[int, list[dict], str]:
    """Exit status, JSON lines and error text of a dry run of the command."""
    from io import StringIO

    out, err, status = StringIO(), StringIO(), 0
    try:
        call_command("import_notice", *words, "--dry-run", "--json", stdout=out, stderr=err)
    except SystemExit as ended:
        status = int(ended.code or 0)
    return status, [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue()


def test_a_dry_run_prints_one_line_a_file_and_goes_on_after_a_refusal(tmp_path):
    for name, text in (("a.txt", iom.GS_EQUIV), ("b.txt", RECIPE), ("c.txt", french_spanish.FR_SVN)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    status, lines, errors = run(*(str(tmp_path / name) for name in ("a.txt", "b.txt", "missing.txt", "c.txt")))
    assert status == 1
    assert [line["file"] for line in lines] == ["a.txt", "b.txt", "missing.txt", "c.txt"]
    assert [line.get("grade") for line in lines] == ["G-5", None, None, "P-2"]
    assert lines[1]["error"].startswith("This is no vacancy notice") and lines[1]["warnings"] == []
    assert "b.txt: This is no vacancy notice" in errors and "missing.txt: The file cannot be read" in errors


def test_a_dry_run_of_notices_alone_ends_well(tmp_path):
    (tmp_path / "a.txt").write_text(iom.GS_EQUIV, encoding="utf-8")
    status, lines, errors = run(str(tmp_path / "a.txt"))
    assert (status, len(lines), errors) == (0, 1, "")
