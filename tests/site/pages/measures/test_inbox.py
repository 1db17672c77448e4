"""Hours and topics of an inbox: small cells stay hidden, and nothing hidden becomes a zero."""

from datetime import date

import pytest

from meetlat.register.models import Organisation, ServiceOpening, ServiceSchedule
from meetlat.report.charts.week import Service
from meetlat.report.models import Edition
from meetlat.site.pages.measures.inbox import changed_words, services, small, tellable, told, unanswered

LAST = date(2025, 12, 31)  # of an edition
HIDDEN = {"text": "minder dan 5", "unknown": True}


def test_hours_with_one_to_four_questions_are_left_out() -> None:
    found = told([{"hour": 0, "asked": 4}, {"hour": 1, "asked": 5}, {"hour": 2, "asked": 0}])
    assert 0 not in found
    assert found[1] == 5
    assert found[2] == found[167] == 0
    assert len(found) == 167


@pytest.mark.parametrize(("asked", "share"), [((5, 5), 1.0), ((6, 3, 3), 0.5), ((1, 4), 0.0), ((0, 0), 0.0), ((), 0.0)])
def test_how_much_of_a_week_can_be_told(asked: tuple[int, ...], share: float) -> None:
    assert tellable([{"asked": n} for n in asked]) == share


@pytest.mark.parametrize(("n", "shown"), [(0, "0"), (1, HIDDEN), (4, HIDDEN), (5, "5"), (1200, "1.200")])
def test_small_numbers_are_not_told(n: int, shown: str | dict[str, object]) -> None:
    assert small(n) == shown


def test_topics_stand_by_what_stayed_unanswered() -> None:
    table = unanswered(
        [
            {"topic": "waste", "heard": 40, "contacts": 20, "unanswered": 5},
            {"topic": "traffic", "heard": 9, "contacts": 8, "unanswered": 1},
            {"topic": "housing", "heard": 30, "contacts": 30, "unanswered": 12},
        ]
    )
    assert table is not None
    rows = [row["cells"] for row in table["rows"]]
    assert [cells[0] for cells in rows] == ["Wonen en bouwen", "Afval", "Verkeer en parkeren"]
    assert rows[1][3] == {"text": "5", "note": "25%"}
    assert rows[2][3] == HIDDEN


def test_nothing_is_said_of_no_topics() -> None:
    assert unanswered([]) is None


def test_hours_over_midnight_are_two(organisation: Organisation) -> None:
    assert services(organisation, LAST)[0] == Service(0, 9.0, 17.0)
    own = ServiceSchedule.objects.create(organisation=organisation, holidays_kept=True)
    ServiceOpening.objects.create(schedule=own, weekday=6, opens=22 * 60, closes=2 * 60)
    assert services(organisation, LAST) == [Service(6, 22.0, 24.0), Service(0, 0, 2.0)]


def test_an_edition_shows_the_hours_of_its_own_time(organisation: Organisation) -> None:
    own = ServiceSchedule.objects.create(organisation=organisation, since=date(2026, 2, 1))
    ServiceOpening.objects.create(schedule=own, weekday=5, opens=10 * 60, closes=12 * 60)
    assert services(organisation, LAST)[0] == Service(0, 9.0, 17.0)
    assert services(organisation, date(2026, 2, 1)) == [Service(5, 10.0, 12.0)]


@pytest.mark.parametrize(
    ("since", "said"),
    [
        # half way
        (date(2025, 7, 1), "De openingstijden veranderden in deze tijd; omlijnd zijn die vanaf 1 juli 2025."),
        # from its first day on
        (date(2025, 1, 1), ""),
        # after it
        (date(2026, 1, 1), ""),
    ],
)
def test_hours_that_changed_within_the_period_are_said(since: date, said: str, organisation: Organisation) -> None:
    edition = Edition(id="measures-2025", day=LAST)
    assert changed_words(edition, organisation) == ""
    own = ServiceSchedule.objects.create(organisation=organisation, since=since)
    ServiceOpening.objects.create(schedule=own, weekday=5, opens=10 * 60, closes=12 * 60)
    assert changed_words(edition, organisation) == said


def test_a_country_without_known_holidays_has_no_hours(db: None) -> None:
    elsewhere = Organisation.objects.create(id="fr.1", kind="municipality", name="Ailleurs", country="FR")
    assert services(elsewhere, LAST) == []
