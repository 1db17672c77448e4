"""The indicator that a file defines; where it cannot be made, the line that is wrong and what may stand there."""

import ast
from dataclasses import MISSING, fields
from importlib import import_module
from pathlib import Path

from meetlat.measure.checked import BadIndicator, checked
from meetlat.measure.indicator import Indicator

NOT_WRITTEN = ("texts", "compute")  # come from the files beside it, and from the function that is marked


def defined(module: str, file: Path) -> Indicator:
    """Raises BadIndicator."""
    try:
        return checked(import_module(module).indicator, file)
    except SyntaxError as error:
        raise BadIndicator(f"{file.name} line {error.lineno}: is not Python ({error.msg}). Mend the line.") from None
    except (TypeError, AttributeError):
        _refuse(file)
        raise


def _refuse(file: Path) -> None:
    """Names the part that is not known or that is missing; nothing where the fault is another."""
    call = _call(file)
    if call is None:
        raise BadIndicator(f"{file.name}: defines no indicator. Write indicator = Indicator(id=…, …) in it.")
    parts = {one.name: one for one in fields(Indicator) if one.name not in NOT_WRITTEN}
    known = ", ".join(parts)
    for written in call.keywords:
        if written.arg not in parts:
            raise BadIndicator(f"{file.name} line {written.lineno}: {written.arg} is not known. Write one of {known}.")
    needed = {name for name, one in parts.items() if one.default is MISSING}
    if missing := sorted(needed - {written.arg for written in call.keywords}):
        lacks = f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing"
        raise BadIndicator(f"{file.name} line {call.lineno}: {lacks}. An indicator has {known}.")


def _call(file: Path) -> ast.Call | None:
    """Where ``indicator = Indicator(…)`` stands."""
    for line in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(line, ast.Assign) and isinstance(line.value, ast.Call):
            names = [target.id for target in line.targets if isinstance(target, ast.Name)]
            if names == ["indicator"]:
                return line.value
    return None
