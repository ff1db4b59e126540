"""What every page needs to draw its frame: name and navigation by role."""

from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from recruitment.views.mailbox import mailbox_is_open

PORTAL_NAME = noop("International Recruitment")


@dataclass(frozen=True)
class NavEntry:
    """One link of a navigation. `current` is "page" on the page itself, "true" below it, else empty."""

    label: str
    url: str
    current: str = ""
    post: bool = False


# Address name, label, and the roles that see it; None is everybody.
MAIN = (
    ("vacancies:list", noop("Vacancies"), None),
    ("applications:mine", noop("My applications"), {"candidate"}),
    ("applications:profile", noop("My profile"), {"candidate"}),
    ("roster:mine", noop("My rosters"), {"candidate"}),
    ("alerts:mine", noop("My alerts"), {"candidate"}),
    ("desk:home", noop("Recruiter's desk"), {"recruiter", "auditor"}),
    ("panel:home", noop("Assessment panels"), {"panellist"}),
    ("board:home", noop("Board"), {"board_member", "chair", "secretary", "auditor"}),
    ("roster:staff", noop("Roster"), {"recruiter", "board_member", "chair", "secretary", "auditor"}),
    ("board:history", noop("History"), {"auditor"}),
    ("admin:index", noop("Administration"), {"administrator"}),
)
FOR_STRANGERS = (("account_login", noop("Sign in")), ("account_signup", noop("Create an account")))


def portal(request: HttpRequest) -> dict[str, object]:
    """The variables of `base.html`."""
    return {
        "portal_name": _(PORTAL_NAME),
        "home_url": _address("home"),
        "nav": SimpleLazyObject(lambda: _main_nav(request)),
        "account_nav": SimpleLazyObject(lambda: _account_nav(request)),
        "demonstration": settings.DEMONSTRATION,
        "mailbox_url": _address("mailbox") if mailbox_is_open() else "",
    }


def _main_nav(request: HttpRequest) -> list[NavEntry]:
    roles = _roles(request)
    shown = [(name, label) for name, label, wanted in MAIN if wanted is None or wanted & roles]
    return [_entry(request, name, label) for name, label in shown if _address(name)]


def _account_nav(request: HttpRequest) -> list[NavEntry]:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return [_entry(request, name, label) for name, label in FOR_STRANGERS if _address(name)]
    entries = []
    if _address("account_email"):
        entries.append(NavEntry(str(user), _address("account_email"), _current(request, _address("account_email"))))
    if _address("account_logout"):
        entries.append(NavEntry(_("Sign out"), _address("account_logout"), post=True))
    return entries


def _roles(request: HttpRequest) -> set[str]:
    user = getattr(request, "user", None)
    return set(user.role_names) if user is not None and user.is_authenticated else set()


def _entry(request: HttpRequest, name: str, label: str) -> NavEntry:
    return NavEntry(_(label), _address(name), _current(request, _address(name)))


def _current(request: HttpRequest, url: str) -> str:
    if request.path == url:
        return "page"
    return "true" if url != "/" and request.path.startswith(url) else ""


@lru_cache(maxsize=100)
def _address(name: str) -> str:
    """The address of a named page, or nothing while no such page is wired in."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
