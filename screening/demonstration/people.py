"""Candidates of the demonstration, drawn from a seed: the same seed gives the same people."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from recruitment.enums import DegreeLevel
from vacancies.enums import Gender

# country, languages spoken there, family names, given names of women, given names of men
PLACES = (
    ("KE", ("en", "sw"), ("Otieno", "Wanjiru", "Mwangi"), ("Achieng", "Njeri", "Faith"), ("Kamau", "Brian", "Juma")),
    (
        "FR",
        ("fr", "en"),
        ("Lefèvre", "Moreau", "Diallo"),
        ("Camille", "Inès", "Hélène"),
        ("Bastien", "Yannick", "Rémi"),
    ),
    (
        "CO",
        ("es", "en"),
        ("Restrepo", "Quintero", "Mejía"),
        ("Valentina", "Lucía", "Pilar"),
        ("Andrés", "Mateo", "Iván"),
    ),
    (
        "IS",
        ("is", "en"),
        ("Jónsdóttir", "Stefánsson", "Arnarson"),
        ("Birna", "Katla", "Sólveig"),
        ("Einar", "Hrafn", "Orri"),
    ),
    ("WS", ("sm", "en"), ("Leavai", "Faleolo", "Tuilagi"), ("Sina", "Lagi", "Moana"), ("Tavita", "Sione", "Malo")),
    ("JO", ("ar", "en"), ("Haddad", "Khoury", "Masri"), ("Rania", "Lina", "Dana"), ("Omar", "Zaid", "Tareq")),
    (
        "PH",
        ("fil", "en"),
        ("Santos", "Reyes", "Villanueva"),
        ("Maricel", "Ana", "Jasmine"),
        ("Paolo", "Miguel", "Rafael"),
    ),
    ("SR", ("nl", "en"), ("Pinas", "Ramdin", "Kartosen"), ("Shanti", "Melissa", "Farah"), ("Ravi", "Wensley", "Iwan")),
    (
        "SN",
        ("fr", "wo", "en"),
        ("Ndiaye", "Sow", "Faye"),
        ("Aminata", "Khady", "Awa"),
        ("Moussa", "Cheikh", "Ibrahima"),
    ),
    ("CH", ("de", "fr", "en"), ("Baumann", "Favre", "Keller"), ("Nora", "Selina", "Corinne"), ("Luca", "Beat", "Reto")),
)
FIELDS = ("Human resources", "Public administration", "International relations", "Law", "Economics", "Social sciences")
EMPLOYERS = ("Ministry of Labour", "Red Crescent Society", "City administration", "Care for All", "Northern Relief")
JOBS = ("Assistant", "Associate", "Officer", "Coordinator", "Adviser")
INSTITUTIONS = ("National University", "Institute of Public Affairs", "Polytechnic", "Open University")


@dataclass(frozen=True)
class Person:
    """A candidate as a profile takes it."""

    email: str
    values: dict
    nationalities: list[dict]
    educations: list[dict]
    employments: list[dict]
    languages: list[dict]
    motivation: str


def draw(random: Random, number: int, label: str, before: date) -> Person:
    """The `number`-th person of this label; jobs begin in the years before the date `before`."""
    country, spoken, families, women, men = random.choice(PLACES)
    woman = random.random() < 0.5
    given, family = random.choice(women if woman else men), random.choice(families)
    gender = Gender.UNDISCLOSED if random.random() < 0.08 else (Gender.WOMAN if woman else Gender.MAN)
    internal = random.random() < 0.12
    field = random.choice(FIELDS)
    return Person(
        email=f"{label}.{number}@people.example",
        values={
            "given_name": given,
            "family_name": family,
            "gender": gender,
            "phone": f"+{random.randint(20, 99)} {random.randint(100, 999)} {random.randint(1000, 9999)}",
            "residence_id": country,
            "claims_internal": internal,
            "staff_number": f"S{random.randint(10000, 99999)}" if internal else "",
        },
        nationalities=_nationalities(random, country),
        educations=_educations(random, country, field, before),
        employments=_employments(random, field, before),
        languages=[{"language_id": code, "level": _level(random, code)} for code in spoken],
        motivation=(
            f"I have worked on {field.lower()} with colleagues from many offices, and I would bring patience with "
            "detail and care for the people behind each file to this position."
        ),
    )


def _level(random: Random, code: str) -> int:
    return random.choice((2, 3, 3, 4)) if code == "en" else random.choice((3, 4))


def _nationalities(random: Random, country: str) -> list[dict]:
    rows = [{"country_id": country, "is_primary": True}]
    if random.random() < 0.1:
        other = random.choice([place[0] for place in PLACES if place[0] != country])
        rows.append({"country_id": other, "is_primary": False})
    return rows


def _educations(random: Random, country: str, field: str, before: date) -> list[dict]:
    degree = random.choice((DegreeLevel.SECONDARY, DegreeLevel.FIRST, DegreeLevel.FIRST, DegreeLevel.MASTER))
    end = before - timedelta(days=random.randint(1500, 5000))
    return [
        {
            "degree": degree,
            "field": "" if degree == DegreeLevel.SECONDARY else field,
            "institution": random.choice(INSTITUTIONS),
            "country_id": country,
            "start": end - timedelta(days=1200),
            "end": end,
            "completed": True,
        }
    ]


def _employments(random: Random, field: str, before: date) -> list[dict]:
    rows, end = [], None
    start = before - timedelta(days=random.randint(200, 1500))
    for _job in range(random.randint(1, 3)):
        rows.append(
            {
                "title": f"{field} {random.choice(JOBS).lower()}",
                "employer": random.choice(EMPLOYERS),
                "start": start,
                "end": end,
                "duties": "Kept records, answered colleagues, and prepared reports for the team.",
            }
        )
        end = start + timedelta(days=random.choice((-1, 45)))  # some jobs overlap
        start = end - timedelta(days=random.randint(300, 1300))
    return rows
