"""The versions of a published notice with what each changed, for the public page and the desk."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from vacancies.actions.comparing import names_behind
from vacancies.models import Publication
from vacancies.rules.change_words import ChangeWords, Named, in_words
from vacancies.rules.changes import changes


@dataclass(frozen=True)
class Version:
    """A version of the notice, and what it changed in the one before; the first changed nothing."""

    publication: Publication
    changes: list[ChangeWords]


def versions(publications: Iterable[Publication], named: Named | None = None) -> list[Version]:
    """Every version of one vacancy, the one in force first, with what it changed in the reader's language.

    `named` gives the names behind codes, as `Names.of` does; without it at most five queries are made, and none
    where only texts changed.
    """
    rows = sorted(publications, key=lambda row: row.version)
    found = [changes(before.content, after.content) for before, after in pairwise(rows)]
    of = named or names_behind([change for one in found for change in one])
    words = [[], *(in_words(one, of) for one in found)]
    return [Version(row, changed) for row, changed in zip(rows, words, strict=True)][::-1]


def what_changed(publications: Iterable[Publication], named: Named | None = None) -> list[Version]:
    """The re-issues of one vacancy, newest first; empty for one that was never re-issued."""
    return versions(publications, named)[:-1]
