"""The page for readers without a connection, and the small worker in their browser that shows it.

The worker keeps this page, the stylesheet and the mark, and nothing else; see `static/js/offline-worker.js`.
"""

import hashlib
import json

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

SOURCE = settings.BASE_DIR / "static" / "js" / "offline-worker.js"
FILES = ("css/portal.css", "mark.svg")


@require_safe
@cache_control(no_cache=True)
@login_not_required
def offline(request: HttpRequest) -> HttpResponse:
    """The page in the language that `language` names, else in the reader's. It says the same to everybody."""
    language = _language(request)
    return HttpResponse(_page(language), headers={"Content-Language": language})


@require_safe
@cache_control(no_cache=True)
@login_not_required
def offline_worker(request: HttpRequest) -> HttpResponse:
    """The worker for the language that `language` names. Its name of what it keeps is a hash of just that."""
    language = _language(request)
    files = [static(name) for name in FILES]
    digest = hashlib.sha256(json.dumps([_page(language), files]).encode()).hexdigest()[:16]
    kept = {
        "name": f"offline-{language}-{digest}",
        "page": f"{reverse('offline')}?language={language}",
        "files": files,
    }
    script = f"const KEPT = {json.dumps(kept)};\n{SOURCE.read_text(encoding='utf-8')}"
    return HttpResponse(script, content_type="text/javascript; charset=utf-8")


def _language(request: HttpRequest) -> str:
    asked = request.GET.get("language", "")
    return asked if asked in dict(settings.LANGUAGES) else translation.get_language()


def _page(language: str) -> str:
    with translation.override(language):
        return render_to_string("offline.html")
