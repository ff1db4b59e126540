"""Who is first tier, and lists of countries with every kind of damage that is known."""

import pytest

from vacancies.rules.notice import countries, text, tiers
from vacancies.rules.notice.findings import Findings

NAMES = [
    "Antigua and Barbuda",
    "Bahamas",
    "Comoros",
    "Congo (the)",
    "Cook Islands",
    "Dominica",
    "Federated States of Micronesia",
    "Guinea-Bissau",
    "Holy See",
    "Lao People's Democratic Republic",
    "Namibia",
    "Saint Kitts and Nevis",
    "Samoa",
    "Sao Tome and Principe",
    "Solomon Islands",
    "Tonga",
]
CODES = ("AG", "BS", "KM", "CG", "CK", "DM", "FM", "GW", "VA", "LA", "NA", "KN", "WS", "ST", "SB", "TO")


@pytest.mark.parametrize("separator", [", ", "; ", " ", "\n", "\n- ", " | ", " / ", ",", ""])
def test_any_separator_or_none_gives_the_same_countries(separator):
    assert countries.read_list(separator.join(NAMES)).codes == CODES


@pytest.mark.parametrize(
    "damage",
    [
        lambda line: line.replace("-", ""),
        lambda line: line.replace("'", ""),
        lambda line: line.replace("'", "’"),
        lambda line: line.replace("(the)", ""),
        lambda line: line.upper(),
        lambda line: line.replace(", Tonga", " and Tonga."),
        lambda line: line.replace("Bahamas", "The Bahamas"),
        lambda line: line.replace("Federated States of Micronesia", "Micronesia (Federated States of)"),
        lambda line: line.replace("Sao Tome and Principe", "São Tomé and Príncipe"),
        lambda line: line.replace("Holy See, ", "Holy\nSee, "),
        lambda line: "\n".join(line.split(" ")),
    ],
)
def test_damage_inside_names_gives_the_same_countries(damage):
    assert countries.read_list(damage(", ".join(NAMES))).codes == CODES


def test_names_come_back_with_their_damage_repaired_and_their_article():
    listed = countries.read_list("GuineaBissau; The Bahamas; Congo (the); Lao Peoples Democratic Republic")
    assert listed.names == ("Guinea-Bissau", "Bahamas", "Congo (the)", "Lao People's Democratic Republic")


def test_similar_names_are_kept_apart():
    line = (
        "Congo, Democratic Republic of the Congo, Guinea, Equatorial Guinea, Guinea-Bissau, Dominica, "
        "Dominican "
        "Republic"
    )
    assert countries.read_list(line).codes == ("CG", "CD", "GN", "GQ", "GW", "DM", "DO")
    assert countries.read_list(line.replace(",", "")).codes == ("CG", "CD", "GN", "GQ", "GW", "DM", "DO")
    assert countries.read_list("Samoa, American Samoa, Congo, Brazzaville").codes == ("WS", "AS", "CG")


def test_french_and_spanish_lists_are_read():
    french = (
        "Antigua-et-Barbuda, Barbade, Congo (le), Îles Cook, États fédérés de Micronésie, Saint-Siège et Sainte-Lucie."
    )
    spanish = (
        "Antigua y Barbuda, Barbados, Congo (el), Islas Cook, Estados Federados de Micronesia, Santa Sede "
        "y "
        "Santa Lucía."
    )
    assert countries.read_list(french).codes == ("AG", "BB", "CG", "CK", "FM", "VA", "LC")
    assert countries.read_list(spanish).codes == countries.read_list(french).codes


def test_the_list_ends_where_other_words_begin():
    listed = countries.read_list(
        "Palau, Tonga, Tuvalu\nSecond-tier candidates include all external candidates from Samoa"
    )
    assert listed.codes == ("PW", "TO", "TV")


def test_a_word_that_is_no_country_is_named():
    assert countries.read_list("Palau, Atlantis, Tonga").unknown == ("Atlantis",)


def read(*lines: str) -> Findings:
    """What tiers.read finds in a text."""
    found = Findings()
    tiers.read(text.repair("\n".join(lines)), found)
    return found


LIST = "Candidates from the following non-represented member states:\nBahamas, Palau, Tonga, Tuvalu"
ORDER = "Eligible people of the first tier are looked at ahead of those of the second-tier group."


@pytest.mark.parametrize(
    ("lines", "groups"),
    [
        (["For this vacancy, internal candidates are considered first-tier candidates."], ["internal"]),
        (["Internal candidates are considered as first tier candidates."], ["internal"]),
        (["internal and internalequivalent candidates are considered firsttier"], ["internal", "internal_equivalent"]),
        (
            ["The following are considered first-tier candidates:", "1. Internal candidates", f"2. {LIST}"],
            ["internal", "nms_nationals"],
        ),
        (
            ["First tier candidates are: internal candidates; external female candidates; " + LIST.replace("\n", " ")],
            ["internal", "external_female", "nms_nationals"],
        ),
        (
            [
                "The following are considered first-tier candidates:",
                f"1. {LIST}",
                "2. Internal candidates",
                "3. External women",
            ],
            ["internal", "external_female", "nms_nationals"],
        ),
        (
            ["Pour ce poste, les candidats internes sont considérés comme des candidats de premier niveau."],
            ["internal"],
        ),
        (["Les candidatures internes sont considérées comme prioritaires."], ["internal"]),
        (
            ["Sont considérés comme candidats de premier rang :", "- Candidats internes", "- Candidates externes"],
            ["internal", "external_female"],
        ),
        (["A los efectos de esta vacante, los candidatos internos se consideran candidatos primarios."], ["internal"]),
        (
            ["Se consideran candidatos de primer nivel:", "- Candidatos internos", "- Candidatas externas"],
            ["internal", "external_female"],
        ),
    ],
)
def test_the_groups_that_a_notice_names_are_its_first_tier(lines, groups):
    assert read(ORDER, *lines).value("first_tier") == groups


def test_tiers_that_are_only_mentioned_leave_the_rule_to_a_person():
    found = read("First- and second-tier candidates may both apply, women above all.", ORDER)
    assert (found.value("tiers_mentioned"), found.value("first_tier")) == (True, None)
    assert "a person has to decide" in str(found.cautions[0])


def test_no_word_of_tiers_is_no_tier():
    found = read("Candidates of all nationalities may apply.")
    assert (found.value("tiers_mentioned"), found.value("first_tier"), found.cautions) == (False, None, [])


def test_internal_only_is_first_tier_and_says_so():
    found = read("This is an expedited recruitment: only applications from internal candidates will be accepted.")
    assert (found.value("first_tier"), found.value("internal_only")) == (["internal"], True)


def test_tiers_of_another_organization_are_not_taken_for_ours():
    found = read("Analyst (open to Tier 1, Tier 2 and Tier 3 applicants)")
    assert (found.value("tiers_mentioned"), found.value("first_tier")) == (True, None)
    assert "another organization's sense" in str(found.cautions[0])


def test_two_definitions_that_differ_leave_the_rule_open():
    found = read(
        "For this vacancy, internal candidates are considered first-tier candidates.",
        "",
        "First-tier candidates are: internal candidates and external female candidates.",
    )
    assert found.value("first_tier") is None
    assert "internal / internal, external_female" in str(found.cautions[0])


def test_the_second_tier_names_its_exceptions_in_order():
    found = read(
        "The following are considered first-tier candidates:",
        "1. Internal candidates",
        "2. External female candidates",
        f"3. {LIST}",
        "Second-tier candidates include:",
        "Everybody else: all external candidates, except nationals of non-represented member states and women.",
    )
    assert found.value("second_tier") == "external_except:nms_nationals,external_female"
    assert not found.warned("second_tier")


def test_a_second_tier_that_contradicts_the_first_is_flagged():
    found = read(
        "The following are considered first-tier candidates:",
        "1. Internal candidates",
        "Second-tier candidates include:",
        "All external candidates, except female candidates.",
    )
    assert found.warned("second_tier")


def test_a_condition_on_a_group_is_flagged():
    found = read(
        "First-tier candidates are:", "1. Internal candidates", "2. External female candidates (for P-4 and above)"
    )
    assert "(for P-4 and above)" in str(found.cautions[0])


def test_a_group_that_is_not_known_is_flagged():
    found = read("First-tier candidates are:", "1. Internal candidates", "2. Members of the alumni network")
    assert "Members of the alumni network" in str(found.cautions[0])


def head(names: str) -> Findings:
    """The reading of a list after its usual words, with a sentence after it."""
    return read("First-tier candidates are: candidates from the following non-represented member states:", names)


def test_a_list_that_breaks_off_is_read_and_flagged():
    found = head("Bahamas, Palau, Solomon Isl")
    assert found.value("nms_codes") == ["BS", "PW"]
    assert any("breaks off" in str(caution) and "Solomon Isl" in str(caution) for caution in found.cautions)


def test_a_list_that_begins_in_the_middle_is_flagged():
    found = head("Madagascar, Palau, Tonga, Tuvalu.\nOther words follow here and go on for a while.")
    assert any("begins in the middle" in str(caution) for caution in found.cautions)


def test_a_country_that_stands_twice_counts_once():
    found = head("Bahamas, Palau, The Bahamas, Tonga.\nOther words follow here and go on for a while.")
    assert (found.value("nms_codes"), found.value("nms_count")) == (["BS", "PW", "TO"], 3)
    assert any("more than once" in str(caution) for caution in found.cautions)


def test_a_number_that_differs_from_the_list_is_flagged():
    found = read(
        "candidates from the following 29 non-represented member states: Bahamas, Palau, Tonga.", "More words here."
    )
    assert any("announces 29 countries and lists 3" in str(caution) for caution in found.cautions)


def test_nationals_without_a_list_are_flagged():
    found = read("First-tier candidates are: internal candidates and nationals of non-represented member states.")
    assert found.value("nms_list") is None
    assert any("gives no list" in str(caution) for caution in found.cautions)
