"""The history for auditors: what is found, in which words, and that a broken chain shows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from recruitment.actions.acting import acting
from recruitment.actions.roles import give_role
from recruitment.models import HistoryEntry, Organization
from screening.actions import panel
from screening.demonstration.cast import account
from tests import cast
from tests.screening import steps

pytestmark = pytest.mark.usefixtures("reference")
HISTORY = "/board/history/"


@pytest.fixture
def vacancy(clock):
    vacancy = steps.shortlisted(clock, "candidate", "rival")
    steps.recommend(steps.line(vacancy, "candidate"))
    return vacancy


def ask(words, name="auditor", page=1):
    return steps.web(cast.person(name)).get(HISTORY, {"q": words, "page": page})


@pytest.mark.parametrize("name", ["candidate", "recruiter", "chair", "secretary", "administrator"])
def test_only_auditors_read_it(vacancy, name):
    assert ask(vacancy.public_id, name).status_code == 403


def test_an_auditor_elsewhere_finds_nothing(vacancy):
    user = account("auditor.elsewhere@example.org", "Other", "Auditor")
    give_role(user, "auditor", Organization.objects.get(pk="UNOPS"), by=cast.MAKER)
    assert "Nothing with this number" in steps.text(steps.web(user).get(HISTORY, {"q": vacancy.public_id}))


def test_an_application_is_found_by_its_address_and_by_its_receipt(vacancy):
    line = steps.line(vacancy, "candidate")
    for words in (
        line.application.public_id,
        line.submission.receipt_number.lower(),
        f" {line.application.public_id} ",
    ):
        text = steps.text(ask(words))
        assert "Application of Candidate Example" in text and "Chain intact" in text
        assert "Recruiter Example" in text and "In every competency at the level asked for." in text
        assert "Rival Example" not in text


def test_a_vacancy_is_found_by_its_address_and_its_reference_and_names_whose_each_entry_is(vacancy):
    for words in (vacancy.public_id, vacancy.reference_number):
        text = steps.text(ask(words))
        assert "Vacancy: made" in text and "Published version: made" in text
        assert "Candidate Example" in text and "Rival Example" in text


def test_a_member_taken_off_the_panel_is_told(clock):
    clock.move_to(cast.PUBLISHED)
    vacancy = cast.published()
    member = panel.name_member(vacancy, cast.person("panellist"), by=cast.person("recruiter"))
    panel.release_member(member, by=cast.person("recruiter"))
    text = steps.text(ask(vacancy.public_id))
    assert "Panel member: made" in text and "Panel member: removed" in text and "<del>Panellist Example</del>" in text


def test_statuses_are_told_before_and_after(vacancy):
    text = steps.text(ask(steps.line(vacancy, "candidate").application.public_id))
    assert "<del>Draft</del> <ins>Submitted</ins>" in text


def test_a_changed_entry_shows(vacancy):
    line = steps.line(vacancy, "candidate")
    entry = HistoryEntry.objects.filter(table_name="screening_screening", row_id=line.pk).first()
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("UPDATE recruitment_historyentry SET actor = 'user:nobody' WHERE id = %s", [entry.pk])
        cursor.execute("SET session_replication_role = DEFAULT")
    text = steps.text(ask(line.application.public_id))
    assert "1 entry below does not match its hash" in text and "Chain intact" not in text


def test_a_removed_entry_shows(vacancy):
    line = steps.line(vacancy, "candidate")
    entry = HistoryEntry.objects.filter(table_name="screening_screening", row_id=line.pk).first()
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("DELETE FROM recruitment_historyentry WHERE id = %s", [entry.pk])
        cursor.execute("SET session_replication_role = DEFAULT")
    assert "does not match" in steps.text(ask(line.application.public_id))


def test_a_value_that_was_cleared_is_told(vacancy):
    with acting(by=cast.person("recruiter")):
        vacancy.screenings.filter(pk=steps.line(vacancy, "rival").pk).update(rating_note="Seen.")
        vacancy.screenings.filter(pk=steps.line(vacancy, "rival").pk).update(rating_note="")
    text = steps.text(ask(steps.line(vacancy, "rival").application.public_id))
    assert '<del>Seen.</del> <span class="quiet">nothing</span>' in text


@pytest.mark.parametrize("words", ["", "nobody", "%", "x" * 300, "\x00"])
def test_odd_words_find_nothing_quietly(vacancy, words):
    assert ask(words).status_code == 200


def test_a_long_history_has_pages(clock):
    vacancy = steps.shortlisted(clock, "candidate", "rival", "third")
    for name in ("candidate", "rival", "third"):
        steps.recommend(steps.line(vacancy, name))
    first, second = ask(vacancy.public_id), ask(vacancy.public_id, page=2)
    assert len(first.context["lines"]) == 50
    assert first.context["lines"][-1].entry.pk < second.context["lines"][0].entry.pk


def test_the_number_of_queries_does_not_grow(clock):
    few = steps.shortlisted(clock, "first")
    many = steps.shortlisted(clock, "second", "third", "fourth")
    auditor = steps.web(cast.person("auditor"))

    def queries(vacancy) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert auditor.get(HISTORY, {"q": vacancy.public_id}).status_code == 200
        return len(captured)

    queries(few)  # the first page notes the reader's language
    assert queries(few) == queries(many)


def test_the_pages_have_no_barrier(live_server, page, axe, clock, transactional_db, reference):
    vacancy = steps.shortlisted(clock, "candidate")
    steps.sign_in(page, "auditor")
    for query in ("", "?q=nobody", f"?q={vacancy.public_id}"):
        page.goto(HISTORY + query)
        steps.look(page, axe)
