"""What the database itself refuses of publications."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from recruitment.actions.acting import acting
from tests import cast
from vacancies.models import Publication, Vacancy

pytestmark = pytest.mark.usefixtures("reference")


@pytest.fixture(autouse=True)
def at_publication(clock):
    clock.move_to(cast.PUBLISHED)


def another_version(vacancy, version):
    former = vacancy.publications.get()
    with transaction.atomic(), acting(by=cast.person("recruiter")) as at:
        Publication.objects.create(
            vacancy=vacancy,
            version=version,
            content=former.content,
            hash=former.hash,
            published_at=at,
            published_by=cast.person("recruiter"),
        )


def test_no_version_is_added_after_the_closing(clock):
    vacancy = cast.published()
    clock.move_to(cast.CLOSES_AT + timedelta(days=3))
    with pytest.raises(IntegrityError, match="Only an open vacancy"):
        another_version(vacancy, 2)


def test_no_version_is_left_out():
    with pytest.raises(IntegrityError, match="its next version"):
        another_version(cast.published(), 3)


def test_a_publication_without_its_vacancy_is_named():
    vacancy = cast.published()
    another_version(vacancy, 2)
    assert f"Vacancy {vacancy.pk} is not of the version that was published last." in list(Publication.inconsistencies())
    assert Vacancy.objects.get(pk=vacancy.pk).version == 1
