"""The desk and the overview: who sees what, what is counted, what remains to do."""

from datetime import timedelta

import pytest
from django.urls import reverse

from recruitment.actions.roles import give_role
from recruitment.models import Organization, User
from screening.models import PanelMember
from tests import cast
from tests.screening.desk.hands import (
    about,
    at,
    close,
    decided,
    line,
    text,
)
from vacancies.actions import publishing

pytestmark = pytest.mark.usefixtures("reference")


@pytest.mark.parametrize("name", ["candidate", "panellist", "board_member", "administrator"])
def test_whoever_does_not_screen_finds_no_desk(client, vacancy, name):
    client.force_login(cast.person(name))
    case = line(vacancy, "woman")
    assert client.get(reverse("desk:home")).status_code == 403
    for page in ("vacancy", "longlist", "shortlist", "recommending", "telling"):
        assert client.get(at(page, vacancy)).status_code == 404
    assert client.get(about("case", case)).status_code == 404
    document = case.submission.dossier["documents"][0]["id"]
    assert client.get(reverse("desk:document", args=[document])).status_code == 404


def test_a_recruiter_of_another_organization_finds_nothing(client, vacancy):
    other = User.objects.create_user("other@example.org")
    give_role(other, "recruiter", Organization.objects.get(pk="UNOPS"), by=cast.MAKER)
    client.force_login(User.objects.get(pk=other.pk))
    assert vacancy.title not in text(client.get(reverse("desk:home")))
    assert client.get(at("longlist", vacancy)).status_code == 404
    assert client.post(about("confirm", line(vacancy, "woman"))).status_code == 404


def test_an_auditor_reads_everything_and_changes_nothing(client, vacancy, recruiter):
    decided(vacancy, recruiter)
    client.force_login(cast.person("auditor"))
    for page in ("vacancy", "longlist", "shortlist", "recommending", "telling"):
        response = client.get(at(page, vacancy))
        assert response.status_code == 200
        assert "btn-primary" not in text(response)
    case = line(vacancy, "woman")
    assert "btn-primary" not in text(client.get(about("case", case)))
    for page in ("confirm", "rate", "outcome", "recommend", "claim"):
        assert client.post(about(page, case), {"answer": "confirmed"}).status_code == 403
    for page in ("confirm_many", "decide_many", "gate", "telling", "panel"):
        assert client.post(at(page, vacancy)).status_code == 403


def test_a_recruiter_who_applied_does_not_see_the_rivals(client, clock, recruiter):
    clock.move_to(cast.PUBLISHED)
    vacancy = cast.published()
    cast.submitted(vacancy, cast.person("woman"), gender="woman")
    cast.submitted(vacancy, recruiter)
    vacancy = close(vacancy, clock)
    client.force_login(recruiter)
    assert client.get(at("longlist", vacancy)).status_code == 404
    assert client.get(about("case", line(vacancy, "woman"))).status_code == 404
    assert "You applied to this vacancy yourself" in text(client.get(reverse("desk:home")))


def test_the_file_of_the_frozen_dossier_comes_as_an_attachment(web, vacancy):
    document = line(vacancy, "woman").submission.dossier["documents"][0]["id"]
    response = web.get(reverse("desk:document", args=[document]))
    assert response["Content-Disposition"] == 'attachment; filename="cv.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response.getvalue().startswith(b"%PDF")


def test_no_application_is_opened_before_the_vacancy_closes(web, clock, recruiter):
    clock.move_to(cast.PUBLISHED)
    vacancy = cast.published()
    submission = cast.submitted(vacancy, cast.person("woman"))
    page = text(web.get(at("vacancy", vacancy)))
    assert "1 application has been submitted." in page and "3 April 2026, 23:59 Geneva" in page
    assert web.get(reverse("desk:case", args=[submission.application.public_id])).status_code == 404
    document = submission.dossier["documents"][0]["id"]
    assert web.get(reverse("desk:document", args=[document])).status_code == 404


def test_the_desk_shows_each_vacancy_where_it_stands(web, vacancy, recruiter):
    draft = cast.draft(title="A draft of ours")
    cancelled = cast.published(title="A cancelled one", closing_date=cast.CLOSING_DATE + timedelta(days=60))
    publishing.cancel(cancelled, reason="No funds.", by=recruiter)
    page = text(web.get(reverse("desk:home")))
    assert reverse("drafts:edit", args=[draft.public_id]) in page
    assert "No funds." in page
    assert "Check 1 claim to be internal staff." in page
    assert "A draft of ours" not in text(web.get(reverse("desk:home") + "?state=closed"))


def test_the_overview_counts_by_tier_and_says_what_remains(web, vacancy, recruiter):
    decided(vacancy, recruiter)
    page = web.get(at("vacancy", vacancy))
    rows = {row["row_tier"]: row for row in page.context["tiers"]}
    assert (rows[1]["listed"], rows[1]["eligible"], rows[1]["shortlisted"]) == (3, 2, 1)
    assert (rows[2]["listed"], rows[2]["waiting"]) == (1, 1)
    assert "The first tier is decided. 1 application of the second tier stays locked" in text(page)
    assert "3 decisions are not told yet." in text(page)


def test_a_panel_member_is_named_from_those_with_the_role(web, vacancy):
    member, stranger = cast.person("panellist"), cast.person("woman")
    response = web.post(at("panel", vacancy), {"member": stranger.public_id})
    assert response.status_code == 200 and not PanelMember.objects.exists()
    assert web.post(at("panel", vacancy), {"member": member.public_id}).status_code == 302
    assert PanelMember.objects.get().user == member


def test_an_address_that_only_acts_leads_back_to_its_page(web, vacancy):
    assert web.get(at("confirm_many", vacancy)).url == at("longlist", vacancy)
    case = line(vacancy, "woman")
    assert web.get(about("rate", case)).url == about("case", case)


def test_a_panel_member_is_taken_off_again(web, vacancy):
    panellist = cast.person("panellist")
    web.post(at("panel", vacancy), {"member": panellist.public_id})
    member = vacancy.panel_members.get()
    web.post(reverse("desk:release", args=[vacancy.public_id, member.user.public_id]))
    assert not vacancy.panel_members.exists()
