"""Staff are candidates too: what was not told to them is not to be read from the other side of the desk."""

import pytest
from django.urls import reverse

from recruitment.actions.acting import System
from recruitment.actions.roles import give_role
from screening.models import RosterEntry
from screening.views.board_agenda import waiting_for
from tests import cast
from tests.screening.actions.test_board_and_roster import endorse, line, meeting, members, recommend, vacancy

__all__ = ["meeting", "members", "vacancy"]  # fixtures of the module beside
pytestmark = pytest.mark.usefixtures("reference")


@pytest.fixture
def insider(vacancy, client):
    """The candidate, who is also recruiter, auditor and secretary."""
    person = cast.person("candidate")
    for role in ("recruiter", "auditor", "secretary"):
        give_role(person, role, vacancy.organization, by=System("tests"))
    client.force_login(person)
    return person


def test_an_untold_endorsement_is_not_on_the_staff_roster_of_whoever_applied(
    meeting, members, clock, client, insider, vacancy
):
    endorse(meeting, members, clock)
    assert RosterEntry.objects.count() == 1
    assert vacancy.title not in client.get(reverse("roster:staff")).content.decode()
    client.force_login(cast.person("secretary"))
    assert vacancy.title in client.get(reverse("roster:staff")).content.decode()


def test_the_history_of_ones_own_selection_is_not_found(client, insider, vacancy):
    application = line(vacancy).application
    page = client.get(reverse("board:history"), {"q": application.public_id}).content.decode()
    assert "Short-listed" not in page
    client.force_login(cast.person("auditor"))
    page = client.get(reverse("board:history"), {"q": application.public_id}).content.decode()
    assert "Short-listed" in page


def test_a_secretary_who_applied_does_not_see_who_waits_for_the_board(meeting, insider, vacancy):
    recommend(vacancy, "rival")
    assert not waiting_for(meeting, insider).exists()
    assert waiting_for(meeting, cast.person("secretary")).exists()
