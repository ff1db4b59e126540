"""Countries and the dated lists of non-represented member states."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from recruitment.reference_files.names import normalise_name
from recruitment.reference_files.table import DATA, Row, broken, notes, rows, table

COLUMNS = ("alpha2", "name_en", "name_fr", "name_es", "spellings", "is_territory_of")


@dataclass(frozen=True, slots=True)
class CountryRow:
    """A country: ISO 3166-1 alpha-2 code, three names, further spellings, the state whose nationality it shares."""

    alpha2: str
    name_en: str
    name_fr: str
    name_es: str
    spellings: list[str]
    is_territory_of: str

    @property
    def all_spellings(self) -> list[str]:
        """The three names and the further spellings."""
        return [self.name_en, self.name_fr, self.name_es, *self.spellings]


@dataclass(frozen=True, slots=True)
class NonRepresentedRow:
    """One version of an organization's list: whose, as of which day, from where, and the members' codes."""

    organization_id: str
    as_of: date
    source: str
    alpha2_codes: list[str]


def countries(data: Path = DATA) -> list[CountryRow]:
    """Every country of `countries.csv`, in the file's order. Raises BrokenFile.

    No spelling may belong to two countries, so that a name can always be looked up.
    """
    path = data / "countries.csv"
    found = table(path, COLUMNS, _country, key="alpha2")
    codes = {country.alpha2 for country in found}
    owners: dict[str, str] = {}
    for row, country in zip(rows(path, COLUMNS), found, strict=True):
        if country.is_territory_of and country.is_territory_of not in codes:
            raise row.broken(f"is_territory_of is “{country.is_territory_of}”, no code in this file; correct it.")
        for name in country.all_spellings:
            owner = owners.setdefault(normalise_name(name), country.alpha2)
            if owner != country.alpha2:
                raise row.broken(f"“{name}” already belongs to {owner}; keep it in one of the two lines.")
    return found


@cache
def country_by_name() -> dict[str, str]:
    """Alpha-2 code by normalised spelling: `country_by_name().get(normalise_name(text))`. Do not change it.

    A bare "Congo" is CG, whose short name it is in ISO 3166-1; the Democratic Republic always says so.
    """
    return {normalise_name(name): country.alpha2 for country in countries() for name in country.all_spellings}


def non_represented(data: Path = DATA) -> list[NonRepresentedRow]:
    """Every version of every list, from `non_represented/<organization>-<as of>.csv`. Raises BrokenFile."""
    by_code = {country.alpha2: country for country in countries(data)}
    return [_version(path, by_code) for path in sorted((data / "non_represented").glob("*.csv"))]


def _country(row: Row) -> CountryRow:
    return CountryRow(
        alpha2=row.code("alpha2", "[A-Z]{2}"),
        name_en=row.text("name_en"),
        name_fr=row.text("name_fr"),
        name_es=row.text("name_es"),
        spellings=row.several("spellings"),
        is_territory_of=row.cells["is_territory_of"],
    )


def _version(path: Path, by_code: dict[str, CountryRow]) -> NonRepresentedRow:
    organization, _, day = path.stem.partition("-")
    try:
        as_of = date.fromisoformat(day)
    except ValueError:
        raise broken(path, 1, f"“{day}” is no date; name the file <organization>-<year>-<month>-<day>.csv.") from None
    sources = [note.removeprefix("Source:").strip() for note in notes(path) if note.startswith("Source:")]
    if len(sources) != 1 or not 0 < len(sources[0]) <= 300:
        raise broken(path, 1, "the source is not named in 1 to 300 characters; begin the file with “# Source: …”.")

    def member(row: Row) -> str:
        code, name = row.text("alpha2"), row.text("name")
        if code not in by_code:
            raise row.broken(f"{code} is no code in countries.csv; correct it.")
        if normalise_name(name) not in {normalise_name(spelling) for spelling in by_code[code].all_spellings}:
            raise row.broken(f"“{name}” is no name of {code}; correct the code or the name.")
        return code

    codes = table(path, ("alpha2", "name"), member, key="alpha2")
    return NonRepresentedRow(organization.upper(), as_of, sources[0], codes)
