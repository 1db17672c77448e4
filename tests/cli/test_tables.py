"""Tables in the terminal, and in a file or a pipe."""

import re

import pytest

from meetlat.cli.tables import print_table

NAME = "samenwerkingsverband-" * 9


def test_in_a_pipe_each_row_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    print_table("Title", ("name", "number"), [(NAME, "1"), ("short", "23")], "Note.")
    lines = [line.rstrip() for line in capsys.readouterr().out.splitlines() if line.strip()]
    assert lines[0] == "Title"
    assert [line.split() for line in lines[3:]] == [[NAME, "1"], ["short", "23"], ["Note."]]


def test_a_terminal_folds_and_loses_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "60")
    print_table("Title", ("name", "number"), [(NAME, "1")])
    said = re.sub(r"\x1b\[\d*m", "", capsys.readouterr().out)
    assert max(map(len, said.splitlines())) <= 60
    assert NAME in "".join(said.split()).replace("1", "")
