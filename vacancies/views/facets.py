"""The facets as a reader sees them: values with names and counts, what is chosen, and ways out of an empty result."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext as _

from vacancies.models.facets import Facets
from vacancies.rules.searching import FACETS, SORTS, Criteria
from vacancies.templatetags.searches import facet_labels
from vacancies.views.names import Names

SHOWN = 7  # values of a facet that stand open; the rest is folded
MOST = 40  # values of a facet on a page; rarer ones are found by words


@dataclass(frozen=True)
class Option:
    """One value of a facet."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Group:
    """A facet with its values: those with most vacancies first, grades in their order; `more` are folded."""

    name: str
    label: str
    options: list[Option]
    more: list[Option]
    is_narrowing: bool


@dataclass(frozen=True)
class Link:
    """A link to a state of the search. `count` is how many vacancies stand there, where it is known."""

    label: str
    url: str
    count: int | None = None
    is_current: bool = False


def groups(criteria: Criteria, facets: Facets, named: Names) -> list[Group]:
    """The facets that help to choose: those with two values or more, or with one that is chosen."""
    titles = facet_labels()
    made = (_group(name, titles[name], criteria, facets, named) for name in FACETS)
    return [group for group in made if len(group.options) > 1 or group.is_narrowing]


def _group(name: str, label: str, criteria: Criteria, facets: Facets, named: Names) -> Group:
    counted = dict(facets.counts[name])
    for value in criteria.chosen.get(name, ()):
        counted.setdefault(value, 0)
    options = [
        Option(value, named.facet(name, value), count, criteria.has(name, value))
        for value, count in counted.items()
        if count or criteria.has(name, value)
    ]
    if name == "grade":
        options.sort(key=lambda option: (named.ranks.get(option.value, 0), option.value))
    else:
        options.sort(key=lambda option: (-option.count, option.label))
    first = [option for place, option in enumerate(options) if place < SHOWN or option.is_chosen]
    more = [option for option in options if option not in first][: MOST - len(first)]
    return Group(name, label, first, more, bool(criteria.chosen.get(name)))


def chips(criteria: Criteria, named: Names) -> list[Link]:
    """What narrows the list, each as a link to the list without it."""
    made = (
        [Link(_("“%(words)s”") % {"words": criteria.words}, _address(criteria.without("words")))]
        if criteria.words
        else []
    )
    for name in FACETS:
        for value in criteria.chosen.get(name, ()):
            made.append(Link(named.facet(name, value), _address(criteria.toggled(name, value))))
    if criteria.soon:
        made.append(Link(_("Closes within 7 days"), _address(criteria.without("soon"))))
    if criteria.first_tier:
        made.append(Link(_("I may be first tier"), _address(criteria.without("first_tier"))))
    return made


def sorts(criteria: Criteria) -> list[Link]:
    """The orders that there are; relevance only where there are words."""
    words = {"closing": _("Closing next"), "newest": _("Newest"), "relevance": _("Best match")}
    offered = [sort for sort in SORTS if sort != "relevance" or criteria.words]
    default = "relevance" if criteria.words else "closing"
    return [
        Link(
            words[sort],
            _address(replace(criteria, sort="" if sort == default else sort)),
            is_current=criteria.order == sort,
        )
        for sort in offered
    ]


def ways_out(criteria: Criteria, counts: dict[str, int], named: Names) -> list[Link]:
    """The nearest searches that find something: the same without one of its parts, most found first."""
    titles = facet_labels() | {"soon": _("Closes within 7 days"), "first_tier": _("I may be first tier")}
    found: Iterable[tuple[str, int]] = sorted(counts.items(), key=lambda pair: -pair[1])
    made = []
    for name, count in found:
        if not count:
            continue
        if name == "words":
            label = _("Without the words “%(words)s”") % {"words": criteria.words}
        elif name in FACETS:
            values = ", ".join(named.facet(name, value) for value in criteria.chosen[name])
            label = _("Without %(facet)s: %(values)s") % {"facet": titles[name], "values": values}
        else:
            label = _("Without “%(filter)s”") % {"filter": titles[name]}
        made.append(Link(label, _address(criteria.without(name)), count))
    return made


def _address(criteria: Criteria) -> str:
    query = criteria.query()
    return reverse("vacancies:list") + (f"?{query}" if query else "")
