"""Settings: a wrong value stops the program with its name, its value and what was expected."""

from pathlib import Path

import pytest

from meetlat import environment
from meetlat.environment import WrongSetting


@pytest.mark.parametrize(
    ("name", "read", "value"),
    [
        ("MEETLAT_HOME", environment.home, "a\0b"),
        ("MEETLAT_REFERENCE", environment.reference, "/nowhere/at/all"),
        ("DATABASE_URL", environment.database, "mysql://localhost/meetlat"),
        ("MEETLAT_ENGINE", environment.engine, "pandas"),
        ("MEETLAT_ENGINE", environment.engine, "sc://host"),
        ("MEETLAT_DEBUG", environment.debug, "perhaps"),
        ("MEETLAT_HOSTS", environment.hosts, "https://meetlat.example/"),
        ("MEETLAT_HTTPS", environment.https, "on a Tuesday"),
        ("MEETLAT_SECRET", environment.secret, "short"),
        ("MEETLAT_THEME", environment.theme, "/nowhere/theme.css"),
    ],
)
def test_a_wrong_value_is_named(monkeypatch: pytest.MonkeyPatch, name: str, read: object, value: str) -> None:
    monkeypatch.setattr("os.environ", {name: value})
    assert callable(read)
    with pytest.raises(WrongSetting) as wrong:
        read()
    assert str(wrong.value).startswith(f"{name}={value!r}: expected ")


def test_defaults_need_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.environ", {})
    environment.read_all()
    assert environment.home() == Path("meetlat-data").absolute()
    assert (environment.engine(), environment.reference(), environment.lake()) == ("duckdb", None, None)
    assert (environment.debug(), environment.https(), environment.hosts()) == (False, False, ["127.0.0.1", "localhost"])


def test_good_values_are_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    theme = tmp_path / "own.css"
    theme.touch()
    given = {
        "MEETLAT_ENGINE": "sc://cluster.example:15002",
        "MEETLAT_REFERENCE": str(tmp_path),
        "MEETLAT_THEME": str(theme),
        "MEETLAT_HTTPS": "Yes",
        "DATABASE_URL": "postgresql://u:p@db.example:5432/meetlat",
        "MEETLAT_LAKE": str(tmp_path / "lake"),
    }
    monkeypatch.setattr("os.environ", given)
    environment.read_all()
    assert (environment.reference(), environment.theme(), environment.https()) == (tmp_path, theme, True)
    assert environment.engine() == given["MEETLAT_ENGINE"]


def test_every_setting_says_what_it_is_for() -> None:
    for setting in environment.SETTINGS.values():
        assert setting.purpose, setting.name
        assert setting.expected, setting.name
