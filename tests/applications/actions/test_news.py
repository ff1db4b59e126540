"""Extensions and cancellations reach drafts and applicants, once."""

from datetime import date

import pytest

from applications.actions.news import tell_vacancy_news
from applications.models import Telling
from recruitment.models import OutgoingNotice
from tests import cast
from vacancies.actions import publishing

pytestmark = pytest.mark.usefixtures("reference")


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
