"""The panel's pages: which dossiers are reached, what is shown of them, and how the record is kept."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape

from applications.actions import submitting
from applications.models import Document
from recruitment.actions.acting import System, acting
from recruitment.actions.roles import give_role, take_role
from recruitment.models import Competency
from screening.actions import board, panel
from screening.demonstration.cast import account
from screening.enums import BoardOutcome, Recommendation
from screening.forms.panel import mark
from screening.models import CompetencyFinding
from tests import cast
from tests.screening import steps

pytestmark = pytest.mark.usefixtures("reference")
HOME = "/panel/"


@pytest.fixture
def vacancy(clock):
    return steps.shortlisted(clock, "candidate", "rival")


@pytest.fixture
def web(vacancy):
    return steps.web(cast.person("panellist"))


@pytest.fixture
def screening(vacancy):
    return steps.line(vacancy, "candidate")


def page_of(screening) -> str:
    return reverse("panel:case", args=[screening.application.public_id])


def post(web, screening, **typed):
    """What a browser sends for a page on which nothing was recorded and only these fields were filled."""
    needs = screening.vacancy.current_publication.terms.competencies
    data = {f"evidence_{need.competency}": "" for need in needs}
    data |= {f"seen_{need.competency}": mark("", "") for need in needs}
    return web.post(page_of(screening), data | typed)


def document_of(screening) -> str:
    return reverse("panel:document", args=[screening.submission.dossier["documents"][0]["id"]])


def test_a_member_sees_the_short_listed_of_the_own_panels_and_how_far_each_record_is(web, screening):
    panel.record(screening, "courage", level=1, evidence="x", by=cast.person("panellist"))
    text = steps.text(web.get(HOME))
    assert "1 of 10 recorded" in text
    assert "0 of 10 recorded" in text
    assert page_of(screening) in text


def test_without_a_panel_the_page_says_what_will_stand_there(db):
    assert "You sit on no panel at present" in steps.text(steps.web(cast.person("panellist")).get(HOME))


@pytest.mark.parametrize("name", ["candidate", "recruiter", "board_member", "administrator"])
def test_whoever_sits_on_no_panel_finds_no_dossier(screening, name):
    web = steps.web(cast.person(name))
    assert web.get(HOME).status_code == 403
    assert web.get(page_of(screening)).status_code == 404
    assert web.get(document_of(screening)).status_code == 404


def test_a_panellist_of_another_vacancy_finds_no_dossier(screening):
    user = account("other.panellist@example.org", "Other", "Panellist")
    give_role(user, "panellist", screening.vacancy.organization, by=cast.MAKER)
    assert steps.web(user).get(page_of(screening)).status_code == 404
    assert steps.web(user).get(document_of(screening)).status_code == 404


def test_with_the_role_the_dossiers_go(web, screening):
    for assignment in cast.person("panellist").role_assignments.all():
        take_role(assignment, by=cast.MAKER)
    assert web.get(page_of(screening)).status_code == 404


def test_a_stranger_is_asked_to_sign_in(client, screening):
    assert client.get(page_of(screening)).status_code == 302
    assert client.get(document_of(screening)).status_code == 302


def test_the_dossier_leaves_out_what_the_panel_does_not_need(web, screening):
    response = web.get(page_of(screening))
    text = steps.text(response)
    assert "National University" in text and "UN level IV, expert" in text and "English" in text
    for hidden in ("Woman", "woman", "Nationalit", "First tier", "candidate@example.org"):
        assert hidden not in text


def test_the_record_asks_for_each_published_competency_with_its_indicators(web, screening):
    text = steps.text(web.get(page_of(screening)))
    teamwork = screening.vacancy.current_publication.terms.competencies[5]
    assert (teamwork.competency, teamwork.level) == ("teamwork", 2)
    for indicator in Competency.objects.get(pk="teamwork").indicators.all():
        assert (escape(indicator.text) in text) == (indicator.level <= 2)
    assert "<b>Asked: Level 2</b>" in text


def test_the_cv_comes_as_a_download_and_only_the_submitted_one(web, screening):
    response = web.get(document_of(screening))
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="cv.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert b"".join(response.streaming_content).startswith(b"%PDF-")
    other = Document.objects.get(application=screening.application)
    other.pk, other.public_id, other.kind = None, "abcdefghjkmn", "other"
    with acting(by=System("tests")):
        other.save()
    assert web.get(reverse("panel:document", args=["abcdefghjkmn"])).status_code == 404


def test_what_is_filled_is_recorded_in_the_writers_name(web, screening):
    response = post(
        web,
        screening,
        level_teamwork="2",
        evidence_teamwork="Shared the one car.",
        level_courage="0",
        evidence_courage="Gave no example.",
    )
    assert response.status_code == 302
    found = {row.competency_id: (row.level, row.evidence, row.recorded_by.email) for row in screening.findings.all()}
    assert found == {
        "teamwork": (2, "Shared the one car.", "panellist@example.org"),
        "courage": (0, "Gave no example.", "panellist@example.org"),
    }


def test_one_refusal_keeps_what_was_typed_and_records_the_rest(web, screening):
    response = post(web, screening, level_teamwork="2", evidence_teamwork="Shared.", level_accountability="3")
    text = steps.text(response)
    assert response.status_code == 200
    assert "Recorded: Teamwork." in text
    assert "Say what the candidate said or did" in text
    assert 'name="level_accountability" value="3" id="id_level_accountability_3" checked' in text
    assert list(screening.findings.values_list("competency_id", flat=True)) == ["teamwork"]


def test_evidence_without_a_level_is_kept_and_asked_about(web, screening):
    text = steps.text(post(web, screening, evidence_courage="Told the head of office."))
    assert "Choose the level that was shown" in text
    assert "Told the head of office." in text
    assert not screening.findings.exists()


def test_a_level_that_does_not_exist_is_refused(web, screening):
    response = post(web, screening, level_teamwork="7", evidence_teamwork="x")
    assert response.status_code == 200
    assert not screening.findings.exists()


def test_saving_the_page_unchanged_records_nothing_again(web, screening):
    steps.assess(screening)
    before = list(CompetencyFinding.objects.order_by("pk").values_list("recorded_at", flat=True))
    page = web.get(page_of(screening)).context["rows"]
    data = {f"level_{row.need.competency}": row.finding.level for row in page}
    data |= {f"evidence_{row.need.competency}": row.finding.evidence for row in page}
    data |= {f"seen_{row.need.competency}": row.seen for row in page}
    assert web.post(page_of(screening), data).status_code == 302
    assert list(CompetencyFinding.objects.order_by("pk").values_list("recorded_at", flat=True)) == before


def test_a_colleague_who_wrote_meanwhile_is_not_overwritten_unseen(web, screening):
    panel.record(screening, "courage", level=1, evidence="As the colleague heard it.", by=cast.person("panellist"))
    text = steps.text(post(web, screening, level_courage="0", evidence_courage="As I heard it."))
    assert "recorded this since you opened the page" in text
    assert "As the colleague heard it." in text and "As I heard it." in text
    assert screening.findings.get().level == 1
    now = mark(1, "As the colleague heard it.")
    post(web, screening, level_courage="0", evidence_courage="As I heard it.", seen_courage=now)
    assert screening.findings.get().level == 0


def test_what_a_colleague_wrote_meanwhile_elsewhere_stays(web, screening):
    panel.record(screening, "courage", level=1, evidence="As the colleague heard it.", by=cast.person("panellist"))
    assert post(web, screening, level_teamwork="2", evidence_teamwork="Shared.").status_code == 302
    assert screening.findings.get(competency="courage").level == 1


def test_after_the_recommendation_the_record_is_read_only(web, screening):
    steps.recommend(screening)
    text = steps.text(web.get(page_of(screening)))
    assert "The recruiter has made the recommendation" in text
    assert "<textarea" not in text
    post(web, screening, level_courage="0", evidence_courage="Another view.")
    assert screening.findings.get(competency="courage").level == 1


def test_before_the_board_it_is_closed_and_referred_back_it_opens_again(web, vacancy, screening, clock):
    meeting = steps.convene(vacancy, "candidate")
    assert "The case is before the board" in steps.text(web.get(page_of(screening)))
    clock.move_to(steps.SITTING)
    steps.sit(meeting)
    case = steps.case_of(vacancy, "candidate")
    board.decide(case, BoardOutcome.REFERRED_BACK, reasons="Say more on courage.", by=cast.person("chair"))
    assert "<textarea" in steps.text(web.get(page_of(screening)))
    panel.recommend(screening, Recommendation.RECOMMENDED, reason="Said more.", by=cast.person("recruiter"))
    assert "<textarea" not in steps.text(web.get(page_of(screening)))


def test_a_withdrawn_candidate_is_named_but_no_longer_read(web, screening):
    submitting.withdraw(screening.application, by=screening.application.candidate)
    assert "Withdrawn by the candidate" in steps.text(web.get(HOME))
    assert web.get(page_of(screening)).status_code == 404


def test_a_member_who_applies_loses_the_panel(clock):
    """Named while the vacancy is open, a member may still apply; then no rival's dossier is shown."""
    clock.move_to(cast.PUBLISHED)
    vacancy = cast.published()
    panel.name_member(vacancy, cast.person("panellist"), by=cast.person("recruiter"))
    cast.written(vacancy, cast.person("panellist"))
    assert vacancy.title not in steps.text(steps.web(cast.person("panellist")).get(HOME))


def test_the_number_of_queries_does_not_grow(web, vacancy, clock):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert web.get(HOME).status_code == 200
        return len(captured)

    queries()  # the first page notes the reader's language
    few = queries()
    for name in ("first", "second", "third"):
        steps.recommend(steps.line(steps.shortlisted(clock, name), name))
    assert queries() == few


def test_the_pages_have_no_barrier(live_server, page, axe, clock, transactional_db, reference):
    vacancy = steps.shortlisted(clock, "candidate", "rival")
    steps.sign_in(page, "panellist")
    page.goto(HOME)
    steps.look(page, axe)
    page.click("table a")
    page.check("#id_level_teamwork_2")
    page.locator("#record-form button").click()
    assert page.title().startswith("Error:")
    steps.look(page, axe)
    steps.recommend(steps.line(vacancy, "candidate"))
    page.goto(page_of(steps.line(vacancy, "candidate")))
    steps.look(page, axe)
