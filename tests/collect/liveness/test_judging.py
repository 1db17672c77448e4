"""What is the matter with an account: a table that a researcher can extend."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.collect.liveness.judging import FINE, GRAVEST_FIRST, Observed, judge

NOW = datetime(2026, 6, 1, tzinfo=UTC)
HALF_A_YEAR = {"read_from": NOW - timedelta(days=180), "read_until": NOW}


def ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


@pytest.mark.parametrize(
    ("observed", "state"),
    [
        ({}, FINE),  # nobody looked
        ({"kept_id": "1", "seen_id": "1", "kept_key": "waard", "seen_key": "waard"}, FINE),
        ({"kept_id": "1", "seen_id": "1", "kept_key": "waard", "seen_key": "gemeentewaard"}, "renamed"),
        ({"kept_id": "1", "seen_id": "2", "kept_key": "waard", "seen_key": "waard"}, "not_theirs"),
        ({"kept_id": "did:plc:A", "seen_id": "did:plc:a"}, FINE),  # written otherwise
        ({"kept_key": "waard", "seen_key": "gemeentewaard"}, FINE),  # without numbers nobody can tell
        ({"kept_id": "1", "kept_key": "waard", "seen_key": "gemeentewaard"}, FINE),
        ({"kept_id": "1", "seen_id": "1", "kept_key": "waard", "seen_key": ""}, FINE),
        ({"gone": True}, "gone"),
        ({"gone": True, "walled": True, **HALF_A_YEAR}, "gone"),
        ({"kept_id": "1", "seen_id": "2", "gone": True}, "not_theirs"),
        ({"moved_to": "waard@elders.example"}, "moved"),
        ({"walled": True}, "walled"),
        ({**HALF_A_YEAR}, "silent"),
        ({**HALF_A_YEAR, "followers": 0}, "silent"),
        ({**HALF_A_YEAR, "followers": 812}, "silent_with_followers"),  # Lochem in the council-clerk study
        ({**HALF_A_YEAR, "followers": 812, "last_message": ago(90)}, "silent_with_followers"),
        ({**HALF_A_YEAR, "followers": 812, "last_message": ago(89.9)}, FINE),
        ({**HALF_A_YEAR, "last_message": ago(400)}, "silent"),
        ({"read_from": ago(89), "read_until": NOW}, FINE),  # not seen is not silent
        ({"read_from": ago(90), "read_until": NOW}, "silent"),
        ({"last_message": ago(400)}, FINE),  # nobody read since
        ({"walled": True, **HALF_A_YEAR}, "silent"),
    ],
)
def test_judge(observed: dict[str, Any], state: str) -> None:
    assert judge(Observed(**observed)) == state


@given(
    st.builds(
        Observed,
        kept_id=st.sampled_from(["", "1", "2"]),
        seen_id=st.sampled_from(["", "1", "2"]),
        kept_key=st.sampled_from(["", "a", "b"]),
        seen_key=st.sampled_from(["", "a", "b"]),
        gone=st.booleans(),
        walled=st.booleans(),
        followers=st.none() | st.integers(0, 10),
        last_message=st.none() | st.integers(0, 400).map(ago),
        read_from=st.none() | st.integers(0, 400).map(ago),
        read_until=st.none() | st.just(NOW),
    )
)
def test_every_observation_has_one_answer_and_silence_was_read(observed: Observed) -> None:
    state = judge(observed)
    assert state == FINE or state in GRAVEST_FIRST
    if state.startswith("silent"):
        assert observed.read_from
        assert observed.read_from <= ago(90)
        assert observed.last_message is None or observed.last_message <= ago(90)
