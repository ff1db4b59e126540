"""Re-issuing an open vacancy: what is copied, what may change, what stays, and that the history stays whole."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from recruitment.actions.acting import System, acting
from recruitment.management.commands.check_invariants import inconsistencies
from recruitment.models import HistoryEntry
from recruitment.refusal import Refused
from tests import cast
from vacancies.actions import drafting, publishing, reissuing, translating
from vacancies.enums import Ground, SecondTier
from vacancies.models import Listing, Publication, Vacancy
from vacancies.rules.terms import Pathway

pytestmark = pytest.mark.usefixtures("reference")
WHY = "The grade was printed wrongly."


@pytest.fixture(autouse=True)
def at_publication(clock):
    clock.move_to(cast.PUBLISHED)


@pytest.fixture
def recruiter():
    return cast.person("recruiter")


@pytest.fixture
def vacancy(recruiter):
    return cast.published()


@pytest.fixture
def draft(vacancy, recruiter):
    return reissuing.begin_reissue(vacancy, by=recruiter)


def again(vacancy):
    return Vacancy.objects.get(pk=vacancy.pk)


def contradictions():
    return [sentence for sentence in inconsistencies() if "clock was moved" not in sentence]


def corrected(draft, recruiter, **values):
    drafting.save_draft(draft, values=values or {"title": "People Services Associate"}, by=recruiter)
    return again(draft)


def test_the_draft_is_a_whole_copy(recruiter):
    source = cast.draft(kind="officer", language="en")
    texts = {name: f"fr {name}" for name in publishing.TRANSLATED_TEXTS if getattr(source, name)}
    translating.save_translation(source, "fr", texts=texts, by=recruiter)
    publishing.publish(source, by=recruiter)
    draft = reissuing.begin_reissue(again(source), by=recruiter)
    assert reissuing.differing(draft) == []
    assert draft.reference_number == again(source).reference_number
    assert draft.closing_policy == again(source).closing_policy
    assert reissuing.mark(draft) == again(source).current_publication.hash


def test_there_is_one_draft_at_a_time(vacancy, draft, recruiter):
    assert reissuing.begin_reissue(vacancy, by=recruiter) == draft


def test_a_reissue_becomes_the_next_version(vacancy, draft, recruiter, clock):
    draft = corrected(draft, recruiter, title="People Services Associate", grade_id="G-5")
    drafting.save_draft(draft, values={}, pathways=[Pathway(3, 1)], languages=[], competencies=[], by=recruiter)
    competencies = vacancy.competencies.all()[:2]
    needs = cast.notices.LANGUAGES[:1]
    drafting.save_draft(draft, values={}, languages=needs, competencies=competencies, by=recruiter)
    clock.move_to(cast.PUBLISHED + timedelta(days=2))
    publication = reissuing.reissue(again(draft), reason=WHY, by=recruiter)
    after = again(vacancy)
    assert (publication.version, publication.reason, after.version) == (2, WHY, 2)
    assert (after.title, after.grade_id) == ("People Services Associate", "G-5")
    assert [path.degree for path in after.pathways.all()] == [3]
    assert after.language_requirements.count() == 1 and after.competencies.count() == 2
    assert after.current_publication == publication
    assert publication.terms.grade == "G-5"
    assert (after.closes_at, after.published_at, after.published_by) == (
        vacancy.closes_at,
        vacancy.published_at,
        recruiter,
    )
    assert not Vacancy.objects.filter(pk=draft.pk).exists()
    first = Publication.objects.get(vacancy=vacancy, version=1)
    assert first.notice["title"] == "Senior People Services Associate"
    listing = Listing.objects.get(vacancy=vacancy)
    assert (listing.version, listing.texts["en"]["title"]) == (2, "People Services Associate")
    assert contradictions() == []
    entry = HistoryEntry.objects.filter(table_name="vacancies_vacancy", row_id=vacancy.pk).last()
    assert (entry.reason, entry.before["version"], entry.after["version"]) == (WHY, 1, 2)


def test_it_can_be_reissued_again(vacancy, draft, recruiter):
    reissuing.reissue(corrected(draft, recruiter), reason=WHY, by=recruiter)
    second = reissuing.begin_reissue(again(vacancy), by=recruiter)
    reissuing.reissue(corrected(second, recruiter, positions=2), reason="Two are sought.", by=recruiter)
    assert [row.version for row in again(vacancy).publications.all()] == [3, 2, 1]
    assert contradictions() == []


@pytest.mark.parametrize(
    ("values", "reason", "says"),
    [
        ({"title": "Another"}, " ", "Give the reason"),
        ({}, WHY, "Nothing differs"),
        ({"title": ""}, WHY, "Give the position a title"),
        ({"second_tier": SecondTier.NOT_ADMITTED}, WHY, "invited to apply"),
        ({"duty_station_nationals_excluded": True}, WHY, "Nationals of Switzerland were invited to apply"),
        ({"duty_station_nationals_excluded": True, "duty_station_country_id": "DE"}, WHY, "Nationals of Germany"),
    ],
)
def test_a_reissue_refused_changes_nothing(vacancy, draft, recruiter, values, reason, says):
    if values:
        corrected(draft, recruiter, **values)
    with pytest.raises(Refused, match=says):
        reissuing.reissue(again(draft), reason=reason, by=recruiter)
    assert again(vacancy).version == 1
    assert again(vacancy).publications.count() == 1
    assert Vacancy.objects.filter(pk=draft.pk).exists()


def test_where_nationals_are_excluded_the_country_stays_and_the_exclusion_may_go(recruiter):
    vacancy = cast.published(duty_station_nationals_excluded=True)
    draft = reissuing.begin_reissue(vacancy, by=recruiter)
    draft = corrected(draft, recruiter, duty_station_country_id="DE")
    with pytest.raises(Refused, match="Nationals of Germany were invited to apply"):
        reissuing.reissue(draft, reason=WHY, by=recruiter)
    draft = corrected(draft, recruiter, duty_station_nationals_excluded=False)
    assert reissuing.reissue(draft, reason=WHY, by=recruiter).terms.duty_station_country == "DE"


def test_what_was_shown_is_what_is_reissued(draft, recruiter):
    seen = reissuing.mark(corrected(draft, recruiter))
    corrected(draft, recruiter, title="Typed in another window")
    with pytest.raises(reissuing.Changed, match="changed since you saw it"):
        reissuing.reissue(again(draft), reason=WHY, seen=seen, by=recruiter)
    seen = reissuing.mark(again(draft))
    assert reissuing.reissue(again(draft), reason=WHY, seen=seen, by=recruiter).version == 2


def test_neither_a_closed_nor_a_cancelled_vacancy_is_corrected(recruiter, clock):
    closed, cancelled = cast.published(), cast.published()
    drafts = [corrected(reissuing.begin_reissue(row, by=recruiter), recruiter) for row in (closed, cancelled)]
    untouched = cast.published()
    publishing.cancel(cancelled, reason="No funds.", by=recruiter)
    clock.move_to(cast.CLOSES_AT)
    for draft in drafts:
        with pytest.raises(Refused, match="takes no applications any more"):
            reissuing.reissue(draft, reason=WHY, by=recruiter)
    with pytest.raises(Refused, match="Only an open vacancy"):
        reissuing.begin_reissue(untouched, by=recruiter)


def test_the_draft_follows_an_extension(vacancy, draft, recruiter, clock):
    publishing.extend(vacancy, date(2026, 4, 17), reason="Easter.", by=recruiter)
    clock.move_to(cast.CLOSES_AT + timedelta(days=3))
    publication = reissuing.reissue(corrected(draft, recruiter), reason=WHY, by=recruiter)
    assert publication.content["closing_date"] == "2026-04-17"
    assert again(vacancy).closes_at == cast.CLOSES_AT + timedelta(days=14)
    assert contradictions() == []


def test_the_organizations_later_policies_do_not_slip_in(vacancy, draft, recruiter):
    house = vacancy.organization
    house.closing_minute, house.roster_months, house.board_quorum = 600, 12, 9
    house.save()
    terms = reissuing.reissue(corrected(draft, recruiter), reason=WHY, by=recruiter).terms
    assert (terms.closing.minute, terms.roster_months) == (1439, 24)
    assert terms.board_quorum == Publication.objects.get(vacancy=vacancy, version=1).terms.board_quorum


def test_a_draft_of_a_reissue_is_not_published_as_a_vacancy_of_its_own(draft, recruiter):
    with pytest.raises(Refused, match="re-issue it"):
        publishing.publish(draft, by=recruiter)
    with acting(by=System("tests")), pytest.raises(IntegrityError), transaction.atomic():
        Vacancy.objects.filter(pk=draft.pk).update(published_at=cast.PUBLISHED, published_by=recruiter)


def test_a_discarded_draft_leaves_the_notice_as_it_is(vacancy, draft, recruiter):
    stale = corrected(draft, recruiter)
    reissuing.discard(stale, by=recruiter)
    assert not Vacancy.objects.filter(pk=draft.pk).exists()
    with pytest.raises(Refused, match="discarded meanwhile"):
        reissuing.reissue(stale, reason=WHY, by=recruiter)
    assert again(vacancy).version == 1
    assert contradictions() == []


def test_discarding_takes_no_other_draft(recruiter):
    with pytest.raises(Refused, match="no correction"):
        reissuing.discard(cast.draft(), by=recruiter)


def test_a_stranger_neither_begins_nor_reissues_nor_discards(vacancy, draft):
    stranger = cast.person("stranger")
    for act in (
        lambda: reissuing.begin_reissue(vacancy, by=stranger),
        lambda: reissuing.reissue(draft, reason=WHY, by=stranger),
        lambda: reissuing.discard(draft, by=stranger),
    ):
        with pytest.raises(Refused, match="Recruiter"):
            act()


def test_without_a_publication_no_column_of_a_published_vacancy_moves(vacancy):
    with acting(by=System("tests")), pytest.raises(IntegrityError, match="frozen"), transaction.atomic():
        Vacancy.objects.filter(pk=vacancy.pk).update(title="Another", version=2)


def test_the_closing_moves_by_no_reissue(vacancy, draft, recruiter):
    drafting.save_draft(draft, values={"closing_date": date(2026, 3, 1), "closing_minute": 60}, by=recruiter)
    reissuing.reissue(corrected(draft, recruiter), reason=WHY, by=recruiter)
    assert again(vacancy).closes_at == cast.CLOSES_AT
    assert again(vacancy).current_publication.content["closing_date"] == "2026-04-03"
    assert again(vacancy).current_publication.terms.closing.minute == 1439


def test_a_translation_alone_is_a_correction(vacancy, draft, recruiter):
    texts = {"title": "Associée", "responsibilities": "Tout ce qui est décrit.", "qualifications": "Un diplôme."}
    translating.save_translation(draft, "fr", texts=texts, by=recruiter)
    publication = reissuing.reissue(again(draft), reason="Now in French too.", by=recruiter)
    assert publication.languages == ["en", "fr"]
    assert publication.notice_in("fr")["title"] == "Associée"
    assert again(vacancy).translations.get().title == "Associée"


def test_grounds_may_be_corrected_where_everybody_may_apply(draft, recruiter):
    corrected(draft, recruiter, first_tier_grounds=[Ground.INTERNAL])
    terms = reissuing.reissue(again(draft), reason=WHY, by=recruiter).terms
    assert terms.tiers.grounds == (Ground.INTERNAL,)
