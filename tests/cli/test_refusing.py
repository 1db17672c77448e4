"""A wrong option: the message names the option, what was given and what is allowed."""

from pathlib import Path

import pytest

from tests.cli.running import run

TABLE = ("rank", "--from", "table.csv", "--by", "followers")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((*TABLE, "--draws", "5"), "'--draws': '5'. Input should be greater than or equal to 100."),
        ((*TABLE, "--tie", "dice"), "'--tie': 'dice' is not one of 'shared', 'average', 'dense'."),
        (("serve", "--port", "99999"), "'--port': '99999'. Input should be less than or equal to 65535."),
        (("bench", "--messages", "some"), "'--messages': 'some'. Input should be a valid integer"),
        (("register", "verify", "--limit", "0"), "'--limit': '0'. Input should be greater than or equal to 1."),
    ],
)
def test_what_was_given_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
    arguments: tuple[str, ...], said: str,
) -> None:  # fmt: skip
    monkeypatch.setenv("MEETLAT_HOME", str(tmp_path))
    told = run(capsys, monkeypatch, *arguments)
    assert told.status == 2
    assert f"Invalid value for {said}" in told.err
    assert "--help" in told.err
    assert "Value error" not in told.err
