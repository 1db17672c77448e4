"""What is said of a register from the two sources of its accounts, as they stand in the database."""

import json

import pytest

from meetlat.measure.statistics.capture import captured
from meetlat.measure.statistics.completeness import NO_OVERLAP, UNDECIDED
from meetlat.register.models import Evidence
from meetlat.report.completeness import NothingVisited, register_completeness
from tests.report.registering import DAY, accounts, organisation, proposed

pytestmark = pytest.mark.django_db


def twenty_four(status: str = "read") -> None:
    """Twenty accounts that both sources give, three that only the directory gives, one that only the website gives."""
    one = organisation("nl.a", status)
    accounts(one, 20, "directory", "website")
    accounts(one, 3, "directory")
    accounts(one, 1, "two_way")
    organisation("nl.b")


def test_what_both_sources_tell() -> None:
    twenty_four()
    said = register_completeness("NL")
    expected = captured(23, 21, 20)
    assert (said["country"], said["visited"], said["organisations"]) == ("NL", 1, 2)
    (x,) = said["platforms"]
    assert (x["platform"], x["directory"], x["website"], x["both"], x["undecided"]) == ("x", 23, 21, 20, 0)
    assert (x["at_least"], x["probably"], x["low"], x["high"]) == (24, expected.probably, expected.low, expected.high)
    assert x["says"] == str(expected) == "at least 24, probably 24 (24 to 26)"
    assert (x["certainty"], x["note"]) == ("estimated", "")
    assert json.loads(json.dumps(said)) == said


def test_proposals_that_wait_raise_the_high_end_only() -> None:
    twenty_four()
    accounts(one := organisation("nl.c", "read"), 1, "directory", "website")
    proposed(one, 4)
    (x,) = register_completeness("NL")["platforms"]
    assert (x["undecided"], x["note"]) == (4, UNDECIDED)
    assert (x["at_least"], x["probably"]) == (25, captured(24, 22, 21).probably)
    assert x["high"] == captured(24, 26, 21).high


def test_evidence_that_ended_tells_nothing() -> None:
    twenty_four()
    Evidence.objects.filter(kind="website").update(until=DAY)
    (x,) = register_completeness("NL")["platforms"]
    assert (x["website"], x["both"], x["probably"], x["note"]) == (1, 0, None, NO_OVERLAP)
    assert x["says"] == "at least 24; how many more is not known"


def test_the_practice_country_is_told_apart() -> None:
    twenty_four()
    accounts(organisation("zz.a", "read", country="ZZ"), 7, "directory", "website")
    assert [one["both"] for one in register_completeness("ZZ")["platforms"]] == [7]
    assert [one["both"] for one in register_completeness("NL")["platforms"]] == [20]


def test_one_platform() -> None:
    twenty_four()
    accounts(organisation("nl.c", "read"), 8, "directory", "website", platform="mastodon")
    assert [one["platform"] for one in register_completeness("NL")["platforms"]] == ["mastodon", "x"]
    assert [one["platform"] for one in register_completeness("NL", "mastodon")["platforms"]] == ["mastodon"]
    assert register_completeness("NL", "bluesky")["platforms"] == []


@pytest.mark.parametrize(
    ("status", "says"),
    [
        ("", "No website in NL was visited yet: the register has one source only"),
        ("down", "None of the 1 websites visited in NL could be read: the register has one source only"),
    ],
)
def test_one_source_is_not_enough(status: str, says: str) -> None:
    twenty_four(status)
    organisation("be.d", "read", country="BE")
    with pytest.raises(NothingVisited, match=says) as refused:
        register_completeness("NL")
    assert "`meetlat register verify --country NL`" in str(refused.value)
