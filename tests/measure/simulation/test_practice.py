"""Given organisations speak through given accounts, as far as their platform is one that is simulated."""

from pathlib import Path

import pytest

from meetlat.lake import Lake
from meetlat.measure.simulation import Account, practice_messages

ORGANISATIONS = [("zz.m001", "Ankeroord", 40_000), ("zz.m002", "Avondrade", 9_000)]
ACCOUNTS = [
    Account("7", "zz.m001", "mastodon"),
    Account("8", "zz.m001", "mastodon", "council"),
    Account("9", "zz.m001", "whatsapp"),
    Account("10", "zz.m999", "facebook"),
]


def test_only_accounts_that_can_be_used_speak(tmp_path: Path) -> None:
    said = practice_messages(Lake(tmp_path), ORGANISATIONS, ACCOUNTS, 400)
    assert (said["messages"], said["organisations"], said["accounts"]) == (400, 2, 2)
    assert set(Lake(tmp_path).scan(["account"])["account"].to_pylist()) == {None, "7", "8"}
    assert practice_messages(Lake(tmp_path), ORGANISATIONS, ACCOUNTS, 400) == said


def test_somebody_must_be_able_to_speak(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no organisation with an account on any of mastodon"):
        practice_messages(Lake(tmp_path), ORGANISATIONS, ACCOUNTS[2:], 400)
    assert not Lake(tmp_path).number_of_messages()
