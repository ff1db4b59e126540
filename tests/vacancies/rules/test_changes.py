"""What differs between two versions, in data and in words; and whom a correction may not send away."""

from copy import deepcopy

import pytest

from vacancies.enums import Ground, SecondTier
from vacancies.rules.change_words import in_words, left_behind_in_words, paragraphs
from vacancies.rules.changes import changes, excludes_more_nationals, left_behind, shuts_out
from vacancies.rules.closing import ClosingPolicy
from vacancies.rules.terms import CompetencyNeed, LanguageNeed, Pathway, Terms
from vacancies.rules.tiers import TierPolicy

TERMS = Terms(
    closing=ClosingPolicy("Geneva", "Europe/Zurich", 1439),
    tiers=TierPolicy((Ground.INTERNAL, Ground.NMS_NATIONALS), ("IS", "NA"), SecondTier.ADMITTED),
    pathways=(Pathway(2, 4), Pathway(1, 6)),
    languages=(LanguageNeed("en", "required", 3),),
    competencies=(
        CompetencyNeed("teamwork", "Teamwork", "core", 2),
        CompetencyNeed("courage", "Courage", "value", None),
    ),
    duty_station_country="CH",
    duty_station_nationals_excluded=False,
    grade="G-6",
    category="general_service",
    job_family="human-resources",
    roster_months=24,
    board_name="Appointments Board",
    board_quorum=3,
    contact_policy="everybody",
).as_json()
NOTICE = {
    "title": "Associate",
    "reference_number": "VN1",
    "duty_station_city": "Geneva",
    "responsibilities": "First we say why.\n\n- Answer questions.\n- Check data.",
    "qualifications": "A degree.",
    "notes": "",
}
CONTENT = {
    "terms": TERMS,
    "notice": NOTICE,
    "language": "en",
    "translations": {"fr": {"title": "Associée", "responsibilities": "Répondre.", "qualifications": "Un diplôme."}},
    "vacancy_type": "vacancy_notice",
    "contract_type": "fixed-term",
    "positions": 1,
    "closing_date": "2026-04-03",
}


def of(kind, code):
    return {("country", "WS"): "Samoa", ("language", "en"): "English"}.get((kind, code), code)


def with_(**changed):
    """The content with some of it changed, by the name of a part and a key in it."""
    content = deepcopy(CONTENT)
    for name, value in changed.items():
        if name in content["terms"]:
            content["terms"][name] = value
        elif name in content:
            content[name] = value
        else:
            content["notice"][name] = value
    return content


def words(**changed):
    return in_words(changes(CONTENT, with_(**changed)), of)


def test_nothing_differs_from_itself_not_even_after_json_or_in_another_order():
    again = deepcopy(CONTENT)
    again["terms"]["pathways"] = [{"degree": 1, "years": 6}, {"degree": 2, "years": 4}]
    again["terms"]["tiers"] = {
        "grounds": ["nms_nationals", "internal"],
        "country_codes": ["NA", "IS"],
        "second_tier": "admitted",
    }
    again["notice"]["responsibilities"] = NOTICE["responsibilities"].replace("\n", "\r\n")
    assert changes(CONTENT, again) == []


def test_neither_the_closing_date_nor_a_competencys_name_is_a_change():
    again = with_(closing_date="2026-04-17")
    again["terms"]["competencies"] = [{**need, "name": "Renamed"} for need in TERMS["competencies"]]
    assert changes(CONTENT, again) == []


def test_a_notice_of_before_there_were_languages_is_compared_too():
    old = {key: value for key, value in CONTENT.items() if key not in ("language", "translations")}
    assert [(change.section, change.key) for change in changes(old, CONTENT)] == [("translation", "fr")]


@pytest.mark.parametrize(
    ("changed", "label", "before", "after"),
    [
        ({"title": "Officer"}, "Position title", "Associate", "Officer"),
        ({"organizational_unit": "People Division"}, "Unit", "", "People Division"),
        ({"grade": "G-5"}, "Grade", "G-6", "G-5"),
        ({"category": "professional"}, "Category", "General Service", "Professional"),
        ({"positions": 2}, "Positions", "1", "2"),
        ({"duty_station_country": "WS"}, "Duty station, country", "CH", "Samoa"),
        ({"contract_type": "consultant"}, "Contract", "fixed-term", "consultant"),
        ({"vacancy_type": "consultancy"}, "Type of notice", "Vacancy notice", "Consultancy"),
        (
            {"duty_station_nationals_excluded": True},
            "Nationals of the duty station",
            "eligible as everybody else",
            "not eligible",
        ),
        (
            {"tiers": {**TERMS["tiers"], "second_tier": "not_admitted"}},
            "Those who are not first tier",
            "May apply; considered after the first tier",
            "May not apply",
        ),
        (
            {"competencies": [{**TERMS["competencies"][0], "level": 3}, TERMS["competencies"][1]]},
            "Level of the core competencies",
            "2",
            "3",
        ),
        ({"translations": {}}, "Text in French", "published", "none"),
    ],
)
def test_a_value_is_said_as_it_was_and_as_it_is(changed, label, before, after):
    [change] = words(**changed)
    assert (change.label, change.before, change.after) == (label, before, after)
    assert change.in_short == f"{label}: {before or 'nothing'} before, {after} now"


@pytest.mark.parametrize(
    ("changed", "label", "removed", "added"),
    [
        (
            {"tiers": {**TERMS["tiers"], "country_codes": ["IS", "WS"]}},
            "Non-represented member states",
            ["NA"],
            ["Samoa"],
        ),
        (
            {"tiers": {**TERMS["tiers"], "grounds": ["internal", "nms_nationals", "external_female"]}},
            "Who is first tier",
            [],
            ["External women"],
        ),
        (
            {"pathways": [{"degree": 2, "years": 5}, {"degree": 1, "years": 6}]},
            "Education and experience",
            ["University degree, with 4 years of relevant experience"],
            ["University degree, with 5 years of relevant experience"],
        ),
        (
            {"languages": [{"language": "en", "demand": "required", "level": 4}]},
            "Languages",
            ["English: Required, UN level III, advanced"],
            ["English: Required, UN level IV, expert"],
        ),
        ({"competencies": TERMS["competencies"][:1]}, "Values and competencies", ["courage"], []),
        (
            {"responsibilities": "First we say why.\n\n- Answer hard questions.\n- Check data.\n- Report."},
            "Core functions and responsibilities",
            ["Answer questions."],
            ["Answer hard questions.", "Report."],
        ),
        ({"notes": "Bring patience."}, "Notes", [], ["Bring patience."]),
    ],
)
def test_a_list_or_a_text_is_said_by_what_went_and_what_came(changed, label, removed, added):
    [change] = words(**changed)
    assert change.label == label
    assert [part.text for part in change.parts if not part.is_new] == removed
    assert [part.text for part in change.parts if part.is_new] == added
    said = [f"removed: {text}" for text in removed] + [f"new: {text}" for text in added]
    assert change.in_short == (f"{label}: changed" if change.is_text else f"{label}, {'; '.join(said)}")


def test_texts_carry_the_language_they_are_written_in():
    assert [change.language for change in words(title="Officer", grade="G-5", notes="More.")] == ["en", "", "en"]
    french = {"fr": {**CONTENT["translations"]["fr"], "title": "Assistante"}}
    [change] = words(translations=french)
    assert change.language == "fr"
    assert [part.text for part in change.parts] == ["Associée", "Assistante"]


def test_another_authentic_language_is_compared_with_the_former_text_in_it():
    after = with_(language="fr", translations={"en": NOTICE})
    after["notice"] = {**NOTICE, **CONTENT["translations"]["fr"], "title": "Assistante"}
    found = in_words(changes(CONTENT, after), of)
    assert [(change.label, change.before, change.after) for change in found] == [
        ("Position title", "Associée", "Assistante"),
        ("Language of the authentic text", "English", "French"),
    ]


def test_paragraphs_stay_in_their_order():
    parts = paragraphs("One.\nTwo.\nThree.", "One.\n2.\nThree.\nFour.")
    assert [(part.kind, part.text) for part in parts] == [("removed", "Two."), ("added", "2."), ("added", "Four.")]


OPEN = TierPolicy((Ground.INTERNAL,), (), SecondTier.ADMITTED)
UNTIERED = TierPolicy()
CLOSED = TierPolicy((Ground.INTERNAL, Ground.NMS_NATIONALS), ("IS", "NA"), SecondTier.NOT_ADMITTED)


@pytest.mark.parametrize(
    ("before", "after", "shut_out"),
    [
        (OPEN, TierPolicy((Ground.EXTERNAL_FEMALE,), (), SecondTier.ADMITTED), False),
        (OPEN, CLOSED, True),
        (UNTIERED, CLOSED, True),
        (UNTIERED, OPEN, False),
        (CLOSED, UNTIERED, False),
        (CLOSED, CLOSED, False),
        (CLOSED, TierPolicy((*CLOSED.grounds, Ground.EXTERNAL_FEMALE), ("IS", "NA", "WS"), CLOSED.second_tier), False),
        (CLOSED, TierPolicy(CLOSED.grounds, ("IS",), CLOSED.second_tier), True),
        (CLOSED, TierPolicy((Ground.NMS_NATIONALS,), ("IS", "NA"), CLOSED.second_tier), True),
        (
            TierPolicy((Ground.INTERNAL,), ("IS",), SecondTier.NOT_ADMITTED),
            TierPolicy((Ground.INTERNAL,), (), SecondTier.NOT_ADMITTED),
            False,
        ),
    ],
)
def test_whoever_may_apply_is_not_shut_out_by_a_correction(before, after, shut_out):
    assert shuts_out(before, after) is shut_out


def excluding(country="CH", excluded=True):
    return Terms.from_json({**TERMS, "duty_station_country": country, "duty_station_nationals_excluded": excluded})


@pytest.mark.parametrize(
    ("before", "after", "excludes_more"),
    [
        (excluding(excluded=False), excluding(), True),
        (excluding("CH"), excluding("DE"), True),
        (excluding("DE", excluded=False), excluding("CH"), True),
        (excluding(), excluding(), False),
        (excluding(), excluding(excluded=False), False),
        (excluding("CH"), excluding("DE", excluded=False), False),
        (excluding("CH", excluded=False), excluding("DE", excluded=False), False),
        (excluding(excluded=False), excluding(""), False),  # the missing country is asked for elsewhere
    ],
)
def test_nationals_who_may_apply_are_not_excluded_by_a_correction(before, after, excludes_more):
    assert excludes_more_nationals(before, after) is excludes_more


def test_another_layout_of_the_same_words_is_a_change_too():
    [change] = words(responsibilities=NOTICE["responsibilities"].replace("\n\n", "\n"))
    assert [part.text for part in change.parts] == ["The same words in other paragraphs."]
    [change] = words(qualifications="- A degree.")
    assert [(part.kind, part.text) for part in change.parts] == [("removed", "A degree."), ("added", "A degree.")]


def test_a_mail_does_not_name_a_long_list():
    tiers = {**TERMS["tiers"], "country_codes": ["KI", "TV", "NR", "PW", "FM", "MH", "TO", "VU"]}
    [change] = words(tiers=tiers)
    assert len(change.parts) == 10
    assert change.in_short == "Non-represented member states: changed"


def test_a_translation_that_did_not_follow_is_named():
    french = CONTENT["translations"]["fr"]
    after = with_(title="Officer", qualifications="A master's degree.", notes="New.", grade="G-5")
    after["translations"]["fr"] = {**french, "title": "Spécialiste"}
    stale = left_behind(changes(CONTENT, after), after)
    assert stale == {"fr": ["qualifications"]}
    assert left_behind_in_words(stale) == [
        "The text in French is as it was, while the authentic text changes under: Qualifications and experience."
    ]
    assert left_behind(changes(CONTENT, with_(grade="G-5")), CONTENT) == {}
