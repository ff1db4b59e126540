"""Vacancies as varied as a large organization's: the same number is always the same vacancy."""

import random
from dataclasses import dataclass
from datetime import timedelta

from tests.bench import corpus_words as words

LONGEST_OPEN, LONGEST_AGO = 90, 60  # days


@dataclass(frozen=True)
class Post:
    """What differs from vacancy to vacancy."""

    number: int
    title: str
    family: str
    grade: str
    city: str
    country: str
    contract: str
    unit: str
    closes_in: timedelta
    published_ago: timedelta
    responsibilities: str
    qualifications: str
    context: str
    further_language: str

    @property
    def reference(self) -> str:
        """The reference number; no two are the same."""
        return reference(self.number)


def reference(number: int) -> str:
    """The reference number of the vacancy of this number."""
    return f"BN-{number:06d}"


def post(number: int) -> Post:
    """The vacancy of this number, with 3 to 6 kB of text."""
    dice = random.Random(number)
    family, subject, objects, _often = _weighted(dice, words.FIELDS)
    before, after, grades, _often = _weighted(dice, words.LEVELS)
    city, country = words.PLACES[min(int(dice.expovariate(1) * 20), len(words.PLACES) - 1)]
    project = _invented(dice)
    title = " ".join(part for part in (before, subject, after) if part)
    return Post(
        number=number,
        title=f"{title} ({project})" if dice.random() < 0.3 else title,
        family=family,
        grade=dice.choice(grades),
        city=city,
        country=country,
        contract=dice.choice(words.CONTRACTS),
        unit=f"{dice.choice(words.UNITS)} {city}",
        closes_in=timedelta(days=2 + int(dice.random() * LONGEST_OPEN)),
        published_ago=timedelta(minutes=1 + int(dice.random() * LONGEST_AGO * 24 * 60)),
        context=_paragraphs(dice, objects, project, 3),
        responsibilities="\n".join(f"- {_sentence(dice, objects, project)}" for _ in range(dice.randint(18, 36))),
        qualifications=_paragraphs(dice, objects, project, 4),
        further_language=dice.choice(("fr", "fr", "es", "ar", "pt", "ru", "")),
    )


def _weighted(dice: random.Random, choices: tuple) -> tuple:
    return dice.choices(choices, weights=[choice[-1] for choice in choices])[0]


def _invented(dice: random.Random) -> str:
    """A name that hardly any other vacancy has: real notices are full of them."""
    return "".join(dice.choice(words.SYLLABLES) for _ in range(dice.randint(2, 4))).capitalize()


def _sentence(dice: random.Random, objects: tuple[str, ...], project: str) -> str:
    thing = dice.choice(objects if dice.random() < 0.35 else words.THINGS)
    ending = f" for {project if dice.random() < 0.5 else _invented(dice)}" if dice.random() < 0.15 else ""
    return f"{dice.choice(words.VERBS)} {thing} {dice.choice(words.MANNERS)}{ending}."


def _paragraphs(dice: random.Random, objects: tuple[str, ...], project: str, number: int) -> str:
    return "\n\n".join(
        " ".join(_sentence(dice, objects, project) for _ in range(dice.randint(4, 7))) for _ in range(number)
    )
