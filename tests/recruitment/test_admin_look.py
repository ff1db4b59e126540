"""Django's administration wears the portal's tokens: no barrier, and nothing refused by the security policy."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.admin.models import CHANGE, LogEntry
from django.urls import reverse
from playwright.sync_api import expect

from recruitment.models import Competency, User
from tests import cast

pytestmark = pytest.mark.django_db(transaction=True)
# Django's forms.css imports another sheet; axe would write that one into the page, which the policy refuses.
WITHOUT_PRELOAD = {"preload": False}
PAPER = {"light": "rgb(251, 250, 247)", "dark": "rgb(17, 23, 30)"}


@pytest.fixture
def administrator(reference) -> User:
    """A superuser with something in the history of changes."""
    user = cast.person("administrator")
    User.objects.filter(pk=user.pk).update(is_staff=True, is_superuser=True)
    LogEntry.objects.log_actions(user.pk, [user], CHANGE, change_message="The name.")
    return User.objects.get(pk=user.pk)


@pytest.fixture
def signed_in(page, live_server, client, administrator):
    """A page of a browser in which the administrator has signed in; every refusal of the policy is noted."""
    client.force_login(administrator)
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.add_init_script(
        "window.refused = [];"
        "document.addEventListener('securitypolicyviolation', event => window.refused.push(event.violatedDirective))"
    )
    return page


def addresses(administrator: User) -> dict[str, str]:
    """One page of each kind."""
    return {
        "index": reverse("admin:index"),
        "a list with filters": reverse("admin:recruitment_user_changelist"),
        "a form": reverse("admin:recruitment_user_change", args=[administrator.pk]),
        "a new row": reverse("admin:recruitment_roleassignment_add"),
        "a page to read": reverse("admin:recruitment_competency_change", args=[Competency.objects.first().pk]),
        "a history": reverse("admin:recruitment_user_history", args=[administrator.pk]),
        "a deletion": reverse(
            "admin:recruitment_roleassignment_delete", args=[administrator.role_assignments.first().pk]
        ),
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_of_it_has_a_barrier(signed_in, administrator, width, scheme):
    signed_in.set_viewport_size({"width": width, "height": 900})
    signed_in.emulate_media(color_scheme=scheme)
    for kind, address in addresses(administrator).items():
        assert signed_in.goto(address).status == 200, kind
        assert signed_in.evaluate("window.refused") == [], kind
        assert signed_in.evaluate("getComputedStyle(document.body).backgroundColor") == PAPER[scheme], kind
        assert signed_in.locator(".wordmark").inner_text().startswith("International Recruitment"), kind
        assert signed_in.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), kind
        found = Axe().run(signed_in, options=WITHOUT_PRELOAD)
        assert found.violations_count == 0, found.generate_report()


def test_it_follows_the_system_and_has_no_switch_of_its_own(signed_in):
    signed_in.goto(reverse("admin:index"))
    assert signed_in.locator(".theme-toggle").count() == 0
    assert signed_in.locator("html[data-theme]").count() == 0
    for scheme, colour in PAPER.items():
        signed_in.emulate_media(color_scheme=scheme)
        assert signed_in.evaluate("getComputedStyle(document.body).backgroundColor") == colour


def test_a_role_is_given_by_the_address_of_a_person(signed_in):
    cast.person("newcomer")
    signed_in.goto(reverse("admin:recruitment_roleassignment_add"))
    signed_in.get_by_label("E-mail address").fill("Nobody@example.org")
    signed_in.get_by_label("Organization").select_option("IOM")
    signed_in.get_by_label("Role:", exact=True).select_option("panellist")
    signed_in.get_by_role("button", name="Save", exact=True).click()
    expect(signed_in.get_by_text("Nobody has an account with this address.").first).to_be_visible()
    signed_in.get_by_label("E-mail address").fill(" Newcomer@example.org ")
    signed_in.get_by_role("button", name="Save", exact=True).click()
    signed_in.wait_for_url("**/roleassignment/")
    assert User.objects.get(email="newcomer@example.org").role_names == {"panellist"}
    assert signed_in.evaluate("window.refused") == []


def test_a_stranger_is_led_to_the_portals_own_sign_in(page, live_server, axe):
    page.goto(reverse("admin:index"))
    assert reverse("account_login") in page.url
    axe(page)


def test_signing_out_leads_back_to_the_portal(signed_in):
    signed_in.goto(reverse("admin:index"))
    signed_in.get_by_role("button", name="Sign out").click()
    signed_in.wait_for_url(lambda url: "/admin/" not in url)
    assert signed_in.get_by_role("link", name="Sign in").first.is_visible()
