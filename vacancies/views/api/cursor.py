"""Where a page of the API ended.

Vacancies stand in the order of their first publications' numbers. A number is drawn while the transaction holds the row
of the edition, which every publication takes first and keeps until it is committed; so whoever sees a number sees every
lower one, and nothing can appear behind a cursor. The instants of publication do not have this property: a transaction
that began earlier may be committed later.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error

from django.db.models import F, FilteredRelation, Q, QuerySet

MARK = b"v1:"


class Unreadable(Exception):
    """A cursor that this API did not give."""


def write(position: int) -> str:
    """The cursor of a position; its content is nobody's business."""
    return urlsafe_b64encode(MARK + str(position).encode()).decode().rstrip("=")


def read(cursor: str) -> int:
    """The position of a cursor, 0 of none. Raises Unreadable for one that was not given by `write`."""
    if not cursor:
        return 0
    try:
        found = urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4))
    except (Error, ValueError) as error:
        raise Unreadable from error
    number = found.removeprefix(MARK)
    if not (found.startswith(MARK) and number.isdigit() and len(number) < 19):
        raise Unreadable
    return int(number)


def after(listings: QuerySet, position: int) -> QuerySet:
    """The listings behind a position, in the order of publication, each with its `position`."""
    first = FilteredRelation("vacancy__publications", condition=Q(vacancy__publications__version=1))
    found = listings.annotate(first=first, position=F("first__id"))
    return found.filter(first__id__gt=position).order_by("first__id")
