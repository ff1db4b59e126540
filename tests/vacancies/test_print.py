"""The vacancy page on paper: what one needs of it, and nothing that cannot be clicked there."""

import unicodedata
from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests import cast
from vacancies.actions import publishing

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("reference")]


def pages(page, vacancy):
    """The texts of the sheets, with the white space evened and ligatures taken apart."""
    page.goto(f"/vacancies/{vacancy.public_id}/")
    sheets = PdfReader(BytesIO(page.pdf(format="A4"))).pages
    return [" ".join(unicodedata.normalize("NFKC", sheet.extract_text()).split()) for sheet in sheets]


def test_the_notice_on_paper(page, clock, live_server):
    clock.move_to(cast.PUBLISHED)
    vacancy = cast.published()
    cast.published(title="Another one")
    clock.move_to(cast.CLOSES_AT - timedelta(hours=3))
    first, *rest = pages(page, vacancy)
    whole = " ".join([first, *rest])
    head = first[:600]
    assert head.index(vacancy.reference_number) < head.index(vacancy.title) < head.index("3 April 2026, 23:59 Geneva")
    assert f"This notice stands at {live_server.url}/vacancies/{vacancy.public_id}/." in first
    for absent in (
        "Sign in",
        "Create an account",
        "Skip to",
        "In this notice",
        "my calendar",
        "Français",
        "My applications",
    ):
        assert absent not in whole
    for section in (
        "Core functions",
        "Qualifications",
        "Languages",
        "Competencies",
        "considered first",
        "happens next",
    ):
        assert section in whole
    assert "Samoa" in whole  # the folded list of states is open on paper


def test_what_is_only_for_paper_is_not_on_the_screen(page, clock):
    clock.move_to(cast.PUBLISHED)
    page.goto(f"/vacancies/{cast.published().public_id}/")
    assert not page.locator(".print-only").is_visible()


def test_a_closed_notice_says_so_first_and_offers_nothing_else(page, clock):
    clock.move_to(cast.PUBLISHED)
    vacancy = cast.published()
    cast.published(title="Another one", closing_date=cast.CLOSING_DATE + timedelta(days=9))
    publishing.extend(
        vacancy,
        closing_date=cast.CLOSING_DATE + timedelta(days=2),
        reason="Few candidates.",
        by=cast.person("recruiter"),
    )
    clock.move_to(cast.CLOSES_AT + timedelta(days=3))
    first, *rest = pages(page, vacancy)
    assert "Closed 5 April 2026, 23:59 Geneva" in first[:600]
    assert "First published deadline: 3 April 2026" in first[:700]
    assert "Another one" not in " ".join([first, *rest])


def test_no_heading_is_left_alone_at_the_end_of_a_sheet(page, clock):
    clock.move_to(cast.PUBLISHED)
    duties = "\n\n".join(f"Duty {number}: " + "keep the record of what was agreed. " * 6 for number in range(14))
    vacancy = cast.published(responsibilities=duties, context=duties)
    sheets = pages(page, vacancy)
    assert len(sheets) > 2
    titles = page.locator("main h2").all_inner_texts()
    assert not [sheet[-60:] for sheet in sheets if any(sheet.endswith(title) for title in titles)]
