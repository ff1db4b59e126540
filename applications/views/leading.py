"""Where a page leads afterwards, and how it shows a refusal."""

from django.forms import BaseForm
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from recruitment.refusal import Refused


def next_page(request: HttpRequest) -> str:
    """The page of this portal that the reader is to come back to; empty for none, and for any other site."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours else ""


def show_refusal(form: BaseForm, refused: Refused, field: str | None = None) -> None:
    """Put the sentences of a refusal among the errors of a form that was sent."""
    for sentence in refused.sentences:
        form.add_error(field, sentence)
