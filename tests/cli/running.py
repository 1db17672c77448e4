"""Runs the command line as a person does, in this process, with what it printed."""

import sys
from dataclasses import dataclass

import pytest

from meetlat.cli import main


@dataclass(frozen=True)
class Outcome:
    status: int
    out: str
    err: str


def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Outcome:
    """``meetlat`` with these arguments: exit status, stdout, stderr."""
    monkeypatch.setattr(sys, "argv", ["meetlat", *arguments])
    capsys.readouterr()
    status = _status()
    said = capsys.readouterr()
    return Outcome(status, said.out, said.err)


def _status() -> int:
    try:
        main()
    except SystemExit as stopped:
        return int(stopped.code or 0)
    return 0
