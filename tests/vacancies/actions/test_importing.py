"""A notice that was read becomes a draft; what it leaves open is named, and what is no notice leaves nothing."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from recruitment.refusal import Refused
from tests import cast
from vacancies.actions import drafting, publishing
from vacancies.actions.importing import import_reading
from vacancies.models import ImportedNotice, NominationCall, Vacancy
from vacancies.rules.notice import read_notice

pytestmark = pytest.mark.usefixtures("reference")

NOTICE = """
Job Identification (Reference Number): 20417
Position Title: Fleet and Logistics Associate
Duty Station City: Geneva
Duty Station Country: Switzerland
Grade: G-5
Contract Type: Fixed-term (1 year with possibility of extension)
Recruiting Type: General Service
Vacancy Type: Special Vacancy Notice
Closing date: 15 May 2026
Introduction:
This notice of the International Organization for Migration (IOM) was written for a test.
Applications are welcome from first- and second-tier candidates.
For the purpose of this vacancy, the following are considered first-tier candidates:
1. Internal candidates
2. Candidates from the following non-represented member states:
Iceland, Namibia, Guinea-Bissau
Second-tier candidates include:
All external candidates, except candidates from non-represented member states.
Core Functions / Responsibilities:
Keep the vehicles on the road and their papers in order. Answer drivers before they have to ask twice.
Required Qualifications and Experience
Education:
University degree in logistics with two years of relevant professional experience; or,
Completed High School diploma with four years of relevant professional experience.
Languages:
For this position, fluency in English is required. Working knowledge of French is an advantage.
Required Competencies:
Values - all staff members must abide by and demonstrate these three values:
Inclusion and respect for diversity: Respects others.
Integrity and transparency: Is honest.
Professionalism: Works with care.
Courage: Takes a stand.
Empathy: Is kind.
Core Competencies - behavioural indicators Level 2
Teamwork: Works with others.
Delivering results: Finishes.
Managing and sharing knowledge: Shares.
Accountability: Answers for it.
Communication: Is clear.
Notes:
Vacancies close at 23:59 local time Geneva, Switzerland on the respective closing date.
No late applications will be accepted.
Only shortlisted candidates will be contacted.
"""


@pytest.fixture
def recruiter():
    return cast.person("recruiter")


@pytest.fixture
def draft(recruiter):
    return import_reading(read_notice(NOTICE), file_name="notice.txt", by=recruiter)


def test_what_the_notice_states_stands_in_the_draft(draft):
    assert isinstance(draft, Vacancy)
    assert draft.published_at is None
    assert (draft.reference_number, draft.title) == ("20417", "Fleet and Logistics Associate")
    assert (draft.grade_id, draft.category, draft.contract_type_id) == ("G-5", "general_service", "fixed-term")
    assert (draft.vacancy_type, draft.duty_station_country_id) == ("special_vacancy_notice", "CH")
    assert draft.closing_date == date(2026, 5, 15)
    assert draft.first_tier_grounds == ["internal", "nms_nationals"]
    assert sorted(draft.non_represented_codes) == ["GW", "IS", "NA"]
    assert [(path.degree, path.years) for path in draft.pathways.all()] == [(2, 2), (1, 4)]
    assert {need.language_id: need.demand for need in draft.language_requirements.all()} == {
        "en": "required",
        "fr": "advantage",
    }
    assert (draft.core_level, draft.managerial_level) == (2, None)
    assert draft.competencies.count() == 10
    assert "drivers" in draft.responsibilities


def test_what_it_does_not_state_stays_empty_and_is_not_guessed(draft):
    assert draft.tiers_confirmed is False
    assert {need.level for need in draft.language_requirements.all()} == {None}
    assert (draft.job_family_id, draft.organizational_unit) == (None, "")


def test_a_contradiction_is_shown_and_holds_the_publication_until_a_person_settles_it(draft, recruiter):
    notice = draft.imported_from
    [(place, question)] = [(place, text) for place, text in notice.open_questions if text.startswith("values")]
    assert "three" in question
    assert "5" in question
    assert any("left open" in sentence for sentence in publishing.missing(draft))
    for place, _question in notice.open_questions:
        drafting.settle(notice, place, by=recruiter)
    draft = Vacancy.objects.get(pk=draft.pk)
    assert not any("left open" in sentence for sentence in publishing.missing(draft))


def test_every_finding_keeps_the_words_it_was_read_from(draft):
    findings = draft.imported_from.findings
    assert findings["grade"] == {"value": "G-5", "evidence": "Grade: G-5", "kind": "stated"}


def test_the_same_text_is_not_imported_twice(draft, recruiter):
    with pytest.raises(Refused, match="imported before"):
        import_reading(read_notice(NOTICE), file_name="again.txt", by=recruiter)
    with pytest.raises(Refused, match="reference number 20417"):
        import_reading(read_notice(NOTICE + "\nMore.\n"), file_name="again.txt", by=recruiter)
    assert Vacancy.objects.count() == 1


def test_a_stranger_imports_nothing():
    with pytest.raises(Refused):
        import_reading(read_notice(NOTICE), file_name="notice.txt", by=cast.person("stranger"))
    assert not Vacancy.objects.exists()


def test_a_note_verbale_becomes_a_draft_call_with_its_posts(recruiter):
    text = """
Reference: SG/17/2026

The International Organization for Migration (IOM) presents its compliments to the Permanent Missions of IOM Member
States and has the honour to invite Member States to nominate candidates for the positions of Deputy Director for
Harbours and Deputy Director for Rivers. Nominations should be communicated by 30 June 2026 via note verbale.

Geneva, 4 May 2026

**Post Title: Deputy Director for Harbours**
**Duty Station: Geneva, Switzerland**

**Post Title: Deputy Director for Rivers**
**Duty Station: Geneva, Switzerland**
"""
    call = import_reading(read_notice(text), file_name="note.txt", by=recruiter)
    assert isinstance(call, NominationCall)
    assert (call.reference_number, call.deadline) == ("SG/17/2026", date(2026, 6, 30))
    assert [post.title for post in call.posts.all()] == ["Deputy Director for Harbours", "Deputy Director for Rivers"]


def test_the_command_imports_the_good_file_and_names_the_bad_one(tmp_path, recruiter):
    good, bad = tmp_path / "good.txt", tmp_path / "recipe.txt"
    good.write_text(NOTICE)
    bad.write_text("Two eggs, a cup of flour, some milk. Stir, and wait for half an hour.")
    out, err = StringIO(), StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command("import_notice", str(bad), str(good), "--by", recruiter.email, stdout=out, stderr=err)
    assert stopped.value.code == 1
    assert "recipe.txt" in err.getvalue()
    assert Vacancy.objects.get().created_by == recruiter
    assert ImportedNotice.objects.count() == 1


def test_a_dry_run_prints_one_object_a_line_and_writes_nothing(tmp_path):
    path = tmp_path / "good.txt"
    path.write_text(NOTICE)
    call_command("import_notice", str(path), str(path), "--dry-run", "--json", stdout=(out := StringIO()))
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [line["file"] for line in lines] == ["good.txt", "good.txt"]
    assert lines[0]["closing_utc"] == "2026-05-15T21:59:00Z"
    assert not Vacancy.objects.exists()
