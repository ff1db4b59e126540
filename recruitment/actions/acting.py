"""Acting in a name: the one way to change what the history records."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from recruitment import clock
from recruitment.models import Organization, User
from recruitment.refusal import Refused
from recruitment.rules.roles import Doing


@dataclass(frozen=True)
class System:
    """The portal itself as an actor: a sweep or a command, by its name."""

    name: str

    @property
    def actor_label(self) -> str:
        """How the history names it."""
        return f"system:{self.name}"


Actor = User | System
_named: ContextVar[tuple[str, str]] = ContextVar("actor and reason named to the database", default=("", ""))


def _name(label: str, reason: str) -> datetime:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT set_config('portal.actor', %s, true), set_config('portal.reason', %s, true), {clock.NOW}",
            [label, reason],
        )
        return cursor.fetchone()[2]


@contextmanager
def acting(*, by: Actor, reason: str = "") -> Iterator[datetime]:
    """One transaction in the name of `by`; yields the instant (UTC, the database's clock) at which it began.

    The database refuses a change of a recorded row outside of this. May be nested; the outer name returns.
    """
    outer, nested = _named.get(), connection.in_atomic_block
    with transaction.atomic():
        at = _name(by.actor_label, reason)
        token = _named.set((by.actor_label, reason))
        try:
            yield at
        finally:
            _named.reset(token)
    if nested:  # a setting of the transaction outlives its savepoint
        _name(*outer)


def require(by: Actor, doing: Doing, organization: Organization | str) -> None:
    """Refuse unless `by` may do `doing` in the organization. The portal itself may.

    Raises Refused with the sentence that says which role is needed.
    """
    if isinstance(by, System):
        return
    verdict = by.may(doing, organization if isinstance(organization, str) else organization.pk)
    if not verdict:
        raise Refused(verdict.why)
