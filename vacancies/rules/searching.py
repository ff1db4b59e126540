"""What a reader searches for, and the address that says so: the same for the list, an alert, a feed and the API."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Self
from urllib.parse import urlencode

LONGEST_SEARCH = 100  # characters
MOST_CHOICES = 20  # of one facet
DAYS_SOON = 7

# The facets, in the order in which the list shows them, with the name each has in an address.
FACETS = ("station", "country", "category", "grade", "contract", "family", "organization", "language")
SORTS = ("closing", "newest", "relevance")


def _plain(value: str) -> str:
    """Without control characters and line breaks: these words come to stand in letters, titles and addresses."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in value).split())


@dataclass(frozen=True)
class Criteria:
    """Words, chosen values by facet, and an order.

    Values of one facet stand in OR, facets in AND. `soon` is closing within seven days; `first_tier` asks for the
    vacancies where the reader, by answers that stay in their browser, may be first tier.
    """

    words: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    soon: bool = False
    first_tier: bool = False
    sort: str = ""

    @classmethod
    def read(cls, address: Mapping[str, Iterable[str]]) -> Self:
        """From an address's parts, each a list of values. What cannot be read is left out, never an error."""

        def values(name: str) -> list[str]:
            return [_plain(value)[:LONGEST_SEARCH] for value in address.get(name, ())]

        def one(name: str) -> str:
            return next(iter(values(name)), "")

        chosen = {name: tuple(sorted({value for value in values(name) if value}))[:MOST_CHOICES] for name in FACETS}
        words = " ".join(one("q").split())
        sort = one("sort")
        return cls(
            words=words,
            chosen={name: found for name, found in chosen.items() if found},
            soon=one("soon") == "1",
            first_tier=one("first_tier") == "1",
            sort=sort if sort in SORTS and not (sort == "relevance" and not words) else "",
        )

    @property
    def order(self) -> str:
        """The order in force: what was asked for, else relevance for words and closing for none."""
        return self.sort or ("relevance" if self.words else "closing")

    @property
    def is_empty(self) -> bool:
        """Whether nothing narrows the list."""
        return not (self.words or self.chosen or self.soon or self.first_tier)

    def has(self, name: str, value: str) -> bool:
        """Whether this value of a facet is chosen."""
        return value in self.chosen.get(name, ())

    def toggled(self, name: str, value: str) -> Self:
        """The same with this value chosen, or no longer chosen."""
        former = set(self.chosen.get(name, ()))
        values = tuple(sorted(former ^ {value}))
        rest = {key: kept for key, kept in self.chosen.items() if key != name}
        return replace(self, chosen={**rest, name: values} if values else rest)

    def without(self, name: str) -> Self:
        """The same without one part: a facet, "words", "soon" or "first_tier"."""
        if name in FACETS:
            return replace(self, chosen={key: kept for key, kept in self.chosen.items() if key != name})
        if name == "words":
            return replace(self, words="")
        return replace(self, soon=False) if name == "soon" else replace(self, first_tier=False)

    def query(self) -> str:
        """The canonical query of the address, without the question mark: equal criteria have equal queries."""
        parts: list[tuple[str, str]] = [("q", self.words)] if self.words else []
        parts += [(name, value) for name in FACETS for value in self.chosen.get(name, ())]
        parts += [(name, "1") for name in ("soon", "first_tier") if getattr(self, name)]
        parts += [("sort", self.sort)] if self.sort else []
        return urlencode(parts)

    def for_an_alert(self) -> Self:
        """What an alert keeps: not the order, and nothing that rests on answers kept in the reader's browser."""
        return replace(self, sort="", first_tier=False)
