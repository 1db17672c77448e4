"""The key that signs sessions."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from meetlat.site.secret import secret_key


def test_it_is_made_once_and_kept(home: Path) -> None:
    key = secret_key()
    assert len(key) >= 50
    assert secret_key() == key
    file = home / "secrets" / "django"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [kept.name for kept in file.parent.iterdir()] == ["django"]


def test_of_many_that_start_at_once_all_have_the_same(home: Path) -> None:
    with ThreadPoolExecutor(8) as starters:
        assert len(set(starters.map(lambda _: secret_key(), range(8)))) == 1


def test_one_that_is_given_is_used(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEETLAT_SECRET", "s" * 40)
    assert secret_key() == "s" * 40
    assert not (home / "secrets").exists()
