"""A lake whose limits are so low that a handful of messages fills files, and small ones are merged."""

import pytest


@pytest.fixture
def low_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, limit in {
        "files.MOST": 6,
        "files.TOGETHER": 2,
        "compacting.LARGE": 3,
        "compacting.TOGETHER": 2,
        "partitions.SMALL": 2,
        "checking.AT_ONCE": 5,
    }.items():
        monkeypatch.setattr(f"meetlat.lake.{name}", limit)
