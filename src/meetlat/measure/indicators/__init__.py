"""All indicators, one file each. A new file here is a new indicator; nothing else needs to know."""

from functools import cache
from pathlib import Path

from meetlat.measure.defined import defined
from meetlat.measure.indicator import Indicator

FOLDER = Path(__file__).parent


def census_indicators() -> dict[str, Indicator]:
    """Those that the register alone answers."""
    return {id: indicator for id, indicator in indicators().items() if indicator.of == "register"}


def message_indicators() -> dict[str, Indicator]:
    """Those of what was said in a period, and of the counts of accounts in it."""
    return {id: indicator for id, indicator in indicators().items() if indicator.of != "register"}


@cache
def indicators() -> dict[str, Indicator]:
    """Every indicator by its id, in the order of their names. Texts are read with them."""
    names = sorted(file.stem for file in FOLDER.glob("*.py") if file.stem != "__init__")
    found = (defined(f"{__name__}.{name}", FOLDER / f"{name}.py") for name in names)
    return {indicator.id: indicator.read_texts(FOLDER) for indicator in found}
