"""Reference data: what the files hold, how names are found, and that loading follows the files and nothing else."""

import csv
import shutil
from collections.abc import Callable
from datetime import date
from io import StringIO
from itertools import combinations
from pathlib import Path

import pytest
from django.contrib import admin
from django.core.management import CommandError, call_command
from django.db import models
from django.test import RequestFactory
from django.utils import translation

from recruitment import reference_files as files
from recruitment.actions.acting import System
from recruitment.actions.reference import Loaded, load
from recruitment.admin.reference import ReadOnly
from recruitment.models import Country, Grade, Indicator, Language, NonRepresentedList, Organization, User

ROOT = Path(__file__).resolve().parents[2]
SPELLINGS_MET = ROOT.parent / "shared" / "country_names_iso.csv"
BY = System("load_reference")

Correct = Callable[[str, str, str], Path]


def code_of(name: str) -> str | None:
    return files.country_by_name().get(files.normalise_name(name))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the data files, to be spoilt."""
    return Path(shutil.copytree(files.DATA, tmp_path / "data"))


@pytest.fixture
def replace(data: Path) -> Correct:
    """Replace a passage in one of the copied files; the passage must be there."""

    def _replace(name: str, old: str, new: str) -> Path:
        text = (data / name).read_text(encoding="utf-8")
        assert old in text
        (data / name).write_text(text.replace(old, new, 1), encoding="utf-8")
        return data

    return _replace


# What the files hold

ISO_3166_1 = """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
    CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO
    FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE
    JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO
    MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW
    PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM
    TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
"""


def test_every_country_of_iso_3166_and_kosovo_is_there_once() -> None:
    codes = [country.alpha2 for country in files.countries()]
    assert len(codes) == len(set(codes)) == 250
    assert set(codes) == {*ISO_3166_1.split(), "XK"}


def test_namibia_is_a_code_and_not_nothing() -> None:
    namibia = next(country for country in files.countries() if country.name_en == "Namibia")
    assert namibia.alpha2 == "NA"
    assert code_of("Namibie") == "NA"


def test_no_spelling_belongs_to_two_countries() -> None:
    spelt = {
        country.alpha2: {files.normalise_name(name) for name in country.all_spellings} for country in files.countries()
    }
    shared = {(one, other): spelt[one] & spelt[other] for one, other in combinations(spelt, 2)}
    assert {pair: names for pair, names in shared.items() if names} == {}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Congo (the)", "CG"),
        ("Congo", "CG"),
        ("Congo (le)", "CG"),
        ("Congo, Brazzaville", "CG"),
        ("the Democratic Republic of the Congo", "CD"),
        ("Democratic Republic of Congo", "CD"),
        ("Dominica", "DM"),
        ("Dominique", "DM"),
        ("Dominican Republic", "DO"),
        ("Samoa", "WS"),
        ("American Samoa", "AS"),
        ("Guinea", "GN"),
        ("GuineaBissau", "GW"),
        ("GUINÉE-BISSAU", "GW"),
        ("Equatorial Guinea", "GQ"),
        ("Papua New Guinea", "PG"),
        ("Niger", "NE"),
        ("Nigeria", "NG"),
        ("Lao People\N{RIGHT SINGLE QUOTATION MARK}s Democratic Republic (the)", "LA"),
        ("Lao Peoples Democratic Republic", "LA"),
        ("The Bahamas", "BS"),
        ("Bahamas, The", "BS"),
        ("Micronesia (Federated States of)", "FM"),
        ("Federated States of Micronesia", "FM"),
        ("Holy See", "VA"),
        ("Le Saint-Siège", "VA"),
        ("St. Kitts & Nevis", "KN"),
        ("Ste-Lucie", "LC"),
        ("São Tomé and Príncipe", "ST"),
        ("Cote dIvoire", "CI"),
        ("L\N{RIGHT SINGLE QUOTATION MARK}Iran", "IR"),
        ("Turkey", "TR"),
        ("Türkiye", "TR"),
        ("State of Palestine *", "PS"),
        ("Kosovo", "XK"),
        ("Saint Martin", "MF"),
        ("Sint Maarten", "SX"),
    ],
)
def test_a_country_is_found_by_any_spelling(name: str, code: str) -> None:
    assert code_of(name) == code


@pytest.mark.parametrize("name", ["", "Somaliland", "Korea", "Virgin Islands", "Yola", "the", "NA", "na"])
def test_what_names_no_single_country_is_not_found(name: str) -> None:
    assert code_of(name) is None


def test_every_spelling_met_in_notices_is_found() -> None:
    if not SPELLINGS_MET.exists():
        pytest.skip("the list of spellings met in notices is not on this machine")
    with SPELLINGS_MET.open(encoding="utf-8", newline="") as file:
        met = [
            (row["alpha2"], name) for row in csv.DictReader(file) for name in (row["name"], *row["variants"].split("|"))
        ]
    assert len(met) > 45
    assert [(code, name) for code, name in met if name and code_of(name) != code] == []


def test_the_list_of_february_2026_differs_from_that_of_july_2025_by_lao_and_seychelles() -> None:
    versions = {version.as_of: set(version.alpha2_codes) for version in files.non_represented()}
    new, old = versions[date(2026, 2, 4)], versions[date(2025, 7, 9)]
    assert (len(new), len(old)) == (29, 29)
    assert (new - old, old - new) == ({"LA"}, {"SC"})
    assert "NA" in new


def test_the_official_languages_of_the_united_nations_are_six() -> None:
    languages = files.languages()
    assert {language.code for language in languages if language.is_un_official} == {"ar", "zh", "en", "fr", "ru", "es"}
    assert len(languages) > 180


def test_the_scales_of_grades_are_whole_and_their_ranks_rise() -> None:
    grades = {grade.code: grade for grade in files.grades()}
    for scale in ("G-1 G-7", "P-1 P-5", "D-1 D-2", "ICS-1 ICS-14", "IICA-1 IICA-4", "LICA-1 LICA-11"):
        (stem, first), (_, last) = (end.rsplit("-", 1) for end in scale.split())
        steps = [grades[f"{stem}-{number}"] for number in range(int(first), int(last) + 1)]
        assert [step.rank for step in steps] == sorted(step.rank for step in steps)
    assert [code for code in grades if code.startswith("NO-")] == ["NO-A", "NO-B", "NO-C", "NO-D"]
    assert len({grade.rank for grade in grades.values()}) == len(grades) == 48
    assert (grades["ICS-10"].equivalent, grades["ICS-13"].equivalent, grades["IICA-2"].equivalent) == ("P-3", "D-1", "")
    assert grades["UG"].category == "ungraded"


def test_geneva_closes_in_the_last_minute_and_copenhagen_at_the_end_of_the_day() -> None:
    policies = {
        row.code: (row.closing_place, row.closing_zone, row.closing_minute, row.roster_months)
        for row in files.organizations()
    }
    assert policies == {
        "IOM": ("Geneva", "Europe/Zurich", 1439, 24),
        "UNOPS": ("Copenhagen", "Europe/Copenhagen", 1440, 36),
    }


# What a broken file says


@pytest.mark.parametrize(
    ("name", "old", "new", "sentence"),
    [
        ("countries.csv", "AF,Afghanistan,", "Af,Afghanistan,", "countries.csv, line 4: “Af” does not have the form"),
        ("countries.csv", "AF,Afghanistan,", "AF,,", "countries.csv, line 4: the column name_en is empty; fill it in."),
        ("countries.csv", "AF,Afghanistan,", "AF,", "countries.csv, line 4: 5 cells for 6 columns"),
        ("countries.csv", "AF,", "AE,", "countries.csv, line 4: AE stands on line 3 already; remove one of the two."),
        ("countries.csv", "Namibie", "Nigéria", "line 165: “Nigeria” already belongs to NA"),
        ("countries.csv", ",,GB", ",,QQ", "countries.csv, line 6: is_territory_of is “QQ”"),
        ("countries.csv", "alpha2,", "code,", "countries.csv, line 1: the columns must be alpha2,name_en,"),
        ("languages.csv", "Afar,no", "Afar,perhaps", "languages.csv, line 2: is_un_official is “perhaps”"),
        ("grades.csv", "general_service", "general", "grades.csv, line 2: category is “general”; write one of: "),
        ("grades.csv", "P-1,yes", "P-9,yes", "grades.csv, line 28: the equivalent “P-9” is no grade"),
        ("organizations.csv", "1439", "1441", "organizations.csv, line 2: closing_minute is “1441”; write a whole"),
        ("organizations.csv", "Europe/Zurich", "Europe/Geneva", "line 2: “Europe/Geneva” is no IANA time zone"),
        ("job_families.csv", "legal,", "Legal Affairs,", "job_families.csv, line 15: “Legal Affairs” does not have"),
        (
            "contract_types.csv",
            "Internship",
            '"Internship',
            "contract_types.csv, line 9: unexpected end of data; look for",
        ),
        ("non_represented/iom-2026-02-04.csv", "DM,Dominica", "DO,Dominica", "line 9: “Dominica” is no name of DO"),
        ("non_represented/iom-2026-02-04.csv", "# Source:", "#", "line 1: the source is not named"),
    ],
)
def test_a_broken_line_is_named_with_what_to_do(replace: Correct, name: str, old: str, new: str, sentence: str) -> None:
    data = replace(name, old, new)
    with pytest.raises(files.BrokenFile) as caught:
        for read in (
            files.countries,
            files.non_represented,
            files.languages,
            files.grades,
            files.contract_types,
            files.job_families,
            files.organizations,
        ):
            read(data)
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_in_another_encoding_is_named_with_its_line(data: Path) -> None:
    path = data / "countries.csv"
    path.write_bytes(path.read_bytes().replace("Îles d'Åland".encode(), "Îles d'Åland".encode("latin-1")))
    with pytest.raises(files.BrokenFile, match=r"countries\.csv, line 16: this is not UTF-8; save the file as UTF-8\."):
        files.countries(data)


def test_a_file_that_is_gone_is_named(data: Path) -> None:
    (data / "grades.csv").unlink()
    with pytest.raises(files.BrokenFile, match=r"grades\.csv is missing"):
        files.grades(data)


def test_a_file_saved_by_a_spreadsheet_with_a_mark_at_its_head_is_read(data: Path) -> None:
    path = data / "countries.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert files.countries(data) == files.countries()


# Loading


def done_to(model: type[models.Model], done: list[Loaded]) -> Loaded:
    return next(loaded for loaded in done if loaded.model is model)


@pytest.mark.django_db
def test_loading_twice_changes_nothing_the_second_time() -> None:
    load(by=BY)
    again = load(by=BY)
    assert [(loaded.model, loaded.added, loaded.changed, loaded.left) for loaded in again] == [
        (loaded.model, [], [], []) for loaded in again
    ]
    assert done_to(Country, again).unchanged == Country.objects.count() == 250
    assert done_to(Indicator, again).unchanged == Indicator.objects.count() == 90
    assert done_to(Language, again).unchanged == Language.objects.count() == len(files.languages())
    assert done_to(Grade, again).unchanged == Grade.objects.count() == 48


@pytest.mark.django_db
def test_namibia_is_in_the_database_and_on_the_list() -> None:
    load(by=BY)
    assert Country.objects.get(alpha2="NA").name_es == "Namibia"
    latest = NonRepresentedList.objects.filter(organization="IOM").latest("as_of")
    assert latest.as_of == date(2026, 2, 4)
    assert "NA" in latest.alpha2_codes


@pytest.mark.django_db
def test_a_name_is_shown_in_the_language_of_the_reader() -> None:
    load(by=BY)
    with translation.override("fr"):
        assert str(Country.objects.get(alpha2="VA")) == "Saint-Siège"
    with translation.override("ar"):
        assert str(Country.objects.get(alpha2="VA")) == "Holy See"


@pytest.mark.django_db
def test_a_corrected_name_arrives_and_the_command_says_so(replace: Correct) -> None:
    load(by=BY)
    data = replace("countries.csv", "Cabo Verde,Cabo Verde,", "Cabo Verde,Cap-Vert,")
    path = data / "countries.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("|Cap-Vert", ""), encoding="utf-8")
    out = StringIO()
    call_command("load_reference", data=data, stdout=out)
    assert Country.objects.get(alpha2="CV").name_fr == "Cap-Vert"
    assert "countries: 0 added, 1 changed, 249 unchanged\n  changed: Cabo Verde\n" in out.getvalue()


@pytest.mark.django_db
def test_a_row_taken_out_of_its_file_is_reported_and_kept(replace: Correct) -> None:
    load(by=BY)
    data = replace("languages.csv", "yo,Yoruba,Yoruba,Yoruba,no\n", "")
    out = StringIO()
    call_command("load_reference", data=data, stdout=out)
    assert "  in no file any more, kept: Yoruba\n" in out.getvalue()
    assert Language.objects.filter(code="yo").exists()


@pytest.mark.django_db
def test_a_broken_file_changes_nothing_in_any_table(replace: Correct) -> None:
    replace("countries.csv", "Austria,Autriche", "Austria,L'Autriche")
    data = replace("competencies.toml", 'code = "humility"', 'code = "Humility, always"')
    load(by=BY)
    with pytest.raises(CommandError, match=r"competencies\.toml, line \d+: .+; correct it\. Nothing was changed\.$"):
        call_command("load_reference", data=data)
    assert Country.objects.get(alpha2="AT").name_fr == "Autriche"


@pytest.mark.django_db
def test_a_list_of_an_unknown_organization_is_refused(data: Path) -> None:
    (data / "non_represented" / "iom-2026-02-04.csv").rename(data / "non_represented" / "who-2026-02-04.csv")
    with pytest.raises(files.BrokenFile, match="a list of WHO, no organization in organizations"):
        load(by=BY, data=data)
    assert not Organization.objects.filter(pk="WHO").exists()


@pytest.mark.django_db
def test_loading_reads_each_table_once_and_writes_only_what_changed(
    replace: Correct, django_assert_max_num_queries: Callable
) -> None:
    load(by=BY)
    data = replace("languages.csv", "Yoruba,Yoruba,Yoruba", "Yoruba,Yorouba,Yoruba")
    with django_assert_max_num_queries(15):
        load(by=BY, data=data)


# In the admin


@pytest.mark.django_db
@pytest.mark.parametrize(
    "model",
    [
        model
        for model, page in admin.site._registry.items()
        if isinstance(page, ReadOnly) and model.__module__.endswith(".reference")
    ],
    ids=str,
)
def test_an_administrator_reads_and_searches_reference_data_and_changes_none(
    model: type[models.Model], rf: RequestFactory
) -> None:
    load(by=BY)
    page = admin.site._registry[model]
    request = rf.get("/", {"q": "a"} if page.search_fields else {})
    request.user = User(is_superuser=True, is_staff=True, is_active=True)
    assert page.has_view_permission(request)
    assert not any((page.has_add_permission(request), page.has_change_permission(request)))
    assert not page.has_delete_permission(request)
    assert page.get_changelist_instance(request).result_count > 0
