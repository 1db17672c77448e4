"""Hours that can be, and hours that cannot."""

from datetime import date

import pytest

from meetlat.measure.hours import BadHours, Opening, Schedule

MONDAY, TUESDAY, SUNDAY = 0, 1, 6


@pytest.mark.parametrize(
    "openings",
    [
        (),
        (Opening(MONDAY, 540, 720), Opening(MONDAY, 720, 1020)),  # closed for no time at noon
        (Opening(MONDAY, 1320, 120), Opening(TUESDAY, 120, 600)),  # the night runs up to the morning
        (Opening(SUNDAY, 1320, 120), Opening(MONDAY, 120, 600)),
        (Opening(MONDAY, 0, 1440), Opening(TUESDAY, 0, 1440)),
        (Opening(MONDAY, 1320, 0), Opening(TUESDAY, 0, 60)),  # 0 and 1440 are the same end of a day
    ],
)
def test_hours_that_can_be(openings: tuple[Opening, ...]) -> None:
    assert Schedule("own", "NL", openings).openings == openings


@pytest.mark.parametrize(
    ("openings", "says"),
    [
        ([Opening(MONDAY, 540, 720), Opening(MONDAY, 705, 1020)], "monday 09:00-12:00 and monday 11:45-17:00 overlap"),
        ([Opening(TUESDAY, 0, 60), Opening(MONDAY, 1320, 120)], "monday 22:00-02:00 and tuesday 00:00-01:00 overlap"),
        ([Opening(MONDAY, 0, 60), Opening(SUNDAY, 1320, 120)], "sunday 22:00-02:00 and monday 00:00-01:00 overlap"),
        ([Opening(MONDAY, 540, 1020), Opening(MONDAY, 540, 1020)], "overlap"),
        ([Opening(MONDAY, 540, 1025)], "quarter of an hour"),
        ([Opening(MONDAY, 541, 1020)], "monday 09:01-17:00"),
        ([Opening(MONDAY, -60, 1020)], "minutes -60 to 1020"),
        ([Opening(MONDAY, 540, 1455)], "between 00:00 and 24:00"),
        ([Opening(MONDAY, 1440, 60)], "between 00:00 and 24:00"),
        ([Opening(MONDAY, 540, 540)], "ends when it begins"),
        ([Opening(7, 540, 1020)], "0 (Monday) to 6 (Sunday)"),
        ([Opening(-1, 540, 1020)], "weekday -1"),
    ],
)
def test_hours_that_cannot_be_are_refused_with_what_is_wrong(openings: list[Opening], says: str) -> None:
    with pytest.raises(BadHours) as refused:
        Schedule("own", "NL", tuple(openings))
    assert str(refused.value).startswith("Hours own")
    assert says in str(refused.value)


@pytest.mark.parametrize(("country", "region"), [("DE", ""), ("NL", "Flemish"), ("BE", "Vlaams")])
def test_a_country_or_region_without_a_calendar_is_refused(country: str, region: str) -> None:
    with pytest.raises(BadHours, match=r"is not known\. Known: "):
        Schedule("own", country, (), region=region)  # type: ignore[arg-type]


MAY, JULY = date(2025, 5, 1), date(2025, 7, 1)


@pytest.mark.parametrize(
    ("days", "says"),
    [
        ((MAY, JULY), "the first of them begin on 2025-05-01"),
        ((None, JULY, JULY), "begin on 2025-07-01 come after 2025-07-01"),
        ((None, JULY, MAY), "begin on 2025-05-01 come after 2025-07-01"),
        ((None, None), "begin on None come after None"),
    ],
)
def test_parts_are_in_the_order_of_their_days(days: tuple[date | None, ...], says: str) -> None:
    *earlier, now = (Schedule("own", "NL", (), since=day) for day in days)
    with pytest.raises(BadHours, match=says):
        Schedule("own", "NL", (), since=now.since, earlier=tuple(earlier))


def test_a_schedule_without_earlier_hours_is_its_own_only_part() -> None:
    own = Schedule("own", "NL", ())
    assert own.parts == (own,)
    later = Schedule("later", "NL", (), since=MAY, earlier=(own,))
    assert later.parts == (own, Schedule("later", "NL", (), since=MAY))
