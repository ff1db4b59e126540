"""The competency framework: what its file holds in three languages, what a broken one says, and who reads which."""

import shutil
from itertools import groupby
from pathlib import Path

import pytest
from django.utils import translation

from recruitment import reference_files as files
from recruitment.actions.acting import System
from recruitment.actions.reference import load
from recruitment.models import Competency, Indicator

LANGUAGES = ("en", "fr", "es")
BY = System("load_reference")


def spoilt(folder: Path, old: str, new: str) -> Path:
    """A copy of the data files in which the first `old` of the framework is replaced."""
    data = Path(shutil.copytree(files.DATA, folder / "data"))
    path = data / "competencies.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return data


def test_five_of_each_kind_and_levels_for_all_but_the_values() -> None:
    framework = files.competencies()
    for kind, levels in (("value", []), ("core", [1, 2, 3]), ("managerial", [1, 2, 3])):
        of_kind = [competency for competency in framework if competency.kind == kind]
        assert [competency.position for competency in of_kind] == [1, 2, 3, 4, 5]
        for competency in of_kind:
            places = [
                (level, [row.position for row in rows])
                for level, rows in groupby(competency.indicators, lambda row: row.level)
            ]
            assert places == [(level, [1, 2, 3]) for level in levels]


def test_every_description_and_indicator_is_written_once_in_each_language() -> None:
    framework = files.competencies()
    descriptions = [getattr(row, f"description_{language}") for row in framework for language in LANGUAGES]
    indicators = [
        getattr(indicator, f"text_{language}")
        for row in framework
        for indicator in row.indicators
        for language in LANGUAGES
    ]
    assert len(descriptions) == len(set(descriptions)) == 3 * 15
    assert len(indicators) == len(set(indicators)) == 3 * 90
    assert [text for text in descriptions + indicators if not text.endswith(".")] == []


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("level_3_es = [", "level_4_es = [", "in the entry that begins here, level_3_es is missing; correct it"),
        ("level_2_fr = [", 'level_2_fr = ["Fait rire.",', "level_2 has more texts in one language than in another"),
        (
            'description_fr = "',
            'beschreibung = "',
            "line 6: in the entry that begins here, beschreibung is not expected",
        ),
        ('description_es = "', 'description_es = ""  # ', "description_es must be a text of 1 to 2000 characters"),
        ('name_en = "Courage"', "name_en = Courage", "competencies.toml: Invalid value (at line "),
    ],
)
def test_a_broken_entry_is_named_with_what_to_do(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    with pytest.raises(files.BrokenFile) as caught:
        files.competencies(spoilt(tmp_path, old, new))
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_broken_entry_is_named_with_the_line_where_it_begins(tmp_path: Path) -> None:
    data = spoilt(tmp_path, 'code = "teamwork"', 'code = "Team work"')
    text = (data / "competencies.toml").read_text(encoding="utf-8")
    line = text[: text.index('code = "Team work"')].count("\n")
    with pytest.raises(files.BrokenFile, match=rf"competencies\.toml, line {line}: .+the code may hold small letters"):
        files.competencies(data)


@pytest.mark.django_db
def test_the_indicators_of_a_competency_are_in_order() -> None:
    load(by=BY)
    teamwork = Competency.objects.get(code="teamwork")
    assert list(teamwork.indicators.values_list("level", "position")) == [(a, b) for a in (1, 2, 3) for b in (1, 2, 3)]


@pytest.mark.django_db
def test_each_reader_reads_the_framework_in_the_own_language() -> None:
    load(by=BY)
    written = {row.code: row for row in files.competencies()}["humility"]
    competency, indicator = (
        Competency.objects.get(code="humility"),
        Indicator.objects.get(competency="humility", level=1, position=1),
    )
    for reader, language in (("en", "en"), ("fr", "fr"), ("fr-ca", "fr"), ("es", "es"), ("ar", "en")):
        with translation.override(reader):
            assert competency.description == getattr(written, f"description_{language}")
            assert indicator.text == getattr(written.indicators[0], f"text_{language}")


@pytest.mark.django_db
def test_a_corrected_translation_arrives(tmp_path: Path) -> None:
    load(by=BY)
    load(data=spoilt(tmp_path, "Garde les confidences.", "Ne trahit aucune confidence."), by=BY)
    with translation.override("fr"):
        assert Indicator.objects.get(competency="building-trust", level=1, position=1).text == (
            "Ne trahit aucune confidence."
        )
