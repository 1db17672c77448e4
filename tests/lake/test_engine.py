"""The engines, and what is said when one is not there."""

import builtins
from typing import Any

import pytest

from meetlat.lake import EngineUnreachable, connect


def test_duckdb_is_there() -> None:
    assert connect().name == "duckdb"


def test_a_cluster_without_its_client(monkeypatch: pytest.MonkeyPatch) -> None:
    imported = builtins.__import__

    def without_spark(name: str, *rest: Any, **more: Any) -> Any:
        if name.startswith("pyspark"):
            raise ImportError(name)
        return imported(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without_spark)
    with pytest.raises(EngineUnreachable, match=r"pip install meetlat\[spark\]"):
        connect("sc://127.0.0.1:1")
