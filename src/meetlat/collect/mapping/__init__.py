"""Any CSV, workbook or NDJSON as messages: a mapping says which column is what, and one is proposed from the header."""

from pathlib import Path

from meetlat.collect.mapping.format import mapped_format
from meetlat.collect.mapping.model import Mapping, Note
from meetlat.collect.mapping.proposal import propose
from meetlat.collect.mapping.reading import BadMapping, mapping_from, read_mapping
from meetlat.collect.mapping.trial import Trial, tried
from meetlat.collect.mapping.writing import as_toml
from meetlat.problem import Problem

__all__ = [
    "BadMapping",
    "Mapping",
    "Note",
    "Trial",
    "Unsure",
    "as_toml",
    "certain",
    "mapped_format",
    "mapping_from",
    "propose",
    "read_mapping",
    "tried",
]


class Unsure(Problem):
    """A proposal that a person must look at before anything is imported by it."""


def certain(path: Path) -> Mapping:
    """The proposed mapping of a file, where nothing in it is unsure. Raises Unsure."""
    proposed = propose(path)
    if not proposed.unsure:
        return proposed
    raise Unsure(
        f"{path.name}: give a --mapping. The one that can be proposed is not sure: {'; '.join(proposed.unsure)}."
        " See it with --dry-run, save it, mend it, and hand it over with --mapping."
    )
