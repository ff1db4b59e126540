"""Education, languages and competencies as notices ask for them."""

import pytest

from vacancies.rules.notice import competencies, education, fields, languages, text
from vacancies.rules.notice.findings import Findings


def read(module, *lines: str) -> Findings:
    """What one of the modules finds in a text."""
    document, found = text.repair("\n".join(lines)), Findings()
    if module is competencies:
        module.read(document, found)
    else:
        module.read(document, fields.sections(document), found)
    return found


@pytest.mark.parametrize(
    ("words", "pathways"),
    [
        (
            "Master's degree in law of an accredited university with five years of relevant professional "
            "experience; or,\nUniversity degree in one of these fields with seven years of relevant professional "
            "experience.",
            [["master", 5], ["university degree", 7]],
        ),
        (
            "A Master’s degree in law; or a University degree in a like field with two years of relevant experience.",
            [["master", 0], ["university degree", 2]],
        ),
        (
            "University degree with four (4) years' experience; or, Completed High School diploma, with six "
            "years "
            "of work "
            "experience.",
            [["university degree", 4], ["high school diploma", 6]],
        ),
        ("Bachelor's degree with three years of experience", [["bachelor", 3]]),
        (
            "Master's Degree - 2 year(s) experience OR Bachelor's Degree - 4 year(s) experience",
            [["master", 2], ["bachelor", 4]],
        ),
        (
            "Advanced university degree (minimum Master's degree) with ten years of work experience",
            [["advanced university degree (minimum master)", 10]],
        ),
        (
            "Master en droit, avec deux années d’expérience professionnelle ; ou\nDiplôme universitaire avec "
            "quatre années "
            "d’expérience professionnelle.",
            [["master", 2], ["university degree", 4]],
        ),
        (
            "Diplôme de fin d’études secondaires avec sept ans d’expérience professionnelle",
            [["high school diploma", 7]],
        ),
        (
            "Maestría en derecho con cinco años de experiencia; o,\nTítulo universitario con siete años de "
            "experiencia.",
            [["master", 5], ["university degree", 7]],
        ),
        ("Bachillerato completo con cuatro años de experiencia laboral", [["high school diploma", 4]]),
        ("PhD in economics is an advantage. Master's degree with 7 years of relevant experience", [["master", 7]]),
        (
            "Completed secondary education with 4 years of experience. A university degree is an asset.",
            [["high school diploma", 4]],
        ),
    ],
)
def test_alternatives_are_read_with_their_years(words, pathways):
    found = read(education, "Education", words, "Skills", "Tact")
    assert found.value("education") == pathways


def test_years_of_the_experience_section_go_with_education_that_states_none():
    found = read(
        education, "Education:", "Advanced university degree in law.", "Experience:", "At least 5 years of experience."
    )
    assert found.value("education") == [["advanced university degree", 5]]


def test_extensive_experience_without_a_number_stays_open():
    found = read(
        education,
        "Education:",
        "Advanced university degree, or first university degree with extensive experience.",
        "Experience:",
        "At least 5 years of experience in performance work.",
    )
    assert found.value("education") == [["advanced university degree", 5], ["first university degree", None]]
    assert found.warned("education")


def test_additional_years_count_on_top():
    found = read(
        education,
        "Education",
        "Advanced university degree. A first-level university degree with two additional years of qualifying "
        "experience may "
        "be accepted in lieu of the advanced university degree.",
        "Work Experience",
        "A minimum of five years of progressively responsible experience is required.",
    )
    assert found.value("education") == [["advanced university degree", 5], ["first university degree", 7]]


@pytest.mark.parametrize(
    ("degree", "experience"),
    [
        (
            "University degree with three years of experience.",
            "At least five years of relevant professional experience.",
        ),
        ("University degree with five years of experience.", "Minimum three years of relevant work experience."),
        ("University degree with three (5) years of professional experience.", "Work in the field."),
        ("University degree with 3 to 5 years of professional experience.", "Work in the field."),
    ],
)
def test_years_that_contradict_each_other_are_shown_and_left_open(degree, experience):
    found = read(education, "Education:", degree, "Experience:", experience)
    assert found.value("education") == [["university degree", None]]
    assert "contradict" in str(found.cautions[0])


def test_education_that_differs_in_two_places_is_left_open():
    found = read(
        education,
        "Education: Master's degree with two years of experience.",
        "Skills: tact",
        "Education: Master's degree with five years of experience.",
    )
    assert found.value("education") is None
    assert "master: 2 / master: 5" in str(found.cautions[0])


def test_accreditation_is_read():
    found = read(education, "Accredited institutions are those in the UNESCO World Higher Education Database.")
    assert found.value("accreditation") == "UNESCO WHED"


@pytest.mark.parametrize(
    ("words", "required", "advantageous"),
    [
        ("Fluency in English is required and working knowledge of French is an advantage.", ["English"], ["French"]),
        (
            "Fluency in English is required. Working knowledge of another official UN language (Arabic, Chinese, "
            "French, "
            "Russian, "
            "and Spanish), and/or Dutch is an advantage.",
            ["English"],
            ["Arabic", "Chinese", "French", "Russian", "Spanish", "Dutch"],
        ),
        ("Required Language(s): English\nPreferred Language(s): French", ["English"], ["French"]),
        (
            "REQUIRED\nFluency in English and Dari.\nDESIRABLE\nWorking knowledge of Pashto.",
            ["English", "Dari"],
            ["Pashto"],
        ),
        (
            "The position requires fluency in English and French; Portuguese is desirable.",
            ["English", "French"],
            ["Portuguese"],
        ),
        ("English required, French desirable", ["English"], ["French"]),
        (
            "Les langues officielles sont l’anglais, le français et l’espagnol.\nPour ce poste, la maîtrise du "
            "français est "
            "exigée. "
            "La connaissance de l’anglais est un atout.",
            ["French"],
            ["English"],
        ),
        (
            "Los idiomas oficiales son el inglés, el francés y el español. Se requiere dominio del español. El "
            "inglés es "
            "deseable.",
            ["Spanish"],
            ["English"],
        ),
        (
            "Fluency in English is required. Knowledge of a second official language is an asset.",
            ["English"],
            ["second official language"],
        ),
        (
            "Knowledge of Russian is not required but is an advantage. Fluency in English is mandatory.",
            ["English"],
            ["Russian"],
        ),
    ],
)
def test_languages_are_required_or_an_advantage(words, required, advantageous):
    found = read(languages, "Languages", words)
    assert (found.value("languages_required"), found.value("languages_advantageous")) == (required, advantageous)


def test_a_choice_of_required_languages_is_flagged():
    found = read(languages, "Languages", "Fluency in English or French is required.")
    assert found.value("languages_required") == ["English", "French"]
    assert "one of them is enough" in str(found.cautions[0])


def test_languages_without_a_word_on_need_are_flagged_and_left_open():
    found = read(languages, "Languages", "English, French")
    assert found.value("languages_required") is None
    assert found.warned("languages_required")


FRAMEWORK = [
    "Values - all staff abide by these {announced} values:",
    "Inclusion and respect for diversity: welcomes everyone. Integrity and transparency: acts openly. Courage: "
    "speaks up.",
    "Core Competencies – behavioural indicators Level {core}",
    "Teamwork: works with others. Delivering results: delivers. Communication: listens.",
    "Managerial Competencies – behavioural indicators Level {managerial}",
    "- Leadership: leads.",
    "- Building Trust: keeps promises.",
]


def framework(announced="three", core="2", managerial="3", extra=()) -> Findings:
    """The reading of a small framework."""
    lines = [line.format(announced=announced, core=core, managerial=managerial) for line in FRAMEWORK]
    return read(competencies, *lines, *extra)


def test_competencies_and_levels_are_read_also_when_they_run_on():
    found = framework()
    assert found.value("values") == ["Inclusion and respect for diversity", "Integrity and transparency", "Courage"]
    assert found.value("core_competencies") == ["Teamwork", "Delivering results", "Communication"]
    assert found.value("managerial_competencies") == ["Leadership", "Building Trust"]
    assert (found.value("core_level"), found.value("managerial_level")) == (2, 3)
    assert found.cautions == []


def test_a_number_word_that_differs_from_the_list_is_shown_and_the_list_counts():
    found = framework(announced="five")
    assert len(found.value("values")) == 3
    assert "announces five values and lists 3" in str(found.cautions[0])


def test_two_levels_for_the_same_block_leave_the_level_open():
    found = framework(extra=["Core Competencies – behavioural indicators Level 3", "Teamwork: works with others."])
    assert found.value("core_level") is None
    assert "2 / 3" in str(found.cautions[0])


def test_french_and_spanish_names_are_the_same_competencies():
    french = read(
        competencies,
        "Valeurs",
        "• Intégrité et transparence : agit",
        "• Empathie : écoute",
        "Compétences essentielles - niveau 2",
        "• Travail d’équipe : aide",
    )
    spanish = read(
        competencies,
        "Valores",
        "• Integridad y transparencia: actúa",
        "• Empatía: escucha",
        "Competencias básicas - nivel 2",
        "• Trabajo en equipo: ayuda",
    )
    for found in (french, spanish):
        assert found.value("values") == ["Integrity and transparency", "Empathy"]
        assert (found.value("core_competencies"), found.value("core_level")) == (["Teamwork"], 2)


def test_values_in_prose_are_no_list():
    found = read(
        competencies, "The unit upholds the core values of the United Nations with courage and empathy every day."
    )
    assert found.value("values") is None
