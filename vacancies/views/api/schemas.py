"""What the API answers, as its OpenAPI document says it. Texts are in the reader's language where the notice has it."""

from datetime import date, datetime

from ninja import Field, Schema

MOST_A_PAGE, A_PAGE = 100, 50


class Search(Schema):
    """The criteria of the list: values of one part stand in OR, parts in AND. What cannot be read is left out."""

    q: str = Field("", description="Words that occur in the notice, in English, French or Spanish.")
    station: list[str] = Field([], description='City and country: "Geneva,CH".')
    country: list[str] = Field([], description="ISO 3166-1 alpha-2 codes.")
    category: list[str] = Field([], description="Staff categories.")
    grade: list[str] = Field([], description='Grades: "P-3".')
    contract: list[str] = Field([], description="Codes of contract types.")
    family: list[str] = Field([], description="Codes of job families.")
    organization: list[str] = Field([], description="Short names of organizations.")
    language: list[str] = Field([], description="ISO 639 codes of required languages.")
    soon: bool = Field(False, description="Only what closes within seven days.")
    after: str = Field("", max_length=40, description="The cursor of the page before.")
    limit: int = Field(A_PAGE, ge=1, le=MOST_A_PAGE, description="Vacancies on a page.")


class Named(Schema):
    """A code and its name in the reader's language."""

    code: str
    name: str


class Station(Schema):
    """The duty station; the country by its ISO 3166-1 alpha-2 code."""

    city: str
    country: Named


class Tiers(Schema):
    """Who is considered first. Without grounds the vacancy draws no tiers and considers everybody together."""

    grounds: list[str] = Field(description="internal, internal_equivalent, external_female, nms_nationals")
    countries: list[str] = Field(description="Whose nationals are first tier, where nms_nationals is a ground.")
    second_tier: str = Field(description="admitted or not_admitted")
    first_tier_words: str
    second_tier_words: str


class Closing(Schema):
    """When the vacancy closes. `at` is the first instant that is too late; `told` is what a notice prints."""

    at: datetime = Field(description="With the offset that the closing zone has at that instant.")
    told: datetime = Field(description="The same; for an end of day 23:59:59 of that day, so that the date stays.")
    date: date
    first_date: date = Field(description="Differs from `date` where the vacancy was extended.")
    time: str = Field(description='The local time, "23:59"; the end of a day is "24:00".')
    place: str
    zone: str = Field(description="IANA name.")
    words: str


class Summary(Schema):
    """A vacancy as the list shows it."""

    id: str
    url: str
    api_url: str
    reference_number: str
    version: int = Field(description="Above 1 the notice was re-issued.")
    title: str
    language: str = Field(description="The language of the title and the contract.")
    organization: Named
    duty_station: Station
    grade: str
    category: str
    contract_type: Named
    contract_words: str
    job_family: Named | None
    required_languages: list[str]
    tiers: Tiers
    published_at: datetime
    changed_at: datetime = Field(description="The newest version or extension.")
    closing: Closing


class Page(Schema):
    """Open vacancies in the order in which they were published, oldest first. That order never changes."""

    items: list[Summary]
    next: str | None = Field(description="The address of the next page; null on the last.")
    cursor: str = Field(description="`after` this comes what is published later; keep it to ask again.")


class PathwayAsked(Schema):
    """One sufficient combination of education and experience."""

    degree: int = Field(description="1 secondary, 2 first university degree, 3 master's, 4 doctorate")
    years: int
    words: str


class LanguageAsked(Schema):
    """A language that is required or an advantage, with the level of the United Nations, 1 to 4."""

    language: Named
    demand: str
    level: int


class CompetencyAsked(Schema):
    """A value or a competency of the framework that a panel assesses; values have no level."""

    code: str
    name: str
    kind: str
    level: int | None


class Extended(Schema):
    """A closing date that was moved later."""

    date_before: date
    date_after: date
    reason: str
    at: datetime


class Detail(Summary):
    """A published vacancy with its whole notice; closed and cancelled ones stay readable."""

    state: str = Field(description="open, closed or cancelled")
    vacancy_type: str
    positions: int
    languages: list[str] = Field(description="In which the notice can be read; the first one is authentic.")
    notice: dict[str, str] = Field(description="Plain texts by section.")
    education_and_experience: list[PathwayAsked]
    language_requirements: list[LanguageAsked]
    competencies: list[CompetencyAsked]
    duty_station_nationals_excluded: bool
    roster_months: int
    extensions: list[Extended]


class Problem(Schema):
    """Why a request was refused, as a sentence."""

    detail: str
