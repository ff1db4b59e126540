"""Every component in a real browser: no barrier, nothing wider than the window, in both schemes and at 320 pixels."""

import pytest
from django.urls import reverse

from recruitment.models import User


@pytest.fixture
def signed_in(page, live_server, client):
    """A page of a browser in which a member of staff has signed in."""
    client.force_login(User.objects.create_user("builder@example.org", is_staff=True))
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    return page


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_component_has_a_barrier(signed_in, axe, width, scheme):
    signed_in.set_viewport_size({"width": width, "height": 900})
    signed_in.emulate_media(color_scheme=scheme)
    signed_in.goto(reverse("styleguide") + "?errors")
    axe(signed_in)
    assert signed_in.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.django_db(transaction=True)
def test_it_keeps_its_shape_wide_zoomed_in_forced_colours_and_without_motion(signed_in, axe):
    for width in (640, 1600):  # 640 is 1280 at 200 % zoom
        signed_in.set_viewport_size({"width": width, "height": 900})
        signed_in.goto(reverse("styleguide") + "?errors")
        assert signed_in.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    moving = "getComputedStyle(document.querySelector('.btn')).transitionDuration"
    assert "0.12s" in signed_in.evaluate(moving)
    signed_in.emulate_media(forced_colors="active", reduced_motion="reduce")
    assert signed_in.evaluate(moving).replace(",", "").split(" ")[0] == "0s"
    axe(signed_in)
    for name in (".btn-primary", ".btn-secondary", ".panel", ".form-control", ".tier-mark", ".error-summary"):
        assert signed_in.evaluate(f"parseFloat(getComputedStyle(document.querySelector('{name}')).borderTopWidth)") >= 1
    marks = ".status-done, .status-stop, .status-attention"
    grounds = signed_in.locator(marks).evaluate_all(
        "all => all.map(one => getComputedStyle(one, '::before').backgroundColor)"
    )
    assert grounds
    assert "rgba(0, 0, 0, 0)" not in grounds


@pytest.mark.django_db(transaction=True)
def test_the_reader_sees_the_deadline_in_their_own_time_and_what_is_left_of_it(signed_in):
    signed_in.goto(reverse("styleguide"))
    assert signed_in.locator("[data-local]").first.inner_text().endswith("where you are")
    assert "5 hours 1" in signed_in.locator("[data-countdown]").nth(1).inner_text()
    assert signed_in.locator("[data-countdown]").nth(0).is_hidden()


@pytest.mark.django_db(transaction=True)
def test_another_row_of_a_formset_is_added_and_takes_the_focus(signed_in):
    signed_in.goto(reverse("styleguide"))
    signed_in.get_by_role("button", name="Add another employment").click()
    assert signed_in.locator("[data-formset-rows] > *").count() == 3
    assert signed_in.locator("[name=jobs-TOTAL_FORMS]").input_value() == "3"
    assert signed_in.evaluate("document.activeElement.name") == "jobs-2-employer"


@pytest.mark.django_db(transaction=True)
def test_errors_are_summarised_and_lead_to_their_controls(signed_in):
    signed_in.goto(reverse("styleguide") + "?errors")
    assert signed_in.title().startswith("Error:")
    assert signed_in.evaluate("document.activeElement.className") == "error-summary"
    signed_in.locator(".error-summary a", has_text="Family name").click()
    assert signed_in.evaluate("document.activeElement.id") == "id_name"


def test_the_style_guide_is_for_staff(client, db):
    assert client.get(reverse("styleguide")).url.startswith(reverse("account_login"))
    client.force_login(User.objects.create_user("candidate@example.org"))
    assert client.get(reverse("styleguide")).status_code == 403


@pytest.mark.django_db
def test_a_reader_who_is_no_staff_is_not_led_in_circles(client):
    client.force_login(User.objects.create_user("amara@example.org"))
    assert client.get(reverse("styleguide"), follow=True).status_code == 403
