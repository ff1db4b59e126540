"""allauth's refusals in the portal's own words: what happened, what is kept, what to do."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

TOO_MANY_SIGN_INS = _(
    "The password did not fit several times, so this address has to wait. Try again in five minutes, or choose a new "
    "password now. Your drafts and applications are kept."
)
TOO_MANY_CODES = _(
    "The code did not fit three times and no longer serves. Sign in with your address and your password, and we send "
    "a new code. The account that you made is kept."
)


class Adapter(DefaultAccountAdapter):
    """allauth as it is, with sentences of our own."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed."),
        "duplicate_email": _("This address already belongs to your account."),
        "email_password_mismatch": _(
            "The address and the password do not belong together. Check both; small and capital letters of the "
            "password differ."
        ),
        "email_taken": _("This address already belongs to an account."),
        "enter_current_password": _("This is not the present password."),
        "incorrect_code": _(
            "This is not the code in the newest letter to this address. Copy it from there; an earlier code no longer "
            "serves."
        ),
        "incorrect_password": _("This is not the password of the account."),
        "max_email_addresses": _(
            "The number of addresses of an account is limited to %d. Remove one that you no longer use."
        ),
        "same_as_current": _("This is the address that stands there already. Give another."),
        "too_many_login_attempts": TOO_MANY_SIGN_INS,
    }

    def add_message(self, request: HttpRequest, level: int, *args: Any, **kwargs: Any) -> None:
        """Show a message on the next page. Wrong codes have their own: allauth speaks of sign-ins for them too."""
        if kwargs.get("message") == TOO_MANY_SIGN_INS:
            kwargs["message"] = TOO_MANY_CODES
        super().add_message(request, level, *args, **kwargs)
