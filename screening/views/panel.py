"""The panel's pages: whom to assess, and what was found. A member reaches these dossiers and no others."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Prefetch, QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from applications.enums import ApplicationStatus
from applications.models import Document
from recruitment.enums import CompetencyKind
from recruitment.models import Competency, User
from recruitment.refusal import Refused
from recruitment.rules.roles import Doing
from screening.actions import panel
from screening.enums import BoardOutcome, Outcome
from screening.forms.panel import RecordForm
from screening.models import Case, CompetencyFinding, PanelMember, Screening
from screening.views.panel_dossier import readable
from vacancies.models import Vacancy

KINDS = {
    CompetencyKind.VALUE: (gettext_lazy("Values"), gettext_lazy("Shown or not shown; values have no levels.")),
    CompetencyKind.CORE: (gettext_lazy("Core competencies"), ""),
    CompetencyKind.MANAGERIAL: (gettext_lazy("Managerial competencies"), ""),
}


def vacancies_of(viewer: User) -> QuerySet[Vacancy]:
    """The vacancies on whose panel the viewer sits, but for those that the viewer applied to."""
    organizations = viewer.organizations_where(Doing.ASSESS)
    return Vacancy.objects.filter(panel_members__user=viewer, organization__in=organizations).exclude(
        applications__candidate=viewer
    )


def cases_of(viewer: User) -> QuerySet[Screening]:
    """The short-listed, live applications that the viewer assesses."""
    return Screening.objects.live().shortlisted().filter(vacancy__in=vacancies_of(viewer))


def why_closed(screening: Screening) -> str:
    """Why the panel's record stands as it is; empty while it may be written. Wants `cases` with their decisions."""
    last = max(screening.cases.all(), key=lambda case: case.pk, default=None)
    decision = getattr(last, "decision", None)
    if last and not decision:
        return _("The case is before the board. The record stands as the panel left it.")
    if decision and decision.outcome != BoardOutcome.REFERRED_BACK:
        return _("The board has decided this case. The record stands as the panel left it.")
    if screening.recommendation and not (decision and decision.decided_at > screening.recommended_at):
        return _("The recruiter has made the recommendation on this record, so it stands as the panel left it.")
    return ""


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The vacancies of the viewer's panels, with their short-listed candidates and how far each record is."""
    if not request.user.organizations_where(Doing.ASSESS):
        raise PermissionDenied(_("These pages are for members of assessment panels."))
    shortlisted = (
        Screening.objects.filter(outcome=Outcome.SHORTLISTED)
        .select_related("application")
        .annotate(recorded=Count("findings"))
        .prefetch_related(Prefetch("cases", Case.objects.select_related("decision")))
        .order_by("candidate_name", "pk")
    )
    vacancies = (
        vacancies_of(request.user)
        .select_related("organization", "grade")
        .prefetch_related(
            "publications",
            Prefetch("panel_members", PanelMember.objects.select_related("user")),
            Prefetch("screenings", shortlisted, to_attr="shortlisted"),
        )
        .order_by("-closes_at", "pk")
    )
    panels = [
        {
            "vacancy": vacancy,
            "colleagues": [member.user for member in vacancy.panel_members.all() if member.user_id != request.user.pk],
            "rows": [_row(screening, vacancy) for screening in vacancy.shortlisted],
        }
        for vacancy in vacancies
    ]
    done = [panel for panel in panels if panel["rows"] and all(row["is_closed"] for row in panel["rows"])]
    at_work = [panel for panel in panels if panel not in done]
    return render(request, "screening/panel/home.html", {"at_work": at_work, "done": done})


def _row(screening: Screening, vacancy: Vacancy) -> dict:
    total = len(vacancy.current_publication.terms.competencies)
    left = total - screening.recorded
    closed = why_closed(screening)
    if screening.application.status != ApplicationStatus.SUBMITTED:
        word, tone = _("Withdrawn by the candidate"), "quiet"
    elif closed:
        word, tone = _("Record closed"), "done"
    elif not left:
        word, tone = _("Record complete; it may still be corrected"), "done"
    elif screening.recorded:
        word, tone = _("Begun"), "current"
    else:
        word, tone = _("To assess"), "notice"
    return {
        "screening": screening,
        "is_closed": bool(closed) or screening.application.status != ApplicationStatus.SUBMITTED,
        "is_live": screening.application.status == ApplicationStatus.SUBMITTED,
        "total": total,
        "words": _("%(done)s of %(total)s recorded") % {"done": screening.recorded, "total": total},
        "word": word,
        "tone": tone,
    }


@require_http_methods(["GET", "HEAD", "POST"])
def case(request: HttpRequest, public_id: str) -> HttpResponse:
    """The dossier of one candidate, and the level and evidence of each published competency."""
    screening = get_object_or_404(
        cases_of(request.user)
        .select_related("submission", "application", "vacancy__organization", "vacancy__grade")
        .prefetch_related("vacancy__publications", Prefetch("cases", Case.objects.select_related("decision"))),
        application__public_id=public_id,
    )
    closed = why_closed(screening)
    if request.method != "POST":
        return _show(request, screening, _form(screening), closed)
    if closed:
        messages.error(request, closed)
        return redirect("panel:case", public_id)
    form = _form(screening, request.POST)
    form.is_valid()
    recorded = _record(form, screening, request.user)
    if form.errors:
        return _show(request, screening, form, closed, recorded=recorded)
    if recorded:
        messages.success(request, _("Recorded: %(names)s.") % {"names": ", ".join(recorded)})
    else:
        messages.info(request, _("Nothing was changed, so nothing was recorded."))
    return redirect("panel:case", public_id)


def _form(screening: Screening, data=None) -> RecordForm:
    needs = screening.vacancy.current_publication.terms.competencies
    codes = [need.competency for need in needs]
    findings = CompetencyFinding.objects.filter(screening=screening).select_related("recorded_by")
    return RecordForm(
        data,
        needs=needs,
        competencies=Competency.objects.prefetch_related("indicators").in_bulk(codes),
        findings={finding.competency_id: finding for finding in findings},
    )


def _record(form: RecordForm, screening: Screening, by: User) -> list[str]:
    """Record what was changed, one act a competency; refusals become errors of their field. Returns names."""
    recorded = []
    for code, level, evidence in form.changed():
        try:
            form.findings[code] = panel.record(screening, code, level=level, evidence=evidence, by=by)
        except Refused as refused:
            form.add_error(f"evidence_{code}", refused.sentences)
        else:
            recorded.append(form.competencies[code].name)
    return recorded


def _show(
    request: HttpRequest, screening: Screening, form: RecordForm, closed: str, recorded: list[str] | None = None
) -> HttpResponse:
    rows = form.rows()
    groups = [
        {"title": title, "note": note, "rows": found}
        for kind, (title, note) in KINDS.items()
        if (found := [row for row in rows if row.need.kind == kind])
    ]
    missing = [row for row in rows if row.finding is None]
    context = {
        "screening": screening,
        "vacancy": screening.vacancy,
        "dossier": readable(screening.submission.dossier),
        "submitted_at": screening.submission.submitted_at,
        "form": form,
        "groups": groups,
        "rows": rows,
        "missing": missing,
        "closed": closed,
        "kept": _kept(recorded),
        "progress": _("%(done)s of %(total)s recorded") % {"done": len(rows) - len(missing), "total": len(rows)},
        "done": len(rows) - len(missing),
    }
    return render(request, "screening/panel/case.html", context)


def _kept(recorded: list[str] | None) -> str:
    if recorded:
        return _("Recorded: %(names)s. What is named here was not; what you typed is still below.") % {
            "names": ", ".join(recorded)
        }
    return _("Nothing was recorded. What you typed is still below.")


@require_safe
def document(request: HttpRequest, public_id: str) -> FileResponse:
    """A document of a dossier that the viewer assesses, as it was submitted."""
    found = get_object_or_404(
        Document.objects.select_related("application__screening__submission"),
        public_id=public_id,
        application__screening__in=cases_of(request.user),
    )
    frozen = {row["id"] for row in found.application.screening.submission.dossier["documents"]}
    if found.public_id not in frozen:
        raise Http404
    try:
        content = found.file.open("rb")
    except FileNotFoundError as error:
        raise Http404(_("The file is missing from the store.")) from error
    return FileResponse(content, as_attachment=True, filename=found.name, content_type="application/pdf")
