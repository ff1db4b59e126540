"""Extensions, re-issues and cancellations reach drafts and applicants, once."""

from datetime import date, timedelta

import pytest

from applications.actions import news
from applications.actions.lapsing import lapse_due_drafts
from applications.actions.news import tell_vacancy_news
from applications.models import Telling
from recruitment.models import OutgoingNotice, User
from tests import cast
from vacancies.actions import publishing
from vacancies.actions.closing import record_due_closings

pytestmark = pytest.mark.usefixtures("reference")
NAMES = ("candidate", "rival")  # who wrote a draft, and who submitted


@pytest.fixture
def vacancy(clock):
    clock.move_to(cast.PUBLISHED)
    vacancy = cast.published()
    cast.written(vacancy, cast.person("candidate"))
    cast.submitted(vacancy, cast.person("rival"))
    return vacancy


def told(prefix):
    return set(OutgoingNotice.objects.filter(key__startswith=prefix).values_list("to", flat=True))


def test_an_extension_is_told_to_drafts_and_applicants_once(vacancy):
    publishing.extend(vacancy, date(2026, 4, 17), reason="Few applications.", by=cast.person("recruiter"))
    assert tell_vacancy_news() == 2
    assert tell_vacancy_news() == 0
    assert told("extended:") == {"candidate@example.org", "rival@example.org"}


def test_a_second_extension_is_told_too(vacancy):
    publishing.extend(vacancy, date(2026, 4, 17), reason="Few applications.", by=cast.person("recruiter"))
    tell_vacancy_news()
    publishing.extend(vacancy, date(2026, 4, 20), reason="A holiday.", by=cast.person("recruiter"))
    assert tell_vacancy_news() == 2


def test_a_cancellation_is_told_to_applicants_once(vacancy):
    publishing.cancel(vacancy, reason="The funding fell away.", by=cast.person("recruiter"))
    assert tell_vacancy_news() == 1
    assert tell_vacancy_news() == 0
    assert Telling.objects.get().what == "cancelled"
    assert told("told:") == {"rival@example.org"}


def test_after_a_cancellation_no_extension_is_told_any_more(vacancy):
    publishing.extend(vacancy, date(2026, 4, 17), reason="Few applications.", by=cast.person("recruiter"))
    publishing.cancel(vacancy, reason="The funding fell away.", by=cast.person("recruiter"))
    tell_vacancy_news()
    assert told("extended:") == set()


def test_a_reissue_is_told_to_drafts_and_applicants_once(vacancy, clock):
    clock.move_to(cast.PUBLISHED + timedelta(days=1))
    cast.reissued(vacancy)
    cast.written(vacancy, cast.person("latecomer"))  # saw the corrected notice from the beginning
    assert tell_vacancy_news() == 2
    assert tell_vacancy_news() == 0
    assert told("reissued:") == {"candidate@example.org", "rival@example.org"}


def record_the_closing():
    """What the worker does first after a closing, or after it was away: the closing, and the drafts that lapse."""
    assert record_due_closings() == 1
    assert lapse_due_drafts() == 1


def test_a_reissue_of_the_last_seconds_is_told_to_applicants_after_the_closing(vacancy, clock):
    clock.move_to(cast.CLOSES_AT - timedelta(seconds=20))
    cast.reissued(vacancy)
    clock.move_to(cast.CLOSES_AT + timedelta(seconds=10))
    record_the_closing()
    assert (tell_vacancy_news(), tell_vacancy_news()) == (1, 0)
    assert told("reissued:") == {"rival@example.org"}  # the draft lapsed and is told that


def test_an_extension_that_ended_while_the_worker_was_away_is_told_to_applicants(vacancy, clock):
    clock.move_to(cast.CLOSES_AT - timedelta(hours=1))
    publishing.extend(vacancy, date(2026, 4, 5), reason="Few applications.", by=cast.person("recruiter"))
    clock.move_to(cast.CLOSES_AT + timedelta(days=3))
    record_the_closing()
    assert (tell_vacancy_news(), tell_vacancy_news()) == (1, 0)
    assert told("extended:") == {"rival@example.org"}


def test_a_draft_that_is_about_to_lapse_is_not_asked_to_be_sent(vacancy, clock):
    clock.move_to(cast.CLOSES_AT - timedelta(seconds=20))
    cast.reissued(vacancy)
    clock.move_to(cast.CLOSES_AT)
    assert tell_vacancy_news() == 1
    assert told("reissued:") == {"rival@example.org"}


def test_what_is_older_than_two_weeks_is_no_news(vacancy, clock):
    clock.move_to(cast.CLOSES_AT - timedelta(days=1))
    cast.reissued(vacancy)
    publishing.extend(vacancy, date(2026, 4, 5), reason="Few applications.", by=cast.person("recruiter"))
    clock.move_to(cast.CLOSES_AT + timedelta(days=13, minutes=1))
    assert tell_vacancy_news() == 0
    clock.move_to(cast.CLOSES_AT + timedelta(days=12, hours=23))
    assert tell_vacancy_news() == 2


def test_the_mail_says_what_changed_why_and_that_the_application_stands(vacancy):
    cast.reissued(vacancy, grade_id="G-5", notes="Bring patience.")
    tell_vacancy_news()
    draft, sent = (OutgoingNotice.objects.get(key__startswith="reissued:", to=f"{name}@example.org") for name in NAMES)
    assert sent.subject == "Corrected notice: Senior People Services Associate"
    for mail in (draft, sent):
        assert "The grade was printed wrongly." in mail.body
        assert "- Grade: G-6 before, G-5 now\n- Notes: changed\n" in mail.body
        assert f"/vacancies/{vacancy.public_id}/#changed" in mail.body
        assert "3 April 2026 at 23:59 (Geneva)" in mail.body
    assert "Your application stands as you sent it" in sent.body
    assert "It is not sent yet" in draft.body


def test_each_reissue_is_told_by_itself_and_none_after_a_cancellation(vacancy):
    cast.reissued(vacancy)
    assert tell_vacancy_news() == 2
    cast.reissued(vacancy, grade_id="G-7")
    assert tell_vacancy_news() == 2
    cast.reissued(vacancy, grade_id="G-4", reason="Again.")
    publishing.cancel(vacancy, reason="The funding fell away.", by=cast.person("recruiter"))
    tell_vacancy_news()
    assert len(OutgoingNotice.objects.filter(key__startswith="reissued:")) == 4


def test_the_mail_is_in_the_language_of_its_reader(vacancy):
    for name, language in zip(NAMES, ("fr", "es"), strict=True):
        User.objects.filter(email=f"{name}@example.org").update(language=language)
    cast.reissued(vacancy, duty_station_country_id="DE")
    tell_vacancy_news()
    draft, sent = (OutgoingNotice.objects.get(key__startswith="reissued:", to=f"{name}@example.org") for name in NAMES)
    assert "Suisse" in draft.body and "Allemagne" in draft.body
    assert "Suiza" in sent.body and "Alemania" in sent.body


def test_a_double_sweep_tells_a_reissue_once(vacancy):
    """The key holds it, not the query: the same application twice in one sweep's list is told once."""
    publication = cast.reissued(vacancy)
    assert news._tell_reissue(publication) == 2
    listed = list(vacancy.applications.all())
    told_again = [news._tell_one(f"reissued:{publication.pk}:{row.public_id}", row, "reissued", {}) for row in listed]
    assert told_again == [False, False]
