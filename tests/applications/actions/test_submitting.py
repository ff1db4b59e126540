"""Submitting: in time or not at all, frozen, once."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction

from applications.actions import composing, drafting, profiles, submitting
from applications.actions.lapsing import lapse_due_drafts
from applications.enums import ApplicationStatus
from applications.models import Application, Document, Submission
from recruitment.actions.acting import System, acting
from recruitment.models import OutgoingNotice
from recruitment.refusal import Refused
from recruitment.rules.canonical import fingerprint
from screening.demonstration.cv import pdf
from tests import cast
from vacancies.actions import publishing
from vacancies.enums import SecondTier

pytestmark = pytest.mark.usefixtures("reference")


@pytest.fixture(autouse=True)
def at_publication(clock):
    clock.move_to(cast.PUBLISHED)


@pytest.fixture
def candidate():
    return cast.person("candidate")


@pytest.fixture
def application(candidate):
    return cast.written(cast.published(), candidate)


def test_a_submission_is_frozen_with_version_hash_receipt_and_the_databases_instant(application, candidate, clock):
    clock.move_to(cast.JUST_BEFORE)
    submission = submitting.submit(application, by=candidate)
    assert submission.version == 1
    assert submission.hash == fingerprint(submission.dossier)
    assert cast.JUST_BEFORE <= submission.submitted_at < cast.CLOSES_AT
    assert submission.dossier["person"]["family_name"] == "Example"
    notice = OutgoingNotice.objects.get(key=f"receipt:{submission.receipt_number}")
    assert notice.to == candidate.email
    assert submission.receipt_number in notice.body
    assert submission.hash in notice.body


@pytest.mark.parametrize("late_by", [0, 0.001, 1, 86400])
def test_from_the_closing_instant_on_nothing_is_taken(application, candidate, clock, late_by):
    clock.move_to(cast.CLOSES_AT + timedelta(seconds=late_by))
    with pytest.raises(submitting.TooLate):
        submitting.submit(application, by=candidate)
    application.refresh_from_db()
    assert application.status == ApplicationStatus.DRAFT
    assert application.motivation
    assert not Submission.objects.exists()


@pytest.mark.parametrize("late_by", [0, 1])
def test_no_other_path_gets_a_late_submission_into_the_database(application, clock, late_by):
    clock.move_to(cast.CLOSES_AT + timedelta(seconds=late_by))
    with pytest.raises(IntegrityError, match="closed at"), acting(by=System("import")), transaction.atomic():
        raw_submission(application)


def test_an_instant_that_is_claimed_is_replaced_by_the_databases_own(application):
    with acting(by=System("import")):
        submission = raw_submission(application)
    submission.refresh_from_db()
    assert submission.submitted_at >= cast.PUBLISHED


def raw_submission(application):
    """As an import or a script would write it, past the actions, claiming to be early."""
    early = cast.PUBLISHED - timedelta(days=1)
    return Submission.objects.create(
        application=application, version=1, dossier={}, hash=fingerprint({}), receipt_number="X", submitted_at=early
    )


def test_no_status_is_set_to_submitted_without_a_submission(application):
    with pytest.raises(IntegrityError, match="new submission"), acting(by=System("import")), transaction.atomic():
        Application.objects.update(status=ApplicationStatus.SUBMITTED, current_version=1)


def test_a_withdrawn_application_is_not_revived_after_closing_by_its_old_version(application, candidate, clock):
    submitting.submit(application, by=candidate)
    submitting.withdraw(application, by=candidate)
    clock.move_to(cast.CLOSES_AT)
    with pytest.raises(submitting.TooLate):
        submitting.submit(application, by=candidate)
    with pytest.raises(IntegrityError), acting(by=System("import")), transaction.atomic():
        Application.objects.update(status=ApplicationStatus.SUBMITTED, withdrawn_at=None)


def test_an_application_does_not_move_to_another_vacancy(application):
    other = cast.published()
    with pytest.raises(IntegrityError, match="stays with"), acting(by=System("import")), transaction.atomic():
        Application.objects.update(vacancy=other)


def test_a_frozen_dossier_is_never_changed(application, candidate):
    submitting.submit(application, by=candidate)
    with pytest.raises(Exception, match="Cannot update"), acting(by=System("import")), transaction.atomic():
        Submission.objects.update(dossier={})


def test_submitting_the_same_again_gives_the_same_receipt(application, candidate):
    first = submitting.submit(application, by=candidate)
    assert submitting.submit(application, by=candidate).pk == first.pk
    assert Submission.objects.count() == 1
    assert OutgoingNotice.objects.count() == 1


def test_what_was_not_shown_is_not_sent(application, candidate):
    shown = fingerprint(composing.dossier_of(application))
    drafting.save_draft(application, values={"motivation": "Typed in another window."}, by=candidate)
    with pytest.raises(submitting.Changed, match="another window"):
        submitting.submit(application, seen=shown, by=candidate)
    assert not Submission.objects.exists()
    application = Application.objects.get()
    assert submitting.submit(application, seen=fingerprint(composing.dossier_of(application)), by=candidate)


def test_an_amendment_until_closing_is_a_new_version_and_the_last_counts(application, candidate, clock):
    first = submitting.submit(application, by=candidate)
    clock.move_to(cast.JUST_BEFORE)
    drafting.save_draft(application, values={"motivation": "I thought again."}, by=candidate)
    second = submitting.submit(application, by=candidate)
    application.refresh_from_db()
    assert (second.version, application.current_version) == (2, 2)
    first.refresh_from_db()
    assert first.dossier["motivation"] != second.dossier["motivation"]


def test_a_later_change_of_the_profile_leaves_the_dossier_alone(application, candidate):
    submission = submitting.submit(application, by=candidate)
    profiles.save_person(candidate.profile, values={"family_name": "Changed"}, by=candidate)
    submission.refresh_from_db()
    assert submission.dossier["person"]["family_name"] == "Example"
    assert submission.hash == fingerprint(submission.dossier)


def test_withdrawing_and_applying_again_until_closing(application, candidate):
    submitting.submit(application, by=candidate)
    submitting.withdraw(application, by=candidate)
    application.refresh_from_db()
    assert application.status == ApplicationStatus.WITHDRAWN
    again = submitting.submit(application, by=candidate)
    application.refresh_from_db()
    assert (again.version, application.status, application.withdrawn_at) == (2, ApplicationStatus.SUBMITTED, None)


def test_one_application_for_a_candidate_and_a_vacancy(application, candidate):
    assert drafting.begin(application.vacancy, by=candidate).pk == application.pk
    with pytest.raises(IntegrityError), acting(by=candidate) as at, transaction.atomic():
        Application.objects.create(vacancy=application.vacancy, candidate=candidate, begun_at=at, changed_at=at)


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"motivation": " "}, "why you apply"),
        ({"truth_declared": False}, "true and complete"),
        ({"relatives_declared": None}, "relatives"),
        ({"relatives_declared": True}, "which relatives"),
    ],
)
def test_what_is_missing_is_said_in_sentences(application, candidate, values, says):
    drafting.save_draft(application, values=values, by=candidate)
    with pytest.raises(Refused, match=says):
        submitting.submit(application, by=candidate)


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("employments", {"title": "Clerk", "employer": "City", "start": date(2030, 1, 1), "end": None}),
        ("educations", {"degree": 3, "institution": "University", "completed": True, "end": date(2031, 1, 1)}),
    ],
)
def test_what_lies_ahead_is_not_stated_as_done(application, candidate, name, row):
    with pytest.raises(Refused):
        profiles.save_list(candidate.profile, name, [row], by=candidate)
    assert getattr(candidate.profile, name).count() == 1


def test_a_file_that_was_exchanged_shows(application):
    document = application.documents.get()
    assert list(Document.inconsistencies()) == []
    with open(document.file.path, "ab") as file:
        file.write(b"more")
    assert "is not the one" in next(Document.inconsistencies())
    Path(document.file.path).unlink()
    assert "is missing" in next(Document.inconsistencies())


def test_after_the_closing_a_draft_is_kept_as_it_is(application, candidate, clock):
    clock.move_to(cast.CLOSES_AT)
    for write in (
        lambda: drafting.save_draft(application, values={"motivation": "Late."}, by=candidate),
        lambda: drafting.attach_cv(application, "cv.pdf", pdf(["Late"]), by=candidate),
    ):
        with pytest.raises(Refused, match="kept for you"):
            write()
    application.refresh_from_db()
    assert application.motivation != "Late."
    assert application.documents.count() == 1


def test_somebody_elses_application_does_not_exist(application):
    with pytest.raises(Application.DoesNotExist):
        submitting.submit(application, by=cast.person("rival"))


def test_a_vacancy_for_the_first_tier_alone_takes_nobody_else(candidate):
    vacancy = cast.published(second_tier=SecondTier.NOT_ADMITTED)
    with pytest.raises(Refused, match="first-tier candidates only"):
        cast.submitted(vacancy, candidate)
    assert cast.submitted(vacancy, cast.person("rival"), nationalities=("IS",))


def test_a_cancelled_vacancy_takes_no_applications(application, candidate):
    publishing.cancel(application.vacancy, reason="The funding fell away.", by=cast.person("recruiter"))
    with pytest.raises(submitting.TooLate, match="cancelled"):
        submitting.submit(application, by=candidate)


def test_drafts_lapse_at_closing_and_their_owners_are_told_once(application, candidate, clock):
    clock.move_to(cast.CLOSES_AT - timedelta(seconds=30))
    assert lapse_due_drafts() == 0
    clock.move_to(cast.CLOSES_AT + timedelta(days=3))
    assert lapse_due_drafts() == 1
    assert lapse_due_drafts() == 0
    application.refresh_from_db()
    assert application.status == ApplicationStatus.LAPSED
    assert OutgoingNotice.objects.get().key == f"lapsed:{application.public_id}"


def test_a_submitted_application_does_not_lapse(application, candidate, clock):
    submitting.submit(application, by=candidate)
    clock.move_to(cast.CLOSES_AT)
    assert lapse_due_drafts() == 0


def test_submission_costs_a_constant_number_of_queries(application, candidate, django_assert_max_num_queries):
    with django_assert_max_num_queries(25):
        submitting.submit(application, by=candidate)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM applications_submission")
        assert cursor.fetchone() == (1,)
