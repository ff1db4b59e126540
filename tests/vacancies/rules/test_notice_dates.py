"""Dates, hours, zones and the closing instant; what is ambiguous is asked, what contradicts is shown."""

import pytest

from vacancies.rules.notice import closing, dates, fields, text, times
from vacancies.rules.notice.findings import Findings


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("04 February 2026", "2026-02-04"),
        ("April 13 2025", "2025-04-13"),
        ("15 April, 2020", "2020-04-15"),
        ("February 17, 2026", "2026-02-17"),
        ("Feb. 17th, 2026", "2026-02-17"),
        ("4th of February, 2026", "2026-02-04"),
        ("13-Feb-2026", "2026-02-13"),
        ("13Feb2026", "2026-02-13"),
        ("13-Feb-26", "2026-02-13"),
        ("29 Feb 2024", "2024-02-29"),
        ("08 Juillet 2025", "2025-07-08"),
        ("1er décembre 2025", "2025-12-01"),
        ("18 août 2025", "2025-08-18"),
        ("13 de marzo de 2024", "2024-03-13"),
        ("15 de diciembre del 2025", "2025-12-15"),
        ("lunes 13 de abril de 2026", "2026-04-13"),
        ("2026-02-04", "2026-02-04"),
        ("18/12/2025", "2025-12-18"),
        ("12/18/2025", "2025-12-18"),
        ("31.01.2026", "2026-01-31"),
        ("03/03/2026", "2026-03-03"),
        ("3/10/2026 (MM/DD/YYYY)", "2026-03-10"),
        ("(dd/mm/yyyy) 3/10/2026", "2026-10-03"),
        ("Tuesday 03/11/2026", "2026-11-03"),
        ("mercredi 11/03/2026", "2026-03-11"),
    ],
)
def test_every_form_of_a_date_is_read(written, iso):
    (found,) = dates.find(text.fold(written))
    assert str(found.day) == iso


@pytest.mark.parametrize(
    ("written", "readings"),
    [("03/11/2026", ["2026-11-03", "2026-03-11"]), ("4-5-2026", ["2026-05-04", "2026-04-05"]), ("04.02.26", 2)],
)
def test_figures_with_two_readings_have_no_day(written, readings):
    (found,) = dates.find(written)
    assert found.day is None
    assert len(found.readings) == readings or [str(day) for day in found.readings] == readings


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("30 February 2026", "no such day"),
        ("31/02/2026", "no such day"),
        ("29 February 2026", "no such day"),
        ("4 February", "no year"),
        ("Monday, 4 February 2026", "weekday"),
        ("4 February 1901", "no such day"),
    ],
)
def test_a_date_that_cannot_be_has_a_fault_and_no_day(written, fault):
    (found,) = dates.find(text.fold(written))
    assert (found.fault, found.day) == (fault, None)


def test_dates_that_run_into_each_other_are_two():
    assert [str(found.day) for found in dates.find("february 17, 2026april 3, 2026bonngermany")] == [
        "2026-02-17",
        "2026-04-03",
    ]
    assert [str(found.day) for found in dates.find("17 fevrier 20263 avril 2026bonn")] == ["2026-02-17", "2026-04-03"]


@pytest.mark.parametrize(
    ("written", "clock", "zone"),
    [
        ("23:59 local time Geneva, Switzerland", "23:59", "Geneva, Switzerland (Europe/Zurich)"),
        ("23:59 Geneva time", "23:59", "Geneva, Switzerland (Europe/Zurich)"),
        ("(23:59 Geneva)", "23:59", "Geneva, Switzerland (Europe/Zurich)"),
        ("à 23h59, heure locale de Genève (Suisse)", "23:59", "Geneva, Switzerland (Europe/Zurich)"),
        ("a las 23:59 hora local de Ginebra, Suiza", "23:59", "Geneva, Switzerland (Europe/Zurich)"),
        ("midnight Copenhagen time", "midnight", "Copenhagen (Europe/Copenhagen)"),
        ("11:59 p.m. (New York time)", "23:59", "New York (America/New_York)"),
        ("11:59pm UTC", "23:59", "UTC"),
        ("23:59-GMT+01:00", "23:59", "GMT+01:00"),
        ("17h00, heure de Paris", "17:00", "Paris (Europe/Paris)"),
        ("17:00 hora de Ciudad de México", "17:00", "Mexico City (America/Mexico_City)"),
        ("5 p.m. EAT", "17:00", "EAT"),
        ("1700 hours Nairobi time", "17:00", "Nairobi (Africa/Nairobi)"),
        ("noon, Rome time", "12:00", "Rome (Europe/Rome)"),
    ],
)
def test_hours_are_read_with_the_zone_beside_them(written, clock, zone):
    found = times.find(text.fold(written))[0]
    assert (found.clock, found.zones[0].name) == (clock, zone)


def test_a_windows_zone_name_is_known_without_an_hour():
    (zone,) = times.zones_in("13 mar 2026 w. central africa standard time")
    assert zone.name == "W. Central Africa Standard Time (Africa/Lagos)"


def read(*lines: str) -> Findings:
    """What closing.read finds in a small notice."""
    document, found = text.Text("\n".join(lines)), Findings()
    closing.read(document, fields.labelled(document), found)
    return found


GENEVA = "The vacancy closes on its closing date at 23:59 local time Geneva, Switzerland."


@pytest.mark.parametrize(
    ("day", "instant"),
    [
        ("4 February 2026", "2026-02-04T22:59:00Z"),
        ("28 March 2026", "2026-03-28T22:59:00Z"),
        ("29 March 2026", "2026-03-29T21:59:00Z"),
        ("3 April 2026", "2026-04-03T21:59:00Z"),
        ("24 October 2026", "2026-10-24T21:59:00Z"),
        ("25 October 2026", "2026-10-25T22:59:00Z"),
    ],
)
def test_the_instant_follows_the_offset_of_the_closing_day(day, instant):
    assert read(f"Closing date: {day}", GENEVA).value("closing_utc") == instant


def test_an_hour_without_a_zone_gives_no_instant():
    found = read("Closing date: 4 February 2026", "Closing time: 23:59")
    assert found.value("closing_time") == "23:59"
    assert found.value("closing_utc") is None
    assert "has no time zone" in str(found.cautions)


def test_two_closing_dates_leave_the_field_empty_and_are_both_shown():
    found = read("Closing date: 4 February 2026", "More", "Application deadline: 6 February 2026", GENEVA)
    assert found.value("closing_date") is None
    assert found.value("closing_utc") is None
    (caution,) = [caution for caution in found.cautions if caution.key == "closing_date"]
    assert "2026-02-04 / 2026-02-06" in str(caution)


def test_the_same_date_in_words_settles_figures_with_two_readings():
    found = read("Closing date: 03/11/2026", "Applications must be submitted by 3 November 2026.")
    assert found.value("closing_date") == "2026-11-03"


def test_day_and_month_in_words_settle_figures_with_two_readings():
    found = read("Closing date: 03/11/2026", "Candidates apply no later than 11 March.")
    assert found.value("closing_date") == "2026-03-11"


def test_figures_with_two_readings_are_asked():
    found = read("Closing date: 03/11/2026", GENEVA)
    assert found.value("closing_date") is None
    assert "2026-03-11 / 2026-11-03" in " ".join(map(str, found.cautions))


def test_a_format_in_the_label_settles_figures():
    assert read("Closing date (DD/MM/YYYY): 03/11/2026").value("closing_date") == "2026-11-03"


def test_two_closing_hours_leave_the_hour_empty():
    found = read("Closing date: 4 February 2026, 17:00", GENEVA)
    assert found.value("closing_time") is None
    assert "17:00 / 23:59" in " ".join(map(str, found.cautions))


@pytest.mark.parametrize("hour", ["midnight Copenhagen time", "00:00 Copenhagen time", "12:00 AM Copenhagen time"])
def test_midnight_is_the_end_of_the_day_and_is_flagged(hour):
    found = read("Closing date: 14 March 2026", f"Applications are received until {hour} on the closing date.")
    assert found.value("closing_utc") == "2026-03-14T23:00:00Z"
    assert any("start or the end" in str(caution) for caution in found.cautions)


def test_cet_in_june_is_flagged_and_gives_no_instant():
    found = read("Closing date: 14 June 2026", "Applications must be received before 18:00 Copenhagen time (CET).")
    assert found.value("closing_utc") is None
    assert "CET is not what the clocks show on 2026-06-14 (it is CEST" in " ".join(map(str, found.cautions))


def test_cet_in_january_agrees_with_the_place():
    found = read("Closing date: 14 January 2026", "Applications must be received before 18:00 Copenhagen time (CET).")
    assert found.value("closing_utc") == "2026-01-14T17:00:00Z"


def test_a_second_moment_that_is_another_one_is_flagged():
    found = read("Closing date: 14 March 2026", "Deadline for applications is 11:59 p.m. (2359 Manila Time, 0800 GMT).")
    assert (found.value("closing_time"), found.value("closing_zone")) == ("23:59", "Manila (Asia/Manila)")
    assert found.value("closing_utc") is None
    assert "08:00 GMT" in " ".join(map(str, found.cautions))


def test_a_second_moment_that_is_the_same_one_is_no_contradiction():
    found = read("Closing date: 14 March 2026", "Deadline for applications is 23:59 Manila time (15:59 GMT).")
    assert found.value("closing_utc") == "2026-03-14T15:59:00Z"


def test_an_oracle_hour_without_a_zone_is_flagged_as_perhaps_the_day_before():
    found = read("Apply Before", "03/16/2026, 03:59 AM")
    assert (found.value("closing_date"), found.value("closing_utc")) == ("2026-03-16", None)
    assert "day before" in " ".join(map(str, found.cautions))


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("Closing date: Closed", "closed"),
        ("This vacancy is now closed.", "closed"),
        ("This position is no longer open.", "no longer open"),
        ("Cette offre n'est plus disponible.", "no longer open"),
        ("This job has expired", "expired"),
        ("Vacancy Notice Cancelled: the recruitment was cancelled", "cancelled"),
    ],
)
def test_a_status_is_read_and_is_no_date(line, status):
    found = read("Grade: P-2", line)
    assert (found.value("status"), found.value("closing_date")) == (status, None)


def test_a_posting_period_gives_both_dates():
    found = read("Posting Period: 12 January 2026 - 25 February 2026")
    assert (found.value("posted_date"), found.value("closing_date")) == ("2026-01-12", "2026-02-25")


def test_open_until_filled_is_no_date_and_is_said_so():
    found = read("Closing date: Open until filled")
    assert found.value("closing_date") is None
    assert "Open until filled" in " ".join(map(str, found.cautions))
