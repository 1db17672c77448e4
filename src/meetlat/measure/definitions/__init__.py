"""How answering is counted: a file for each definition, with its source and with what the source leaves open."""

from functools import cache
from pathlib import Path

from meetlat.measure.definitions.definition import BadDefinition, Definition, DefinitionText
from meetlat.measure.definitions.reading import read_definition

__all__ = ["OWN", "BadDefinition", "Definition", "DefinitionText", "definitions", "read_definition"]

OWN = "meetlat"


@cache
def definitions() -> dict[str, Definition]:
    """All definitions in this folder by id: Meetlat's own first, then in the order of their ids."""
    files = sorted(Path(__file__).parent.glob("*.toml"), key=lambda file: (file.stem != OWN, file.stem))
    return {file.stem: read_definition(file) for file in files}
