"""The demonstration: any stage, through the actions, the same from the same seed."""

from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from applications.models import Submission
from recruitment.management.commands.check_invariants import inconsistencies
from recruitment.models import HistoryEntry, OutgoingNotice
from screening.demonstration import translations
from screening.demonstration.cast import make_cast
from screening.demonstration.stages import STAGES, play
from screening.models import RosterEntry, Screening
from tests import cast
from vacancies.actions.publishing import TRANSLATED_TEXTS
from vacancies.enums import VacancyState
from vacancies.models import Vacancy

pytestmark = pytest.mark.usefixtures("reference")
AT = "2026-06-01T12:00:00+02:00"


@pytest.fixture(autouse=True)
def movable(clock):
    """The tests' clock is movable, and the demonstration leaves it so."""


def demo(*arguments: str) -> str:
    call_command("demo", *arguments, stdout=(out := StringIO()))
    return out.getvalue()


@pytest.mark.parametrize("stage", STAGES)
def test_every_stage_stands_where_it_says(stage):
    demo("--stage", stage, "--applications", "3", "--at", AT)
    vacancy = Vacancy.objects.get()
    open_stages = {"drafts", "open"}
    at = datetime(2026, 6, 1, 10, tzinfo=UTC)
    assert vacancy.state(at) == (VacancyState.OPEN if stage in open_stages else VacancyState.CLOSED)
    reached = STAGES.index(stage)
    assert Submission.objects.exists() is (reached >= STAGES.index("open"))
    assert Screening.objects.exists() is (reached >= STAGES.index("closed"))
    assert Screening.objects.exclude(outcome="").exists() is (reached >= STAGES.index("shortlisted"))
    assert Screening.objects.exclude(recommendation="").exists() is (reached >= STAGES.index("assessed"))
    assert RosterEntry.objects.exists() is (reached >= STAGES.index("endorsed"))
    announced = OutgoingNotice.objects.filter(key__startswith="roster:").exists()
    assert announced is (stage == "expired")


def test_the_same_seed_gives_the_same_people_and_decisions():
    def facts(reference):
        rows = Screening.objects.filter(vacancy__reference_number=reference).order_by("pk")
        return list(rows.values_list("candidate_name", "suggested_tier", "eligibility", "outcome", "criteria_met"))

    from django.db import transaction

    with transaction.atomic():
        savepoint = transaction.savepoint()
        demo("--stage", "shortlisted", "--applications", "8", "--seed", "7", "--at", AT)
        first = facts("DEMO-SHORTLISTED-7")
        transaction.savepoint_rollback(savepoint)
    demo("--stage", "shortlisted", "--applications", "8", "--seed", "7", "--at", AT)
    assert facts("DEMO-SHORTLISTED-7") == first
    assert len(first) > 5


def test_nobody_is_nameless_in_its_history():
    demo("--stage", "endorsed", "--applications", "3")
    assert not HistoryEntry.objects.filter(actor="").exists()


def test_the_same_stage_and_seed_again_says_what_to_do():
    demo("--stage", "open", "--applications", "1")
    with pytest.raises(CommandError, match="another --seed"):
        demo("--stage", "open", "--applications", "1")


def test_outside_a_demonstration_it_refuses(settings):
    settings.DEMONSTRATION = False
    with pytest.raises(CommandError, match="DEMONSTRATION=true"):
        demo("--stage", "open")


@pytest.mark.parametrize(("applications", "at"), [("-1", AT), ("3", "2026-06-01T12:00:00")])
def test_bad_arguments_get_a_sentence(applications, at):
    with pytest.raises(CommandError):
        demo("--stage", "open", "--applications", applications, "--at", at)


def test_the_notices_can_be_read_in_three_languages(clock):
    clock.move_to(cast.PUBLISHED)
    for kind, words in (("associate", "Assistance principale"), ("officer", "Spécialiste")):
        publication = cast.published(kind=kind).current_publication
        assert publication.languages == ["en"]  # the tests' own notices stay in one
        texts = translations.KINDS[kind]
        assert texts["fr"]["title"].startswith(words)
        written = {name for name in TRANSLATED_TEXTS if publication.notice[name]}
        assert set(texts["fr"]) == set(texts["es"]) == written
    demo("--stage", "drafts", "--applications", "0", "--at", AT)
    assert Vacancy.objects.get(reference_number="DEMO-DRAFTS-1").current_publication.languages == ["en", "es", "fr"]


@pytest.mark.parametrize(("kind", "then"), [("officer", "extended"), ("associate", "re-issued")])
def test_an_open_vacancy_may_have_been_extended_or_reissued(kind, then, clock):
    at = datetime.fromisoformat(AT)
    vacancy = play("open", applications=2, seed=1, kind=kind, cast=make_cast(), at=at, then=then)
    vacancy.refresh_from_db()
    assert vacancy.state(at) == VacancyState.OPEN
    assert vacancy.extensions.count() == (then == "extended")
    assert vacancy.version == 1 + (then == "re-issued")
    assert OutgoingNotice.objects.filter(key__startswith="extended:" if then == "extended" else "reissued:").exists()
    assert vacancy.current_publication.languages == ["en", "es", "fr"]
    assert [sentence for sentence in inconsistencies() if "clock was moved" not in sentence] == []
