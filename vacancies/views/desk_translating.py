"""A draft's texts in another language, beside the authentic ones."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from recruitment.refusal import Refused
from vacancies.actions import translating
from vacancies.actions.publishing import TRANSLATED_TEXTS
from vacancies.enums import NoticeLanguage
from vacancies.forms.translation import TranslationForm
from vacancies.models import Vacancy, VacancyTranslation
from vacancies.rules.publishing import translation_faults
from vacancies.views.desk_queries import draft_or_404, way_to


@require_http_methods(["GET", "HEAD", "POST"])
def translate(request: HttpRequest, public_id: str, language: str) -> HttpResponse:
    """Write the texts in a language other than the authentic one; what is left empty is shown in that one."""
    draft = _draft(request, public_id, language)
    if draft.published_at is not None:
        return redirect("drafts:page", public_id)
    if language == draft.language:
        return redirect("drafts:edit", public_id)
    written = next((row for row in draft.translations.all() if row.language == language), None)
    authentic = {name: getattr(draft, name) for name in TRANSLATED_TEXTS}
    saved_texts = {name: getattr(written, name) for name in TRANSLATED_TEXTS} if written else {}
    form = TranslationForm(
        request.POST if request.method == "POST" else None,
        instance=written or VacancyTranslation(vacancy=draft, language=language),
        authentic=authentic,
        language=language,
    )
    if form.is_valid():
        try:
            saved = translating.save_translation(draft, language, texts=form.texts(), by=request.user)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The text is saved.") if saved else _("There was nothing to save."))
            return redirect("drafts:translate", public_id, language)
    context = {
        "vacancy": draft,
        "language": language,
        "language_name": NoticeLanguage(language).label,
        "form": form,
        "written": written,
        "faults": translation_faults(language, saved_texts, authentic) if written else [],
        "way": way_to(draft),
    }
    return render(request, "vacancies/desk/translate.html", context)


@require_POST
def remove(request: HttpRequest, public_id: str, language: str) -> HttpResponse:
    """Take the text in this language away."""
    draft = _draft(request, public_id, language)
    try:
        translating.remove_translation(draft, language, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        words = _("The text in %(language)s is removed.") % {"language": NoticeLanguage(language).label}
        messages.success(request, words)
    return redirect("drafts:edit", public_id)


def _draft(request: HttpRequest, public_id: str, language: str) -> Vacancy:
    if language not in NoticeLanguage.values:
        raise Http404
    return draft_or_404(request, public_id)
