"""The shipped hours, and those that organisations gave."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from meetlat.measure.hours import BadHours, Hours, Opening, schedules, schedules_of, shipped


def test_office_hours_and_always_are_shipped() -> None:
    office, always = shipped()["office"], shipped()["always"]
    assert (office.id, office.holidays_kept) == ("office.nl", True)
    assert office.openings == tuple(Opening(day, 540, 1020) for day in range(5))
    assert (always.id, always.holidays_kept) == ("always.nl", False)
    assert always.openings == tuple(Opening(day, 0, 1440) for day in range(7))


def test_each_country_and_region_has_its_own() -> None:
    ids = [one["office"].id for one in (shipped("NL"), shipped("BE"), shipped("BE", "Flemish"))]
    assert ids == ["office.nl", "office.be", "office.be.flemish"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[office]\nholidays_kept = true\nmonday = ["9-17"]', 'office, monday: "9-17" are no hours'),
        ('[office]\nholidays_kept = true\nmaandag = ["09:00-17:00"]', "maandag is no weekday"),
        ('[office]\nholidays_kept = true\nmonday = ["09:00-25:00"]', "between 00:00 and 24:00"),
    ],
)
def test_a_wrong_file_names_the_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, says: str) -> None:
    (tmp_path / "schedules.toml").write_text(text)
    monkeypatch.setattr(schedules, "SHIPPED", tmp_path / "schedules.toml")
    with pytest.raises(BadHours, match=says):
        shipped.__wrapped__()


MONDAY, TUESDAY = Opening(0, 540, 1020), Opening(1, 540, 1020)


def _hours(*openings: Opening, country: str = "NL", region: str = "", holidays_kept: bool = True) -> Hours:
    return Hours(country, region, openings, holidays_kept)


def test_organisations_with_the_same_hours_share_a_schedule() -> None:
    found = schedules_of({"a": _hours(MONDAY, TUESDAY), "b": _hours(TUESDAY, MONDAY), "c": _hours(MONDAY)})
    assert found["a"] == found["b"]
    assert found["a"].id != found["c"].id
    assert found["a"].openings == (MONDAY, TUESDAY)


@pytest.mark.parametrize("other", [{"country": "BE"}, {"holidays_kept": False}, {"country": "BE", "region": "French"}])
def test_other_holidays_make_another_schedule(other: dict[str, Any]) -> None:
    found = schedules_of({"a": _hours(MONDAY), "b": _hours(MONDAY, **other)})
    assert found["a"].id != found["b"].id


def test_who_told_no_hours_has_those_of_an_office_in_its_country() -> None:
    found = schedules_of({"a": Hours("BE", "Flemish", None, True), "b": Hours("ZZ", "", None, True)})
    assert found == {"a": shipped("BE", "Flemish")["office"], "b": shipped("ZZ")["office"]}


def test_a_country_whose_holidays_are_not_known_has_no_schedule() -> None:
    assert schedules_of({"a": _hours(MONDAY, country="NO"), "b": Hours("EU", "", None, True)}) == {}


def _changed(since: date) -> Hours:
    return Hours("NL", "", (TUESDAY,), True, since, (_hours(MONDAY),))


def test_hours_that_changed_are_one_schedule_with_a_part_for_each() -> None:
    found = schedules_of({"a": _changed(date(2025, 7, 1)), "b": _changed(date(2025, 8, 1)), "c": _hours(TUESDAY)})
    before, after = found["a"].parts
    assert (before.openings, before.since) == ((MONDAY,), None)
    assert (after.openings, after.since) == ((TUESDAY,), date(2025, 7, 1))
    assert len({one.id for one in found.values()}) == 3


def test_a_change_before_or_after_the_days_asked_about_changes_no_schedule() -> None:
    days = (date(2025, 1, 1), date(2025, 12, 31))
    hours = {"a": _changed(date(2026, 1, 1)), "b": _changed(date(2025, 1, 1)), "c": _changed(date(2025, 1, 2))}
    found = schedules_of(hours, days)
    assert found["a"] == schedules_of({"a": _hours(MONDAY)})["a"]
    assert found["b"] == schedules_of({"b": _hours(TUESDAY)})["b"]
    assert len(found["c"].parts) == 2


def test_who_first_told_hours_had_those_of_an_office_before() -> None:
    found = schedules_of({"a": Hours("BE", "French", (MONDAY,), True, date(2025, 7, 1))})["a"]
    assert found.parts[0] == shipped("BE", "French")["office"]
    assert schedules_of({"a": Hours("NL", "", None, True, date(2025, 7, 1), (_hours(MONDAY),))})["a"].openings == (
        shipped()["office"].openings
    )
