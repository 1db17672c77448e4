"""Refuses an indicator that lacks a part, or says what nobody knows; with its file, the line and what is allowed."""

import re
from pathlib import Path
from typing import Literal, get_args, get_origin, get_type_hints

from meetlat.measure.indicator import Indicator
from meetlat.problem import Problem


class BadIndicator(Problem):
    """A file that defines no usable indicator."""


def checked(indicator: Indicator, file: Path) -> Indicator:
    """The indicator as it is; raises BadIndicator where its file says what cannot be."""
    if indicator.id != file.stem:
        raise _bad(file, "id", indicator.id, f"the name of its file, {file.stem!r}")
    if not (isinstance(indicator.source, str) and indicator.source.strip()):
        raise _bad(file, "source", indicator.source, "the document or page that the definition comes from")
    for field, allowed in _words(indicator.of).items():
        if getattr(indicator, field) not in allowed:
            raise _bad(file, field, getattr(indicator, field), f"one of {', '.join(allowed)}")
    for field in ("version", "minimum"):
        number = getattr(indicator, field)
        if not (isinstance(number, int) and number >= 1):
            raise _bad(file, field, number, "a whole number, 1 or more")
    if indicator.compute is None:
        raise BadIndicator(f"{file.name}: no function computes it. Mark one with @indicator.figures.")
    return indicator


def _words(of: str) -> dict[str, tuple[str, ...]]:
    """field -> the words that may stand there."""
    hints = get_type_hints(Indicator, localns={"Table": object})
    words = {field: get_args(hint) for field, hint in hints.items() if get_origin(hint) is Literal}
    if of == "register":  # its groups are added up (see ``groups``), and no median comes of that
        words["whole"] = tuple(word for word in words["whole"] if word != "median")
    return words


def _bad(file: Path, field: str, value: object, expected: str) -> BadIndicator:
    return BadIndicator(f"{file.name} line {_line(file, field)}: {field} is {value!r}, expected {expected}.")


def _line(file: Path, field: str) -> int:
    """Where the field is given; 1 where it is not."""
    lines = file.read_text(encoding="utf-8").split("\n")
    return next((number for number, line in enumerate(lines, 1) if re.match(rf"\s*{field}\s*=", line)), 1)
