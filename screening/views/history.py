"""The history of a vacancy or an application, for those who audit: when, who, what, why, and whether it is whole."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import connection
from django.db.models import CharField, Model, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from applications.models import Application, Submission, Telling
from recruitment.models import HistoryEntry, User
from recruitment.rules.roles import Doing
from screening import models as screening
from screening.views.history_words import Reader
from vacancies.models import Extension, Publication, Vacancy

ENTRIES_A_PAGE = 50
# Rows of a vacancy, and the way from a row to its application.
OF_A_VACANCY = (Publication, Extension, screening.GateOpening)
OF_AN_APPLICATION = (
    (Application, "pk"),
    (Submission, "application"),
    (Telling, "application"),
    (screening.Screening, "application"),
    (screening.CompetencyFinding, "screening__application"),
    (screening.Case, "screening__application"),
    (screening.Recusal, "case__screening__application"),
    (screening.Decision, "case__screening__application"),
    (screening.RosterEntry, "decision__case__screening__application"),
    (screening.RosterPause, "entry__decision__case__screening__application"),
)
# Rows that stand for several applications at once.
OF_A_MEETING = (
    (screening.Meeting, "cases__screening__application"),
    (screening.Attendance, "meeting__cases__screening__application"),
)
NOBODYS = Value(None, output_field=CharField())
# An entry agrees with its hash, and names the hash of the entry before it in the history of its row.
BROKEN = """
    SELECT h.id FROM recruitment_historyentry h
    LEFT JOIN LATERAL (SELECT p.hash FROM recruitment_historyentry p
                       WHERE p.table_name = h.table_name AND p.row_id = h.row_id AND p.id < h.id
                       ORDER BY p.id DESC LIMIT 1) before ON true
    WHERE h.id = ANY(%s) AND (h.previous_hash <> coalesce(before.hash, '')
        OR h.hash <> history_hash(h.previous_hash, h.table_name, h.row_id, h.operation, h.actor, h.reason, h.at,
                                  h.before, h.after))
"""


@dataclass(frozen=True)
class Found:
    """What the words of the search name: a vacancy, and the application if it is one application's history."""

    vacancy: Vacancy
    application: Application | None = None


def find(viewer: User, words: str) -> Found | None:
    """The vacancy (by public id or reference number) or the application (by public id or receipt number) so named.

    Only in organizations whose history the viewer may read, and nothing of a selection in which the viewer took part.
    """
    own = Vacancy.objects.filter(applications__candidate=viewer)
    organizations = viewer.organizations_where(Doing.SEE_HISTORY)
    application = (
        Application.objects.filter(vacancy__organization__in=organizations)
        .exclude(vacancy__in=own)
        .filter(Q(public_id=words.lower()) | Q(submissions__receipt_number__iexact=words))
        .select_related("vacancy__organization", "candidate")
        .first()
    )
    if application:
        return Found(application.vacancy, application)
    vacancy = (
        Vacancy.objects.filter(organization__in=organizations)
        .exclude(pk__in=own)
        .filter(Q(public_id=words.lower()) | Q(reference_number__iexact=words))
        .select_related("organization")
        .first()
    )
    return Found(vacancy) if vacancy else None


def entries_of(found: Found) -> QuerySet[HistoryEntry]:
    """The entries of every row that belongs to what was found, in the order in which they were written.

    Each has `application_id_of_row`, the application that it is about, or None.
    """
    if found.application:
        parts = [_part(model, path, **{path: found.application.pk}) for model, path in OF_AN_APPLICATION]
        parts += [_part(model, "", **{path: found.application.pk}) for model, path in OF_A_MEETING]
    else:
        parts = [_part(Vacancy, "", pk=found.vacancy.pk)]
        parts += [_part(model, "", vacancy=found.vacancy) for model in OF_A_VACANCY]
        parts.append(_of_the_panel(found.vacancy))
        for model, path in OF_AN_APPLICATION:
            to_vacancy = "vacancy" if path == "pk" else f"{path}__vacancy"
            parts.append(_part(model, path, **{to_vacancy: found.vacancy}))
        parts += [_part(model, "", **{f"{path}__vacancy": found.vacancy}) for model, path in OF_A_MEETING]
    return parts[0].union(*parts[1:], all=True).order_by("id")


def _part(model: type[Model], path: str, **condition) -> QuerySet[HistoryEntry]:
    """The entries of this model's rows under a condition; `path` leads from a row to its application."""
    whose = NOBODYS
    if path:
        row = model.objects.order_by().filter(pk=OuterRef("row_id"))
        whose = Cast(Subquery(row.values(path)[:1]), CharField())
    rows = model.objects.order_by().filter(**condition).values("pk")
    entries = HistoryEntry.objects.order_by().filter(table_name=model._meta.db_table, row_id__in=rows)
    return entries.annotate(application_id_of_row=whose)


def _of_the_panel(vacancy: Vacancy) -> QuerySet[HistoryEntry]:
    """Who was named to the panel, those included who were taken off it again and left no row."""
    entries = HistoryEntry.objects.order_by().filter(table_name=screening.PanelMember._meta.db_table)
    rows = entries.filter(operation="INSERT", after__vacancy_id=vacancy.pk).values("row_id")
    return entries.filter(row_id__in=rows).annotate(application_id_of_row=NOBODYS)


def broken_among(entries: list[HistoryEntry]) -> set[int]:
    """Which of these entries do not agree with their hash or with the entry before them."""
    with connection.cursor() as cursor:
        cursor.execute(BROKEN, [[entry.pk for entry in entries]])
        return {pk for (pk,) in cursor.fetchall()}


@require_safe
def history(request: HttpRequest) -> HttpResponse:
    """Search for a vacancy or an application, and read its history."""
    if not request.user.organizations_where(Doing.SEE_HISTORY):
        raise PermissionDenied(_("The history is read by auditors."))
    words = request.GET.get("q", "").replace("\x00", "").strip()
    found = find(request.user, words) if words else None
    context = {"words": words, "found": found}
    if found:
        page = Paginator(entries_of(found), ENTRIES_A_PAGE).get_page(request.GET.get("page"))
        entries = list(page.object_list)
        broken = broken_among(entries)
        zone, place = _zone_of(found.vacancy)
        reader = Reader(entries, zone, place)
        context |= {
            "page": page,
            "lines": [reader.line(entry, entry.pk in broken) for entry in entries],
            "broken": len(broken),
            "zone": zone,
            "place": place,
        }
    return render(request, "screening/history/history.html", context)


def _zone_of(vacancy: Vacancy) -> tuple[str, str]:
    policy = vacancy.closing_policy
    return policy.zone, policy.place
